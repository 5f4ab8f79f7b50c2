"""Whom a paragraph asks: bodies of the register, as far as its opening words name them and nobody else.

A name is taken only where the sentence goes on at once with what is asked, and every language that is given has it.
“The secretariat” is the name of no body, and of “the Secretary-General and others” one part is not known: both are
left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from jointreport.records.register.register import Register

_BEFORE_NAME = r"(?:also\s+|further\s+|again\s+|in\s+particular\s+)?(?:all\s+)?(?:the\s+|its\s+)?"
_BETWEEN = r"(?:,\s+(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)"
# Words with which the sentence leaves whom it asks, behind a comma; another noun would be asked as well.
_ADVERBIALS = (
    "as at before bearing building by consistent during following for from if in including inter no on pursuant"
    " recognizing subject taking through throughout under upon when where while with within without"
)
_THEN_ASKED = rf"(?=\s+to\s+(?!the\b)|\s*[:;.]|\s*$|,\s+(?!as\s+well\b)(?:to|{_ADVERBIALS.replace(' ', '|')})\b)"
_MOST_BEFORE_NAME = 80
"""Within so many letters at its beginning a paragraph in another language names whom it asks."""


@dataclass
class Addressees:
    """Knows the bodies of a register by what they are called."""

    register: Register

    def named(self, rest: str, words: Mapping[str, str], language: str) -> tuple[str, ...]:
        """Return the bodies that stand behind the verb; nothing where anything else may be asked too.

        `rest` is what follows the verb in a language, `words` the whole paragraph in the others.
        """
        match = self._asked.match(rest.strip()) if language == self._english else None
        if match is None:
            return ()
        found = re.findall(self._one_of_names, match[0], re.IGNORECASE)
        bodies = tuple(dict.fromkeys(self._names.get(one.casefold(), "") for one in found))
        agreed = all(self._is_named(body, said, other) for body in bodies for other, said in words.items())
        return bodies if all(bodies) and agreed else ()

    @cached_property
    def _english(self) -> str:
        languages = self.register.languages.items()
        return next((key for key, one in languages if one.tag.partition("-")[0] == "en"), "")

    @cached_property
    def _asked(self) -> re.Pattern[str]:
        name = f"{_BEFORE_NAME}(?:{self._one_of_names})"
        return re.compile(rf"{name}(?:{_BETWEEN}{name})*{_THEN_ASKED}", re.IGNORECASE)

    @cached_property
    def _one_of_names(self) -> str:
        longest_first = sorted(self._names, key=len, reverse=True)
        return rf"\b(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![\w’'-])"

    @cached_property
    def _names(self) -> dict[str, str]:
        """The body of each name in English; of one that several bodies have, none."""
        found: dict[str, str] = {}
        for body in self.register.bodies:
            for name in self._called(body, self._english):
                plain = name.casefold().removeprefix("the ")
                found[plain] = body if found.get(plain, body) == body else ""
        return found

    def _called(self, body: str, language: str) -> Iterator[str]:
        """Yield what a body is called, its conventions under each of their names."""
        record = self.register.bodies[body].record
        texts = (record.name, record.short)
        for name in filter(None, (text.by_language.get(language) for text in texts if text)):
            yield name
            for convention in record.of:
                called = self._convention(convention, language)
                known = next((one for one in called if one in name), None)
                yield from (name.replace(known, one) for one in called if known and one != known)

    def _convention(self, convention: str, language: str) -> tuple[str, ...]:
        """Return the names of a convention, the longest first, in Chinese with their marks too."""
        record = self.register.conventions[convention].record
        names = [text.by_language.get(language, "") for text in (record.name, record.short)]
        longest_first = sorted(filter(None, names), key=len, reverse=True)
        return (*longest_first, *(f"《{name}》" for name in longest_first if not name.isascii()))

    def _is_named(self, body: str, words: str, language: str) -> bool:
        called = tuple(self._called(body, language)) if body else ()
        beginning = words[:_MOST_BEFORE_NAME].casefold()
        return not called or any(name.casefold() in beginning for name in called)
