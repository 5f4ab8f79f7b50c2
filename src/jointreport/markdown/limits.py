"""How large, how full and how deep a page may be; beyond that, to check and render it would take minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jointreport.markdown.syntax import outside_code

LARGEST = 100_000
"""Characters of a page: a book of fifty printed pages."""

MOST_LINKS = 1_000
DEEPEST = 20
"""How many lists, quotations, tags or brackets may lie inside each other."""

_LINK = re.compile(r"\]\(|\]\[|\{\{|<[A-Za-z][A-Za-z0-9+.-]*:")
_WIDEST_INDENT = 4 * DEEPEST
_TOO_DEEP = re.compile(
    rf"^[ \t]{{{_WIDEST_INDENT + 1},}}\S"  # A list inside lists.
    rf"|^(?:[ \t]*>){{{DEEPEST + 1}}}",  # A quotation inside quotations.
    re.MULTILINE,
)
# A backslash takes away the meaning of what follows; an empty line ends whatever is open.
_OPENS_OR_CLOSES = re.compile(
    r"\\.|(?P<end>\n[ \t]*\n)|(?P<opens>\[|<(?!br\b)[a-z][a-z0-9-]*(?:\s[^<>]*)?>)|(?P<closes>\]|</[a-z][^<>]*>)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Excess:
    """That a page has too much of something: the code of the problem, and at which character it becomes too much."""

    code: str
    start: int


def excesses(markdown: str) -> Iterator[Excess]:
    """Yield of what a page has too much; in one that is too large nothing else is looked for."""
    if len(markdown) > LARGEST:
        yield Excess("page-too-large", 0)
        return
    links = list(_LINK.finditer(markdown))
    if len(links) > MOST_LINKS:
        yield Excess("page-too-many-links", links[MOST_LINKS].start())
    deep = _too_deep(markdown, outside_code(markdown))
    if deep is not None:
        yield Excess("page-too-deep", deep)


def _too_deep(markdown: str, outside: str) -> int | None:
    """Return where something lies too deep inside others, if anything does; `outside` has spaces in place of code."""
    for match in _TOO_DEEP.finditer(markdown):
        if outside[match.end() - 1] != " ":
            return match.start()
    depth = 0
    for match in _OPENS_OR_CLOSES.finditer(outside):
        if match["opens"]:
            depth += 1
        elif match["closes"]:
            depth = max(depth - 1, 0)
        elif match["end"]:
            depth = 0
        if depth > DEEPEST:
            return match.start()
    return None
