"""Which decisions the page of a record may show, and when that cannot be told."""

from __future__ import annotations

from dataclasses import replace

from jointreport.generate.dependencies import decisions_shown, shows_few_decisions
from jointreport.markdown.shells import Shell, Slot
from library import Library
from projects import CORPUS

MEETINGS = Shell("en", "docs/meetings/record.en.md", "meetings/record/", "meetings", "Meeting", "", "", {})
OF_MEETING = Slot("block", "meeting.decisions")
FOR_ANY_PAGE = Slot("block", "decisions")


def _shown(kind: str, identity: str) -> set[str]:
    library = Library(CORPUS)
    subject = library.subject(kind, identity)
    assert subject is not None
    return {entry.identity for entry in decisions_shown(library.register, subject)}


def test_a_decision_shows_those_it_stands_in_relation_to() -> None:
    assert {"bb-5-2", "bb-4-1"} <= _shown("decisions", "bb-5-2")
    assert "aa-3-9" not in _shown("decisions", "bb-5-2")


def test_a_document_shows_the_draft_it_sets_out() -> None:
    assert "aa-4-draft-kites" in _shown("documents", "aa-cop-4-note")


def test_a_meeting_that_was_held_shows_its_own_decisions_and_one_to_come_may_show_any() -> None:
    every = set(Library(CORPUS).register.decisions)
    assert {"aa-3-4", "aa-3-9"} <= _shown("meetings", "aa-cop-3") < every
    assert _shown("meetings", "aa-cop-5") == every


def test_an_area_shows_its_decisions_alone() -> None:
    assert "bb-5-2" in _shown("areas", "training")
    assert "bb-7-3" not in _shown("areas", "training")


def test_a_block_for_any_page_may_show_every_decision() -> None:
    assert shows_few_decisions(replace(MEETINGS, slots={"a": OF_MEETING}))
    assert not shows_few_decisions(replace(MEETINGS, slots={"a": OF_MEETING, "b": FOR_ANY_PAGE}))


def test_what_surrounds_a_page_shows_no_decision() -> None:
    """The search box is a block for any page where an author writes it; around a page it shows none."""
    assert shows_few_decisions(replace(MEETINGS, slots={"a": OF_MEETING, "b": Slot("chrome", "search")}))


def test_a_page_that_is_about_no_record_may_show_every_decision() -> None:
    assert not shows_few_decisions(replace(MEETINGS, each="", slots={"a": FOR_ANY_PAGE}))
