"""What YAML reads without a complaint and no author meant; and what an author may have meant by a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jointreport.markdown.check import check_pages
from jointreport.problems import Problem, Spot
from jointreport.problems.hints import hint_of_list, hint_of_names, names_alike
from jointreport.records.decode import decode
from jointreport.records.kinds import BY_NAME
from jointreport.records.load import load
from jointreport.records.model.site import Language
from jointreport.records.register.names import problem_of_name
from jointreport.records.register.register import Register
from jointreport.records.source import read
from jointreport.records.written_dates import date_meant, days_meant
from projects import CORPUS, cases, rewrite

LANGUAGES = {
    "en": Language(tag="en", direction="ltr", name="English", required="yes"),
    "zh": Language(tag="zh-Hans", direction="ltr", name="简体中文", required="yes"),
}
SLIPS: dict[str, dict[str, Any]] = cases("slips.yaml")
NAMES: list[dict[str, str]] = cases("words/names.yaml")
PAGES: dict[str, list[dict[str, str]]] = cases("words/pages.yaml")
DATES: dict[str, list[tuple[str, str]]] = cases("words/written-dates.yaml")
KNOWN = Register(load(CORPUS))
HINTS: dict[str, list[dict[str, Any]]] = cases("words/hints.yaml")


def _told(problem: Problem) -> dict[str, str]:
    """Return a problem as a case states it, without its file."""
    told_in = {language: problem.sentence(language) for language in ("en", "zh")}
    return {"at": f"{problem.spot.line}:{problem.spot.column}", "code": problem.code, **told_in}


@pytest.mark.parametrize("case", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_by_what_was_meant_at_its_own_place(case: dict[str, Any]) -> None:
    source = read("x.yaml", case["file"].encode())
    assert source.problems == ()
    _, problems = decode(BY_NAME[case["kind"]].model, source, (), LANGUAGES)
    assert [_told(problem) for problem in problems] == case["problems"]


@pytest.mark.parametrize("case", HINTS["names of records"], ids=lambda case: case["written"])
def test_a_name_of_a_record_is_guessed_only_where_a_slip_is_near(case: dict[str, Any]) -> None:
    alike = names_alike(case["written"], case["among"].split(), ("bc", "mc", "rc", "sc"))
    hint = hint_of_names(case["written"], alike)
    assert (hint.sure, " ".join(hint.names)) == (case.get("sure", "meant"), case["told"])


def _slips(name: str) -> Iterator[str]:
    """Yield a name with each letter left out, doubled, or in the place of the next."""
    for at, letter in enumerate(name):
        if letter.isalpha():
            yield name[:at] + name[at + 1 :]
            yield name[:at] + letter + name[at:]
        if letter.isalnum() and name[at + 1 : at + 2].isalnum() and letter.isdigit() == name[at + 1].isdigit():
            yield name[:at] + name[at + 1] + letter + name[at + 2 :]


def test_whatever_single_slip_the_name_is_among_those_told_and_none_of_another_convention() -> None:
    names, conventions = KNOWN.linkable, set(KNOWN.conventions)
    for name in names:
        for slip in _slips(name):
            told = names_alike(slip, names, conventions)
            if slip in names or name not in told:
                # Another record, or the slip is in the convention and makes another one.
                continue
            assert name in hint_of_names(slip, told).names, slip
            kept = conventions.intersection(slip.split("-"))
            assert all(kept <= set(one.split("-")) for one in hint_of_names(slip, told).names), slip


@pytest.mark.parametrize("case", NAMES, ids=lambda case: case["written"])
def test_what_readers_see_is_understood_where_a_name_of_a_record_belongs(case: dict[str, str]) -> None:
    problem = problem_of_name(KNOWN, Spot("x.yaml"), case["written"], tuple(case["kinds"].split()), "known-reference")
    assert _told(problem).items() >= {(name, case[name]) for name in ("code", "en", "zh")}


@pytest.mark.parametrize("case", cases("words/values.yaml"), ids=lambda case: case["written"])
def test_a_value_in_words_is_understood(case: dict[str, str], small: Path) -> None:
    file = small / "data" / case["file"]
    rewrite(file, (case["line"], f"{case['line'].partition(':')[0]}: {case['written']}"))
    (problem,) = load(small).problems
    assert {"code": problem.code, "en": problem.sentence("en"), "zh": problem.sentence("zh")} == {
        "code": "unknown-value",
        "en": f"“{case['written']}” is not one of the values allowed here. {case['en']}",
        "zh": f"“{case['written']}”不是此处允许的值。{case['zh']}",
    }


@pytest.mark.parametrize("written", PAGES)
def test_a_page_is_told_what_to_write_instead(written: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for language in ("en", "zh"):
        (tmp_path / f"docs/page.{language}.md").write_text(f"# Page\n\n{written}\n", "utf-8")
    found = [problem for problem in check_pages(tmp_path, KNOWN) if problem.spot.path == "docs/page.en.md"]
    assert [_told(problem) for problem in found] == PAGES[written]


@pytest.mark.parametrize("case", HINTS["values of a list"], ids=lambda case: case["written"])
def test_a_value_of_a_closed_list_is_guessed_or_all_are_told(case: dict[str, Any]) -> None:
    hint = hint_of_list(case["written"], tuple(case["among"].split()))
    assert (hint.sure, " ".join(hint.names)) == (case.get("sure", "meant"), case["told"])


@pytest.mark.parametrize(("written", "meant"), DATES["days"])
def test_a_day_that_is_written_otherwise_is_understood_where_it_can_mean_one_alone(written: str, meant: str) -> None:
    assert date_meant(written) == meant


@pytest.mark.parametrize(("written", "meant"), DATES["two days"])
def test_two_days_in_one_are_understood_also_where_the_first_lacks_its_month_or_year(written: str, meant: str) -> None:
    assert " ".join(days_meant(written) or ()) == meant
