"""Languages side by side and redlines in a real browser: columns, order, anchors, speech, accessibility."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from browser.axe import assert_nothing_found
from browser.chromium import Visitor, box_of, select

PARALLEL = "decisions/aa-3-4/parallel/"
PAIR = "decisions/aa-3-4/parallel-en-zh/"
NOTE = "documents/aa-cop-4-note/parallel/"
CHANGES = "decisions/bb-7-8/changes/"


def cells(page: Page, anchor: str) -> list[dict[str, Any]]:
    """Return language, left edge, upper edge and visible words of the cells of a row, in the order of the document."""
    found: list[dict[str, Any]] = page.locator(f"#{anchor} .parallel__cell").evaluate_all(
        """cells => cells.map(cell => {
            const box = cell.getBoundingClientRect();
            return {lang: cell.lang, left: Math.round(box.left), top: Math.round(box.top)};
        })"""
    )
    return found


@pytest.mark.parametrize(("address", "count"), [(PAIR, 2), (PARALLEL, 4)])
def test_languages_stand_in_columns_on_a_wide_screen(shared: Visitor, address: str, count: int) -> None:
    row = cells(shared.visit(address), "p3-b")
    assert len({cell["top"] for cell in row}) == 1
    assert [cell["left"] for cell in row] == sorted({cell["left"] for cell in row})
    assert len(row) == count


@pytest.mark.parametrize("width", [320, 600])
def test_languages_stand_below_one_another_on_a_narrow_screen(shared: Visitor, width: int) -> None:
    page = shared.visit(PARALLEL, ViewportSize(width=width, height=900))
    row = cells(page, "p3-b")
    assert len({cell["left"] for cell in row}) == 1
    assert [cell["top"] for cell in row] == sorted({cell["top"] for cell in row})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_page_from_right_to_left_the_first_column_is_on_the_right(shared: Visitor) -> None:
    page = shared.visit(f"ar/{PARALLEL}")
    row = cells(page, "p3-b")
    assert [cell["lang"] for cell in row] == ["ar", "en", "zh-Hans", "fr"]
    assert [cell["left"] for cell in row] == sorted((cell["left"] for cell in row), reverse=True)
    directions = page.locator("#p3-b .parallel__cell").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell).direction)"
    )
    assert directions == ["rtl", "ltr", "ltr", "ltr"]


def test_a_redline_is_heard_in_clauses_and_never_in_fragments(shared: Visitor) -> None:
    """In the accessibility tree the change is one sentence; what is struck out and put in is not told again."""
    heard = shared.visit(f"zh/{CHANGES}").locator(".redline").first.aria_snapshot()
    assert "［“请秘书处向缔约方大会第八次会议提出报告。”改为“请秘书处向缔约方大会第九次会议提出报告。”］" in heard
    assert "deletion: 八" not in heard
    assert "insertion: 九" not in heard
    assert "新增" in heard
    assert heard.count("insertion") == 1, "the paragraph that was added as a whole is said to be added above it"


def test_a_redline_can_be_read_without_colours(shared: Visitor) -> None:
    page = shared.visit(CHANGES)
    for media in ({"forced_colors": "active"}, {"forced_colors": "none", "media": "print"}):
        page.emulate_media(**media)  # type: ignore[arg-type]  # The two dictionaries hold its own keywords.
        lines = [
            page.locator(f".redline {name}").first.evaluate("e => getComputedStyle(e).textDecorationLine")
            for name in ("del", "ins")
        ]
        assert lines == ["line-through", "underline"], media


def test_what_is_only_spoken_is_not_seen_and_not_copied(shared: Visitor) -> None:
    """Whoever copies a paragraph of the redline gets what is drawn, once."""
    page = shared.visit(CHANGES)
    box = box_of(page.locator("#p3 .spoken"))
    assert (box["width"], box["height"]) == (1, 1)
    drawn = "3. Invites Parties to hang a lanternlamp on every kite that is flown at dusk;"
    assert select(page, "#p3 p", "#p3 p").strip() == drawn


@pytest.mark.parametrize("folder", ["", "zh/", "ar/"])
@pytest.mark.parametrize("address", [PARALLEL, NOTE, CHANGES, "services/"])
def test_axe_finds_nothing(shared: Visitor, folder: str, address: str) -> None:
    assert_nothing_found(shared, f"{folder}{address}")
