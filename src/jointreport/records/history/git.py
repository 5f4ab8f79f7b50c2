"""Asks git, and nothing else, which files below `data/` changed when, and what stood in them.

Messages and authors of commits are not asked for: they are never shown.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

MOST_COMMITS = 1000
"""So many commits are looked through; whatever is older is not listed."""

NOTHING = "0" * 40
"""Stands in place of a file that is not there."""

# Settings of the person who builds must not change what is read.
_SETTINGS = ("log.showRoot=true", "log.showSignature=false", "log.follow=false", "core.quotePath=false")
# A hook of git sets these to the repository that it runs for, which may be another one.
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


class GitFailed(Exception):
    """There is no git, no repository, or git refuses to read it."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A file that a commit changed: its day, its path below the project, what stood in it before and after."""

    day: date
    path: str
    before: str
    after: str


def is_shallow(root: Path) -> bool:
    """Whether the repository holds only the end of its history."""
    return _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def head(root: Path) -> str:
    """Return the commit that is checked out."""
    return _git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()


def touched(root: Path, commit: str) -> tuple[list[Touched], bool]:
    """Return what each commit up to this one changed below `data/`, the latest first, and whether these are all.

    Of a branch that was merged only the merge counts: on that day its changes became part of the site.
    """
    told = _git(
        root,
        "log",
        f"--max-count={MOST_COMMITS + 1}",
        "--first-parent",
        "-m",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--relative",
        "--format=%ct",
        commit,
        "--",
        "data",
    ).decode("utf-8", "replace")
    days = sum(1 for line in told.splitlines() if line.isdigit())
    return list(_entries(told.splitlines())), days <= MOST_COMMITS


def _entries(lines: Iterable[str]) -> Iterator[Touched]:
    """Yield the files of a log; a commit never counts as later than the one that follows it."""
    day = date.max
    for line in lines:
        if line.isdigit():
            day = min(day, datetime.fromtimestamp(int(line), UTC).date())
        elif line.startswith(":"):
            values, _, path = line.partition("\t")
            _, _, before, after, _ = values.split(" ")
            yield Touched(day, path, before, after)


def contents(root: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """Return what stands in each of some versions of files; what git does not hold is left out."""
    wanted = sorted(set(blobs) - {NOTHING})
    told = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
    found, at = {}, 0
    while at < len(told):
        end = told.index(b"\n", at)
        blob, *said = told[at:end].decode().split(" ")
        at = end + 1
        if said[0] == "blob":
            size = int(said[1])
            found[blob] = told[at : at + size]
            at += size + 1
    return found


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    settings = [word for one in _SETTINGS for word in ("-c", one)]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command of ours, without a shell.
            ("git", *settings, *arguments),  # noqa: S607 - whichever git the person who builds uses.
            cwd=root,
            env={key: value for key, value in os.environ.items() if key not in _OF_A_HOOK},
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as fault:
        raise GitFailed(str(fault)) from fault
    if done.returncode:
        raise GitFailed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
