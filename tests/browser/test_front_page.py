"""The home page in a real browser: what stands in the first screen, how its drawings are read, how long lines are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from browser.chromium import Visitor
from browser.drawings import SCHEMES, assert_words_are_readable, colours_drawn
from browser.hosting import BASE

FOLDERS = ("", "zh/")
WIDE = (1280, 900)
PHONE = (390, 844)
NARROW = (320, 640)
DRAWINGS = ("timeline", "matrix", "who-serves")
TO_DELEGATES = ("draft-decision/", "decisions/", "services/", "search/")
LONGEST_LINE = {"": 75, "zh/": 40}
PAGES_WITH_PROSE = (
    "",
    "about/",
    "decisions/aa-4-draft-kites/",
    "documents/aa-cop-4-note/",
    "annexes/joint-report/2024-2025/",
    "services/",
    "mandates/",
    "areas/",
)

# The longest line of running text, which the words of the status strip are not; a Latin letter among Chinese
# ones counts half.
LONGEST = """
chinese => {
    const weight = letter => (!chinese || /[\\u2e80-\\u9fff\\u3000-\\u303f\\uff00-\\uffef]/.test(letter) ? 1 : 0.5);
    const found = [];
    for (const block of document.querySelectorAll("main p:not(.strip__line), main blockquote, footer p")) {
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        const lines = new Map();
        while (walker.nextNode()) {
            const node = walker.currentNode;
            for (let at = 0; at < node.length; at += 1) {
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const box = range.getClientRects()[0];
                if (box && box.width > 0) {
                    const line = Math.round(box.bottom / 8);
                    const letter = node.data[at];
                    const [count, letters] = lines.get(line) || [0, ""];
                    lines.set(line, [count + weight(letter), letters + letter]);
                }
            }
        }
        found.push(...lines.values());
    }
    return found.sort((one, other) => other[0] - one[0])[0];
}
"""


@pytest.fixture(scope="module")
def delegate(browser: Browser, front_host: str) -> Iterator[Visitor]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Visitor(context.new_page(), f"{front_host}{BASE}")
    context.close()


def at_size(visitor: Visitor, size: tuple[int, int], address: str) -> Page:
    visitor.page.set_viewport_size({"width": size[0], "height": size[1]})
    return visitor.visit(address)


def drawing(page: Page, name: str) -> Locator:
    """Return a drawing of the home page."""
    return page.locator(f"svg:has(> #{name}-title)")


def bottom(page: Page, selector: str) -> float:
    """Return how far down the first element ends that a selector finds."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["y"] + box["height"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_first_screen_says_all_that_matters(delegate: Visitor, folder: str) -> None:
    """What this is, where things stand, what comes next, and ways in for delegates, authors and machines."""
    page = at_size(delegate, WIDE, folder)
    for selector in ("h1", "h1 + p", ".figures", ".next-meetings", "#delegates", "#authors", "#machines"):
        assert bottom(page, selector) <= WIDE[1]
    for way_in in ("#delegates", "#authors", "#machines"):
        assert bottom(page, f"{way_in} + ul > li") <= WIDE[1]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("size", [WIDE, PHONE, NARROW])
def test_a_delegate_needs_one_click_from_the_first_screen(
    delegate: Visitor, folder: str, size: tuple[int, int]
) -> None:
    """Draft decision, decision history, services and search stand in the first screen, also of a small phone."""
    page = at_size(delegate, size, folder)
    for address in TO_DELEGATES:
        assert bottom(page, f'main a[href="{address}"]') <= size[1]
    delegate.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


@pytest.mark.parametrize("folder", FOLDERS)
def test_two_screens_of_a_phone_say_where_things_stand_and_what_comes(delegate: Visitor, folder: str) -> None:
    """Figures, the meetings to come, and the beginning of the ways in."""
    page = at_size(delegate, PHONE, folder)
    for selector in (".figures", ".next-meetings", "#delegates"):
        assert bottom(page, selector) <= 2 * PHONE[1]
    delegate.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_words_of_a_drawing_can_be_read(delegate: Visitor, folder: str, name: str) -> None:
    """None overlap, none leave the drawing, none are smaller than a reader can read."""
    assert_words_are_readable(drawing(at_size(delegate, WIDE, folder), name))


