"""The files of the index: each is one call of a function, so that it can be fetched and also loaded as a script."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Protocol

_FOLDER = "search"
_FILES_OF_A_GROUP = 16


class Output(Protocol):
    """Where the files of the index go; several processes may write at once."""

    def put(self, path: str, content: bytes) -> bool:
        """Write one file."""

    def take_over(self, path: str) -> None:
        """Take one file over from the last edition."""


def as_text(value: object) -> str:
    """Return plain values as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def put(output: Output, name: str, text: str) -> str:
    """Write one file of the index; return its path below the site."""
    path = f"{_FOLDER}/{name}.js"
    output.put(path, f'jointSearch.take("{name}",{text});\n'.encode())
    return path


def groups_of(texts: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield numbered files by groups, each with the name of the group, a hash of all its files.

    If each file had a hash of its own, the hashes alone would be as long as what a first query may load.
    """
    for start in range(0, len(texts), _FILES_OF_A_GROUP):
        group = texts[start : start + _FILES_OF_A_GROUP]
        digest = hashlib.sha256("\0".join(group).encode()).hexdigest()
        yield digest[:12], group
