"""What a name that no record has may stand for: a slip of the pen, or what readers see instead of the name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from jointreport.problems import Problem, Spot, Value
from jointreport.problems.hints import Hint, hint_of_names, meant, names_alike
from jointreport.records.kinds import BY_NAME
from jointreport.records.load import Entry
from jointreport.records.model.base import IDENTITY, name_of_words
from jointreport.records.model.language import Text
from jointreport.records.register.register import Register

_CALLED = ("symbol", "name", "short", "title", "words", "prefix", "aliases")
"""The attributes by which readers know a record; a source they also know by its address."""
_BETWEEN = re.compile(r"[、，；;,]|\s(?:and|or|&|/)\s|和|及|或")
_ENOUGH = 4
"""A part of a name stands for it from so many letters on; a Chinese character counts as two."""
_MOST = 8
"""A part that so many names share tells nothing."""


def problem_of_name(register: Register, spot: Spot, found: str, kinds: tuple[str, ...], unsure: str) -> Problem:
    """Return what to tell of a name that is no record of some kinds; `unsure` is the code where it is no words."""
    names = (*(name for kind in kinds for name in register.entries[kind]), *register.lost.names(*kinds))
    values: dict[str, Value] = {"found": found, "places": places_of(kinds)}
    if not names:
        return Problem("no-record-yet", spot, values)
    if called := names_called(register, found, kinds):
        sure = Hint("write" if len(called) == 1 else "one-of", called)
        return Problem("name-in-words", spot, {"found": found, "hint": sure})
    if found.startswith(("http://", "https://")) and "sources" in kinds:
        return Problem("address-for-source", spot, {"found": found})
    if several := _several(register, found, kinds):
        return Problem("names-together", spot, {"found": found, "names": ", ".join(several)})
    written = found if IDENTITY.fullmatch(found) else name_of_words(found)
    alike = names_alike(written, names, tuple(register.conventions))
    hint = hint_of_names(written, alike)
    if hint.sure != "meant":
        hint = (
            _hint_of_words(found, [(name, words) for name, words in _calls(register, kinds) if name in alike]) or hint
        )
    # Words with a space are no name of a record that was misspelt; where a body belongs they may be a person.
    in_words = kinds == ("bodies",) and " " in found and hint.sure != "meant"
    return Problem("body-not-there" if in_words else unsure, spot, {**values, "hint": hint})


def places_of(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files and folders in which records of some kinds stand."""
    return tuple(f"data/{BY_NAME[kind].path}" for kind in kinds)


def names_called(register: Register, found: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the records of some kinds that readers know by these words, in any language and any spelling."""
    sought = {_plain(found), _plain(_bare(found))}
    calls = (*_calls(register, kinds), *_addresses(register, kinds))
    return tuple(dict.fromkeys(identity for identity, words in calls if words and words in sought))


def _addresses(register: Register, kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if "sources" in kinds:
        yield from ((identity, _plain(entry.record.address or "")) for identity, entry in register.sources.items())


def _several(register: Register, found: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that were written in one, with something between them that is no comma of a list."""
    parts = [part.strip() for part in _BETWEEN.split(found) if part.strip()]
    known = [part if _is_there(register, part, kinds) else names_called(register, part, kinds) for part in parts]
    chosen = [one if isinstance(one, str) else one[0] for one in known if isinstance(one, str) or len(one) == 1]
    return tuple(chosen) if len(parts) > 1 and len(chosen) == len(parts) else ()


def _is_there(register: Register, name: str, kinds: tuple[str, ...]) -> bool:
    return any(name in register.entries[kind] for kind in kinds) or register.lost.holds(name, *kinds)


def _hint_of_words(found: str, calls: list[tuple[str, str]]) -> Hint | None:
    """Return the records in whose names the words occur, or which are spelt nearly like them, or occur in them."""
    sought = _plain(_bare(found))
    if _weight(sought) < _ENOUGH:
        return None
    # A symbol with another digit is another text, and a name with another Chinese character another thing.
    near = meant(sought, {words for _, words in calls}) if sought.isascii() and not re.search(r"\d", sought) else ()
    part = re.compile(rf"(?<!\d){sought}(?!\d)" if sought[-1].isdigit() else sought)
    # “Secretariat” is rather what a name ends with than a group of secretariats.
    ending = [identity for identity, words in calls if words.endswith(sought)]
    fitting = ending or [identity for identity, words in calls if words in near or part.search(words)]
    within = [identity for identity, words in calls if _weight(words) >= 2 * _ENOUGH and words in sought]
    names = tuple(dict.fromkeys(fitting or within))
    return Hint("meant", names) if 0 < len(names) <= _MOST else None


def _bare(words: str) -> str:
    """Return words of a sentence without what stands before a name in one, and in the singular: the secretariats."""
    name = re.sub(r"^(?:(?:the|an?|both|all|two)\s+)+", "", words.strip(), flags=re.IGNORECASE)
    name = re.sub(r"^(?:该|本|两个|双方)(?=.{2})", "", name)
    return name[:-1] if name != words.strip() and re.search(r"[a-z]{3}s\Z", name) else name


def _weight(words: str) -> int:
    return sum(1 if letter.isascii() else 2 for letter in words)


def _calls(register: Register, kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each record with each thing it is called, in plain letters."""
    for kind in kinds:
        for identity, entry in register.entries[kind].items():
            yield identity, _plain(identity)
            yield from ((identity, _plain(words)) for words in _words_of(entry))


def _words_of(entry: Entry[Any]) -> Iterator[str]:
    for attribute in _CALLED:
        value = getattr(entry.record, attribute, None)
        if isinstance(value, Text):
            yield from value.by_language.values()
        elif isinstance(value, str | tuple):
            yield from (value,) if isinstance(value, str) else value


def _plain(words: str) -> str:
    """Return letters and digits alone, in small letters: “MC-5/19” and “ＭＣ－5／19” are one."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", words).casefold()))
