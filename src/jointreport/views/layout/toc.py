"""The contents of a finished page, drawn from its headings."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_HEADING = re.compile(r'<h([23])[^>]*\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading of the finished page, and those below it."""

    anchor: str
    words: str
    below: tuple[tuple[str, str], ...] = ()


def headings(body: str) -> tuple[ContentsEntry, ...]:
    """Return the headings of the second and third level that have an anchor, as plain text."""
    entries: list[ContentsEntry] = []
    for level, anchor, inner in _HEADING.findall(body):
        words = html.unescape(_TAG.sub("", inner)).strip()
        if level == "2" or not entries:
            entries.append(ContentsEntry(anchor, words))
        else:
            last = entries[-1]
            entries[-1] = ContentsEntry(last.anchor, last.words, (*last.below, (anchor, words)))
    return tuple(entries)
