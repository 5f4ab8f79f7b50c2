"""The records in a version of a file, without the model: old versions have shapes that it no longer knows."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

import yaml

from jointreport.records.history.changes import Key

Tree = dict[str, Any]

_KEY = re.compile(r"^([A-Za-z0-9][A-Za-z0-9_-]*):", re.MULTILINE)
_ELSE_AT_THE_EDGE = re.compile(r"^(?!#|---\s*$|[A-Za-z0-9][A-Za-z0-9_-]*:)\S", re.MULTILINE)


def kind_of(path: str) -> str:
    """Return the kind of record a file holds; nothing for a file that holds none."""
    parts = PurePosixPath(path)
    names = parts.parts
    if len(names) < 2 or names[0] != "data" or parts.suffix not in {".yaml", ".yml"}:
        return ""
    return parts.stem if len(names) == 2 else names[1]


def is_table(path: str) -> bool:
    """Whether a file holds many records, each under its identity."""
    return len(PurePosixPath(path).parts) == 2


def records_in(path: str, content: bytes) -> dict[Key, str] | None:
    """Return the text of each record in a version of a file; nothing where it cannot be told apart.

    A table is cut at its identities without being read as YAML, so that only records that differ are.
    """
    kind, text = kind_of(path), content.decode("utf-8", "replace")
    if not is_table(path):
        return {(kind, PurePosixPath(path).stem): text}
    if _ELSE_AT_THE_EDGE.search(text):
        return None
    keys = list(_KEY.finditer(text))
    ends = [key.start() for key in keys[1:]] + [len(text)]
    return {(kind, key.group(1)): text[key.end() : end].rstrip() for key, end in zip(keys, ends, strict=True)}


def tree_of(text: str) -> Tree | None:
    """Return a record as strings, lists and mappings; nothing where it cannot be read."""
    try:
        tree = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it makes nothing but strings.
    except (yaml.YAMLError, RecursionError):
        return None
    return tree if isinstance(tree, dict) else None


def name_of(tree: Tree) -> dict[str, str]:
    """Return what a record was called in each language: its symbol, its name or its title."""
    for field in ("symbol", "short", "name", "title", "words"):
        words = tree.get(field)
        if isinstance(words, str):
            return {"": words}
        if isinstance(words, dict):
            return {str(language): str(said) for language, said in words.items()}
    return {}
