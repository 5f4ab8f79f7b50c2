"""A Word document as a manuscript: its paragraphs with what Word prints before them, its tables and footnotes."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError, _Element

from jointreport.exchange.manuscript import Aside, Cell, Line, Manuscript, Note
from jointreport.exchange.word.numbering import Counters, Styles, lists_of, named_list, schemes_of, styles_of
from jointreport.exchange.word.numerals import KNOWN, numeral
from jointreport.exchange.word.words import Words, own_marks, words_of

_NEAR = 60
"""So many letters of a line tell where something stands."""
_MOST_UNPACKED = 200_000_000
"""Bytes: far more than a text has with all its pictures."""
_HEADING = re.compile(r"heading (\d)")
_BODY_TEXT = 9
"""The level in an outline that is none."""


class NotWordError(Exception):
    """A file that is no Word document, or a broken one."""


def read_docx(name: str, content: bytes) -> Manuscript:
    """Read the bytes of a DOCX; the language is left empty.

    Raises:
        NotWordError: if the bytes are no DOCX that can be read.

    """
    try:
        _refuse_enormous(name, content)
        document = docx.Document(io.BytesIO(content))
        return _Reader(document).manuscript(PurePath(name).name)
    except (BadZipFile, PackageNotFoundError, XMLSyntaxError, KeyError, ValueError) as fault:
        raise NotWordError(name) from fault


def _refuse_enormous(name: str, content: bytes) -> None:
    """Refuse what unpacks to more than any text: a few bytes may stand for as much as a machine can hold."""
    with ZipFile(io.BytesIO(content)) as packed:
        if sum(one.file_size for one in packed.infolist()) > _MOST_UNPACKED:
            raise NotWordError(name)


def _part(document: Document, kind: str) -> _Element | None:
    """Return the root of a part of the document, such as its footnotes; None where it has none."""
    for relation in document.part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            root: _Element = parse_xml(relation.target_part.blob)
            return root
    return None


@dataclass(slots=True)
class _Reader:
    document: Document
    lines: list[Line] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Label and identity of each footnote in the file, in the order of the marks."""
    left_out: list[Aside] = field(default_factory=list)
    changes: Counter[tuple[str, str]] = field(default_factory=Counter)
    counters: Counters = field(init=False)
    styles: Styles = field(init=False)
    ranks: Mapping[str, int] = field(init=False)
    _footnotes: Mapping[str, _Element] = field(init=False)
    _number_of_note: int = 0
    _typed_marks: dict[_Element, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        styles = self.document.styles.element
        numbering = _part(self.document, RELATIONSHIP_TYPE.NUMBERING)
        numbering = parse_xml(b'<w:numbering xmlns:w="%s"/>' % _W.encode()) if numbering is None else numbering
        of_lists = styles_of(styles, {}).of_lists
        lists = lists_of(numbering, schemes_of(numbering, of_lists))
        self.counters = Counters(lists)
        self.styles = styles_of(styles, _levels_of_styles(numbering))
        self.ranks = _ranks(styles)
        notes = _part(self.document, RELATIONSHIP_TYPE.FOOTNOTES)
        found = [] if notes is None else notes.findall(qn("w:footnote"))
        self._footnotes = {one.get(qn("w:id"), ""): one for one in found if one.get(qn("w:type")) is None}

    def manuscript(self, name: str) -> Manuscript:
        for block in _blocks(self.document.element.body):
            if block.tag == qn("w:tbl"):
                self.lines.append(Line("", kind="table", cells=self._cells(block), number=len(self.lines) + 1))
            else:
                self._add_paragraph(block)
        notes = tuple(Note(label, self._text_of_note(identity)) for label, identity in self.notes)
        for form in sorted(self.counters.unknown_forms):
            self.left_out.append(Aside(f"numbers of the form {form}", ""))
        changes = tuple(Aside(what, near, count) for (what, near), count in self.changes.items())
        return Manuscript(name, "", tuple(self.lines), notes, tuple(self.left_out), changes, self._facts)

    @property
    def _facts(self) -> dict[str, str]:
        """What the file says of itself: the day it was saved."""
        saved = self.document.core_properties.modified
        return {"saved": saved.date().isoformat()} if saved else {}

    def _add_paragraph(self, paragraph: _Element) -> None:
        words = self._words(paragraph)
        properties = paragraph.find(qn("w:pPr"))
        style = _style(properties) or self._default_style
        # Word counts a paragraph without words too, and prints its number.
        list_name, depth = self._list_of(properties, style)
        label = self.counters.next_label(list_name, depth) if list_name else ""
        if not words.text.strip() and not label:
            return
        rank = self.ranks.get(style, 0) or _own_rank(properties)
        self.lines.append(
            Line(
                words.text,
                label,
                depth if list_name else None,
                "heading" if rank else "text",
                rank,
                _is_emphatic(paragraph),
                number=len(self.lines) + 1,
            )
        )

    def _list_of(self, properties: _Element | None, style: str) -> tuple[str, int]:
        """Return the list and level of a paragraph, its own before those of its style; list `0` takes it out."""
        list_name, depth = named_list(properties)
        from_style = self.styles.lists.get(style, ("", 0))
        list_name = from_style[0] if list_name is None else list_name
        depth = from_style[1] if depth is None else depth
        return ("", 0) if list_name == "0" else (list_name, depth)

    @property
    def _default_style(self) -> str:
        styles = self.document.styles.element.findall(qn("w:style"))
        default = (one for one in styles if one.get(qn("w:type")) == "paragraph" and one.get(qn("w:default")) == "1")
        return next((one.get(qn("w:styleId"), "") for one in default), "")

    def _words(self, paragraph: _Element) -> Words:
        self._typed_marks |= dict(own_marks(paragraph))
        words = words_of(paragraph, self._label_of_note)
        near, number = words.text.strip()[:_NEAR], len(self.lines) + 1
        self.left_out += [Aside(what, near, count, number) for what, count in Counter(words.left_out).items()]
        if words.endnotes:
            self.left_out.append(Aside("endnote", near, words.endnotes, number))
        for what, count in (("inserted", words.added), ("deleted", words.removed), ("comment", words.comments)):
            if count:
                self.changes[what, near] += count
        return words

    def _label_of_note(self, reference: _Element) -> str:
        label = self._typed_marks.get(reference, "")
        if not label:
            self._number_of_note += 1
            label = self._printed_number_of_note
        self.notes.append((label, reference.get(qn("w:id"), "")))
        return label

    @property
    def _printed_number_of_note(self) -> str:
        form, start = _form_of_notes(self.document)
        return numeral(self._number_of_note + start - 1, form)

    def _text_of_note(self, identity: str) -> str:
        note = self._footnotes.get(identity)
        if note is None:
            return ""
        # The mark at the beginning of a note is a field of Word's, which holds no letter.
        texts = (self._words(paragraph).text.strip() for paragraph in note.findall(qn("w:p")))
        return "\n".join(text for text in texts if text)

    def _cells(self, table: _Element) -> tuple[tuple[Cell, ...], ...]:
        rows = [list(self._row(row)) for row in _children(table, "tr")]
        return tuple(tuple(cell for _, cell in row) for row in _joined(rows))

    def _row(self, row: _Element) -> Iterator[tuple[int, Cell | None]]:
        """Yield the column and cell of each place of a row; None where a cell above goes on."""
        column = 0
        is_head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        for cell in _children(row, "tc"):
            properties = cell.find(qn("w:tcPr"))
            span = properties.find(qn("w:gridSpan")) if properties is not None else None
            columns = int(span.get(qn("w:val"), "1")) if span is not None else 1
            merge = properties.find(qn("w:vMerge")) if properties is not None else None
            goes_on = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
            texts = [self._words(one).text.strip() for one in cell.iter(qn("w:p"))]
            text = "\n".join(text for text in texts if text)
            yield column, None if goes_on else Cell(text, columns, 1, is_head)
            column += columns


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WRAPPERS = frozenset(
    {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:smartTag"), qn("w:ins"), qn("w:moveTo")}
)


def _blocks(parent: _Element) -> Iterator[_Element]:
    """Yield the paragraphs and tables of a document, also those inside controls and of tracked insertions."""
    for child in parent:
        if child.tag in {qn("w:p"), qn("w:tbl")}:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _children(parent: _Element, name: str) -> Iterator[_Element]:
    for child in parent:
        if child.tag == qn(f"w:{name}"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, name)


def _joined(rows: list[list[tuple[int, Cell | None]]]) -> list[list[tuple[int, Cell]]]:
    """Let each cell span the rows below in which it goes on."""
    joined: list[list[tuple[int, Cell]]] = []
    for number, row in enumerate(rows):
        whole = []
        for column, cell in row:
            if cell is not None:
                below = 0
                while number + below + 1 < len(rows) and (column, None) in rows[number + below + 1]:
                    below += 1
                whole.append((column, Cell(cell.text, cell.columns, 1 + below, cell.is_head)))
        joined.append(whole)
    return joined


def _style(properties: _Element | None) -> str:
    named = properties.find(qn("w:pStyle")) if properties is not None else None
    return named.get(qn("w:val"), "") if named is not None else ""


def _ranks(styles: _Element) -> dict[str, int]:
    """Return the level of each style of headings: by its name, or by its place in the outline."""
    ranks = {}
    for one in styles.findall(qn("w:style")):
        name = one.find(qn("w:name"))
        match = _HEADING.fullmatch(name.get(qn("w:val"), "").lower()) if name is not None else None
        rank = int(match[1]) if match else _own_rank(one.find(qn("w:pPr")))
        if rank:
            ranks[one.get(qn("w:styleId"), "")] = rank
    return ranks


def _own_rank(properties: _Element | None) -> int:
    outline = properties.find(qn("w:outlineLvl")) if properties is not None else None
    level = int(outline.get(qn("w:val"), str(_BODY_TEXT))) if outline is not None else _BODY_TEXT
    return level + 1 if level < _BODY_TEXT else 0


def _levels_of_styles(numbering: _Element) -> dict[str, dict[str, int]]:
    """Return, for each list, which of its levels belong to which styles."""
    schemes = {
        one.get(qn("w:abstractNumId"), ""): {
            style.get(qn("w:val"), ""): int(level.get(qn("w:ilvl"), "0"))
            for level in one.findall(qn("w:lvl"))
            for style in level.findall(qn("w:pStyle"))
        }
        for one in numbering.findall(qn("w:abstractNum"))
    }
    levels = {}
    for one in numbering.findall(qn("w:num")):
        rests_on = one.find(qn("w:abstractNumId"))
        levels[one.get(qn("w:numId"), "")] = schemes.get(
            rests_on.get(qn("w:val"), "") if rests_on is not None else "", {}
        )
    return levels


def _form_of_notes(document: Document) -> tuple[str, int]:
    """Return the form and first number of footnotes, of the last section or of the whole document."""
    last = document.element.body.find(qn("w:sectPr"))
    settings = document.settings.element
    for parent in (last, settings):
        found = parent.find(qn("w:footnotePr")) if parent is not None else None
        if found is not None:
            form, start = found.find(qn("w:numFmt")), found.find(qn("w:numStart"))
            name = form.get(qn("w:val"), "decimal") if form is not None else "decimal"
            if form is not None or start is not None:
                first = int(start.get(qn("w:val"), "1")) if start is not None else 1
                return (name if name in KNOWN else "decimal", first)
    return "decimal", 1


def _is_emphatic(paragraph: _Element) -> bool:
    """Whether all words of a paragraph are set in bold, or it stands in the middle."""
    properties = paragraph.find(qn("w:pPr"))
    middle = properties.find(qn("w:jc")) if properties is not None else None
    if middle is not None and middle.get(qn("w:val")) == "center":
        return True
    runs = [run for run in paragraph.iter(qn("w:r")) if any((one.text or "").strip() for one in run.findall(qn("w:t")))]
    return bool(runs) and all(run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in runs)
