"""The line to paste where an author wrote words, or a name, and a group of fields or a list belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from jointreport.records.kinds import shape
from jointreport.records.model.base import IDENTITY, Record
from jointreport.records.model.dates import PartialDate
from jointreport.records.model.language import Text
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.written_dates import date_meant, days_meant

_Location = tuple[int | str, ...]
_HAN = re.compile(r"[\u3400-\u9fff]")
_NEEDS_QUOTES = re.compile(r"[,:\[\]{}#&*!|>'\"%@`?\\]|^[-=~]|^\s*$")
_BETWEEN_NAMES = re.compile(r"\s*[,，、;；]\s*|\s+and\s+|\s*和\s*")
OPEN = "…"
"""Stands for what the author must add."""


def line_meant(model: type[BaseModel], location: _Location, found: str, languages: Iterable[str]) -> str:
    """Return how to write what stands at a place of a record where fields or a list belong; empty if that is not known.

    An item of a list is written as the group of fields that it is.
    """
    field = _field_at(model, location)
    if field is None or not found or "\n" in found:
        return ""
    group = _group_in(field.annotation)
    if isinstance(location[-1], int):
        return _as_group(group, found, tuple(languages)) if group else ""
    if not group and not _holds_list(field.annotation):
        return ""
    return _as_field(str(location[-1]), field, found, tuple(languages))


def group_at(model: type[BaseModel], location: _Location) -> type[Record] | type[Text] | None:
    """Return what the list or field at a place of a record holds, where that is a group of fields."""
    field = _field_at(model, location)
    return _group_in(field.annotation) if field else None


def _field_at(model: type[BaseModel], location: _Location) -> FieldInfo | None:
    """Return the field to which a place belongs, of an item that of its list; none below a mapping of names."""
    names = [step for step in location if isinstance(step, str)]
    for number, name in enumerate(names):
        field = next((one for one in model.model_fields.values() if one.alias == name), None)
        if field is None or number == len(names) - 1:
            return field
        inner = _group_in(field.annotation)
        if inner is None or not issubclass(inner, Record):
            return None
        model = inner
    return None


def _group_in(annotation: Any) -> type[Record] | type[Text] | None:
    """Return the record or the text by language of which a type is made, if it is no mapping by names."""
    if isinstance(annotation, type) and issubclass(annotation, Record | Text):
        return annotation
    if get_origin(annotation) is dict:
        return None
    return next((found for argument in get_args(annotation) if (found := _group_in(argument))), None)


def _holds_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(_holds_list(argument) for argument in get_args(annotation))


def _as_group(group: type[Record] | type[Text], found: str, languages: tuple[str, ...]) -> str:
    if issubclass(group, Text):
        own = "zh" if _HAN.search(found) and "zh" in languages else languages[0]
        parts = (f"{one}: {_quoted(found) if one == own else OPEN}" for one in languages)
        return f"{{{', '.join(parts)}}}"
    fields = {field.alias or "": field for field in group.model_fields.values()}
    needed = [name for name, field in fields.items() if field.is_required()]
    own = _field_for(group, found, needed)
    parts = (f"{name}: {OPEN}" for name in needed if name != own)
    return f"{{{', '.join((_as_field(own, fields[own], found, languages), *parts))}}}"


def _field_for(group: type[Record], found: str, needed: list[str]) -> str:
    """Return the field of a record to which a value belongs: one that may have it, rather one that is needed."""
    known = shape(group)
    # A source is cited oftener than a document of ours.
    named = sorted(known.references, key=lambda name: name == "document")
    texts = {name for name, _ in known.texts} if not IDENTITY.fullmatch(found) else set()
    names = sorted((*needed, *named, *known.attributes), key=lambda name: name not in texts if texts & {*needed} else 0)
    # A list that a project may add to takes any name.
    taken = (name for name in names if found in LISTS.get(known.lists.get(name, ""), (found,)))
    return next(taken, names[0])


def _as_field(name: str, field: FieldInfo, found: str, languages: tuple[str, ...]) -> str:
    """Return a field with the value that was found; where it holds a list, with the names in it apart."""
    if _holds_date(field.annotation):
        return _as_days(name, found)
    inner = _group_in(field.annotation)
    several = _BETWEEN_NAMES.split(found)
    is_list = _holds_list(field.annotation)
    values = several if is_list and all(map(IDENTITY.fullmatch, several)) else [found]
    written = ", ".join(_as_group(inner, one, languages) if inner else _quoted(one) for one in values)
    return f"{name}: [{written}]" if is_list else f"{name}: {written}"


def _holds_date(annotation: Any) -> bool:
    return annotation is PartialDate or any(_holds_date(argument) for argument in get_args(annotation))


def _as_days(name: str, found: str) -> str:
    """Return the field of a date, and where it is the first of two days that of the last one."""
    days = days_meant(found) if name == "from" else None
    return f"from: {days[0]}, to: {days[1]}" if days else f"{name}: {date_meant(found) or _quoted(found)}"


def _quoted(words: str) -> str:
    """Return words as they stand inside braces, in quotes where they need them."""
    return f'"{words.replace(chr(34), "”")}"' if _NEEDS_QUOTES.search(words) else words
