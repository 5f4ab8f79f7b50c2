"""What stands under a language is in that language, finished, and without signs that do not belong to its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from jointreport.files.project import READABLE
from jointreport.problems import Problem
from jointreport.records.kinds import value_at
from jointreport.records.load import Entry, shipped_records
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import VERBATIM, Document
from jointreport.records.model.language import InterfaceText, Text
from jointreport.records.reads import cached, ignore_reads
from jointreport.records.register.order import Groups
from jointreport.records.register.register import Register
from jointreport.records.source import Where
from jointreport.rules.language.ends import faults_of_end
from jointreport.rules.language.lengths import faults_of_length
from jointreport.rules.language.notes import fault_of_note
from jointreport.rules.language.numbers import fault_of_label, fault_of_number
from jointreport.rules.language.scripts import CHINESE, LATIN, Fault, faults_of_language, script_of
from jointreport.rules.language.signs import (
    fault_of_markdown,
    fault_of_pairs,
    fault_of_repetition,
    fault_of_spaces,
    faults_of_signs,
    faults_of_typing,
)
from jointreport.rules.language.symbols import faults_of_symbols
from jointreport.rules.language.traditional import fault_of_traditional
from jointreport.system.cache import digest_of_parts

NAMES = frozenset({"title", "name", "short", "words", "label"})
"""The fields in which a record says what it is called."""
_TAGS_OF_SHIPPED = {"en": "en", "zh": "zh-Hans"}


_FILE_ENDS = tuple(f".{ending}”" for ending in READABLE)
_FILE = re.compile(rf"“[^“”]+(?:{'|'.join(map(re.escape, _FILE_ENDS))})")
"""A file that a text was taken from, as the source names it."""

_MAY_NAME_OTHERS = frozenset({"decisions", "documents", "accounts", "context"})
"""Texts may name decisions that we do not hold, and what is told of them lists those in `about`."""


class Written(NamedTuple):
    """Words as an author wrote them under a language, and where."""

    entry: Entry[Any]
    where: Where
    language: str
    words: str

    @property
    def of_text(self) -> bool:
        """Whether they are words of the text of a decision or document, which alone has footnotes."""
        return self.where[:1] == ("text",) and isinstance(self.entry.record, Decision | Document)

    @property
    def verbatim(self) -> bool:
        """Whether they are words of the document itself, which must stay as they are."""
        record = self.entry.record
        if not self.of_text or not isinstance(record, Decision | Document):
            return False
        said = record.text.languages.get(self.language)
        return said is not None and said.status in VERBATIM

    def problem(self, fault: Fault) -> Problem:
        """Return what to tell of a fault in these words."""
        return Problem(fault.code, self.entry.spot(*self.where), fault.values)


def _written(entry: Entry[Any], where: Where, text: Text) -> Iterator[Written]:
    """Yield the words of a text by language; of a word of the interface each plural form."""
    if isinstance(text, InterfaceText):
        for language, forms in text.forms.items():
            yield from (Written(entry, (language, category), language, words) for category, words in forms.items())
    else:
        for language, words in text.by_language.items():
            yield Written(entry, (*where, language), language, _without_names_of_files(words))


def _without_names_of_files(words: str) -> str:
    """Return words without what a file in quotation marks is called: as it came, in any language, under any symbol."""
    return _FILE.sub("“x.docx”", words) if any(end in words for end in _FILE_ENDS) else words


@cached()
def _names(register: Register) -> frozenset[str]:
    """Return what the records are called, in any language."""
    titles = (text for _, where, text in register.texts if where and where[-1] in NAMES)
    variants = (one for entry in register.terms.values() for some in entry.record.variants.values() for one in some)
    return frozenset(map(str.casefold, (*variants, *(words for text in titles for words in text.by_language.values()))))


def _is_name(register: Register, piece: str, own: frozenset[str]) -> bool:
    """Whether some words are a name of the register, or a part of one, which is not among their `own` text."""
    sought = piece.casefold()
    return any(sought in name for name in _names(register) if name not in own)


def faults_of_text(register: Register, entry: Entry[Any], where: Where, text: Text) -> Iterator[Problem]:
    """Yield what is wrong with the words of a text, one fault for each language: the others only follow from it."""
    usual = _usual_faults(entry, where)
    told = set()
    for one in _written(entry, where, text):
        for fault in _faults_of_words(register, one):
            if fault.code not in usual:
                told.add(one.language)
                yield one.problem(fault)
    words = {language: words for language, words in text.by_language.items() if language not in told}
    tags = {language: register.languages[language].tag for language in words}
    own = frozenset(one.casefold() for one in words.values())
    for language, fault in faults_of_language(words, tags, partial(_is_name, register, own=own)):
        one = Written(entry, (*where, language), language, words[language])
        if fault.code not in usual and not (one.verbatim and _is_cited(one, fault)):
            told.add(language)
            yield one.problem(fault)
    # A footnote may cite a document by its title in one language, and by its symbol in another.
    if not told and "footnotes" not in where and not isinstance(text, InterfaceText):
        of_text = where[:1] == ("text",) and isinstance(entry.record, Decision | Document)
        faults = list(faults_of_length(words, tags, of_text=of_text))
        # A text cut short has no end of its own, and a name has none at all.
        if not faults and where[-1] not in NAMES:
            faults = list(faults_of_end(words))
        for language, fault in faults:
            yield Written(entry, (*where, language), language, words[language]).problem(fault)


def _is_cited(one: Written, fault: Fault) -> bool:
    """Whether what is in another language may have been issued so: a name, or a title cited in a footnote.

    The Chinese texts of the United Nations alone translate titles in footnotes.
    """
    return fault.code == "name-in-other-letters" or ("footnotes" in one.where and one.language != "zh")


def _faults_of_words(register: Register, one: Written) -> Iterator[Fault]:
    """Yield what is wrong with words whatever stands beside them."""
    verbatim = one.verbatim
    faults = (fault_of_note(one.words, verbatim=verbatim), fault_of_markdown(one.words, has_footnotes=one.of_text))
    yield from (fault for fault in faults if fault)
    # Of a page it would not be known whether the other bracket stands on the next line.
    tag = register.languages[one.language].tag
    # A quotation that was issued may go on in the next paragraph.
    if alone := fault_of_pairs(one.words, quotes=not verbatim and tag.startswith(("en", "zh"))):
        yield alone
    # In the words of a page spaces stand where its marks stood.
    if script_of(tag) is CHINESE and (apart := fault_of_spaces(one.words)):
        yield apart
    for fault in _faults_of_writing(register, one.language, one.words, verbatim=verbatim):
        if fault.code != "symbol-of-no-record" or one.entry.kind not in _MAY_NAME_OTHERS:
            yield fault


def faults_of_line(register: Register, language: str, words: str) -> Iterator[Fault]:
    """Yield what is wrong with words of a page, which stand there in one language alone."""
    tags = {key: one.tag for key, one in register.languages.items()}
    if fault := fault_of_note(words, verbatim=False):
        yield fault
    else:
        faults = faults_of_language({language: words}, tags, partial(_is_name, register, own=frozenset()))
        yield from (fault for _, fault in faults)
    yield from _faults_of_writing(register, language, words, verbatim=False)


def _faults_of_writing(register: Register, language: str, words: str, *, verbatim: bool) -> Iterator[Fault]:
    """Yield the signs, characters and symbols that do not belong to words in a language, of a record or a page."""
    tag = register.languages[language].tag
    script = script_of(tag)
    yield from faults_of_signs(words, is_chinese=script is CHINESE, is_latin=script is LATIN)
    yield from faults_of_typing(words)
    if not verbatim and (fault := fault_of_repetition(words)):
        yield fault
    if script is CHINESE and "Hant" not in tag and (fault := fault_of_traditional(words, verbatim=verbatim)):
        yield fault
    for fault in faults_of_symbols(words, register.decision_forms, register.symbols_meant, verbatim=verbatim):
        # Of a decision whose file cannot be read nobody knows the symbol.
        if fault.code != "symbol-of-no-record" or not register.lost.any_of("decisions"):
            yield fault


def _usual_faults(entry: Entry[Any], where: Where) -> frozenset[str]:
    """Return what would be faults of the words that the program has in the same place: the name of a state, a sign."""
    shipped = shipped_records(entry.kind).entries[entry.kind].get(entry.identity)
    if shipped is None:
        return frozenset()
    record = shipped.unnoted
    text: Text = value_at(record, str(where[0])) if where else record.root
    notes = (fault_of_note(words, verbatim=False) for words in text.by_language.values())
    faults = (fault for _, fault in faults_of_language(text.by_language, _TAGS_OF_SHIPPED, lambda _: False))
    return frozenset(fault.code for fault in (*notes, *faults) if fault)


def _faults_of_numbers(entry: Entry[Any]) -> Iterator[Problem]:
    """Yield the paragraphs and footnotes of a text that begin with their printed number."""
    record = entry.record
    if not isinstance(record, Decision | Document):
        return
    paragraphs = [
        (("paragraphs", n), one.text, partial(fault_of_number, one.at)) for n, one in enumerate(record.text.paragraphs)
    ]
    footnotes = [
        (("footnotes", n), one.text, partial(fault_of_label, one.label)) for n, one in enumerate(record.text.footnotes)
    ]
    for where, text, fault_of in (*paragraphs, *footnotes):
        for one in _written(entry, ("text", *where, "text"), text):
            if fault := fault_of(one.words):
                yield one.problem(fault)


def held_against(register: Register) -> str:
    """Return a digest of all but themselves that words are held against: names, symbols and their forms, languages."""
    names = sorted(_names(register))
    symbols = (*sorted(register.symbols_meant), *register.decision_forms)
    tags = (f"{key} {language.tag}" for key, language in register.languages.items())
    return digest_of_parts("\n".join(names), "\n".join(symbols), *tags, str(register.lost.any_of("decisions")))


@cached()
def _found(register: Register) -> Mapping[str, tuple[Problem, ...]]:
    """Return all that is wrong with words, by code: each text is looked at once."""
    with ignore_reads():
        texts = (text for text in register.texts if text[0].source.path not in register.settled)
        entries = (entry for entry in register.every_entry() if entry.source.path not in register.settled)
        of_texts = (one for text in texts for one in faults_of_text(register, *text))
        of_numbers = (one for entry in entries for one in _faults_of_numbers(entry))
        return Groups((problem.code, problem) for problem in (*of_texts, *of_numbers))


def no_letter_of_language(register: Register) -> Iterator[Problem]:
    """Words under a language have a letter of it, unless they are symbols, numbers or acronyms."""
    yield from _found(register).get("no-letter-of-language", ())


def languages_swapped(register: Register) -> Iterator[Problem]:
    """No two languages of a text have each the words of the other."""
    yield from _found(register).get("languages-swapped", ())


def other_language(register: Register) -> Iterator[Problem]:
    """No sentence and no half of one is in another language than that under which it stands."""
    yield from _found(register).get("other-language", ())


def name_in_other_letters(register: Register) -> Iterator[Problem]:
    """Each long name in other letters than those of the language is one that the register has."""
    yield from _found(register).get("name-in-other-letters", ())


def note_to_oneself(register: Register) -> Iterator[Problem]:
    """No text is a note that it has to be written, and none holds one."""
    yield from _found(register).get("note-to-oneself", ())


def note_in_words(register: Register) -> Iterator[Problem]:
    """No text holds an abbreviation that is as a rule a note to oneself."""
    yield from _found(register).get("note-in-words", ())


def printed_number(register: Register) -> Iterator[Problem]:
    """No paragraph, item or footnote begins with the number that its place brings along."""
    yield from _found(register).get("printed-number", ())


def sign_of_one_font(register: Register) -> Iterator[Problem]:
    """No sign stands in words that exists in one font only."""
    yield from _found(register).get("sign-of-one-font", ())


def letters_of_print(register: Register) -> Iterator[Problem]:
    """No letters stand in words that are joined, full-width or otherwise made for print."""
    yield from _found(register).get("letters-of-print", ())


def half_width_sign(register: Register) -> Iterator[Problem]:
    """No half-width punctuation stands beside Chinese characters."""
    yield from _found(register).get("half-width-sign", ())


def full_width_sign(register: Register) -> Iterator[Problem]:
    """No full-width punctuation stands beside words in Latin letters."""
    yield from _found(register).get("full-width-sign", ())


def straight_quotes(register: Register) -> Iterator[Problem]:
    """No straight quotation marks stand in Chinese words."""
    yield from _found(register).get("straight-quotes", ())


def space_between_characters(register: Register) -> Iterator[Problem]:
    """No space stands between Chinese characters."""
    yield from _found(register).get("space-between-characters", ())


def sign_twice(register: Register) -> Iterator[Problem]:
    """No two signs of punctuation stand one after the other."""
    yield from _found(register).get("sign-twice", ())


def word_broken(register: Register) -> Iterator[Problem]:
    """No word stands in two pieces, as a printed line ended with its first."""
    yield from _found(register).get("word-broken", ())


def last_sign_missing(register: Register) -> Iterator[Problem]:
    """Where one language of a text ends with a sign of punctuation, the others do."""
    yield from _found(register).get("last-sign-missing", ())


def last_sign_differs(register: Register) -> Iterator[Problem]:
    """No two languages of a text end with signs of punctuation that mean different things."""
    yield from _found(register).get("last-sign-differs", ())


def bracket_alone(register: Register) -> Iterator[Problem]:
    """Each bracket, and in words of ours each curly quotation mark, has the other that belongs to it."""
    yield from _found(register).get("bracket-alone", ())


def word_twice(register: Register) -> Iterator[Problem]:
    """No word in words of ours stands twice, one after the other."""
    yield from _found(register).get("word-twice", ())


def markdown_in_text(register: Register) -> Iterator[Problem]:
    """No sign of Markdown stands in the words of a record, which are printed as they are."""
    yield from _found(register).get("markdown-in-text", ())


def traditional_characters(register: Register) -> Iterator[Problem]:
    """No traditional characters stand in a Chinese text, unless it quotes them."""
    yield from _found(register).get("traditional-characters", ())


def symbol_written_otherwise(register: Register) -> Iterator[Problem]:
    """Each symbol of a decision is written as one, so that pages link it."""
    yield from _found(register).get("symbol-written-otherwise", ())


def symbol_of_no_record(register: Register) -> Iterator[Problem]:
    """Each symbol in words of ours is that of a decision that has a record."""
    yield from _found(register).get("symbol-of-no-record", ())


def much_shorter(register: Register) -> Iterator[Problem]:
    """No language of a text is so short beside another that half of it must be missing."""
    yield from _found(register).get("much-shorter", ())


RULES = (
    *(no_letter_of_language, languages_swapped, other_language, name_in_other_letters),
    *(note_to_oneself, note_in_words, printed_number, markdown_in_text),
    *(sign_of_one_font, letters_of_print, half_width_sign, full_width_sign, traditional_characters),
    *(straight_quotes, space_between_characters, bracket_alone, word_twice, sign_twice, word_broken),
    *(last_sign_missing, last_sign_differs),
    *(symbol_written_otherwise, symbol_of_no_record, much_shorter),
)
