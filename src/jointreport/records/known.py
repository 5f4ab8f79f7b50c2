"""What the last sound run knows of the data files: whoever checks again reads only what has changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from jointreport.problems import Spot
from jointreport.records.source import SourceFile, Tree, Where, read
from jointreport.system.cache import Cache, digest_of

_KIND = "records"
# Reading fewer files anew, and looking at each of their records, takes less time than keeping what they hold.
_WORTH_REMEMBERING = 100
# Writing everything down takes longer than reading a few changed files anew.
_WORTH_WRITING = 0.02


class Recalled(NamedTuple):
    """A record of a file, and where it stands there."""

    kind: str
    identity: str
    where: Where
    folder: str
    record: Any


SoundFiles = dict[str, tuple[str, tuple[Recalled, ...]]]
"""Path of a file in which nothing is wrong by itself → its digest and its records."""


class _Kept(NamedTuple):
    """What the cache holds of a run."""

    held_against: str
    files: SoundFiles


class Unread:
    """A file whose records are known: it is read again only if something must be said about a place in it."""

    def __init__(self, path: str, content: bytes, right_to_left: frozenset[str]) -> None:
        self.path = path
        self._content = content
        self._right_to_left = right_to_left

    @cached_property
    def _source(self) -> SourceFile:
        return read(self.path, self._content, right_to_left=self._right_to_left)

    @property
    def tree(self) -> Tree | None:
        """What the file holds."""
        return self._source.tree

    def spot(self, where: Where) -> Spot:
        """Return the place of a value."""
        return self._source.spot(where)

    def key_spot(self, where: Where) -> Spot:
        """Return the place of a key."""
        return self._source.key_spot(where)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What is known of the data files of a project from the last sound run of the same program."""

    cache: Cache
    key: str
    files: SoundFiles
    held_against: str = ""
    """A digest of the names and symbols against which their words were held."""

    @classmethod
    def of(cls, root: Path, cache: Cache) -> Parsed:
        """Return what is known of a project in the same languages, on which every text depends; else nothing."""
        languages = root / "data" / "languages.yaml"
        key = cache.key(digest_of(languages.read_bytes()) if languages.is_file() else "")
        kept = cache.get(_KIND, key, _Kept) or _Kept("", {})
        return cls(cache, key, kept.files, kept.held_against)

    def records_of(self, path: str, digest: str) -> tuple[Recalled, ...] | None:
        """Return the records of a file, if it was sound and has not changed."""
        known = self.files.get(path)
        return known[1] if known and known[0] == digest else None

    def keep(self, files: SoundFiles, held_against: str) -> None:
        """Keep what a sound run has read, where there is so much that it pays."""
        fresh = sum(1 for path, (digest, _) in files.items() if self.records_of(path, digest) is None)
        changed = fresh >= len(files) * _WORTH_WRITING or held_against != self.held_against
        if len(files) >= _WORTH_REMEMBERING and changed:
            self.cache.put(_KIND, self.key, _Kept(held_against, files))
            self.cache.forget(_KIND, besides=0)
