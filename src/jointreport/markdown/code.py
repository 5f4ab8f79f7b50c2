"""Where code stands in Markdown: nothing inside it is a block, a link or a tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_FENCE = re.compile(r"^ {0,12}(`{3,}|~{3,})")
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HOLDS_INDENTED_TEXT = re.compile(r"^ *(?:[-*+] |\d+[.)] |!!! |\?\?\?\+? |=== |\[\^)")

Range = tuple[int, int]


def code_ranges(markdown: str) -> list[Range]:
    """Return the character ranges of fenced code, indented code, code spans and comments, in order."""
    blocks = [*_fenced(markdown), *_indented(markdown)]
    outside = _blanked(markdown, blocks)
    spans = [match.span() for pattern in (_SPAN, _COMMENT) for match in pattern.finditer(outside)]
    return sorted(blocks + spans)


def outside_code(markdown: str) -> str:
    """Return the Markdown with every character of code replaced by a space; places stay the same."""
    return _blanked(markdown, code_ranges(markdown))


def _blanked(markdown: str, ranges: list[Range]) -> str:
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


def _fenced(markdown: str) -> Iterator[Range]:
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


def _indented(markdown: str) -> Iterator[Range]:
    """Yield lines indented by four spaces after an empty line, unless a list or admonition holds them."""
    fenced = list(_fenced(markdown))
    after_empty, in_code, holder = True, False, False
    for start, line in _lines(markdown):
        if any(a <= start < b for a, b in fenced):
            after_empty, in_code = False, False
            continue
        empty, deep = not line.strip(), line.startswith("    ")
        in_code = (deep and not holder and (in_code or after_empty)) or (empty and in_code)
        if in_code and not empty:
            yield start, start + len(line)
        if not empty and not deep:
            holder = bool(_HOLDS_INDENTED_TEXT.match(line))
        after_empty = empty
