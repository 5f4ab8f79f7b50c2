"""The stylesheet of the theme without the rules that can apply to nothing that our pages hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import tinycss2  # type: ignore[import-untyped]  # It ships no types.

CLASSES = frozenset({"md-typeset", "highlight"})
"""The theme's classes that our pages use: for whatever is written, and for fenced code."""

_REFERENCE = re.compile(r"var\(\s*(--[\w-]+)|animation(?:-name)?:\s*([\w-]+)")


# The engine asks once for each language.
@cache
def part_in_use(css: str) -> str:
    """Return a stylesheet without what cannot apply; what only left-out rules referred to goes as well."""
    while (shorter := _once(css)) != css:
        css = shorter
    return css


def _once(css: str) -> str:
    referred = {name for match in _REFERENCE.findall(css) for name in match}
    return "".join(_kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), referred))


def _kept(rules: Iterable[Any], referred: set[str]) -> Iterator[str]:
    """Yield the rules that are left, as text; `referred` holds the values and animations that are asked for."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield _style(rule, referred)
        elif rule.lower_at_keyword in {"media", "supports"}:
            inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if left := "".join(_kept(inside, referred)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{left}}}"
        elif rule.lower_at_keyword != "keyframes" or tinycss2.serialize(rule.prelude).strip() in referred:
            yield rule.serialize()


def _style(rule: Any, referred: set[str]) -> str:
    """Return a rule with the selectors and declarations that are left, or nothing where either are none."""
    selectors = ",".join(tinycss2.serialize(one) for one in _selectors(rule.prelude) if _can_apply(one))
    found = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    declarations = ";".join(one.serialize() for one in found if not one.name.startswith("--") or one.name in referred)
    return f"{selectors}{{{declarations}}}" if selectors and declarations else ""


def _selectors(prelude: Iterable[Any]) -> list[list[Any]]:
    """Return the selectors of a list, each as its tokens."""
    found: list[list[Any]] = [[]]
    for piece in prelude:
        if piece == ",":
            found.append([])
        else:
            found[-1].append(piece)
    return found


def _can_apply(selector: list[Any]) -> bool:
    """Whether a page of ours may hold what a selector asks for; `:not(…)` and the like ask for nothing."""
    classes = {token.value for dot, token in pairwise(selector) if dot == "." and token.type == "ident"}
    return classes <= CLASSES and not any(token.type == "hash" for token in selector)
