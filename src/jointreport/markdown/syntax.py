"""What an author may put into Markdown beyond text, and where: blocks, links to records, a few HTML tags."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# In a list a fence is indented with its item.
_FENCE = re.compile(r"^ {0,12}(`{3,}|~{3,})")
_BACKTICKS = re.compile("`+")
_HOLDS_INDENTED_TEXT = re.compile(r"^ *(?:[-*+] |\d+[.)] |!!! |\?\?\?\+? |=== |\[\^)")

Range = tuple[int, int]


def code_ranges(markdown: str) -> list[Range]:
    """Return the character ranges of fenced code, indented code, code spans and comments, in order."""
    blocks = [*_fenced_code(markdown), *_indented_code(markdown)]
    outside = _blank_out(markdown, blocks)
    return sorted([*blocks, *_code_spans(outside), *_comments(outside)])


def _code_spans(text: str) -> Iterator[Range]:
    """Yield what stands between two rows of the same number of backticks, these included."""
    rows = [match.span() for match in _BACKTICKS.finditer(text)]
    # Looked for by a pattern, each row without a second would be a walk to the end of the page.
    as_long: dict[int, list[int]] = defaultdict(list)
    for number, (start, end) in enumerate(rows):
        as_long[end - start].append(number)
    number = 0
    while number < len(rows):
        start, end = rows[number]
        same = as_long[end - start]
        following = bisect_right(same, number)
        if following < len(same):
            number = same[following]
            yield start, rows[number][1]
        number += 1


def _comments(text: str) -> Iterator[Range]:
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield start, end + 3
        start = text.find("<!--", end)


def outside_code(markdown: str) -> str:
    """Return the Markdown with every character of code replaced by a space; places stay the same."""
    return _blank_out(markdown, code_ranges(markdown))


def _blank_out(markdown: str, ranges: list[Range]) -> str:
    parts: list[str] = []
    edges = [0, *(edge for span in sorted(ranges) for edge in span), len(markdown)]
    for number, (start, end) in enumerate(pairwise(edges)):
        piece = markdown[start:end]
        parts.append(re.sub(r"[^\n]", " ", piece) if number % 2 else piece)
    return "".join(parts)


def _lines(markdown: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in markdown.splitlines(keepends=True):
        yield start, line
        start += len(line)


def _starts_of_lines(markdown: str, start: int, end: int) -> Iterator[int]:
    for offset, _ in _lines(markdown[start:end]):
        yield start + offset


def _fenced_code(markdown: str) -> Iterator[Range]:
    fence, opened = "", 0
    for start, line in _lines(markdown):
        match = _FENCE.match(line)
        if match and not fence:
            fence, opened = match.group(1), start
        elif match and match.group(1).startswith(fence) and not line.strip(" \n`~"):
            yield opened, start + len(line)
            fence = ""
    if fence:
        yield opened, len(markdown)


def _indented_code(markdown: str) -> Iterator[Range]:
    """Yield lines indented by four spaces after an empty line, unless a list or admonition holds them."""
    fenced = {start for a, b in _fenced_code(markdown) for start in _starts_of_lines(markdown, a, b)}
    after_empty, in_code, holder = True, False, False
    for start, line in _lines(markdown):
        if start in fenced:
            after_empty, in_code = False, False
            continue
        empty, deep = not line.strip(), line.startswith("    ")
        in_code = (deep and not holder and (in_code or after_empty)) or (empty and in_code)
        if in_code and not empty:
            yield start, start + len(line)
        if not empty and not deep:
            holder = bool(_HOLDS_INDENTED_TEXT.match(line))
        after_empty = empty


# A block that is never closed reaches to the end of the page, and can be told at its beginning.
_BLOCK = re.compile(r"\{\{(.*?)(?:\}\}|\Z)", re.DOTALL)
_LONGEST_BLOCK = 4_000
_CALL = re.compile(r"\s*([a-z][a-z0-9_.-]*)\s*(?:\((.*)\)\s*)?", re.DOTALL)
_ARGUMENT = re.compile(r'\s*([a-z][a-z0-9_-]*)\s*=\s*"([^"]*)"\s*(?:,|$)')
# The address alone: the brackets around it are left to Markdown.
_RECORD_LINK = re.compile(r"(?<=\]\()([a-z0-9][a-z0-9-]*)(?:#([A-Za-z0-9-]+))?(?=\))")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s[^<>]*)?)/?>|<[!?][^<>]*>")
_ATTRIBUTE = re.compile(r"([A-Za-z-]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
# Neither a page of this site nor a whole address: `//host`, two backslashes and `https:host` lead where nobody expects.
_SCHEME = r"(?!https://[^\s/\\?#)<>]|mailto:[^\s@)]+@)[A-Za-z][A-Za-z0-9+.-]*:"
_ASTRAY = rf"(?:{_SCHEME}|[/\\]{{2}})[^)\s<>]*"
_UNSAFE_LINK = re.compile(
    rf"\]\(\s*(?:<\s*)?({_ASTRAY})"  # In a link.
    # In the definition of one, behind which stands its title or nothing.
    rf"|^ {{0,3}}\[[^\]\n]+\]:[ \t]*(?:\n[ \t]*)?<?({_ASTRAY})(?=>?[ \t]*(?:[\"'(]|$))"
    rf"|<({_SCHEME}[^\s<>]*)>",  # In angle brackets alone.
    re.IGNORECASE | re.MULTILINE,
)

_LINK_IN_WORDS = re.compile(
    r"(?<!!)\[[^\]\n]{0,500}\]\("
    r"(?![a-z0-9][a-z0-9-]*[)#]|[#.]|[a-z]+:)"  # The name of a record, a place on the page, another folder or site.
    r"(?![^)\n]{0,500}(?:/|\.[a-z]{2,5}(?:#[^)\n]{0,500})?)\))"  # A folder or file.
    r"([^)\n]{1,500})\)"
)
# Words without an end would be looked through from each beginning anew.
_DISTANT_IMAGE = re.compile(r"!\[[^\]]{0,500}\]\(\s*(?:<\s*)?((?:https?:)?//[^)\s]*)", re.IGNORECASE)

_TOO_NARROW = re.compile(
    r"^ {0,3}#{1,6}[ \t].*$"  # A heading.
    r"|^(?=.*\S).*\n {0,3}(?:=+|-+)[ \t]*$"  # A heading that is underlined.
    r"|\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])"  # The words and the address of a link or an image.
    r"|</?[A-Za-z][^<>]*>",  # A tag, with its attributes.
    re.MULTILINE,
)


# Markdown begins a paragraph after an empty line or a heading, and with each item of a list.
_BEGINS = re.compile(r"(?:(?:\A\s*|\n[ \t]*\n|^ {0,3}#.*\n)[ \t]*|^[ \t]*(?:[-*+>]|\d+\.)[ \t]+)\Z", re.MULTILINE)
_ENDS = re.compile(r"[ \t]*(?:\Z|\n[ \t]*(?:\Z|\n|#|[-*+>][ \t]|\d+\.[ \t]))")


@dataclass(frozen=True, slots=True)
class Block:
    """A call such as `{{ activities(area="mercury-wastes") }}` and where it stands (characters)."""

    name: str
    arguments: tuple[tuple[str, str], ...]
    start: int
    end: int
    well_formed: bool = True


@dataclass(frozen=True, slots=True)
class RecordLink:
    """The target of `[text](mc-5-19#p4-a)` and where it stands."""

    identity: str
    anchor: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A raw HTML tag, its attributes, and where it stands; a comment or declaration has the name `!`."""

    name: str
    attributes: tuple[str, ...]
    start: int


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """The address of a link or image as it is written, and where it stands."""

    address: str
    start: int


