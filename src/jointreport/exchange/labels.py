"""What is printed before a paragraph, taken from its words where it was typed, and what it counts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from jointreport.exchange.manuscript import UNSEEN, Line
from jointreport.exchange.word.numerals import numeral

Form = Literal["decimal", "letter", "capital", "roman", "capital-roman", "han", "other"]

_HAN = "一二三四五六七八九十百零〇"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊己庚辛壬癸"
_LETTER = r"([a-z])\2{0,3}"
_ROMAN = r"[ivxlcdm]{1,8}"
_UNSEEN = UNSEEN.pattern.strip("[]")
_BEFORE_WORDS = rf"(?=[\s{_UNSEEN}]|$)"

_LABEL = re.compile(
    rf"""
    [\s{_UNSEEN}]*(?:
      ([(（](?:\d{{1,3}}|{_LETTER}|{_ROMAN}|[{_HAN}]{{1,5}}|[{_BRANCHES}]|[а-я]|[\u0621-\u064a])[)）])
    | ([\u3220-\u3229\u2460-\u249b\u3280-\u3289])
    | (\d{{1,3}}(?:\.\d{{1,3}})*[.．]{_BEFORE_WORDS}
      | \d{{1,3}}[、．] | \d{{1,3}}\s?[-–]{_BEFORE_WORDS} | \d{{1,3}}(?=\t))
    | ([IVXLC]{{1,7}}\.{_BEFORE_WORDS} | [A-Z]\.{_BEFORE_WORDS})
    | ([{_HAN}]{{1,5}}(?:、|[.．]))
    | ((?:([a-z])\8{{0,3}}|{_ROMAN}|\d{{1,3}}|[а-я])\){_BEFORE_WORDS})
    | ([’‘']\d{{1,2}}[’‘']{_BEFORE_WORDS})
    )[\s{_UNSEEN}]*
    """,
    re.VERBOSE,
)


def split_label(text: str) -> tuple[str, str]:
    """Return the label typed at the beginning of a paragraph, and the words after it.

    Of “2030 Agenda” or “(see below)” nothing is a label: one ends in a bracket, a stop or a Chinese comma, and what
    stands in brackets is a number or a letter that may be doubled.
    """
    match = _LABEL.match(text)
    if match is None:
        return "", text
    return match[0].strip(), text[match.end() :]


def with_typed_label(line: Line) -> Line:
    """Return a line with the label that was typed before its words, where Word prints none."""
    if line.label or line.kind == "table":
        return line
    label, words = split_label(line.text)
    if not label or (not words.strip() and line.kind == "heading"):
        return line
    return replace(line, text=words, label=label)


@dataclass(frozen=True, slots=True)
class Count:
    """What a label counts: its number in one of the forms it may be read in, and the signs around it."""

    form: Form
    number: int
    frame: str
    """The signs around, with `#` for the number: `(#)`, `#.`, `#、`."""


_FORMS: tuple[tuple[Form, tuple[str, ...]], ...] = (
    ("decimal", ("decimal", "decimalFullWidth")),
    ("letter", ("lowerLetter", "russianLower", "arabicAlpha", "arabicAbjad")),
    ("roman", ("lowerRoman",)),
    ("capital", ("upperLetter",)),
    ("capital-roman", ("upperRoman",)),
    ("han", ("chineseCounting", "ideographZodiac", "ideographTraditional")),
)
_MOST = 400
"""No list of a decision is longer."""


@cache
def _readings() -> dict[str, tuple[tuple[Form, int], ...]]:
    """Numeral → the forms and numbers it may stand for: “i” is the ninth letter and the first Roman number."""
    found: dict[str, list[tuple[Form, int]]] = {}
    for form, names in _FORMS:
        for name in names:
            for number in range(1, _MOST if name not in {"ideographZodiac", "ideographTraditional"} else 11):
                readings = found.setdefault(numeral(number, name), [])
                if (form, number) not in readings:
                    readings.append((form, number))
    return {written: tuple(readings) for written, readings in found.items()}


def counts(label: str) -> tuple[Count, ...]:
    """Return all that a label may count, the likeliest first; empty for a mark that counts nothing."""
    plain = re.sub(f"[{_UNSEEN}]", "", unicodedata.normalize("NFKC", label)).strip()
    match = re.fullmatch(r"([^\w]*)(\w+)([^\w]*)", plain)
    if match is None:
        return ()
    frame = f"{match[1]}#{match[3]}".replace(" ", "")
    return tuple(Count(form, number, frame) for form, number in _readings().get(match[2], ()))
