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
            "the outline for 2028–2029, and that it is only proposed",
            ("Draft decision", "paragraph 4 (c)"),
            "2028–2029",
            "paragraph 4 (c)",
            "planned under that framework for the biennium 2028–2029",
            "Draft",
        ),
        Errand(
            "what was requested for COP-6, and whether it was provided",
            ("Services", "Services requested for the sixth meeting"),
            "services requested for the sixth meeting",
            "Services requested for the sixth meeting",
            "Requested. The note does not say whether it was provided.",
            "Registration and travel of funded delegates",
        ),
        Errand(
            "what the note says of MC-5/19",
            ("Decisions", "MC-5/19"),
            "MC-5/19",
            "Decision MC-5/19",
            "The note describes these three decisions together",
            "Text not seen",
        ),
        Errand(
            "which decisions correspond to BC-17/22",
            ("Decisions", "BC-17/22"),
            "BC-17/22",
            "Decision BC-17/22",
            "RC-12/9 and SC-12/23",
            "Text not seen",
        ),
        Errand(
            "the Chinese of draft paragraph 4 (b)",
            ("Draft decision", "paragraph 4 (b)", "简体中文"),
            "draft paragraph 4 (b)",
            "Side by side",
            "酌情继续实施共享服务并在成本回收的基础上",
            "草案|Draft",
        ),
    ),
    "zh": (
        Errand(
            "2028—2029年纲要，以及它只是建议",
            ("决定草案", "第4(c)段"),
            "2028–2029",
            "第4(c)段",
            "提供在这一框架下为2028–2029两年期规划的合作活动的概要",
            "草案",
        ),
        Errand(
            "为第六次会议请求了哪些服务，是否已提供",
            ("服务", "第六次会议请求提供的服务"),
            "第六次会议请求",
            "第六次会议请求提供的服务",
            "已提出请求；说明未述及是否已提供。",
            "受助代表的登记和差旅",
        ),
        Errand(
            "说明关于MC-5/19号决定的说法",
            ("决定", "MC-5/19"),
            "MC-5/19",
            "MC-5/19号决定",
            "秘书处的说明一并述及这三项决定",
            "未见案文",
        ),
        Errand(
            "哪些决定与BC-17/22号决定相应",
            ("决定", "BC-17/22"),
            "BC-17/22号决定",
            "BC-17/22号决定",
            "RC-12/9和SC-12/23",
            "未见案文",
        ),
        Errand(
            "决定草案第4(b)段的中文案文",
            ("决定草案", "第4(b)段"),
            "草案 第4(b)段",
            "第4(b)段",
            "酌情继续实施共享服务并在成本回收的基础上",
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
def delegate(browser: Browser, host: str) -> Iterator[Visitor]:
    context = browser.new_context()
    context.set_default_timeout(5000)
    yield Visitor(context.new_page(), f"{host}{BASE}")
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
