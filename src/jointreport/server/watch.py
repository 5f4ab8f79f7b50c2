"""Saves in the project: what an author has changed, gathered until the build before has ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from enum import IntEnum
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

_FOLDERS = ("data", "docs", "overrides", "hooks", "src")
_CODE = {"hooks", "src"}
_SETTINGS = "mkdocs.yml"
_TICK = 100
"""Milliseconds after which a quiet watch yields, so that the top of the project can be looked at."""

Changes = Iterable[tuple[Change, str]]


class Saved(IntEnum):
    """What was saved since the last time; the greater includes the lesser."""

    NOTHING = 0
    TEXT = 1
    CODE = 2


def saves(root: Path) -> Iterator[Saved]:
    """Yield NOTHING once the watch stands, then, several times a second, what was saved meanwhile.

    A watch on a file is lost when an editor replaces the file, a watch on a folder when it is moved away;
    so the settings are looked at by their date, and new folders in the place of old ones are watched anew.
    """
    missed = Saved.NOTHING
    while True:
        folders, settings = _folders(root), _settings(root)
        for changes in _watched(root, folders):
            if _folders(root) != folders:
                missed = Saved.CODE
                break
            settings_before, settings = settings, _settings(root)
            changed = Saved.NOTHING if settings == settings_before else Saved.TEXT
            yield max(missed, changed, _weight(root, changes))
            missed = Saved.NOTHING


def _watched(root: Path, folders: dict[str, int]) -> Iterator[Changes]:
    """Yield changes soon after they come to rest, and nothing after each tick without any."""
    usual = DefaultFilter()

    def wanted(change: Change, path: str) -> bool:
        """Leave out what editors and Python write beside the files, wherever the project lies."""
        return bool(usual(change, str(Path(path).relative_to(root))))

    yield from watch(
        *(root / name for name in folders),
        watch_filter=wanted,
        debounce=50,
        step=20,
        rust_timeout=_TICK,
        yield_on_timeout=True,
    )


def _weight(root: Path, changes: Changes) -> Saved:
    """Say whether what runs has changed; beside Python files that is all the package reads once and keeps."""
    tops = {Path(path).relative_to(root).parts[0] for _, path in changes}
    if tops & _CODE:
        return Saved.CODE
    return Saved.TEXT if tops else Saved.NOTHING


def _folders(root: Path) -> dict[str, int]:
    """Return the watched folders that stand, each with its number in the file system."""
    standing = {}
    for name in _FOLDERS:
        with suppress(FileNotFoundError):
            standing[name] = (root / name).stat().st_ino
    return standing


def _settings(root: Path) -> tuple[int, int]:
    """Return what tells one saved version of the settings from another."""
    try:
        status = (root / _SETTINGS).stat()
    except FileNotFoundError:
        return (0, 0)
    return (status.st_ino, status.st_mtime_ns)
