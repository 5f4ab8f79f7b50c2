"""A text as a file gives it, before anything is made of it: its lines in order, with what is printed before each.

Every reader (Word, plain text, Akoma Ntoso) returns this form, so that what follows knows no format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from jointreport.problems import InMessage

UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks of direction and the like, which programs put around numbers and names."""

Kind = Literal["text", "heading", "table"]

CALLED = {
    "text": InMessage("a paragraph", "段落"),
    "heading": InMessage("a heading", "标题"),
    "table": InMessage("a table", "表格"),
    "footnote": InMessage("a footnote", "脚注"),
    "endnote": InMessage("an endnote", "尾注"),
    "picture": InMessage("a picture", "图片"),
    "text-box": InMessage("a text box", "文本框"),
    "formula": InMessage("a formula", "公式"),
    "symbol": InMessage("a sign of a font of its own", "专用字体中的符号"),
    "counted field": InMessage("a number that Word works out", "由Word计算的编号"),
}
"""What a line or something that was left out is called in messages."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, with how many columns and rows it spans."""

    text: str
    columns: int = 1
    rows: int = 1
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the file. Marks of footnotes stand in its text as `[^label]`."""

    text: str
    label: str = ""
    """The number printed before it, as Word counts it or as it was typed: `1.`, `(a)`, `一、`."""
    depth: int | None = None
    """The level of the list that gives the number, from nought; None where it was typed or there is none."""
    kind: Kind = "text"
    rank: int = 0
    """The level of a heading, from one."""
    is_emphatic: bool = False
    """Whether the whole line is set in bold or in the middle, as titles and headings are."""
    cells: tuple[tuple[Cell, ...], ...] = ()
    number: int = 0
    """Which paragraph of the file it is, from one."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote with its printed label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that was left out or needs a person, with its place in the file: the words of the line it is in."""

    what: str
    near: str
    count: int = 1
    number: int = field(default=0, compare=False)
    """Which paragraph of the file it is in, or before which; nought where that is not known."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All that one file says, in one language."""

    name: str
    language: str
    lines: tuple[Line, ...]
    notes: tuple[Note, ...] = ()
    left_out: tuple[Aside, ...] = ()
    """What no record can hold: pictures, text boxes, formulas, endless forms of numbers."""
    changes: tuple[Aside, ...] = ()
    """Tracked changes and comments: a text with these is not settled."""
    facts: dict[str, str] = field(default_factory=dict)
    """What the file says of itself: symbol, title, and the days it was adopted, issued or saved."""
