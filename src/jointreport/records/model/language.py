"""Texts that people read: a map by language, never a sentence without one; and what CLDR knows of a language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from babel import Locale
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from jointreport.records.model.base import refuse, refuse_unprintable

_ENOUGH_NUMBERS = 1000
"""Up to here a site counts; French has one more category from a million on, which nobody need write."""


class Categories(NamedTuple):
    """The plural categories of a language: those that whole numbers need, and all it has."""

    needed: frozenset[str]
    allowed: frozenset[str]


@cache
def locale_of(tag: str) -> Locale | None:
    """Return the locale of a language tag such as `zh-Hans`, or of the longest part of it that is known."""
    from babel import Locale, UnknownLocaleError  # See above.

    while tag:
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            # `zh-Hans-CN` is looked up as `zh-Hans`, then as `zh`.
            tag = tag.rpartition("-")[0]
    return None


@cache
def categories(tag: str) -> Categories:
    """Return the plural categories of a language; one that CLDR does not know has `other` alone."""
    locale = locale_of(tag)
    if locale is None:
        return Categories(frozenset({"other"}), frozenset({"other"}))
    needed = frozenset(map(locale.plural_form, range(_ENOUGH_NUMBERS)))
    return Categories(needed, locale.plural_form.tags | {"other"})


PENDING = "pending"
LANGUAGES_OF_PROGRAM = frozenset({"en", "zh"})
"""The languages in which the program brings its words along."""

# Whatever a browser might take for a tag, also where it is never closed.
_MARKUP = re.compile(r"</?[A-Za-z!][^>]*>?")


@dataclass(frozen=True, slots=True)
class LanguageVersion:
    """Words in a known language; `asked` is the language the reader wanted."""

    words: str
    language: str
    asked: str

    @property
    def is_fallback(self) -> bool:
        """Whether the reader gets another language than the one asked for."""
        return self.language != self.asked


class Text:
    """The same words in several languages. Names and titles need every required language."""

    __slots__ = ("by_language",)
    may_lack_languages = False
    may_be_pending = False
    may_have_spaces_at_edges = False

    def __init__(self, by_language: Mapping[str, str]) -> None:
        self.by_language = {language: words for language, words in by_language.items() if words != PENDING}

    def __getitem__(self, language: str) -> str:
        return self.by_language[language]

    def __contains__(self, language: object) -> bool:
        return language in self.by_language

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.by_language == other.by_language

    def __hash__(self) -> int:
        return hash(tuple(self.by_language.items()))

    def __repr__(self) -> str:
        return f"Text({self.by_language!r})"

    def version(self, language: str) -> LanguageVersion:
        """Return the words for a reader of `language`; where they are missing, the first there are."""
        words = self.by_language.get(language)
        if words is not None:
            return LanguageVersion(words, language, language)
        other, words = next(iter(self.by_language.items()))
        return LanguageVersion(words, other, language)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Accept a mapping of language key to words; the context says which languages there are."""
        words = core_schema.dict_schema(core_schema.str_schema(), core_schema.str_schema())
        return core_schema.with_info_after_validator_function(cls._check, words)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "object", "additionalProperties": {"type": "string"}}

    @classmethod
    def _check(cls, value: dict[str, str], info: ValidationInfo) -> Text:
        languages = (info.context or {})["languages"]
        for key, words in value.items():
            if key not in languages:
                refuse("unknown-language", found=key, allowed=tuple(languages))
            cls._refuse_bad_words(key, words)
        missing = () if cls.may_lack_languages else missing_languages(value, languages)
        if not value:
            # Even where no language is required, a text has words in one.
            missing = missing or tuple(languages)
        if missing:
            refuse("missing-language", languages=missing, first=missing[0])
        if PENDING in value.values():
            _refuse_pending(value, allowed=cls.may_be_pending)
        return cls(value)

    @classmethod
    def _refuse_bad_words(cls, language: str, words: str) -> None:
        refuse_unprintable(words)
        if not words.strip():
            refuse("empty-language", language=language)
        if words != words.strip() and not cls.may_have_spaces_at_edges:
            code = "line-break-at-the-end" if words.endswith("\n") else "space-at-the-edge"
            refuse(code, found=words.strip()[:40], language=language)
        if (markup := _MARKUP.search(words)) is not None:
            refuse("markup-in-text", found=markup.group()[:40], language=language)


