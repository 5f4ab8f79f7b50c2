"""The kinds of record, and where in `data/` an author finds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from pydantic import BaseModel, RootModel

from jointreport.records.model.activities import Activity, Context, Service
from jointreport.records.model.bodies import Area, Body, Convention, Meeting, Period, Term
from jointreport.records.model.decisions import Account, Decision, Statement, StatusEvent
from jointreport.records.model.documents import Document
from jointreport.records.model.language import InterfaceText
from jointreport.records.model.site import Choice, CoverageMatrix, Edition, Language, Moved
from jointreport.records.model.sources import Source


class Layout(Enum):
    """How the records of a kind are laid out in files."""

    FOLDER = auto()  # One file for each record; the file name is the identity.
    TABLE = auto()  # One file; each key is the identity of a record.
    LISTS = auto()  # One file; each key is a list, each key below it a value.
    SINGLE = auto()  # One file with one record.


class Word(RootModel[InterfaceText]):
    """A word or sentence of the interface."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name is also its file or folder below `data/`."""

    name: str
    model: type[BaseModel]
    layout: Layout
    by_period: bool = False
    needed: bool = False


# The languages come first: whether a text is complete depends on them.
KINDS = (
    Kind("languages", Language, Layout.TABLE, needed=True),
    Kind("edition", Edition, Layout.SINGLE, needed=True),
    Kind("vocabulary", Choice, Layout.LISTS, needed=True),
    Kind("wording", Word, Layout.TABLE, needed=True),
    Kind("conventions", Convention, Layout.TABLE, needed=True),
    Kind("bodies", Body, Layout.TABLE),
    Kind("meetings", Meeting, Layout.TABLE),
    Kind("areas", Area, Layout.TABLE),
    Kind("periods", Period, Layout.TABLE),
    Kind("terms", Term, Layout.TABLE),
    Kind("sources", Source, Layout.TABLE),
    Kind("coverage", CoverageMatrix, Layout.SINGLE),
    Kind("moved", Moved, Layout.SINGLE),
    Kind("documents", Document, Layout.FOLDER),
    Kind("decisions", Decision, Layout.FOLDER),
    Kind("accounts", Account, Layout.FOLDER),
    Kind("statements", Statement, Layout.FOLDER),
    Kind("activities", Activity, Layout.FOLDER, by_period=True),
    Kind("context", Context, Layout.FOLDER),
    Kind("services", Service, Layout.FOLDER, by_period=True),
    Kind("status", StatusEvent, Layout.FOLDER),
)
