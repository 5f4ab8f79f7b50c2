"""Texts that people read: a map by language, never a sentence without one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from jointreport.records.model.base import refuse

PENDING = "pending"

_MARKUP = re.compile(r"</?[A-Za-z!][^>]*>?")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a known language; `asked` is the language the reader wanted."""

    words: str
    language: str
    asked: str

    @property
    def pending(self) -> bool:
        """Whether the reader gets another language than the one asked for."""
        return self.language != self.asked


class Text:
    """The same words in several languages. Names, titles and interface words need every required language."""

    __slots__ = ("by_language",)
    may_be_pending = False
    may_have_spaces_at_edges = False

    def __init__(self, by_language: Mapping[str, str]) -> None:
        self.by_language = {language: words for language, words in by_language.items() if words != PENDING}

    def __getitem__(self, language: str) -> str:
        return self.by_language[language]

    def __contains__(self, language: str) -> bool:
        return language in self.by_language

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.by_language == other.by_language

    def __hash__(self) -> int:
        return hash(tuple(self.by_language.items()))

    def __repr__(self) -> str:
        return f"Text({self.by_language!r})"

    def told(self, language: str) -> Passage:
        """Return the words for a reader of `language`; where they are missing, the first there are."""
        words = self.by_language.get(language)
        if words is not None:
            return Passage(words, language, language)
        other, words = next(iter(self.by_language.items()))
        return Passage(words, other, language)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Accept a mapping of language key to words; the context says which languages there are."""
        words = core_schema.dict_schema(core_schema.str_schema(), core_schema.str_schema())
        return core_schema.with_info_after_validator_function(cls._checked, words)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "object", "additionalProperties": {"type": "string"}}

    @classmethod
    def _checked(cls, value: dict[str, str], info: ValidationInfo) -> Text:
        languages = (info.context or {})["languages"]
        for key, words in value.items():
            _refuse_unknown_language(key, languages)
            cls._refuse_bad_words(key, words)
        needed = (key for key, language in languages.items() if language.required == "yes")
        missing = tuple(key for key in needed if key not in value)
        if not value:
            # Even where no language is required, a text has words in one.
            missing = missing or tuple(languages)
        if missing:
            refuse("missing-language", languages=missing)
        if PENDING in value.values():
            _refuse_pending(value, allowed=cls.may_be_pending)
        return cls(value)

    @classmethod
    def _refuse_bad_words(cls, language: str, words: str) -> None:
        if not words.strip():
            refuse("empty-language", language=language)
        if words != words.strip() and not cls.may_have_spaces_at_edges:
            refuse("space-at-the-edge", found=words.strip()[:40])
        if (markup := _MARKUP.search(words)) is not None:
            refuse("markup-in-text", found=markup.group()[:40])


class InterfaceText(Text):
    """Words of the interface: they may be joints such as “ and ”, whose spaces count."""

    __slots__ = ()
    may_have_spaces_at_edges = True


class LongText(Text):
    """A longer text: a language may be `pending`, which the site shows and the worklist collects."""

    __slots__ = ()
    may_be_pending = True


def _refuse_unknown_language(key: str, languages: Mapping[str, Any]) -> None:
    if key not in languages:
        refuse("unknown-language", found=key, allowed=tuple(languages))


def _refuse_pending(value: Mapping[str, str], *, allowed: bool) -> None:
    if not allowed:
        refuse("pending-not-allowed")
    if all(words == PENDING for words in value.values()):
        refuse("all-pending")
