"""What stands around the text of every document on paper: masthead, status box, colophon, the editors' notes."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from jointreport.paper.composer import Composer, PrintContext
from jointreport.paper.inline import line_of
from jointreport.paper.model import Block, Heading, Line, Paragraph, Run
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.model.text import EditorialNote


def masthead(reader: PrintContext) -> tuple[str, str]:
    """Return who publishes this, by the short name of the site, and as of which day."""
    edition = reader.register.edition
    return reader.plain(edition.short), reader.say("as-of-label") + reader.say.date(edition.as_of)


def colophon(reader: PrintContext, path: str) -> Iterator[Line]:
    """Yield the lines at the end: the address of the page, who publishes, whom to write to, what this is not."""
    edition, say, tag = reader.register.edition, reader.say, reader.script.tag
    address = Markup('<a class="address" href="{0}">{0}</a>').format(
        reader.standpoint.site.absolute(reader.language, path)
    )
    yield line_of(reader.phrase("paper-web", address=address), tag)
    yield line_of(Markup("{}{}").format(say("published-by"), reader.text(edition.publisher)), tag)
    yield line_of(Markup("{}{}").format(say("contact-label"), reader.text(edition.contact)), tag)
    yield line_of(reader.text(edition.disclaimer), tag)


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
            composer.reader.say("paper-note-on", place=_place(composer, note, draft=draft)),
            composer.tag,
            "label",
        )
        yield Paragraph("editorial", (place, *composer.line(composer.reader.text(note.text))))


def _place(composer: Composer, note: EditorialNote, *, draft: bool) -> str:
    """Return “paragraph 4 (a) of the draft decision”."""
    say = composer.reader.say
    if note.on is None:
        return say("paper-whole-draft" if draft else "paper-whole-text")
    place = say.paragraph(note.on)
    return say("paper-in-draft", place=place) if draft else place
