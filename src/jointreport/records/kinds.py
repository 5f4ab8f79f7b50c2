"""The kinds of record: where in `data/` an author writes them, and where on the site a reader finds them.

What the fields of a record are is said in its model, by markers (`records/markers.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from pydantic import BaseModel, RootModel

from jointreport.records.fields import shape
from jointreport.records.markers import ChangeAspect
from jointreport.records.model.base import Record
from jointreport.records.model.bodies import Area, Body, Convention, Meeting, Period, Term
from jointreport.records.model.decisions import (
    Account,
    Activity,
    Context,
    Decision,
    Service,
    Statement,
    StatusEvent,
)
from jointreport.records.model.documents import Document
from jointreport.records.model.language import InterfaceText
from jointreport.records.model.site import Choice, CoverageMatrix, Language, Moved, SiteInfo
from jointreport.records.model.sources import Source


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
    Kind("coverage", CoverageMatrix, Layout.SINGLE),
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
    """Return the name of the closed list a field of a record takes its value from; empty where it has none."""
    model = BY_NAME[kind].model
    return shape(model).lists.get(field, "") if issubclass(model, Record) else ""
