"""Quotations ready to paste: the words, their footnotes, the reference, what the text is, the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jointreport.records.model.documents import TO_QUOTE
from jointreport.records.model.language import LanguageVersion
from jointreport.records.reads import cached
from jointreport.records.register.register import Register, paragraphs_above
from jointreport.site.urls import Site, record_path
from jointreport.site.wording import Wording
from jointreport.texts.citations.plain_texts import (
    PlainParagraph,
    PlainText,
    notes_cited,
    plain_text,
    with_printed_marks,
)
from jointreport.texts.citations.references import References

_FIRST_ITEMS = ("a", "1", "i")
"""The letter or number of an item right below what opens its sentence; before any other, items are left out."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in one language: words, footnotes and reference; then what the text is; then the address.

    The anchor is that of the paragraph, empty for a whole; the address is empty while that of the site is not known.
    """

    language: str
    anchor: str
    above: tuple[str, ...]
    statements: tuple[LanguageVersion, ...]
    address: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The quotation line by line, as it is pasted."""
        told = (*self.above, *(statement.words for statement in self.statements), self.address)
        return tuple(line for line in told if line)


class Quoter:
    """Makes the quotations of a site; each is told in the language of its words."""

    def __init__(self, register: Register, site: Site, wordings: Mapping[str, Wording]) -> None:
        self._register = register
        self._site = site
        self._wordings = wordings
        self.made: dict[Any, dict[Any, Any]] = {}
        self.references = {key: References(register, wording) for key, wording in wordings.items()}

    def whole(self, identity: str, language: str) -> Quoted:
        """Return the reference of a decision or document, with what its text is and its address; no words."""
        entry = self._register.text_holder(identity)
        references = self.references[language]
        reference = references.with_status(references.whole(identity), entry.record.text)
        address = self._site.absolute(language, record_path(entry.kind, identity))
        return Quoted(language, "", (reference,), references.statements(entry.record), address)

    def paragraphs(self, identity: str, asked: str) -> Iterator[Quoted]:
        """Yield each numbered and preambular paragraph ready to quote, those of a draft set out in it too.

        A summary of ours is not quoted: its paragraphs are not those of the text.
        """
        entry = self._register.text_holder(identity)
        language = entry.record.text.language_for(asked, statuses=TO_QUOTE)
        text = plain_text(self._register, identity, self.references[language])
        for owner, paragraph in text.every():
            status = owner.record.text.languages.get(paragraph.language)
            if not paragraph.is_heading and (status is None or status.status != "summary"):
                yield self._quoted(owner, paragraph)

    def _quoted(self, text: PlainText, paragraph: PlainParagraph) -> Quoted:
        language, record = paragraph.language, text.record
        say, references = self._wordings[language], self.references[language]
        words = self._sentence(text, paragraph)
        labels = record.text.labels_in(language)
        notes = (
            say("footnote-line", number=labels[note.label], words=references.complete(note))
            for note in notes_cited(words, record)
        )
        reference = references.with_status(references.paragraph(text.identity, paragraph.at), record.text)
        statements, address = self._below(language, text.identity)
        above = (say("quoted", words=with_printed_marks(words, labels)), *notes, reference)
        return Quoted(language, paragraph.anchor, above, statements, f"{address}#{paragraph.at}" if address else "")

    def _sentence(self, text: PlainText, paragraph: PlainParagraph) -> str:
        """Return a paragraph with its label; an item after what opens its sentence, so that it can be read out."""
        say, references = self._wordings[paragraph.language], self.references[paragraph.language]
        at, sentence = paragraph.at, f"{paragraph.before}{paragraph.words}"
        for above in paragraphs_above(text.record, at):
            opening = above.text.by_language.get(paragraph.language)
            if opening is not None:
                key = "quoted-item" if at.rpartition("-")[2] in _FIRST_ITEMS else "quoted-later-item"
                labelled = f"{references.label(above)} {opening}"
                sentence, at = say(key, opening=labelled, item=sentence), above.at
        return sentence

    @cached(most=64)
    def _below(self, language: str, identity: str) -> tuple[tuple[LanguageVersion, ...], str]:
        """Return what every quotation from a text carries, worked out once: what it is, and its address."""
        entry = self._register.text_holder(identity)
        address = self._site.absolute(language, record_path(entry.kind, identity))
        return self.references[language].statements(entry.record), address
