"""What stands in a page, found once for its text: headings, links, blocks, tags, each with its line and column.

It depends on the text alone, so that it can be kept for as long as the text is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from jointreport.markdown.leftovers import Finding, Place, leftovers, shown
from jointreport.markdown.limits import DEEPEST
from jointreport.markdown.parser import Parsed, parse, pieces, plain
from jointreport.markdown.syntax import Block, read_block
from jointreport.records.model.base import is_visible

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s[^<>]*)?)/?>|<[!?][^<>]*>")
_OPENS_OR_CLOSES = re.compile(r"(?P<opens>\[|<(?!br\b)[a-z][a-z0-9-]*(?:\s[^<>]*)?>)|\]|</[a-z][^<>]*>", re.IGNORECASE)
_BEFORE_ADDRESS = re.compile(r"\]\(\s*<?")
_LIKE_AN_ADDRESS = re.compile(r"[/.#:]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CALL = re.compile(r"\{\{.*?(?:\}\}|\Z)", re.DOTALL)
_ATTRIBUTE = re.compile(r"([A-Za-z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|[^\s\"'>]+))?")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, its words, the name by which links lead to it, and where it stands."""

    level: int
    words: str
    anchor: str
    at: Place
    named: str = ""
    """The name that its author wrote; nothing where it has one made of its words."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image: its address as written, its words, and where the address stands."""

    address: str
    words: str
    at: Place
    image: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A block, where it stands, and whether it stands alone."""

    block: Block
    at: Place
    alone: bool


@dataclass(frozen=True, slots=True)
class Tag:
    """A raw HTML tag that opens, its attributes and its identifier, and where it stands; a comment is named `!`."""

    name: str
    attributes: tuple[str, ...]
    identifier: str
    at: Place


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a line, with spaces in place of code, tags and signs, and whether they are those of a link alone."""

    words: str
    at: Place
    are_a_link: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """All that can be linked to, followed or refused in a page, and what in it did not become what was meant."""

    begins: Place
    """Where the first word, sign or tag stands."""
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    calls: tuple[Call, ...]
    tags: tuple[Tag, ...]
    words: tuple[Words, ...]
    findings: tuple[Finding, ...]
    too_deep: Place | None
    """Where something lies too deep inside others, if anything does; then the rest is not to be relied on."""

    @property
    def anchors(self) -> Iterator[tuple[str, Place]]:
        """Each name to which a link on the page or to the page may lead."""
        yield from ((one.anchor, one.at) for one in self.headings if one.level > 1)
        yield from ((one.identifier, one.at) for one in self.tags if one.identifier)


def contents_of(body: str) -> Contents:
    """Return what stands in the Markdown of a page; lines are counted from that of its first character, which is 1."""
    return _Reading(body).contents()


