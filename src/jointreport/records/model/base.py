"""The ground all records stand on: frozen, strict about field names, and keyed as authors write them."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, NoReturn

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from jointreport.records.markers import Refers

IDENTITY = re.compile(r"[a-z0-9][a-z0-9-]*")
# The parts of BCP 47: language, further language, script, region, variants.
_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*",
    re.IGNORECASE | re.ASCII,
)
LONGEST_IDENTITY = 80
_LONGEST_TEXT = 20_000
"""Characters: eight printed pages without a paragraph, which would be laid out for minutes."""
# They are letters and symbols to Unicode, and nothing to the eye: fillers of Korean, the blank pattern of Braille.
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"


def refuse(code: str, **values: str | tuple[str, ...]) -> NoReturn:
    """Stop the validation of one value with a problem code and the values its sentences need."""
    # The message template never reaches an author: the sentences of a problem stand in `problems/messages/`.
    raise PydanticCustomError(code, "{code}", {"code": code, **values})


def _identity(value: str) -> str:
    if not IDENTITY.fullmatch(value):
        refuse("bad-identity", found=value, name=name_of_words(value) or "mc-5-19")
    if len(value) > LONGEST_IDENTITY:
        refuse("name-too-long", found=value, n=str(len(value)), most=str(LONGEST_IDENTITY))
    return value


def is_visible(words: str) -> bool:
    """Whether a reader sees anything of some words: not only spaces, blank signs and accents without a letter."""
    return any(sign not in _BLANK and unicodedata.category(sign)[0] not in "MZC" for sign in words)


def refuse_unprintable(words: str) -> None:
    """Refuse words of which nothing could be seen, or more than can be laid out."""
    if len(words) > _LONGEST_TEXT:
        refuse("text-too-long", length=str(len(words)))
    if words.strip() and not is_visible(words):
        refuse("nothing-visible", characters=" ".join(f"U+{ord(sign):04X}" for sign in words[:8]))


def name_of_words(words: str) -> str:
    """Return the name of a record that words come nearest to: of “MC-5/19” `mc-5-19`; empty where there is none."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    # Of Chinese or accented words only scraps would be left.
    whole = all(letter.isascii() for letter in plain if letter.isalnum())
    return re.sub("[^a-z0-9]+", "-", plain).strip("-") if whole else ""


def _words(value: str) -> str:
    refuse_unprintable(value)
    if not value.strip():
        refuse("empty-text")
    if value != value.strip():
        refuse("line-break-at-the-end" if value.endswith("\n") else "space-at-the-edge", found=value.strip()[:40])
    return value


def must_match(pattern: str | re.Pattern[str], code: str) -> AfterValidator:
    """Return a validator that refuses whatever a pattern does not match as a whole, with a problem code."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            refuse(code, found=value)
        return value

    return AfterValidator(check)


Identity = Annotated[str, AfterValidator(_identity)]
"""The lasting name of a record: lower-case letters, digits and hyphens; also its file name and address."""

LanguageKey = Annotated[str, Refers("languages")]
"""The key of a language in `data/languages.yaml`."""

Words = Annotated[str, AfterValidator(_words)]
"""A piece of text in one language, not empty and without spaces at its edges."""

# Whatever is written is looked up with all records at hand: then a symbol or a title is understood as well.
ActivityId = Annotated[Words, Refers("activities")]
AreaId = Annotated[Words, Refers("areas")]
BodyId = Annotated[Words, Refers("bodies")]
ConventionId = Annotated[Words, Refers("conventions")]
DecisionId = Annotated[Words, Refers("decisions")]
DocumentId = Annotated[Words, Refers("documents")]
MeetingId = Annotated[Words, Refers("meetings")]
PeriodId = Annotated[Words, Refers("periods")]
SourceId = Annotated[Words, Refers("sources")]

BodyOrBodies = Annotated[
    tuple[BodyId, ...], BeforeValidator(lambda given: (given,) if isinstance(given, str) else given)
]
"""The names of bodies; of one alone no list is asked for."""

LanguageTag = Annotated[str, must_match(_TAG, "bad-language-tag")]
"""A language for browsers and screen readers: `en`, `zh-Hans`, `pt-BR`."""


class Record(BaseModel):
    """Anything an author writes as a mapping: frozen, no unknown fields, hyphens between words."""

    model_config = ConfigDict(
        # `from_`, `for_` and `with_` are words of Python; authors write them without the line.
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
    )
