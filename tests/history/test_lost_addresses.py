"""Addresses that a commit had and that stand no more: told with the lines to write, unless they are said to be gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from jointreport.generate.check import check_project
from projects import cases, rewrite, run
from repository import Repository

LONE = "data/decisions/aa-1-9.yaml"
TEXT = """stage: adopted
subject: related
symbol: AA-1/9
conventions: [aa]
meeting: aa-cop-1
adopted: {during: aa-cop-1}
title: {en: Bells, zh: 铃}
title-status: {en: ours, zh: ours}
text: {extent: none}
sources: [{source: page, certainty: confirmed}]
unknown: {text: {looked: 2024-01-15, where: {en: the page, zh: 网页}}}
"""
PAGES = {
    "docs/kites.en.md": "---\ndescription: Kites.\n---\n\n# Kites\n",
    "docs/kites.zh.md": "---\ndescription: 鸢。\n---\n\n# 鸢\n",
}
PUBLIC = ("as-of: 2024-01-31", "as-of: 2024-01-31\npublic-since: 2026-01-06")


@pytest.fixture
def repository(small: Path) -> Repository:
    """The small project with one decision more that nobody names, and a page, committed on 5 January 2026."""
    made = Repository(small)
    made.commit("2026-01-05", {LONE: TEXT, ".gitignore": ".cache/\n", **PAGES})
    return made


def told(root: Path) -> list[str]:
    return [f"{one.spot}: {one.sentence('en')} [{one.code}]" for one in check_project(root).problems]


def codes(root: Path) -> list[tuple[str, str]]:
    return [(one.code, str(one.values["old"])) for one in check_project(root).problems]


def test_nothing_is_told_where_all_addresses_stand(repository: Repository) -> None:
    assert told(repository.root) == []


@pytest.mark.parametrize("committed", [False, True])
def test_a_record_that_is_gone_is_told_with_the_lines_to_write(repository: Repository, *, committed: bool) -> None:
    repository.write(LONE, None)
    if committed:
        repository.commit("2026-01-06")
    (problem,) = check_project(repository.root).problems
    assert (str(problem.spot), problem.code) == ("data/moved.yaml:1:1", "address-lost-unpublished")
    assert problem.sentence("en") == (
        "The address decisions/aa-1-9/ was there in an earlier commit and leads nowhere now: "
        "“aa-1-9” is gone from data/decisions/aa-1-9.yaml. "
        "Give it its old name back; or write here where it leads now, under “redirects”: decisions/aa-1-9/: … – "
        "or under “tombstones” why it is gone: decisions/aa-1-9/: {reason: {en: …, zh: …}}."
    )
    assert problem.sentence("zh") == (
        "较早的提交中有网址decisions/aa-1-9/，现已不通向任何网页：data/decisions/aa-1-9.yaml中已没有“aa-1-9”。"
        "请恢复其原名；或在此处写明现在通向何处，写在“redirects”下：decisions/aa-1-9/: …；"
        "或写明撤下的原因，写在“tombstones”下：decisions/aa-1-9/: {reason: {en: …, zh: …}}。"
    )


def test_a_record_that_has_another_name_is_told_with_the_line_that_leads_there(repository: Repository) -> None:
    repository.write(LONE, None)
    repository.write("data/decisions/aa-1-9-bells.yaml", TEXT)
    (line,) = told(repository.root)
    assert line.endswith(
        "or write here under “redirects”: decisions/aa-1-9/: decisions/aa-1-9-bells/. [address-moved-unpublished]"
    )


CHANGES = cases("lost_addresses.yaml")


@pytest.mark.parametrize("case", CHANGES["lost"], ids=lambda case: case["says"])
def test_an_address_is_lost(repository: Repository, case: dict[str, dict[str, str]]) -> None:
    _change(repository, case["change"])
    assert codes(repository.root) == [(f"{code}-unpublished", old) for old, code in case["told"].items()]
    rewrite(repository.root / "data" / "edition.yaml", PUBLIC)
    assert codes(repository.root) == [(code, old) for old, code in case["told"].items()]


@pytest.mark.parametrize("case", CHANGES["kept"], ids=lambda case: case["says"])
def test_an_address_is_kept(repository: Repository, case: dict[str, dict[str, str]]) -> None:
    _change(repository, case["change"])
    assert told(repository.root) == []


def _change(repository: Repository, change: dict[str, str]) -> None:
    """Rename each file, remove it, or write what stands on several lines."""
    for name, to in change.items():
        file = repository.root / name
        if not to:
            file.unlink()
        elif "\n" in to:
            repository.write(name, to)
        elif " => " in to:
            before, _, after = to.partition(" => ")
            rewrite(file, (before, after))
        else:
            (repository.root / to).parent.mkdir(parents=True, exist_ok=True)
            file.rename(repository.root / to)


def test_where_others_name_a_record_that_is_gone_they_tell_so(repository: Repository) -> None:
    """No guess, and no second message for the address."""
    _change(repository, {"data/activities/2022-2023/course-again.yaml": ""})
    (line,) = told(repository.root)
    assert line == (
        "data/status/aa-2-3-p2-b.yaml:7:12: “course-again” was deleted or renamed: an earlier commit has it in "
        "data/activities/2022-2023/course-again.yaml, and its address must stay. "
        "Bring it back under its old name; if it is to go, remove the name here too. [record-gone]"
    )


def test_before_the_site_is_public_only_the_last_commit_is_asked(repository: Repository) -> None:
    """A loss that was told once and left is not told at every check for ever."""
    repository.commit("2026-01-07", {LONE: None})
    assert codes(repository.root) == [("address-lost-unpublished", "decisions/aa-1-9/")]
    repository.commit("2026-01-08")
    assert codes(repository.root) == []


@pytest.mark.parametrize(("day", "lost"), [("2026-01-05", []), ("2026-01-07", [("address-lost", "decisions/aa-1-9/")])])
def test_from_the_day_the_site_is_public_every_address_must_stay(
    repository: Repository, day: str, lost: list[tuple[str, str]]
) -> None:
    """What went before that day nobody can have kept."""
    repository.commit(day, {LONE: None})
    repository.commit("2026-01-08")
    rewrite(repository.root / "data" / "edition.yaml", PUBLIC)
    # The second time the commits are not read again.
    assert codes(repository.root) == codes(repository.root) == lost


def test_a_branch_that_is_merged_is_one_commit(repository: Repository) -> None:
    """What a pull request loses is told on it, however many commits it has."""
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.commit("2026-01-07", {LONE: None})
    repository.commit(
        "2026-01-08", {"data/terms.yaml": "# Words.\n" + (repository.root / "data" / "terms.yaml").read_text("utf-8")}
    )
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--no-edit", "branch", when="2026-01-10")
    assert codes(repository.root) == [("address-lost-unpublished", "decisions/aa-1-9/")]


def test_where_there_is_no_history_or_only_its_end_nothing_is_told(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2026-01-07", {LONE: None})
    shallow = tmp_path / "shallow"
    run("git", "clone", "--quiet", "--depth=1", f"file://{repository.root}", shallow)
    assert told(shallow) == []
    (repository.root / ".git").rename(tmp_path / "git")
    assert told(repository.root) == []


@pytest.mark.parametrize(("new", "offered"), CHANGES["redirects"].items())
def test_a_redirect_leads_to_a_page(small: Path, new: str, offered: str) -> None:
    for name, content in PAGES.items():
        (small / name).parent.mkdir(exist_ok=True)
        (small / name).write_text(content, "utf-8")
    (small / "data" / "moved.yaml").write_text(f"redirects:\n  old/: {new}\n", "utf-8")
    hint = f"{offered} " if offered != "-" else ""
    wrong = (
        f"data/moved.yaml:2:9: “old/” is said to lead to “{new}”, but there is no such page. {hint}It is written "
        "without the language and with a slash at its end, for example decisions/mc-5-19/. [redirect-to-nothing]"
    )
    assert told(small) == ([wrong] if offered else [])
