"""Real footnotes in a DOCX, which python-docx does not know: a part of their own, and marks that lead to it."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.story import StoryPart
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from jointreport.paper.model import Mark, Note, Paper, notes
from jointreport.paper.word.package import footnotes_part
from jointreport.paper.word.runs import add_field, add_run, element, inner_of

_REFERENCE, _TEXT = "footnote reference", "footnote text"


class Footnotes:
    """The footnotes of a document: Word counts them; a printed label it could not come to stays as it is."""

    def __init__(self, document: Document, paper: Paper) -> None:
        content = parse_xml(footnotes_part())
        name = PackURI("/word/footnotes.xml")
        self._part = StoryPart(name, CONTENT_TYPE.WML_FOOTNOTES, content, document.part.package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._from_right = paper.from_right
        self._count = 0
        first = _counted_from(paper)
        self._all_counted = first > 0
        if first > 1:
            _begin_at(document, first)

    def add_mark(self, paragraph: Paragraph, mark: Mark) -> None:
        """Add the mark of a footnote, and at its first mark the footnote itself."""
        if mark.again:
            self._refer(paragraph, mark.note)
            return
        self._count += 1
        run = self._reference(
            paragraph, mark.note, element("w:footnoteReference", {"w:id": str(self._count)})
        )
        if not mark.note.printed:
            self._name(run, mark.note)
        self._add(mark.note)

    def _add(self, note: Note) -> None:
        footnote = element("w:footnote", {"w:id": str(self._count)})
        self._part.element.append(footnote)
        inner = element("w:p", {})
        footnote.append(inner)
        paragraph = Paragraph(inner, self._part)
        paragraph.style = _TEXT
        self._reference(paragraph, note, element("w:footnoteRef", {}))
        paragraph.add_run(" ")
        for run in note.line:
            add_run(paragraph, run, self._from_right)

    def _name(self, run: WordRun, note: Note) -> None:
        """Give a mark a name, so that later marks can take its number from it."""
        name = {"w:id": str(self._count), "w:name": _name_of(note)}
        inner = inner_of(run)
        inner.addprevious(element("w:bookmarkStart", name))
        inner.addnext(element("w:bookmarkEnd", {"w:id": str(self._count)}))

    def _reference(self, paragraph: Paragraph, note: Note, mark: BaseOxmlElement) -> WordRun:
        """Add the number of a footnote, in the text or before the note: counted, or as it was printed."""
        run = paragraph.add_run("", _REFERENCE)
        inner = inner_of(run)
        if self._all_counted or not note.printed:
            inner.append(mark)
            return run
        if mark.tag == qn("w:footnoteReference"):
            mark.set(qn("w:customMarkFollows"), "1")
            inner.append(mark)
        run.add_text(note.label)
        return run

    def _refer(self, paragraph: Paragraph, note: Note) -> None:
        if note.printed:
            paragraph.add_run(note.label, _REFERENCE)
        else:
            add_field(paragraph, f" NOTEREF {_name_of(note)} \\f \\h ", note.label, _REFERENCE)


def _counted_from(paper: Paper) -> int:
    """Return the first number where the labels of all footnotes are those of counting on from it; 0 otherwise.

    Some word processors print a label of its own twice, so none is set where counting comes to the same.
    """
    labels = [note.label for note in notes(paper)]
    first = int(labels[0]) if labels and labels[0].isdecimal() else 0
    return first if labels == [str(first + number) for number in range(len(labels))] else 0


def _begin_at(document: Document, first: int) -> None:
    """Let Word count the footnotes from a number other than 1."""
    counting = element("w:footnotePr", {})
    counting.append(element("w:numStart", {"w:val": str(first)}))
    document.element.body.find(f"{qn('w:sectPr')}/{qn('w:pgSz')}").addprevious(counting)


def _name_of(note: Note) -> str:
    return f"_RefNote{note.label}"
