"""Projects for tests: the invented corpus, copied so that a test may break it, built by the real command."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parent.parent
CORPUS = REPOSITORY / "tests" / "corpus"
ADDRESS = "https://example.org/joint-report/"
EDIT = "https://example.org/edit/main/"
# Whoever runs the tests may have set these for a site of their own; the tests must not see it.
SETTINGS = {"SITE_URL": ADDRESS, "EDIT_URL": f"{EDIT}docs/", "NO_MKDOCS_2_WARNING": "1"}


def copy_of_corpus(folder: Path) -> Path:
    """Return a project that holds the corpus and this repository's overrides, hook and assets."""
    project = folder / "corpus"
    shutil.copytree(CORPUS, project, ignore=shutil.ignore_patterns("site", ".cache", ".site.*"))
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
    share_what_is_printed(project)


def share_what_is_printed(project: Path) -> None:
    """Let a project keep its documents on paper where all projects of a run do.

    A document is kept under a hash of all that shapes it, and printing it takes longer than all the rest of a build.
    """
    (project / ".cache").mkdir()
    (project / ".cache" / "paper").symlink_to(_printed_in_this_run())


@cache
def _printed_in_this_run() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="printed-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def print_anew(project: Path) -> None:
    """Let the next build of a project print every document itself."""
    (project / ".cache" / "paper").unlink()


def command(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `jointreport` on a project, as `make` does, with warnings as errors."""
    return subprocess.run(
        (sys.executable, "-W", "error", "-m", "jointreport", *arguments, "--root", str(project)),
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), **SETTINGS, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def contents(site: Path) -> dict[str, bytes]:
    """Return every file of a built site with its bytes."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def records(project: Path, kind: str) -> dict[str, Any]:
    """Return the records of a kind as they stand in a project's data, by identity.

    A joint report or outline is the part of a document with that role, and its identity is the biennium.
    """
    if kind in {"joint-report", "outline"}:
        parts = [part for one in records(project, "documents").values() for part in one.get("parts", ())]
        return {part["period"]: part for part in parts if part.get("role") == kind}
    folder = project / "data" / kind
    if folder.is_dir():
        return {file.stem: _read(file) for file in sorted(folder.rglob("*.yaml"))}
    return _read(folder.with_suffix(".yaml"))


def _read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - it makes nothing but strings.
    return content
