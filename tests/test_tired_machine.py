"""A machine that fails at any moment loses nothing: tried in namespaces, in which disks may be filled and mounted.

`FAULTS=200` plays so many rounds instead of six, and `SEED=…` others. Where a machine refuses namespaces these tests
are skipped, unless `JOINTREPORT_NAMESPACES=required`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from projects import bare_corpus, run

ROUNDS, SEED = int(os.environ.get("FAULTS", "6")), int(os.environ.get("SEED", "1"))
Inside = tuple[str, ...]

REPLACE = """
import sys
from pathlib import Path
from jointreport.system.edition import Edition
from jointreport.system.faults import problem_of
try:
    with Edition(Path("site")) as edition:
        edition.put("index.html", b"new")
        edition.commit()
except OSError as fault:
    print(problem_of(fault, Path()).line(["en"]))
"""
WATCH = """
from pathlib import Path
from jointreport.server import watch_saves
saves = watch_saves(Path().resolve())
next(saves)
Path("data/a.yaml").write_text("saved")
print(next(saved for saved in saves if saved))
"""


def namespace(*kinds: str) -> Inside:
    """Return how a command is run in namespaces of its own, as the administrator there."""
    command = ("unshare", *kinds)
    if subprocess.run((*command, "true"), capture_output=True, check=False).returncode:
        stop = pytest.fail if os.environ.get("JOINTREPORT_NAMESPACES") == "required" else pytest.skip
        stop("this machine refuses namespaces")
    return command


@pytest.fixture
def inside() -> Inside:
    """Where disks may be mounted."""
    return namespace(*(() if os.geteuid() == 0 else ("--user", "--map-root-user")), "--mount")


@pytest.mark.slow
def test_an_edition_is_whole_and_the_next_build_right_whatever_happens(inside: Inside, tmp_path: Path) -> None:
    """Kill it, fill the disk, make it read-only, build twice at once, save half a file, pull the cache away."""
    done = run(*inside, sys.executable, "tests/faults.py", bare_corpus(tmp_path), str(ROUNDS), str(SEED))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert len(done.stdout.splitlines()) == ROUNDS + 1


@pytest.mark.parametrize("standing", [True, False], ids=["with an edition", "empty"])
def test_a_site_on_which_a_disk_is_mounted_is_told_and_kept(inside: Inside, tmp_path: Path, standing: bool) -> None:  # noqa: FBT001 - as pytest gives it.
    (tmp_path / "site").mkdir()
    (tmp_path / "volume").mkdir()
    if standing:
        run(sys.executable, "-c", REPLACE.replace('"site"', '"volume"'), folder=tmp_path)
    before = sorted(path.name for path in (tmp_path / "volume").iterdir())
    mounted = f"mount --bind volume site && exec \"{sys.executable}\" -c '{REPLACE}'"
    done = run(*inside, "sh", "-c", mounted, folder=tmp_path)
    told = (
        f"site:1:1: “{tmp_path}/site” cannot be replaced: a disk is mounted there, or another program holds it. "
        f"Name a folder inside it, for example with `--site {tmp_path}/site/pages`. [in-use]\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, told, "")
    assert sorted(path.name for path in (tmp_path / "volume").iterdir()) == before
    assert {path.name for path in tmp_path.iterdir()} == {"site", "volume", ".site.lock"} | (
        {".volume.lock"} if standing else set()
    )


@pytest.mark.parametrize("limit", ["max_inotify_watches", "max_inotify_instances"])
def test_a_machine_without_watches_is_asked_by_polling(limit: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    limited = f"echo 0 > /proc/sys/user/{limit} && exec \"{sys.executable}\" -c '{WATCH}'"
    done = run(*namespace("--user", "--map-root-user"), "sh", "-c", limited, folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "{'data'}\n")
    assert done.stderr.startswith("This machine can watch no more files: ")


@pytest.mark.parametrize("closed", ["data/decisions", "docs/index.en.md"])
def test_what_may_not_be_read_is_told_once(closed: str, tmp_path: Path) -> None:
    """A folder as well: not each record in it, which nobody knows."""
    project = bare_corpus(tmp_path)
    (project / closed).chmod(0)
    # An administrator may read all; without any powers even his own files are closed.
    powerless = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()
    done = run(*powerless, sys.executable, "-m", "jointreport", "check", "--lang", "en", folder=project)
    (project / closed).chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{closed}:1:1: You may not read or write “{project / closed}”")
    assert done.stderr.count("\n") == 1
