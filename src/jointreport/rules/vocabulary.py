"""The words of the interface, the lists of values and their words, and the addresses that moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jointreport.problems import Problem, Value
from jointreport.problems.hints import Hint, hint_of_names
from jointreport.records.kinds import records_within, shape
from jointreport.records.load import Entry, shipped_records
from jointreport.records.model.base import Record
from jointreport.records.model.language import Categories, Forms, categories, general, locale_of, missing_languages
from jointreport.records.model.vocabulary import LISTS, OPEN_LISTS
from jointreport.records.register.register import Register
from jointreport.records.source import Where

_WIDE_BRACES = re.compile(r"[｛{]([^{}｛｝]*)｝|｛([^{}｛｝]*)[}｝]?")
_NAME_IN_BRACES = re.compile(r"\{(\w+)\}")


def known_tag(register: Register) -> Iterator[Problem]:
    """Each tag of a language is one that CLDR knows, so that its dates and lists are its own."""
    for entry in register.entries["languages"].values():
        if locale_of(entry.record.tag) is None:
            yield Problem("known-tag", entry.spot("tag"), {"found": entry.record.tag})


def known_word(register: Register) -> Iterator[Problem]:
    """No word of the interface stands in a project that no page asks for."""
    known = _shipped_words()
    for key, entry in _own(register):
        if key not in known:
            hint = hint_of_names(key, tuple(known))
            begins = tuple(one for one in known if key.startswith(one))
            longest = Hint("meant", (max(begins, key=len),)) if begins and not hint.names else hint
            yield Problem("known-word", entry.key_spot(), {"found": key, "hint": longest})


def wide_braces(register: Register) -> Iterator[Problem]:
    """Braces in the words of the interface are not the full-width ones, which an input method for Chinese types."""
    for _, entry in _own(register):
        for where, words in _sentences(entry):
            if wide := _WIDE_BRACES.search(words):
                yield Problem("wide-braces", entry.spot(*where), {"found": wide[0], "name": wide[1].strip()})


def plain_braces(register: Register) -> Iterator[Problem]:
    """Braces in the words of the interface hold a name and nothing else."""
    for key, entry in _own(register):
        for where, words in _sentences(entry):
            if not _WIDE_BRACES.search(words) and _has_odd_braces(words):
                yield Problem("plain-braces", entry.spot(*where), {"key": key})


def _has_odd_braces(words: str) -> bool:
    rest = _NAME_IN_BRACES.sub("", words)
    return "{" in rest or "}" in rest


def known_braces(register: Register) -> Iterator[Problem]:
    """Each name in braces is one that the program fills there."""
    for entry, where, words, filled in _filled_sentences(register):
        for name in _NAME_IN_BRACES.findall(words):
            if name not in filled:
                # Of a sentence without names the message would end in nothing.
                values: dict[str, Value] = {"found": name, "allowed": tuple(sorted(filled)) or ("–",)}
                yield Problem("known-braces", entry.spot(*where), values)


def braces_dropped(register: Register) -> Iterator[Problem]:
    """No name in braces that stands in the shipped sentence is left out; a number may, where its form says it."""
    for entry, where, words, filled in _filled_sentences(register):
        language, category = where
        names = set(_NAME_IN_BRACES.findall(words))
        missing = filled - names - ({"n"} if category != "other" else set())
        # A name that is written otherwise is told by itself.
        if missing and names <= filled and not _has_odd_braces(words) and not _WIDE_BRACES.search(words):
            values: dict[str, Value] = {"missing": tuple(f"{{{name}}}" for name in sorted(missing))}
            values["shipped"] = _shipped_sentence(entry.identity, str(language))
            yield Problem("braces-dropped", entry.spot(*where), values)


def _shipped_sentence(key: str, language: str) -> str:
    """Return a line with the sentence that the program has, in the language or else in English."""
    forms = _shipped_words()[key].record.root.forms
    told = language if language in forms else "en"
    return f'{told}: "{general(forms[told])}"'


def _filled_sentences(register: Register) -> Iterator[tuple[Entry[Any], Where, str, set[str]]]:
    """Yield each sentence of the project with its place, and the names that the program fills in it."""
    known = _shipped_words()
    for key, entry in _own(register):
        if key in known:
            filled = {name for _, words in _sentences(known[key]) for name in _NAME_IN_BRACES.findall(words)}
            yield from ((entry, where, words, filled) for where, words in _sentences(entry))


def plural_needed(register: Register) -> Iterator[Problem]:
    """Each sentence told for several plural categories has all those that whole numbers need in its language."""
    for entry, language, forms, of in _plurals(register):
        if missing := tuple(sorted(of.needed - forms.keys())):
            yield Problem("plural-needed", entry.key_spot(language), {"language": language, "missing": missing})


def plural_known(register: Register) -> Iterator[Problem]:
    """No sentence is told for a plural category that its language does not have."""
    for entry, language, forms, of in _plurals(register):
        for category in forms:
            if category not in of.allowed:
                values: dict[str, Value] = {
                    "found": category,
                    "language": language,
                    "allowed": tuple(sorted(of.allowed)),
                }
                yield Problem("plural-known", entry.key_spot(language, category), values)


def _shipped_words() -> Mapping[str, Entry[Any]]:
    return shipped_records("wording").entries["wording"]


def _own(register: Register) -> Iterator[tuple[str, Entry[Any]]]:
    """Yield the words that stand in the project itself."""
    known = _shipped_words()
    for key, entry in register.entries["wording"].items():
        # A sentence that the project leaves alone is the shipped entry itself.
        if entry is not known.get(key):
            yield key, entry


def _sentences(entry: Entry[Any]) -> Iterator[tuple[Where, str]]:
    """Yield each sentence of an entry with its place: under its language, and there under its plural category."""
    for language, forms in entry.record.root.forms.items():
        for category, words in forms.items():
            yield (language, category), words


def _plurals(register: Register) -> Iterator[tuple[Entry[Any], str, Forms, Categories]]:
    """Yield each sentence of the project that is told by plural category, and the categories of its language."""
    for _, entry in _own(register):
        for language, forms in entry.record.root.forms.items():
            if forms.keys() != {"other"} and language in register.languages:
                yield entry, language, forms, categories(register.languages[language].tag)


def redirect_to_page(register: Register) -> Iterator[Problem]:
    """No redirect leads to an address that moved itself or is gone, and none leaves an address that is gone."""
    moved = register.moved
    for old, new in moved.redirects.items():
        if new in moved.redirects or new in moved.tombstones or old in moved.tombstones:
            spot = register.entries["moved"]["moved"].spot("redirects", old)
            yield Problem("redirect-to-page", spot, {"old": old, "new": new})


def vocabulary_closed(register: Register) -> Iterator[Problem]:
    """No list and no value stands in the vocabulary that the model does not know."""
    known = tuple(f"{name}/{value}" for name, values in LISTS.items() for value in values)
    for identity, entry in register.entries["vocabulary"].items():
        if identity not in known and identity.partition("/")[0] not in OPEN_LISTS:
            near = hint_of_names(identity, known)
            found, *names = (name.replace("/", " › ") for name in (identity, *near.names))
            values: dict[str, Value] = {"found": found, "hint": Hint(near.sure, tuple(names))}
            yield Problem("vocabulary-closed", entry.key_spot(), values)


def value_of_list(register: Register) -> Iterator[Problem]:
    """Each value of an open list stands in the vocabulary."""
    known = {name: frozenset(register.values_of(name)) for name in OPEN_LISTS}
    for entry, where, name, found in _open_values(register):
        if found not in known[name] and not register.lost.holds(f"{name}/{found}", "vocabulary"):
            hint = _value_in_words(register, name, found) or hint_of_names(found, register.values_of(name))
            yield Problem("value-of-list", entry.spot(*where), {"found": found, "list": name, "hint": hint})


def _open_values(register: Register) -> Iterator[tuple[Entry[Any], Where, str, str]]:
    """Yield each value that is to stand in an open list: its record and place, the list, the value."""
    for entry in register.every_entry():
        for where, record in records_within(entry.record) if isinstance(entry.record, Record) else ():
            form = shape(type(record))
            for field, name in form.lists.items():
                if name in OPEN_LISTS:
                    yield entry, (*where, field), name, getattr(record, form.attributes[field])


def _value_in_words(register: Register, name: str, found: str) -> Hint | None:
    """Return the value that readers know by the words an author wrote."""
    told = {value: register.choice(name, value).words.by_language.values() for value in register.values_of(name)}
    called = tuple(value for value, words in told.items() if found.casefold() in map(str.casefold, words))
    return Hint("write" if len(called) == 1 else "one-of", called) if called else None


def value_with_words(register: Register) -> Iterator[Problem]:
    """Each value that a project adds to an open list has words and a definition in every language that is required."""
    shipped = shipped_records("vocabulary").entries["vocabulary"]
    for identity, entry in register.entries["vocabulary"].items():
        if identity in shipped or identity.partition("/")[0] not in OPEN_LISTS:
            continue
        for field in ("words", "definition"):
            missing = missing_languages(getattr(entry.record, field).by_language, register.languages)
            if missing:
                told: dict[str, Value] = {"field": field, "languages": missing, "first": missing[0]}
                yield Problem("value-with-words", entry.key_spot(), {"found": identity.replace("/", " › "), **told})
