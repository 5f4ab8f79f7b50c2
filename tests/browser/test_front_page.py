"""The home page in a real browser: what stands in the first screen, how long lines are, how Chinese is set."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from browser.chromium import NARROW, PHONE, WIDE, Visitor, box_of, visiting
from browser.hosting import BASE

FOLDERS = ("", "zh/")
DOORS = "ul:has(+ .next-meetings)"
TO_DELEGATES = ("draft-decision/", "services/", "cooperation/")
OF_BODY = "getComputedStyle(document.body)"
LONGEST_LINE = {"": 80, "zh/": 40}
PAGES_WITH_PROSE = (
    "",
    "about/",
    "decisions/aa-4-draft-kites/",
    "documents/aa-cop-4-note/",
    "annexes/joint-report/2024-2025/",
    "services/",
    "mandates/",
    "cooperation/",
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


def bottom(page: Page, selector: str) -> float:
    """Return how far down the first element ends that a selector finds."""
    box = box_of(page.locator(selector).first)
    return box["y"] + box["height"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_first_screen_says_all_that_matters(delegate: Visitor, folder: str) -> None:
    """What this is, who works together, why, and the doors; two screens of a phone also begin what comes next."""
    page = delegate.visit(folder, WIDE)
    for selector in ("h1", "h1 + p", "h1 + p + p", DOORS):
        assert bottom(page, selector) <= WIDE["height"]
    page = delegate.visit(folder, PHONE)
    for selector in ("h1 + p", DOORS, ".next-meetings > h2"):
        assert bottom(page, selector) <= 2 * PHONE["height"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_delegate_needs_one_click_from_the_home_page(delegate: Visitor, folder: str) -> None:
    """The draft and what became of it, who serves whom, what they do together: three doors, before anything else."""
    for size in (WIDE, PHONE, NARROW):
        page = delegate.visit(folder, size)
        links = page.locator(DOORS).get_by_role("link").all()
        assert tuple(link.get_attribute("href") for link in links) == TO_DELEGATES


def test_paper_is_white_whatever_the_screen_was(browser: Browser, front_host: str) -> None:
    """Whoever reads in dark and prints, prints black on white; the drawings are printed."""
    with visiting(browser, f"{front_host}{BASE}", color_scheme="dark") as visitor:
        page = visitor.visit("")
        page.evaluate("document.documentElement.dataset.scheme = 'dark'")
        assert page.evaluate(f"{OF_BODY}.backgroundColor") == "rgb(18, 24, 28)"
        page.emulate_media(media="print")
        assert page.evaluate(f"{OF_BODY}.backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate(f"{OF_BODY}.color") == "rgb(28, 36, 41)"
        assert page.locator(".drawing").first.is_visible()


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_line_is_longer_than_the_eye_follows(delegate: Visitor, folder: str) -> None:
    for path in PAGES_WITH_PROSE:
        count, line = delegate.visit(f"{folder}{path}", WIDE).evaluate(LONGEST, folder == "zh/")
        assert count <= LONGEST_LINE[folder], (path, line)


@pytest.mark.parametrize("path", ["", "decisions/aa-4-draft-kites/"])
def test_chinese_has_its_own_faces_and_spacing(delegate: Visitor, path: str) -> None:
    page = delegate.visit(f"zh/{path}", WIDE)
    paragraph = page.locator("main > p").first
    height, spacing, breaks = paragraph.evaluate(
        "one => (s => [parseFloat(s.lineHeight) / parseFloat(s.fontSize), s.textAutospace, s.lineBreak])"
        "(getComputedStyle(one))"
    )
    assert (height, breaks) == (pytest.approx(1.75, abs=0.01), "strict")
    assert spacing in {"normal", "ideograph-alpha ideograph-numeric"}
    slanted = """() => [...document.querySelectorAll("main :lang(zh)")]
        .filter(one => getComputedStyle(one).fontStyle !== "normal").map(one => one.outerHTML.slice(0, 80))"""
    assert page.evaluate(slanted) == []
    for verb in page.locator(".verb:lang(zh)").all():
        assert verb.evaluate("one => getComputedStyle(one).fontFamily").startswith('"Kaiti SC"')
