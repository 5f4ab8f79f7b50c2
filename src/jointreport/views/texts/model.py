"""The parts of a printed text, in one language and in several side by side."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from jointreport.site.wording import HEADINGS

ActRows = tuple[tuple[str, Markup], ...]
"""What a paragraph does, as the editors read it."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of a table, with how many columns and rows it takes."""

    words: Markup
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table that stands whole in one place; the anchor is that of the row, where it has one here."""

    anchor: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph with its printed label, its permanent link and what is said about it."""

    kind: str
    anchor: str
    label: str
    link_name: str
    beside_name: str
    words: Markup
    depth: int = 0
    """Of a heading, how many levels it stands below the first."""
    row: tuple[CellView, ...] = ()
    """Of a row of a table, the cells drawn in it."""
    opens: bool = False
    """Whether it is the first row of its table; the last one `closes` it."""
    closes: bool = False
    acts: tuple[ActRows, ...] = ()
    notes: tuple[Markup, ...] = ()
    events: tuple[Markup, ...] = ()
    done: tuple[Markup, ...] = ()
    inner: TextView | None = None
    inner_name: Markup = field(default_factory=Markup)
    table_name: str = ""
    """What a table is called for those who do not see it, at its first row."""
    differs: Markup = field(default_factory=Markup)
    """A link to where its languages differ."""

    @property
    def is_heading(self) -> bool:
        """Whether it is the title of an annex, a section or what follows."""
        return self.kind in HEADINGS


@dataclass(frozen=True, slots=True)
class FootnoteView:
    """A footnote with its printed label, and where it leads."""

    anchor: str
    label: str
    words: Markup
    meant: Markup
    back: str
    differs: Markup


@dataclass(frozen=True, slots=True)
class TextView:
    """A text in the language in which it is shown, and the tag of the reader's own, for what is said beside it.

    `across` is the reader's direction where the text has another.
    """

    language: str
    tag: str
    reader_tag: str
    direction: str
    status: str
    status_words: str
    statement: Markup
    not_yet: Markup
    opening: Markup
    paragraphs: tuple[ParagraphView, ...]
    footnotes: tuple[FootnoteView, ...]
    notes: tuple[Markup, ...]
    jumps: tuple[tuple[str, str], ...]
    is_draft: bool
    not_assessed: str
    across: str


@dataclass(frozen=True, slots=True)
class Column:
    """What the text in one language is: said once, above the text."""

    language: str
    tag: str
    status: str
    status_words: str
    statement: Markup


@dataclass(frozen=True, slots=True)
class Cell:
    """A paragraph in one language, with the attributes that say which; or that it waits for its translation."""

    attributes: Markup
    label: str
    words: Markup
    pending: str
    tag: str = ""
    rows: tuple[TableRow, ...] = ()
    """The rows of a table, which have the place of words; its label is then what it is called, `tag` its language."""


@dataclass(frozen=True, slots=True)
class ParallelRow:
    """A paragraph in every language shown, with the draft it sets out."""

    kind: str
    anchor: str
    heading: str
    link_name: str
    cells: tuple[Cell, ...]
    inner: ParallelText | None = None
    differs: Markup = field(default_factory=Markup)


@dataclass(frozen=True, slots=True)
class ParallelText:
    """A text in several languages, row by row."""

    is_draft: bool
    name: Markup
    columns: tuple[Column, ...]
    rows: tuple[ParallelRow, ...]
    not_held: str
    jumps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to other languages; `tag` is empty where the page stays in the reader's language."""

    words: str
    href: str
    tag: str
    current: bool
