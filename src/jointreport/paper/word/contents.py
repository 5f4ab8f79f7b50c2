"""The list of contents of a DOCX: a real field, filled already, so that Word need not ask before it opens it."""

from __future__ import annotations

from docx.document import Document
from docx.text.paragraph import Paragraph as WordParagraph

from jointreport.paper.model import Heading, plain
from jointreport.paper.word.body import bookmark_of
from jointreport.paper.word.runs import element, inner_of, mark_of_field, wrap

# Without page numbers, which only Word knows: headings 1 and 2, each a link.
_INSTRUCTION = ' TOC \\o "1-2" \\n \\h \\z '


def write_contents(document: Document, name: str, headings: tuple[Heading, ...]) -> None:
    """Write the heading of the list, and a line for each heading."""
    document.add_paragraph(name, style="TOC Heading")
    lines = [_line(document, heading) for heading in headings if heading.level < 3]
    _put_into_field(lines)


def _line(document: Document, heading: Heading) -> WordParagraph:
    paragraph = document.add_paragraph(style=f"toc {heading.level}")
    run = paragraph.add_run(plain(heading.line))
    wrap(run, element("w:hyperlink", {"w:anchor": bookmark_of(heading)}))
    return paragraph


def _put_into_field(lines: list[WordParagraph]) -> None:
    """Put the beginning of the field before the first line and its end behind the last."""
    instruction = element("w:instrText", {"xml:space": "preserve"})
    instruction.text = _INSTRUCTION
    first = inner_of(lines[0].hyperlinks[0].runs[0]).getparent()
    for inner in (mark_of_field("begin"), instruction, mark_of_field("separate")):
        run = element("w:r", {})
        run.append(inner)
        first.addprevious(run)
    inner_of(lines[-1].add_run()).append(mark_of_field("end"))
