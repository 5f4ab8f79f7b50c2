"""From the tokens of a page to safe HTML: blocks and links to records become slots, the heading is cut."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from jointreport.markdown.allowed import SAFE_ATTRIBUTES, SAFE_TAGS
from jointreport.markdown.parser import options, parse, plain
from jointreport.markdown.shells import Markers, Prose, Slot
from jointreport.markdown.syntax import Block, read_record_link

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
        # What a block shows is handed over by its view.
        words = " ".join(self._markers.without("".join(self._words)).split())
        if words:
            self.prose.append(Prose(self._anchor, words, self._heading))
        self._words.clear()


def prose_of(body: str, markers: Markers) -> tuple[Prose, ...]:
    """Return the prose of a page from its safe HTML, each paragraph under the anchor of the nearest heading."""
    reading = _Reading(markers)
    reading.feed(body)
    reading.close()
    return tuple(reading.prose)


_MARKDOWN_MAKES = "a blockquote code em h1 h2 h3 h4 h5 h6 hr img li ol p pre s strong table tbody td th thead tr ul"
_ATTRIBUTES = {
    "*": set(SAFE_ATTRIBUTES),
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
}
_IGNORED_IN_ADDRESSES = re.compile(r"[\t\n\r]")
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>\s*", re.DOTALL)
_TAGS_AND_TEXT = re.compile(r"<[^>]*>|[^<]+")
_NO_SYMBOLS_INSIDE = re.compile(r"<(a|code|pre|h[1-6])[ >]")
_ANY_TAG = re.compile(r"<[^>]*>")


class _Html(RendererHTML):
    """Renders the tokens of one page; the methods are named after the tokens."""

    def __init__(self, markers: Markers, address: Callable[[str], str]) -> None:
        super().__init__()
        self._markers = markers
        self._address = address

    def call(self, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
        """Return the slot of a block that stands alone."""
        block: Block = tokens[at].meta["block"]
        return self._markers.of(Slot("block", block.name, block.arguments), tokens[at].content) + "\n"

    def call_inline(self, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
        """Return a block that stands where none may as it is written."""
        return escapeHtml(tokens[at].content)

    def text_special(self, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
        """Return what was escaped, or written as an entity."""
        return escapeHtml(tokens[at].content)

    def link_open(self, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
        """Return a link; where it leads to a record, the slot of its address is the whole of it."""
        written = str(tokens[at].attrs["href"])
        record = read_record_link(written)
        slot = Slot("record-link", record.identity, (("anchor", record.anchor),)) if record else None
        href = self._markers.of(slot, written) if slot else normalizeLink(self._address(written))
        title = tokens[at].attrs.get("title")
        return f'<a href="{escapeHtml(href)}"' + (f' title="{escapeHtml(str(title))}">' if title else ">")

    def image(self, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
        """Return an image with its words."""
        token = tokens[at]
        src, alt, title = self._address(str(token.attrs["src"])), plain(token.children or ()), token.attrs.get("title")
        told = f' title="{escapeHtml(str(title))}"' if title else ""
        return f'<img alt="{escapeHtml(alt)}" src="{escapeHtml(normalizeLink(src))}"{told}>'

    def th_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        """Return the beginning of a cell of the head; a style would be refused by the policy of the page."""
        side = str(tokens[at].attrs.pop("style", "")).rpartition(":")[2]
        if side:
            tokens[at].attrSet("class", f"to-{side}")
        return self.renderToken(tokens, at, options, env)

    td_open = th_open

    def list_item_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        """Return the beginning of an item; a box to tick is a sign, because nobody can tick it."""
        checked = tokens[at].meta.get("checked")
        sign = "" if checked is None else "☑ " if checked else "☐ "
        return self.renderToken(tokens, at, options, env) + sign

    def footnote_mark(self, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
        """Return the mark of a footnote; the first of several is where the way back leads."""
        number, again = tokens[at].meta["number"], tokens[at].meta["again"]
        name = "" if again else f' id="fnref:{number}"'
        return f'<sup{name}><a href="#fn:{number}">{number}</a></sup>'

    def footnote_back(self, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
        """Return the way back from a footnote to its mark."""
        return f' <a href="#fnref:{tokens[at].meta["number"]}">↑</a>'


@dataclass(frozen=True, slots=True)
class PageContent:
    """The plain title of a page, its safe body with slots, and its prose."""

    title: str
    body: str
    prose: tuple[Prose, ...]


def render_page(markdown: str, markers: Markers, address: Callable[[str], str]) -> PageContent:
    """Return what a page comes to; words with a digit become a slot. `address` makes an address fit for the site."""
    content = _Html(markers, address).render(parse(markdown).tokens, options(), {})
    title, body = split_heading(markers.settle(clean(content)).rstrip())
    return PageContent(markers.as_written(title), _with_slots_of_words(body, markers), prose_of(body, markers))


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


def _with_slots_of_words(body: str, markers: Markers) -> str:
    """Put a marker for running text with a digit; the register will say whether a symbol stands there."""
    parts: list[str] = []
    closed_by = ""
    for piece in _TAGS_AND_TEXT.findall(body):
        opening = _NO_SYMBOLS_INSIDE.match(piece)
        if closed_by:
            closed_by = "" if piece == closed_by else closed_by
        elif opening:
            closed_by = f"</{opening.group(1)}>"
        elif not piece.startswith("<"):
            holds = any(map(str.isdigit, piece)) and not markers.holds(piece)
            parts.append(markers.of(Slot("words", piece), piece) if holds else piece)
            continue
        parts.append(piece)
    return "".join(parts)
