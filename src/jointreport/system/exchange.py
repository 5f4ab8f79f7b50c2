"""Atomic swap of two folders; what a killed build left behind is mended."""

from __future__ import annotations

import ctypes
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

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
    """Let the next edition become the site; the last edition is removed afterwards."""
    if not places.site.exists():
        places.next.rename(places.site)
    elif not exchange(places.next, places.site):
        _rename_twice(places)
    mend(places)


def mend(places: Places) -> None:
    """Bring back the last edition if a build died between two renames, and remove everything temporary."""
    if places.old.exists() and not places.site.exists():
        places.old.rename(places.site)
    for leftover in (places.next, places.old):
        if leftover.exists():
            shutil.rmtree(leftover)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or the file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        # The call came with glibc 2.28; other systems have no such call or no such library.
        return False
    here = ctypes.c_int(_FROM_WORKING_FOLDER)
    return bool(renameat2(here, os.fsencode(one), here, os.fsencode(other), ctypes.c_uint(_EXCHANGE)) == 0)


def _rename_twice(places: Places) -> None:
    """Let the folders change places with a moment between; `mend` undoes a first rename without a second."""
    places.site.rename(places.old)
    places.next.rename(places.site)
