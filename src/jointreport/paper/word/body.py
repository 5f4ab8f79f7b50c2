"""The text of a DOCX: every block in its style, indented where it stands inside a draft or a quotation."""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from jointreport.paper.model import Block, Group, Heading, Line, Mark, Paper, Paragraph
from jointreport.paper.word.footnotes import Footnotes
from jointreport.paper.word.runs import add_run, element, inner_of

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


class Body:
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
            if isinstance(piece, Mark):
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
