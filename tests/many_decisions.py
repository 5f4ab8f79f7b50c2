"""A project with many decisions: the real one, and invented decisions added until the drawing holds sixty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

DRAWN_OF_THE_REAL = 19
IN_ALL = 60
_MEETINGS = {
    "mc": ("mc-cop-1", "mc-cop-2", "mc-cop-3", "mc-cop-4", "mc-cop-5", "mc-cop-6"),
    "bc": ("bc-cop-13", "bc-cop-14", "bc-cop-15", "bc-cop-16", "bc-cop-17"),
    "rc": ("rc-cop-8", "rc-cop-9", "rc-cop-10", "rc-cop-11", "rc-cop-12"),
    "sc": ("sc-cop-8", "sc-cop-9", "sc-cop-10", "sc-cop-11", "sc-cop-12"),
}
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
sources:
  - {{source: bcrc-caribbean-mc-cop-6, certainty: inferred, step: {{en: "Invented.", zh: "虚构。"}}}}
"""
_RELATION = (
    "{{kind: {kind}, to: [{to}], sources: [{{source: bcrc-caribbean-mc-cop-6, certainty: inferred,"
    ' step: {{en: "Invented.", zh: "虚构。"}}}}]}}'
)


def add_invented_decisions(project: Path) -> None:
    """Write decisions of all conferences over all meetings, each in one or two relations to earlier ones."""
    written: list[str] = []
    for number, (convention, meeting) in enumerate(_places(IN_ALL - DRAWN_OF_THE_REAL)):
        symbol = f"{convention.upper()}-{meeting.rpartition('-')[2]}/{100 + number}"
        identity = symbol.lower().replace("/", "-")
        relations = ", ".join(_relations(number, written))
        words = _DECISION.format(
            symbol=symbol, convention=convention, meeting=meeting, relations=f"[{relations}]"
        )
        (project / "data" / "decisions" / f"{identity}.yaml").write_text(words, "utf-8")
        written.append(identity)


def _places(count: int) -> Iterator[tuple[str, str]]:
    """Yield conference and meeting of each decision, the earliest meetings first."""
    for number in range(count):
        convention = ("mc", "bc", "rc", "sc")[number % 4]
        meetings = _MEETINGS[convention]
        yield convention, meetings[number * len(meetings) // count]


def _relations(number: int, written: list[str]) -> Iterator[str]:
    """Yield the relations of a decision: to one eight decisions before it, of every third to another as well."""
    for distance, wanted in ((8, True), (13, number % 3 == 0)):
        if wanted and number >= distance:
            yield _RELATION.format(
                kind=_KINDS[(number + distance) % len(_KINDS)], to=written[number - distance]
            )
