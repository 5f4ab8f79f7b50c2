"""Build lock: one build at a time, by a lock that the system frees when its holder dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType


class EditionLocked(Exception):
    """Another build of the same site is running; `path` is the folder of the site."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"another build of {path} is running")
        self.path = path


class BuildLock:
    """The lock of one site.

    The file stays when the lock is released:
    whoever removed it could take it from under a build that has just opened it.
    """

    def __init__(self, file: Path, site: Path) -> None:
        self._file = file
        self._site = site
        self._descriptor = -1

    def __enter__(self) -> BuildLock:
        """Take the lock, or raise `EditionLocked` at once where another build holds it."""
        self._descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(self._descriptor)
        except (BlockingIOError, PermissionError) as error:
            # The first is what Unix says when another process holds the lock, the second what Windows says.
            os.close(self._descriptor)
            raise EditionLocked(self._site) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Free the lock for all processes that share it, so that a straggling child does not hold it on."""
        _unlock(self._descriptor)
        os.close(self._descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
