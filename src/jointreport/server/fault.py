"""Faults of the program: the author is told in a sentence, the details go to a file."""

from __future__ import annotations

from pathlib import Path

from jointreport.problems import Problem, Spot

DETAILS = ".cache/last-fault.txt"
"""The file with the details of the last fault, relative to the project."""


def record(root: Path, details: str) -> None:
    """Write the details of a fault to its file in the project."""
    file = root / DETAILS
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(details, "utf-8")


def internal_fault() -> Problem:
    """Return the problem that tells the author of a fault which is not theirs."""
    return Problem("internal-fault", Spot(DETAILS), {"details": DETAILS})
