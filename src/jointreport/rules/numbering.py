"""The printed numbers of a text: once each, in order, and without gaps where the text is complete."""

from __future__ import annotations

from collections.abc import Iterator

from jointreport.problems import Problem
from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.register.register import Register
from jointreport.rules.printed import Numbers

Holder = Entry[Decision] | Entry[Document]


def paragraph_once(register: Register) -> Iterator[Problem]:
    """No two paragraphs and no two footnotes of a text have the same number."""
    for entry in _texts(register):
        text = entry.record.text
        numbered = [(("paragraphs", n, "at"), p.at) for n, p in enumerate(text.paragraphs)]
        labelled = [(("footnotes", n, "label"), f"fn{f.label}") for n, f in enumerate(text.footnotes)]
        seen: set[str] = set()
        for where, at in (*numbered, *labelled):
            if at in seen:
                yield Problem("paragraph-once", entry.spot("text", *where), {"found": at})
            seen.add(at)


def paragraph_order(register: Register) -> Iterator[Problem]:
    """Paragraphs stand in printed order: the preamble first, and items after the paragraph they belong to."""
    for entry in _texts(register):
        numbers = Numbers(tuple(p.at for p in entry.record.text.paragraphs))
        before: dict[bool, str] = {}
        for place, at in enumerate(numbers.written):
            section = at.startswith("s")  # Sections are counted apart from the paragraphs between them.
            if section in before and numbers.key(at) < numbers.key(before[section]):
                values = {"found": at, "before": before[section]}
                yield Problem("paragraph-order", entry.spot("text", "paragraphs", place, "at"), values)
            else:
                before[section] = at


def paragraph_gap(register: Register) -> Iterator[Problem]:
    """Every text that is held complete has the numbers before each of its numbers."""
    for entry in _texts(register):
        if entry.record.text.extent != "complete":
            continue
        numbers = Numbers(tuple(p.at for p in entry.record.text.paragraphs))
        for place, at in enumerate(numbers.written):
            for needed in numbers.needed_by(at):
                if needed not in numbers.written:
                    values = {"found": at, "missing": needed}
                    yield Problem("paragraph-gap", entry.spot("text", "paragraphs", place, "at"), values)


def _texts(register: Register) -> Iterator[Holder]:
    yield from (entry for entry in register.decisions.values() if entry.record.text.paragraphs)
    yield from (entry for entry in register.documents.values() if entry.record.text.paragraphs)
