"""Places that may be mistakes, depending on what the YAML parser takes them for.

A full-width colon or an ideographic space is a fault where YAML syntax was meant and text inside a text.
The raw text yields suspects; the scalars that the parser found decide.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jointreport.records.source.characters import (
    ODD_SPACES,
    RIGHT_TO_LEFT_MARK,
    all_printable,
    code_points,
    shown,
)
from jointreport.records.source.locations import Findings
from jointreport.records.source.tree import Written

_KEY_AT_LINE_START = re.compile(r" *+(?:- ++)*+[\"']?([a-z][a-z0-9_-]*+)[\"']? *+")
_ODD_SPACE_IN_SYNTAX = re.compile(
    rf"(?m)^ *+(?:- ++|-(?=[{ODD_SPACES}]))*+"
    rf"(?:[\"']?[\w-]++[\"']? *+: *+|[\w-]++(?=[{ODD_SPACES}]++ *+:))?"
    rf"([{ODD_SPACES}])"
)
_BLOCK_STYLES = frozenset({"|", ">"})


@dataclass(frozen=True, slots=True)
class Suspects:
    """Indices of what looks like a mistake in one text."""

    full_width_colons: tuple[tuple[int, str], ...]
    odd_spaces: tuple[int, ...]
    remarks: tuple[int, ...]
    right_to_left_marks: tuple[int, ...]
    escapes: bool
    smart_quotes: bool

    def any(self) -> bool:
        """Tell whether the scalars of this text must be written down to judge it."""
        found = (self.full_width_colons, self.odd_spaces, self.remarks, self.right_to_left_marks)
        return self.escapes or self.smart_quotes or any(found)


def find_suspects(text: str) -> Suspects:
    """Return the suspects of `text`; most files have none, and most searches are a single pass in C."""
    odd = not all_printable(text)
    return Suspects(
        tuple(_full_width_colons(text)),
        tuple(match.start(1) for match in _ODD_SPACE_IN_SYNTAX.finditer(text)) if odd else (),
        tuple(_remarks(text)),
        tuple(match.start() for match in RIGHT_TO_LEFT_MARK.finditer(text)) if odd else (),
        "\\" in text,
        " “" in text,
    )


def _first_in_lines(text: str, needle: str) -> Iterator[tuple[int, str]]:
    """Yield, for each line with `needle`, the index of the first one and what stands before it."""
    index = text.find(needle)
    while index >= 0:
        yield index, text[text.rfind("\n", 0, index) + 1 : index]
        line_end = text.find("\n", index)
        index = text.find(needle, line_end) if line_end >= 0 else -1


def _full_width_colons(text: str) -> Iterator[tuple[int, str]]:
    for index, before in _first_in_lines(text, "："):
        if match := _KEY_AT_LINE_START.fullmatch(before):
            yield index, match[1]


def _remarks(text: str) -> Iterator[int]:
    for index, before in _first_in_lines(text, " #"):
        if before.strip(" ") and text[index + 2 : index + 3].strip(" #\n"):
            yield index + 1


def judge(
    text: str, suspects: Suspects, written: Sequence[Written], reached: int, findings: Findings
) -> None:
    """Add the suspects that are mistakes; those after `reached`, where the parser gave up, are left alone."""
    texts = _Spans([(w.start, w.end) for w in written if w.style])
    for index, key in suspects.full_width_colons:
        if index <= reached and index not in texts:
            findings.add("full-width-colon", index, key=key)
    for index in suspects.odd_spaces:
        if index <= reached and index not in texts:
            findings.add("odd-space", index, character=code_points(text[index]))
    _judge_remarks(text, suspects, written, findings)
    _judge_direction(text, suspects, written, reached, findings)


class _Spans:
    """Answers whether an index lies inside one of some spans that are in order and do not overlap."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._starts = [start for start, _ in spans]

    def __contains__(self, index: int) -> bool:
        before = bisect_right(self._starts, index) - 1
        return before >= 0 and index < self._spans[before][1]


def _judge_remarks(text: str, suspects: Suspects, written: Sequence[Written], findings: Findings) -> None:
    """Add remarks that begin right after an unquoted text or in place of one."""
    plain_ends = {w.end for w in written if not w.style}
    for index in suspects.remarks:
        line_start = text.rfind("\n", 0, index) + 1
        if line_start + len(text[line_start:index].rstrip(" ")) in plain_ends:
            findings.add("cut-by-remark", index, text=shown(text[index:].split("\n", 1)[0]))


def _judge_direction(
    text: str, suspects: Suspects, written: Sequence[Written], reached: int, findings: Findings
) -> None:
    allowed = _Spans([(_text_start(text, w), w.end) for w in written if w.right_to_left])
    for index in suspects.right_to_left_marks:
        if index <= reached and index not in allowed:
            findings.add("bidirectional-character", index, character=code_points(text[index]))


def _text_start(text: str, scalar: Written) -> int:
    """Return where the text itself begins: a remark may follow the mark that opens a block."""
    if scalar.style in _BLOCK_STYLES:
        return min(max(text.find("\n", scalar.start), scalar.start), scalar.end)
    return scalar.start
