"""The small closed world that invented decisions refer to: conventions, meetings, areas, periods."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tools.invented.lexicon import Lexicon
from tools.invented.written import Pair

CONVENTIONS = ("ga", "gb", "gc", "gd")
PERIODS = ("2020-2021", "2022-2023", "2024-2025", "2026-2027")
_MOST_MEETINGS = 20
_FEWEST_DECISIONS = 2
_LAST_YEAR = 2025
_DAYS = 10
_AREAS = 8
_DECISIONS_PER_BRANCH = 200


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting held together with those of the other conferences, and how many decisions it took."""

    convention: str
    number: int
    first: date
    decisions: int

    @property
    def identity(self) -> str:
        """Its name in the data."""
        return f"{self.convention}-cop-{self.number}"

    @property
    def joint(self) -> str:
        """The name it shares with the meetings held at the same time."""
        return f"joint-{self.first.year}"

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + timedelta(days=_DAYS - 1)


@dataclass(frozen=True, slots=True)
class World:
    """What stands before any decision is written."""

    lexicon: Lexicon
    meetings: tuple[Meeting, ...]
    areas: tuple[str, ...]
    branches: tuple[str, ...]


def invented_world(lexicon: Lexicon, decisions: int) -> World:
    """Return a world large enough for a number of decisions."""
    areas = tuple(f"area-{number}" for number in range(1, _AREAS + 1))
    branches = tuple(f"branch-{number}" for number in range(1, 2 + decisions // _DECISIONS_PER_BRANCH))
    return World(lexicon, tuple(_meetings(decisions)), areas, branches)


def name(rng: Random, lexicon: Lexicon, words: int = 2) -> Pair:
    """Return a name of some words in each language."""
    english = " ".join(lexicon.english.drawn(rng, words))
    return Pair(english.capitalize(), "".join(lexicon.chinese.drawn(rng, words)))


def _meetings(decisions: int) -> Iterator[Meeting]:
    """Yield the meetings, every two years one of each conference, as long as decisions are left."""
    each = max(_FEWEST_DECISIONS, math.ceil(decisions / (_MOST_MEETINGS * len(CONVENTIONS))))
    rounds = math.ceil(decisions / (each * len(CONVENTIONS)))
    left = decisions
    for number in range(1, rounds + 1):
        year = _LAST_YEAR - 2 * (rounds - number)
        for convention in CONVENTIONS:
            if taken := min(each, left):
                yield Meeting(convention, number, date(year, 5, 5), taken)
            left -= taken
