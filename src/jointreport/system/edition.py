"""The next edition of a site, written beside the last one and sharing its unchanged files."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import TracebackType

from jointreport.system.exchange import Places, mend, publish
from jointreport.system.lock import BuildLock

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

    def __enter__(self) -> Edition:
        """Take the lock (or raise `EditionLocked`), mend what a killed build left, and make the folder."""
        self._places.site.parent.mkdir(parents=True, exist_ok=True)
        self._lock.__enter__()
        try:
            mend(self._places)
            _make_folder(self._places.next)
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
        """Let this edition take the place of the last one in one step, then remove the last one."""
        publish(self._places)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Discard what was not committed, and free the lock; in a forked process, do nothing."""
        if os.getpid() != self._owner:
            return
        try:
            mend(self._places)
        finally:
            self._lock.__exit__(kind, error, trace)

    def _target(self, path: str) -> Path:
        return self._places.next / _checked(path)

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
                    found[below + entry.name] = (
                        status.st_size,
                        status.st_mtime_ns,
                        status.st_ctime_ns,
                        status.st_ino,
                    )
    return found


def _checked(path: str) -> str:
    """Return the path if it stays in its folder on every system, drive letters and backslashes included."""
    if any(character in path for character in "\\:\0") or any(
        part in {"", ".", ".."} for part in path.split("/")
    ):
        raise ValueError(f"not a path inside the site: {path!r}")
    return path


def _holds(file: Path, content: bytes) -> bool:
    """Say whether a regular file stands there with this content; the size, which is cheap, is asked first."""
    try:
        status = file.lstat()
        return (
            stat.S_ISREG(status.st_mode) and status.st_size == len(content) and file.read_bytes() == content
        )
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
    with target.open("xb") as file:
        file.write(content)
    target.chmod(_FILE_MODE)


def _make_folder(folder: Path) -> None:
    """Make a folder that a web server may read, whatever the author's own settings, and those above it."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    folder.chmod(_FOLDER_MODE)