class _Reading:
    """Walks through the tokens of a page."""

    def __init__(self, body: str) -> None:
        self._lines = body.split("\n")
        self._parsed: Parsed = parse(body)
        self._headings: list[Heading] = []
        self._links: list[Link] = []
        self._calls: list[Call] = []
        self._tags: list[Tag] = []
        # How each definition of an address is used.
        self._used: dict[str, bool] = {}

    def contents(self) -> Contents:
        tokens = self._parsed.tokens
        for number, token in enumerate(tokens):
            if token.type == "inline":
                self._read_words(token)
            elif token.type == "heading_open":
                self._read_heading(token, tokens[number + 1])
            elif token.type == "call":
                self._calls.append(Call(token.meta["block"], self._line_of(token), alone=True))
            elif token.type == "html_block":
                self._read_html(token.content, *self._line_of(token))
        defined = list(self._defined())
        self._links += (one for one in defined if isinstance(one, Link))
        vanished = (one for one in defined if isinstance(one, Finding))
        findings = (*vanished, *leftovers(self._parsed, self._lines, self._place))
        begins = self._line_of(tokens[0]) if tokens else (1, 1)
        return Contents(
            begins,
            tuple(self._headings),
            tuple(self._links),
            tuple(self._calls),
            tuple(self._tags),
            tuple(self._words()),
            findings,
            self._too_deep(),
        )

    def _too_deep(self) -> Place | None:
        """Return where lists and quotations, or else tags and brackets, lie deeper inside each other than they may."""
        deep = 0
        for token in self._parsed.tokens:
            if token.type in {"list_item_open", "list_item_close", "blockquote_open", "blockquote_close"}:
                deep += token.nesting
            found = self._deep_in(token)
            if deep > DEEPEST or found is not None:
                return self._line_of(token) if found is None or token.type != "inline" else self._place(token, found)
        return None

    def _deep_in(self, token: Token) -> int | None:
        """Return at which character of a paragraph or some HTML tags or brackets lie too deep."""
        html = token.type == "html_block"
        source = token.content if html else shown(token, html=True) if token.type == "inline" else ""
        depth = 0
        for match in _OPENS_OR_CLOSES.finditer(source):
            depth = depth + 1 if match["opens"] else max(depth - 1, 0)
            if depth > DEEPEST:
                return match.start()
        return None

    def _line_of(self, token: Token) -> Place:
        line = token.map[0] if token.map else 0
        text = self._lines[line] if line < len(self._lines) else ""
        return line + 1, len(text) - len(text.lstrip(" >\t")) + 1

    def _place(self, inline: Token, offset: int) -> Place:
        """Return the line and column of a character of a paragraph, whose lines stand below each other."""
        before = inline.content.count("\n", 0, offset)
        begins = inline.content.rfind("\n", 0, offset) + 1
        ends = inline.content.find("\n", begins)
        text = inline.content[begins : ends if ends >= 0 else None]
        line = (inline.map[0] if inline.map else 0) + before
        # A list, a quotation or a table puts something before the words of a line.
        shift = self._lines[line].find(text.strip()) if line < len(self._lines) else 0
        lead = len(text) - len(text.lstrip())
        return line + 1, max(shift, 0) + max(offset - begins - lead, 0) + 1

    def _words(self) -> Iterator[Words]:
        for token in self._parsed.tokens:
            if token.type == "inline":
                kinds = [one.type for one in token.children or ()]
                alone = kinds == ["link_open", "text", "link_close"]
                yield from self._lines_of(token, shown(token, addresses=False).replace("\0", " "), alone=alone)

    def _lines_of(self, inline: Token, words: str, *, alone: bool) -> Iterator[Words]:
        start = 0
        for line in words.split("\n"):
            lead = len(line) - len(line.lstrip())
            if is_visible(line):
                yield Words(line.strip(), self._place(inline, start + lead), alone)
            start += len(line) + 1

    def _read_heading(self, token: Token, inline: Token) -> None:
        anchor = str(token.attrs.get("id", ""))
        level, named = int(token.tag[1]), token.meta.get("named", "")
        self._headings.append(Heading(level, plain(inline.children or ()), anchor, self._line_of(token), named))

    def _read_words(self, inline: Token) -> None:
        for number, (token, start, end) in enumerate(pieces(inline)):
            if token.type == "html_inline":
                self._read_html(token.content, *self._place(inline, start))
            elif token.type == "call_inline":
                self._calls.append(Call(token.meta["block"], self._place(inline, start), alone=False))
            elif token.type in {"link_open", "image"}:
                self._read_link(inline, number, start, end)
                # Of a link the words are tokens of the paragraph; the rest of it, and an image, is one.
                written = inline.content[start:end] if token.type == "image" else str(token.attrs.get("title", ""))
                for match in _CALL.finditer(written):
                    self._calls.append(Call(read_block(match.group()), self._place(inline, start), alone=False))

    def _read_link(self, inline: Token, number: int, start: int, end: int) -> None:
        token = (inline.children or [])[number]
        image = token.type == "image"
        address = str(token.attrs["src" if image else "href"])
        words = plain(token.children or ()) if image else _words_of_link(inline.children or [], number)
        if label := token.meta.get("label"):
            self._used[label] = self._used.get(label, False) or image
            return
        at = _address_in(inline.content, start, end, alone=bool(token.info))
        self._links.append(Link(address, words, self._place(inline, at), image))

    def _defined(self) -> Iterator[Link | Finding]:
        """Yield the address of each definition at its own line, however often it is used.

        A paragraph such as `[Note]: words` looks like one to the parser, and nobody would see it.
        """
        for label, one in self._parsed.definitions:
            address, (first, last) = str(one["href"]), one["map"]
            if label not in self._used and not _LIKE_AN_ADDRESS.search(address):
                yield Finding("words-vanish", (first + 1, 1), self._lines[first].strip()[:60])
                continue
            for line in range(first, last):
                if (column := self._lines[line].rfind(address)) >= 0:
                    yield Link(address, label, (line + 1, column + 1), self._used.get(label, False))
                    break

    def _read_html(self, html: str, line: int, column: int) -> None:
        # What stands in a comment is shown to nobody.
        open_to_see = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment.group()), html)
        for call in _CALL.finditer(open_to_see):
            self._calls.append(Call(read_block(call.group()), _below(html, call.start(), line, column), alone=False))
        for match in _TAG.finditer(html):
            if match.group(1):
                continue
            pairs = [(name.lower(), one or two) for name, one, two in _ATTRIBUTE.findall(match.group(3) or "")]
            at = _below(html, match.start(), line, column)
            names = tuple(name for name, _ in pairs)
            self._tags.append(Tag((match.group(2) or "!").lower(), names, dict(pairs).get("id", ""), at))


def _below(html: str, start: int, line: int, column: int) -> Place:
    """Return the place of a character of some HTML that begins at a line and column."""
    down = html.count("\n", 0, start)
    return line + down, start - html.rfind("\n", 0, start) if down else column + start


def _words_of_link(tokens: list[Token], number: int) -> str:
    closing = next(at for at in range(number, len(tokens)) if tokens[at].type == "link_close")
    return plain(tokens[number:closing])


def _address_in(content: str, start: int, end: int, *, alone: bool) -> int:
    """Return where the address of a link begins that reaches from one character of a paragraph to another."""
    if alone:
        return start + (content[start] == "<")
    found = _BEFORE_ADDRESS.match(content, max(content.rfind("](", start, end), start))
    return found.end() if found else start
