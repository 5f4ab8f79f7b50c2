"""A document with held text on paper: letter for letter, and what stands around the text of every document."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from jointreport.paper.composer import Composer, PrintContext, line_of
from jointreport.paper.model import Block, Group, Heading, Line, Note, NoteMark, Paper, Paragraph, Run, plain
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document, EditorialNote
from jointreport.records.model.documents import Paragraph as Printed
from jointreport.site.markup import html
from jointreport.site.pages import Subject
from jointreport.site.wording import trial_words
from jointreport.views.parts.sources import official_text
from jointreport.views.texts.model import FootnoteView, ParagraphView, TextView
from jointreport.views.texts.printed import TextPrinter, text_statement
from jointreport.views.texts.status import text_words, unknown_rows


def masthead(reader: PrintContext) -> tuple[str, str]:
    """Return who publishes this, by the short name of the site, and as of which day."""
    edition = reader.register.edition
    return reader.plain(edition.short), reader.say("as-of-label") + reader.say.date(edition.as_of)


def colophon(reader: PrintContext, path: str) -> Iterator[Line]:
    """Yield the lines at the end: the address, who publishes, whom to write to, as far as known; what this is not."""
    edition, say, tag = reader.register.edition, reader.say, reader.script.tag
    if address := reader.standpoint.site.absolute(reader.language, path):
        link = html('<a class="address" href="{0}">{0}</a>', address)
        yield line_of(reader.phrase("paper-web", address=link), tag)
    for label, whom in (("published-by", edition.publisher), ("contact-label", edition.contact)):
        if whom:
            yield line_of(html("{}{}", say(label), reader.text(whom)), tag)
    yield line_of(reader.text(edition.disclaimer), tag)


def publisher(reader: PrintContext) -> str:
    """Return who publishes, for the properties of a file; nothing while nobody is named."""
    named = reader.register.edition.publisher
    return reader.plain(named) if named else ""


def trial_remarks(composer: Composer) -> Iterator[Paragraph]:
    """Yield the sentence that opens the status box of a document of a trial edition."""
    reader = composer.reader
    if words := trial_words(reader.register.edition, reader.say):
        yield remark(composer, words)


def running_head(reader: PrintContext, status: str) -> str:
    """Return what stands at the head of every page: the status of the document, and that of a trial edition."""
    trial = trial_words(reader.register.edition, reader.say)
    return reader.say("two-sentences", first=trial, second=status) if trial else status


def status_line(composer: Composer, words: list[str]) -> Paragraph:
    """Return the words that say what a document is, as the first line of its status box."""
    joined = composer.reader.say("clause-separator").join(words)
    return Paragraph("status", (Run(joined, composer.tag, "strong"),))


def remark(composer: Composer, words: Markup | str) -> Paragraph:
    """Return a sentence of the status box."""
    return Paragraph("status", composer.line(words))


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


_STYLES = {"paragraph": "numbered"}


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
    for printed, paragraph in zip(record.text.paragraphs, view.paragraphs, strict=True):
        yield _block(paragraph, view.tag, marks)
        if paragraph.inner:
            yield _draft(composer, printed, paragraph.inner, view)


def _block(paragraph: ParagraphView, tag: str, marks: _Marks) -> Heading | Paragraph:
    line = line_of(paragraph.words, tag, marks)
    if paragraph.kind == "section":
        return Heading(1, (Run(paragraph.label, tag), *line), paragraph.anchor)
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
    words = [reader.choice("stage", record.stage), reader.say("not-a-decision")]
    yield status_line(composer, [*words, *text_words(reader, record.text)])
    if record.remark:
        yield remark(composer, reader.text(record.remark))
    # Where both texts have the same status, it stands at the head of the page already.
    if view.statement != outer.statement:
        yield remark(composer, view.statement)


def document_paper(reader: PrintContext, subject: Subject) -> Paper:
    """Return a document in a language in which its text is held."""
    composer, record = Composer(reader), subject.record
    view = TextPrinter(reader, subject.identity, record).view()
    statement = text_statement(reader, record.text.languages[reader.language])
    title = record.title.version(reader.language)
    return Paper(
        path=f"{subject.path}{subject.identity}.{reader.language}",
        source=subject.entry.source.path,
        language=reader.language,
        script=reader.script,
        title=Run(title.words, reader.tag(title.language)),
        running=running_head(reader, _status_words(reader, record, plain(composer.line(statement)))),
        status_box=Group("status", tuple(_status(composer, record, statement))),
        blocks=(*text_blocks(composer, record, view), *editors_notes(composer, record)),
        masthead=masthead(reader),
        above=tuple(_above(composer, record)),
        below=(composer.line(reader.choice("document-kind", record.kind)),),
        colophon=tuple(colophon(reader, subject.path)),
        publisher=publisher(reader),
        as_of=reader.register.edition.as_of.last,
        from_right=reader.from_right,
    )


def _above(composer: Composer, record: Document) -> Iterator[Line]:
    """Yield what stands above the title: symbol, meeting and agenda item, as far as they are known."""
    reader = composer.reader
    if record.symbol:
        yield composer.line(record.symbol)
    if record.meeting:
        yield composer.line(reader.meeting(record.meeting))
    if record.agenda_item is not None:
        yield composer.line(reader.text(record.agenda_item))


def _status_words(reader: PrintContext, record: Document, statement: str) -> str:
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
    yield from trial_remarks(composer)
    yield status_line(composer, words)
    yield remark(composer, statement)
    if record.remark:
        yield remark(composer, reader.text(record.remark))
    yield from _title_status(composer, record)
    yield remark(composer, official_text(reader, record))
    if record.corrected_by:
        corrections = reader.join(reader.link("documents", one) for one in record.corrected_by)
        yield Paragraph("status", composer.line_with_label(reader.say("field-corrected-by"), corrections))
    for label, value in unknown_rows(reader, record):
        yield Paragraph("status", composer.line_with_label(label, value))


def _title_status(composer: Composer, record: Document) -> Iterator[Paragraph]:
    """Yield what kind of title stands above, where it is not the printed one."""
    reader = composer.reader
    status = record.title_status.get(reader.language, "ours")
    if status != "own":
        words = reader.choice("title-status", status)
        yield Paragraph("status", composer.line_with_label(reader.say("field-title"), words))
