"""What a further language of the site, which is required, still lacks: names are asked for, longer texts counted."""

from __future__ import annotations

from collections.abc import Iterator

from jointreport.problems import Problem, Value
from jointreport.records.kinds import BY_NAME, field_path
from jointreport.records.model.language import later_languages
from jointreport.records.register.register import Register
from jointreport.rules.language import NAMES

_FIRST = 8
"""So many of the names are told at their place; whoever adds a language mends them record by record."""


def name_missing_language(register: Register) -> Iterator[Problem]:
    """Every name and title has each required language."""
    for language in later_languages(register.languages):
        names = ((entry, where) for entry, where, text in register.texts if language not in text)
        missing = [(entry, where) for entry, where in names if _is_name(entry.kind, where)]
        for entry, where in missing[:_FIRST]:
            field = field_path(entry.where + where, entry.source.tree)
            values: dict[str, Value] = {"language": language, "field": field, "n": str(len(missing))}
            yield Problem("name-missing-language", entry.key_spot(*where), values)


def texts_missing_language(register: Register) -> Iterator[Problem]:
    """Every longer text has each required language: until then it is shown in another one, and counted."""
    later = later_languages(register.languages)
    longer = [text for entry, where, text in register.texts if later and not _is_name(entry.kind, where)]
    for language in later:
        if lacking := sum(1 for text in longer if language not in text):
            values: dict[str, Value] = {"language": language, "n": str(lacking), "all": str(len(longer))}
            yield Problem("texts-missing-language", register.entries["languages"][language].key_spot(), values)


def _is_name(kind: str, where: tuple[str | int, ...]) -> bool:
    """Whether a text says what its record is called; the words of the program are counted where they are read."""
    return not BY_NAME[kind].shipped and where[-1] in NAMES
