"""What stands around the text of a DOCX: masthead, running status, page numbers, properties, language."""

from __future__ import annotations

from datetime import UTC, datetime, time

from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from jointreport.paper.model import Paper, Run
from jointreport.paper.word.runs import add_field, add_run, element, is_han, word_language


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
    properties.title = paper.title.words
    properties.subject = paper.running
    properties.author = properties.last_modified_by = paper.publisher
    properties.language = paper.script.tag
    properties.created = properties.modified = datetime.combine(paper.as_of, time(), UTC)
    properties.revision = 1


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
        _without_bold(document)
    if paper.script.from_right:
        styles.find(f".//{qn('w:pPrDefault')}/{qn('w:pPr')}").insert(0, element("w:bidi", {}))


def _without_bold(document: Document) -> None:
    """Take bold from headings in Chinese: their face is heavier already."""
    for name in ("Title", "Title Line", "heading 1", "heading 2", "heading 3", "TOC Heading"):
        document.styles[name].font.bold = False
