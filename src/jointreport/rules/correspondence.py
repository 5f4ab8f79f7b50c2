"""Decisions that several conferences took together agree with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jointreport.problems import Problem, Spot, Value
from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.register.register import Register

Member = Entry[Decision]


def correspondence_of_two(register: Register) -> Iterator[Problem]:
    """Every group of corresponding decisions has at least two members."""
    for group, members in register.correspondence.items():
        if len(members) < 2:
            yield Problem("correspondence-of-two", _spot(members[0], "group"), {"group": group})


def correspondence_conventions(register: Register) -> Iterator[Problem]:
    """Corresponding decisions belong to different conventions."""

    def fault(first: Member, other: Member) -> dict[str, Value] | None:
        shared = tuple(name for name in other.record.conventions if name in first.record.conventions)
        return {"conventions": shared} if shared else None

    return _compared(register, "correspondence-conventions", "group", fault)


def correspondence_meetings(register: Register) -> Iterator[Problem]:
    """Corresponding decisions were taken at meetings held together."""

    def joint(member: Member) -> str | None:
        meeting = register.meetings.get(member.record.meeting)
        return meeting.record.joint if meeting else None

    def fault(first: Member, other: Member) -> dict[str, Value] | None:
        same = joint(first) is not None and joint(first) == joint(other)
        return None if same else {"meeting": other.record.meeting, "first_meeting": first.record.meeting}

    return _compared(register, "correspondence-meetings", "group", fault)


def correspondence_identical(register: Register) -> Iterator[Problem]:
    """Corresponding decisions say the same about whether their texts are identical."""

    def fault(first: Member, other: Member) -> dict[str, Value] | None:
        said, said_first = _identical(other), _identical(first)
        return None if said == said_first else {"found": said, "first_found": said_first}

    return _compared(register, "correspondence-identical", "identical-text", fault)


def correspondence_paragraphs(register: Register) -> Iterator[Problem]:
    """Corresponding decisions whose texts are held complete have the same paragraph numbers."""

    def fault(first: Member, other: Member) -> dict[str, Value] | None:
        texts = (first.record.text, other.record.text)
        if any(text.extent != "complete" for text in texts) or _identical(other) == "no":
            return None
        numbers = [[paragraph.at for paragraph in text.paragraphs] for text in texts]
        differing = tuple(at for at in (*numbers[0], *numbers[1]) if (at in numbers[0]) != (at in numbers[1]))
        return {"numbers": differing} if differing else None

    return _compared(register, "correspondence-paragraphs", "group", fault)


def _compared(
    register: Register, code: str, field: str, fault: Callable[[Member, Member], dict[str, Value] | None]
) -> Iterator[Problem]:
    """Compare each member of a group with the first one."""
    for members in register.correspondence.values():
        first = members[0]
        for other in members[1:]:
            values = fault(first, other)
            if values:
                yield Problem(code, _spot(other, field), {"first": first.identity, **values})


def _identical(member: Member) -> str:
    return member.record.corresponds.identical_text if member.record.corresponds else ""


def _spot(member: Member, field: str) -> Spot:
    return member.spot("corresponds", field)
