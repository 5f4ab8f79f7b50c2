"""What is read from the history of `data/`: changes of meaning, by day, and never who made them or why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jointreport.records.history import Difference, History, RecordChange, git
from jointreport.records.history.git import history_problems
from jointreport.records.kinds import change_aspects
from projects import cases
from repository import Repository

DECISION = "data/decisions/aa-1-1.yaml"
CASES = cases("history.yaml")
TEXT = CASES["decision"]
KITES: dict[str, str | None] = {DECISION: TEXT.replace("Bells", "Kites")}
TERMS = "lamp:\n  words: {en: lamp, zh: 灯}\nbell:\n  words: {en: bell, zh: 铃}\n"


def read_history(root: Path) -> History:
    return git.read_history(root, change_aspects)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with one decision and two terms, committed on 5 January 2026."""
    made = Repository(tmp_path / "project")
    made.commit("2026-01-05", {DECISION: TEXT, "data/terms.yaml": TERMS})
    return made


def changes_of(repository: Repository) -> Sequence[RecordChange]:
    """Return the changes after the first day."""
    changes = read_history(repository.root).changes
    return [change for change in changes if change.day >= date(2026, 1, 6)]


def reworded(before: str, after: str) -> dict[str, str | None]:
    assert TEXT.count(before) == 1
    return {DECISION: TEXT.replace(before, after)}


def test_the_first_day_has_every_record_as_new(repository: Repository) -> None:
    history = read_history(repository.root)
    assert (history.state, history.since, history.whole) == ("read", date(2026, 1, 5), True)
    told = [(change.kind, change.identity) for change in history.changes]
    assert told == [("decisions", "aa-1-1"), ("terms", "bell"), ("terms", "lamp")]
    assert {change.differences for change in history.changes} == {(Difference("new"),)}


@pytest.mark.parametrize(("before", "after", "told"), CASES["of meaning"])
def test_a_change_of_meaning_is_told_as_what_it_is(
    before: str, after: str, told: list[Any], repository: Repository
) -> None:
    repository.commit("2026-01-07", reworded(before, after))
    (change,) = changes_of(repository)
    expected: tuple[Any, ...] = tuple(tuple(one) if isinstance(one, list) else one for one in told)
    assert change.differences == (Difference(*expected),)


OF_FORM = {
    **{name: [reworded(*change)] for name, change in CASES["of form"].items()},
    "name of a file": [{DECISION: None, "data/decisions/aa-1-2.yaml": TEXT}],
    "changed back on the same day": [KITES, {DECISION: TEXT}],
    "words of the interface": [{"data/wording.yaml": "home: {en: Home}\n", "data/README.md": "Read me."}],
}


@pytest.mark.parametrize("commits", OF_FORM.values(), ids=OF_FORM)
def test_a_change_of_form_is_none(commits: list[dict[str, str | None]], repository: Repository) -> None:
    for hour, files in enumerate(commits):
        repository.commit(f"2026-01-07T0{hour}:00:00+00:00", files)
    assert changes_of(repository) == []


def test_of_a_table_only_the_records_that_differ_are_told(repository: Repository) -> None:
    terms = TERMS.replace("铃", "钟") + "kite:\n  words: {en: kite}\n"
    repository.commit("2026-01-07", {"data/terms.yaml": terms})
    told = [(change.identity, change.differences[0].aspect) for change in changes_of(repository)]
    assert told == [("bell", "name"), ("kite", "new")]


def test_what_is_gone_keeps_its_last_name(repository: Repository) -> None:
    repository.commit("2026-01-07", {"data/terms.yaml": TERMS.partition("bell")[0]})
    (change,) = changes_of(repository)
    assert change.differences == (Difference("gone"),)
    assert read_history(repository.root).names == {("terms", "bell"): {"en": "bell", "zh": "铃"}}


def test_the_day_is_that_of_the_commit_in_utc(repository: Repository) -> None:
    """Neither the time zone of the author nor the date of an earlier draft of the commit counts."""
    repository.commit("2026-01-07T22:30:00-05:00", KITES)
    assert [change.day for change in changes_of(repository)] == [date(2026, 1, 8)]


def test_a_branch_counts_on_the_day_it_was_merged(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "proposal")
    repository.commit("2026-01-07", KITES)
    repository.git("checkout", "--quiet", "main")
    repository.commit("2026-01-08", {"README.md": "Something else."})
    repository.git("merge", "--quiet", "--no-ff", "-m", "Merge", "proposal", when="2026-01-09")
    assert [change.day for change in changes_of(repository)] == [date(2026, 1, 9)]


def test_an_edit_that_is_not_committed_is_not_told(repository: Repository) -> None:
    repository.write(DECISION, KITES[DECISION])
    assert changes_of(repository) == []


def test_settings_of_the_person_who_builds_change_nothing(repository: Repository) -> None:
    before = read_history(repository.root)
    for setting in ("log.showRoot=false", "log.showSignature=true", "diff.renames=copies", "color.ui=always"):
        repository.git("config", *setting.split("="))
    git._history_at.cache_clear()
    assert read_history(repository.root) == before


def test_a_project_below_the_root_of_a_repository_has_its_own_history(tmp_path: Path) -> None:
    outer = Repository(tmp_path / "outer")
    outer.commit("2026-01-05", {f"inner/{DECISION}": TEXT, DECISION.replace("1-1", "9-9"): TEXT})
    (change,) = read_history(tmp_path / "outer" / "inner").changes
    assert change.identity == "aa-1-1"


def test_only_so_many_commits_are_looked_through(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest day of those looked at may not be whole; the list begins on the day after it."""
    repository.commit("2026-01-07", KITES)
    repository.commit("2026-01-09", {DECISION: TEXT})
    monkeypatch.setattr(git, "MOST_COMMITS", 1)
    history = read_history(repository.root)
    assert (history.since, history.whole) == (date(2026, 1, 8), False)
    assert [change.day for change in history.changes] == [date(2026, 1, 9)]


def test_a_day_that_would_take_too_long_to_compare_ends_the_list(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"data/decisions/aa-2-{number}.yaml" for number in range(5)]
    repository.commit("2026-01-07", dict.fromkeys(names, TEXT))
    repository.commit("2026-01-08", dict.fromkeys(names, KITES[DECISION]))
    repository.commit("2026-01-09", KITES)
    monkeypatch.setattr(git, "MOST_COMPARED", 3)
    history = read_history(repository.root)
    assert (history.since, history.whole) == (date(2026, 1, 9), False)
    assert [change.identity for change in history.changes] == ["aa-1-1"]


def test_without_a_repository_or_before_the_first_commit_there_is_no_history(tmp_path: Path) -> None:
    assert read_history(tmp_path) == History("absent")
    assert read_history(Repository(tmp_path).root) == History("absent")


def test_a_repository_that_git_cannot_read_is_told_of(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("no repository", "utf-8")
    history = read_history(tmp_path)
    assert history == History("unreadable")
    (problem,) = history_problems(history, preview=True)
    assert problem.level == "warning"
    assert problem.line().startswith("data:1:1: The history of the records cannot be read")


def test_a_repository_that_lacks_a_commit_is_told_of(repository: Repository) -> None:
    """Git still knows which commit is checked out, and fails only when it is asked for those before."""
    first = git.head(repository.root)
    repository.commit("2026-01-06", {DECISION: TEXT.replace("Lamps are", "Lamps were")})
    (repository.root / ".git" / "objects" / first[:2] / first[2:]).unlink()
    assert read_history(repository.root) == History("unreadable")
