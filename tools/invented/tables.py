"""The tables of an invented project: every data file that holds many records or the only one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from random import Random

from tools.invented.world import CONVENTIONS, PERIODS, World, name
from tools.invented.written import Pair, listed, sourced, text, write, write_table

_AGENDAS = 2
_TERMS = 30
_LOOKED = "2026-01-15"


def write_world(data: Path, world: World, rng: Random) -> None:
    """Write every table of the data that is no folder."""
    write_table(data / "conventions.yaml", _convention_records(rng, world))
    write_table(data / "bodies.yaml", _body_records(rng, world))
    write_table(data / "meetings.yaml", _meeting_records(world))
    write_table(data / "areas.yaml", _area_records(rng, world))
    write_table(data / "periods.yaml", map(_period_record, PERIODS))
    write_table(data / "terms.yaml", _term_records(rng, world))
    write_table(data / "sources.yaml", map(_source_record, CONVENTIONS))
    write(data / "coverage.yaml", ("rows:", *_coverage_rows(world)))
    write(data / "moved.yaml", ("redirects: {}", "tombstones: {}"))
    write(data / "edition.yaml", _edition())


def _convention_records(rng: Random, world: World) -> Iterator[tuple[str, list[str]]]:
    for convention in CONVENTIONS:
        subject = name(rng, world.lexicon)
        yield (
            convention,
            [
                f"name: {text(Pair(f'Convention on {subject.en}', f'关于{subject.zh}的公约'))}",
                f"short: {text(Pair(f'{subject.en} Convention', f'{subject.zh}公约'))}",
                f"prefix: {convention.upper()}",
                f"conference: {convention}-conference",
                f'document-series: ["EX/{convention.upper()}/COP"]',
                *_source(convention),
            ],
        )


def _body_records(rng: Random, world: World) -> Iterator[tuple[str, list[str]]]:
    for convention in CONVENTIONS:
        prefix = convention.upper()
        for kind, words in (
            ("secretariat", Pair(f"secretariat of {prefix}", f"{prefix}秘书处")),
            ("conference", Pair(f"Conference of the Parties to {prefix}", f"{prefix}缔约方大会")),
            ("office", Pair(f"Executive Secretary of {prefix}", f"{prefix}执行秘书")),
        ):
            yield f"{convention}-{kind}", _body(words, kind, convention)
    for number, branch in enumerate(world.branches):
        words = name(rng, world.lexicon)
        convention = CONVENTIONS[number % len(CONVENTIONS)]
        yield branch, _body(Pair(f"{words.en} Branch", f"{words.zh}处"), "branch", convention)


def _body(words: Pair, kind: str, convention: str) -> list[str]:
    return [f"name: {text(words)}", f"kind: {kind}", f"of: [{convention}]", *_source(convention)]


def _meeting_records(world: World) -> Iterator[tuple[str, list[str]]]:
    for meeting in world.meetings:
        yield (
            meeting.identity,
            [
                *_meeting_names(meeting.convention, meeting.number),
                "state: held",
                f"joint: {meeting.joint}",
                f"segments: [{{from: {meeting.first}, to: {meeting.last}}}]",
                *_source(meeting.convention),
            ],
        )
    for convention in CONVENTIONS:
        number = 1 + max((m.number for m in world.meetings if m.convention == convention), default=0)
        yield (
            f"{convention}-cop-{number}",
            [
                *_meeting_names(convention, number),
                "state: planned",
                *_source(convention),
            ],
        )


def _meeting_names(convention: str, number: int) -> list[str]:
    prefix = convention.upper()
    return [
        f"convention: {convention}",
        f"number: {number}",
        f"name: {text(Pair(f'{prefix} conference, meeting {number}', f'{prefix}大会第{number}次会议'))}",
        f"short: {text(Pair(f'{prefix} COP-{number}', f'{prefix}第{number}次会议'))}",
    ]


def _area_records(rng: Random, world: World) -> Iterator[tuple[str, list[str]]]:
    agendas = (f"agenda-{number}" for number in range(1, _AGENDAS + 1))
    for kind, areas in (("cooperation", world.areas), ("broader-agenda", tuple(agendas))):
        for order, area in enumerate(areas, 1):
            words = text(name(rng, world.lexicon))
            lines = [f"kind: {kind}", f"order: {order}", f"name: {words}", f"wording: {words}"]
            yield area, [*lines, *_source(CONVENTIONS[0])]


def _period_record(period: str) -> tuple[str, list[str]]:
    first, last = period.split("-")
    return period, [
        f"name: {text(Pair(f'{first}–{last}', f'{first}–{last}'))}",
        f"from: {first}",
        f"to: {last}",
    ]


def _term_records(rng: Random, world: World) -> Iterator[tuple[str, list[str]]]:
    for number in range(1, _TERMS + 1):
        words = text(name(rng, world.lexicon, 1))
        yield (
            f"term-{number}",
            [
                f"words: {words}",
                "status: {en: attested, zh: our-rendering}",
                *_source(CONVENTIONS[0]),
            ],
        )


def _source_record(convention: str) -> tuple[str, list[str]]:
    prefix = convention.upper()
    return f"register-{convention}", [
        f"title: {text(Pair(f'Register of {prefix}', f'{prefix}登记册'))}",
        "kind: secretariat",
        f"address: https://records.example.net/{convention}/register",
        "seen: original",
        f"looked: {_LOOKED}",
    ]


def _coverage_rows(world: World) -> Iterator[str]:
    for joint, meetings in groupby(world.meetings, key=lambda meeting: meeting.joint):
        held = {meeting.convention: meeting for meeting in meetings}
        year = joint.rpartition("-")[2]
        cells = (f"{c}: {'text-held' if c in held else 'no-meeting'}" for c in CONVENTIONS)
        taken = (f"{m.convention}-{m.number}-{n}" for m in held.values() for n in range(1, m.decisions + 1))
        yield f"  - name: {text(Pair(f'Meetings of {year}', f'{year}年会议'))}"
        yield f"    meetings: {listed(meeting.identity for meeting in held.values())}"
        yield f"    cells: {{{', '.join(cells)}}}"
        yield f"    decisions: {listed(taken)}"


def _edition() -> list[str]:
    return [
        f"title: {text(Pair('Register of an invented treaty system', '虚构条约体系登记册'))}",
        f"short: {text(Pair('Invented register', '虚构登记册'))}",
        f"description: {text(Pair('Invented decisions, to measure with.', '为测量而虚构的决定。'))}",
        f"as-of: {_LOOKED}",
        f"publisher: {text(Pair('nobody', '无'))}",
        f"contact: {text(Pair('nobody', '无'))}",
        f"disclaimer: {text(Pair('Invented; it means nothing.', '虚构，没有任何含义。'))}",
    ]


def _source(convention: str) -> list[str]:
    return ["sources:", f"  {sourced(f'register-{convention}')}"]
