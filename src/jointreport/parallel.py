"""Work in several processes, where there is enough of it to be worth one."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

# A forked process has everything its parent had when it was made; only the number of a task travels.
_shared: list[Sequence[Callable[[], Any]]] = []


def run_all(tasks: Sequence[Callable[[], T]], *, heavy: bool) -> list[T]:
    """Return the results of all tasks, in their order; heavy tasks share the processors of the machine."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if not heavy or processors < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [task() for task in tasks]
    _shared.append(tasks)
    try:
        with multiprocessing.get_context("fork").Pool(processors) as pool:
            return pool.map(_run_numbered, range(len(tasks)), chunksize=1)
    finally:
        _shared.pop()


def _run_numbered(number: int) -> Any:
    return _shared[-1][number]()
