"""A document with held text on paper, letter for letter, and the notes of the editors on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from jointreport.paper.composer import Composer, PrintContext, line_of
from jointreport.paper.frame import framed, remark, status_line
from jointreport.paper.model import (
    Block,
    Group,
    Heading,
    Line,
    Note,
    NoteMark,
    Paper,
    Paragraph,
    Run,
    Table,
    TableCell,
    plain,
)
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document, EditorialNote
from jointreport.records.model.documents import Paragraph as Printed
from jointreport.site.pages import Subject
from jointreport.site.wording import HEADINGS
from jointreport.views.parts.sources import official_text
from jointreport.views.texts.model import FootnoteView, ParagraphView, TextView
from jointreport.views.texts.printed import TextPrinter, text_statement
from jointreport.views.texts.status import text_words, unknown_rows


def editors_notes(composer: Composer, record: Document) -> Iterator[Block]:
    """Yield the notes on a document and on the drafts in it, each with the place it is about."""
    say = composer.reader.say
    notes = [*_notes(composer, record, draft=False)]
    for paragraph in record.text.paragraphs:
        if paragraph.contains:
            draft = composer.reader.register.decisions[paragraph.contains].record
            notes += _notes(composer, draft, draft=True)
    if notes:
        yield Heading(1, composer.line(say("paper-editors-notes")), "editors-notes")
        yield Paragraph("body", composer.line(say("paper-editors-notes-explained")))
        yield from notes


def _notes(composer: Composer, record: Document | Decision, *, draft: bool) -> Iterator[Paragraph]:
    for note in record.notes:
        place = Run(
            composer.reader.say("paper-note-on", place=_place(composer, note, draft=draft)), composer.tag, "label"
        )
        yield Paragraph("editorial", (place, *composer.line(composer.reader.text(note.text))))


def _place(composer: Composer, note: EditorialNote, *, draft: bool) -> str:
    """Return “paragraph 4 (a) of the draft decision”."""
    say = composer.reader.say
    if note.on is None:
        return say("paper-whole-draft" if draft else "paper-whole-text")
    place = say.paragraph(note.on)
    return say("paper-in-draft", place=place) if draft else place


_STYLES = {"paragraph": "numbered", "unnumbered": "body", "closing": "body", "caption": "body"}


class _Marks:
    """The footnotes of a text; each is printed at its first mark."""

    def __init__(self, view: TextView) -> None:
        self._notes: dict[str, FootnoteView] = {note.label: note for note in view.footnotes}
        self._tag = view.tag
        self._cited: set[str] = set()

    def __call__(self, label: str) -> NoteMark:
        again = label in self._cited
        self._cited.add(label)
        line = line_of(self._notes[label].words, self._tag)
        return NoteMark(Note(label, tuple(p for p in line if isinstance(p, Run)), printed=True), again)


def text_blocks(composer: Composer, record: Document | Decision, view: TextView) -> Iterator[Block]:
    """Yield the text of a record; a draft decision in it is a group of its own, under its own status."""
    marks = _Marks(view)
    if view.opening:
        yield Paragraph("opening", line_of(view.opening, view.tag))
    rows: list[tuple[TableCell, ...]] = []
    for printed, paragraph in zip(record.text.paragraphs, view.paragraphs, strict=True):
        if paragraph.row:
            rows.append(tuple(_cells(paragraph, view.tag, marks)))
            if paragraph.closes:
                yield Table(tuple(rows))
                rows.clear()
        else:
            yield _block(paragraph, view.tag, marks)
        if paragraph.inner:
            yield _draft(composer, printed, paragraph.inner, view)


def _cells(paragraph: ParagraphView, tag: str, marks: _Marks) -> Iterator[TableCell]:
    for cell in paragraph.row:
        yield TableCell(line_of(cell.words, tag, marks), cell.columns, cell.rows)


_DEEPEST = 3


def _block(paragraph: ParagraphView, tag: str, marks: _Marks) -> Heading | Paragraph:
    line = line_of(paragraph.words, tag, marks)
    if paragraph.kind in HEADINGS:
        label = (Run(paragraph.label, tag),) if paragraph.label else ()
        return Heading(min(1 + paragraph.depth, _DEEPEST), (*label, *line), paragraph.anchor)
    return Paragraph(_STYLES.get(paragraph.kind, paragraph.kind), line, paragraph.label)


def _draft(composer: Composer, around: Printed, view: TextView, outer: TextView) -> Group:
    """Return a draft decision: that it is none stands before its text, in the words of its own page."""
    record = composer.reader.register.decisions[around.contains or ""].record
    place = composer.reader.say.paragraph(around.at)
    heading = Heading(2, composer.line(composer.reader.say("paper-draft-in", place=place)), "draft")
    status = Group("status", tuple(_draft_status(composer, record, view, outer)))
    text = Group("text", tuple(text_blocks(composer, record, view)), view.tag)
    return Group("draft", (heading, status, text))


def _draft_status(composer: Composer, record: Decision, view: TextView, outer: TextView) -> Iterator[Paragraph]:
    reader = composer.reader
    yield status_line(composer, draft_words(reader, record))
    if record.remark:
        yield remark(composer, reader.text(record.remark))
    # Where both texts have the same status, it stands at the head of the page already.
    if view.statement != outer.statement:
        yield remark(composer, view.statement)


def draft_words(reader: PrintContext, record: Decision) -> list[str]:
    """Return “Draft”, “not a decision”, and what its text is in each language."""
    return [reader.choice("stage", record.stage), reader.say("not-a-decision"), *text_words(reader, record.text)]


def document_paper(reader: PrintContext, subject: Subject) -> Paper:
    """Return a document in a language in which its text is held."""
    composer, record = Composer(reader), subject.record
    view = TextPrinter(reader, subject.identity, record).view()
    statement = text_statement(reader, record.text.languages[reader.language])
    framing = framed(
        composer,
        subject,
        subject.identity,
        title=title_of_text(reader, record),
        status=_running_status(reader, record, plain(composer.line(statement))),
        box=_status(composer, record, statement),
    )
    return replace(
        framing,
        above=tuple(_above(composer, record)),
        below=(composer.line(reader.choice("document-kind", record.kind)),),
        blocks=(*text_blocks(composer, record, view), *editors_notes(composer, record)),
    )


def title_of_text(reader: PrintContext, record: Document | Decision) -> Run:
    """Return the title of a record, in the language that it is told in."""
    title = record.title.version(reader.language)
    return Run(title.words, reader.tag(title.language))


def _above(composer: Composer, record: Document) -> Iterator[Line]:
    """Yield what stands above the title: symbol, meeting and agenda item, as far as they are known."""
    reader = composer.reader
    if record.symbol:
        yield composer.line(record.symbol)
    if record.meeting:
        yield composer.line(reader.meeting(record.meeting))
    if record.agenda_item is not None:
        yield composer.line(reader.text(record.agenda_item))


def _running_status(reader: PrintContext, record: Document, statement: str) -> str:
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
    if where := official_text(reader, record):
        yield remark(composer, where)
    if record.corrected_by:
        corrections = reader.join(reader.link("documents", one) for one in record.corrected_by)
        yield Paragraph("status", composer.line_with_label(reader.say("field-corrected-by"), corrections))
    for label, value in unknown_rows(reader, record):
        yield Paragraph("status", composer.line_with_label(label, value))


def _title_status(composer: Composer, record: Document) -> Iterator[Paragraph]:
    """Yield whose words the title above is in, where they are not the printed ones."""
    reader = composer.reader
    status = record.title_status.get(reader.language, "ours")
    if status != "own":
        yield remark(composer, reader.say(f"paper-title-{status}"))
