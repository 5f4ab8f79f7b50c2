"""The editors' notes on a text, after it and apart from it: on paper nothing of ours stands between its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from jointreport.paper.composer import Composer
from jointreport.paper.model import Block, Heading, Paragraph, Run
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.model.text import EditorialNote


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
