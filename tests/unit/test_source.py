"""Reading one YAML file into texts, each with its line and column."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from jointreport.problems import Problem, Spot
from jointreport.records.source import Tree, read
from jointreport.records.source.mistakes import explain

CASES = Path(__file__).parents[1] / "cases" / "source"
SENTENCES = Path(__file__).parents[2] / "src" / "jointreport" / "problems" / "messages" / "source.yaml"
PATH = "data/decisions/x.yaml"


@dataclass(frozen=True)
class Case:
    content: bytes
    right_to_left: frozenset[str]
    problems: list[dict[str, str]]
    reads: Tree | None


def load(path: Path) -> dict[str, Any]:
    """Return a YAML file's content with every scalar as text."""
    content: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - makes texts only.
    return content


def case(entry: dict[str, Any]) -> Case:
    content = bytes.fromhex(entry["hex"]) if "hex" in entry else entry["file"].encode()
    languages = frozenset(entry.get("right-to-left", ()))
    return Case(content, languages, entry.get("problems", []), entry.get("reads"))


ALL_CASES = {
    f"{path.stem}: {name}": case(entry)
    for path in sorted(CASES.glob("*.yaml"))
    for name, entry in load(path).items()
}


def told(problem: Problem) -> dict[str, str]:
    return {
        "at": f"{problem.spot.line}:{problem.spot.column}",
        "code": problem.code,
        "en": problem.sentence("en"),
        "zh": problem.sentence("zh"),
    }


@pytest.mark.parametrize("name", ALL_CASES)
def test_a_file_yields_exactly_the_problems_and_the_tree_of_its_case(name: str) -> None:
    """Every case under `tests/cases/source` holds: places, codes, both sentences, what was read."""
    expected = ALL_CASES[name]
    source = read(PATH, expected.content, right_to_left=expected.right_to_left)
    assert [told(problem) for problem in source.problems] == expected.problems
    assert source.tree == expected.reads
    assert {problem.spot.path for problem in source.problems} <= {PATH}


def test_every_sentence_is_shown_by_a_case() -> None:
    """Each sentence can be brought about; the two that no case can hold have tests of their own."""
    shown = {problem["code"] for entry in ALL_CASES.values() for problem in entry.problems}
    assert set(load(SENTENCES)) - shown == {"too-large", "not-yaml"}


def test_an_error_that_nobody_foresaw_still_gets_plain_words() -> None:
    """An error of the parser without a place, and without known words, is told at the start of the file."""
    explanation = explain(yaml.YAMLError(), "id: x", None)
    problem = Problem(explanation.code, Spot(PATH), explanation.values)
    assert told(problem) == {
        "at": "1:1",
        "code": "not-yaml",
        "en": "What stands here cannot be read. Compare this line with the same line of a similar file; "
        "a text with unusual signs belongs in quotes.",
        "zh": "此处内容无法读取。请与同类文件的相应行对照；含有特殊符号的文字应加半角引号。",
    }


def test_a_file_of_2_mib_is_read_and_one_byte_more_is_refused() -> None:
    """The limit is 2 MiB, counted in bytes."""
    largest = b"text: " + b"x" * (2 * 1024 * 1024 - 6)
    assert read(PATH, largest).problems == ()
    refused = read(PATH, largest + b"x")
    assert refused.tree is None
    assert [told(problem) for problem in refused.problems] == [
        {
            "at": "1:1",
            "code": "too-large",
            "en": "This file has 2.0 MiB; at most 2 MiB are read. Divide its content among several files.",
            "zh": "本文件有2.0 MiB，最多只能读取2 MiB。请将内容分成几个文件。",
        }
    ]


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


RECORD = """\
# A record
id: mc-5-19
title:
  en: Cooperation
  zh: 合作
text:
  - id: p1
    acts: [{verb: requests}, {verb: invites}]
  - id: p2
note:
"""


@pytest.mark.parametrize(
    ("where", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("id",), (2, 5), (2, 1)),
        (("title",), (4, 3), (3, 1)),
        (("title", "zh"), (5, 7), (5, 3)),
        (("text", 1), (9, 5), (9, 5)),
        (("text", 0, "acts", 1, "verb"), (8, 37), (8, 31)),
        (("note",), (10, 6), (10, 1)),
    ],
)
def test_every_value_and_key_has_its_line_and_column(
    where: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    """Lines and columns count from 1, columns in characters; a list item's key is the item itself."""
    source = read(PATH, RECORD.encode())
    assert source.spot(where) == Spot(PATH, *value)
    assert source.key_spot(where) == Spot(PATH, *key)


@pytest.mark.parametrize(
    "where", [("title", "fr"), ("title", 0), ("title", "zh", "x"), ("title", "fr", 7, "y")]
)
def test_an_unknown_way_leads_to_the_nearest_known_parent(where: tuple[str | int, ...]) -> None:
    """A missing field is told of at the record that lacks it."""
    source = read(PATH, RECORD.encode())
    parent: tuple[str | int, ...] = ("title", "zh") if "zh" in where else ("title",)
    assert source.spot(where) == source.spot(parent)
    assert source.key_spot(where) == source.spot(parent)


@pytest.mark.parametrize("where", [("text", 2), ("text", -1), ("text", "0")])
def test_a_list_knows_only_its_items(where: tuple[str | int, ...]) -> None:
    """Neither a number past the end nor a negative one leads to an item."""
    source = read(PATH, RECORD.encode())
    assert source.spot(where) == source.spot(("text",)) == Spot(PATH, 7, 3)


def test_a_file_without_a_tree_has_its_first_character_as_every_place() -> None:
    """Places can be asked for even where nothing could be read."""
    source = read(PATH, b"id: @x\n")
    assert source.spot(("id",)) == source.key_spot(("id",)) == Spot(PATH, 1, 1)


def test_marks_of_direction_are_refused_without_right_to_left_languages() -> None:
    """Whether a language is written from right to left is the caller's knowledge."""
    content = "ar: \u2067نص\u2069\n".encode()
    assert read(PATH, content, right_to_left=frozenset({"ar"})).tree == {"ar": "\u2067نص\u2069"}
    assert [problem.code for problem in read(PATH, content).problems] == ["bidirectional-character"] * 2
