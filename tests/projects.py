"""Projects for tests: the invented corpus, copied so that a test may break it, built by the real command."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from fcntl import LOCK_EX, flock
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parent.parent
CORPUS = REPOSITORY / "tests" / "corpus"
# The projects that stand for the real data: this repository, or copies of it in which an author has edited something.
REAL = [Path(path) for path in os.environ.get("JOINTREPORT_PROJECTS", str(REPOSITORY)).split(os.pathsep)]
ADDRESS = "https://example.org/joint-report/"
EDIT = "https://example.org/edit/main/"


def _folder_of_this_run() -> Path:
    """Return a folder that all processes of a run share: the first makes it, and those it starts inherit its name."""
    if "JOINTREPORT_RUN" not in os.environ:
        os.environ["JOINTREPORT_RUN"] = folder = tempfile.mkdtemp(prefix="run-")
        (Path(folder) / "printed").mkdir()
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(os.environ["JOINTREPORT_RUN"])


RUN = _folder_of_this_run()
# Whoever runs the tests may have set these for a site of their own; the tests must not see it.
SETTINGS = {"SITE_URL": ADDRESS, "EDIT_URL": f"{EDIT}docs/", "NO_MKDOCS_2_WARNING": "1"}


def copy_of_corpus(folder: Path) -> Path:
    """Return a project that holds the corpus and this repository's overrides, hook and assets."""
    project = folder / "corpus"
    shutil.copytree(CORPUS, project, ignore=shutil.ignore_patterns("site", ".cache", ".site.*"))
    _share_engine_files(project)
    return project


def edited_corpus(folder: Path, file: str, *changes: tuple[str, str]) -> Path:
    """Return a project that holds the corpus, in which places of one file read otherwise."""
    project = folder / "corpus"
    shutil.copytree(CORPUS, project)
    text = (project / file).read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (project / file).write_text(text, "utf-8")
    return project


def copy_of_site(folder: Path, real: Path = REAL[0]) -> Path:
    """Return a project that holds the real data and pages, ready to be built."""
    project = copy_of_records(folder / "site", real)
    _share_engine_files(project)
    return project


def copy_of_records(project: Path, real: Path = REAL[0]) -> Path:
    """Return a project that holds the real data and pages, as much as is needed to check them."""
    for name in ("data", "docs"):
        shutil.copytree(real / name, project / name)
    shutil.copy(real / "mkdocs.yml", project)
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
    (project / ".cache" / "paper").symlink_to(RUN / "printed")


def built(root: Path, copy: Callable[[Path], Path]) -> Path:
    """Return a copy of a project, built into its folder `site`, once for a whole run.

    Whichever process asks first builds it; the others wait for it.
    """
    folder = RUN / sha256(str(root).encode()).hexdigest()[:12]
    with folder.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        told = folder / "built"
        if not told.exists():
            folder.mkdir()
            project = copy(folder)
            done = command(project, "site")
            assert done.returncode == 0, done.stderr
            told.write_text(str(project), "utf-8")
        return Path(told.read_text("utf-8"))


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
        return {file.stem: read_yaml(file) for file in sorted(folder.rglob("*.yaml"))}
    file = folder.with_suffix(".yaml")
    return read_yaml(file) if file.exists() else {}


def cases(name: str) -> Any:
    """Return what a file below `tests/cases/` holds, which can be read without knowing the program."""
    return yaml.safe_load((REPOSITORY / "tests" / "cases" / name).read_text("utf-8"))


def read_yaml(file: Path) -> dict[str, Any]:
    """Return the content of a YAML file with every scalar as text."""
    content: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - it makes nothing but strings.
    return content
