"""The rules, each by cases that an author can read.

A case below `tests/cases/rules/<rule>/` says which lines of the small project in `base/` are changed,
and every problem that then stands: its place, its code, and its sentences in both languages, exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from jointreport.problems import Problem, Spot, in_order
from jointreport.records.kinds import BY_NAME, place_of, shape
from jointreport.records.load import load
from jointreport.records.model.base import Record
from jointreport.records.model.sources import Sourced
from jointreport.records.register.register import Register
from jointreport.records.source import read
from jointreport.rules import RULES, check
from projects import rewrite

CASES = Path(__file__).parent / "cases" / "rules"
BASE = CASES / "base"
NAMES = [rule.__name__.replace("_", "-") for rule in RULES]


ALL = {
    f"{path.parent.name}/{path.stem}": yaml.safe_load(path.read_text("utf-8"))
    for path in sorted(CASES.glob("*/*.yaml"))
}


def found(project: Path) -> list[Problem]:
    loaded = load(project)
    assert [one.sentence("en") for one in loaded.problems if one.level == "error"] == [], "a case must be readable"
    return in_order(check(Register(loaded)))


def apply(edits: list[dict[str, str]], project: Path) -> None:
    for edit in edits:
        path = project / "data" / edit["file"]
        if "content" in edit:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(edit["content"], "utf-8")
        else:
            rewrite(path, (edit["replace"], edit["with"]))


def told(problem: Problem) -> dict[str, str]:
    """Return a problem as a case states it."""
    told_in = {language: problem.sentence(language) for language in ("en", "zh")}
    return {"at": str(problem.spot), "code": problem.code, **told_in}


def test_the_base_of_all_cases_is_sound() -> None:
    assert found(BASE) == []


@pytest.mark.parametrize("case", ALL.values(), ids=ALL)
def test_a_case_gives_exactly_its_problems(case: dict[str, list[dict[str, str]]], small: Path) -> None:
    apply(case["edits"], small)
    assert [told(problem) for problem in found(small)] == case["problems"]


def test_every_rule_has_good_and_bad_cases_and_every_case_a_rule() -> None:
    rules = {name: name.partition("/")[0] for name in ALL}
    spoken = {(rules[name], rules[name] in {one["code"] for one in case["problems"]}) for name, case in ALL.items()}
    assert spoken == {(rule, speaks) for rule in NAMES for speaks in (True, False)}


def _sources(tree: Any, where: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the place of every source in the tree of a file."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in pairs:
        if key == "sources":
            yield from ((*where, key, number) for number in range(len(value)))
        else:
            yield from _sources(value, (*where, key))


def _every_source() -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for path in sorted((BASE / "data").rglob("*.yaml")):
        for where in _sources(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)):  # noqa: S506 - loads strings only.
            yield path.relative_to(BASE).as_posix(), where


@pytest.mark.parametrize(("name", "where"), list(_every_source()), ids=str)
def test_a_source_that_is_taken_away_is_missed(name: str, where: tuple[str | int, ...], small: Path) -> None:
    """Whichever single source is deleted, the facts it supported are named where the record stands."""
    tree = yaml.load((small / name).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - loads strings only.
    held: Any = tree
    for step in where[:-1]:
        held = held[step]
    taken = held.pop(int(where[-1]))
    (small / name).write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")
    source = read(name, (small / name).read_bytes())
    owner = where[:-2]
    fields = [tuple(owner) + place_of(field) for field in taken.get("for", ())]
    places = [source.key_spot(field) for field in fields or [owner] if field] or [Spot(name)]
    problems = [problem for problem in found(small) if problem.code == "source-for-every-fact"]
    assert [problem.spot for problem in problems] == sorted(places)


def _models() -> Iterator[type[Record]]:
    waiting = list(Record.__subclasses__())
    while waiting:
        model = waiting.pop()
        waiting.extend(model.__subclasses__())
        yield model


def test_every_field_that_names_a_record_is_looked_up() -> None:
    """Only a record's own names are checked by their form; whatever names another record is looked up instead."""
    by_form = {
        alias
        for model in _models()
        for alias, name in shape(model).attributes.items()
        if "_identity" in str(model.model_fields[name].metadata) + str(model.model_fields[name].annotation)
    }
    assert by_form == {"id", "part", "joint", "group", "aliases"}


def test_every_reference_is_to_kinds_of_record_that_there_are() -> None:
    """A misspelt kind in a marker would fail only when an author makes a mistake."""
    named = {kind for model in _models() for kinds in shape(model).references.values() for kind in kinds}
    assert named <= set(BY_NAME)


def test_every_record_with_sources_says_which_of_its_fields_are_facts() -> None:
    """Each model that carries sources has facts for them to support, and no other model has."""
    with_sources = {model for model in _models() if shape(model).holds_sources} - {Sourced}
    assert {model for model in _models() if shape(model).facts} == with_sources
