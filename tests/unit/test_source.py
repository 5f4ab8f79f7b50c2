"""Reading one YAML file into texts, each with its line and column."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from jointreport.problems import Problem, Spot
from jointreport.records.source import read
from jointreport.records.source.mistakes import explain
from projects import REPOSITORY, cases, read_yaml

SENTENCES = REPOSITORY / "src/jointreport/problems/messages/source.yaml"
PATH = "data/decisions/x.yaml"
PLACES = cases("words/places.yaml")
CASES: dict[str, dict[str, Any]] = {
    f"{path.stem}: {name}": case
    for path in sorted((REPOSITORY / "tests/cases/source").glob("*.yaml"))
    for name, case in read_yaml(path).items()
}


def told(problem: Problem) -> dict[str, str]:
    place = f"{problem.spot.line}:{problem.spot.column}"
    return {"at": place, "code": problem.code, "en": problem.sentence("en"), "zh": problem.sentence("zh")}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_file_yields_exactly_the_problems_and_the_tree_of_its_case(case: dict[str, Any]) -> None:
    """Places, codes, both sentences, what was read; `hex` holds what is no text."""
    content = bytes.fromhex(case["hex"]) if "hex" in case else case["file"].encode()
    source = read(PATH, content, right_to_left=frozenset(case.get("right-to-left", ())))
    assert [told(problem) for problem in source.problems] == case.get("problems", [])
    assert source.tree == case.get("reads")
    assert {problem.spot.path for problem in source.problems} <= {PATH}


def test_every_sentence_is_shown_by_a_case() -> None:
    """Each sentence can be brought about; the two that no case can hold have tests of their own."""
    shown = {problem["code"] for case in CASES.values() for problem in case.get("problems", ())}
    assert set(read_yaml(SENTENCES)) - shown == {"too-large", "not-yaml"}


def test_an_error_that_nobody_foresaw_still_gets_plain_words() -> None:
    """An error of the parser without a place, and without known words, is told at the start of the file."""
    explanation = explain(yaml.YAMLError(), "id: x", None)
    problem = Problem(explanation.code, Spot(PATH), explanation.values)
    assert problem.line() == (
        f"{PATH}:1:1: What stands here cannot be read. Compare this line with the same line of a similar file; a text"
        " with unusual signs belongs in quotes. / 此处内容无法读取。请与同类文件的相应行对照；"
        "含有特殊符号的文字应加半角引号。 [not-yaml]"
    )


def test_a_file_of_2_mib_is_read_and_one_byte_more_is_refused() -> None:
    largest = b"text: " + b"x" * (2 * 1024 * 1024 - 6)
    assert read(PATH, largest).problems == ()
    refused = read(PATH, largest + b"x")
    (problem,) = refused.problems
    assert refused.tree is None
    assert problem.line() == (
        f"{PATH}:1:1: This file has 2.0 MiB; at most 2 MiB are read. Divide its content among several files."
        " / 本文件有2.0 MiB，最多只能读取2 MiB。请将内容分成几个文件。 [too-large]"
    )


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "a: {", "[a, "])
def test_fifty_thousand_levels_are_refused_without_a_crash(opening: str) -> None:
    """Building nodes of such a text in the C loader ends in a segmentation fault."""
    source = read(PATH, (opening * 50_000).encode())
    assert source.tree is None
    assert {problem.code for problem in source.problems} <= {"too-deep", "complex-key"}


@pytest.mark.parametrize(
    "piece", ["\ta\n", "a: b\n", "e\u0301\n", "=======\n", "- &a x\n", "a：b\n", "\u3000\n", "*a : #b\n"]
)
def test_one_fault_is_told_at_most_twenty_times_per_file(piece: str) -> None:
    """A file full of one fault must not print a line for each, nor take long."""
    source = read(PATH, (piece * (500_000 // len(piece))).encode())
    codes = [problem.code for problem in source.problems]
    assert source.tree is None
    assert max(codes.count(code) for code in codes) <= 20


@pytest.mark.parametrize(("where", "value", "key"), PLACES["places"], ids=str)
def test_every_value_and_key_has_its_line_and_column(where: list[str | int], value: str, key: str) -> None:
    source = read(PATH, PLACES["file"].encode())
    assert str(source.spot(tuple(where))) == f"{PATH}:{value}"
    assert str(source.key_spot(tuple(where))) == f"{PATH}:{key}"


def test_a_file_without_a_tree_has_its_first_character_as_every_place() -> None:
    source = read(PATH, b"id: @x\n")
    assert source.spot(("id",)) == source.key_spot(("id",)) == Spot(PATH, 1, 1)
