"""A document with held text on paper: its text as printed, the draft decision in it, the editors' notes apart."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from jointreport.paper.composer import Composer
from jointreport.paper.context import PaperReader
from jointreport.paper.editorial import editors_notes
from jointreport.paper.front_matter import colophon, masthead, remark, status_line
from jointreport.paper.model import Group, Line, Paper, Paragraph, Run, plain
from jointreport.paper.texts import text_blocks
from jointreport.records.model.documents import Document
from jointreport.site.pages import Subject
from jointreport.views.texts.status import text_words, unknown_rows
from jointreport.views.texts.texts import TextPrinter, text_statement


def document_paper(reader: PaperReader, subject: Subject) -> Paper:
    """Return a document in a language in which its text is held."""
    composer, record = Composer(reader), subject.record
    view = TextPrinter(reader, subject.identity, record).view()
    statement = text_statement(reader, record.text.languages[reader.language])
    return Paper(
        path=f"{subject.path}{subject.identity}.{reader.language}",
        source=subject.entry.source.path,
        language=reader.language,
        script=reader.script,
        title=_title(reader, record),
        running=_running(reader, record, plain(composer.line(statement))),
        status_box=Group("status", tuple(_status(composer, record, statement))),
        blocks=(
            *text_blocks(composer, record, view),
            *editors_notes(composer, record),
        ),
        masthead=masthead(reader),
        above=tuple(_above(composer, record)),
        below=(composer.line(reader.choice("document-kind", record.kind)),),
        colophon=tuple(colophon(reader, subject.path)),
        publisher=reader.plain(reader.register.edition.publisher),
        as_of=reader.register.edition.as_of.last,
        from_right=reader.from_right,
    )


def _title(reader: PaperReader, record: Document) -> Run:
    told = record.title.told(reader.language)
    return Run(told.words, reader.tag(told.language))


def _above(composer: Composer, record: Document) -> Iterator[Line]:
    """Yield what stands above the title: symbol, meeting and agenda item, as far as they are known."""
    reader = composer.reader
    if record.symbol:
        yield composer.line(record.symbol)
    if record.meeting:
        yield composer.line(reader.meeting(record.meeting))
    if record.agenda_item is not None:
        yield composer.line(reader.text(record.agenda_item))


def _running(reader: PaperReader, record: Document, statement: str) -> str:
    """Return what every page must show: what the text is, and that a draft decision in it is none."""
    if not any(paragraph.contains for paragraph in record.text.paragraphs):
        return statement
    return reader.say("two-sentences", first=statement, second=reader.say("paper-contains-draft"))


def _status(composer: Composer, record: Document, statement: Markup) -> Iterator[Paragraph]:
    """Yield what the document is, whether it may be quoted, where it was issued, what is not known of it."""
    reader = composer.reader
    words = [reader.choice("document-kind", record.kind), *text_words(reader, record.text)]
    if record.state == "drafting":
        words.append(reader.choice("document-state", "drafting"))
    yield status_line(composer, words)
    yield remark(composer, statement)
    if record.remark:
        yield remark(composer, reader.text(record.remark))
    yield from _title_status(composer, record)
    yield remark(composer, _issued(reader, record))
    if record.corrected_by:
        corrections = reader.listed(reader.link("documents", one) for one in record.corrected_by)
        yield Paragraph("status", composer.labelled(reader.say("field-corrected-by"), corrections))
    for label, value in unknown_rows(reader, record):
        yield Paragraph("status", composer.labelled(label, value))


def _title_status(composer: Composer, record: Document) -> Iterator[Paragraph]:
    """Yield what kind of title stands above, where it is not the printed one."""
    reader = composer.reader
    status = record.title_status.get(reader.language, "ours")
    if status != "own":
        words = reader.choice("title-status", status)
        yield Paragraph("status", composer.labelled(reader.say("field-title"), words))


def _issued(reader: PaperReader, record: Document) -> str:
    if record.symbol:
        return reader.say("issued-by-symbol", symbol=record.symbol)
    return reader.say("issued-symbol-unknown")
