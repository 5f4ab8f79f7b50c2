"""Values of a YAML file replaced or added where they stand; every other character of the file stays.

A library that reads and writes YAML anew keeps remarks, but not the way each line was written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from jointreport.exchange.yaml_form import scalar
from jointreport.records.source import Where


@dataclass(frozen=True, slots=True)
class Edit:
    """A value to be set: a text, or fields that stand in a mapping of their own."""

    where: Where
    value: str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    words: str


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return the text of a file with values set; what is above a value must stand there."""
    root = yaml.compose(text, yaml.CSafeLoader)
    changes = sorted((_change(text, root, one) for one in edits if root), key=lambda change: change.start)
    # From the last to the first, so that the places of those before stay; of two at one place the first stays first.
    for change in reversed(changes):
        text = text[: change.start] + change.words + text[change.end :]
    return text


def _change(text: str, root: yaml.Node, edit: Edit) -> _Change:
    *above, key = edit.where
    parent, within_brackets = root, bool(_is_bracketed(root))
    for step in above:
        parent = _child(parent, step) or parent
        within_brackets = within_brackets or _is_bracketed(parent)
    node = _child(parent, key)
    if node is None:
        return _addition(text, parent, f"{key}: {_written(edit.value, within_brackets=within_brackets)}")
    start, end = node.start_mark.index, node.end_mark.index
    # The line end behind words that stand below their key belongs to them.
    after = "\n" if text[:end].endswith("\n") else ""
    return _Change(start, end, _written(edit.value, within_brackets=within_brackets) + after)


def _is_bracketed(node: yaml.Node) -> bool:
    """Whether a mapping or list is written in brackets, in which a comma ends a value."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None


def _written(value: str | Mapping[str, str], *, within_brackets: bool) -> str:
    if isinstance(value, str):
        return scalar(value, within_brackets=within_brackets)
    fields = (f"{key}: {scalar(words, within_brackets=True)}" for key, words in value.items())
    return f"{{{', '.join(fields)}}}"


def _addition(text: str, parent: yaml.Node, field: str) -> _Change:
    """Return a field added behind the last one of a mapping: in its brackets, or on a line of its own."""
    end = _end_of_values(parent)
    if _is_bracketed(parent):
        return _Change(end, end, f", {field}")
    space = " " * parent.value[0][0].start_mark.column
    line_end = "\r\n" if "\r\n" in text else "\n"
    if text[:end].endswith("\n"):
        return _Change(end, end, f"{space}{field}{line_end}")
    at = text.find("\n", end) + 1 or len(text)
    before = "" if text[:at].endswith("\n") else line_end
    return _Change(at, at, f"{before}{space}{field}{line_end}")


def _end_of_values(node: yaml.Node) -> int:
    """Return where the last value of a mapping or list ends: remarks behind it are none of it."""
    last = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    if isinstance(last, yaml.CollectionNode) and not last.flow_style:
        return _end_of_values(last)
    return int(last.end_mark.index)
