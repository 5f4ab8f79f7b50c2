"""Pre- and post-processing of Markdown: blocks and links become slots, the heading is cut, HTML is sanitised."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

from jointreport.markdown.shells import Prose, Slot, holds_marker, marker
from jointreport.markdown.syntax import Block, RecordLink, blocks, record_links
from jointreport.site.running_text import SYMBOL

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_PARAGRAPHS = "p li dt dd td th blockquote summary pre div tr hr br"
_BLOCKS = _HEADINGS.union(_PARAGRAPHS.split())


class _Reading(HTMLParser):
    """Collects the paragraphs and headings of a page."""

    def __init__(self) -> None:
        super().__init__()
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
        if words and not holds_marker(words):
            self.prose.append(Prose(self._anchor, words, self._heading))
        self._words.clear()


def prose_of(body: str) -> tuple[Prose, ...]:
    """Return the prose of a page from its safe HTML, each paragraph under the anchor of the nearest heading."""
    reading = _Reading()
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
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>\s*", re.DOTALL)
_TAGS_AND_TEXT = re.compile(r"<[^>]*>|[^<]+")
_NO_SYMBOLS_INSIDE = re.compile(r"<(a|code|pre|h[1-6])[ >]")
_ANY_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class PreparedMarkdown:
    """Markdown with a marker for each block and record link, and what each marker stands for."""

    markdown: str
    slots: dict[str, Slot]


def prepare(markdown: str, page: str) -> PreparedMarkdown:
    """Replace the blocks and record links of a page by markers; `page` makes the markers its own."""
    slots: dict[str, Slot] = {}
    parts: list[str] = []
    end = 0
    marks: list[Block | RecordLink] = [*blocks(markdown), *record_links(markdown)]
    for number, mark in enumerate(sorted(marks, key=lambda mark: mark.start)):
        name = marker(page, str(number))
        slots[name] = _slot(mark)
        parts += (markdown[end : mark.start], name)
        end = mark.end
    return PreparedMarkdown("".join((*parts, markdown[end:])), slots)


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


def finish_page(content: str, page: str, slots: dict[str, Slot]) -> PageContent:
    """Return what a page comes to that was rendered from prepared Markdown.

    A block that stands alone loses the paragraph Markdown puts around it;
    what may be a symbol becomes a slot, and `slots` is given the new ones.
    """
    title, body = split_heading(clean(content))
    prose = prose_of(body)
    body = _with_symbol_slots(body, page, slots)
    for name, slot in slots.items():
        if slot.kind == "block":
            body = body.replace(f"<p>{name}</p>", name)
    return PageContent(title, body, prose)


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
    return None if tag == "img" and attribute == "src" and "//" in value else value


def split_heading(content: str) -> tuple[str, str]:
    """Return the first heading as plain text, and the rest of the page."""
    match = _HEADING.search(content)
    if match is None:
        return "", content
    plain = html.unescape(_ANY_TAG.sub("", match.group(1)))
    return plain, content[: match.start()] + content[match.end() :]


def _with_symbol_slots(body: str, page: str, slots: dict[str, Slot]) -> str:
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
            parts.append(SYMBOL.sub(lambda match: _symbol_marker(match.group(), page, slots), piece))
            continue
        parts.append(piece)
    return "".join(parts)


def _symbol_marker(symbol: str, page: str, slots: dict[str, Slot]) -> str:
    name = marker(page, f"symbol {symbol}")
    slots[name] = Slot("symbol", symbol)
    return name
