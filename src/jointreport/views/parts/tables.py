"""Tables of facts: one row a fact, with its sources beside it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.model.sources import Sourced
from jointreport.site.context import Reader
from jointreport.views.parts.supports import Support, not_found, supports


@dataclass(frozen=True, slots=True)
class Row:
    """A fact: what it is called, what is known, and how we know."""

    label: str
    value: Markup
    supports: tuple[Support, ...] = ()


def fact(
    reader: Reader, record: Sourced, field: str, value: Markup | str | None, *, label: str = ""
) -> tuple[Row, ...]:
    """Return the row of a field: its value with its sources, or that it was not found; nothing if neither."""
    words = reader.say(f"field-{label or field}")
    if value:
        return (Row(words, Markup("{}").format(value), supports(reader, record.sources, field)),)
    if field in record.unknown:
        return (Row(words, not_found(reader, record.unknown[field])),)
    return ()
