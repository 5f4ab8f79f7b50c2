"""What an author breaks is told at its line, in both languages, without a traceback; the old site stays."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from projects import REPOSITORY, command

CASES = sorted((REPOSITORY / "tests" / "cases" / "breakage").glob("*.yaml"))


def _edition(project: Path) -> dict[str, tuple[int, bytes]]:
    """Every file of the site with its place on the disk: not even a copy may take its place."""
    files = (path for path in (project / "site").rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): (path.stat().st_ino, path.read_bytes()) for path in files}


def _broken(built_corpus: Path, folder: Path, case: dict[str, Any]) -> Path:
    project = folder / "corpus"
    shutil.copytree(built_corpus, project, symlinks=True)
    file = project / case["file"]
    if "old" not in case:
        file.unlink()
        return project
    text = file.read_text("utf-8")
    assert text.count(case["old"]) == 1, "the case names one place"
    file.write_text(text.replace(case["old"], case["new"]), "utf-8")
    return project


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_is_told_at_its_line_and_the_old_site_stays(
    path: Path, built_corpus: Path, tmp_path: Path
) -> None:
    case = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - it makes nothing but strings.
    project = _broken(built_corpus, tmp_path, case)
    before = _edition(project)
    done = command(project, "site")
    assert done.stderr.splitlines() == case["told"]
    assert (done.returncode, done.stdout) == (1, "")
    assert _edition(project) == before
    assert not [left for left in project.iterdir() if left.name.startswith(".site.") and left.is_dir()]


def test_mending_the_mistake_brings_the_site_back(built_corpus: Path, tmp_path: Path) -> None:
    project = tmp_path / "corpus"
    shutil.copytree(built_corpus, project, symlinks=True)
    record = project / "data/decisions/aa-3-9.yaml"
    text = record.read_text("utf-8")
    record.write_text(text.replace("stage: adopted", "stage: agreed"), "utf-8")
    assert command(project, "check").returncode == 1
    record.write_text(text.replace("Bells", "Bells of the evening").replace('铃"', '夜铃"'), "utf-8")
    done = command(project, "site")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Bells of the evening" in (project / "site/decisions/index.html").read_text("utf-8")
