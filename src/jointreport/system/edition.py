"""The next edition of a site, written beside the last one, and how it takes its place in a single step."""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from jointreport.system.mark import MARK, mark_of, refuse_foreign


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


_FROM_WORKING_FOLDER = -100  # AT_FDCWD of linux/fcntl.h
_EXCHANGE = 2  # RENAME_EXCHANGE of linux/fs.h


@dataclass(frozen=True, slots=True)
class Places:
    """The site and the temporary names beside it; one folder holds all, so they share a file system."""

    site: Path
    next: Path
    old: Path
    lock: Path

    @classmethod
    def beside(cls, site: Path) -> Places:
        """Return the places of the site in this folder, whose links are followed first."""
        real = site.resolve()
        return cls(real, *(real.with_name(f".{real.name}.{suffix}") for suffix in ("next", "old", "lock")))


def publish(places: Places) -> None:
    """Let the next edition become the site; what is left of the last one `mend` removes."""
    if not places.site.exists():
        places.next.rename(places.site)
    elif not exchange(places.next, places.site):
        # The folders change places with a moment between; `mend` undoes a first rename without a second.
        places.site.rename(places.old)
        places.next.rename(places.site)


def mend(places: Places) -> None:
    """Bring back the last edition if a build died between two renames, and remove everything temporary."""
    if places.old.exists() and not places.site.exists():
        places.old.rename(places.site)
    for leftover in (places.next, places.old):
        if leftover.exists():
            with _naming(leftover):
                shutil.rmtree(leftover)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Let a fault of the system name a path: a full disk names none, and a file is removed by its name alone."""
    try:
        yield
    except OSError as fault:
        fault.filename = str(path)
        raise


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or the file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        # The call came with glibc 2.28; other systems have no such call or no such library.
        return False
    here = ctypes.c_int(_FROM_WORKING_FOLDER)
    return bool(renameat2(here, os.fsencode(one), here, os.fsencode(other), ctypes.c_uint(_EXCHANGE)) == 0)


Stamp = tuple[int, int, int, int]
"""What changes whenever a file is written: its size, its two times in nanoseconds, its number on the disk."""

_FOLDER_MODE = 0o755
_FILE_MODE = 0o644


class Edition:
    """The next edition of a site, built beside it.

    Files are replaced, never edited in place, because a file may be shared with the last edition.
    All that `put` and `take_over` do stands in the file system,
    so forked processes may call them at the same time for different paths.
    """

    def __init__(self, site: Path) -> None:
        self._places = Places.beside(site)
        self._lock = BuildLock(self._places.lock, self._places.site)
        self._owner = 0
        self.stamps: dict[str, Stamp] = {}
        """What stands in the site when this edition is left, by the path of each file; no other build comes between."""

    def __enter__(self) -> Edition:
        """Take the lock (or raise `EditionLocked`), mend what a killed build left, and make the folder."""
        self._places.site.parent.mkdir(parents=True, exist_ok=True)
        self._lock.__enter__()
        try:
            mend(self._places)
            _make_folder(self._places.next)
        # Also at Ctrl-C: the lock must not outlive a build that never began.
        except BaseException:
            self._lock.__exit__(None, None, None)
            raise
        self._owner = os.getpid()
        return self

    def put(self, path: str, content: bytes) -> bool:
        """Write one file; return True if it is new or differs from the last edition.

        `path` is relative and separated by `/`; one that would leave the folder is a `ValueError`.
        """
        target, last = self._target(path), self._last(path)
        unchanged = _holds(last, content)
        if not (unchanged and _link(last, target)):
            _write(target, content)
        return not unchanged

    def take_over(self, path: str) -> None:
        """Take one file over from the last edition, unread; where there is none, `FileNotFoundError`."""
        target, last = self._target(path), self._last(path)
        if not stat.S_ISREG(last.lstat().st_mode):
            raise FileNotFoundError(last)
        if not _link(last, target):
            _write(target, last.read_bytes())

    def commit(self) -> None:
        """Let this edition take the place of the last one in one step; where a file is not ours, `ForeignFiles`."""
        self.put(MARK, mark_of(self._places.next))
        refuse_foreign(self._places.site)
        publish(self._places)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Discard the last edition, or what was not committed, and free the lock; in a forked process, do nothing."""
        if os.getpid() != self._owner:
            return
        try:
            # What cannot be removed stops the next build, which tells it; this edition stands, or has failed already.
            with suppress(OSError):
                mend(self._places)
            self.stamps = stamps_of(self._places.site)
        finally:
            self._lock.__exit__(kind, error, trace)

    def _target(self, path: str) -> Path:
        return self._places.next / _check_path(path)

    def _last(self, path: str) -> Path:
        return self._places.site / path


def stamps_of(folder: Path) -> dict[str, Stamp]:
    """Return the stamp of every file below a folder that is no link, by its path from there."""
    found: dict[str, Stamp] = {}
    folders = [""] if folder.is_dir() else []
    for below in folders:
        with os.scandir(folder / below) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{below}{entry.name}/")
                elif entry.is_file(follow_symlinks=False):
                    status = entry.stat(follow_symlinks=False)
                    found[below + entry.name] = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    return found


def _check_path(path: str) -> str:
    """Return the path if it stays in its folder on every system, drive letters and backslashes included."""
    if any(character in path for character in "\\:\0") or any(part in {"", ".", ".."} for part in path.split("/")):
        raise ValueError(f"not a path inside the site: {path!r}")
    return path


def _holds(file: Path, content: bytes) -> bool:
    """Say whether a regular file stands there with this content; the size, which is cheap, is asked first."""
    try:
        status = file.lstat()
        return stat.S_ISREG(status.st_mode) and status.st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def _link(last: Path, target: Path) -> bool:
    """Share a file of the last edition; False where the file system refuses."""
    _make_folder(target.parent)
    try:
        target.hardlink_to(last)
    except FileExistsError:
        target.unlink()
        return _link(last, target)
    except OSError:
        return False
    return True


def _write(target: Path, content: bytes) -> None:
    """Write a new file; one that stands there is removed first, as it may be shared."""
    _make_folder(target.parent)
    target.unlink(missing_ok=True)
    # Where something has come to stand there, this fails instead of writing into a file that may be shared.
    with _naming(target), target.open("xb") as file:
        file.write(content)
    target.chmod(_FILE_MODE)


def _make_folder(folder: Path) -> None:
    """Make a folder that a web server may read, whatever the author's own settings, and those above it."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    folder.chmod(_FOLDER_MODE)
