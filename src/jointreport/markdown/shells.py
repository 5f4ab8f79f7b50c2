"""Shells: finished pages with slots. Filling one costs a fraction of rendering it.

MkDocs renders the authored pages and one page for each kind of record and language. Wherever something
depends on data there is a marker, a word nobody can guess. A page is cut at its markers as soon as it is rendered;
later it is its pieces joined with what belongs into the slots.
"""

from __future__ import annotations

import html
import re
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

CHROME = (
    "root",
    "head",
    "skip",
    "trial",
    "brand",
    "tools",
    "search",
    "menu",
    "contents",
    "crumbs",
    "heading",
    "notice",
    "notes",
    "after",
    "footer",
)
"""The slots of the document itself, in the order of `overrides/main.html`."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What belongs into a slot: a part of the chrome, a block, words with their symbols, the address of a record."""

    kind: str
    name: str
    arguments: tuple[tuple[str, str], ...] = ()


class SlotMisplaced(Exception):
    """The document asks for a slot inside a tag, or a marker was altered on its way through the engine."""


class Markers:
    """The markers of one build, and what each of them stands for.

    A marker is letters and digits only, so that it passes through Markdown and filters. It begins with a secret that
    is drawn for each build, so nothing that was written beforehand can hold one. No marker outlives the engine: shells
    are kept as pieces, which are the same in every build.
    """

    def __init__(self) -> None:
        self._secret = f"xslot{secrets.token_hex(16)}n"
        self._marker = re.compile(rf"{self._secret}(?P<number>\d+)x")
        self._numbers: dict[tuple[Slot, str], int] = {}
        self._held: list[tuple[Slot, str]] = []

    def of(self, slot: Slot, written: str) -> str:
        """Return the marker of a slot; `written` is what stands there in the source, and again where none may be."""
        number = self._numbers.setdefault((slot, written), len(self._held))
        if number == len(self._held):
            self._held.append((slot, written))
        return f"{self._secret}{number}x"

    def holds(self, text: str) -> bool:
        """Whether a text holds a marker."""
        return self._secret in text

    def without(self, text: str) -> str:
        """Return a plain text with a space in place of each marker."""
        return self._marker.sub(" ", text)

    def as_written(self, text: str) -> str:
        """Return a plain text with what the author wrote in place of each marker."""
        return self._marker.sub(lambda match: self._of(match)[1], text)

    def settle(self, page: str) -> str:
        """Return safe HTML of an author that holds only markers that may be filled; the others are as written again."""
        return self._marker.sub(
            lambda match: match.group() if self._may_be_filled(page, match) else html.escape(self._of(match)[1]), page
        )

    def cut(self, page: str) -> tuple[str | Slot, ...]:
        """Return a page cut at its markers: text, slot, text and so on."""
        pieces = tuple(self._pieces(page))
        if any(isinstance(piece, str) and self.holds(piece.lower()) for piece in pieces):
            raise SlotMisplaced(page)
        return pieces

    def _pieces(self, page: str) -> Iterator[str | Slot]:
        end = 0
        for match in self._marker.finditer(page):
            slot, _ = self._of(match)
            if not self._may_be_filled(page, match):
                raise SlotMisplaced(slot.name)
            yield page[end : match.start()]
            yield slot
            end = match.end()
        yield page[end:]

    def _of(self, match: re.Match[str]) -> tuple[Slot, str]:
        return self._held[int(match["number"])]

    def _may_be_filled(self, page: str, match: re.Match[str]) -> bool:
        """Whether a slot stands between tags or, where it is the address of a record, is the whole `href` of a link.

        In safe HTML each `<` and `>` belongs to a tag, and each `"` inside a tag encloses a value.
        """
        start, end = match.span()
        tag = page.rfind("<", 0, start)
        inside = tag > page.rfind(">", 0, start)
        if self._of(match)[0].kind != "record-link":
            return not inside
        return inside and page.startswith("<a ", tag) and page.endswith(' href="', tag, start) and page[end] == '"'


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph or heading that an author wrote, as plain text, under the anchor of the nearest heading."""

    anchor: str
    words: str
    heading: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """One page as MkDocs rendered it, cut at its slots, its prose, and what its front matter says."""

    language: str
    source: str
    path: str
    each: str
    title: str
    description: str
    pieces: tuple[str | Slot, ...]
    prose: tuple[Prose, ...] = ()
    # The address of the page of the menu that it belongs under, where its own address does not say so.
    under: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return plain values from which `from_json` makes the same shell."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Shell:
        """Make a shell from what `to_json` gave."""
        pieces = tuple(piece if isinstance(piece, str) else _slot(piece) for piece in values.pop("pieces"))
        prose = tuple(Prose(**one) for one in values.pop("prose"))
        return cls(**values, pieces=pieces, prose=prose)


def _slot(values: dict[str, Any]) -> Slot:
    return Slot(values["kind"], values["name"], tuple((key, value) for key, value in values["arguments"]))
