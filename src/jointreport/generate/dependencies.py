"""Which decisions the page of a record may show: what is remembered of the page holds while their files do not change.

All else that such a page shows stands in files that are not decisions; the pages before and after it in a series
are known elsewhere (`unchanged`). A block that shows decisions in a new way must be told of here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from jointreport.markdown.shells import Shell
from jointreport.records.load import Entry
from jointreport.records.model.activities import Activity, Service
from jointreport.records.model.decisions import Decision, Passage
from jointreport.records.model.documents import Document
from jointreport.records.register.register import Register
from jointreport.site.pages import Subject
from jointreport.site.subpages import ALL_YEARS
from jointreport.site.urls import PAGES_BELOW
from jointreport.views.blocks import block_kinds


def shows_few_decisions(shell: Shell) -> bool:
    """Whether `decisions_shown` tells of every decision on the pages of a shell.

    A block for any page, which an author may put on the page of a record too, may show all of them.
    """
    blocks = (block_kinds()[slot.name] for slot in shell.slots.values() if slot.kind == "block")
    return kind_of_records(shell) in _SHOWN and all(block.each == shell.each for block in blocks)


def kind_of_records(shell: Shell) -> str:
    """Return the kind of the records that the pages of a shell are about."""
    return PAGES_BELOW.get(shell.each, shell.each)


def decisions_shown(register: Register, subject: Subject) -> Iterator[Entry[Decision]]:
    """Yield the decisions that the page of a record, or one below it, may show; some of them several times."""
    for identity in _SHOWN[subject.kind](register, subject):
        if identity in register.decisions:
            yield register.decisions[identity]


def _on_decision(register: Register, subject: Subject) -> Iterator[str]:
    """Yield the decision, those it stands in relation to, and those it shares an account or work with."""
    identity = subject.identity
    yield identity
    yield from _set_out_in(subject.record)
    yield from (link.to for link in register.links_of(identity))
    yield from (link.decision.identity for link in register.links_to(identity))
    yield from (other.identity for other in register.corresponding(subject.entry))
    for account in register.accounts_of(identity):
        yield from (*account.record.of, *_quoted(account.record.passage))
    yield from _asking_for(register.done_under(identity))


def _on_document(register: Register, subject: Subject) -> Iterator[str]:
    """Yield the drafts a document sets out, the decisions that lead to it, and those named where it is cited."""
    yield from _set_out_in(subject.record)
    yield from (link.decision.identity for link in register.links_to(subject.identity))
    for entry in register.cited_in.get(subject.identity, ()):
        named: Mapping[str, Iterable[str]] = {
            "decisions": (entry.identity,),
            "accounts": getattr(entry.record, "of", ()),
            "status": (getattr(entry.record, "decision", ""),),
        }
        yield from named.get(entry.kind, ())


def _at_meeting(register: Register, subject: Subject) -> Iterator[str]:
    """Yield the decisions of a meeting and those that ask for its services; of one to come, all that may be due."""
    if subject.record.state != "held":
        yield from register.decisions
    yield from (entry.identity for entry in register.decisions_at(subject.identity))
    services = (one for one in register.services.values() if subject.identity in one.record.meetings)
    yield from _asking_for(services)


def _in_area(register: Register, subject: Subject) -> Iterator[str]:
    """Yield the decisions of an area and those that ask for its activities."""
    area = subject.identity
    yield from (entry.identity for entry in register.decisions_in_order if area in entry.record.areas)
    yield from _asking_for(one for one in register.activities.values() if area in one.record.areas)


def _in_year(register: Register, subject: Subject) -> Iterator[str]:
    every = register.decisions_in_order
    listed = every if subject.identity == ALL_YEARS else register.decisions_by_year.get(subject.identity, ())
    yield from (entry.identity for entry in listed)


_SHOWN: Mapping[str, Callable[[Register, Subject], Iterator[str]]] = {
    "decisions": _on_decision,
    "documents": _on_document,
    "meetings": _at_meeting,
    "areas": _in_area,
    "decision-years": _in_year,
}
"""Kind of record → the decisions that its page may show, by identity; some identities are those of documents."""


def _set_out_in(record: Decision | Document) -> Iterator[str]:
    """Yield the drafts that a text sets out."""
    yield from (paragraph.contains for paragraph in record.text.paragraphs if paragraph.contains)


def _asking_for(work: Iterable[Entry[Activity] | Entry[Service]]) -> Iterator[str]:
    """Yield every decision that asks for some activities or services, and what these are quoted from."""
    for entry in work:
        yield from (mandate.decision for mandate in entry.record.mandates)
        if isinstance(entry.record, Service):
            yield from _quoted(entry.record.passage)


def _quoted(passage: Passage | None) -> tuple[str, ...]:
    return (passage.document,) if passage else ()
