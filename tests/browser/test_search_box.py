"""The search box: from the keyboard, with an input method, in the address, without a network, without scripts."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from browser.axe import assert_page_holds
from browser.chromium import NARROW, WIDE, Visitor, box_of

NOTE = "documents/aa-cop-4-note/"
DECISION = "decisions/aa-3-9/"
TOLD = """
    () => {
        const region = document.querySelector('.search [role=status]');
        window.heard = [];
        const listen = () => { if (region.textContent) window.heard.push(region.textContent); };
        new MutationObserver(listen).observe(region, { childList: true, characterData: true, subtree: true });
    }
"""


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox")


def panel(page: Page) -> Locator:
    """The results below the box, or on the search page."""
    return page.locator(".search__panel, #results")


def links(page: Page) -> Locator:
    return panel(page).get_by_role("link")


def search(page: Page, words: str) -> None:
    """Enter words all at once, and wait until the results are there.

    Whoever types is answered several times, and a later answer takes the focus away from a link of an earlier one.
    """
    box(page).focus()
    page.keyboard.insert_text(words)
    expect(panel(page)).to_be_visible()


def test_nothing_is_loaded_before_the_box_is_used(reader: Visitor) -> None:
    """The first focus fetches engine and list, the first words the index; all from the site's own host."""
    page = reader.visit(NOTE)
    page.wait_for_load_state("networkidle")
    assert [url for url in reader.requested if "search" in url or "results" in url] == []
    before = len(reader.requested)
    box(page).focus()
    expect(page.locator(".search__panel")).to_be_attached()
    search(page, "AA-3/9")
    # The icon may be asked for a little later.
    later = [url.removeprefix(reader.root) for url in reader.requested[before:] if "icon" not in url]
    assert later[:3] == ["assets/search.js", "assets/results.js", "search/en.js"]
    assert all(url.startswith("search/") for url in later[2:])
    assert (reader.failed, reader.messages) == ([], [])


