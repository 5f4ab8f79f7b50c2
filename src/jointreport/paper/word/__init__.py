"""A document as DOCX: real styles and footnotes, faces for each script, the same bytes for the same document."""

from __future__ import annotations

from datetime import UTC, datetime, time

from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from jointreport.paper.model import Heading, Paper, Run, headings, plain
from jointreport.paper.word.body import BodyWriter, bookmark_of
from jointreport.paper.word.elements import (
    add_field,
    add_run,
    blank_document,
    element,
    inner_of,
    is_han,
    mark_of_field,
    to_bytes,
    word_language,
    wrap,
)

_MOST_IN_A_PROPERTY = 255

# Without page numbers, which only Word knows: headings 1 and 2, each a link.
_INSTRUCTION = ' TOC \\o "1-2" \\n \\h \\z '


def write_contents(document: Document, name: str, headings: tuple[Heading, ...]) -> None:
    """Write the heading of the list, and a line for each heading."""
    document.add_paragraph(name, style="TOC Heading")
    lines = [_line(document, heading) for heading in headings if heading.level < 3]
    _put_into_field(lines)


def _line(document: Document, heading: Heading) -> Paragraph:
    paragraph = document.add_paragraph(style=f"toc {heading.level}")
    run = paragraph.add_run(plain(heading.line))
    wrap(run, element("w:hyperlink", {"w:anchor": bookmark_of(heading)}))
    return paragraph


def _put_into_field(lines: list[Paragraph]) -> None:
    """Put the beginning of the field before the first line and its end behind the last."""
    instruction = element("w:instrText", {"xml:space": "preserve"})
    instruction.text = _INSTRUCTION
    first = inner_of(lines[0].hyperlinks[0].runs[0]).getparent()
    for inner in (mark_of_field("begin"), instruction, mark_of_field("separate")):
        run = element("w:r", {})
        run.append(inner)
        first.addprevious(run)
    inner_of(lines[-1].add_run()).append(mark_of_field("end"))


def write_around(document: Document, paper: Paper) -> None:
    """Write heads and feet; the first page has the masthead, the others the status of the document."""
    section = document.sections[0]
    name, as_of = paper.masthead
    _fill(section.first_page_header, "Masthead", paper, (name, as_of), strong=True)
    _fill(section.header, "header", paper, (paper.running,))
    for footer in (section.first_page_footer, section.footer):
        paragraph = _fill(footer, "footer", paper, (name, ""))
        add_field(paragraph, " PAGE ")
        paragraph.add_run(" / ")
        add_field(paragraph, " NUMPAGES ")


def _fill(
    part: BlockItemContainer, style: str, paper: Paper, words: tuple[str, ...], *, strong: bool = False
) -> Paragraph:
    """Write words into a head or foot, what follows the first at the far side of the line."""
    paragraph: Paragraph = part.paragraphs[0]
    paragraph.style = style
    for number, one in enumerate(words):
        if number:
            paragraph.add_run("\t")
        manner = "strong" if strong and not number else ""
        add_run(paragraph, Run(one, paper.script.tag, manner), paper.from_right)
    return paragraph


def set_properties(document: Document, paper: Paper) -> None:
    """Say in the properties of the file what it is, as of when; nothing of the machine that made it."""
    properties = document.core_properties
    properties.title = _cut(paper.title.words)
    properties.subject = _cut(paper.running)
    properties.author = properties.last_modified_by = _cut(paper.publisher)
    properties.language = paper.script.tag
    properties.created = properties.modified = datetime.combine(paper.as_of, time(), UTC)
    properties.revision = 1


def _cut(words: str) -> str:
    """Return words as a property of a file, in which Word allows 255 characters."""
    return words if len(words) <= _MOST_IN_A_PROPERTY else words[: _MOST_IN_A_PROPERTY - 1] + "…"


def set_language(document: Document, paper: Paper) -> None:
    """Set the language of the whole document, the space between its lines, and where its lines begin."""
    tag = paper.script.tag
    script = "w:eastAsia" if is_han(tag) else "w:bidi" if paper.script.from_right else "w:val"
    styles = document.styles.element
    for language in styles.iter(qn("w:lang")):
        language.set(qn(script), word_language(tag))
    normal = document.styles["Normal"].paragraph_format
    if is_han(tag):
        normal.line_spacing = 1.5
        # The face of headings in Chinese is heavier already.
        for name in ("Title", "Title Line", "heading 1", "heading 2", "heading 3", "TOC Heading"):
            document.styles[name].font.bold = False
    if paper.script.from_right:
        styles.find(f".//{qn('w:pPrDefault')}/{qn('w:pPr')}").insert(0, element("w:bidi", {}))


def set_on_one_page(document: Document, paper: Paper) -> None:
    """Give a short text the margins and sizes with which it has one page in the faces that Word comes with."""
    section, normal = document.sections[0], document.styles["Normal"]
    section.top_margin, section.bottom_margin = Mm(22), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)
    normal.font.size = Pt(9.5)
    normal.paragraph_format.line_spacing = 1.2 if is_han(paper.script.tag) else 1.05
    document.styles["Title"].font.size = Pt(13)


def docx(paper: Paper) -> bytes:
    """Return a document as the bytes of a DOCX file."""
    document = blank_document()
    set_language(document, paper)
    if paper.on_one_page:
        set_on_one_page(document, paper)
    set_properties(document, paper)
    write_around(document, paper)
    body = BodyWriter(document, paper)
    for line in paper.above:
        body.line("Title Line", line)
    body.line("Title", (paper.title,))
    for line in paper.below:
        body.line("Title Line", line)
    body.write((paper.status_box,))
    if paper.contents:
        write_contents(document, paper.contents, tuple(headings(paper.blocks)))
    body.write(paper.blocks)
    for line in paper.colophon:
        body.line("Colophon", line)
    return to_bytes(document)
