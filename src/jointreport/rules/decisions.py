"""Decisions taken together agree with each other; a draft asks nothing of anyone, and is never counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jointreport.problems import InMessage, Problem, Value
from jointreport.problems.hints import NO_HINT, Hint, meant
from jointreport.records.load import Entry
from jointreport.records.model.decisions import Activity, Decision, Service
from jointreport.records.model.documents import Document
from jointreport.records.model.language import Text
from jointreport.records.model.symbols import in_words
from jointreport.records.register.register import Register
from jointreport.records.source import Where

Member = Entry[Decision]


def correspondence_of_two(register: Register) -> Iterator[Problem]:
    """Every group of corresponding decisions has at least two members."""
    for group, members in register.correspondence.items():
        # The other one may be a decision that could not be read.
        if len(members) < 2 and not register.lost.any_of("decisions"):
            near = meant(group, [one for one in register.correspondence if one != group])
            hint = Hint("meant", near) if near else NO_HINT
            yield Problem(
                "correspondence-of-two", members[0].spot("corresponds", "group"), {"group": group, "hint": hint}
            )


def correspondence_conventions(register: Register) -> Iterator[Problem]:
    """Corresponding decisions belong to different conventions."""
    for first, other in _pairs(register):
        shared = tuple(name for name in other.record.conventions if name in first.record.conventions)
        if shared:
            yield _problem("correspondence-conventions", first, other, conventions=shared)


def correspondence_meetings(register: Register) -> Iterator[Problem]:
    """Corresponding decisions were taken at meetings held together."""
    joint = {identity: entry.record.joint for identity, entry in register.meetings.items()}
    for first, other in _pairs(register):
        meeting, first_meeting = other.record.meeting, first.record.meeting
        known = meeting in joint and first_meeting in joint
        if known and (joint[first_meeting] is None or joint[first_meeting] != joint[meeting]):
            values: dict[str, Value] = {"meeting": meeting, "first_meeting": first_meeting}
            yield _problem("correspondence-meetings", first, other, **values)


def correspondence_identical(register: Register) -> Iterator[Problem]:
    """Corresponding decisions say the same about whether their texts are identical."""
    for first, other in _pairs(register):
        said, said_first = _identical(other), _identical(first)
        if said != said_first:
            yield _problem("correspondence-identical", first, other, found=said, first_found=said_first)


def correspondence_paragraphs(register: Register) -> Iterator[Problem]:
    """Corresponding decisions whose texts are held complete have the same paragraph numbers."""
    for first, other in _pairs(register):
        texts = (first.record.text, other.record.text)
        if any(text.extent != "complete" for text in texts) or _identical(other) == "no":
            continue
        one, two = ([paragraph.at for paragraph in text.paragraphs] for text in texts)
        if differing := tuple(at for at in (*one, *two) if (at in one) != (at in two)):
            yield _problem("correspondence-paragraphs", first, other, numbers=differing)


def correspondence_stage(register: Register) -> Iterator[Problem]:
    """Corresponding decisions are all adopted, or all drafts."""
    for first, other in _pairs(register):
        if other.record.stage != first.record.stage:
            yield _problem(
                "correspondence-stage", first, other, draft=(first, other)[other.record.stage == "draft"].identity
            )


def _pairs(register: Register) -> Iterator[tuple[Member, Member]]:
    """Yield each member of a group with the first one."""
    for first, *others in register.correspondence.values():
        yield from ((first, other) for other in others)


def _problem(code: str, first: Member, other: Member, **values: Value) -> Problem:
    field = "identical-text" if code == "correspondence-identical" else "group"
    return Problem(code, other.spot("corresponds", field), {"first": first.identity, **values})


def _identical(member: Member) -> str:
    return member.record.corresponds.identical_text if member.record.corresponds else ""


_ONLY_TO_DECISIONS = {"supersedes", "responds-to", "recalls"}


def name_of_several(register: Register) -> Iterator[Problem]:
    """Every text of several conferences that has no symbol bears no name of one meeting: it has a short name."""
    for entry in register.decisions.values():
        record = entry.record
        if len(record.conventions) > 1 and record.symbol is None and record.short is None:
            yield Problem("name-of-several", entry.spot("conventions"), {})


def symbol_listed(register: Register) -> Iterator[Problem]:
    """Every decision whose symbol stands in an account, a related event, a remark or a note is listed by the record."""
    for entry, where, words in _words_on_decisions(register):
        listed = {entry.identity, *getattr(entry.record, "of", ()), *entry.record.about}
        for symbol in dict.fromkeys(in_words(register.decision_forms).findall(" ".join(words.by_language.values()))):
            identity = register.symbols.get(symbol)
            if identity is None and not register.lost.any_of("decisions"):
                yield Problem("symbol-without-record", entry.spot(*where), {"found": symbol})
            elif identity is not None and identity not in listed:
                yield Problem("symbol-listed", entry.spot(*where), {"found": symbol, "record": identity})


def _words_on_decisions(register: Register) -> Iterator[tuple[Entry[Any], Where, Text]]:
    """Yield what is said in our own words of decisions, with its place; not the words of texts."""
    fields = {"accounts": ("text",), "context": ("title", "text"), "decisions": ("remark",), "documents": ("remark",)}
    for kind, names in fields.items():
        for entry in register.entries[kind].values():
            yield from ((entry, (name,), words) for name in names if (words := getattr(entry.record, name)))
            notes = getattr(entry.record, "notes", ())
            yield from ((entry, ("notes", number, "text"), note.text) for number, note in enumerate(notes))


_AWAY = {
    "mandates": InMessage(
        "the mandate, and “mandates” with the last one", "该项任务；如别无其他，连同“mandates”一并删除"
    ),
    "decision": InMessage("the file", "整个文件"),
    "relations": InMessage("the relation", "该项关系"),
}
"""What to take away where nothing else can be named, by the field in which a decision stands."""


def draft_never_counted(register: Register) -> Iterator[Problem]:
    """No mandate, status or relation between decisions names a draft."""
    for entry, where, identity in _names_of_decisions(register):
        decision = register.decisions.get(identity)
        if decision and decision.record.stage == "draft":
            yield Problem("draft-never-counted", entry.spot(*where), {"found": identity, "away": _AWAY[str(where[0])]})


def _names_of_decisions(register: Register) -> Iterator[tuple[Entry[Any], tuple[str | int, ...], str]]:
    done: list[Entry[Activity] | Entry[Service]] = [*register.activities.values(), *register.services.values()]
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


def looked_for(register: Register) -> Iterator[Problem]:
    """No meeting is said to be not looked through of which a decision on this cooperation is known."""
    known = {
        meeting: entry.identity
        for entry in register.decisions.values()
        if entry.record.subject == "cooperation" and entry.record.meeting in register.meetings
        for meeting in register.meetings_of(entry.record)
        if entry.record.stage == "adopted"
    }
    for number, meeting in enumerate(register.not_looked_for):
        if meeting in known:
            spot = register.entries["coverage"]["coverage"].spot("not-looked-for", number)
            yield Problem("looked-for", spot, {"found": meeting, "record": known[meeting]})
