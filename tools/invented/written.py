"""Records as lines of YAML, written directly: a YAML library would take most of the time of a large corpus.

The invented words hold no quotation marks and no backslashes, so that quoting needs no escapes.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

HEADING = "# Invented, to measure with; it means nothing. / 为测量而虚构，没有任何含义。"


class Pair(NamedTuple):
    """The same words in both languages."""

    en: str
    zh: str


def text(pair: Pair) -> str:
    """Return a text as a mapping of its languages, on one line."""
    return f'{{en: "{pair.en}", zh: "{pair.zh}"}}'


def listed(items: Iterable[str]) -> str:
    """Return a list of identities or field names, on one line."""
    return f"[{', '.join(items)}]"


def sourced(source: str, fields: Iterable[str] = ()) -> str:
    """Return the item of a list of sources that supports some fields, or without fields the whole record."""
    names = tuple(fields)
    supported = f", for: {listed(names)}" if names else ""
    return f"- {{source: {source}, certainty: confirmed{supported}}}"


def cited(document: str, at: str) -> str:
    """Return the item of a list of sources that names a paragraph of a document."""
    return f"- {{document: {document}, at: {at}, certainty: confirmed}}"


def indented(lines: Iterable[str]) -> list[str]:
    """Return the lines one level deeper."""
    return [f"  {line}" for line in lines]


def write(path: Path, lines: Iterable[str]) -> int:
    """Write a data file below its heading and return its size in bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.write_bytes("\n".join((HEADING, *lines, "")).encode())


def write_table(path: Path, records: Iterable[tuple[str, list[str]]]) -> None:
    """Write one file with many records, each below its identity."""
    write(path, (line for identity, lines in records for line in (f"{identity}:", *indented(lines))))
