"""Languages side by side and redlines in a real browser: columns, order, anchors, speech, accessibility."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.axe import assert_nothing_found
from browser.chromium import Visitor

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
    shared.page.set_viewport_size({"width": width, "height": 900})
    page = shared.visit(PARALLEL)
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


def test_paragraph_by_paragraph_is_the_order_of_reading(shared: Visitor) -> None:
    page = shared.visit(PAIR)
    order = page.locator(".parallel__row").evaluate_all(
        """rows => rows.map(row => {
            const parts = [...row.querySelectorAll("h3, [lang]")];
            return [row.id, ...parts.map(part => part.lang || part.textContent)];
        })"""
    )
    assert order[1] == ["pp1", "preambular paragraph 1", "en", "zh-Hans"]
    assert order[5] == ["p3-a", "paragraph 3 (a)", "en", "en", "zh-Hans", "en"], (
        "the marks of footnotes are named in English"
    )
    expect(page.get_by_role("table")).to_have_count(0)


@pytest.mark.parametrize("anchor", ["p3-b", "fn2", "pp1"])
def test_who_comes_to_a_paragraph_stands_before_it(shared: Visitor, anchor: str) -> None:
    """It is in view below what stays on top, and marked, without a script."""
    shared.page.set_viewport_size({"width": 1280, "height": 500})
    page = shared.visit(f"{PARALLEL}#{anchor}")
    row = page.locator(f"#{anchor}")
    expect(row).to_be_in_viewport()
    assert row.evaluate("row => getComputedStyle(row).backgroundColor") != "rgba(0, 0, 0, 0)"
    bar = page.locator(".jump").bounding_box()
    box = row.bounding_box()
    assert bar
    assert box
    assert box["y"] >= bar["y"] + bar["height"] - 1 or box["y"] + box["height"] < bar["y"]


def test_the_draft_inside_a_document_has_its_own_anchors(shared: Visitor) -> None:
    page = shared.visit(f"{NOTE}#draft-p2")
    expect(page.locator("#draft-p2")).to_be_in_viewport()
    expect(page.locator(".inner__name .badge--draft")).to_be_visible()


def test_languages_and_pairs_are_reached_by_plain_links(reader_without_scripts: Visitor, host: str) -> None:
    page = reader_without_scripts.page
    page.goto(f"{host}/decisions/aa-3-4/")
    page.get_by_role("link", name="Side by side: English, Chinese, French and Arabic").click()
    expect(page).to_have_url(f"{host}/{PARALLEL}")
    shown = page.get_by_role("navigation", name="Languages shown").locator("[aria-current=page]")
    expect(shown).to_have_text("English, Chinese, French and Arabic")
    page.get_by_role("link", name="English and Arabic", exact=True).click()
    expect(page).to_have_url(f"{host}/decisions/aa-3-4/parallel-en-ar/")
    page.get_by_role("link", name="Arabic alone").click()
    expect(page).to_have_url(f"{host}/ar/decisions/aa-3-4/")
    page.goto(f"{host}/decisions/bb-7-8/")
    page.get_by_role("link", name="What changed from the draft").click()
    expect(page).to_have_url(f"{host}/{CHANGES}")


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
    box = page.locator("#p3 .spoken").bounding_box()
    assert box
    assert (box["width"], box["height"]) == (1, 1)
    copied = page.evaluate(
        """() => {
            const range = document.createRange();
            range.selectNodeContents(document.querySelector('#p3 p'));
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return getSelection().toString();
        }"""
    )
    assert copied == "3. Invites Parties to hang a lanternlamp on every kite that is flown at dusk;"


@pytest.mark.parametrize("folder", ["", "zh/", "ar/"])
@pytest.mark.parametrize("address", [PARALLEL, NOTE, CHANGES, "services/"])
def test_axe_finds_nothing(shared: Visitor, folder: str, address: str) -> None:
    """In three languages, light and dark, wide and narrow."""
    assert_nothing_found(shared, f"{folder}{address}")
