"""Correct work of an author turns nothing red: after each edit all tests of the real data pass."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from edits import Project, every_edit, every_written_edit
from jointreport.generate.check import check_project
from projects import contents, copy_of_records, run

# Where every test needs a build, to collect the tests takes longer than to run the others.
NOT_THESE = [f"--ignore=tests/{name}" for name in ("test_authors_may_edit.py", "browser", "search", "comparing")]
EDITS, WRITTEN = every_edit(), every_written_edit()


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A copy of the real data for each edit, with the edit made."""
    folder = tmp_path_factory.mktemp("edited")
    projects = {name: copy_of_records(folder / name.replace(" ", "-")) for name in EDITS}
    for name, edit in EDITS.items():
        edit(Project(projects[name]))
    return projects


@pytest.mark.real_data
@pytest.mark.parametrize("name", EDITS)
def test_each_edit_is_sound(edited: dict[str, Path], name: str) -> None:
    """As an author sees it who runs `jointreport check`."""
    errors = [one.line() for one in check_project(edited[name]).problems if one.level == "error"]
    assert errors == []


@pytest.mark.real_data
def test_no_edit_turns_a_test_red(edited: dict[str, Path], tmp_path: Path) -> None:
    """Every test of the real data that needs no build, asked of each copy; what only adds is asked together."""
    alone = [project for name, project in edited.items() if name not in WRITTEN]
    assert failing([*alone, *together([edited[name] for name in WRITTEN], tmp_path)]) == []


def together(projects: list[Path], folder: Path) -> list[Path]:
    """Return fewer projects, in each of which the changes to different files are made at once."""
    before, found = contents(copy_of_records(folder / "before")), list[tuple[Path, set[str]]]()
    for project in projects:
        changed = {name: text for name, text in contents(project).items() if before.get(name) != text}
        into, names = next((one for one in found if not one[1] & changed.keys()), (None, set[str]()))
        if into is None:
            found.append((project, {*changed}))
            continue
        names.update(changed)
        for name, text in changed.items():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            (into / name).write_bytes(text)
    return [project for project, _ in found]


def failing(projects: list[Path]) -> list[str]:
    """Run the tests of the real data that need no build on other projects, and return those that failed."""
    options = ("-q", "-m", "real_data and not slow", "--tb=line", "-p", "no:cacheprovider")
    asked = os.pathsep.join(map(str, projects))
    done = run(sys.executable, "-m", "pytest", *options, *NOT_THESE, JOINTREPORT_PROJECTS=asked)
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    assert done.returncode == bool(failed), done.stdout + done.stderr
    return failed
