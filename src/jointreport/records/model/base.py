"""The ground all records stand on: frozen, strict about field names, and keyed as authors write them."""

from __future__ import annotations

import re
from typing import Annotated, NoReturn

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from jointreport.records.markers import Refers

IDENTITY = re.compile(r"[a-z0-9][a-z0-9-]*")
PLACE = re.compile(r"(?:s[1-9]\d*|fn[1-9]\d*|pp[1-9]\d*|p[1-9]\d*(?:-[a-z]+|-[1-9]\d*)*)")
_LONGEST_IDENTITY = 80
# Letters of any script, digits, hyphens, dots; a port; then whatever stands in an address, but no spaces.
_HOST = r"(?:[\w-]+\.)+[\w-]+(?::\d+)?(?:[/?#]\S*)?"


def refuse(code: str, **values: str | tuple[str, ...]) -> NoReturn:
    """Stop the validation of one value with a problem code and the values its sentences need."""
    # The message template never reaches an author: the sentences of a problem stand in `problems/messages/`.
    raise PydanticCustomError(code, "{code}", {"code": code, **values})


def _identity(value: str) -> str:
    if not IDENTITY.fullmatch(value) or len(value) > _LONGEST_IDENTITY:
        refuse("bad-identity", found=value)
    return value


def _words(value: str) -> str:
    if not value.strip():
        refuse("empty-text")
    if value != value.strip():
        refuse("space-at-the-edge", found=value.strip()[:40])
    return value


def _place(value: str) -> str:
    if not PLACE.fullmatch(value):
        refuse("bad-paragraph-number", found=value)
    return value


def _address(value: str) -> str:
    if not re.fullmatch(rf"(?:https://{_HOST}|mailto:[^\s@]+@[^\s@]+)", value):
        refuse("bad-address", found=value)
    return value


def _site_path(value: str) -> str:
    if not re.fullmatch(r"(?:[a-z0-9][a-z0-9-]*/)+", value):
        refuse("bad-path", found=value)
    return value


def _source_address(value: str) -> str:
    if not re.fullmatch(rf"https?://{_HOST}", value):
        refuse("bad-source-address", found=value)
    return value


Identity = Annotated[str, AfterValidator(_identity)]
"""The lasting name of a record: lower-case letters, digits and hyphens; also its file name and address."""

ActivityId = Annotated[Identity, Refers("activities")]
AreaId = Annotated[Identity, Refers("areas")]
BodyId = Annotated[Identity, Refers("bodies")]
ConventionId = Annotated[Identity, Refers("conventions")]
DecisionId = Annotated[Identity, Refers("decisions")]
DocumentId = Annotated[Identity, Refers("documents")]
MeetingId = Annotated[Identity, Refers("meetings")]
PeriodId = Annotated[Identity, Refers("periods")]
SourceId = Annotated[Identity, Refers("sources")]

LanguageKey = Annotated[str, Refers("languages")]
"""The key of a language in `data/languages.yaml`."""

Words = Annotated[str, AfterValidator(_words)]
"""A piece of text in one language, not empty and without spaces at its edges."""

Anchor = Annotated[str, AfterValidator(_place)]
"""A place in a text by its printed number: `s1`, `pp1`, `p4`, `p4-a`, `fn3`; the same in all languages."""

Address = Annotated[str, AfterValidator(_address)]
"""An address a reader may follow: `https:` or `mailto:`."""

SourceAddress = Annotated[str, AfterValidator(_source_address)]
"""The address of a source as it was found; `http:` occurs among older sites."""


SitePath = Annotated[str, AfterValidator(_site_path)]
"""The address of a page below the site and without its language: `decisions/mc-5-19/`."""


class Record(BaseModel):
    """Anything an author writes as a mapping: frozen, no unknown fields, hyphens between words."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.rstrip("_").replace("_", "-")
    )
