"""A fault of the program itself: the author is told in a sentence, the details go to a file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jointreport.problems import Problem, Spot

_DETAILS = ".cache/last-fault.txt"

INTERNAL_FAULT = Problem("internal-fault", Spot(_DETAILS), {"details": _DETAILS})
"""Tells an author of a fault that is not theirs, and in which file of the project its details are."""


def record_fault(root: Path, details: str) -> Problem:
    """Write the details of a fault, as a rule a traceback, to a file in the project; return the problem to tell."""
    file = root / _DETAILS
    # Where even this file cannot be written, the fault must be told all the same.
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(details, "utf-8")
    return INTERNAL_FAULT
