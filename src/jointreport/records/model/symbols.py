"""How the symbols of a convention are formed, as an author writes it: `MC-{meeting}/{number}`, `{number}/CP.{meeting}`.

Between the words in braces a form stands as it is printed. Nothing else in the program knows what a symbol looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Annotated

from pydantic import AfterValidator

from jointreport.records.model.base import Words, refuse

_NUMBER = r"[1-9]\d{0,3}"
_NAMES = {
    "meeting": r"[1-9]\d{0,2}",
    "roman": r"[IVXLC]+",
    "number": _NUMBER,
    # What the symbols of all documents of the United Nations end with: `7`, `INF/29`, `CRP.2/Rev.1`.
    "document": rf"(?:INF/|(?:CRP|L)\.)?{_NUMBER}(?:/(?:Add|Rev|Corr|Amend)\.[1-9]\d?)*(?:/\*)?",
    "any": r"[A-Za-z0-9](?:[A-Za-z0-9./()-]*[A-Za-z0-9)])?",
}
"""The words that may stand in braces, and the regular expression of what they stand for."""
_IN_BRACES = re.compile(r"\{([a-z]+)\}")
_PRINTED = re.compile(r"[\w ./()*:–-]*")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _form(value: str) -> str:
    parts = parts_of(value)
    if not all(map(_PRINTED.fullmatch, parts[::2])) or not parts[1::2] or not _NAMES.keys() >= {*parts[1::2]}:
        refuse("bad-symbol-form", found=value, allowed=tuple(f"{{{name}}}" for name in _NAMES))
    return value


SymbolForm = Annotated[Words, AfterValidator(_form)]
"""How symbols are formed, with numbers as words in braces."""


def parts_of(form: str) -> tuple[str, ...]:
    """Return what is printed and what stands in braces by turns: of `MC-{meeting}/` it is `MC-`, `meeting`, `/`."""
    return tuple(_IN_BRACES.split(form))


@cache
def pattern_of(form: str, meeting: int | None = None) -> re.Pattern[str]:
    """Return what matches the symbols of a form: all of them, or those of a meeting with a number."""
    parts = parts_of(form)
    inside = (_of_meeting(name, meeting) or f"(?:{_NAMES[name]})" for name in parts[1::2])
    return re.compile(_joined(parts, inside))


def _joined(parts: tuple[str, ...], inside: Iterable[str]) -> str:
    """Return a regular expression of what is printed, and of what stands in braces between."""
    printed = iter(map(re.escape, parts[::2]))
    return next(printed) + "".join(f"{one}{after}" for one, after in zip(inside, printed, strict=True))


def meeting_in(form: str, symbol: str) -> int | None:
    """Return the number of the meeting in a symbol; nothing where it is none of this form, or counts no meeting."""
    parts = parts_of(form)
    inside = (f"({_NAMES[name]})" if name == "meeting" else f"(?:{_NAMES[name]})" for name in parts[1::2])
    match = re.fullmatch(_joined(parts, inside), symbol)
    return int(match[1]) if match and "meeting" in parts[1::2] else None


def _of_meeting(name: str, meeting: int | None) -> str:
    """Return the number of a meeting as a form writes it; nothing for another word, or where it is not known."""
    if meeting is None or name not in {"meeting", "roman"}:
        return ""
    return str(meeting) if name == "meeting" else roman(meeting)


def roman(number: int) -> str:
    """Return a number in Roman numerals; empty for nought."""
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def example_of(form: str, meeting: int | None = None) -> str:
    """Return how the symbols of a form begin and end: `MC-5/…`."""
    return _IN_BRACES.sub(lambda match: _of_meeting(match[1], meeting) or "…", form)


def has_letters(form: str) -> bool:
    """Whether a form has letters of its own; numbers alone, such as 15/4, may be anything in running words."""
    return any(letter.isalpha() for printed in parts_of(form)[::2] for letter in printed)


@cache
def in_words(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds symbols of some forms in running words; a form goes before those that may stand inside it."""
    whole = "|".join(f"(?:{pattern_of(form).pattern})" for form in forms if has_letters(form)) or "(?!)"
    # Han letters may stand directly before a symbol, Latin letters and digits may not.
    return re.compile(rf"(?<![A-Za-z0-9_/-])(?:{whole})(?![\d/])")
