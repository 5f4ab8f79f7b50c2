"""What the small invented treaty system in `tests/corpus/` holds, so that tests of pages may rely on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from jointreport.records.load import Loaded, load
from jointreport.records.model.language import Text
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.register.register import Register
from jointreport.rules import check
from projects import CORPUS


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(CORPUS)


@pytest.fixture(scope="module")
def values(loaded: Loaded) -> list[Any]:
    """Every value of every record but the words of the interface and of the closed lists."""
    kinds = loaded.entries.keys() - {"vocabulary", "wording"}
    records = (entry.record for kind in kinds for entry in loaded.entries[kind].values())
    return [value for record in records for value in values_within(record)]


def values_within(value: Any) -> Iterator[Any]:
    """Yield every value inside records, mappings and lists."""
    if isinstance(value, BaseModel):
        value = dict(value)
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for inner in value:
            yield from values_within(inner)
    else:
        yield value


def test_every_kind_of_record_occurs_and_no_rule_finds_a_problem(loaded: Loaded) -> None:
    """The corpus passes every rule that the real data must pass."""
    problems = [*loaded.problems, *check(Register(loaded))]
    assert [problem.line() for problem in problems] == []
    assert [kind for kind, entries in loaded.entries.items() if not entries] == []


@pytest.mark.parametrize("name", LISTS)
def test_every_value_of_every_closed_list_occurs(values: list[Any], name: str) -> None:
    """Each relation, stage, extent, status, verb, kind and state is used by some record."""
    assert set(LISTS[name]) <= {value for value in values if isinstance(value, str)}


def test_texts_are_held_in_four_languages_in_two_and_in_one(loaded: Loaded, values: list[Any]) -> None:
    """English and Chinese are required, French and Arabic are not; of some texts one required language is pending."""
    required = {key for key, language in loaded.languages.items() if language.required == "yes"}
    assert (set(loaded.languages), required) == ({"en", "zh", "fr", "ar"}, {"en", "zh"})
    held = {frozenset(value.by_language) for value in values if isinstance(value, Text)}
    assert {frozenset(one) for one in (loaded.languages, required, {"en"}, {"zh"})} <= held


def test_paragraphs_have_every_form_of_number(loaded: Loaded) -> None:
    entries = [*loaded.entries["decisions"].values(), *loaded.entries["documents"].values()]
    places = {paragraph.at for entry in entries for paragraph in entry.record.text.paragraphs}
    for form in (r"s\d", r"pp\d", r"p\d", r"p\d-[a-z]", r"p\d-[a-z]-\d"):
        assert any(re.fullmatch(form, place) for place in places), form


def test_a_title_holds_every_character_that_needs_escaping(loaded: Loaded) -> None:
    """One title has `& < > "` and two spaces in a row, in both required languages."""
    for words in loaded.entries["decisions"]["aa-2-8"].record.title.by_language.values():
        assert all(mark in words for mark in ("&", "<", ">", '"', "  "))


def test_some_meetings_have_two_segments_and_some_none_and_a_decision_stands_alone(loaded: Loaded) -> None:
    assert {len(entry.record.segments) for entry in loaded.entries["meetings"].values()} == {0, 1, 2}
    register = Register(loaded)
    bells = register.decisions["aa-3-9"].record
    assert (bells.relations, bells.areas, bells.corresponds, register.links_to("aa-3-9")) == ((), (), None, ())
