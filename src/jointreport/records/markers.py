"""Markers: what a field of a record is to the rest of the program, written beside its type.

    meeting: Annotated[MeetingId, FACT, Meaning("The meeting", "会议")]

Rules, look-ups and the list of changes read the markers off the model (`records/kinds.py`) and keep no
tables of their own: a new field is understood everywhere once its line is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Aspect = Literal[
    "new", "gone", "text", "text-status", "extent", "status",
    "date", "relation", "name", "reading", "note", "source", "fact",
]  # fmt: skip
"""What changed of a record, as a reader would ask for it; `fact` is whatever has no name of its own here."""


class Refers:
    """The value, each item of the list or each key of the mapping is the name of a record of one of these kinds."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds


@dataclass(frozen=True, slots=True)
class Listed:
    """The value is one of an open list, whose values stand in the vocabulary: its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Readers see the field as a fact, so a source supports it.

    With `of_each` every language of a text, or every item of a list, is a fact that may have its own source.
    """

    of_each: bool = False


@dataclass(frozen=True, slots=True)
class ChangeAspect:
    """What it means to a reader that the field changed; without an aspect the change is not told at all."""

    aspect: Aspect | None
    in_any_order: bool = False
    """Whether the items of the list mean the same in another order."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an author writes in a field, in the words of the data dictionary (`data/README.md`)."""

    en: str
    zh: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the field in a JSON Schema, in both languages."""
        return {**handler(schema), "description": f"{self.en} / {self.zh}"}


FACT = Fact()
FACTS = Fact(of_each=True)

STATUS = ChangeAspect("status")
DATE = ChangeAspect("date")
RELATION = ChangeAspect("relation")
RELATIONS = ChangeAspect("relation", in_any_order=True)
NAME = ChangeAspect("name")
TEXT = ChangeAspect("text")
NOTE = ChangeAspect("note")
SOURCE = ChangeAspect("source")
SOURCES = ChangeAspect("source", in_any_order=True)
UNTOLD = ChangeAspect(None)  # Only checks read such a field.
