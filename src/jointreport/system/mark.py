"""The mark that a build leaves in the folder of a site: which files it made there, and so which it may replace."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

MARK = ".jointreport.json"
_NOT_MISSED = frozenset({MARK, ".DS_Store", "Thumbs.db", "desktop.ini"})
"""What a desktop writes into every folder that it shows is nobody's work."""


class ForeignFiles(Exception):
    """In the folder of a site stands what no build of ours has made; `names` are paths from there."""

    def __init__(self, site: Path, names: tuple[str, ...]) -> None:
        super().__init__(site, names)
        self.site = site
        self.names = names


def mark_of(folder: Path) -> bytes:
    """Return the mark of a finished edition, which names everything in it."""
    return json.dumps({"files": sorted(_entries(folder))}, indent=0).encode()


def refuse_foreign(site: Path) -> None:
    """Raise `ForeignFiles` where a folder that is to be replaced holds anything that its mark does not name."""
    ours = _named(site)
    if foreign := tuple(sorted(name for name in _entries(site) if name not in ours)):
        raise ForeignFiles(site, foreign)


def _named(site: Path) -> frozenset[str]:
    """Return what a mark names; nothing where there is none or it cannot be read."""
    try:
        return frozenset(json.loads((site / MARK).read_bytes())["files"])
    except (OSError, ValueError, LookupError, TypeError):
        return frozenset()


def _entries(folder: Path) -> Iterator[str]:
    """Yield the path of everything below a folder that would be missed: files, links, and folders that hold nothing.

    An empty folder may be one on which a disk is mounted at times.
    """
    for place, folders, files in os.walk(folder, onerror=_refuse) if folder.exists() else ():
        below = "" if Path(place) == folder else f"{Path(place).relative_to(folder).as_posix()}/"
        links = (name for name in folders if Path(place, name).is_symlink())
        yield from (below + name for name in (*files, *links) if name not in _NOT_MISSED)
        if below and not folders and not files:
            yield below


def _refuse(fault: OSError) -> NoReturn:
    # What cannot be looked at may be anybody's.
    raise fault
