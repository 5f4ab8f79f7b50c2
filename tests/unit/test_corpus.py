"""What the small invented treaty system in `tests/corpus/` holds, so that tests of pages may rely on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from jointreport.records.load import Loaded, load
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.register.register import Register
from jointreport.rules import check
from projects import CORPUS


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(CORPUS)


@pytest.fixture(scope="module")
def values(loaded: Loaded) -> list[Any]:
    """Every value of every record but the words of the interface and of the lists of values."""
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
    problems = [*loaded.problems, *check(Register(loaded))]
    assert [problem.line() for problem in problems] == []
    assert [kind for kind, entries in loaded.entries.items() if not entries] == []


# What is held of a meeting follows from records; no author writes it.
@pytest.mark.parametrize("name", [name for name in LISTS if name != "holding"])
def test_every_value_of_every_closed_list_occurs(values: list[Any], name: str) -> None:
    assert set(LISTS[name]) <= {value for value in values if isinstance(value, str)}


def test_a_title_holds_every_character_that_needs_escaping(loaded: Loaded) -> None:
    """One title has `& < > "` and two spaces in a row, in both required languages."""
    for words in loaded.entries["decisions"]["aa-2-8"].record.title.by_language.values():
        assert all(mark in words for mark in ("&", "<", ">", '"', "  "))
