"""A record as YAML in its normal form: the same tree gives the same lines, and nothing in them can be misread.

Values are texts, lists and mappings, as the reader of records takes them. A text that a program might take for a
number, a day or a truth value stands in quotes, and so does one with a sign that YAML knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Tree: TypeAlias = "str | Sequence[Tree] | Mapping[str, Tree]"

_GUESSED = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|~|none|nan|\.nan|[-+]?\.inf)"
    r"|[-+]?[\d.][\d_.,:eExXoO+-]*"  # Numbers, times and sexagesimals.
    r"|[-+]?0[xob][\da-fA-F_]+"
    r"|\d{4}-\d{1,2}-\d{1,2}.*"
    r"|<<|="
)
# What begins with one of these is a sign of YAML, a quote, or a bracket for print that the reader warns of.
_FIRST = re.compile(r"[\s\-?:,\[\]{}#&*!|>'\"%@`“”‘’「」『』［］｛｝【】•●▪◦‣－–−‒=<]")
_WITHIN = re.compile(r": |:$| #|[\n\t\r\u0085\u2028\u2029]|\s$")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# These change how a line is read or seen, and are written by their number.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


def to_yaml(tree: Mapping[str, Tree], *, head: str = "") -> str:
    """Return a record as YAML; each line of `head` stands above it as a remark."""
    remarks = [f"# {line}".rstrip() for line in head.splitlines()]
    return "\n".join((*remarks, *_mapping(tree, 0))) + "\n"


def _mapping(tree: Mapping[str, Tree], depth: int) -> Iterator[str]:
    space = "  " * depth
    for key, value in tree.items():
        name = f"{space}{scalar(key)}:"
        if isinstance(value, str):
            yield f"{name} {scalar(value)}"
        elif not value:
            yield f"{name} {'{}' if isinstance(value, Mapping) else '[]'}"
        elif isinstance(value, Mapping):
            yield name
            yield from _mapping(value, depth + 1)
        elif _is_row(value):
            yield f"{name} [{', '.join(scalar(str(one), within_brackets=True) for one in value)}]"
        else:
            yield name
            yield from _list(value, depth + 1)


def _is_row(values: Sequence[Tree]) -> bool:
    """Whether a list fits on one line: names only, as in `areas: [mercury-wastes]`."""
    return all(isinstance(one, str) and re.fullmatch(r"[a-z0-9][a-z0-9-]*", one) for one in values)


def _list(values: Sequence[Tree], depth: int) -> Iterator[str]:
    space = "  " * depth
    for value in values:
        if isinstance(value, str):
            yield f"{space}- {scalar(value)}"
        elif not value:
            yield f"{space}- {'{}' if isinstance(value, Mapping) else '[]'}"
        else:
            lines = _mapping(value, depth + 1) if isinstance(value, Mapping) else _list(value, depth + 1)
            first = next(lines)
            yield f"{space}- {first[len(space) + 2 :]}"
            yield from lines


def scalar(text: str, *, within_brackets: bool = False) -> str:
    """Return a text as YAML: plain where nothing in it can be misread, else in double quotes."""
    plain = text and not _FIRST.match(text) and not _WITHIN.search(text) and not _GUESSED.fullmatch(text)
    if plain and not _UNSEEN.search(text) and not (within_brackets and re.search(r"[,\[\]{}]", text)):
        return text
    quoted = "".join(_ESCAPES.get(sign, sign) for sign in text)
    escaped = _UNSEEN.sub(lambda match: "\\u%04x" % ord(match[0]), quoted)  # noqa: UP031  # Braces would need escapes.
    return f'"{escaped}"'
