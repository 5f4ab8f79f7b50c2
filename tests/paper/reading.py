"""Documents on paper read back: the model as plain lines, the DOCX and the PDF as other programs read them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
from docx.document import Document
from pypdf import PdfReader

from jointreport.generate.publish import site_of
from jointreport.paper.files import PaperFile, files_of, papers
from jointreport.paper.model import Block, Group, Heading, Line, NoteMark, Paper, Paragraph, Run, Table
from jointreport.records.load import load
from jointreport.records.register.register import Register
from jointreport.site.wording import wordings
from projects import ADDRESS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Printed:
    """The documents of a project by name, such as `joint-report-2024-2025.en`, and their files."""

    def __init__(self, papers: Mapping[str, Paper]) -> None:
        self.papers = papers

    @cached_property
    def files(self) -> dict[str, PaperFile]:
        """The files by name, such as `joint-report-2024-2025.en.docx`."""
        made = (file for paper in self.papers.values() for file in files_of(paper))
        return {file.told.path.rpartition("/")[2]: file for file in made}

    def docx(self, name: str) -> Document:
        return docx.Document(io.BytesIO(self.files[f"{name}.docx"].content))

    def part(self, name: str, part: str) -> ET.Element:
        with zipfile.ZipFile(io.BytesIO(self.files[f"{name}.docx"].content)) as archive:
            return ET.fromstring(archive.read(part))  # noqa: S314 - a file that was made a moment ago.

    def pdf(self, name: str) -> PdfReader:
        return PdfReader(io.BytesIO(self.files[f"{name}.pdf"].content))


def printed_of(project: Path, address: str = ADDRESS) -> Printed:
    """Return the documents on paper of a project, at a public address."""
    register = Register(load(project))
    made = papers(register, site_of(address, "", register), wordings(register))
    return Printed({paper.path.rpartition("/")[2]: paper for paper in made})


def lines(paper: Paper) -> Iterator[str]:
    """Yield a document as plain lines, each with its kind, its marks as `[1]`, its notes below it."""
    yield f"path: {paper.path}"
    yield f"every page: {paper.running}"
    for above in paper.above:
        yield f"above: {_told(above)}"
    yield f"title: {paper.title.words}"
    for below in paper.below:
        yield f"below: {_told(below)}"
    yield from _lines((paper.status_box, *paper.blocks), "")
    for line in paper.colophon:
        yield f"colophon: {_told(line)}"


def _lines(blocks: tuple[Block, ...], margin: str) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Group):
            yield f"{margin}[{block.kind}]"
            yield from _lines(block.blocks, margin + "  ")
            continue
        if isinstance(block, Table):
            yield from (f"{margin}row: {' | '.join(_told(cell.line) for cell in row)}" for row in block.rows)
            continue
        kind = f"heading {block.level}" if isinstance(block, Heading) else block.kind
        label = f"{block.label} " if isinstance(block, Paragraph) and block.label else ""
        yield f"{margin}{kind}: {label}{_told(block.line)}"
        for mark in block.line:
            if isinstance(mark, NoteMark) and not mark.again:
                yield f"{margin}  note {mark.note.label}: {_told(mark.note.line)}"


def _told(line: Line) -> str:
    return "".join(piece.words if isinstance(piece, Run) else f"[{piece.note.label}]" for piece in line)


def all_blocks(blocks: tuple[Block, ...]) -> Iterator[Heading | Paragraph]:
    """Yield the headings and paragraphs among blocks, those in groups too."""
    for block in blocks:
        if isinstance(block, Group):
            yield from all_blocks(block.blocks)
        elif not isinstance(block, Table):
            yield block


def all_lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    """Yield the lines of blocks, those in groups too."""
    return (block.line for block in all_blocks(blocks))


def without_spaces(words: str) -> str:
    """Words without spaces and line breaks: in a PDF a line may end anywhere."""
    return re.sub(r"\s+", "", words)


def fonts(reader: PdfReader) -> Iterator[tuple[str, Any]]:
    """Yield each font of a PDF: its name without the tag of its subset, and its descriptor."""
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            yield font.get_object()["/BaseFont"].partition("+")[2], inner["/FontDescriptor"].get_object()