@pytest.mark.parametrize("language", ["en", "zh", "fr", "ar"])
def test_the_drawings_of_the_invented_records_can_be_read(
    browser: Browser, built_corpus: Path, language: str
) -> None:
    """Also from right to left, and opened as a file."""
    folder = "" if language == "en" else f"{language}/"
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"file://{built_corpus}/site/{folder}index.html")
    for name in DRAWINGS:
        assert_words_are_readable(drawing(page, name))
    page.close()


@pytest.mark.parametrize("folder", FOLDERS)
def test_on_a_narrow_screen_the_tables_stand_in_the_place_of_the_drawings(
    delegate: Visitor, folder: str
) -> None:
    """At 320 pixels nothing needs to be opened: the tables are there, and their links as well."""
    page = at_size(delegate, NARROW, folder)
    for name in DRAWINGS:
        assert not drawing(page, name).is_visible()
        assert page.locator(f"table:has(> #{name}-caption)").is_visible()
    assert page.get_by_role("link", name="AA-3/4").first.is_visible()
    delegate.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_dots_and_lines_stand_out_from_the_paper(
    browser: Browser, front_host: str, scheme: str
) -> None:
    """In light, dark and forced colours nothing is drawn in the colour of the page."""
    drawn = colours_drawn(browser, f"{front_host}{BASE}", scheme)
    # Where the reader has chosen the colours, the drawing has none of its own.
    assert len(drawn) == 1 or scheme != "forced"


def test_paper_is_white_whatever_the_screen_was(browser: Browser, front_host: str) -> None:
    """Whoever reads in dark and prints, prints black on white; the drawings are printed."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{front_host}{BASE}")
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 24, 28)"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 36, 41)"
    assert page.locator(".drawing").first.is_visible()
    context.close()


@pytest.mark.parametrize("path", PAGES_WITH_PROSE)
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_line_is_longer_than_the_eye_follows(delegate: Visitor, folder: str, path: str) -> None:
    """At most 75 characters in a line of English, 40 in a line of Chinese."""
    page = at_size(delegate, WIDE, f"{folder}{path}")
    count, line = page.evaluate(LONGEST, folder == "zh/")
    assert count <= LONGEST_LINE[folder], line


@pytest.mark.parametrize("path", ["", "decisions/aa-4-draft-kites/"])
def test_chinese_has_its_own_faces_and_spacing(delegate: Visitor, path: str) -> None:
    """Lines are 1.75 high, Han and Latin stand apart, nothing is slanted, opening verbs are in a Kai face."""
    page = at_size(delegate, WIDE, f"zh/{path}")
    paragraph = page.locator("main > p").first
    style = paragraph.evaluate(
        "one => (s => [parseFloat(s.lineHeight) / parseFloat(s.fontSize), s.textAutospace, s.lineBreak])"
        "(getComputedStyle(one))"
    )
    assert style[0] == pytest.approx(1.75, abs=0.01)
    assert style[2] == "strict"
    assert style[1] in {"normal", "ideograph-alpha ideograph-numeric"}
    slanted = """() => [...document.querySelectorAll("main :lang(zh)")]
        .filter(one => getComputedStyle(one).fontStyle !== "normal").map(one => one.outerHTML.slice(0, 80))"""
    assert page.evaluate(slanted) == []
    for verb in page.locator(".verb:lang(zh)").all():
        assert verb.evaluate("one => getComputedStyle(one).fontFamily").startswith('"Kaiti SC"')


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_first_links_of_the_page_are_those_a_delegate_needs(delegate: Visitor, folder: str) -> None:
    """Draft decision, decision history, services, search: each one click away, before anything else."""
    links = at_size(delegate, WIDE, folder).locator("main ul").first.get_by_role("link").all()
    assert tuple(link.get_attribute("href") for link in links) == TO_DELEGATES
