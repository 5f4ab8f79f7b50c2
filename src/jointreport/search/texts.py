"""The pages of decisions and documents as they can be found: titles, paragraphs, notes, what sources say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.model.language import Text
from jointreport.records.model.text import BodyText, without_marks
from jointreport.search.entries import FoundPage, Paragraph
from jointreport.site.context import Reader
from jointreport.site.urls import record_path
from jointreport.texts.citations.references import inferred


def decision_pages(readers: Mapping[str, Reader]) -> Iterator[FoundPage]:
    """Yield the pages of decisions: those adopted on this cooperation, the latest first, drafts, related ones."""
    register = next(iter(readers.values())).register
    for entry in sorted(register.decisions_in_order, key=_group):
        paragraphs = (*_text(entry), *_asides(entry), *_told_of(readers, entry))
        yield _page(readers, "decisions", entry, paragraphs)


def document_pages(readers: Mapping[str, Reader]) -> Iterator[FoundPage]:
    """Yield the pages of documents in the order in which the site lists them."""
    for entry in next(iter(readers.values())).register.documents_in_order:
        yield _page(readers, "documents", entry, (*_text(entry), *_asides(entry), *_parts(entry)))


def _group(entry: Entry[Decision]) -> int:
    record = entry.record
    if record.subject != "cooperation":
        return 2
    return int(record.stage == "draft")


def _page(
    readers: Mapping[str, Reader],
    kind: str,
    entry: Entry[Decision] | Entry[Document],
    paragraphs: tuple[Paragraph, ...],
) -> FoundPage:
    record = entry.record
    return FoundPage(
        path=record_path(kind, entry.identity),
        section=kind,
        title={language: _title(reader, record) for language, reader in readers.items()},
        paragraphs=paragraphs,
        symbols=(*((record.symbol,) if record.symbol else ()), *record.aliases),
        badges=tuple(_badges(record)),
        status=_status(record.text),
        beside=len(record.text.written_in) > 1,
    )


def _status(body: BodyText) -> dict[str, str]:
    """Return what the text in a language is, where it is held but not as issued."""
    return {
        key: body.languages[key].status
        for key in body.written_in
        if body.languages[key].status != "as-issued"
    }


def _title(reader: Reader, record: Decision | Document) -> str:
    """Return the symbol with the title; only the symbol where there is no title in this language."""
    if not record.symbol:
        return reader.plain(record.title)
    of_decision = isinstance(record, Decision)
    symbol = reader.say("decision-cited-title", symbol=record.symbol) if of_decision else record.symbol
    if reader.language not in record.title:
        return symbol
    return reader.say("title-with-status", status=symbol, title=record.title[reader.language])


def _badges(record: Decision | Document) -> Iterator[str]:
    if isinstance(record, Decision) and record.stage == "draft":
        yield "draft"
    elif isinstance(record, Decision) and inferred(record, "stage"):
        yield "adoption-inferred"
    if isinstance(record, Document) and record.state == "drafting":
        yield "document-state:drafting"
    if record.text.extent == "none":
        yield "unseen"


def _text(entry: Entry[Decision] | Entry[Document]) -> Iterator[Paragraph]:
    """Yield the opening line, the paragraphs and the footnotes of a text, in the languages in which it is held."""
    body: BodyText = entry.record.text
    held = body.written_in
    if body.opening is not None:
        yield Paragraph("text", _shown(body.opening, held), "found-opening")
    for paragraph in body.paragraphs:
        yield Paragraph(paragraph.at, _shown(paragraph.text, held), paragraph.at)
    for note in body.footnotes:
        at = f"fn{note.label}"
        yield Paragraph(at, _shown(note.text, held), at)


def _shown(text: Text, held: tuple[str, ...]) -> Mapping[str, str]:
    """Return the words as they are shown, without the marks of footnotes, in the languages that are shown."""
    words = text.by_language
    return {key: without_marks(words[key]) for key in words if key in held}


def _asides(entry: Entry[Decision] | Entry[Document]) -> Iterator[Paragraph]:
    """Yield the remark above the text, the agenda item, and the editors' notes where they are shown."""
    record = entry.record
    if record.remark is not None:
        yield Paragraph("", record.remark.by_language, "found-remark")
    if isinstance(record, Document) and record.agenda_item is not None:
        yield Paragraph("facts", record.agenda_item.by_language, "field-agenda-item")
    if record.text.extent != "none":
        for note in record.notes:
            yield Paragraph(note.on or "text", note.text.by_language, "editorial-note")


def _told_of(readers: Mapping[str, Reader], entry: Entry[Decision]) -> Iterator[Paragraph]:
    """Yield what is reported of a decision's paragraphs, and what sources say of it."""
    register = next(iter(readers.values())).register
    for paragraph in entry.record.text.paragraphs:
        for event in register.status_of(entry.identity, paragraph.at):
            label = f"implementation:{event.record.value}"
            yield Paragraph(paragraph.at, event.record.text.by_language, label)
    for account in register.accounts_of(entry.identity):
        if account.record.text is not None:
            yield Paragraph("accounts", account.record.text.by_language, "heading-accounts")


def _parts(entry: Entry[Document]) -> Iterator[Paragraph]:
    """Yield the annexes and other parts of a document by their titles."""
    for part in entry.record.parts:
        yield Paragraph(part.id, part.label.by_language, "field-parts", heading=True)
        yield Paragraph(part.id, part.title.by_language, "field-title")
