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

from jointreport.paper.sheet import Mark, Note
from jointreport.paper.word.blank import footnotes_part
from jointreport.paper.word.runs import add_field, add_run, element, inner_of

_REFERENCE, _TEXT = "footnote reference", "footnote text"


class Footnotes:
    """The footnotes of a document; a printed label stays as it is, the others are counted by Word."""

    def __init__(self, document: Document, from_right: frozenset[str]) -> None:
        content = parse_xml(footnotes_part())
        name = PackURI("/word/footnotes.xml")
        self._part = StoryPart(name, CONTENT_TYPE.WML_FOOTNOTES, content, document.part.package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._from_right = from_right
        self._count = 0

    def add_mark(self, paragraph: Paragraph, mark: Mark) -> None:
        """Add the mark of a footnote, and at its first mark the footnote itself."""
        if mark.again:
            self._refer(paragraph, mark.note)
            return
        self._count += 1
        run = _reference(paragraph, mark.note, element("w:footnoteReference", {"w:id": str(self._count)}))
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
        _reference(paragraph, note, element("w:footnoteRef", {}))
        paragraph.add_run(" ")
        for run in note.line:
            add_run(paragraph, run, self._from_right)

    def _name(self, run: WordRun, note: Note) -> None:
        """Give a mark a name, so that later marks can take its number from it."""
        name = {"w:id": str(self._count), "w:name": _name_of(note)}
        inner = inner_of(run)
        inner.addprevious(element("w:bookmarkStart", name))
        inner.addnext(element("w:bookmarkEnd", {"w:id": str(self._count)}))

    def _refer(self, paragraph: Paragraph, note: Note) -> None:
        if note.printed:
            paragraph.add_run(note.label, _REFERENCE)
        else:
            add_field(paragraph, f" NOTEREF {_name_of(note)} \\f \\h ", note.label, _REFERENCE)


def _reference(paragraph: Paragraph, note: Note, mark: BaseOxmlElement) -> WordRun:
    """Add the number of a footnote, in the text or before the note: counted, or as it was printed."""
    run = paragraph.add_run("", _REFERENCE)
    inner = inner_of(run)
    if note.printed:
        if mark.tag == qn("w:footnoteReference"):
            mark.set(qn("w:customMarkFollows"), "1")
            inner.append(mark)
        run.add_text(note.label)
    else:
        inner.append(mark)
    return run


def _name_of(note: Note) -> str:
    return f"_RefNote{note.label}"
