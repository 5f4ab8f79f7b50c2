"""Every kind of page, in both languages, in a real browser: requests, messages, width, accessibility."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]  # It ships no types.

from browser.chromium import Visitor

KINDS = {
    "home": "",
    "decisions": "decisions/",
    "lineage": "decisions/lineage/",
    "draft": "decisions/mc-cop-6-draft-brs/",
    "adopted": "decisions/mc-5-19/",
    "note": "documents/mc-cop-6-note-brs/",
    "document": "documents/unep-mc-cop-6-inf-29/",
    "area": "areas/mercury-wastes/",
    "meeting": "meetings/mc-cop-7/",
    "joint-report": "annexes/joint-report/2024-2025/",
    "outline": "annexes/outline/2026-2027/",
    "services": "services/",
    "mandates": "mandates/",
    "glossary": "glossary/",
    "concordance": "glossary/concordance/",
    "changes": "about/changes/",
    "sources": "sources/",
    "coverage": "about/coverage/",
    "about": "about/",
    "search": "search/",
}
ADDRESSES = [
    pytest.param(f"{folder}{path}", id=f"{kind}-{folder.rstrip('/') or 'en'}")
    for kind, path in KINDS.items()
    for folder in ("", "zh/")
]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Links change their colour slowly; axe must not measure them on the way from light to dark.
RUN_AXE = """
    options => {
        document.getAnimations().forEach(animation => animation.finish());
        return axe.run(options).then(results => results.violations);
    }
"""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_asks_its_own_host_alone_and_complains_of_nothing(
    shared: Visitor, host: str, address: str
) -> None:
    """Under `/joint-report/` as under `/`: four requests beside the page, one more for filters; none fails."""
    for root in (f"{host}/joint-report/", f"{host}/"):
        shared.root = root
        shared.visit(address)
        assert [url for url in shared.requested if not url.startswith(root)] == []
        assert (shared.failed, shared.messages) == ([], [])
        filters = sum(url.endswith("assets/filters.js") for url in shared.requested)
        assert len(shared.requested) <= 5 + filters


def violations(visitor: Visitor) -> list[str]:
    """Return what axe finds, each as one line: the rule, the place and the piece of HTML."""
    options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}}
    found: list[dict[str, Any]] = visitor.page.evaluate(RUN_AXE, options)
    return [
        f"{one['id']}: {' '.join(map(str, node['target']))}: {node['html'][:200]}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_and_nothing_is_too_wide(shared: Visitor, address: str) -> None:
    """Levels A and AA of WCAG 2.2 and good practice; on wide and narrow screens, in light and dark colours."""
    for screen in (WIDE, NARROW):
        shared.page.set_viewport_size(screen)  # type: ignore[arg-type]  # A dictionary with just its two keys.
        page = shared.visit(address)
        page.evaluate(AXE_SCRIPT)
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
        for colours in ("light", "dark"):
            page.emulate_media(color_scheme=colours)
            assert violations(shared) == [], (screen["width"], colours)
