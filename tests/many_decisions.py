"""A project with many decisions: the real one, and invented decisions added until the drawing holds sixty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jointreport.records.load import load
from jointreport.records.register.register import Register
from jointreport.views.decisions.lineage import related_decisions
from projects import records

DRAWN = 60
_KINDS = ("recalls", "welcomes", "responds-to", "supersedes", "follows")
_DECISION = """\
stage: adopted
subject: cooperation
symbol: {symbol}
conventions: [{convention}]
meeting: {meeting}
adopted: {{during: {meeting}}}
title: {{en: "Invented decision {symbol}", zh: "虚构的{symbol}号决定"}}
title-status: {{en: ours, zh: ours}}
text: {{extent: none}}
relations: {relations}
sources: {sources}
"""
_SOURCES = '[{{source: {source}, certainty: inferred, step: {{en: "Invented.", zh: "虚构。"}}}}]'
_RELATION = "{{kind: {kind}, to: [{to}], sources: {sources}}}"


def add_invented_decisions(project: Path) -> None:
    """Add decisions of all conferences over all meetings until so many are drawn, each related to earlier ones."""
    drawn = len(related_decisions(Register(load(project))))
    written: list[str] = []
    sources = _SOURCES.format(source=next(iter(records(project, "sources"))))
    prefixes = {key: one["prefix"] for key, one in records(project, "conventions").items()}
    for number, (convention, meeting) in enumerate(_places(project, DRAWN - drawn)):
        count = records(project, "meetings")[meeting]["number"]
        symbol = f"{prefixes[convention]}-{count}/{100 + number}"
        identity = symbol.lower().replace("/", "-")
        relations = ", ".join(_relations(number, written, sources))
        words = _DECISION.format(
            symbol=symbol, convention=convention, meeting=meeting, relations=f"[{relations}]", sources=sources
        )
        (project / "data" / "decisions" / f"{identity}.yaml").write_text(words, "utf-8")
        written.append(identity)


def _places(project: Path, count: int) -> Iterator[tuple[str, str]]:
    """Yield conference and meeting of each decision, the earliest meetings first."""
    held = [
        (one["convention"], key)
        for key, one in records(project, "meetings").items()
        if one["state"] == "held"
    ]
    conventions = list(dict.fromkeys(convention for convention, _ in held))
    for number in range(count):
        convention = conventions[number % len(conventions)]
        meetings = [key for one, key in held if one == convention]
        yield convention, meetings[number * len(meetings) // count]


def _relations(number: int, written: list[str], sources: str) -> Iterator[str]:
    """Yield the relations of a decision: to one eight decisions before it, of every third to another as well."""
    for distance, wanted in ((8, True), (13, number % 3 == 0)):
        if wanted and number >= distance:
            yield _RELATION.format(
                kind=_KINDS[(number + distance) % len(_KINDS)], to=written[number - distance], sources=sources
            )
