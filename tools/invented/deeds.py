"""What was done about invented decisions: activities, services, status, and what sources say of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from tools.invented.decisions import Decision
from tools.invented.phrases import Phrasing
from tools.invented.world import CONVENTIONS, PERIODS, World, name
from tools.invented.written import Pair, indented, listed, sourced, text

DECISIONS_PER_ACTIVITY = 8
DECISIONS_PER_SERVICE = 32
DECISIONS_PER_ACCOUNT = 40
_FEWEST = 4
_REPORTED_UNTIL = 2026
_SHARE_FOLLOWING = 0.2
_STATUS_EVERY = 2


@dataclass(frozen=True, slots=True)
class Activity:
    """A joint activity of a biennium, and the paragraph that asks for it."""

    identity: str
    period: str
    mandate: tuple[str, str] | None
    follows: str | None


@dataclass(frozen=True, slots=True)
class File:
    """A record below `data/`, ready to be written."""

    path: str
    lines: list[str]


class Deeds:
    """Writes the records that follow decisions."""

    def __init__(self, rng: Random, world: World, phrasing: Phrasing, decisions: Sequence[Decision]) -> None:
        self._rng = rng
        self._world = world
        self._phrasing = phrasing
        self._decisions = decisions
        self._activities: list[Activity] = []

    def files(self) -> Iterator[File]:
        """Yield every record that follows the decisions."""
        for number in range(max(_FEWEST, len(self._decisions) // DECISIONS_PER_ACTIVITY)):
            yield self._activity(number)
        for number in range(max(_FEWEST, len(self._decisions) // DECISIONS_PER_SERVICE)):
            yield self._service(number)
        for number in range(max(_FEWEST, len(self._decisions) // DECISIONS_PER_ACCOUNT)):
            yield self._account(number)
            yield self._context(number)
        yield from map(self._statement, PERIODS)
        yield from self._status_events()

    def _activity(self, number: int) -> File:
        # The periods take turns, so that a predecessor is known when its successor is written.
        period = PERIODS[number % len(PERIODS)]
        activity = Activity(
            f"activity-{number + 1}", period, self._mandate(period), self._predecessor(period)
        )
        self._activities.append(activity)
        held = int(period[:4]) < _REPORTED_UNTIL
        lines = [
            f"title: {self._name()}",
            f"who: {self._partners()}",
            f"areas: [{self._rng.choice(self._world.areas)}]",
            f'when: {{from: "{period[:4]}"}}',
            *self._sentence("planned"),
            *(self._sentence("reported") if held else []),
            f"state: {'completed' if held else 'planned'}",
            *([f"follows: {activity.follows}"] if activity.follows else []),
            *_mandates(activity.mandate),
            *_source(CONVENTIONS[0]),
        ]
        return File(f"activities/{period}/{activity.identity}.yaml", lines)

    def _mandate(self, period: str) -> tuple[str, str] | None:
        """Return a request that was made before a biennium began."""
        decision = self._rng.choice(self._decisions)
        if decision.day.year >= int(period[:4]) or not decision.requests:
            return None
        return decision.identity, self._rng.choice(decision.requests)

    def _predecessor(self, period: str) -> str | None:
        earlier = [activity.identity for activity in self._activities if activity.period < period]
        if not earlier or self._rng.random() >= _SHARE_FOLLOWING:
            return None
        return self._rng.choice(earlier)

    def _service(self, number: int) -> File:
        period = PERIODS[number % len(PERIODS)]
        provider, recipient = self._rng.sample(CONVENTIONS, 2)
        held = int(period[:4]) < _REPORTED_UNTIL
        lines = [
            f"title: {self._name()}",
            f"provider: {provider}-secretariat",
            f"recipient: {recipient}-secretariat",
            f"items: [{self._name()}, {self._name()}]",
            'items-complete: "no"',
            f"kind: {self._rng.choice(('shared', 'purchased', 'not-stated'))}",
            f"state: {'provided' if held else 'requested'}",
            *self._sentence("basis"),
            *_mandates(self._mandate(period)),
            *_source(provider),
        ]
        return File(f"services/{period}/service-{number + 1}.yaml", lines)

    def _account(self, number: int) -> File:
        told = dict.fromkeys(decision.identity for decision in self._rng.choices(self._decisions, k=2))
        lines = [f"of: {listed(told)}", f"text: {text(self._sentence_words())}", *_source(CONVENTIONS[0])]
        return File(f"accounts/account-{number + 1}.yaml", lines)

    def _context(self, number: int) -> File:
        lines = [
            f"title: {self._name()}",
            f"period: {PERIODS[number % len(PERIODS)]}",
            f"text: {text(self._sentence_words())}",
            *_source(CONVENTIONS[1]),
        ]
        return File(f"context/context-{number + 1}.yaml", lines)

    def _statement(self, period: str) -> File:
        words = text(self._sentence_words())
        lines = [f"period: {period}", "subject: cooperation", f"text: {words}", *_source(CONVENTIONS[0])]
        return File(f"statements/{period}.yaml", lines)

    def _status_events(self) -> Iterator[File]:
        for activity in self._activities[::_STATUS_EVERY]:
            if activity.mandate and int(activity.period[:4]) < _REPORTED_UNTIL:
                yield self._status_event(activity, *activity.mandate)

    def _status_event(self, activity: Activity, decision: str, at: str) -> File:
        convention = decision.partition("-")[0]
        lines = [
            f"decision: {decision}",
            f"at: {at}",
            "value: implemented",
            "date: 2025-12-31",
            f"text: {text(self._sentence_words())}",
            f"asserted-by: {convention}-secretariat",
            f"evidence: [{activity.identity}]",
            *_source(convention),
        ]
        return File(f"status/status-{activity.identity}.yaml", lines)

    def _name(self) -> str:
        return text(name(self._rng, self._world.lexicon, 3))

    def _partners(self) -> str:
        return listed(f"{convention}-secretariat" for convention in self._rng.sample(CONVENTIONS, 2))

    def _sentence(self, field: str) -> list[str]:
        return [f"{field}:", *indented([f"text: {text(self._sentence_words())}", *_source(CONVENTIONS[0])])]

    def _sentence_words(self) -> Pair:
        words = self._phrasing.words()
        return Pair(f"{words.en.capitalize()}.", f"{words.zh}。")


def _mandates(mandate: tuple[str, str] | None) -> list[str]:
    return [f"mandates: [{{decision: {mandate[0]}, at: {mandate[1]}}}]"] if mandate else []


def _source(convention: str) -> list[str]:
    return ["sources:", *indented([sourced(f"register-{convention}")])]
