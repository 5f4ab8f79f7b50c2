"""Texts without furniture, in one language: what quotations and plain editions are made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import MARK, Document, Footnote, Paragraph, printed_marks
from jointreport.records.model.tables import plain_row
from jointreport.records.register.register import Register
from jointreport.site.wording import HEADINGS, kind_of_place
from jointreport.texts.citations.references import References


@dataclass(frozen=True, slots=True)
class PlainParagraph:
    """A paragraph or title: place, anchor, printed label with its space, and words with the marks of footnotes."""

    at: str
    anchor: str
    before: str
    words: str
    language: str
    inner: PlainText | None

    @property
    def is_heading(self) -> bool:
        """Whether it is the title of an annex, a section or what follows."""
        return kind_of_place(self.at) in HEADINGS


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text in one language; a paragraph that lacks it is told in another and says which."""

    identity: str
    record: Decision | Document
    prefix: str
    opening: str
    paragraphs: tuple[PlainParagraph, ...]

    def every(self) -> Iterator[tuple[PlainText, PlainParagraph]]:
        """Yield each paragraph with the text it belongs to; a draft set out in one follows it."""
        for paragraph in self.paragraphs:
            yield self, paragraph
            if paragraph.inner is not None:
                yield from paragraph.inner.every()


def plain_text(register: Register, identity: str, references: References, prefix: str = "") -> PlainText:
    """Return the text of a decision or document in the language of the references."""
    entry = register.text_holder(identity)
    record: Decision | Document = entry.record
    opening = record.text.opening
    return PlainText(
        identity,
        record,
        prefix,
        opening.version(references.language).words if opening else "",
        tuple(_paragraph(register, one, references, prefix) for one in record.text.paragraphs),
    )


def _paragraph(register: Register, paragraph: Paragraph, references: References, prefix: str) -> PlainParagraph:
    told = paragraph.text.version(references.language)
    # The prefix is that of the full page, so that `plain/` can be put into any address of a paragraph.
    inner = plain_text(register, paragraph.contains, references, "draft-") if paragraph.contains else None
    before = references.before(paragraph)
    words = plain_row(told.words) if kind_of_place(paragraph.at) == "row" else told.words
    return PlainParagraph(paragraph.at, f"{prefix}{paragraph.at}", before, words, told.language, inner)


def notes_cited(words: str, record: Decision | Document) -> tuple[Footnote, ...]:
    """Return the footnotes whose marks stand in some words, in the order of the text."""
    labels = MARK.findall(words)
    return tuple(note for note in record.text.footnotes if note.label in labels)


def with_printed_marks(words: str, labels: Mapping[str, str]) -> str:
    """Return words in which the mark of a footnote is printed as `[3]`, given the label printed for each."""
    return MARK.sub(r"[\1]", printed_marks(words, labels))
