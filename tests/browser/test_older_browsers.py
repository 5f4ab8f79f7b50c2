"""Browsers that know less, as far as Chromium can stand for them: nothing is lost, and what was typed or ticked stays.

What they do not know is taken from the stylesheet; what Safari does to the pages it keeps is done by hand.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from browser.chromium import Visitor
from filed import Filed
from projects import REPOSITORY

STYLE = (REPOSITORY / "docs" / "assets" / "site.css").read_text("utf-8")
TELEPHONE = ViewportSize(width=390, height=800)


def styled(page: Page, style: str) -> None:
    """Give the pages to come another stylesheet of ours."""
    page.route("**/assets/site.css", lambda route: route.fulfill(body=style, content_type="text/css"))


def test_where_a_fold_cannot_be_opened_by_the_stylesheet_its_drawing_and_its_summary_stay(delegate: Visitor) -> None:
    """Else a telephone would show neither the drawing nor a way to the table."""
    page = delegate.page
    page.set_viewport_size(TELEPHONE)
    styled(page, STYLE.replace("@supports selector(::details-content)", "@supports selector(::unknown)"))
    delegate.visit("")
    drawn = page.locator(".drawn").all()
    assert drawn
    for one in drawn:
        expect(one.locator(".drawing")).to_be_visible()
        one.locator("summary").click()
        expect(one.locator("table")).to_be_visible()
    page.unroute_all()


@pytest.mark.parametrize("folder", ["", "zh/", "fr/", "ar/"])
def test_where_has_is_unknown_the_header_of_a_telephone_still_fits(reader: Visitor, folder: str) -> None:
    reader.page.set_viewport_size(TELEPHONE)
    styled(reader.page, re.sub(r"(?m)^.*:has\(.*$", "", STYLE))
    page = reader.visit(f"{folder}decisions/aa-3-4/")
    for button in page.locator(".tools").get_by_role("button").all():
        expect(button).to_be_in_viewport(ratio=1)
    page.emulate_media(media="print")
    expect(page.locator(".tool--copy").first).to_be_hidden()


def test_boxes_that_are_reset_stay_ticked_and_the_words_stay_in_their_box(reader: Visitor, built_corpus: Path) -> None:
    """Safari resets them when one goes back to a page that it kept."""
    page = reader.visit("decisions/?conference=bb")
    page.evaluate("document.querySelector('form.filters').reset()")
    page.get_by_role("button", name=re.compile("^Year")).click()
    page.get_by_role("checkbox", name=re.compile("^2025")).click()
    expect(page).to_have_url(f"{reader.root}decisions/?conference=bb&year=2025")
    rows = page.locator("tr[data-item]:visible")
    expect(rows).to_have_count(len(Filed(built_corpus).found("conference=bb&year=2025")))
    page = reader.visit("search/?q=register")
    expect(page.locator(".hit").first).to_be_visible()
    page.evaluate("document.querySelector('form.search').reset()")
    expect(page.get_by_role("searchbox")).to_have_value("register")


@pytest.mark.parametrize("address", ["search/", "zh/search/"])
def test_words_typed_before_the_script_is_there_are_searched_and_kept_in_the_address(
    reader: Visitor, address: str
) -> None:
    held: list[Route] = []
    reader.page.route("**/assets/results.js", lambda route: held.append(route))  # noqa: PLW0108 - it wants a function.
    page = reader.visit(address)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("AA-3/9")
    expect(page.locator("script[src$='results.js']")).to_be_attached()
    held.pop().continue_()
    expect(page.locator(".hit").first).to_be_visible()
    expect(page).to_have_url(f"{reader.root}{address}?q=AA-3%2F9")
    expect(page.get_by_role("searchbox")).to_have_value("AA-3/9")


def test_the_box_of_a_telephone_has_words_that_need_no_enlarging(reader: Visitor) -> None:
    """iOS enlarges the page when a field with smaller words is typed in."""
    reader.page.set_viewport_size(TELEPHONE)
    for address in ("", "search/"):
        size = (
            reader.visit(address)
            .get_by_role("searchbox", include_hidden=True)
            .evaluate("box => parseFloat(getComputedStyle(box).fontSize)")
        )
        assert size >= 16
