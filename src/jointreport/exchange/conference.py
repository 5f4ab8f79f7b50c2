"""What a symbol tells of a text: the convention whose symbols are formed so, and the meeting that it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from jointreport.records.model.symbols import in_words, meeting_in, pattern_of
from jointreport.records.register.register import Register

Series = Literal["decisions", "documents"]
_HYPHENS = {ord(sign): "-" for sign in "\u2010\u2011"}
"""Hyphens at which Word breaks no line; in symbols it prints them for ordinary ones."""


def forms_of_series(register: Register, series: Series) -> tuple[str, ...]:
    """Return how the symbols of decisions or of documents are formed, of all conventions."""
    return tuple(dict.fromkeys(form for _, forms in _by_convention(register, series) for form in forms))


def known_symbol(symbol: str, register: Register, series: Series) -> str:
    """Return a symbol where a convention of the project forms its symbols so, else nothing."""
    return symbol if any(pattern_of(form).fullmatch(symbol) for form in forms_of_series(register, series)) else ""


def conference_of(symbol: str, register: Register, series: Series) -> tuple[str, str]:
    """Return the convention and the meeting of a symbol; empty where it does not tell."""
    for identity, forms in _by_convention(register, series):
        for form in forms:
            if pattern_of(form).fullmatch(symbol):
                return identity, _meeting(register, identity, meeting_in(form, symbol))
    return "", ""


def with_plain_hyphens(words: str) -> str:
    """Return words of the same length in which every hyphen is an ordinary one, to look for symbols in them."""
    return words.translate(_HYPHENS)


def with_plain_symbols(words: str, register: Register) -> str:
    """Return words in which symbols have ordinary hyphens, so that pages link them; all else stays."""
    plain = with_plain_hyphens(words)
    if plain == words:
        return words
    for match in in_words(register.symbol_forms).finditer(plain):
        words = f"{words[: match.start()]}{match[0]}{words[match.end() :]}"
    return words


def _by_convention(register: Register, series: Series) -> Iterator[tuple[str, Sequence[str]]]:
    for identity, entry in register.conventions.items():
        yield identity, entry.record.decision_series if series == "decisions" else entry.record.document_series


def _meeting(register: Register, convention: str, number: int | None) -> str:
    held = (one for one in register.meetings.values() if one.record.convention == convention)
    return next((one.identity for one in held if number is not None and one.record.number == number), "")
