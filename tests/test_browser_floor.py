"""The stylesheets ask for nothing newer than the oldest supported browsers know, unless it falls back."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from jointreport.generate.theme_css import part_in_use
from projects import REPOSITORY, cases
from stylesheet import Use, theme_stylesheet, uses

CASES = cases("stylesheets.yaml")
GUIDE = (REPOSITORY / "docs-dev" / "browsers.md").read_text("utf-8")
ASSETS = REPOSITORY / "docs" / "assets"
KNOWN = {one for words in cases("known_to_browsers.yaml").values() for one in words.split()}
_LINE = re.compile(r"^\| `(.+?)` \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|", re.MULTILINE)


class Feature(NamedTuple):
    """A line of the table: the first version in Chrome, Safari and Firefox, and how it falls back."""

    first: tuple[tuple[int, ...], ...]
    way: str


def version(words: str) -> tuple[int, ...]:
    """Return a version as numbers; a browser that lacks the feature will have it in one that never comes."""
    return (9999,) if words == "no" else tuple(map(int, words.split(".")))


FLOOR = tuple(version(one) for one in re.findall(r"(?:Chrome|Safari|Firefox) ([\d.]+)", GUIDE)[:3])
TABLE = {name: Feature(tuple(map(version, first)), way.strip("`")) for name, *first, way in _LINE.findall(GUIDE)}
STYLESHEETS = {
    "ours": [one for file in ASSETS.glob("*.css") for one in uses(file.read_text("utf-8"))],
    "theme": uses(part_in_use(theme_stylesheet())),
}


def known(feature: str) -> bool:
    """Whether it has been looked up: in the table, or among the names and words that are older than the floor."""
    return feature in TABLE or feature in KNOWN or feature.partition(": ")[2] in KNOWN


def falls_back(use: Use) -> bool:
    """Whether a use of what is newer than the floor falls back as the table says."""
    feature = TABLE.get(use.feature)
    if not feature or all(first <= floor for first, floor in zip(feature.first, FLOOR, strict=True)):
        return True
    name = use.feature.partition(": ")[0]
    ways = {
        "@supports": any(covers(condition, feature) for condition in use.conditions),
        "earlier declaration": not {name, f"-webkit-{name}"}.isdisjoint(use.earlier),
        "nothing lost": True,
    }
    return ways[feature.way]


def covers(condition: str, feature: Feature) -> bool:
    """Whether a condition asks for something of the table that is nowhere older than a feature."""
    asked = [TABLE[name].first for name in TABLE if name in condition]
    return not condition.startswith("not") and any(
        all(one >= other for one, other in zip(first, feature.first, strict=True)) for first in asked
    )


def test_the_floor_is_that_of_the_guide() -> None:
    assert FLOOR == ((105,), (15, 4), (121,))


@pytest.mark.parametrize("name", STYLESHEETS)
def test_whatever_a_stylesheet_asks_for_has_been_looked_up(name: str) -> None:
    """What fails here is to be looked up and entered in the guide or, if it is old, among the known names."""
    assert sorted({one.feature for one in STYLESHEETS[name] if not known(one.feature)}) == []


@pytest.mark.parametrize("name", STYLESHEETS)
def test_what_is_newer_than_the_floor_falls_back(name: str) -> None:
    assert sorted({one.feature for one in STYLESHEETS[name] if not falls_back(one)}) == []


def test_the_table_lists_only_what_is_used() -> None:
    used = {one.feature for stylesheet in STYLESHEETS.values() for one in stylesheet}
    assert sorted(TABLE.keys() - used) == []


@pytest.mark.parametrize(("css", "told"), CASES["without a fallback"].items())
def test_a_fallback_stands_before_what_is_new_or_a_condition_around_it(css: str, told: list[str]) -> None:
    assert [one.feature for one in uses(css) if not falls_back(one)] == told


@pytest.mark.parametrize(("css", "unknown"), CASES["unknown"].items())
def test_what_nobody_has_looked_up_is_told(css: str, unknown: list[str]) -> None:
    assert [one.feature for one in uses(css) if not known(one.feature)] == unknown
