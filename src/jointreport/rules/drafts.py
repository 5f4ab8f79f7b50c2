"""A draft asks nothing of anyone: it is never counted as a decision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jointreport.problems import Problem, Spot
from jointreport.records.load import Entry
from jointreport.records.model.activities import Activity, Service
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.register.register import Register

_ONLY_TO_DECISIONS = {"supersedes", "responds-to", "recalls"}


def draft_never_counted(register: Register) -> Iterator[Problem]:
    """No mandate, status or relation between decisions names a draft."""
    for entry, where, identity in _counted(register):
        decision = register.decisions.get(identity)
        if decision and decision.record.stage == "draft":
            yield Problem("draft-never-counted", entry.spot(*where), {"found": identity})


def _counted(register: Register) -> Iterator[tuple[Entry[Any], tuple[str | int, ...], str]]:
    done: list[Entry[Activity] | Entry[Service]] = [
        *register.activities.values(),
        *register.services.values(),
    ]
    for entry in done:
        for number, mandate in enumerate(entry.record.mandates):
            yield entry, ("mandates", number, "decision"), mandate.decision
    for event in register.status.values():
        yield event, ("decision",), event.record.decision
    for source in register.decisions.values():
        for number, relation in enumerate(source.record.relations):
            targets = relation.to if relation.kind in _ONLY_TO_DECISIONS else ()
            for place, to in enumerate(targets):
                yield source, ("relations", number, "to", place), to


def contains_a_draft(register: Register) -> Iterator[Problem]:
    """Only a document sets out a decision within it, one at most, and only a draft."""
    drafts = frozenset(e.identity for e in register.decisions.values() if e.record.stage == "draft")
    for document in register.documents.values():
        yield from _wrongly_within(register, document, drafts)
    for decision in register.decisions.values():
        yield from _wrongly_within(register, decision, frozenset())


def _wrongly_within(
    register: Register, entry: Entry[Decision] | Entry[Document], allowed: frozenset[str]
) -> Iterator[Problem]:
    for number, paragraph in enumerate(entry.record.text.paragraphs):
        identity = paragraph.contains
        if identity is None:
            continue
        if identity in register.decisions and identity not in allowed:
            spot = entry.spot("text", "paragraphs", number, "contains")
            yield Problem("contains-a-draft", spot, {"found": identity})
        # The anchors of two drafts on one page would be the same.
        allowed = frozenset()


def coverage_held(register: Register) -> Iterator[Problem]:
    """Where the coverage says that a text is held, an adopted decision with its text is named."""
    matrix = register.coverage
    for number, row in enumerate(matrix.rows if matrix else ()):
        for convention, holding in row.cells.items():
            if holding == "text-held" and not _text_is_held(register, row.decisions, convention):
                spot = _cell(register, number, convention)
                yield Problem("coverage-held", spot, {"convention": convention})


def _text_is_held(register: Register, decisions: tuple[str, ...], convention: str) -> bool:
    entries = (register.decisions.get(identity) for identity in decisions)
    return any(
        entry.record.stage == "adopted"
        and convention in entry.record.conventions
        and entry.record.text.extent != "none"
        for entry in entries
        if entry
    )


def _cell(register: Register, row: int, convention: str) -> Spot:
    return register.entries["coverage"]["coverage"].spot("rows", row, "cells", convention)
