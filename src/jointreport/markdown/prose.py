"""The prose of a page that an author wrote: its paragraphs and headings, without what stands in slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from jointreport.markdown.shells import Prose, holds_marker

_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_BLOCKS = _HEADINGS.union(
    ["p", "li", "dt", "dd", "td", "th", "blockquote", "summary", "pre", "div", "tr", "hr", "br"]
)


@dataclass
class _Reading(HTMLParser):
    """Collects the paragraphs and headings of a page."""

    prose: list[Prose] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._anchor = ""
        self._heading = False
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._end_paragraph()
        if tag in _HEADINGS:
            self._heading = True
            self._anchor = dict(attrs).get("id") or self._anchor

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_paragraph()
        if tag in _HEADINGS:
            self._heading = False

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def _end_paragraph(self) -> None:
        words = " ".join("".join(self._words).split())
        # A block stands alone in its paragraph; what it shows is handed over by its view.
        if words and not holds_marker(words):
            self.prose.append(Prose(self._anchor, words, self._heading))
        self._words.clear()


def prose_of(body: str) -> Sequence[Prose]:
    """Return the prose of a page from its safe HTML, each paragraph under the anchor of the nearest heading."""
    reading = _Reading()
    reading.feed(body)
    reading.close()
    return reading.prose
