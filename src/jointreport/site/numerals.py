"""Printed numbers: the parts of a place in a text, its label, Roman and Chinese figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_STEP = re.compile(r"^(s|pp|p|fn)(\d+)((?:-[a-z0-9]+)*)$")
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_HAN_DIGITS = "零一二三四五六七八九"
_HAN_TEN = "十"


def item_label(at: str) -> str:
    """Return what is printed before a paragraph: `4.`, `(a)`, nothing before a preambular paragraph."""
    kind, number, rest = steps(at)
    if rest:
        return f"({rest[-1]})"
    return f"{number}." if kind == "p" else ""


def kind_of_place(at: str) -> str:
    """Return what stands at a place: a `section` title, `preamble`, `paragraph`, `item` or, inside one, `subitem`."""
    kind, _, rest = steps(at)
    if kind != "p":
        return {"s": "section", "pp": "preamble", "fn": "footnote"}[kind]
    return ("paragraph", "item")[len(rest)] if len(rest) < 2 else "subitem"


@lru_cache(maxsize=4096)
def steps(at: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the parts of a place: `p4-a-1` is `p`, `4` and (`a`, `1`)."""
    match = _STEP.match(at)
    if match is None:
        message = f"not a place in a text: {at}"
        raise ValueError(message)
    kind, number, rest = match.groups()
    return kind, number, tuple(step for step in rest.split("-") if step)


def runs(places: Sequence[str]) -> list[list[str]]:
    """Return places in groups that follow one another without a gap: `p3`, then `p4-a p4-b p4-c`."""
    runs: list[list[str]] = []
    for at in places:
        if runs and _follows(runs[-1][-1], at):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _follows(before: str, at: str) -> bool:
    """Whether a place comes right after another of the same level."""
    (_, *first), (_, *second) = (_level(place) for place in (before, at))
    if len(first) != len(second) or first[:-1] != second[:-1]:
        return False
    one, other = first[-1], second[-1]
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    return len(one) == len(other) == 1 and ord(other) == ord(one) + 1


def _level(place: str) -> tuple[str, ...]:
    kind, number, rest = steps(place)
    return (kind, number, *rest)


def roman(number: int) -> str:
    """Return a number in Roman figures."""
    figures = ""
    for value, figure in _ROMAN:
        count, number = divmod(number, value)
        figures += figure * count
    return figures


def han(number: int) -> str:
    """Return a number in Chinese figures, from 100 on in the digits that every reader knows."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    before = "" if tens < 2 else _HAN_DIGITS[tens]
    return (before + _HAN_TEN if tens else "") + (_HAN_DIGITS[ones] if ones or not tens else "")
