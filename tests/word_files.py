"""Word files for tests: from pieces of their XML, or from a manuscript, in the manners in which secretariats number."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from jointreport.exchange.manuscript import Cell, Line, Manuscript
from jointreport.exchange.word.numerals import numeral

MANNERS = ("numbered by Word", "typed", "mixed", "tracked")
_FORMS = (
    *("decimal", "lowerLetter", "lowerRoman", "upperRoman", "chineseCountingThousand", "decimalFullWidth"),
    "ideographZodiac",
)
_READ = {form: {numeral(number, form): number for number in range(1, 60)} for form in _FORMS}
_MARK = re.compile(r"(\[\^[^\]]+\])")


def docx_of(body: str, *, numbering: str = "", footnotes: str = "", styles: str = "") -> bytes:
    """Return a Word file with these elements in its body and parts."""
    document = docx.Document()
    _fill(document.element.body, body, keep="sectPr")
    _fill(document.part.numbering_part.element, numbering)
    for style in _elements(styles):
        document.styles.element.append(style)
    if footnotes:
        content = f"<w:footnotes {nsdecls('w')}>{footnotes}</w:footnotes>".encode()
        package = document.part.package
        assert package is not None
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, content, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _elements(written: str) -> list[BaseOxmlElement]:
    return list(parse_xml(f"<w:body {nsdecls('w')}>{written}</w:body>"))


def _fill(parent: BaseOxmlElement, written: str, *, keep: str = "") -> None:
    for child in list(parent):
        if not keep or child.tag != qn(f"w:{keep}"):
            parent.remove(child)
    for number, child in enumerate(_elements(written)):
        parent.insert(number, child)


def paragraph(words: str, properties: str = "") -> str:
    """Return a paragraph with words in one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words)}</w:p>"


def run(words: str) -> str:
    """Return a run; tabs and ends of lines stand in it as Word writes them."""
    signs = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    parts = (signs.get(one, f'<w:t xml:space="preserve">{escape(one)}</w:t>') for one in re.split(r"([\t\n])", words))
    return f"<w:r>{''.join(parts)}</w:r>"


def in_list(name: str, level: int = 0) -> str:
    """Return the property of a paragraph that it stands in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>'


def scheme(name: str, *levels: str) -> str:
    """Return what counts; `levels` are written by `level`, each for the next depth."""
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def level(depth: int, text: str, form: str = "decimal", start: int = 1, further: str = "") -> str:
    """Return how a level of a list is counted and printed."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{further}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def list_on(name: str, scheme_name: str, further: str = "") -> str:
    """Return a list that rests on a scheme."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{scheme_name}"/>{further}</w:num>'


def written(manuscript: Manuscript, manner: str, chance: Random) -> bytes:
    """Return a manuscript as a Word file in a manner; `tracked` has insertions and deletions as well."""
    writer = _Writer(manuscript, manner, chance)
    body = "".join(map(writer.block, manuscript.lines))
    return docx_of(body, numbering="".join((*writer.schemes, *writer.lists)), footnotes="".join(writer.footnotes()))


@dataclass(slots=True)
class _Open:
    """A list of Word's that is open: its name, form and signs, and the number that it prints next."""

    name: str
    form: str
    before: str
    after: str
    following: int

    def prints(self, label: str) -> bool:
        return label == f"{self.before}{numeral(self.following, self.form)}{self.after}"


@dataclass(slots=True)
class _Writer:
    manuscript: Manuscript
    manner: str
    chance: Random
    schemes: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    _marks: list[str] = field(default_factory=list)
    """The labels of the footnotes in the order of their marks."""
    _open: dict[int, _Open] = field(default_factory=dict)

    def block(self, line: Line) -> str:
        if line.kind == "table":
            return self._table(line.cells)
        properties, typed = "", ""
        counted = {"typed": False, "mixed": self.chance.random() < 0.5}.get(self.manner, True)
        if line.label and counted:
            properties = self._numbering(line.label, line.depth or 0)
        if line.label and not properties:
            typed = f"{line.label}\t"
        outline = f'<w:outlineLvl w:val="{line.rank - 1}"/>' if line.kind == "heading" else ""
        return f"<w:p><w:pPr>{properties}{outline}</w:pPr>{self._runs(typed + line.text)}</w:p>"

    def _numbering(self, label: str, depth: int) -> str:
        """Return the list in which Word prints a label; nothing where no list does."""
        for deeper in [one for one in self._open if one > depth]:
            del self._open[deeper]
        current = self._open.get(depth)
        if current is None or not current.prints(label):
            current = self._list_from(label, depth)
        if current is None:
            return ""
        current.following += 1
        self._open[depth] = current
        return in_list(current.name, depth)

    def _list_from(self, label: str, depth: int) -> _Open | None:
        match = re.fullmatch(r"([(（]?)(.+?)([.)）、．]*)", label)
        known = (form for form in _FORMS if match and match[2] in _READ[form])
        form = next(known, "")
        if match is None or not form:
            return None
        number, name = _READ[form][match[2]], str(len(self.lists) + 1)
        self.schemes.append(scheme(name, level(depth, f"{match[1]}%{depth + 1}{match[3]}", form, number)))
        self.lists.append(list_on(name, name))
        return _Open(name, form, match[1], match[3], number)

    def _runs(self, words: str) -> str:
        return "".join(self._mark(one[2:-1]) if _MARK.fullmatch(one) else self._run(one) for one in _MARK.split(words))

    def _run(self, words: str) -> str:
        if not words or self.manner != "tracked" or self.chance.random() < 0.5:
            return run(words) if words else ""
        who = 'w:author="A" w:date="2026-01-01T00:00:00Z"'
        gone = '<w:r><w:delText xml:space="preserve"> gone</w:delText></w:r>'
        return f'<w:ins w:id="1" {who}>{run(words)}</w:ins><w:del w:id="2" {who}>{gone}</w:del>'

    def _mark(self, label: str) -> str:
        """Return the reference to a footnote; one that is not counted has its mark in the file."""
        if label in self._marks:
            return f'<w:fldSimple w:instr=" NOTEREF _Ref1 \\h ">{run(label)}</w:fldSimple>'
        self._marks.append(label)
        counted = sum(one.isdecimal() for one in self._marks)
        own = "" if label == str(counted) else ' w:customMarkFollows="1"'
        mark = f"<w:t>{label}</w:t>" if own else ""
        return f'<w:r><w:footnoteReference{own} w:id="{len(self._marks)}"/>{mark}</w:r>'

    def footnotes(self) -> Iterator[str]:
        texts = {note.label: note.text for note in self.manuscript.notes}
        for number, label in enumerate(self._marks, start=1):
            own = "<w:r><w:footnoteRef/></w:r>"
            yield f'<w:footnote w:id="{number}"><w:p>{own}{run(" " + texts[label])}</w:p></w:footnote>'

    def _table(self, rows: Iterable[Iterable[Cell]]) -> str:
        written_rows = ("".join(map(self._cell, row)) for row in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in written_rows)}</w:tbl>"

    def _cell(self, cell: Cell) -> str:
        paragraphs = "".join(f"<w:p>{self._runs(one)}</w:p>" for one in cell.text.split("\n"))
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.columns}"/></w:tcPr>{paragraphs}</w:tc>'
