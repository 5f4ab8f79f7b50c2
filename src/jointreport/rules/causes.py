"""Of one slip its cause is told, and not what differs between the languages because of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from jointreport.problems import Problem, Spot, Value
from jointreport.problems.hints import Hint
from jointreport.records.kinds import texts_within
from jointreport.records.model.base import Record
from jointreport.records.register.register import Register
from jointreport.records.source import Where

_BY_VALUE = {"meeting-named-by-number"}
"""The problems that tell a number by its value, and not as it is written."""

_Place = tuple[str, Where]
"""A file and the place of a text in it."""


def without_consequences(register: Register, found: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems; of those of parity without the words that another one of the same text tells already."""
    files = {one.spot.path for one in found if one.code == "parity"}
    text_at = _texts_by_spot(register, files) if files else {}
    causes: dict[_Place, list[Problem]] = {}
    for one in found:
        if one.spot in text_at and not one.code.startswith("parity"):
            causes.setdefault(text_at[one.spot], []).append(one)
    for one in found:
        if one.code != "parity":
            yield one
        elif rest := _words_left(causes.get(text_at[one.spot], ()), one):
            yield replace(one, values={**one.values, "words": rest})


def _texts_by_spot(register: Register, files: Collection[str]) -> Mapping[Spot, _Place]:
    """Return where the texts of some files stand, each with all its languages, and which text that is."""
    places: dict[Spot, _Place] = {}
    for entry in register.every_entry():
        if entry.source.path in files and isinstance(entry.record, Record):
            for where, text in texts_within(entry.record):
                spots = (entry.spot(*where), *(entry.spot(*where, language) for language in text.by_language))
                places |= dict.fromkeys(spots, (entry.source.path, (*entry.where, *where)))
    return places


def _words_left(causes: Collection[Problem], parity: Problem) -> tuple[str, ...]:
    """Return the words of a problem of parity that do not stand in what is told of the same text besides."""
    if any(cause.code in _BY_VALUE for cause in causes):
        return ()
    said = " ".join(_plain(words) for cause in causes for value in cause.values.values() for words in _words_in(value))
    return tuple(
        word
        for word in _words_in(parity.values["words"])
        if not re.search(rf"(?<!\d){re.escape(_plain(word))}(?!\d)", said)
    )


def _words_in(value: Value) -> tuple[str, ...]:
    if isinstance(value, Hint):
        return value.names
    return (value,) if isinstance(value, str) else value


def _plain(words: str) -> str:
    """Return words with full-width letters and signs as ordinary ones, in small letters."""
    return unicodedata.normalize("NFKC", words).casefold()
