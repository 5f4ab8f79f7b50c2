"""Saves in the project: what an author has changed, gathered until the build before has ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

_CODE = ("hooks", "src")
_FOLDERS = ("data", "docs", "overrides", *_CODE)
_SETTINGS = "mkdocs.yml"
_TICK = 100
"""Milliseconds after which a quiet watch yields, so that the top of the project can be looked at."""


def watch_saves(root: Path) -> Iterator[set[str]]:
    """Yield an empty set once the watch stands, then, several times a second, under which names was saved meanwhile.

    The names are those at the top of the project, such as `data`. A watch on a file is lost when an editor replaces
    the file, one on a folder when it is moved away; so the settings are looked at by their date, and where a folder
    has come, gone or been replaced, the watch is set up anew.
    """
    saved: set[str] = set()
    top = _top(root)
    while True:
        for changes in _watch(root, top):
            before, top = top, _top(root)
            replaced = {name for name in before.keys() | top.keys() if before.get(name) != top.get(name)}
            saved |= replaced.union(Path(path).relative_to(root).parts[0] for _, path in changes)
            if replaced:
                # Told only when the new watch stands: a save before that would be lost.
                break
            yield saved
            saved = set()


def runs_code(saved: set[str]) -> bool:
    """Whether what was saved can change what runs: Python, and all that the package reads once and keeps."""
    return not saved.isdisjoint(_CODE)


def _watch(root: Path, top: dict[str, int]) -> Iterator[set[tuple[Change, str]]]:
    """Yield changes soon after they come to rest, and nothing after each tick without any."""
    usual = DefaultFilter()

    def wanted(change: Change, path: str) -> bool:
        """Leave out what editors and Python write beside the files, wherever the project lies."""
        return bool(usual(change, str(Path(path).relative_to(root))))

    yield from watch(
        *(root / name for name in _FOLDERS if name in top),
        watch_filter=wanted,
        debounce=50,
        step=20,
        rust_timeout=_TICK,
        yield_on_timeout=True,
    )


def _top(root: Path) -> dict[str, int]:
    """Return what is watched and there: folders with their number in the file system, settings with their date."""
    found = {}
    for name in (*_FOLDERS, _SETTINGS):
        with suppress(FileNotFoundError):
            status = (root / name).stat()
            found[name] = status.st_mtime_ns if name == _SETTINGS else status.st_ino
    return found