class Rewording(Text):
    """Words that stand beside those shipped with the program, and may lack the languages these have."""

    __slots__ = ()
    may_lack_languages = True

    def over(self, shipped: Text) -> Self:
        """Return the shipped words with these in their place, language by language."""
        return type(self)({**shipped.by_language, **self.by_language})


Forms = Mapping[str, str]
"""Plural category of CLDR (`one`, `few`, `other` …) → the words for such a number of things."""


class InterfaceText(Rewording):
    """Words of the interface; in a language one sentence, or one for each plural category of the language.

    They may be joints such as “ and ”, whose spaces count.
    """

    __slots__ = ("forms",)
    may_have_spaces_at_edges = True

    def __init__(self, written: Mapping[str, str | Forms]) -> None:
        self.forms = {
            language: {"other": words} if isinstance(words, str) else words for language, words in written.items()
        }
        super().__init__({language: general(forms) for language, forms in self.forms.items()})

    def over(self, shipped: Text) -> Self:
        """Return the shipped words with these in their place, language by language."""
        before = shipped.forms if isinstance(shipped, InterfaceText) else {}
        return type(self)({**before, **self.forms})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, InterfaceText) and self.forms == other.forms

    # A class that says when two are equal loses the hash of the class it is made from.
    __hash__ = Text.__hash__

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Accept a mapping of language key to words, or to words by plural category."""
        words = core_schema.str_schema()
        forms = core_schema.dict_schema(words, words, min_length=1)
        either = core_schema.union_schema(
            [words, forms], custom_error_type="text-expected", custom_error_message="{code}"
        )
        written = core_schema.dict_schema(words, either)
        return core_schema.with_info_after_validator_function(cls._check_forms, written)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        words = {"type": "string"}
        forms = {"type": "object", "additionalProperties": words, "minProperties": 1}
        return {"type": "object", "additionalProperties": {"anyOf": [words, forms]}}

    @classmethod
    def _check_forms(cls, value: dict[str, str | dict[str, str]], info: ValidationInfo) -> InterfaceText:
        if not value:
            languages = tuple((info.context or {})["languages"])
            refuse("missing-language", languages=languages, first=languages[0])
        text = cls(value)
        for language, forms in text.forms.items():
            for words in forms.values():
                cls._check({language: words}, info)
        return text


def general(forms: Forms) -> str:
    """Return the words for any number: those of `other`, in which some languages have none for whole numbers."""
    return forms.get("other") or tuple(forms.values())[-1]


class LongText(Text):
    """A longer text: a language may be `pending`, which the site shows and the worklist collects."""

    __slots__ = ()
    may_be_pending = True


M = TypeVar("M", bound=BaseModel)


def in_languages(record: M, kept: Container[str]) -> M:
    """Return a word or choice without what it says in other languages than these."""

    def of_value(value: object) -> object:
        if isinstance(value, InterfaceText):
            return InterfaceText({key: forms for key, forms in value.forms.items() if key in kept})
        if isinstance(value, Text):
            return type(value)({key: words for key, words in value.by_language.items() if key in kept})
        return {key: words for key, words in value.items() if key in kept} if isinstance(value, dict) else value

    return record.model_copy(update={name: of_value(value) for name, value in record})


def missing_languages(there: Container[str], languages: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the languages that are not there and that every text has from the beginning."""
    required = (key for key, one in languages.items() if one.required == "yes" and key in LANGUAGES_OF_PROGRAM)
    return tuple(key for key in required if key not in there)


def later_languages(languages: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the other required languages: each name has them, longer texts get them one by one."""
    return tuple(key for key, one in languages.items() if one.required == "yes" and key not in LANGUAGES_OF_PROGRAM)


def _refuse_pending(value: Mapping[str, str], *, allowed: bool) -> None:
    if not allowed:
        refuse("pending-not-allowed")
    if all(words == PENDING for words in value.values()):
        refuse("all-pending")
