"""Projects for tests: the invented corpus, copied so that a test may break it, built by the real command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
CORPUS = REPOSITORY / "tests" / "corpus"


def copy_of_corpus(folder: Path) -> Path:
    """Return a project that holds the corpus and this repository's overrides, hook and assets."""
    project = folder / "corpus"
    shutil.copytree(CORPUS, project)
    _share_engine_files(project)
    return project


def copy_of_site(folder: Path) -> Path:
    """Return a project that holds the real data and pages."""
    project = folder / "site"
    for name in ("data", "docs"):
        shutil.copytree(REPOSITORY / name, project / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", project)
    _share_engine_files(project)
    return project


def _share_engine_files(project: Path) -> None:
    shutil.copytree(REPOSITORY / "docs" / "assets", project / "docs" / "assets", dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "overrides", project / "overrides")
    # The hook finds the package beside itself, so it is linked, not copied.
    (project / "hooks").symlink_to(REPOSITORY / "hooks")


def command(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `jointreport` on a project, as `make` does, with warnings as errors."""
    return subprocess.run(
        (sys.executable, "-W", "error", "-m", "jointreport", *arguments, "--root", str(project)),
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
