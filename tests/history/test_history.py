"""What is read from the history of `data/`: changes of meaning, by day, and never who made them or why."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jointreport.records.history import Difference, History, Key, RecordChange, git
from jointreport.records.history.days import days_of_commits
from jointreport.records.history.git import history_problems
from jointreport.records.history.meaning import differences, name_of, records_in, tree_of
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


ODD: dict[str, bytes] = {
    "empty": b"",
    "a line end": b"\n",
    "only a comment": b"# To be filled in.\n",
    "only spaces": b"   \n\t\n",
    "only the mark of a document": b"---\n",
    "a text": b"bell",
    "a list": b"- a\n- b\n",
    "null": b"~\n",
    "braces": b"{}\n",
    "binary": bytes(range(256)),
    "zeros": bytes(1000),
    "UTF-16": "lamp: {}\n".encode("utf-16"),
    "GBK": "lamp: 灯\n".encode("gbk"),
    "a mark at the beginning": b"\xef\xbb\xbf" + TERMS.encode(),
    "half of it": TERMS.encode()[:25],
    "conflict": b"<<<<<<< ours\n" + TERMS.encode() + b"=======\n>>>>>>> theirs\n",
    "a record where a table belongs": TEXT.encode(),
    "brackets": b"lamp: " + b"[" * 100_000,
    "braces in braces": b"lamp: " + b"{a: " * 5000,
    "laughs": b"lamp: &a [x]\n" + b"".join(b"l%d: &b%d [%s]\n" % (n, n, b"*a, " * 9) for n in range(9)),
    "laughs in one record": b"lamp:\n  a0: &a0 [x]\n"
    + b"".join(b"  a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 12)),
    "a tag of impossible letters": b"lamp: !<%ff> x\nbell: !<%ff> y\n",
    "a key that is a list": b"lamp:\n  ? [a, b]\n  : c\n",
    "two megabytes": b"lamp:\n  words: {en: '" + b"x" * 2_000_000 + b"'}\n",
    "many records": b"".join(b"n%d: {words: {en: x}}\n" % n for n in range(20_000)),
}
"""What may once have stood in a file."""


@pytest.mark.parametrize("path", ["data/terms.yaml", DECISION])
@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_whatever_once_stood_in_a_file_is_compared_with_what_stands_there_now(path: str, content: bytes) -> None:
    """Of what can be read it is told what differs, of the rest nothing."""
    good = TERMS if path == "data/terms.yaml" else TEXT
    compare(records_in(path, content), records_in(path, good.encode()))
    compare(records_in(path, good.encode()), records_in(path, content))


def compare(before: dict[Key, str] | None, after: dict[Key, str] | None) -> None:
    for key in (before or {}).keys() & (after or {}).keys():
        was, now = tree_of((before or {})[key]), tree_of((after or {})[key])
        if was is not None and now is not None:
            assert all(one.aspect for one in differences(was, now, change_aspects(key[0])))
            assert all(isinstance(said, str) for said in name_of(was).values())


@st.composite
def old_versions(draw: st.DrawFn) -> bytes:
    """Return pieces of good versions and of odd ones in any order."""
    pieces = [TEXT.encode(), TERMS.encode(), *(one for one in ODD.values() if len(one) < 1000)]
    some = draw(st.lists(st.sampled_from(pieces), max_size=3))
    return b"".join(piece[draw(st.integers(0, len(piece))) :] for piece in some)


@given(st.sampled_from(["data/terms.yaml", DECISION]), st.lists(st.binary(max_size=300) | old_versions(), max_size=4))
def test_no_version_of_a_file_can_stop_a_build(path: str, versions: list[bytes]) -> None:
    """Whatever two of them are compared, something comes of it that can be told."""
    read = [records_in(path, content) for content in (*versions, TEXT.encode(), TERMS.encode())]
    for before, after in pairwise(read):
        compare(before, after)


def test_an_empty_table_in_the_beginning_has_its_records_the_day_after(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "project")
    repository.commit("2026-01-05", {DECISION: TEXT, "data/terms.yaml": ""})
    repository.commit("2026-01-06", {"data/terms.yaml": TERMS})
    told = [(change.day.day, change.identity) for change in read_history(repository.root).changes]
    assert told == [(6, "bell"), (6, "lamp"), (5, "aa-1-1")]


def test_a_table_emptied_and_restored_has_lost_and_won_its_records(repository: Repository) -> None:
    repository.commit("2026-01-07", {"data/terms.yaml": "# Nothing.\n"})
    repository.commit("2026-01-08", {"data/terms.yaml": TERMS})
    told = [(change.day.day, change.identity, change.differences[0].aspect) for change in changes_of(repository)]
    assert told == [(8, "bell", "new"), (8, "lamp", "new"), (7, "bell", "gone"), (7, "lamp", "gone")]


@pytest.mark.parametrize(("clocks", "days"), CASES["clocks"])
def test_a_wrong_clock_moves_its_own_commit_alone(clocks: list[str], days: list[str], tmp_path: Path) -> None:
    """From the first commit to the last; a time in seconds is one that no day can be given for."""
    repository = Repository(tmp_path / "project")
    for number, when in enumerate(clocks):
        repository.commit(when, {f"data/decisions/aa-1-{number}.yaml": TEXT})
    told = {change.identity: str(change.day) for change in read_history(repository.root).changes}
    assert told == {f"aa-1-{number}": day for number, day in enumerate(days)}


@given(st.lists(st.integers() | st.integers(1_100_000_000, 2_000_000_000) | st.text(max_size=3)))
def test_days_never_go_back_whatever_the_clocks_say(seconds: list[object]) -> None:
    days = days_of_commits([str(one) for one in seconds])
    assert len(days) == len(seconds)
    assert days == sorted(days, reverse=True)
    assert all(day + timedelta(days=1) for day in days)


@given(st.lists(st.integers(1_200_000_000, 2_000_000_000), min_size=1).map(lambda told: sorted(told, reverse=True)))
def test_right_clocks_are_believed(seconds: list[int]) -> None:
    assert days_of_commits([str(one) for one in seconds]) == [
        datetime.fromtimestamp(one, UTC).date() for one in seconds
    ]


def test_a_repository_of_the_newer_kind_is_read(tmp_path: Path) -> None:
    """Its digests are longer, and so is what stands for no file."""
    repository = Repository(tmp_path / "project", "--object-format=sha256")
    repository.commit("2026-01-05", {DECISION: TEXT, "data/terms.yaml": TERMS})
    repository.commit("2026-01-07", {DECISION: None, "data/decisions/aa-1-2.yaml": TEXT, "data/terms.yaml": None})
    told = [(change.identity, change.differences[0].aspect) for change in changes_of(repository)]
    assert told == [("bell", "gone"), ("lamp", "gone")]


def test_another_repository_inside_is_no_file(repository: Repository) -> None:
    """Its commit stands where the version of a file would."""
    Repository(repository.root / "data" / "inner.yaml").commit("2026-01-06")
    repository.git("-c", "advice.addEmbeddedRepo=false", "add", "data/inner.yaml")
    repository.commit("2026-01-07", KITES)
    assert [change.identity for change in changes_of(repository)] == ["aa-1-1"]


@pytest.mark.parametrize("answer", ["--is-shallow-repository", "", "maybe"])
def test_an_old_git_that_cannot_tell_is_not_believed(
    answer: str, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "bin" / "git"
    old.parent.mkdir()
    real = shutil.which("git")
    old.write_text(f'#!/bin/sh\ncase "$*" in *--is-shallow*) echo {answer};; *) exec {real} "$@";; esac\n', "utf-8")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{old.parent}:{os.environ['PATH']}")
    history = read_history(repository.root)
    assert history == History("unreadable")
    (problem,) = history_problems(history, preview=False)
    assert "git may be missing or older than 2.15" in problem.sentence("en")


def test_without_git_a_repository_cannot_be_read(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/absent")
    assert read_history(repository.root) == History("unreadable")


@pytest.mark.parametrize("damage", ["refs/heads/main", "HEAD"])
def test_a_repository_whose_last_commit_is_lost_is_not_one_without_any(damage: str, repository: Repository) -> None:
    (repository.root / ".git" / damage).write_text("garbage\n", "utf-8")
    assert read_history(repository.root) == History("unreadable")