def blocks(markdown: str) -> Iterator[Block]:
    """Yield the blocks of a page, outside code."""
    for match in _BLOCK.finditer(outside_code(markdown)):
        yield _block(match)


def _block(match: re.Match[str]) -> Block:
    start, end = match.span()
    whole = match.group().endswith("}}") and end - start <= _LONGEST_BLOCK
    call = _CALL.fullmatch(match.group(1)) if whole else None
    if call is None:
        return Block(match.group(1).strip().split("\n", 1)[0][:80], (), start, end, well_formed=False)
    name, inside = call.group(1), call.group(2) or ""
    arguments = tuple(_ARGUMENT.findall(inside))
    return Block(name, arguments, start, end, well_formed=not _ARGUMENT.sub("", inside).strip())


def record_links(markdown: str) -> Iterator[RecordLink]:
    """Yield the links to records of a page, outside code."""
    for match in _RECORD_LINK.finditer(outside_code(markdown)):
        yield RecordLink(match.group(1), match.group(2) or "", *match.span())


def tags(markdown: str) -> Iterator[Tag]:
    """Yield the opening tags of the raw HTML of a page, outside code; `<https://…>` is a link, not a tag."""
    for match in _TAG.finditer(outside_code(markdown)):
        if match.group(1):
            continue
        names = tuple(name.lower() for name in _ATTRIBUTE.findall(match.group(3) or ""))
        yield Tag((match.group(2) or "!").lower(), names, match.start())


def unsafe_links(markdown: str) -> Iterator[WrittenLink]:
    """Yield the links whose address must not be followed from this site."""
    images = {image.start for image in distant_images(markdown)}
    for match in _UNSAFE_LINK.finditer(outside_code(markdown)):
        start = match.start(match.lastindex or 0)
        # Of an image more is told than that it may not be linked.
        if start not in images:
            yield WrittenLink(match.group(match.lastindex or 0), start)


def links_in_words(markdown: str) -> Iterator[WrittenLink]:
    """Yield the links that look like no address, neither of a page, a file or another site nor of a record."""
    for match in _LINK_IN_WORDS.finditer(outside_code(markdown)):
        yield WrittenLink(match.group(1), match.start(1))


def distant_images(markdown: str) -> Iterator[WrittenLink]:
    """Yield the images that a reader's browser would have to fetch from another site."""
    for match in _DISTANT_IMAGE.finditer(outside_code(markdown)):
        yield WrittenLink(match.group(1), match.start(1))


def misplaced_blocks(markdown: str) -> Iterator[Block]:
    """Yield the blocks that stand inside a sentence, a heading, a link or a tag."""
    text = outside_code(markdown)
    narrow = [match.span() for match in _TOO_NARROW.finditer(text)]
    for block in blocks(markdown):
        # How it begins is told by its line and the one before.
        line = text.rfind("\n", 0, block.start)
        before = max(text.rfind("\n", 0, max(line, 0)), 0)
        alone = _BEGINS.search(text, before, block.start) and _ENDS.match(text, block.end)
        if not alone or any(start <= block.start < end for start, end in narrow):
            yield block
