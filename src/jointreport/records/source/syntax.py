"""Says in plain words what the YAML parser could not read.

libyaml's own messages name tokens and states; an author needs the character that must be quoted,
the quote that is missing, the line that is indented wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import yaml

from jointreport.records.source.characters import ODD_SPACES, code_points, shown
from jointreport.records.source.tree import Written

_VALUE = re.compile(r" *+(?:- ++)*+(?:[\"']?[\w-]++[\"']?: ++)?(?:- ++)*+")
_KEY_WITHOUT_SPACE = re.compile(r" *+(?:- ++)*+([a-z][a-z0-9_-]*+):(?=[^ \n])")
_HEXADECIMAL_ESCAPE = re.compile(r"\\[uU][0-9a-fA-F]{4,8}")
_TAG_WITH_ESCAPES = re.compile(r"![^\s%]*%")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A problem's code, the index it is told of and its values."""

    code: str
    index: int
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Failure:
    """What the parser said, by index in the text, and the last scalar before it."""

    text: str
    last: Written | None
    index: int
    context: int


def explain(error: Exception, text: str, last: Written | None) -> Explanation:
    """Return what to tell the author of `text` about an error of the parser; `last` is what it read last."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _without_mark(text)
    index = error.problem_mark.index
    context = error.context_mark.index if error.context_mark else index
    failure = _Failure(text, last, index, context)
    said = f"{error.context or ''} {error.problem or ''}"
    rule = next((rule for words, rule in _RULES if words in said), None)
    return rule(failure) if rule else Explanation("not-yaml", index)


def _without_mark(text: str) -> Explanation:
    """Explain an error without a place: a tag whose percent signs stand for broken bytes."""
    tag = _TAG_WITH_ESCAPES.search(text)
    return Explanation("yaml-tag", tag.start()) if tag else Explanation("not-yaml", 0)


def _quotes_at(index: int, failure: _Failure) -> Explanation:
    return Explanation("needs-quotes", index, {"start": shown(failure.text[index : index + 1])})


def _quotes_here(failure: _Failure) -> Explanation:
    return _quotes_at(failure.index, failure)


def _quotes_at_context(failure: _Failure) -> Explanation:
    return _quotes_at(failure.context, failure)


def _missing_quote(failure: _Failure) -> Explanation:
    quote = failure.text[failure.context : failure.context + 1]
    return Explanation("missing-quote", failure.context, {"quote": quote})


def _backslash(failure: _Failure) -> Explanation:
    return Explanation("backslash", failure.text.rfind("\\", 0, failure.index + 1))


def _surrogate(failure: _Failure) -> Explanation:
    start = failure.text.rfind("\\", 0, failure.index + 1)
    escape = _HEXADECIMAL_ESCAPE.match(failure.text, start)
    return Explanation("surrogate-escape", start, {"escape": escape[0] if escape else "\\"})


def _colon(failure: _Failure) -> Explanation:
    """Explain a colon: the second in a line is text, the first belongs to a key that stands too far right."""
    start = failure.text.rfind("\n", 0, failure.index) + 1
    if ": " in failure.text[start : failure.index]:
        return Explanation("colon-in-text", failure.index)
    return Explanation("wrong-indentation", start + _spaces(failure.text, start))


def _no_colon(failure: _Failure) -> Explanation:
    start = failure.text.rfind("\n", 0, failure.context) + 1
    if match := _KEY_WITHOUT_SPACE.match(failure.text, start):
        return Explanation("space-after-colon", match.end() - 1, {"key": match[1]})
    return Explanation("line-without-key", failure.context)


def _colon_in_brackets(failure: _Failure) -> Explanation:
    key = failure.text[failure.context : failure.index]
    return Explanation("space-after-colon", failure.index, {"key": shown(key)})


def _unclosed_bracket(failure: _Failure) -> Explanation:
    bracket = failure.text[failure.context : failure.context + 1]
    closing = {"[": "]", "{": "}"}.get(bracket, bracket)
    return Explanation("unclosed-bracket", failure.context, {"bracket": bracket, "closing": closing})


def _misfit(failure: _Failure) -> Explanation:
    """Something stands where the next key or list item should: find what came before it."""
    character = failure.text[failure.index : failure.index + 1]
    if character and re.match(f"[{ODD_SPACES}]", character):
        return Explanation("odd-space", failure.index, {"character": code_points(character)})
    if character == ":":
        return Explanation("empty-key", failure.index)
    return _after_quote(failure) or _after_bracket(failure) or Explanation("wrong-indentation", failure.index)


def _after_quote(failure: _Failure) -> Explanation | None:
    last = failure.last
    if last is None or last.style not in {'"', "'"} or failure.text[last.end : failure.index].strip(" "):
        return None
    if "\n" in failure.text[last.start : last.end]:
        return Explanation("missing-quote", last.start, {"quote": last.style})
    return Explanation("text-after-quote", failure.index)


def _after_bracket(failure: _Failure) -> Explanation | None:
    start = failure.text.rfind("\n", 0, failure.index) + 1
    value = _VALUE.match(failure.text, start)
    if value and value.end() < failure.index and failure.text[value.end()] in "[{":
        return _quotes_at(value.end(), failure)
    return None


def _spaces(text: str, start: int) -> int:
    return len(text) - start - len(text[start:].lstrip(" "))


_RULES: tuple[tuple[str, Callable[[_Failure], Explanation]], ...] = (
    ("directive", _quotes_at_context),
    ("cannot start any token", _quotes_here),
    ("expected alphabetic or numeric", _quotes_at_context),
    ("undefined tag handle", _quotes_at_context),
    (" a tag", _quotes_at_context),
    (
        "block sequence entries are not allowed",
        lambda failure: Explanation("list-item-after-name", failure.index),
    ),
    ("mapping keys are not allowed", _quotes_here),
    ("scanning a block scalar", _quotes_at_context),
    ("invalid Unicode character escape", _surrogate),
    ("escape character", _backslash),
    ("hexdecimal", _backslash),
    ("scanning a quoted scalar", _missing_quote),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("found unexpected ':'", _colon_in_brackets),
    ("parsing a flow", _unclosed_bracket),
    ("did not find expected node content", _quotes_here),
    ("did not find expected", _misfit),
)
"""Words of libyaml and what they mean; the first that fits counts."""
