"""Problems as GitHub and other programs read them, and their sentences."""

from __future__ import annotations

import json
from string import Formatter

from jointreport.problems import Problem, Spot, format_problems, in_order, sentences

PROBLEM = Problem("no-such-day", Spot("data/a.yaml", 3, 10), {"found": "2025-02-30"})


def test_a_github_annotation_cannot_be_forged_by_what_an_author_wrote() -> None:
    problem = Problem("no-such-day", Spot("data/a,b:c.yaml", 3, 10), {"found": "x\n::error::100%"})
    assert format_problems([problem], "github", ("en",)) == (
        "::error file=data/a%2Cb%3Ac.yaml,line=3,col=10,title=no-such-day::"
        "There is no such day as x%0A::error::100%25. Check the day and the month."
    )


def test_json_holds_every_field() -> None:
    assert json.loads(format_problems([PROBLEM], "json", ())) == [
        {
            "code": "no-such-day",
            "level": "error",
            "path": "data/a.yaml",
            "line": 3,
            "column": 10,
            "en": "There is no such day as 2025-02-30. Check the day and the month.",
            "zh": "2025-02-30这一天不存在。请核对月和日。",
        }
    ]


def test_problems_come_once_each_by_file_line_and_column() -> None:
    first = Problem("empty-text", Spot("a", 1, 2), {"field": "x"})
    second = Problem("all-pending", Spot("a", 1, 1), {"field": "x"})
    assert in_order([first, second, first]) == [second, first]


def test_every_sentence_ends_as_one_and_holds_the_same_values_in_both_languages() -> None:
    for code in sorted(sentences()):
        words = sentences()[code].words
        assert _values(words["en"]) == _values(words["zh"]), code
        # A hint is a sentence itself.
        assert all(sentence[-1] in ".?…" for sentence in words["en"] if not sentence.endswith("{hint}")), code
        assert all(sentence[-1] in "。？…" for sentence in words["zh"] if not sentence.endswith("{hint}")), code


def _values(told: tuple[str, str]) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(" ".join(told)) if name}
