"""The kinds of record and their fields: where in `data/` an author writes them, where on the site a reader finds them.

What a field is to the rest of the program is said in its model, by markers (`records/markers.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from jointreport.records.markers import ChangeAspect, Fact, Listed, Refers
from jointreport.records.model.base import Record
from jointreport.records.model.bodies import Area, Body, Convention, Meeting, Period, Term
from jointreport.records.model.decisions import Account, Activity, Context, Decision, Service, Statement, StatusEvent
from jointreport.records.model.documents import Document
from jointreport.records.model.language import InterfaceText, Text
from jointreport.records.model.site import Choice, Coverage, Language, Moved, SiteInfo
from jointreport.records.model.sources import Source
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.source import Where

M = TypeVar("M")
# Not None, which a field that is left out has.
NO_SUCH_FIELD = object()
"""What `value_at` answers for a name that the model does not know."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a model consists of, and what its markers say; each field by its name in the file."""

    attributes: Mapping[str, str]
    records: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    facts: Mapping[str, Fact]
    references: Mapping[str, tuple[str, ...]]
    """Field → the kinds of record it may name."""
    told: Mapping[str, ChangeAspect]
    lists: Mapping[str, str]
    """Field → the list of its values."""
    holds_sources: bool


@cache
def shape(model: type[Record]) -> Shape:
    """Read off a model what its fields are."""
    names = {(field.alias or name): name for name, field in model.model_fields.items()}
    fields = {alias: model.model_fields[name] for alias, name in names.items()}
    refers = _fields_marked(fields, Refers)
    return Shape(
        attributes=names,
        records=tuple((alias, names[alias]) for alias, field in fields.items() if _holds(field, Record)),
        texts=tuple((alias, names[alias]) for alias, field in fields.items() if _holds(field, Text)),
        facts=_fields_marked(fields, Fact),
        references={alias: marker.kinds for alias, marker in refers.items()},
        told=_fields_marked(fields, ChangeAspect),
        lists={alias: name for alias, field in fields.items() if (name := _list_of_values(field))},
        holds_sources="sources" in names,
    )


def _fields_marked(fields: Mapping[str, FieldInfo], marker: type[M]) -> dict[str, M]:
    """Return the fields that bear a marker of a class, anywhere in their type."""
    found = {alias: [*field.metadata, *_within(field.annotation)] for alias, field in fields.items()}
    return {alias: one for alias, parts in found.items() for one in parts if isinstance(one, marker)}


def _holds(field: FieldInfo, model: type) -> bool:
    return any(isinstance(part, type) and issubclass(part, model) for part in _within(field.annotation))


def _list_of_values(field: FieldInfo) -> str:
    """Return the name of the list whose values a field takes; empty where there is none."""
    named = [one.name for one in (*field.metadata, *_within(field.annotation)) if isinstance(one, Listed)]
    if named:
        return named[0]
    values = [get_args(part) for part in _within(field.annotation)]
    return next((name for name, allowed in LISTS.items() if allowed in values), "")


def _within(annotation: Any) -> Iterator[Any]:
    """Yield a type and everything it is put together from, markers among it."""
    yield annotation
    for argument in get_args(annotation):
        yield from _within(argument)


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


def parts_with_sources(record: Record) -> Iterator[Any]:
    """Yield a record and the records directly inside it, as far as they carry sources of their own."""
    yield record
    held = record.__dict__
    for _, attribute in shape(type(record)).records:
        for _, inner in items(held[attribute]):
            if isinstance(inner, Record) and shape(type(inner)).holds_sources:
                yield inner


def texts_within(record: Record) -> Iterator[tuple[Where, Text]]:
    """Yield every text of a record and of the records inside it, each with its place."""
    for where, inner in records_within(record):
        held = inner.__dict__
        for alias, attribute in shape(type(inner)).texts:
            yield from items(held[attribute], (*where, alias))


_PRINTED = ("at", "label", "id")
"""The fields that hold what is printed before an item of a list, or by which it is called."""


def field_path(where: Where, tree: Any = None) -> str:
    """Name a place as an author finds it in the file: `paragraphs › p2-b › text`.

    Where the tree of the file is not given, and of items without a printed number, lists are counted from 1.
    """
    steps: list[str] = []
    for step in where:
        tree = _below(tree, step)
        printed = next((tree[name] for name in _PRINTED if isinstance(tree, dict) and name in tree), None)
        counted = str(step + 1) if isinstance(step, int) else step
        steps.append(printed if isinstance(step, int) and isinstance(printed, str) else counted)
    return " › ".join(steps)


