"""A text as a translator's table: each row has the place of a passage, the original, the translation and terms."""

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from jointreport.paper.model import Run
from jointreport.paper.word.elements import add_run, blank_document, element, to_bytes, wrap
from jointreport.texts.bilingual import BilingualTable, Passage

_WIDTHS = (Mm(27), Mm(95), Mm(95), Mm(40))
_SIZE, _SMALL = Pt(10), Pt(8)
_TO_DO = "FFF3D6"
"""The ground of a cell in which something is still to be done; the words in the first column say so too."""


def bilingual_docx(told: BilingualTable) -> bytes:
    """Return the bytes of a DOCX file, the same for the same table."""
    document = blank_document()
    _lay_across(document)
    document.core_properties.title = told.title[:255]
    document.add_paragraph(told.title, style="Title")
    for line in (told.line, told.guide):
        add_run(document.add_paragraph(style="Status"), Run(line, told.tag), told.from_right)
    writer = _Writer(told, document.add_table(1 + len(told.passages), len(_WIDTHS), style="Table Grid"))
    writer.write()
    return to_bytes(document)


def _lay_across(document: Document) -> None:
    """Turn the sheet, so that two columns of text have room."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)


class _Writer:
    """Fills a table; python-docx finds the cells of a row anew each time they are asked for, so they are asked once."""

    def __init__(self, told: BilingualTable, table: Table) -> None:
        self._told = told
        self._table = table
        table.autofit = False
        # Some programs take the widths of the columns, others those of the cells.
        for column, width in zip(table.columns, _WIDTHS, strict=True):
            column.width = width

    def write(self) -> None:
        """Write the heads, which stand on each page, and a row for each passage."""
        head, *rows = self._table.rows
        for cell, words, width in zip(head.cells, self._told.heads, _WIDTHS, strict=True):
            cell.width = width
            self._fill(cell, Run(words, self._told.tag, "strong"), _SIZE)
        head._tr.get_or_add_trPr().append(element("w:tblHeader", {}))  # noqa: SLF001 - the library has no name for it.
        for row, passage in zip(rows, self._told.passages, strict=True):
            self._write_row(list(row.cells), passage)

    def _write_row(self, cells: list[_Cell], passage: Passage) -> None:
        for cell, width in zip(cells, _WIDTHS, strict=True):
            cell.width = width
        place, original, words, terms = cells
        tags, pair = self._told.tags, self._told.pair
        self._name(place, passage)
        self._fill(original, Run(passage.original, tags[pair.source]), _SIZE)
        self._fill(words, Run(passage.words, tags[pair.target]), _SIZE)
        if passage.state != "done":
            shade = {"w:val": "clear", "w:color": "auto", "w:fill": _TO_DO}
            words._tc.get_or_add_tcPr().append(element("w:shd", shade))  # noqa: SLF001 - see above.
        for number, (term, translated) in enumerate(passage.terms):
            line = terms.paragraphs[0] if not number else terms.add_paragraph()
            for run in (Run(f"{term} – ", tags[pair.source]), Run(translated, tags[pair.target])):
                self._add(line, run, _SMALL)

    def _name(self, cell: _Cell, passage: Passage) -> None:
        """Write the place of a row into a control that keeps its identity whatever becomes of the words in it."""
        line = cell.paragraphs[0]
        line.style = "Body Text"
        control, properties, content = (element(f"w:{name}", {}) for name in ("sdt", "sdtPr", "sdtContent"))
        properties.append(element("w:lock", {"w:val": "sdtLocked"}))
        properties.append(element("w:tag", {"w:val": passage.tag}))
        control.append(properties)
        run = add_run(line, Run(passage.at, self._told.tag), self._told.from_right)
        run.font.size = _SIZE
        wrap(run, content)
        content.addprevious(control)
        control.append(content)
        if passage.state != "done":
            state = Run(self._told.states[passage.state], self._told.tag, "strong")
            self._add(cell.add_paragraph(), state, _SMALL)

    def _fill(self, cell: _Cell, run: Run, size: Length) -> None:
        self._add(cell.paragraphs[0], run, size)

    def _add(self, paragraph: Paragraph, run: Run, size: Length) -> None:
        paragraph.style = "Body Text"
        if run.tag in self._told.from_right:
            paragraph.paragraph_format.element.get_or_add_pPr().append(element("w:bidi", {"w:val": "1"}))
        if run.words:
            add_run(paragraph, run, self._told.from_right).font.size = size
