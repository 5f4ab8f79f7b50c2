"""A text as it is printed, on paper: letter for letter, its footnotes with their labels, the draft decision in it."""

from __future__ import annotations

from collections.abc import Iterator

from jointreport.paper.composer import Composer
from jointreport.paper.front_matter import remark, status_line
from jointreport.paper.inline import line_of
from jointreport.paper.model import Block, Group, Heading, Mark, Note, Paragraph, Run
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.model.text import Paragraph as Printed
from jointreport.views.texts.model import FootnoteView, ParagraphView, TextView
from jointreport.views.texts.status import text_words

_STYLES = {"paragraph": "numbered"}


class _Marks:
    """The footnotes of a text; each is printed at its first mark."""

    def __init__(self, view: TextView) -> None:
        self._notes: dict[str, FootnoteView] = {note.label: note for note in view.footnotes}
        self._tag = view.tag
        self._cited: set[str] = set()

    def __call__(self, label: str) -> Mark:
        again = label in self._cited
        self._cited.add(label)
        line = line_of(self._notes[label].words, self._tag)
        return Mark(Note(label, tuple(p for p in line if isinstance(p, Run)), printed=True), again)


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


def _draft_status(
    composer: Composer, record: Decision, view: TextView, outer: TextView
) -> Iterator[Paragraph]:
    reader = composer.reader
    words = [reader.choice("stage", record.stage), reader.say("not-a-decision")]
    yield status_line(composer, [*words, *text_words(reader, record.text)])
    if record.remark:
        yield remark(composer, reader.text(record.remark))
    # Where both texts have the same status, it stands at the head of the page already.
    if view.statement != outer.statement:
        yield remark(composer, view.statement)
