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
from jointreport.records.register.order import Groups
from jointreport.records.register.register import Register
from jointreport.records.source import Where

_BY_VALUE = {"annex-named-by-number", "meeting-named-by-number", "part-named-by-number", "period-named-by-years"}
"""The problems that tell a number by its value, and not as it is written."""
_OF_MARKS = {"mark-written-otherwise", "mark-in-other-language", "mark-of-other-footnote"}
"""The problems of a mark of a footnote, without which the sign at the end of a text is not seen."""

_OF_PARITY = {"parity", "counted-in-one-language", "issued-otherwise", "name-in-one-language", "other-number"}
"""The problems that tell words of one language that have no like in another."""
_CONSEQUENCES = {*_OF_PARITY, "parity-exception", "last-sign-missing", "paired-words"}
_IN_FILE = {
    "day-in-words": {*_OF_PARITY, "told-once"},
    "footnote-of-mark": {"footnote-once"},
    "unknown-field-empty": {"extent-agrees"},
    "known-part": {"document-of-footnote"},
    "no-part-yet": {"document-of-footnote"},
    "service-of-earlier-period": {"meeting-of-title"},
    "service-of-others-meetings": {"meeting-of-title"},
    "serviced-meeting-not-over": {"meeting-of-title"},
    "meeting-numbering": {"held-together"},
    "adopted-at-planned": {"held-together"},
    "name-of-symbol": {"symbol-of-meeting", "meeting-of-symbol", "symbol-of-series", "symbol-of-numbered-meeting"},
}
"""Problems that follow from others anywhere in their file, and from which."""

_Place = tuple[str, Where]
"""A file and the place of a text in it."""


def languages_to_tell(wrong: Sequence[str], known: Collection[str]) -> Sequence[str]:
    """Return of which languages to tell that they are wrong: where all that are known are, that is one slip."""
    return wrong[:1] if len(wrong) == len(known) else wrong


def without_consequences(register: Register, found: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems; of those of parity without the words that another one of the same text tells already."""
    files = {one.spot.path for one in found if one.code in _CONSEQUENCES}
    text_at = _texts_by_spot(register, files) if files else {}
    causes = Groups((text_at[one.spot], one) for one in found if one.spot in text_at and one.code not in _CONSEQUENCES)
    in_file = {(one.spot.path, one.code) for one in found}
    for one in found:
        beside = causes.get(text_at[one.spot], ()) if one.spot in text_at else ()
        if one.code in _OF_PARITY:
            rest = _words_left(beside, one)
            yield from (replace(one, values={**one.values, "words": rest}),) if rest else ()
        elif not _follows(one, beside, in_file):
            yield one


def _follows(one: Problem, beside: Collection[Problem], in_file: Collection[tuple[str, str]]) -> bool:
    """Whether a problem follows from others of its text, or from others that its file has, each a path and a code."""
    if one.code == "last-sign-missing":
        return any(cause.code in _OF_MARKS for cause in beside)
    if one.code == "paired-words":
        said = [_words_in(cause.values["found"])[0] for cause in beside if cause.code == "weekday-of-day"]
        return any(_words_in(one.values[name])[0] in words for name in ("found", "other") for words in said)
    return any((one.spot.path, code) in in_file for code in _IN_FILE.get(one.code, ()))


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
