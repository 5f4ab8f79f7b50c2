"""What the last sound run knows of files, and what must be looked at again although they did not change."""

from __future__ import annotations

from pathlib import Path

import pytest

from jointreport.generate.check import check_project
from projects import rewrite


@pytest.fixture
def remembered(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project of the rules, with a statement that names a decision, checked once with nothing wrong."""
    said = "text: {en: The task force supported the cooperation., zh: 工作队支持合作。}"
    names = "text: {en: The task force supported decision BB-7/4., zh: 工作队支持BB-7/4号决定。}"
    rewrite(small / "data/statements/task-force.yaml", (said, names))
    monkeypatch.setattr("jointreport.records.known._WORTH_REMEMBERING", 0)
    assert check_project(small).problems == []
    return small


def told(project: Path) -> list[str]:
    return [problem.line() for problem in check_project(project).problems]


def test_words_of_files_that_did_not_change_are_not_looked_at_again(remembered: Path) -> None:
    register = check_project(remembered).register
    assert register is not None
    assert "data/decisions/aa-2-3.yaml" in register.settled


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("decisions/bb-7-4.yaml", "symbol: BB-7/4", "symbol: BB-7/5"),
        ("conventions.yaml", "BB-{meeting}/{number}", "BC-{meeting}/{number}"),
    ],
)
def test_they_are_where_names_or_symbols_changed_elsewhere(
    file: str, before: str, after: str, remembered: Path, tmp_path: Path
) -> None:
    """What is told is what a check from nothing tells: a symbol that no decision has any more, where it stands."""
    rewrite(remembered / "data" / file, (before, after))
    found = told(remembered)
    assert ("symbol-of-no-record" in "".join(found)) == (file == "decisions/bb-7-4.yaml")
    (remembered / ".cache").rename(tmp_path / "cache")
    assert found == told(remembered)
