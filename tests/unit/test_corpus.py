"""What the small invented treaty system in `tests/corpus/` holds, so that tests of pages may rely on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from jointreport.records.load import Loaded, load
from jointreport.records.model.language import Text
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.register.register import Register
from jointreport.rules import check

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
LANGUAGES = {"en", "zh", "fr", "ar"}


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(CORPUS)


def values_within(value: Any) -> Iterator[Any]:
    """Yield every value inside records, mappings and lists."""
    if isinstance(value, BaseModel):
        value = dict(value)
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, tuple):
        yield value
        return
    for inner in value:
        yield from values_within(inner)


def records(loaded: Loaded) -> Iterator[Any]:
    """Yield every record but the words of the interface and of the closed lists."""
    for kind, entries in loaded.entries.items():
        if kind not in {"vocabulary", "wording"}:
            yield from (entry.record for entry in entries.values())


def test_no_rule_finds_a_problem(loaded: Loaded) -> None:
    """The corpus passes every rule that the real data must pass."""
    problems = [*loaded.problems, *check(Register(loaded))]
    assert [f"{problem.spot}: {problem.sentence('en')}" for problem in problems] == []


def test_every_kind_of_record_occurs(loaded: Loaded) -> None:
    """Each kind of record has at least one."""
    assert [kind for kind, entries in loaded.entries.items() if not entries] == []


@pytest.mark.parametrize("name", LISTS)
def test_every_value_of_every_closed_list_occurs(loaded: Loaded, name: str) -> None:
    """Each relation, stage, extent, status, verb, kind and state is used by some record."""
    used = {value for record in records(loaded) for value in values_within(record) if isinstance(value, str)}
    assert [value for value in LISTS[name] if value not in used] == []


def test_the_languages_are_four_and_one_runs_from_right_to_left(loaded: Loaded) -> None:
    """English and Chinese are required, French and Arabic optional; Arabic runs from right to left."""
    assert set(loaded.languages) == LANGUAGES
    assert {key for key, language in loaded.languages.items() if language.required == "yes"} == {"en", "zh"}
    assert {key for key, language in loaded.languages.items() if language.direction == "rtl"} == {"ar"}


def test_texts_are_held_in_four_languages_in_two_and_in_one(loaded: Loaded) -> None:
    """Some texts have all languages, some the required ones, some are pending in Chinese or in English."""
    texts = [
        value for record in records(loaded) for value in values_within(record) if isinstance(value, Text)
    ]
    held = {frozenset(text.by_language) for text in texts}
    assert {frozenset(LANGUAGES), frozenset({"en", "zh"}), frozenset({"en"}), frozenset({"zh"})} <= held


def test_paragraphs_have_every_form_of_number(loaded: Loaded) -> None:
    """There are sections, preambular and numbered paragraphs, lettered items and items below them."""
    entries = [*loaded.entries["decisions"].values(), *loaded.entries["documents"].values()]
    places = {paragraph.at for entry in entries for paragraph in entry.record.text.paragraphs}
    for form in (r"s\d", r"pp\d", r"p\d", r"p\d-[a-z]", r"p\d-[a-z]-\d"):
        assert any(re.fullmatch(form, place) for place in places), form


def test_a_title_holds_every_character_that_needs_escaping(loaded: Loaded) -> None:
    """One title has `& < > "` and two spaces in a row, in both required languages."""
    title = loaded.entries["decisions"]["aa-2-8"].record.title
    for words in title.by_language.values():
        assert all(mark in words for mark in ("&", "<", ">", '"', "  "))


def test_paragraphs_are_moved_and_split_in_a_superseding_text(loaded: Loaded) -> None:
    """Paragraph 4 of decision AA-2/5 is paragraph 2 of AA-3/4, and its paragraph 3 has become two."""
    old, new = (
        {
            paragraph.at: paragraph.text["en"]
            for paragraph in loaded.entries["decisions"][identity].record.text.paragraphs
        }
        for identity in ("aa-2-5", "aa-3-4")
    )
    assert (old["p4"], new["p2"]) == (
        "Invites Parties to lend lamps.",
        "Invites Parties to lend lamps and spare wicks;",
    )
    assert "train new lamp keepers and to report" in old["p3"]
    assert ("train new lamp keepers" in new["p4"], "report" in new["p5"]) == (True, True)


def test_meetings_have_two_segments_one_and_none(loaded: Loaded) -> None:
    """A meeting may be held in two segments; one that is planned may have no dates."""
    meetings = loaded.entries["meetings"]
    counts = {identity: len(entry.record.segments) for identity, entry in meetings.items()}
    assert (counts["aa-cop-2"], counts["aa-cop-5"], counts["bb-cop-8"]) == (2, 1, 0)


def test_requests_activities_services_and_reports_hang_together(loaded: Loaded) -> None:
    """Under one adopted decision there are an activity, a service and a status event on its paragraphs."""
    register = Register(loaded)
    done = {entry.identity for entry in register.done_under("aa-4-6")}
    assert done == {"2026-register-opening", "2026-keeper-training", "2027-interpretation"}
    assert [event.identity for event in register.status_of("aa-4-6", "p2")] == ["2026-register-under-way"]
    assert register.counterparts(register.decisions["aa-4-6"]) == (register.decisions["bb-7-3"],)


def test_a_decision_stands_alone(loaded: Loaded) -> None:
    """Decision AA-3/9 has no relation, in either direction, and no area."""
    register = Register(loaded)
    bells = register.decisions["aa-3-9"].record
    assert (bells.relations, bells.areas, bells.corresponds, register.links_to("aa-3-9")) == (
        (),
        (),
        None,
        (),
    )


def test_addresses_have_moved_and_gone(loaded: Loaded) -> None:
    """There are a redirect, a tombstone, and a decision with an alias."""
    moved = Register(loaded).moved
    assert (len(moved.redirects), len(moved.tombstones)) == (1, 1)
    assert loaded.entries["decisions"]["aa-4-6"].record.aliases == ("aa-cop-4-kites",)
