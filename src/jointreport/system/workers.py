"""Worker pool: work in several processes, where there is enough of it to be worth one."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.pool import Pool
from typing import Any, TypeVar

T = TypeVar("T")

# A forked process has everything its parent had when it was made; only the number of a task travels.
_shared: list[Sequence[Callable[[], Any]]] = []


def run_all(tasks: Sequence[Callable[[], T]], *, heavy: bool) -> Iterator[T]:
    """Yield the results of all tasks, in their order; heavy tasks share the processors of the machine."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if not heavy or processors < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from (task() for task in tasks)
        return
    _shared.append(tasks)
    try:
        # What the parent has made is never rubbish; looking at it would copy all of it into each process.
        with _forked(processors) as pool:
            # One by one: together they would weigh more than all that is kept of them.
            yield from pool.imap(_run_numbered, range(len(tasks)))
    finally:
        _shared.pop()


def _forked(processors: int) -> Pool:
    """Fork the processes of a pool, which are deaf to Ctrl-C: each would print a traceback; the parent ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return multiprocessing.get_context("fork").Pool(processors, initializer=gc.freeze)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _run_numbered(number: int) -> Any:
    """Run a task and throw away what it leaves behind: templates and printers leave much that names itself."""
    try:
        return _shared[-1][number]()
    finally:
        # What an earlier task left and is still in use is not looked at again.
        gc.collect(0)
