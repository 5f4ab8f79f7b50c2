"""What the secretariats must stand behind: a joint activity, and a text of ours that is still being drafted."""

from __future__ import annotations

from collections.abc import Iterator

from jointreport.problems import Problem
from jointreport.records.register.register import Register


def activity_of_both(register: Register) -> Iterator[Problem]:
    """Two secretariats of the conventions at least took part in each joint activity; anything else is context."""
    ours = _secretariats(register)
    for entry in register.activities.values():
        missing = tuple(identity for identity in ours if identity not in entry.record.who)
        if len(ours) - len(missing) < min(2, len(ours)):
            yield Problem("activity-of-both", entry.spot("who"), {"missing": missing})


def drafting_cleared_by_both(register: Register) -> Iterator[Problem]:
    """Every secretariat of the conventions has cleared a text that is being drafted."""
    ours = _secretariats(register)
    for entry in register.documents.values():
        missing = tuple(identity for identity in ours if identity not in entry.record.cleared_by)
        if entry.record.state == "drafting" and missing:
            yield Problem("drafting-cleared-by-both", entry.spot("cleared-by"), {"missing": missing})


def _secretariats(register: Register) -> tuple[str, ...]:
    """Return the secretariats that serve a convention of this site."""
    return tuple(
        identity
        for identity, entry in register.bodies.items()
        if entry.record.kind == "secretariat" and entry.record.of
    )
