"""A document on paper in one language: final words and their order, nothing of DOCX or PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from jointreport.texts.compare.comparison import ComparedRow


class PrintFault(Exception):
    """A document cannot be printed as it should; carries what the printer says of it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one language and one manner: plain, `verb`, `label`, `strong`, `symbol` or `address`.

    A `symbol` stays on one line. An `address` is a link whose words are the address itself, so that it can be
    followed from paper too.
    """

    words: str
    tag: str
    manner: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; its label is `printed` where it belongs to the text and must stay as it is."""

    label: str
    line: tuple[Run, ...]
    printed: bool = False


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote; one cited `again` has its words at the first mark."""

    note: Note
    again: bool = False


Line = tuple[Run | NoteMark, ...]
"""Words that run on, with the marks of their footnotes."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; that of the document itself is no heading but its title."""

    level: int
    line: Line
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a kind (a key of the styles), with the label printed before it, if any."""

    kind: str
    line: Line
    label: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table, with how many columns and rows it takes."""

    line: Line
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a text; its first row names the columns."""

    rows: tuple[tuple[TableCell, ...], ...]

    @property
    def columns(self) -> int:
        """How many columns it has: the first row has no cell from above."""
        return sum(cell.columns for cell in self.rows[0])


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together: a `status` box, a `draft`, a `quote` with its status, a `record` with its facts."""

    kind: str
    blocks: tuple[Block, ...]
    tag: str = ""


Block = Heading | Paragraph | Table | Group


@dataclass(frozen=True, slots=True)
class Script:
    """A language as a printer needs it: its tag, and whether it runs from right to left."""

    tag: str
    from_right: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document: what stands above and below its title, its status, its text, who made it as of when.

    `running` is the status that stands at the head of every page, `contents` the heading of a list of contents,
    empty where the document needs none; `source` is the file that an author would mend.
    """

    path: str
    source: str
    language: str
    script: Script
    title: Run
    running: str
    status_box: Group
    blocks: tuple[Block, ...]
    masthead: tuple[str, str]
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    contents: str = ""
    colophon: tuple[Line, ...] = ()
    publisher: str = ""
    as_of: date = field(default=date.min)
    from_right: frozenset[str] = frozenset()
    # Set so that a text of some five hundred words and its status have one page.
    on_one_page: bool = False


@dataclass(frozen=True, slots=True)
class Tracked:
    """Two texts compared in one language, and what stands above them: a title, and what each of the two texts is."""

    title: str
    above: Sequence[str]
    rows: Sequence[ComparedRow]
    """Every row, also the old places of items that went where their paragraph went."""
    language: str
    tag: str
    from_right: bool
    day: date
    author: str
    earlier: Mapping[str, str]
    """What is printed before each place of the earlier text."""
    later: Mapping[str, str]


def headings(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    """Yield the headings of a document in order, those inside groups too."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Group):
            yield from headings(block.blocks)


def notes(paper: Paper) -> Iterator[Note]:
    """Yield the footnotes of a document in the order of their first marks."""
    lines = (*paper.above, *paper.below, *_lines((paper.status_box, *paper.blocks)), *paper.colophon)
    for line in lines:
        yield from (piece.note for piece in line if isinstance(piece, NoteMark) and not piece.again)


def _lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Group):
            yield from _lines(block.blocks)
        elif isinstance(block, Table):
            yield from (cell.line for row in block.rows for cell in row)
        else:
            yield block.line


def plain(line: Line) -> str:
    """Return the words of a line without the marks of its footnotes."""
    return "".join(piece.words for piece in line if isinstance(piece, Run))
