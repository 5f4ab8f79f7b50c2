"""What the last sound run read, so that a file that has not changed need not be read and checked again.

Decoded records are kept in `.cache/records/` by path and content of their file, under a hash of the program.
Only files in which nothing at all was wrong are kept; so what is recalled is known to be sound by itself.
Rules that look at several records are asked anew each time.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from jointreport.problems import Spot
from jointreport.records.source import Source, Tree, Where, read
from jointreport.system.cache import digest_of_parts, keep, kept, program

_WORTH_REMEMBERING = 500
# Writing everything down takes longer than reading a few changed files anew.
_WORTH_WRITING = 0.02


class Recalled(NamedTuple):
    """A record of a file, and where it stands there."""

    kind: str
    identity: str
    where: Where
    folder: str
    record: Any


SoundFiles = dict[str, tuple[bytes, tuple[Recalled, ...]]]
"""Path of a file in which nothing is wrong by itself → its digest and its records."""


class Unread:
    """A file whose records are known: it is read again only if something must be said about a place in it."""

    def __init__(self, path: str, content: bytes, right_to_left: frozenset[str]) -> None:
        self.path = path
        self._content = content
        self._right_to_left = right_to_left

    @cached_property
    def _source(self) -> Source:
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


@dataclass(slots=True)
class Memory:
    """What is known of the data files of a project from earlier runs."""

    file: Path
    files: SoundFiles

    @classmethod
    def of(cls, root: Path) -> Memory:
        """Return what is remembered of a project by the same program and the same languages; else nothing."""
        file = root / ".cache" / "records" / _version(root)
        return cls(file, kept(file) or {})

    def recall(self, path: str, digest: bytes) -> tuple[Recalled, ...] | None:
        """Return the records of a file, if it was sound and has not changed."""
        known = self.files.get(path)
        return known[1] if known and known[0] == digest else None

    def keep(self, files: SoundFiles) -> None:
        """Write down what a sound run has read, where there is so much that it pays."""
        fresh = sum(1 for path, (digest, _) in files.items() if self.recall(path, digest) is None)
        if len(files) < _WORTH_REMEMBERING or fresh < len(files) * _WORTH_WRITING:
            return
        keep(self.file, files)
        for other in self.file.parent.iterdir():
            if other != self.file:
                other.unlink()


def digest_of(content: bytes) -> bytes:
    """Return the digest by which a file is known again."""
    return hashlib.sha256(content).digest()


def _version(root: Path) -> str:
    """Return a hash of the program and of the languages, on which every text depends."""
    languages = root / "data" / "languages.yaml"
    content = languages.read_bytes() if languages.exists() else b""
    return digest_of_parts(program(), digest_of(content).hex())[:32]
