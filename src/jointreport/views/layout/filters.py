"""Filters of a list: one bar a page, which a script brings to life over every item that carries its values.

How a list gets filters:

1. Say what each item is filed under: `{"conference": ("mc",), "year": ("2019",), "verb": ("requests",)}`.
2. Print `item_attributes(values, apart=draft)` inside the opening tag of the item (`<tr …>`, `<li …>`).
   Items that are `apart` (drafts, what is only proposed) are told apart and never counted with the others.
3. Print `filter_bar(reader, items, counted="decisions")` once, above the items, wherever on the page they stand.
   `counted` names the words in `words/wording/filters.yaml`: `filter-shown-…`, `filter-apart-…`, `filter-nothing-…`.
   Filters of `STANDARD` find their own words; a filter of another kind is passed in `further`.
4. A group of items (`data-group`) tells its own number in `data-group-shown`; where no item of it is left,
   its `data-group-list` gives way to its `data-group-nothing`; without such a sentence the whole group is hidden.
   Links with `data-keeps-filters` take the state along.

Without the script the bar is not shown and every item is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.records.model.dates import PartialDate
from jointreport.records.register.order import UNDATED
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.views.parts.phrases import unbroken
from jointreport.views.templates import render

Filed = Mapping[str, Sequence[str]]
"""Key of a filter → the values an item is filed under."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a filter: as it stands in addresses, and in words."""

    key: str
    words: Markup


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: its name in addresses, in words, and its values in the order in which they are offered."""

    key: str
    words: str
    values: tuple[Value, ...]


def item_attributes(filed: Filed, *, apart: bool = False) -> Markup:
    """Return the attributes by which the script knows an item, such as `data-item data-f-year="2019"`."""
    values = (f' data-f-{key}="{escape(" ".join(found))}"' for key, found in filed.items() if found)
    mark = 'data-item="apart"' if apart else "data-item"
    return Markup(mark + "".join(values))  # noqa: S704 - the keys are ours, each value is escaped.


def filter_bar(
    reader: RenderContext, items: Iterable[Filed], *, counted: str, further: Sequence[Filter] = ()
) -> Markup:
    """Return the bar with the standard filters that occur in the items, and further ones after them.

    Nothing is returned where the items differ in nothing.
    """
    present = tuple(one for one in (*_standard_filters(reader, tuple(items)), *further) if one.values)
    if not any(len(one.values) > 1 for one in present):
        return Markup("")
    reader.shown.has_filters = True
    return render("filters", filters=present, counted=counted, say=reader.say)


def _standard_filters(reader: RenderContext, items: Sequence[Filed]) -> Iterator[Filter]:
    """Yield each standard filter with the values that occur, in its own order."""
    for key, (offered, words) in STANDARD.items():
        occurring = {value for item in items for value in item.get(key, ())}
        chosen = (value for value in offered(reader.register) if value in occurring)
        values = tuple(Value(value, escape(words(reader, value))) for value in chosen)
        yield Filter(key, reader.say(f"filter-{key}"), values)


Offered = Callable[[Register], Iterable[str]]
"""Gives all values of a filter in the order in which they are offered."""

Told = Callable[[RenderContext, str], Markup | str]
"""Tells a value in words."""


def _records(kind: str) -> tuple[Offered, Told]:
    """Offer all records of a kind in the order of the data, under their shortest names."""
    return (
        lambda register: register.entries[kind],
        lambda reader, value: reader.name(reader.register.entries[kind][value]),
    )


def _choices(list_name: str) -> tuple[Offered, Told]:
    """Offer all values of a closed list."""
    prefix = f"{list_name}/"
    return (
        lambda register: (key.removeprefix(prefix) for key in register.entries["vocabulary"] if key.startswith(prefix)),
        lambda reader, value: reader.choice(list_name, value),
    )


def _years(register: Register) -> Iterable[str]:
    """Offer all years in which decisions were adopted, the latest first."""
    return register.decisions_by_year


def year_words(reader: RenderContext, value: str) -> str:
    """Return a year in words, or that it is not known."""
    return reader.say("filter-undated") if value == UNDATED else reader.say.date(PartialDate(int(value)))


def _meetings(register: Register) -> Iterable[str]:
    """Offer all meetings, the latest first."""
    return (entry.identity for entry in reversed(register.meetings_in_order))


def meeting_words(reader: RenderContext, value: str) -> Markup:
    """Return the short name of a meeting with its convention."""
    record = reader.register.meetings[value].record
    convention = reader.text_without_links(reader.register.conventions[record.convention].record.short)
    meeting = unbroken(reader.text_without_links(record.short))
    return reader.phrase("convention-meeting", convention=convention, meeting=meeting)


def _text_statuses(register: Register) -> Iterator[str]:
    """Offer what a text reproduced here may be, then that none is."""
    yield from _choices("text-status")[0](register)
    yield "none"


def _text_status(reader: RenderContext, value: str) -> str:
    return reader.choice("extent", "none") if value == "none" else reader.choice("text-status", value)


STANDARD: Mapping[str, tuple[Offered, Told]] = {
    "conference": _records("conventions"),
    "year": (_years, year_words),
    "meeting": (_meetings, meeting_words),
    "area": (lambda register: register.areas, _records("areas")[1]),
    "stage": _choices("stage"),
    "verb": _choices("verb"),
    "addressee": _records("bodies"),
    "text": (_text_statuses, _text_status),
}
"""Key of a filter that any list may have → the values it offers, in their order, and their words."""
