"""Sentences, and those of several languages side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

# The end of a Chinese sentence, with the marks that close it.
_CHINESE = re.compile(r"[^。！？]*[。！？]+[”’」』）]*|[^。！？]+$")
_END = re.compile(r"[.!?؟][”’\"»)]*\s+(?=[“‘\"«(]*(\S))")
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:Nos?|paras?|arts?|vols?|eds?|pp?|cf|e\.g|i\.e|Drs?|Mrs?|Ms|Prof|St|[A-Z])\.$"
)


def sentences(words: str, *, chinese: bool) -> tuple[str, ...]:
    """Return the sentences of a paragraph in their order."""
    found = _CHINESE.findall(words) if chinese else _parted(words)
    return tuple(one.strip() for one in found if one.strip())


def _parted(words: str) -> Iterator[str]:
    """Yield sentences; a dot after a shortened word, or before a small letter or a number, ends none."""
    start = 0
    for end in _END.finditer(words):
        following = end.group(1)
        if following.islower() or following.isdigit() or _SHORTENED.search(words[start : end.start() + 1]):
            continue
        yield words[start : end.end()]
        start = end.end()
    yield words[start:]


def side_by_side(paragraph: Mapping[str, str], chinese: Mapping[str, bool]) -> Iterator[dict[str, str]]:
    """Yield a paragraph sentence by sentence in all its languages, or whole where they part it differently.

    Sentences are counted, not understood: of the same number, the first is taken to say what the first says.
    """
    parted = {language: sentences(words, chinese=chinese[language]) for language, words in paragraph.items()}
    if len({len(found) for found in parted.values()}) != 1:
        yield dict(paragraph)
        return
    for row in zip(*parted.values(), strict=True):
        yield dict(zip(parted, row, strict=True))
