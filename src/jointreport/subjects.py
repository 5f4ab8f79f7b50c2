"""Subjects: the records that have a page of their own, and what every page must say of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jointreport.addresses import record_path
from jointreport.load import Entry
from jointreport.model.documents import Document, Part
from jointreport.reader import Reader
from jointreport.register import Register


@dataclass(frozen=True, slots=True)
class Subject:
    """A record with a page: its kind (`each` in the front matter of its shell) and identity.

    A joint report or outline is a part of a document; its identity is the biennium.
    """

    kind: str
    identity: str
    entry: Entry[Any]
    part: Part | None = None

    @property
    def path(self) -> str:
        """The path of the page, the same in all languages."""
        return record_path(self.kind, self.identity)

    @property
    def record(self) -> Any:
        """The record itself."""
        return self.entry.record


def subjects(register: Register, kind: str) -> Iterator[Subject]:
    """Yield the subjects of a kind of record page, in the order in which readers go through them."""
    if kind in {"joint-report", "outline"}:
        yield from _reports(register, kind)
        return
    in_order = {"decisions": register.decisions_in_order, "meetings": register.meetings_in_order}
    for entry in in_order.get(kind, register.entries[kind].values()):
        yield Subject(kind, entry.identity, entry)


def _reports(register: Register, role: str) -> Iterator[Subject]:
    """Yield the joint reports or outlines that a document names, the latest biennium first."""
    found: list[tuple[str, Entry[Document], Part]] = [
        (part.period, entry, part)
        for entry in register.documents.values()
        for part in entry.record.parts
        if part.role == role and part.period
    ]
    for period, entry, part in sorted(found, key=lambda item: item[0], reverse=True):
        yield Subject(role, period, entry, part)


def title_of(subject: Subject, reader: Reader) -> str:
    """Return the plain title of a subject's page."""
    record = subject.record
    if subject.part is not None:
        period = reader.register.periods[subject.identity].record.name
        return reader.say(f"title-{subject.kind}", period=reader.plain(period))
    if subject.kind == "decisions":
        return _decision_title(subject, reader)
    words = getattr(record, "title", None) or record.name
    return reader.plain(words)


def _decision_title(subject: Subject, reader: Reader) -> str:
    record = subject.record
    if record.symbol:
        return reader.say("decision-cited-title", symbol=record.symbol)
    return reader.plain(record.title)


def description_of(subject: Subject, reader: Reader) -> str:
    """Return one sentence for search engines and link previews; it begins with the status of the page."""
    status = status_of(subject, reader)
    about = reader.plain(getattr(subject.record, "title", None) or subject.record.name)
    words = reader.say("description-with-status", status=status, about=about) if status else about
    return reader.say("description-of-page", about=words, site=reader.plain(reader.register.edition.short))


def status_of(subject: Subject, reader: Reader) -> str:
    """Return the word that says what a page holds: Draft, Text not seen, …; empty where there is none."""
    if subject.part is not None:
        return reader.say("status-not-the-annex")
    if subject.kind == "decisions" and subject.record.stage == "draft":
        return reader.choice("stage", "draft")
    if subject.kind in {"decisions", "documents"} and subject.record.text.extent == "none":
        return reader.say("status-text-not-held")
    if subject.kind == "meetings" and subject.record.state != "held":
        return reader.choice("meeting-state", subject.record.state)
    return ""
