"""Reads one YAML file into strings, with the line and column of every key and value.

In: the path and the bytes of a file. Out: a `SourceFile` with its tree of texts, or the problems why it has none.
Whatever the bytes, nothing is raised: the authors' mistakes are data here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from jointreport.problems import Problem, Spot, in_order
from jointreport.records.source.characters import UNREADABLE, decode_text, scan
from jointreport.records.source.locations import Findings, Spots, Tree, Where
from jointreport.records.source.mistakes import Explanation, explain, find_suspects, judge
from jointreport.records.source.tree import ShapeError, TreeBuilder, check_scalars

__all__ = ["Source", "Tree", "Where", "read"]

_BREAKS_STRUCTURE = UNREADABLE | {"tab", "conflict-marker"}
_LOOKS_LIKE_SYNTAX = frozenset({"full-width-colon", "odd-space", "printed-mark"})


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as read: its tree of texts, which is None if a problem is an error, and its problems."""

    path: str
    tree: Tree | None
    problems: tuple[Problem, ...]
    _spots: Spots | None = field(default=None, repr=False, compare=False)

    def spot(self, where: Where) -> Spot:
        """Return the place of the value at `where`, or of its nearest known parent."""
        return self._spots.of_value(where) if self._spots else Spot(self.path)

    def key_spot(self, where: Where) -> Spot:
        """Return the place of the key that leads to the value at `where`; like `spot` if there is none."""
        return self._spots.of_key(where) if self._spots else Spot(self.path)


def read(path: str, content: bytes, *, right_to_left: frozenset[str] = frozenset()) -> SourceFile:
    """Read the bytes of the file `path`; below the keys `right_to_left` marks of direction are allowed."""
    text = decode_text(path, content)
    if isinstance(text, Problem):
        return SourceFile(path, None, (text,))
    findings = Findings(path, text)
    scan(text, findings)
    if findings.codes() & _BREAKS_STRUCTURE:
        return SourceFile(path, None, tuple(in_order(findings.problems)))
    builder = _build(text, findings, right_to_left)
    problems = tuple(in_order(findings.problems)) if findings.problems else ()
    if builder.tree is None or any(problem.level == "error" for problem in problems):
        return SourceFile(path, None, problems)
    spots = Spots(path, builder.tree, builder.starts, findings.line_starts)
    return SourceFile(path, builder.tree, problems, spots)


def _build(text: str, findings: Findings, right_to_left: frozenset[str]) -> TreeBuilder:
    suspects = find_suspects(text)
    builder = TreeBuilder(findings, right_to_left, watched=suspects.any())
    stopped = _take(builder, text)
    judge(text, suspects, builder.written, _line_end(text, stopped.index) if stopped else len(text), findings)
    check_scalars(text, builder.written, findings)
    stopped = stopped or _unusable(builder)
    if stopped and not findings.codes() & _LOOKS_LIKE_SYNTAX:
        findings.add(stopped.code, stopped.index, **stopped.values)
    return builder


def _take(builder: TreeBuilder, text: str) -> Explanation | None:
    """Build the tree and return why the parser stopped before the end, if it did."""
    try:
        builder.take(text)
    except ShapeError as error:
        return Explanation(error.code, error.index)
    except (yaml.YAMLError, UnicodeDecodeError) as error:  # The latter: a tag with percent-encoded bytes.
        return explain(error, text, builder.last)
    return None


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return end if end >= 0 else len(text)


def _unusable(builder: TreeBuilder) -> Explanation | None:
    """Return why a text that YAML accepts is no record."""
    if builder.tree is None or builder.tree == "":
        return Explanation("empty-file", 0)
    is_mapping = isinstance(builder.tree, dict)
    return None if is_mapping else Explanation("not-a-mapping", builder.starts[1])
