"""What readers do on a page: change language and colours, open the menu, copy a link; with and without scripts."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from browser.chromium import NARROW, WIDE, Visitor

NOTE = "documents/aa-cop-4-note/"
DRAFT = "decisions/aa-3-4/"


def ground(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


@pytest.mark.parametrize("anchor", ["", "#p4", "#draft-p2"])
def test_the_language_switch_keeps_page_and_anchor(reader: Visitor, anchor: str) -> None:
    page = reader.visit(f"{NOTE}{anchor}")
    page.get_by_role("link", name="中文").click()
    expect(page).to_have_url(f"{reader.root}zh/{NOTE}{anchor}")
    if anchor:
        expect(page.locator(anchor)).to_be_in_viewport()
    page.get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_url(f"{reader.root}{NOTE}{anchor}")


def test_the_palette_goes_round_and_is_remembered(reader: Visitor) -> None:
    page = reader.visit("")
    page.emulate_media(color_scheme="dark")
    automatic = ground(page)
    palette = page.get_by_role("button", name=re.compile("^Colours: "))
    expect(palette).to_have_text("Colours: automatic")
    palette.click()
    expect(palette).to_have_text("Colours: light")
    light = ground(page)
    assert light != automatic
    page = reader.visit("zh/services/")
    expect(page.get_by_role("button", name=re.compile("浅色"))).to_be_visible()
    assert ground(page) == light
    page = reader.visit("")
    palette.click()
    expect(palette).to_have_text("Colours: dark")
    page.emulate_media(color_scheme="light")
    assert ground(page) == automatic
    palette.click()
    expect(palette).to_have_text("Colours: automatic")
    assert ground(page) == light


def test_the_menu_is_opened_and_closed_with_the_keyboard_alone(reader: Visitor) -> None:
    page = reader.visit(DRAFT, NARROW)
    button = page.get_by_role("button", name="Menu", exact=True)
    menu = page.get_by_role("navigation", name="Menu")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu).to_be_visible()
    menu.get_by_role("link", name="Documents").focus()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_first_key_shows_the_way_past_the_header(reader: Visitor) -> None:
    page = reader.visit(DRAFT)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(
    ("folder", "name", "told"),
    [("", "Link to paragraph 3 (b)", "The link has been copied."), ("zh/", "第3(b)段链接", "链接已复制。")],
)
def test_a_paragraph_is_linked_to_under_its_printed_number(reader: Visitor, folder: str, name: str, told: str) -> None:
    """The address says `#p3-b`, the paragraph is in view, and the link is copied, which is said aloud."""
    page = reader.visit(f"{folder}{DRAFT}")
    page.get_by_role("link", name=name, exact=True).click()
    expect(page).to_have_url(f"{reader.root}{folder}{DRAFT}#p3-b")
    expect(page.locator("#p3-b")).to_be_in_viewport()
    expect(page.get_by_role("status")).to_have_text(told)
    assert page.evaluate("navigator.clipboard.readText()") == page.url


OLD, NEW = "decisions/aa-cop-4-kites/", "decisions/aa-4-6/"


@pytest.mark.parametrize("folder", ["", "zh/"])
@pytest.mark.parametrize("rest", ["", "#p3-b", "?x=1", "?stage=draft&year=2019#p3-b", "?q=%22%3E%3Cb%3E#%E4%B8%AD"])
def test_an_address_of_old_leads_to_the_same_place_on_the_new_page(reader: Visitor, folder: str, rest: str) -> None:
    """With the filters in it; and back leads to where the reader came from, not to the old address."""
    page = reader.visit("")
    page.goto(f"{reader.root}{folder}{OLD}{rest}")
    expect(page).to_have_url(f"{reader.root}{folder}{NEW}{rest}")
    if rest.endswith("#p3-b"):
        expect(page.locator("#p3-b")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(reader.root)
    assert reader.messages == []


def test_an_address_of_old_leads_to_a_line_of_a_page_by_the_name_of_the_line(reader: Visitor) -> None:
    """The old page is gone, and its paragraphs with it."""
    page = reader.visit("decisions/aa-cop-4-chimes/?x=1#p2")
    expect(page).to_have_url(f"{reader.root}meetings/aa-cop-4/?x=1#aa-cop-4-bells")


def test_without_scripts_an_address_of_old_leads_to_the_new_page(reader_without_scripts: Visitor) -> None:
    page = reader_without_scripts.visit(f"{OLD}#p3-b")
    expect(page).to_have_url(re.compile(rf"^{re.escape(reader_without_scripts.root + NEW)}(#p3-b)?$"))


CELLS = "".join(f"<td>column {number} of many</td>" for number in range(10))
TABLES = f"""
<h2 id="a">Wide <em>things</em></h2><table><tr>{CELLS}</tr></table><pre><code>{"a long line of code " * 20}</code></pre>
<h2 id="b">Narrow things</h2><table><tr><td>one</td><td>two</td></tr></table><pre><code>short</code></pre>
"""
REACHED = """
    () => [...document.querySelectorAll("main table, main code")]
        .map(one => [one.localName, one.tabIndex, one.getAttribute("role"), one.getAttribute("aria-label")])
"""


def test_a_wide_table_and_long_code_are_reached_by_the_keyboard_where_they_scroll(reader: Visitor) -> None:
    """They have the name of their heading; on a screen that has room for them there is nothing to reach."""
    page = reader.visit("about/")

    def with_tables(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub("(<main.*?</h1>)", rf"\1{TABLES}", answer.text(), flags=re.DOTALL))

    page.route("**/about/", with_tables)
    reader.visit("about/", NARROW)
    narrow = [["table", -1, None, None], ["code", -1, None, None]]
    expected = [["table", 0, None, "Wide things"], ["code", 0, "group", "Wide things"], *narrow]
    page.wait_for_function(f"() => JSON.stringify(({REACHED})()) === '{json.dumps(expected, separators=(',', ':'))}'")
    page.locator("#a + table").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    page.set_viewport_size({"width": 4000, "height": 900})
    page.wait_for_function("() => document.querySelector('#a + table').tabIndex < 0")
    assert reader.messages == []


@pytest.mark.parametrize("screen", [NARROW, WIDE])
def test_without_scripts_everything_but_the_palette_works(
    reader_without_scripts: Visitor, screen: ViewportSize
) -> None:
    page = reader_without_scripts.visit(NOTE, screen)
    expect(page.get_by_role("navigation", name="Menu").get_by_role("link", name="Documents")).to_be_visible()
    contents = page.get_by_role("navigation", name="On this page")
    expect(contents.get_by_role("link", name="II. Implementation")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    contents.get_by_role("link", name="II. Implementation").click()
    expect(page.locator("#s2")).to_be_in_viewport()
    page.get_by_role("link", name="Link to paragraph 5").click()
    expect(page).to_have_url(f"{reader_without_scripts.root}{NOTE}#p5")
    page.get_by_role("link", name="中文").click()
    expect(page).to_have_url(f"{reader_without_scripts.root}zh/{NOTE}")
