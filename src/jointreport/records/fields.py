"""Fields by the names authors write: what a record holds, and where in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from jointreport.records.model.base import Record
from jointreport.records.model.language import Text
from jointreport.records.source import Where

NO_SUCH_FIELD = object()
"""What `value_at` answers for a name that the model does not know."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a kind of record consists of: name in the file → attribute."""

    attributes: Mapping[str, str]
    records: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]


@cache
def shape(model: type[Record]) -> Shape:
    """Return the fields of a model, and which of them hold records or texts."""
    names = {(field.alias or name): name for name, field in model.model_fields.items()}
    holds = {alias: set(_classes_in(model.model_fields[name].annotation)) for alias, name in names.items()}
    return Shape(
        names,
        tuple(item for item in names.items() if any(issubclass(c, Record) for c in holds[item[0]])),
        tuple(item for item in names.items() if any(issubclass(c, Text) for c in holds[item[0]])),
    )


def _classes_in(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for argument in get_args(annotation):
        yield from _classes_in(argument)


def records_within(record: Record, where: Where = ()) -> Iterator[tuple[Where, Record]]:
    """Yield a record and every record inside it, each with its place."""
    yield where, record
    held = record.__dict__
    for alias, attribute in shape(type(record)).records:
        value = held[attribute]
        if value:
            for place, inner in items(value, (*where, alias)):
                yield from records_within(inner, place)


def items(value: Any, where: Where = ()) -> Iterator[tuple[Where, Any]]:
    """Yield a value or, of a list or mapping, each of its items, with their places."""
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield (*where, number), item
    elif isinstance(value, dict):
        for key, item in value.items():
            yield (*where, key), item
    elif value is not None:
        yield where, value


def texts_within(record: Record) -> Iterator[tuple[Where, Text]]:
    """Yield every text of a record and of the records inside it, each with its place."""
    for where, inner in records_within(record):
        held = inner.__dict__
        for alias, attribute in shape(type(inner)).texts:
            yield from items(held[attribute], (*where, alias))


def named(where: Where) -> str:
    """Name a place as an author finds it in the file, lists counted from 1: `paragraphs › 3 › text`."""
    return " › ".join(str(step + 1) if isinstance(step, int) else step for step in where)


def value_at(record: Record, name: str) -> Any:
    """Return the value of a field such as `symbol`, `title.en` or `items.2`; None where it is left out."""
    value: Any = record
    for step in name.split("."):
        value = _inside(value, step)
        if value is None or value is NO_SUCH_FIELD:
            return value
    return value


def _inside(value: Any, step: str) -> Any:
    if isinstance(value, Record):
        attribute = shape(type(value)).attributes.get(step)
        return getattr(value, attribute) if attribute else NO_SUCH_FIELD
    if isinstance(value, Text):
        return value.by_language.get(step)
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, tuple) and step.isdecimal():
        return value[int(step) - 1] if 0 < int(step) <= len(value) else None
    return NO_SUCH_FIELD


def place_of(name: str) -> Where:
    """Return the place of a field that authors name in dots, lists counted from 1: `items.2`."""
    return tuple(int(step) - 1 if step.isdecimal() else step for step in name.split("."))
