"""Axe, which knows the rules of accessibility that a program can judge, run in the page that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]  # It ships no types.
from playwright.sync_api import ViewportSize

from browser.chromium import NARROW, WIDE, Visitor

Asked = Sequence[tuple[ViewportSize, str]]
"""Screens, each with the other colours in which a page is seen there: `dark`, `forced`, or none.

All rules are asked in light colours. Others change nothing but colours, so that there only the rules about them are.
"""
IN_THE_DARK_TOO: Asked = ((NARROW, "dark"), (WIDE, "dark"))
_SET = {"dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"}}

EVERY_RULE: Mapping[str, Any] = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    # Off unless asked for.
    "rules": {"target-size": {"enabled": True}},
}
"""Levels A and AA of WCAG 2.2, and good practice."""

RULES_OF_COLOUR: Mapping[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

# Links change their colour slowly; axe must not measure them on the way from light to dark.
_RUN = """
    options => {
        document.getAnimations().forEach(animation => animation.finish());
        return axe.run(options).then(results => results.violations);
    }
"""


def violations(visitor: Visitor, rules: Mapping[str, Any] = EVERY_RULE) -> list[str]:
    """Return what axe finds, each as one line: the rule, the place and the piece of HTML."""
    page = visitor.page
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(_RUN, {"resultTypes": ["violations"], **rules})
    return [
        f"{one['id']}: {' '.join(map(str, node['target']))}: {node['html'][:200]}"
        for one in found
        for node in one["nodes"]
    ]


def assert_nothing_found(
    visitor: Visitor, address: str, brought_into_sight: str = "null", asked: Asked = IN_THE_DARK_TOO
) -> None:
    """Hold that axe finds nothing on any screen, and that nothing is wider than it.

    What is folded up is brought into sight by a script before.
    """
    for screen, colours in asked:
        visitor.visit(address, screen).evaluate(brought_into_sight)
        assert_page_holds(visitor, colours)


def assert_page_holds(visitor: Visitor, colours: str = "dark") -> None:
    """Hold the same of the page as it stands, in light colours and in these."""
    page = visitor.page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.viewport_size
    found = violations(visitor)
    assert not found, found
    if colours:
        page.emulate_media(**_SET[colours])  # type: ignore[arg-type]  # The dictionaries hold its own keywords.
        found = violations(visitor, RULES_OF_COLOUR)
        assert not found, (colours, found)
        page.emulate_media(color_scheme="light", forced_colors="none")