def _below(tree: Any, step: str | int) -> Any:
    if isinstance(tree, dict):
        return tree.get(step)
    return tree[step] if isinstance(tree, list) and isinstance(step, int) and step < len(tree) else None


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
        # Authors count the items of a list from 1.
        return value[int(step) - 1] if 0 < int(step) <= len(value) else None
    return NO_SUCH_FIELD


def place_of(name: str) -> Where:
    """Return the place of a field that authors name in dots, lists counted from 1: `items.2`."""
    return tuple(int(step) - 1 if step.isdecimal() else step for step in name.split("."))


class Layout(Enum):
    """How the records of a kind are laid out in files."""

    FOLDER = auto()  # One file for each record; the file name is the identity.
    TABLE = auto()  # One file; each key is the identity of a record.
    LISTS = auto()  # One file; each key is a list, each key below it a value.
    SINGLE = auto()  # One file with one record.


class Word(RootModel[InterfaceText]):
    """A word or sentence of the interface."""

    def over(self, shipped: Word) -> Word:
        """Return the shipped sentence with this one in its place."""
        return self.model_copy(update={"root": self.root.over(shipped.root)})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name is also its file or folder below `data/`.

    `place` is where a record stands on the site, with braces for its identity: a page of its own, `decisions/{}/`,
    or a place on a page, `bodies/#{}`; empty where it stands on the pages of other records.
    """

    name: str
    model: type[BaseModel]
    layout: Layout
    place: str = ""
    by_period: bool = False
    needed: bool = False
    shipped: bool = False  # The program brings records along, in `words/`; those of the project replace them.

    @property
    def path(self) -> str:
        """The file or folder below `data/`."""
        return f"{self.name}/" if self.layout is Layout.FOLDER else f"{self.name}.yaml"

    @property
    def has_pages(self) -> bool:
        """Whether each record has a page of its own."""
        return self.place.endswith("/")


# The languages come first: whether a text is complete depends on them.
KINDS = (
    Kind("languages", Language, Layout.TABLE, needed=True),
    Kind("edition", SiteInfo, Layout.SINGLE, needed=True),
    Kind("vocabulary", Choice, Layout.LISTS, shipped=True),
    Kind("wording", Word, Layout.TABLE, shipped=True),
    Kind("conventions", Convention, Layout.TABLE, "bodies/#{}", needed=True),
    Kind("bodies", Body, Layout.TABLE, "bodies/#{}"),
    Kind("meetings", Meeting, Layout.TABLE, "meetings/{}/"),
    Kind("areas", Area, Layout.TABLE, "areas/{}/"),
    Kind("periods", Period, Layout.TABLE),
    Kind("terms", Term, Layout.TABLE, "glossary/#{}"),
    Kind("sources", Source, Layout.TABLE, "sources/#{}"),
    Kind("coverage", Coverage, Layout.SINGLE),
    Kind("moved", Moved, Layout.SINGLE),
    Kind("documents", Document, Layout.FOLDER, "documents/{}/"),
    Kind("decisions", Decision, Layout.FOLDER, "decisions/{}/"),
    Kind("accounts", Account, Layout.FOLDER),
    Kind("statements", Statement, Layout.FOLDER),
    Kind("activities", Activity, Layout.FOLDER, by_period=True),
    Kind("context", Context, Layout.FOLDER),
    Kind("services", Service, Layout.FOLDER, "services/#{}", by_period=True),
    Kind("status", StatusEvent, Layout.FOLDER),
)

BY_NAME = {kind.name: kind for kind in KINDS}


@cache
def change_aspects(kind: str) -> Mapping[str, ChangeAspect]:
    """Return what a change of each field means to readers; nothing for a kind whose changes are not told.

    Told are the records that state something, not the words of the interface.
    """
    model = BY_NAME[kind].model if kind in BY_NAME else BaseModel
    return shape(model).told if issubclass(model, Record) else {}


def list_of(kind: str, field: str) -> str:
    """Return the name of the list a field of a record takes its value from; empty where it has none."""
    model = BY_NAME[kind].model
    return shape(model).lists.get(field, "") if issubclass(model, Record) else ""
