"""What stands inside a record: its texts and references, however deep, each with the way to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel

T = TypeVar("T")
Way = tuple[str | int, ...]


def inside(value: object, kind: type[T], way: Way = ()) -> Iterator[tuple[Way, T]]:
    """Yield every value of a kind in a record, with the fields and numbers that lead to it."""
    if isinstance(value, kind):
        yield way, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from inside(getattr(value, name), kind, (*way, name))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from inside(one, kind, (*way, key))
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from inside(one, kind, (*way, number))
