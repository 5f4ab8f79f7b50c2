"""Every kind of page, in both languages, in a real browser: accessibility, width, larger spacing, focus."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from browser.axe import Asked, assert_nothing_found
from browser.chromium import NARROW, WIDE, Visitor
from browser.hosting import BASE
from browser.kinds import KINDS, ONLY_IN_CORPUS, REAL_PAGES

# Other colours hide or show no words, so that each is asked on one screen; in Chinese, whose words are shorter, only
# the screen is asked on which little fits.
ASKED: dict[str, Asked] = {"en": ((WIDE, "dark"), (NARROW, "forced")), "zh": ((NARROW, "dark"),)}
REFRESH = re.compile('<meta http-equiv="refresh"[^>]*>')
# The spacing of WCAG 1.4.12. A stylesheet made by a script is not subject to the policy of the page.
SPACE_OUT = """
    () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`
            * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
            p { margin-block-end: 2em !important; }
        `);
        document.adoptedStyleSheets = [sheet];
    }
"""
# Elements whose words do not fit and are cut off; what is hidden on purpose, but for screen readers, is not meant.
CUT_OFF = """
    () => [...document.querySelectorAll("body *")].filter(element => {
        const style = getComputedStyle(element), box = element.getBoundingClientRect();
        const shown = box.width > 2 && box.height > 2 && element.innerText && style.clipPath === "none";
        const cuts = overflow => overflow === "hidden" || overflow === "clip";
        return shown && (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1
            || cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
    }).map(element => element.outerHTML.slice(0, 120))
"""
# Elements of which nothing can be seen when they have the focus, on the way down and on the way up again:
# no point of them lies in the window, or something else lies on top of each.
OUT_OF_SIGHT = """
    () => {
        const inside = (low, high, end) => [Math.max(low, 0), Math.min(high, end)];
        const parts = [0.1, 0.3, 0.5, 0.7, 0.9];
        const seen = element => [...element.getClientRects()].some(box => {
            const [left, right] = inside(box.left, box.right, innerWidth);
            const [top, bottom] = inside(box.top, box.bottom, innerHeight);
            return right > left && bottom > top && parts.some(x => parts.some(y => {
                const on = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
                return on && element.contains(on);
            }));
        });
        const all = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
        const found = [...all, ...all.slice().reverse()].filter(element => {
            element.focus();
            return document.activeElement === element && !seen(element);
        });
        return [...new Set(found)].map(element => element.outerHTML.slice(0, 120));
    }
"""
# Marks of notes that lie on the title beside which they stand, by more than the room around its letters.
ON_A_TITLE = """
    () => [...document.querySelectorAll(".item__head > .cite a")].filter(mark => {
        const one = mark.getBoundingClientRect();
        // A title runs on in the line of its marks, so each of its lines is looked at.
        return [...mark.closest(".item__head").querySelector(".item__title").getClientRects()].some(line =>
            Math.min(one.right, line.right) > Math.max(one.left, line.left)
            && Math.min(one.bottom, line.bottom) - Math.max(one.top, line.top) > 4);
    }).map(mark => mark.closest(".item__head").innerText)
"""
# Regions a screen reader lists that have no name, or the name of another one of their kind.
UNNAMED = """
    () => {
        const text = id => (document.getElementById(id) || { textContent: "" }).textContent.trim();
        const name = element => element.getAttribute("aria-label")
            || (element.getAttribute("aria-labelledby") || "").split(" ").map(text).join(" ").trim();
        const all = [...document.querySelectorAll("nav, [role=region], [role=navigation]")]
            .filter(element => element.checkVisibility())
            .map(element => `${element.getAttribute("role") || element.localName}: ${name(element)}`);
        return all.filter((one, n) => one.endsWith(": ") || all.indexOf(one) !== n);
    }
"""


@pytest.mark.parametrize("name", REAL_PAGES)
def test_axe_finds_nothing_and_nothing_is_too_wide(shared: Visitor, real_host: str, name: str) -> None:
    """Levels A and AA of WCAG 2.2 and good practice, the size of targets too."""
    shared.root = f"{real_host}{BASE}"
    assert_nothing_found(shared, REAL_PAGES[name], asked=ASKED[name[-2:]])


@pytest.mark.parametrize("name", ONLY_IN_CORPUS)
def test_nor_on_a_page_only_the_corpus_has(shared: Visitor, name: str) -> None:
    assert_nothing_found(shared, ONLY_IN_CORPUS[name], asked=ASKED["zh" if name.endswith("-zh") else "en"])


@pytest.mark.parametrize(
    ("language", "folder", "said"), [("en", "", "This page has moved"), ("zh", "zh/", "本页已移至新地址")]
)
def test_nor_on_a_redirect_as_long_as_it_is_seen(shared: Visitor, language: str, folder: str, said: str) -> None:
    """Without the script and the order to go on at once, which some browsers ask their readers about."""

    def held(route: Route) -> None:
        page = route.fetch()
        route.fulfill(response=page, body=REFRESH.sub("", page.text()))

    address = f"{folder}decisions/aa-cop-3-kites/"
    shared.page.route(f"**/{address}", held)
    shared.page.route("**/moved.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    assert_nothing_found(shared, address, asked=ASKED[language])
    expect(shared.page.get_by_role("heading")).to_have_text(said)
    shared.page.unroute_all()


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_has_the_focus_can_be_seen_and_more_space_cuts_nothing_off(
    shared: Visitor, real_host: str, kind: str
) -> None:
    """It lies under no bar that stays (WCAG 2.4.11), forwards and backwards; and all landmarks have their names.

    No mark of a note lies on a title, however narrow the screen.

    With the spacing of WCAG 1.4.12 nothing is cut off that was not before, and nothing gets too wide.
    """
    shared.root = f"{real_host}{BASE}"
    page = shared.visit(KINDS[kind])
    for screen in (WIDE, NARROW):
        page.set_viewport_size(screen)
        assert page.evaluate(OUT_OF_SIGHT) == [], screen["width"]
        assert page.evaluate(UNNAMED) == [], screen["width"]
        assert page.evaluate(ON_A_TITLE) == [], screen["width"]
    before = page.evaluate(CUT_OFF)
    page.evaluate(SPACE_OUT)
    assert [one for one in page.evaluate(CUT_OFF) if one not in before] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
