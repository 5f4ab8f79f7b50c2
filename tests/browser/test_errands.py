"""Five errands of a delegate, each from the home page by visible links, and each by one search and one click.

At the end of each stands the passage that answers the question, on the screen without scrolling,
and with it the word that keeps it from being taken for more than it is.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from browser.chromium import NARROW, WIDE, Visitor
from projects import cases

CASES = [
    pytest.param(language, errand, screen, id=f"{language}-{errand['query']}-{screen['width']}")
    for language, errands in cases("errands.yaml").items()
    for errand in errands
    for screen in (WIDE, NARROW)
]


def home(delegate: Visitor, language: str, screen: ViewportSize, opener: str) -> Page:
    """Return the home page; what a narrow screen hides behind a button is opened."""
    page = delegate.visit("" if language == "en" else f"{language}/", screen)
    if page.locator(opener).is_visible():
        page.locator(opener).click()
    return page


def visible_link(page: Page, words: str) -> Locator:
    """The first link on the page that can be seen and is called so, or holds these words."""
    exact = page.get_by_role("link", name=words, exact=True).locator("visible=true")
    named = page.get_by_role("link", name=words).locator("visible=true")
    return exact.first if exact.count() else named.first


def is_on_screen(page: Page, words: str) -> bool:
    """Whether words stand on the screen, or so little below it that a thumb brings them up."""
    boxes = (one.bounding_box() for one in page.get_by_text(words).locator("visible=true").all())
    return any(box and 0 <= box["y"] < page.evaluate("innerHeight * 5 / 4") for box in boxes)


def assert_seen(page: Page, errand: dict[str, Any]) -> None:
    """The answer stands on the screen; the caution is on the screen too, or stands above on the same page."""
    expect(page.get_by_text(errand["answer"]).locator("visible=true").first).to_be_visible()
    assert is_on_screen(page, errand["answer"])
    caution = page.get_by_text(re.compile(errand["caution"]))
    expect(caution.locator("visible=true").first).to_be_visible()


@pytest.mark.parametrize(("language", "errand", "screen"), CASES)
def test_by_visible_links_in_three_clicks(
    delegate: Visitor, language: str, errand: dict[str, Any], screen: ViewportSize
) -> None:
    """From the home page; to open the menu of a narrow screen counts as no step of the way."""
    page = home(delegate, language, screen, ".tool--menu")
    assert len(errand["links"]) <= 3
    for words in errand["links"]:
        visible_link(page, words).click()
        page.wait_for_load_state()
    assert_seen(page, errand)


@pytest.mark.parametrize(("language", "errand", "screen"), CASES)
def test_by_one_search_and_one_click(
    delegate: Visitor, language: str, errand: dict[str, Any], screen: ViewportSize
) -> None:
    page = home(delegate, language, screen, ".tool--search")
    page.get_by_role("searchbox").fill(errand["query"])
    page.locator(".search__panel").get_by_role("link").filter(has_text=errand["result"]).first.click()
    page.wait_for_load_state()
    assert_seen(page, errand)
