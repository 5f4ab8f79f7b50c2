"""What is said of a text or title agrees with the words that stand there; its printed numbers are in order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from jointreport.problems import Problem
from jointreport.records.load import Entry
from jointreport.records.model.base import steps
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import MARK, WITH_WORDS, Document
from jointreport.records.model.language import Text
from jointreport.records.register.register import Register
from jointreport.records.source import Where

Holder = Entry[Decision] | Entry[Document]


def extent_agrees(register: Register) -> Iterator[Problem]:
    """No text that is not held has paragraphs; each one that is held, whole or in part, has some."""
    for entry in _holders(register):
        text = entry.record.text
        if (text.extent == "none") == bool(text.paragraphs):
            yield Problem("extent-agrees", entry.spot("text", "extent"), {"extent": text.extent})


def language_named(register: Register) -> Iterator[Problem]:
    """Each language in which a text has words is named under its `languages`."""
    for entry in _holders(register):
        named = entry.record.text.languages
        # Each language once, at its first words: all others have the same cause.
        told: set[str] = set()
        for where, words in _texts(entry):
            for language in words.by_language:
                if language not in named and language not in told:
                    told.add(language)
                    yield Problem("language-named", entry.key_spot(*where, language), {"language": language})


def language_held(register: Register) -> Iterator[Problem]:
    """Every language whose text is said to stand here has words."""
    for entry in _holders(register):
        written = {language for _, words in _texts(entry) for language in words.by_language}
        for language, said in entry.record.text.languages.items():
            if said.status in WITH_WORDS and language not in written:
                values = {"language": language, "status": said.status}
                yield Problem("language-held", entry.spot("text", "languages", language, "status"), values)


def translation_from(register: Register) -> Iterator[Problem]:
    """Every translation names another language as the one it was made from."""
    for entry in _holders(register):
        for language, said in entry.record.text.languages.items():
            if said.status == "unofficial-translation" and said.from_ in {None, language}:
                spot = entry.spot("text", "languages", language)
                yield Problem("translation-from", spot, {"language": language})


def title_status_given(register: Register) -> Iterator[Problem]:
    """Each language of a title has its status."""
    for entry in _holders(register):
        for language in entry.record.title.by_language:
            if language not in entry.record.title_status:
                yield Problem("title-status-given", entry.key_spot("title", language), {"language": language})


def title_of_status(register: Register) -> Iterator[Problem]:
    """No status is given for a language in which there is no title."""
    for entry in _holders(register):
        for language in entry.record.title_status:
            if language not in entry.record.title:
                spot = entry.key_spot("title-status", language)
                yield Problem("title-of-status", spot, {"language": language})


def footnote_of_mark(register: Register) -> Iterator[Problem]:
    """Each footnote mark in a text has its footnote, in the same language."""
    for entry in _holders(register):
        footnotes = {note.label: note.text for note in entry.record.text.footnotes}
        for where, words in (*_texts(entry), *_notes(entry)):
            for language, passage in words.by_language.items():
                for label in MARK.findall(passage):
                    if label not in footnotes or language not in footnotes[label]:
                        values = {"label": label, "language": language}
                        yield Problem("footnote-of-mark", entry.spot(*where, language), values)


def mark_of_footnote(register: Register) -> Iterator[Problem]:
    """Each footnote has its mark in the text, in the same language."""
    for entry in _holders(register):
        marks = {
            (language, label)
            for _, words in (*_texts(entry), *_notes(entry))
            for language, passage in words.by_language.items()
            for label in MARK.findall(passage)
        }
        for number, note in enumerate(entry.record.text.footnotes):
            for language in note.text.by_language:
                if (language, note.label) not in marks:
                    values = {"label": note.label, "language": language}
                    yield Problem("mark-of-footnote", entry.spot("text", "footnotes", number, "text", language), values)


def _holders(register: Register) -> Iterator[Holder]:
    yield from register.decisions.values()
    yield from register.documents.values()


def _texts(entry: Holder) -> Iterator[tuple[Where, Text]]:
    """Yield the opening line and the paragraphs of a text."""
    text = entry.record.text
    if text.opening:
        yield ("text", "opening"), text.opening
    for number, paragraph in enumerate(text.paragraphs):
        yield ("text", "paragraphs", number, "text"), paragraph.text


def _notes(entry: Holder) -> Iterator[tuple[Where, Text]]:
    """Yield the footnotes of a text, in which another footnote may be marked."""
    for number, note in enumerate(entry.record.text.footnotes):
        yield ("text", "footnotes", number, "text"), note.text


_SERIES = {"s": 0, "pp": 1, "p": 2}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


class Numbers:
    """The numbers of one text; items are Roman where the first of them is (i)."""

    def __init__(self, written: tuple[str, ...]) -> None:
        self.written = written

    def key(self, at: str) -> tuple[int, ...]:
        """Return a key by which numbers stand in printed order."""
        series, number, items = steps(at)
        return (_SERIES[series], int(number), *self._key_of_items(at, items))

    def numbers_before(self, at: str) -> Iterator[str]:
        """Yield the numbers that must stand in a complete text before this one."""
        series, number, items = steps(at)
        if not items:
            if int(number) > 1:
                yield f"{series}{int(number) - 1}"
            return
        parent = at.rpartition("-")[0]
        yield parent
        place = self._place(parent, items[-1])
        if place > 1:
            yield f"{parent}-{self._item_at(parent, place - 1, items[-1])}"

    def _key_of_items(self, at: str, items: tuple[str, ...]) -> Iterator[int]:
        parents = at.split("-")
        for depth, item in enumerate(items, start=1):
            yield self._place("-".join(parents[:depth]), item)

    def _place(self, parent: str, item: str) -> int:
        if item.isdecimal():
            return int(item)
        if parent in self._roman_below and item in _ROMAN:
            return _ROMAN.index(item) + 1
        # After (z) come (aa) and (bb): the letter is doubled, nothing is carried.
        return (len(item) - 1) * 26 + ord(item[0]) - ord("a") + 1

    def _item_at(self, parent: str, place: int, beside: str) -> str:
        """Return the item at a place, written like the item beside it."""
        if beside.isdecimal():
            return str(place)
        if parent in self._roman_below and beside in _ROMAN:
            return _ROMAN[place - 1]
        rounds, letter = divmod(place - 1, 26)
        return chr(ord("a") + letter) * (rounds + 1)

    @cached_property
    def _roman_below(self) -> frozenset[str]:
        """The paragraphs whose items are (i), (ii), (iii), not (i) after (h)."""
        return frozenset(
            at.removesuffix("-i") for at in self.written if at.endswith("-i") and f"{at[:-1]}h" not in self.written
        )


def paragraph_once(register: Register) -> Iterator[Problem]:
    """No two paragraphs and no two footnotes of a text have the same number."""
    for entry in _holders(register):
        text = entry.record.text
        numbered = [(("paragraphs", n, "at"), p.at) for n, p in enumerate(text.paragraphs)]
        labelled = [(("footnotes", n, "label"), f.at) for n, f in enumerate(text.footnotes)]
        seen: set[str] = set()
        for where, at in (*numbered, *labelled):
            if at in seen:
                yield Problem("paragraph-once", entry.spot("text", *where), {"found": at})
            seen.add(at)


def paragraph_order(register: Register) -> Iterator[Problem]:
    """Paragraphs stand in printed order: the preamble first, and items after the paragraph they belong to."""
    for entry in _holders(register):
        numbers = Numbers(tuple(p.at for p in entry.record.text.paragraphs))
        before: dict[bool, str] = {}
        for place, at in enumerate(numbers.written):
            section = at.startswith("s")  # Sections are counted apart from the paragraphs between them.
            if section in before and numbers.key(at) < numbers.key(before[section]):
                values = {"found": at, "before": before[section]}
                yield Problem("paragraph-order", entry.spot("text", "paragraphs", place, "at"), values)
            else:
                before[section] = at


def paragraph_gap(register: Register) -> Iterator[Problem]:
    """Every text that is held complete has the numbers before each of its numbers."""
    for entry in _holders(register):
        if entry.record.text.extent != "complete" or entry.record.text.has_number_twice:
            continue
        numbers = Numbers(tuple(p.at for p in entry.record.text.paragraphs))
        for place, at in enumerate(numbers.written):
            for needed in numbers.numbers_before(at):
                if needed not in numbers.written:
                    values = {"found": at, "missing": needed}
                    yield Problem("paragraph-gap", entry.spot("text", "paragraphs", place, "at"), values)
