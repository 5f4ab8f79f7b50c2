"""Pre- and post-processing of Markdown: blocks and links become slots, the heading is cut, HTML is sanitised."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

from jointreport.markdown.shells import Markers, Prose, Slot
from jointreport.markdown.syntax import Block, RecordLink, blocks, record_links
from jointreport.site.running_text import SYMBOL

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_PARAGRAPHS = "p li dt dd td th blockquote summary pre div tr hr br"
_BLOCKS = _HEADINGS.union(_PARAGRAPHS.split())


class _Reading(HTMLParser):
    """Collects the paragraphs and headings of a page."""

    def __init__(self, markers: Markers) -> None:
        super().__init__()
        self._markers = markers
        self.prose: list[Prose] = []
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
        if words and not self._markers.holds(words):
            self.prose.append(Prose(self._anchor, words, self._heading))
        self._words.clear()


def prose_of(body: str, markers: Markers) -> tuple[Prose, ...]:
    """Return the prose of a page from its safe HTML, each paragraph under the anchor of the nearest heading."""
    reading = _Reading(markers)
    reading.feed(body)
    reading.close()
    return tuple(reading.prose)


_AUTHORS_MAY_WRITE = "abbr bdi br cite details div kbd mark q small span sub summary sup"
_MARKDOWN_MAKES = (
    "a blockquote code dd dl dt em h1 h2 h3 h4 h5 h6 hr img li ol p pre strong table tbody td th thead tr ul"
)
SAFE_TAGS = frozenset(_AUTHORS_MAY_WRITE.split())
SAFE_ATTRIBUTES = frozenset({"lang", "dir", "title", "open", "class", "id"})

_ATTRIBUTES = {
    "*": set(SAFE_ATTRIBUTES),
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "scope", "align"},
}
_IGNORED_IN_ADDRESSES = re.compile(r"[\t\n\r]")
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>\s*", re.DOTALL)
_TAGS_AND_TEXT = re.compile(r"<[^>]*>|[^<]+")
_NO_SYMBOLS_INSIDE = re.compile(r"<(a|code|pre|h[1-6])[ >]")
_ANY_TAG = re.compile(r"<[^>]*>")


def prepare(markdown: str, markers: Markers) -> str:
    """Return Markdown with a marker in place of each block and record link."""
    parts: list[str] = []
    end = 0
    marks: list[Block | RecordLink] = [*blocks(markdown), *record_links(markdown)]
    for mark in sorted(marks, key=lambda mark: mark.start):
        parts += (markdown[end : mark.start], markers.of(_slot(mark), markdown[mark.start : mark.end]))
        end = mark.end
    return "".join((*parts, markdown[end:]))


def _slot(mark: Block | RecordLink) -> Slot:
    if isinstance(mark, Block):
        return Slot("block", mark.name, mark.arguments)
    return Slot("record-link", mark.identity, (("anchor", mark.anchor),))


@dataclass(frozen=True, slots=True)
class PageContent:
    """The plain title of a page, its safe body with slots, and its prose."""

    title: str
    body: str
    prose: tuple[Prose, ...]


def finish_page(content: str, markers: Markers) -> PageContent:
    """Return what a page comes to that was rendered from prepared Markdown; what may be a symbol becomes a slot."""
    title, body = split_heading(markers.settle(clean(content)))
    with_symbols = _with_symbol_slots(body, markers)
    return PageContent(markers.as_written(title), markers.unwrap_blocks(with_symbols), prose_of(body, markers))


def clean(content: str) -> str:
    """Return HTML with nothing but the tags Markdown makes and the few that authors may write."""
    return nh3.clean(
        content,
        tags=SAFE_TAGS.union(_MARKDOWN_MAKES.split()),
        attributes=_ATTRIBUTES,
        attribute_filter=_without_distant_images,
        url_schemes={"https", "mailto"},
        link_rel=None,
    )


def _without_distant_images(tag: str, attribute: str, value: str) -> str | None:
    """Drop the address of an image on another site, however it was written: no reader is sent elsewhere unasked."""
    # As a browser reads it: without what breaks lines, and with slashes only.
    address = _IGNORED_IN_ADDRESSES.sub("", value).replace("\\", "/")
    return None if tag == "img" and attribute == "src" and "//" in address else value


def split_heading(content: str) -> tuple[str, str]:
    """Return the first heading as plain text, and the rest of the page."""
    match = _HEADING.search(content)
    if match is None:
        return "", content
    plain = html.unescape(_ANY_TAG.sub("", match.group(1)))
    return plain, content[: match.start()] + content[match.end() :]


def _with_symbol_slots(body: str, markers: Markers) -> str:
    """Put a marker for each possible symbol in running text; the register will say whether it is one."""
    parts: list[str] = []
    closed_by = ""
    for piece in _TAGS_AND_TEXT.findall(body):
        opening = _NO_SYMBOLS_INSIDE.match(piece)
        if closed_by:
            closed_by = "" if piece == closed_by else closed_by
        elif opening:
            closed_by = f"</{opening.group(1)}>"
        elif not piece.startswith("<"):
            parts.append(SYMBOL.sub(lambda match: markers.of(Slot("symbol", match.group()), match.group()), piece))
            continue
        parts.append(piece)
    return "".join(parts)
