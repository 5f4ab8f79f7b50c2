"""The bodies to which acts are addressed, held against the words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jointreport.problems import Problem, Value
from jointreport.records.reads import cached
from jointreport.records.register.register import Register
from jointreport.rules.readings import acts_of, forms_of, pattern_of_verb

_BETWEEN = re.compile(r"[\s,，《]*(?:(?:also|further)\s+)?(?:the\s+)?", re.IGNORECASE)
"""What may stand between a verb and the name of a body."""


def addressee_in_text(register: Register) -> Iterator[Problem]:
    """No act is addressed to others alone than the body whose name follows its verb in the text."""
    for entry, place, paragraph, number, act in acts_of(register):
        named = {
            body
            for language, words in paragraph.text.by_language.items()
            for body in _named_after(register, act.verb, language, words)
        }
        if act.to and len(named) == 1 and named.isdisjoint(act.to):
            values: dict[str, Value] = {"named": named.pop(), "found": act.to}
            yield Problem("addressee-in-text", entry.spot("text", "paragraphs", place, "acts", number, "to"), values)


def _named_after(register: Register, verb: str, language: str, words: str) -> Iterator[str]:
    """Yield the body whose name stands behind each place of a verb in some words."""
    for form in forms_of(register, verb, language):
        for match in pattern_of_verb(form).finditer(words):
            between = _BETWEEN.match(words, match.end())
            rest = words[between.end() if between else match.end() :].replace("》", "").casefold()
            if body := next((body for name, body in _names(register, language) if rest.startswith(name)), None):
                yield body


@cached()
def _names(register: Register, language: str) -> tuple[tuple[str, str], ...]:
    """Return each name of a body in a language, in small letters, and the body; the longest first."""
    names = [
        (name.by_language.get(language, "").casefold(), entry.identity)
        for entry in register.bodies.values()
        for name in (entry.record.name, entry.record.short)
        if name
    ]
    return tuple(sorted((one for one in names if one[0]), key=lambda one: -len(one[0])))
