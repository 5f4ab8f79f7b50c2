"""Axe, which knows the rules of accessibility that a program can judge, run in the page that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]  # It ships no types.
from playwright.sync_api import ViewportSize

from browser.chromium import NARROW, WIDE, Visitor

BOTH = (NARROW, WIDE)
EVERY_RULE: Mapping[str, Any] = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    # Off unless asked for.
    "rules": {"target-size": {"enabled": True}},
}
"""Levels A and AA of WCAG 2.2, and good practice."""

RULES_OF_COLOUR: Mapping[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What is worth asking again when nothing but the colours has changed."""

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
    visitor: Visitor, address: str, brought_into_sight: str = "null", *, screens: Sequence[ViewportSize] = BOTH
) -> None:
    """Hold that axe finds nothing, narrow and wide, light and dark, and that nothing is wider than the screen.

    What is folded up is brought into sight by a script before. A change of colours changes nothing but colours,
    so that of dark ones only the rules about colours are asked.
    """
    for screen in screens:
        visitor.page.set_viewport_size(screen)
        page = visitor.visit(address)
        page.evaluate(brought_into_sight)
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
        assert_colours_hold(visitor)


def assert_colours_hold(visitor: Visitor) -> None:
    """Hold that axe finds nothing on the page as it stands, in light colours and in dark ones."""
    assert violations(visitor) == [], visitor.page.viewport_size
    visitor.page.emulate_media(color_scheme="dark")
    assert violations(visitor, RULES_OF_COLOUR) == [], "dark colours"
    visitor.page.emulate_media(color_scheme="light")
