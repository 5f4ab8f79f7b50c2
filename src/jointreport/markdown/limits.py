"""How large and how full a page may be; beyond that, to check and render it would take minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LARGEST = 100_000
"""Characters of a page: a book of fifty printed pages."""

MOST_LINKS = 1_000
_MOST_BRACKETS = 5 * MOST_LINKS
"""From each bracket on, what closes it is looked for."""
DEEPEST = 20
"""How many lists, quotations, tags or brackets may lie inside each other."""

_LINK = re.compile(r"\]\(|\]\[|\{\{|<[A-Za-z][A-Za-z0-9+.-]*:")


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
    if markdown.count("[") > _MOST_BRACKETS:
        yield Excess("page-too-many-links", markdown.find("["))
    elif len(links) > MOST_LINKS:
        yield Excess("page-too-many-links", links[MOST_LINKS].start())
