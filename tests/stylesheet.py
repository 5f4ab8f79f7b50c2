"""What a stylesheet asks of a browser: each feature it uses, and what it does for browsers that lack it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import tinycss2  # type: ignore[import-untyped]  # It ships no types.

# Their values are names: of faces, of pages, of attributes, of properties.
_NAMES = {"font-family", "src", "page", "transition"}


class Use(NamedTuple):
    """One use of a feature: the conditions around it, and the declarations before it in the same rule.

    A feature is called as it is written: `zoom`, `float: inline-start`, `content: /`, `:has()`, `color-mix()`, `1em`,
    `@page`, `(forced-colors)`.
    """

    feature: str
    conditions: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


def theme_stylesheet() -> str:
    spec = find_spec("material")
    assert spec
    assert spec.submodule_search_locations
    (folder,) = map(Path, spec.submodule_search_locations)
    (file,) = folder.glob("templates/assets/stylesheets/main.*.min.css")
    return file.read_text("utf-8")


def uses(css: str) -> list[Use]:
    """Return every use of a feature, in the order of the stylesheet."""
    return list(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), ()))


def _rules(rules: Iterable[Any], conditions: tuple[str, ...]) -> Iterator[Use]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield from (Use(one, conditions) for one in _selector(rule.prelude))
            yield from _declarations(rule.content, conditions)
        else:
            yield from _at_rule(rule, conditions)


def _at_rule(rule: Any, conditions: tuple[str, ...]) -> Iterator[Use]:
    """Yield what a rule such as `@media` asks for itself, and what stands in it."""
    words = tinycss2.serialize(rule.prelude)
    asked = [f"@{rule.lower_at_keyword}", *re.findall(r"\([a-z-]+(?=[:)])", words), *re.findall(r"[a-z-]+\(", words)]
    yield from (Use(f"{one})" if one.startswith("(") else one.replace("(", "()"), conditions) for one in asked)
    if rule.lower_at_keyword not in {"media", "supports"}:
        yield from _declarations(rule.content or (), conditions)
        return
    around = (*conditions, words.strip()) if rule.lower_at_keyword == "supports" else conditions
    yield from _rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), around)


def _selector(prelude: Iterable[Any]) -> Iterator[str]:
    """Yield the pseudo-classes and pseudo-elements of a selector."""
    colons = ""
    for one in _tokens(prelude):
        if colons and one.type in {"ident", "function"}:
            yield f"{colons}{one.lower_value}" if one.type == "ident" else f"{colons}{one.lower_name}()"
        colons = f"{colons}:" if one == ":" else ""


def _declarations(content: Iterable[Any], conditions: tuple[str, ...]) -> Iterator[Use]:
    earlier: tuple[str, ...] = ()
    for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration":
            yield from (Use(feature, conditions, earlier) for feature in _declaration(one))
            earlier = (*earlier, one.lower_name)
        else:
            yield Use("a rule within a rule", conditions)


def _declaration(declaration: Any) -> Iterator[str]:
    """Yield the name of a declaration, and what its value asks for; our own values (`--…`) have no name to look up."""
    name, own = declaration.lower_name, declaration.name.startswith("--")
    if not own:
        yield name
    words = [one for one in declaration.value if one.type not in {"whitespace", "comment"}]
    if name == "text-decoration" and len(words) > 1:
        yield "text-decoration: several words"
    for one in _tokens(declaration.value):
        if one.type == "function":
            yield f"{one.lower_name}()"
        elif one.type == "dimension":
            yield f"1{one.lower_unit}"
        elif (one.type == "ident" and not own and name not in _NAMES) or (name == "content" and one == "/"):
            yield f"{name}: {one.value.lower()}"


def _tokens(values: Iterable[Any]) -> Iterator[Any]:
    """Yield all tokens, those within brackets and functions too; what `attr` and `var` are given is a name."""
    for one in values:
        yield one
        if one.type != "function":
            yield from _tokens(getattr(one, "content", None) or ())
        elif one.lower_name not in {"attr", "var"}:
            yield from _tokens(one.arguments)
