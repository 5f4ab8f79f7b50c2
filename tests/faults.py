"""Builds a project again and again while its machine fails, and asks each time for one whole edition.

`python tests/faults.py PROJECT ROUNDS SEED` is run in a mount namespace of its own, in which it may fill a disk and
make it read-only. It prints what was done in each round, and stops with a sentence where something was lost.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

REPOSITORY = Path(__file__).resolve().parent.parent
ROOM = 400_000_000
"""Bytes of the disk of a project, which is in memory."""
_BUILD = """
import sys
from pathlib import Path
from jointreport.generate.build import preview_site
from jointreport.system.faults import problem_of
try:
    problems = preview_site(Path(), Path("site")).problems
except Exception as fault:
    problems = [problem_of(fault, Path())]
print(*(problem.code for problem in problems))
sys.exit(any(problem.level == "error" for problem in problems))
"""
_OF_THE_PROGRAM = {"internal-fault", "internal-fault-shown"}
Contents = dict[str, bytes]
Fault = Callable[["Trial", subprocess.Popen[str]], Iterator[None]]


class Lost(Exception):
    """What must never happen has happened."""


class Trial:
    """A project with two states, and the edition that belongs to each."""

    def __init__(self, project: Path, chance: Random) -> None:
        self.project, self.site, self.chance = project, project / "site", chance
        self.said: Counter[str] = Counter()
        self._record = project / "data" / "decisions" / "aa-3-9.yaml"
        self._page = project / "docs" / "about" / "coverage.en.md"
        self._texts = self._record.read_text("utf-8"), self._page.read_text("utf-8")
        self.editions = [self._edition_from_nothing(state) for state in (0, 1)]

    def save(self, state: int) -> None:
        record, page = self._texts
        self._record.write_text(record.replace("en: ", "en: Edited ", 1) if state else record, "utf-8")
        self._page.write_text(f"{page}\n\nA further sentence.\n" if state else page, "utf-8")

    def save_half(self) -> None:
        self._record.write_text(self._texts[0][: self.chance.randrange(len(self._texts[0]))], "utf-8")

    def _edition_from_nothing(self, state: int) -> Contents:
        for folder in (self.site, self.project / ".cache"):
            shutil.rmtree(folder, ignore_errors=True)
        self.save(state)
        self.build_well()
        return self.standing()

    def start(self) -> subprocess.Popen[str]:
        """Start a build in a group of processes of its own."""
        return subprocess.Popen(
            (sys.executable, "-c", _BUILD),
            cwd=self.project,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def end(self, build: subprocess.Popen[str]) -> int:
        """Wait for a build, and note what it said; a traceback or a fault of the program is a loss."""
        told, errors = build.communicate(timeout=120)
        if build.returncode >= 0 and (errors or _OF_THE_PROGRAM.intersection(told.split())):
            raise Lost(f"said {told}{errors}")
        self.said.update(told.split())
        return build.returncode

    def build_well(self) -> None:
        if status := self.end(self.start()):
            raise Lost(f"the build that followed ended with {status}")

    def standing(self) -> Contents:
        files = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in files}

    def left_over(self) -> list[str]:
        return [path.name for path in self.project.glob(".site.*") if path.name != ".site.lock"]

    def orphans(self) -> list[str]:
        """Return the processes that still work in the project; an engine may need a moment to see that it is alone."""
        for _ in range(300):
            if not (found := _at_work_in(self.project)):
                return []
            time.sleep(0.1)
        return found


def _at_work_in(folder: Path) -> list[str]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").readlink() == folder:
                found.append(process.name)
    return found


def kill_it(_: Trial, build: subprocess.Popen[str]) -> Iterator[None]:
    """The process alone, as the system does that has no memory left."""
    build.kill()
    yield


def kill_all_of_it(trial: Trial, build: subprocess.Popen[str]) -> Iterator[None]:
    with suppress(ProcessLookupError):
        os.killpg(build.pid, trial.chance.choice((signal.SIGKILL, signal.SIGTERM)))
    yield


def fill_the_disk(trial: Trial, _: subprocess.Popen[str]) -> Iterator[None]:
    """But for a few blocks."""
    filler = trial.project / ".filler"
    with suppress(OSError), filler.open("wb") as file:
        left = os.statvfs(trial.project)
        os.posix_fallocate(file.fileno(), 0, max(1, (left.f_bavail - trial.chance.randrange(40)) * left.f_bsize))
    yield
    filler.unlink(missing_ok=True)


def make_it_read_only(trial: Trial, build: subprocess.Popen[str]) -> Iterator[None]:
    """As soon as no file is being written."""
    while build.poll() is None and _remount(trial.project, "ro"):
        time.sleep(0.005)
    yield
    _remount(trial.project, "rw")


def _remount(folder: Path, mode: str) -> int:
    command = ("mount", "-o", f"remount,{mode}", str(folder))
    return subprocess.run(command, capture_output=True, check=False).returncode


def build_twice_at_once(trial: Trial, _: subprocess.Popen[str]) -> Iterator[None]:
    trial.end(trial.start())
    yield


def save_half_a_file(trial: Trial, _: subprocess.Popen[str]) -> Iterator[None]:
    trial.save_half()
    yield


def pull_the_cache_away(trial: Trial, _: subprocess.Popen[str]) -> Iterator[None]:
    with suppress(OSError):
        (trial.project / ".cache").rename(trial.project / ".pulled")
    shutil.rmtree(trial.project / ".pulled", ignore_errors=True)
    yield


FAULTS: tuple[Fault, ...] = (
    *(kill_it, kill_all_of_it, fill_the_disk, make_it_read_only),
    *(build_twice_at_once, save_half_a_file, pull_the_cache_away),
)


def play(trial: Trial, number: int) -> str:
    """Let a build fail at a random moment; then the edition is whole, the next build right, and nothing is left."""
    state = 1 - (trial.standing() == trial.editions[1])
    trial.save(state)
    # Each fault comes in turn, at another moment of the build.
    fault, moment = FAULTS[number % len(FAULTS)], trial.chance.uniform(0, 1.5)
    build = trial.start()
    time.sleep(moment)
    with contextmanager(fault)(trial, build):
        status = trial.end(build)
        if (found := trial.standing()) not in trial.editions:
            raise Lost(f"{fault.__name__} after {moment:.3f} s: {_difference(found, trial.editions)}")
    if orphans := trial.orphans():
        raise Lost(f"{fault.__name__} left processes {orphans}")
    trial.save(state)
    trial.build_well()
    if trial.standing() != trial.editions[state] or trial.left_over():
        raise Lost(f"after {fault.__name__} the next build is wrong: {trial.left_over()}")
    return f"{fault.__name__} after {moment:.3f} s: {status}"


def _difference(found: Contents, editions: list[Contents]) -> str:
    return "; ".join(
        ", ".join(sorted(name for name in {**found, **one} if found.get(name) != one.get(name))[:5]) for one in editions
    )


def main(source: str, rounds: int, seed: int) -> None:
    """Play some rounds on a copy of a project, on a disk of its own."""
    project = Path(source).with_name("disk")
    project.mkdir()
    subprocess.run(("mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(project)), check=True)
    shutil.copytree(source, project, symlinks=True, dirs_exist_ok=True)
    trial = Trial(project, Random(seed))  # noqa: S311 - the moments need be no secret.
    for number in range(rounds):
        print(play(trial, number), flush=True)  # noqa: T201 - the report of this script.
    print(*(f"{code} {count}" for code, count in sorted(trial.said.items())), sep=", ")  # noqa: T201 - as above.


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
