"""Five errands of a delegate, each from the home page by visible links, and each by one search and one click.

At the end of each stands the passage that answers the question, on the screen without scrolling,
and with it the word that keeps it from being taken for more than it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.chromium import Visitor
from browser.hosting import BASE

SCREENS = {"wide": (1280, 900), "narrow": (320, 640)}


@dataclass(frozen=True)
class Errand:
    """What is looked for: the links to click, the words to search for and the result to click, what must be seen."""

    question: str
    links: tuple[str, ...]
    query: str
    result: str
    answer: str
    caution: str


ERRANDS = {
    "en": (
        Errand(
            "a report on the register by 2026, and that it is only proposed",
            ("Draft decision", "paragraph 2"),
            "register by 2026",
            "paragraph 2",
            "to open the shared register by 2026 and to report thereon",
            "Draft",
        ),
        Errand(
            "what was requested for the fifth meeting, and whether it was provided",
            ("Services", "Interpretation for the fifth meeting"),
            "interpretation fifth meeting",
            "Interpretation for the fifth meeting",
            "Whether it will be provided is not known.",
            "Requested",
        ),
        Errand(
            "what the note says of BB-4/1",
            ("Decisions", "BB-4/1"),
            "BB-4/1",
            "Decision BB-4/1",
            "The note describes these two decisions together",
            "Text not seen",
        ),
        Errand(
            "whether the text of BB-7/3 is held",
            ("Decisions", "BB-7/3"),
            "BB-7/3",
            "Decision BB-7/3",
            "English: Summary",
            "In part",
        ),
        Errand(
            "the Chinese of draft paragraph 2",
            ("Draft decision", "paragraph 2", "中文"),
            "draft paragraph 2",
            "Side by side",
            "请首席掌灯人在2026年之前开放共享登记册并就此提出报告",
            "草案|Draft",
        ),
    ),
    "zh": (
        Errand(
            "2026年之前就登记册提出报告，以及它只是建议",
            ("决定草案", "第2段"),
            "2026年之前开放共享登记册",
            "第2段",
            "在2026年之前开放共享登记册并就此提出报告",
            "草案",
        ),
        Errand(
            "为第五次会议请求了什么，是否会提供",
            ("服务", "第五次会议的口译"),
            "第五次会议的口译",
            "第五次会议的口译",
            "是否会提供，尚不清楚。",
            "已提出请求",
        ),
        Errand(
            "说明关于BB-4/1号决定的说法",
            ("决定", "BB-4/1"),
            "BB-4/1",
            "BB-4/1号决定",
            "秘书处的说明一并述及这两项决定",
            "未见案文",
        ),
        Errand(
            "是否收录BB-7/3号决定的案文",
            ("决定", "BB-7/3"),
            "BB-7/3号决定",
            "BB-7/3号决定",
            "摘要",
            "部分",
        ),
        Errand(
            "决定草案第2段的中文案文",
            ("决定草案", "第2段"),
            "草案 第2段",
            "第2段",
            "请首席掌灯人在2026年之前开放共享登记册并就此提出报告",
            "草案",
        ),
    ),
}
CASES = [
    pytest.param(language, errand, screen, id=f"{language}-{errand.query}-{screen}")
    for language, errands in ERRANDS.items()
    for errand in errands
    for screen in SCREENS
]


@pytest.fixture(scope="module")
def delegate(browser: Browser, front_host: str) -> Iterator[Visitor]:
    context = browser.new_context()
    context.set_default_timeout(5000)
    yield Visitor(context.new_page(), f"{front_host}{BASE}")
    context.close()


def home(delegate: Visitor, language: str, screen: str) -> Page:
    width, height = SCREENS[screen]
    delegate.page.set_viewport_size({"width": width, "height": height})
    return delegate.visit("" if language == "en" else f"{language}/")


def visible_link(page: Page, words: str) -> Locator:
    """The first link on the page that can be seen and is called so, or holds these words."""
    exact = page.get_by_role("link", name=words, exact=True).locator("visible=true")
    named = page.get_by_role("link", name=words).locator("visible=true")
    return exact.first if exact.count() else named.first


def seen(page: Page, errand: Errand) -> None:
    """The answer stands on the screen; the caution is on the screen too, or stands above on the same page."""
    answer = page.get_by_text(errand.answer).locator("visible=true").first
    expect(answer).to_be_in_viewport()
    expect(page.get_by_text(re.compile(errand.caution)).locator("visible=true").first).to_be_visible()


@pytest.mark.parametrize(("language", "errand", "screen"), CASES)
def test_by_visible_links_in_three_clicks(
    delegate: Visitor, language: str, errand: Errand, screen: str
) -> None:
    """From the home page; the menu of a narrow screen is opened first, and counts as no step of the way."""
    page = home(delegate, language, screen)
    menu = page.locator(".tool--menu")
    if menu.is_visible():
        menu.click()
    assert len(errand.links) <= 3
    for words in errand.links:
        visible_link(page, words).click()
        page.wait_for_load_state()
    seen(page, errand)


@pytest.mark.parametrize(("language", "errand", "screen"), CASES)
def test_by_one_search_and_one_click(delegate: Visitor, language: str, errand: Errand, screen: str) -> None:
    """One question typed into the box of the home page, one result followed."""
    page = home(delegate, language, screen)
    opener = page.locator(".tool--search")
    if opener.is_visible():
        opener.click()
    page.get_by_role("searchbox").fill(errand.query)
    result = page.locator(".search__panel").get_by_role("link").filter(has_text=errand.result).first
    result.click()
    page.wait_for_load_state()
    seen(page, errand)
