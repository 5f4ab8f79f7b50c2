"""The text of a DOCX: every block in its style, with real footnotes, which python-docx does not know."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.story import StoryPart
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from jointreport.paper.model import Block, Group, Heading, Line, Note, NoteMark, Paper, Paragraph, Table, notes
from jointreport.paper.word.elements import add_field, add_run, element, footnotes_part, inner_of

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
        first = _first_number(paper)
        self._all_counted = first > 0
        if first > 1:
            _begin_at(document, first)

    def add_mark(self, paragraph: WordParagraph, mark: NoteMark) -> None:
        """Add the mark of a footnote, and at its first mark the footnote itself."""
        if mark.again:
            self._refer(paragraph, mark.note)
            return
        self._count += 1
        run = self._reference(paragraph, mark.note, element("w:footnoteReference", {"w:id": str(self._count)}))
        if not mark.note.printed:
            self._name(run, mark.note)
        self._add(mark.note)

    def _add(self, note: Note) -> None:
        footnote = element("w:footnote", {"w:id": str(self._count)})
        self._part.element.append(footnote)
        inner = element("w:p", {})
        footnote.append(inner)
        paragraph = WordParagraph(inner, self._part)
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

    def _reference(self, paragraph: WordParagraph, note: Note, mark: BaseOxmlElement) -> WordRun:
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

    def _refer(self, paragraph: WordParagraph, note: Note) -> None:
        if note.printed:
            paragraph.add_run(note.label, _REFERENCE)
        else:
            add_field(paragraph, f" NOTEREF {_name_of(note)} \\f \\h ", note.label, _REFERENCE)


def _first_number(paper: Paper) -> int:
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


_STYLES = {
    "body": "Body Text",
    "numbered": "Numbered Paragraph",
    "lead": "Record Lead",
    "item": "Item",
    "subitem": "Subitem",
    "opening": "Opening",
    "preamble": "Preamble",
    "fact": "Fact",
    "status": "Status",
    "quote-source": "Quote Source",
    "quote-status": "Quote Status",
    "quoted": "Quote",
    "editorial": "Editors' Note",
}
"""Kind of paragraph → its style."""

_INDENTS = {"draft": Mm(8)}


class BodyWriter:
    """Writes the blocks of a document, one after another."""

    def __init__(self, document: Document, paper: Paper) -> None:
        self._document = document
        self._from_right = paper.from_right
        self._tag = paper.script.tag
        self._outer_tag = paper.script.tag
        self._footnotes = Footnotes(document, paper)
        self._bookmarks = 0

    def write(self, blocks: Iterable[Block], indent: Length | None = None) -> None:
        """Write blocks; `indent` is that of the groups around them."""
        for block in blocks:
            if isinstance(block, Heading):
                self._heading(block, indent)
            elif isinstance(block, Paragraph):
                self._paragraph(block, indent)
            elif isinstance(block, Table):
                self._table(block)
            else:
                self._group(block, indent)

    def line(self, style: str, line: Line) -> WordParagraph:
        """Write a line as a paragraph in a style."""
        paragraph = self._document.add_paragraph(style=style)
        self.fill(paragraph, line)
        return paragraph

    def fill(self, paragraph: WordParagraph, line: Line) -> None:
        """Write the words and footnotes of a line into a paragraph."""
        for piece in line:
            if isinstance(piece, NoteMark):
                self._footnotes.add_mark(paragraph, piece)
            else:
                add_run(paragraph, piece, self._from_right)

    def _group(self, group: Group, indent: Length | None) -> None:
        first = len(self._document.paragraphs)
        before, self._tag = self._tag, group.tag or self._tag
        self.write(group.blocks, _INDENTS.get(group.kind, indent))
        self._tag = before
        if group.kind == "status":
            # The box keeps its distance; between its paragraphs it has none.
            box = self._document.paragraphs[first:]
            box[0].paragraph_format.space_before = box[-1].paragraph_format.space_after = Pt(14)

    def _heading(self, heading: Heading, indent: Length | None) -> None:
        paragraph = self.line(f"heading {heading.level}", heading.line)
        _indent(paragraph, indent)
        # The list of contents leads here.
        self._bookmarks += 1
        # The bookmarks of footnotes are numbered from 1, and two of one number make a damaged file.
        name = {"w:id": str(10000 + self._bookmarks), "w:name": bookmark_of(heading)}
        first, last = paragraph.runs[0], paragraph.runs[-1]
        inner_of(first).addprevious(element("w:bookmarkStart", name))
        inner_of(last).addnext(element("w:bookmarkEnd", {"w:id": name["w:id"]}))

    def _paragraph(self, block: Paragraph, indent: Length | None) -> None:
        paragraph = self._document.add_paragraph(style=_STYLES[block.kind])
        self._turn(paragraph)
        _indent(paragraph, indent)
        if block.label:
            # Printed numbers are text: a counted one could differ from the document.
            paragraph.add_run(f"{block.label}\t")
        self.fill(paragraph, block.line)

    def _table(self, block: Table) -> None:
        table = self._document.add_table(len(block.rows), block.columns, style="Table Grid")
        # Cells that an earlier one takes with it are of another object of the library, yet the same cell of the file.
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(block.rows):
            column = 0
            for cell in row:
                column = next(one for one in range(column, block.columns) if (number, one) not in taken)
                last = min(number + cell.rows, len(block.rows)) - 1, min(column + cell.columns, block.columns) - 1
                merged = table.cell(number, column).merge(table.cell(*last))
                taken.update(product(range(number, last[0] + 1), range(column, last[1] + 1)))
                self._fill_cell(merged.paragraphs[0], cell.line)
        repeated = element("w:tblHeader", {})
        table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - the library has no name for it.

    def _fill_cell(self, paragraph: WordParagraph, line: Line) -> None:
        paragraph.style = "Body Text"
        self._turn(paragraph)
        self.fill(paragraph, line)

    def _turn(self, paragraph: WordParagraph) -> None:
        """Let the lines of a paragraph in another language begin at the side at which that language begins."""
        from_right = self._tag in self._from_right
        if from_right != (self._outer_tag in self._from_right):
            properties = paragraph.paragraph_format.element.get_or_add_pPr()
            properties.append(element("w:bidi", {"w:val": "1" if from_right else "0"}))


def bookmark_of(heading: Heading) -> str:
    """Return the name of the bookmark at a heading; Word allows letters, digits and underscores."""
    return "_Toc_" + heading.anchor.replace("-", "_")


def _indent(paragraph: WordParagraph, by: Length | None) -> None:
    """Move a paragraph to the side by the indent of the groups around it, on top of its style's own."""
    if by is None:
        return
    own = paragraph.style.paragraph_format if paragraph.style else None
    left = (own.left_indent if own else None) or 0
    paragraph.paragraph_format.left_indent = Length(left + by)
