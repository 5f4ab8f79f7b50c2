"""The parts of a text in several languages: columns, rows, cells, and the ways to other languages."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


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


@dataclass(frozen=True, slots=True)
class ParallelRow:
    """A paragraph in every language shown, with the draft it sets out."""

    kind: str
    anchor: str
    heading: str
    link_name: str
    cells: tuple[Cell, ...]
    inner: ParallelText | None = None


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