@pytest.mark.parametrize(("folder", "all_results"), [("", "Show all "), ("zh/", "查看全部")])
def test_a_search_from_the_keyboard_alone(reader: Visitor, folder: str, all_results: str) -> None:
    page = reader.visit(f"{folder}{NOTE}")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("aa 3/9")
    # On a slow machine the first letters are answered too, and each answer takes the focus to its first link.
    expect(links(page).filter(has_text=all_results)).to_have_attribute("href", re.compile(r"\?q=aa%203%2F9$"))
    page.keyboard.press("ArrowDown")
    expect(links(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    expect(links(page).last).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links(page).filter(has_text=all_results)).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{reader.root}{folder}{DECISION}")


def test_a_passage_leads_to_its_paragraph_with_the_words_marked(reader: Visitor) -> None:
    page = reader.visit("zh/")
    search(page, "共享登记册")
    passage = panel(page).locator(".hit__passages a").first
    expect(passage.locator("mark").first).to_have_text("共享登记册")
    passage.click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_text_in_the_other_language_says_so(reader: Visitor) -> None:
    page = reader.visit("")
    search(page, "共享登记册")
    passage = panel(page).locator(".hit__passages a").filter(has_text="共享登记册").first
    expect(passage).to_contain_text("in the Chinese text")
    expect(passage.locator(".hit__text")).to_have_attribute("lang", "zh-Hans")


@pytest.mark.parametrize("words", ["draft decision", "AA-COP-4 草案", "决定草案"])
def test_a_draft_is_called_a_draft(reader: Visitor, words: str) -> None:
    page = reader.visit(f"search/?q={words}")
    draft = panel(page).locator(".hit").filter(has=page.locator('a[href*="draft-kites"]')).first
    expect(draft.locator(".badge--draft")).to_be_visible()


def test_escape_leaves_in_steps(reader: Visitor) -> None:
    page = reader.visit(NOTE)
    search(page, "secretariat")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("secretariat")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")
    expect(box(page)).to_be_focused()


def test_a_later_answer_does_not_close_the_results_under_who_went_down_into_an_earlier_one(reader: Visitor) -> None:
    page = reader.visit(NOTE)
    search(page, "secret")
    page.keyboard.press("ArrowDown")
    box(page).evaluate("box => { box.value = 'bells'; box.dispatchEvent(new Event('input')); }")
    expect(panel(page).locator("mark").first).to_contain_text("ells")
    expect(links(page).first).to_be_focused()


def test_leaving_closes_the_results_and_coming_back_shows_them(reader: Visitor) -> None:
    page = reader.visit(NOTE)
    search(page, "secretariat")
    links(page).last.focus()
    page.keyboard.press("Tab")
    expect(panel(page)).to_be_hidden()
    box(page).click()
    expect(panel(page)).to_be_visible()
    panel(page).locator(".hits__section").first.click()
    expect(panel(page)).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(panel(page)).to_be_hidden()


def test_on_a_narrow_screen_a_button_opens_the_box(reader: Visitor) -> None:
    page = reader.visit(NOTE, NARROW)
    button = page.get_by_role("button", name="Search", exact=True)
    expect(box(page)).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    page.keyboard.type("secretariat")
    expect(panel(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(box(page)).to_be_hidden()
    expect(button).to_be_focused()


def test_half_typed_letters_of_an_input_method_are_not_searched(reader: Visitor) -> None:
    reader.page.clock.install()
    page = reader.visit("zh/search/")
    box(page).focus()
    expect(page.locator(".search [role=status]")).to_be_attached()
    method = page.context.new_cdp_session(page)
    method.send("Input.imeSetComposition", {"text": "gong", "selectionStart": 4, "selectionEnd": 4})
    expect(box(page)).to_have_value("gong")
    page.clock.run_for(2000)
    expect(page).to_have_url(f"{reader.root}zh/search/")
    method.send("Input.insertText", {"text": "登记册"})
    page.clock.run_for(2000)
    expect(page).to_have_url(f"{reader.root}zh/search/?q=%E7%99%BB%E8%AE%B0%E5%86%8C")
    expect(links(page).first).to_be_visible()


def test_words_can_be_pasted(reader: Visitor) -> None:
    page = reader.visit(NOTE)
    page.evaluate("navigator.clipboard.writeText('AA-3/9号决定')")
    box(page).focus()
    page.keyboard.press("Control+v")
    expect(links(page).first).to_be_visible()
    assert DECISION in (links(page).first.get_attribute("href") or "")


def test_the_number_of_results_is_told_once_when_typing_stops(reader: Visitor) -> None:
    reader.page.clock.install()
    page = reader.visit("search/")
    box(page).focus()
    expect(page.locator(".search [role=status]")).to_be_attached()
    page.evaluate(TOLD)
    # From here on time goes on by our hand alone, however long the machine takes.
    page.clock.pause_at(datetime.fromtimestamp(page.evaluate("Date.now()") / 1000 + 5, UTC))
    for letter in "secretariat":
        page.keyboard.type(letter)
        page.clock.run_for(100)
    expect(links(page).first).to_be_visible()
    assert page.evaluate("window.heard") == []
    page.clock.run_for(600)
    (count,) = page.evaluate("window.heard")
    expect(panel(page).locator(".count")).to_contain_text(re.compile(rf"^{count} "))
    page.clock.run_for(5000)
    assert page.evaluate("window.heard") == [count]


def test_a_search_can_be_sent_to_somebody(reader: Visitor) -> None:
    """The box of any page leads to the search page, whose address holds the words; opened anew it shows the same."""
    page = reader.visit(f"zh/{NOTE}")
    search(page, "3/9")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{reader.root}zh/search/?q=3%2F9")
    expect(box(page)).to_have_value("3/9")
    expect(links(page).first).to_be_visible()
    expect(page).to_have_title(re.compile("^3/9 – 搜索 – "))
    before = panel(page).inner_text()
    page = reader.visit("zh/search/?q=3%2F9")
    expect(panel(page)).to_have_text(before, use_inner_text=True)


def test_back_and_forward_walk_through_the_searches(reader: Visitor) -> None:
    page = reader.visit("search/")
    for words in ("register", "services"):
        box(page).fill("")
        search(page, words)
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{reader.root}search/?q={words}")
    for way, words in (("back", "register"), ("forward", "services")):
        page.evaluate(f"history.{way}()")
        expect(page).to_have_url(f"{reader.root}search/?q={words}")
        expect(box(page)).to_have_value(words)
        expect(panel(page).locator("mark").first).to_have_text(words, ignore_case=True)


def test_more_results_follow_and_the_focus_goes_on(reader: Visitor) -> None:
    page = reader.visit("search/?q=secretariat")
    hits = panel(page).locator(".hit")
    expect(hits).to_have_count(10)
    panel(page).get_by_role("button", name="Show more results").click()
    expect(hits.nth(10).get_by_role("link").first).to_be_focused()


def test_every_passage_of_a_page_can_be_shown(reader: Visitor) -> None:
    page = reader.visit("search/?q=secretariat")
    fold = panel(page).locator(".hit details").first
    expect(fold.get_by_role("link")).to_have_count(0)
    summary = fold.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(fold.get_by_role("link").first).to_be_focused()
    assert fold.locator("a:not(.hit__beside)").count() == int((summary.inner_text()).split()[0])


def test_what_is_not_found_is_said_with_what_to_try(reader: Visitor) -> None:
    page = reader.visit("search/?q=zzzzzz")
    expect(panel(page)).to_contain_text("Nothing found for “zzzzzz” in what this site holds.")
    panel(page).get_by_role("link", name="List of all decisions").click()
    expect(page).to_have_url(f"{reader.root}decisions/")


@pytest.mark.parametrize(
    ("folder", "said", "count"),
    [
        ("", "Nothing found for “秘書處” as written. Results for “秘书处” in simplified characters:", r"\d+ results"),
        ("zh/", "未找到“秘書處”。以下为简体字“秘书处”的搜索结果：", r"共\d+项结果"),
    ],
)
def test_traditional_characters_find_simplified_ones_and_this_is_said(
    reader: Visitor, folder: str, said: str, count: str
) -> None:
    """Above the results and to who does not see them; all results are found by the same words."""
    page = reader.visit(f"{folder}{NOTE}")
    search(page, "秘書處")
    expect(panel(page).locator(".search__none")).to_have_text(said)
    expect(panel(page).locator("mark").first).to_have_text("秘书处")
    expect(page.locator(".search [role=status]")).to_have_text(re.compile(f"^{said} {count}$"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{reader.root}{folder}search/?q=%E7%A7%98%E6%9B%B8%E8%99%95")
    expect(panel(page).locator(".search__none")).to_have_text(said)
    expect(panel(page).locator("mark").first).to_have_text("秘书处")
    assert_page_holds(reader)


def test_the_key_can_be_switched_off_and_is_typed_where_one_types(reader: Visitor) -> None:
    """In the box it is a letter; switched off on the search page it does nothing on any page, until it is on again."""
    page = reader.visit("search/")
    box(page).focus()
    page.keyboard.type("3/9")
    expect(box(page)).to_have_value("3/9")
    switch = page.get_by_role("checkbox", name="On every page, the key / leads to the search box")
    expect(switch).to_be_checked()
    switch.uncheck()
    page = reader.visit(NOTE)
    page.keyboard.press("/")
    expect(box(page)).not_to_be_focused()
    reader.visit("search/")
    switch.check()
    page = reader.visit(NOTE)
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()


@pytest.mark.parametrize("lost", ["**/search/*.js", "**/assets/results.js"])
def test_without_a_network_the_reader_is_told_and_can_try_again(reader: Visitor, lost: str) -> None:
    """A sentence and the way to the list; the next letter after the network is back finds."""
    page = reader.visit(NOTE)
    page.context.route(lost, lambda route: route.abort())
    box(page).focus()
    page.keyboard.type("registe")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The search could not be loaded")
    expect(alert.get_by_role("link", name="List of all decisions")).to_be_visible()
    page.context.unroute_all()
    page.keyboard.type("r")
    expect(links(page).first).to_be_visible()
    expect(alert).to_be_hidden()


def test_a_site_on_a_disk_is_searched_as_well(reader: Visitor, built_corpus: Path) -> None:
    """From `file:`, on any page and on the search page; every link leads to a page that is there."""
    page = reader.page
    page.goto((built_corpus / "site" / NOTE / "index.html").as_uri())
    search(page, "AA-3/9")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    expect(links(page).first).to_be_visible()
    links(page).first.click()
    expect(page).to_have_url((built_corpus / "site" / DECISION / "index.html").as_uri())
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Documents").click()
    expect(page).to_have_url((built_corpus / "site" / "documents" / "index.html").as_uri())
    search(page, "秘書處")
    expect(panel(page).locator("mark").first).to_have_text("秘书处")


@pytest.mark.parametrize("screen", [NARROW, WIDE])
def test_without_scripts_a_link_leads_to_the_lists(reader_without_scripts: Visitor, screen: ViewportSize) -> None:
    page = reader_without_scripts.visit(NOTE, screen)
    assert page.evaluate("document.documentElement.scrollWidth") == screen["width"]
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page).to_have_url(f"{reader_without_scripts.root}search/")
    expect(page.get_by_role("main")).to_contain_text("Search needs JavaScript")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_role("checkbox")).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name="Decisions", exact=True).click()
    expect(page).to_have_url(f"{reader_without_scripts.root}decisions/")


@pytest.mark.parametrize("screen", [WIDE, NARROW])
@pytest.mark.parametrize(
    ("folder", "path"),
    [*((folder, "services/") for folder in ("", "zh/", "fr/", "ar/")), ("", "search/"), ("zh/", "search/")],
)
def test_results_stay_on_the_screen_and_axe_finds_nothing(
    shared: Visitor, folder: str, path: str, screen: ViewportSize
) -> None:
    page = shared.visit(folder + path, screen)
    page.keyboard.press("/")
    page.keyboard.type("AA-3/9")
    first = f"{'../' * (2 if folder else 1)}{folder}decisions/aa-3-9/"
    expect(links(page).first).to_have_attribute("href", first)
    place = box_of(panel(page))
    assert 0 <= place["x"] <= place["x"] + place["width"] <= screen["width"]
    assert_page_holds(shared)
