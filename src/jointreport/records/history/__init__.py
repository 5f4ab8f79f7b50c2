"""What changed of which record on which day, by meaning: read once from the history that git keeps of `data/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from jointreport.records.markers import Aspect

State = Literal["read", "absent", "shallow", "unreadable"]
"""Read; no history at hand; only its end at hand; git keeps one but does not give it."""

Key = tuple[str, str]
"""The kind and the identity of a record."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed; `was` and `now` are values of the closed list of `field`, where it has one."""

    aspect: Aspect
    field: str = ""
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What changed of one record on one day, or that it is new or gone."""

    day: date
    kind: str
    identity: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The changes since a day, the latest first; `names` has the last names of records that are gone."""

    state: State = "absent"
    since: date | None = None
    whole: bool = False
    """Whether `since` is the day on which the records begin."""
    changes: tuple[RecordChange, ...] = ()
    names: Mapping[Key, Mapping[str, str]] = field(default_factory=dict)


NO_HISTORY = History()
"""The history of a project that is kept in no repository, such as a downloaded archive."""
