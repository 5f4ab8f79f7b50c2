"""Shells: finished pages with slots. Filling one costs a fraction of rendering it.

MkDocs renders the authored pages and one page for each kind of record and language. Wherever something
depends on data there is a marker, a word nobody can guess. A shell is cut at its markers once;
a page is then its pieces joined with what belongs into the slots.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

_MARKER = re.compile(r"xslot[0-9a-f]{24}x")


def marker(page: str, name: str) -> str:
    """Return the marker of a slot: letters and digits only, so that it passes through Markdown and filters.

    It is derived from the page and the name, so that two builds give the same shells.
    """
    digest = hashlib.sha256(f"{page}\0{name}".encode()).hexdigest()
    # 96 bits: no text holds such a word by chance.
    return f"xslot{digest[:24]}x"


def holds_marker(html: str) -> bool:
    """Whether a finished page still holds a marker, which would be a fault of the program."""
    return _MARKER.search(html) is not None


@dataclass(frozen=True, slots=True)
class Slot:
    """What belongs into a slot: a part of the page's chrome, a block, or the address of a record."""

    kind: str
    name: str
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph or heading that an author wrote, as plain text, under the anchor of the nearest heading."""

    anchor: str
    words: str
    heading: bool


@dataclass(frozen=True)
class Shell:
    """One page as MkDocs rendered it, its slots, its prose, and what its front matter says."""

    language: str
    source: str
    path: str
    each: str
    title: str
    description: str
    html: str
    slots: Mapping[str, Slot]
    prose: tuple[Prose, ...] = ()
    # The address of the page of the menu that it belongs under, where its own address does not say so.
    under: str = ""

    @cached_property
    def pieces(self) -> tuple[str | Slot, ...]:
        """The page cut at its markers: text, slot, text and so on."""
        pieces: list[str | Slot] = []
        end = 0
        for match in _MARKER.finditer(self.html):
            pieces += (self.html[end : match.start()], self.slots[match.group()])
            end = match.end()
        return (*pieces, self.html[end:])

    def to_json(self) -> dict[str, Any]:
        """Return plain values from which `from_json` makes the same shell."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Shell:
        """Make a shell from what `to_json` gave."""
        slots = {
            name: Slot(slot["kind"], slot["name"], tuple((key, value) for key, value in slot["arguments"]))
            for name, slot in values.pop("slots").items()
        }
        prose = tuple(Prose(**one) for one in values.pop("prose"))
        return cls(**values, slots=slots, prose=prose)
