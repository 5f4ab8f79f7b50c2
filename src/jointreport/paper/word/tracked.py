"""What changed between two texts as tracked changes: accepting all gives the later text, rejecting all the earlier one.

A paragraph that moved is deleted where it stood and inserted where it stands: Word's own marks of a move are read by
few other programs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from jointreport.paper.model import Run, Tracked
from jointreport.paper.word.elements import add_run, blank_document, element, inner_of, to_bytes
from jointreport.records.model.documents import MARK
from jointreport.texts.compare.comparison import ComparedRow
from jointreport.texts.compare.units import BREAK, Unit

_TAGS = {"inserted": "w:ins", "deleted": "w:del"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one kind within a paragraph; `ends` says that a paragraph ends behind them, in the text of that kind."""

    kind: str
    words: str
    ends: bool = False


def tracked_docx(compared: Tracked) -> bytes:
    """Return the bytes of a DOCX file, the same for the same texts."""
    document = blank_document()
    properties = document.core_properties
    properties.title, properties.author = compared.title[:255], compared.author[:255]
    properties.created = properties.modified = datetime.combine(compared.day, time(), UTC)
    document.add_paragraph(compared.title, style="Title")
    for line in compared.above:
        document.add_paragraph(line, style="Status")
    writer = _Writer(document, compared)
    for row in compared.rows:
        writer.write(row)
    return to_bytes(document)


class _Writer:
    """Writes rows; every change has a number of its own, and all have the same author and day."""

    def __init__(self, document: Document, compared: Tracked) -> None:
        self._document = document
        self._compared = compared
        self._from_right = frozenset({compared.tag} if compared.from_right else ())
        self._changes = 0

    def write(self, row: ComparedRow) -> None:
        """Write the paragraphs of a row, each piece in its manner."""
        line: list[_Piece] = []
        for piece in _pieces(row, self._compared):
            line.append(piece)
            if piece.ends:
                self._paragraph(line)
                line = []

    def _paragraph(self, line: Sequence[_Piece]) -> None:
        paragraph = self._document.add_paragraph(style="Body Text")
        for piece in line:
            # Every second part is the label of a footnote.
            for number, words in enumerate(MARK.split(piece.words)):
                if words:
                    run = add_run(paragraph, Run(words, self._compared.tag), self._from_right)
                    run.font.superscript = True if number % 2 else None
                    self._track(inner_of(run), piece.kind)
        mark = self._change(line[-1].kind)
        if mark is not None:
            properties = paragraph.paragraph_format.element.get_or_add_pPr()
            of_mark = element("w:rPr", {})
            of_mark.append(mark)
            properties.append(of_mark)

    def _track(self, run: BaseOxmlElement, kind: str) -> None:
        around = self._change(kind)
        if around is not None:
            run.addprevious(around)
            around.append(run)
        if kind == "deleted":
            # Word shows a deletion whose words are those of the text as part of it.
            for text in run.findall(qn("w:t")):
                text.tag = qn("w:delText")

    def _change(self, kind: str) -> BaseOxmlElement | None:
        if kind not in _TAGS:
            return None
        self._changes += 1
        day = f"{self._compared.day.isoformat()}T00:00:00Z"
        return element(_TAGS[kind], {"w:id": str(self._changes), "w:author": self._compared.author, "w:date": day})


def _pieces(row: ComparedRow, compared: Tracked) -> Iterator[_Piece]:
    """Yield the pieces of a row with the labels of its paragraphs; the last one ends it."""
    if row.row.kind in {"kept", "split", "merged"} and not row.row.moved and row.held:
        yield from _changed(row, compared)
        return
    for kind, units, labels in (
        ("deleted", row.row.before if row.row.kind in {"gone", "deleted"} else (), compared.earlier),
        ("inserted", row.row.after, compared.later),
    ):
        for unit in units:
            yield _Piece(kind, _whole(unit, labels, compared.language), ends=True)


def _whole(unit: Unit, labels: Mapping[str, str], language: str) -> str:
    return labels.get(unit.at, "") + unit.words.get(language, "")


def _changed(row: ComparedRow, compared: Tracked) -> Iterator[_Piece]:
    before, after = iter(row.row.before), iter(row.row.after)
    yield from _labels(next(before, None), next(after, None), compared)
    for clause in row.clauses:
        for piece in clause.pieces:
            *ended, rest = piece.words.split(BREAK)
            for words in ended:
                yield _Piece(piece.kind, words, ends=True)
                old = next(before, None) if piece.kind != "inserted" else None
                new = next(after, None) if piece.kind != "deleted" else None
                yield from _labels(old, new, compared)
            if rest:
                yield _Piece(piece.kind, rest)
    yield _Piece("same", "", ends=True)


def _labels(old: Unit | None, new: Unit | None, compared: Tracked) -> Iterator[_Piece]:
    """Yield what is printed before a paragraph: of one that was renumbered the old number and the new one."""
    was = compared.earlier.get(old.at, "") if old else ""
    now = compared.later.get(new.at, "") if new else ""
    if was == now:
        yield _Piece("same", now)
    else:
        yield from (_Piece("deleted", was), _Piece("inserted", now))
