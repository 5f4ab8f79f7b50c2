"""The building process: reads `build` lines, answers each with one line of JSON.

It is a process of its own so that changed Python is run by starting it anew,
and so that nothing it does can end the server.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TextIO, cast

from jointreport.problems import Problem, Spot
from jointreport.server.fault import internal_fault, record
from jointreport.server.report import Report, encode, failure, findings
from jointreport.system import EditionLocked


class Outcome(Protocol):
    """What a build function returns."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, errors and warnings."""

    @property
    def ok(self) -> bool:
        """Whether there was no error, and the edition was exchanged."""

    @property
    def base(self) -> str:
        """The path under which the site lives, with `/` at both ends."""


class BuildFunction(Protocol):
    """A function that builds the project in `root` into the folder `site`."""

    def __call__(self, root: Path, site: Path) -> Outcome:
        """Build, and return what was found."""


def build(root: Path, site: Path, using: str) -> Report:
    """Build once with the function named `module:function`, and report whatever happens."""
    start = time.perf_counter()
    try:
        outcome = _function(using)(root, site)
        told = findings(outcome.problems)
    except EditionLocked:
        return failure(Problem("build-running", Spot(site.name)), time.perf_counter() - start)
    except (Exception, SystemExit):  # noqa: BLE001 - no fault of a build, not even its exit, may end the process.
        record(root, traceback.format_exc())
        return failure(internal_fault(), time.perf_counter() - start)
    return Report(outcome.ok, told, time.perf_counter() - start, outcome.base)


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer the requests on standard input until it ends."""
    parser = argparse.ArgumentParser(prog="jointreport.server.builder")
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--using", required=True)
    options = parser.parse_args(arguments)
    with _answers() as answers:
        for line in sys.stdin:
            if line.strip() == "build":
                answers.write(encode(build(options.root, options.site, options.using)) + "\n")
                answers.flush()
    return 0


def _answers() -> TextIO:
    """Return standard output for the answers alone; whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    return answers


def _function(name: str) -> BuildFunction:
    module, _, function = name.partition(":")
    return cast(BuildFunction, getattr(importlib.import_module(module), function))


if __name__ == "__main__":
    sys.exit(main())
