"""Where the languages differ in which a text was issued: for readers, whether or not the editors accept it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import VERBATIM, Document, Footnote, Paragraph
from jointreport.records.model.language import Text
from jointreport.records.reads import cached
from jointreport.records.register.order import Groups
from jointreport.records.register.register import Register
from jointreport.records.source import Where
from jointreport.rules.language.lengths import faults_of_length
from jointreport.rules.parity import differences, exceptions_of, excuses, findings_in
from jointreport.rules.parity.finding import Finding
from jointreport.rules.parity.obligations import MODAL, modal_words_in, obligations_amiss

SHORTER = "much-shorter"
"""The code of a passage that is much shorter in one language."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two languages of a passage.

    `words` has for either language, in the site's order, what has no like in the other; of a passage that is much
    shorter the shorter language stands first. `reasons` are those for which editors accept the difference.
    """

    at: str
    code: str
    words: Mapping[str, tuple[str, ...]]
    reasons: tuple[str, ...] = field(default=())

    def spots(self, language: str, passage: str) -> Iterator[tuple[int, int]]:
        """Yield where its words stand in a passage: from where to where."""
        words = self.words.get(language, ())
        if words and self.code == MODAL:
            yield from (match.span() for match in modal_words_in(language, passage) if match[0] in words)
        elif words:
            pattern = "|".join(_whole(one) for one in sorted(words, key=len, reverse=True))
            yield from (match.span() for match in re.finditer(pattern, passage))


def _whole(words: str) -> str:
    """Return a pattern for words that are no part of a longer word or number in Latin letters."""
    before = r"(?<![A-Za-z0-9])" if words[0].isascii() else ""
    return before + re.escape(words) + (r"(?![A-Za-z0-9])" if words[-1].isascii() else "")


def issued_in(record: Decision | Document) -> tuple[str, ...]:
    """Return the languages in which the words of a text are those of the document, not ours."""
    return tuple(key for key, said in record.text.languages.items() if said.status in VERBATIM)


@cached(most=100_000)
def differences_of(register: Register, kind: str, identity: str) -> tuple[Difference, ...]:
    """Return what differs in a decision or document, in the order of its text; nothing of a single language."""
    record: Decision | Document = register.entries[kind][identity].record
    issued = issued_in(record)
    if len(issued) < 2:
        return ()
    compared = _Compared(register, kind, identity, record)
    return tuple(one for passage in _passages(record, issued) for one in _in_passage(compared, *passage))


class _Compared:
    """What is found of a text: what its rules find too where all languages were issued, and what readers see alone."""

    def __init__(self, register: Register, kind: str, identity: str, record: Decision | Document) -> None:
        self.record = record
        self._register = register
        self.order = tuple(register.languages)
        self._is_whole = issued_in(record) == record.text.languages_held
        found = findings_in(register, kind, identity) if self._is_whole else ()
        self._known = Groups((where, finding) for where, _, finding in found)

    def of(self, where: Where, text: Text) -> Iterator[Finding]:
        """Yield all that differs between the languages of a passage."""
        yield from self._known.get(where, ()) if self._is_whole else differences(self._register, where, text)
        if "footnotes" not in where:
            yield from obligations_amiss(self._register, text, self.order)
            words = {language: text[language] for language in self.order if language in text}
            tags = {language: self._register.languages[language].tag for language in words}
            for _, fault in faults_of_length(words, tags, of_text=True):
                yield Finding(SHORTER, str(fault.values["language"]), str(fault.values["other"]), ())


def _passages(record: Decision | Document, issued: tuple[str, ...]) -> Iterator[tuple[str, Where, Text]]:
    """Yield place and words of each paragraph and footnote in the languages in which it was issued."""
    for name, one in (*_numbered("paragraphs", record.text.paragraphs), *_numbered("footnotes", record.text.footnotes)):
        words = {language: one.text[language] for language in issued if language in one.text}
        if len(words) > 1:
            yield one.at, ("text", *name, "text"), Text(words)


def _numbered(
    name: str, held: Sequence[Paragraph | Footnote]
) -> Iterator[tuple[tuple[str, int], Paragraph | Footnote]]:
    yield from (((name, number), one) for number, one in enumerate(held))


def _in_passage(compared: _Compared, at: str, where: Where, text: Text) -> Iterator[Difference]:
    findings = tuple(compared.of(where, text))
    exceptions = exceptions_of(compared.record) if findings else []
    found: dict[tuple[str, frozenset[str]], Difference] = {}
    for finding in findings:
        key = finding.code, frozenset({finding.language, finding.other})
        pair = finding.language, finding.other
        in_order = pair if finding.code == SHORTER else sorted(pair, key=compared.order.index)
        empty = Difference(at, finding.code, dict.fromkeys(in_order, ()))
        reasons = (exception.because for _, exception, _ in excuses(exceptions, where, text, finding))
        found[key] = _with(found.get(key, empty), finding, tuple(reasons))
    yield from found.values()


def _with(known: Difference, finding: Finding, reasons: tuple[str, ...]) -> Difference:
    """Return a difference with the words of one more finding between the same two languages."""
    instead = (finding.instead,) if finding.instead else ()
    said = {finding.language: finding.words, finding.other: instead}
    words = {language: tuple(dict.fromkeys((*had, *said[language]))) for language, had in known.words.items()}
    return Difference(known.at, known.code, words, tuple(dict.fromkeys((*known.reasons, *reasons))))
