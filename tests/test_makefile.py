"""`make`, which is all that an author needs to know of the machine."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from projects import REPOSITORY

# Writes down how it was called and makes an environment that can be run, as Python with the package in it would.
FAKE_PYTHON = """#!/bin/sh
printf '%s\\n' "$*" >> "{log}"
case "$*" in "-m venv --clear "*) rm -rf .venv ;; esac
case "$*" in
    "-m venv "*) mkdir -p .venv/bin && cp "$0" .venv/bin/python && cp "$0" .venv/bin/jointreport ;;
esac
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that is all set up, with an environment in which nothing needs to be done."""
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        shutil.copy(REPOSITORY / name, tmp_path)
    _write_python(tmp_path / "python", tmp_path)
    for name in ("python", "jointreport"):
        _write_python(tmp_path / ".venv" / "bin" / name, tmp_path)
    (tmp_path / ".venv" / "place").write_text(f"{tmp_path}\n", "utf-8")
    (tmp_path / ".venv" / "site.stamp").touch()
    return tmp_path


def _write_python(file: Path, project: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(FAKE_PYTHON.format(log=project / "log"), "utf-8")
    file.chmod(0o755)


def called(project: Path, *arguments: str) -> list[str]:
    """Run `make` and return how Python and the command were called."""
    (project / "log").write_text("", "utf-8")
    command = ("make", "--no-print-directory", f"PYTHON={project / 'python'}", *arguments)
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return [line for line in (project / "log").read_text("utf-8").splitlines() if not line.startswith("-c ")]


def test_the_port_of_the_preview_can_be_named(project: Path) -> None:
    assert called(project, "serve", "PORT=8001") == ["serve --port 8001"]
    assert called(project, "serve") == ["serve"]


@pytest.mark.parametrize("damage", ["a dangling link", "nothing", "no program", "another Python"])
def test_an_environment_that_does_not_run_is_made_anew(damage: str, project: Path) -> None:
    """As after an upgrade of Python; one that runs is kept, also where the requirements have changed."""
    python = project / ".venv" / "bin" / "python"
    if damage == "another Python":
        python.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    else:
        python.unlink()
    if damage == "a dangling link":
        python.symlink_to("/absent/python3")
    if damage == "no program":
        python.write_bytes(b"\0")
    made, *_, last = called(project, "check")
    assert (made, last) == ("-m venv --clear .venv", "check")
    assert called(project, "check") == ["check"]


def test_one_that_runs_is_kept(project: Path) -> None:
    """Where the project was moved, the package is installed again."""
    (project / ".venv" / "place").write_text("/elsewhere\n", "utf-8")
    made, *_, last = called(project, "check")
    assert (made, last) == ("-m venv .venv", "check")
