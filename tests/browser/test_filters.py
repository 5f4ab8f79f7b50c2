"""The filters of the list of decisions, in a real browser: what they find, what they count, what the address holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.axe import assert_nothing_found
from browser.chromium import NARROW, Visitor, visiting
from browser.hosting import hosted
from filed import Count, Filed

LIST = "decisions/"
QUERIES = [
    "",
    "conference=aa",
    "conference=aa&conference=bb",
    "conference=bb&area=shared-register",
    "year=2019&text=none",
    "meeting=aa-cop-3&stage=adopted",
    "stage=draft",
    "verb=requests&conference=aa",
    "addressee=aa-secretariat&verb=requests&text=as-issued",
]
INVENTED = ["conference=aa&year=2022", "year=2022&verb=invites", "stage=draft", "text=unofficial-translation"]
SHOWN = """
    () => Array.from(document.querySelectorAll("[data-item]")).filter(row => row.checkVisibility())
        .map(row => row.querySelector("th a").getAttribute("href").split("/").slice(-2)[0])
"""
COUNTS = """
    () => Array.from(document.querySelectorAll("[data-filter] input")).map(box => [
        box.closest("[data-filter]").dataset.filter, box.value,
        box.parentElement.querySelector(".filter__count").textContent, box.disabled])
"""


@pytest.fixture(scope="module")
def of_long_history(browser: Browser, built_long_history: Path) -> Iterator[Visitor]:
    with hosted(built_long_history / "site") as host, visiting(browser, f"{host}/") as visitor:
        yield visitor


@pytest.fixture(scope="module")
def filed(built_corpus: Path) -> Filed:
    return Filed(built_corpus)


def shown(page: Page) -> set[str]:
    return set(page.evaluate(SHOWN))


def filter_button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{name}"))


def choose(page: Page, name: str, value: str) -> None:
    """Open a filter where it is closed, and choose or take back a value."""
    button = filter_button(page, name)
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    page.get_by_role("group", name=name).get_by_role("checkbox", name=re.compile(f"^{re.escape(value)}")).click()


def agree(page: Page, filed: Filed, query: str) -> None:
    """The rows, the number beside each value, and what can be chosen are those of the independent count."""
    assert shown(page) == filed.found(query)
    counts, chosen = filed.counts(query), set(query.split("&"))
    for key, value, told, disabled in page.evaluate(COUNTS):
        assert disabled == (filed.count(set()) == counts[key, value] and f"{key}={value}" not in chosen)
        assert told == counts[key, value].told(), (key, value)


def told_of(filed: Filed, query: str) -> str:
    found, every = filed.count(filed.found(query)), filed.count(set(filed.decisions))
    words = f"{found.decisions} of {every.decisions} decisions"
    return f"{words} and {Count(0, found.drafts).told()}" if found.drafts else words


@pytest.mark.parametrize("query", QUERIES)
def test_an_address_filters_as_an_independent_count_of_the_data_does(shared: Visitor, filed: Filed, query: str) -> None:
    """Values of one filter widen the list, filters narrow it, and each value counts under the other filters."""
    page = shared.visit(f"{LIST}?{query}")
    agree(page, filed, query)
    expect(page.locator(".filters__shown")).to_have_text(told_of(filed, query))
    assert shared.messages == []


@pytest.mark.parametrize("folder", ["", "zh/", "fr/", "ar/"])
def test_every_language_finds_the_same(shared: Visitor, filed: Filed, folder: str) -> None:
    for query in INVENTED:
        page = shared.visit(f"{folder}{LIST}?{query}")
        assert shown(page) == filed.found(query), query
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_choosing_by_hand_writes_the_address(reader: Visitor, filed: Filed) -> None:
    """Every step agrees with the count, and the address always holds the whole state, in the order of the page."""
    page = reader.visit(LIST)
    for name, value, query in (
        ("Verb", "requests", "verb=requests"),
        ("Conference", "Belmore Convention", "conference=bb&verb=requests"),
        ("Conference", "Ambrose Convention", "conference=aa&conference=bb&verb=requests"),
        ("Conference", "Belmore Convention", "conference=aa&verb=requests"),
    ):
        choose(page, name, value)
        expect(page).to_have_url(f"{reader.root}{LIST}?{query}")
        agree(page, filed, query)


def test_back_forward_and_reload_keep_the_list(reader: Visitor, filed: Filed) -> None:
    page = reader.visit(LIST)
    choose(page, "Conference", "Belmore Convention")
    choose(page, "Year", "2025")
    agree(page, filed, "conference=bb&year=2025")
    page.go_back()
    expect(page).to_have_url(f"{reader.root}{LIST}?conference=bb")
    agree(page, filed, "conference=bb")
    page.go_back()
    agree(page, filed, "")
    page.go_forward()
    page.go_forward()
    agree(page, filed, "conference=bb&year=2025")
    page.reload()
    agree(page, filed, "conference=bb&year=2025")
    page.get_by_role("link", name="BB-7/3").click()
    page.go_back()
    agree(page, filed, "conference=bb&year=2025")


def test_an_anchor_stays_in_the_address(reader: Visitor) -> None:
    page = reader.visit(f"{LIST}?conference=aa#decisions-related")
    expect(page.locator("#decisions-related")).to_be_in_viewport()
    choose(page, "Conference", "Ambrose Convention")
    expect(page).to_have_url(f"{reader.root}{LIST}#decisions-related")
    choose(page, "Conference", "Belmore Convention")
    expect(page).to_have_url(f"{reader.root}{LIST}?conference=bb#decisions-related")


def test_the_language_switch_keeps_the_filters(reader: Visitor, filed: Filed) -> None:
    page = reader.visit(f"{LIST}?conference=aa&year=2022#decisions-related")
    page.get_by_role("link", name="中文").click()
    expect(page).to_have_url(f"{reader.root}zh/{LIST}?conference=aa&year=2022#decisions-related")
    assert shown(page) == filed.found("conference=aa&year=2022")
    expect(page.get_by_role("button", name="取消筛选条件“年份：2022年”")).to_be_visible()
    page.get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_url(f"{reader.root}{LIST}?conference=aa&year=2022#decisions-related")


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("", "This list has no such filter; it was not applied: "),
        ("zh/", "网址所列的下列条件在本列表中不存在，未予采用："),
    ],
)
def test_what_the_address_asks_and_the_list_does_not_have_is_told(
    reader: Visitor, filed: Filed, folder: str, told: str
) -> None:
    """The rest is applied; what was asked is shown as text and never as markup; the next choice drops it."""
    page = reader.visit(f"{folder}{LIST}?conference=aa&year=<i>1812</i>&colour=red")
    unknown = "year=<i>1812</i>；colour=red" if folder else "year=<i>1812</i>; colour=red"
    expect(page.locator(".filters__unknown")).to_have_text(f"{told}{unknown}")
    assert shown(page) == filed.found("conference=aa")
    page.locator("[data-clear]").click()
    expect(page).to_have_url(f"{reader.root}{folder}{LIST}")
    expect(page.locator(".filters__unknown")).to_be_hidden()


def test_an_empty_list_says_what_can_be_taken_back(reader: Visitor, filed: Filed) -> None:
    page = reader.visit(f"{LIST}?conference=bb&year=2019&area=training")
    assert shown(page) == set()
    nothing = page.locator(".filters__nothing")
    expect(nothing.get_by_role("paragraph")).to_have_text("No decision matches all of these filters.")
    ways = {
        f"Without the filter “{name}”: {told_of(filed, query)}": query
        for name, query in (
            ("Conference", "year=2019&area=training"),
            ("Year", "conference=bb&area=training"),
            ("Area", "conference=bb&year=2019"),
        )
        if filed.found(query)
    }
    assert nothing.get_by_role("listitem").all_text_contents() == list(ways)
    way, query = next(iter(ways.items()))
    nothing.get_by_role("button", name=way).click()
    agree(page, filed, query)
    expect(nothing).to_be_hidden()
    expect(page.locator(".filters__shown")).to_be_focused()


def test_a_group_without_a_row_says_so(reader: Visitor) -> None:
    """Its heading stays, so that an anchor always leads somewhere; the other group tells its own number."""
    page = reader.visit(f"{LIST}?year=2025&verb=encourages")
    expect(page.get_by_role("heading", name="On this cooperation")).to_be_visible()
    none = page.get_by_text("None of these matches the filters.")
    expect(none).to_have_count(2)
    expect(none.first).to_be_visible()
    expect(none.last).to_be_hidden()
    expect(page.get_by_text("1 of 3 decisions")).to_be_visible()


def test_the_filters_work_with_the_keyboard_alone(reader: Visitor, filed: Filed) -> None:
    """Tab reaches each button and then its values, Space chooses, Escape closes and gives the focus back."""
    page = reader.visit(LIST)
    filter_button(page, "Conference").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name=re.compile("^Ambrose Convention [0-9]"))).to_be_focused()
    page.keyboard.press("Space")
    agree(page, filed, "conference=aa")
    page.keyboard.press("Escape")
    expect(filter_button(page, "Conference")).to_be_focused()
    expect(filter_button(page, "Conference")).to_have_attribute("aria-expanded", "false")
    expect(filter_button(page, "Conference")).to_have_text(re.compile("1 chosen"))
    page.keyboard.press("Tab")
    expect(filter_button(page, "Year")).to_be_focused()
    page.keyboard.press("Space")
    expect(filter_button(page, "Year")).to_have_attribute("aria-expanded", "true")


def test_taking_back_a_filter_never_loses_the_focus(reader: Visitor) -> None:
    page = reader.visit(f"{LIST}?conference=aa&year=2022")
    chosen = page.get_by_role("list", name="Filters in use").get_by_role("button")
    chosen.first.click()
    expect(page.get_by_role("button", name="Remove the filter “Year: 2022”")).to_be_focused()
    page.keyboard.press("Enter")
    expect(chosen).to_have_count(0)
    expect(page.locator(".filters__shown")).to_be_focused()
    expect(page).to_have_url(f"{reader.root}{LIST}")


def test_the_number_found_is_told_by_a_live_region(reader: Visitor) -> None:
    """Drafts are told apart from decisions, never added to them."""
    page = reader.visit(LIST)
    status = page.locator(".filters__shown")
    expect(status).to_have_role("status")
    expect(status).to_have_text("12 of 12 decisions and 2 drafts")
    choose(page, "Stage", "Adopted")
    expect(status).to_have_text("12 of 12 decisions")
    choose(page, "Stage", "Adopted")
    choose(page, "Stage", "Draft")
    expect(status).to_have_text("0 of 12 decisions and 2 drafts")


def test_on_paper_the_filters_and_the_address_are_named(reader: Visitor) -> None:
    page = reader.visit(f"{LIST}?conference=bb&year=2025")
    page.emulate_media(media="print")
    expect(page.locator(".filters__printed")).to_have_text(
        "Filtered list. Conference: Belmore Convention; Year: 2025. 2 of 12 decisions and 1 draft."
        f" {reader.root}{LIST}?conference=bb&year=2025"
    )
    expect(page.locator(".filters__printed")).to_be_visible()
    expect(page.locator(".filters__all")).to_be_hidden()
    page = reader.visit(LIST)
    page.emulate_media(media="print")
    expect(page.locator(".filters__printed")).to_have_text("")


def test_without_scripts_the_whole_list_stands_there(reader_without_scripts: Visitor, filed: Filed) -> None:
    page = reader_without_scripts.visit(f"{LIST}?conference=aa")
    expect(page.locator("tr[data-item]:visible")).to_have_count(len(filed.decisions))
    expect(page.locator("form.filters")).to_be_hidden()


def test_a_file_opened_from_a_disk_filters_too(shared: Visitor, built_corpus: Path, filed: Filed) -> None:
    page = shared.page
    page.goto(f"{(built_corpus / 'site' / 'decisions' / 'index.html').as_uri()}?conference=bb")
    assert shown(page) == filed.found("conference=bb")
    choose(page, "Year", "2025")
    assert shown(page) == filed.found("conference=bb&year=2025")


OPEN_ALL = "document.querySelectorAll('[data-filter]').forEach(panel => { panel.hidden = false; })"


@pytest.mark.parametrize("folder", ["", "zh/", "fr/", "ar/"])
@pytest.mark.parametrize("query", ["conference=aa&verb=requests", "conference=bb&area=training&colour=red"])
def test_axe_finds_nothing_in_filters_that_are_open(shared: Visitor, folder: str, query: str) -> None:
    assert_nothing_found(shared, f"{folder}{LIST}?{query}", OPEN_ALL)


def test_every_control_is_large_enough_for_a_finger(shared: Visitor) -> None:
    """At least 24 by 24 CSS pixels, on a narrow screen too; of a value the whole label can be touched."""
    page = shared.visit(f"{LIST}?conference=aa", NARROW)
    page.evaluate(OPEN_ALL)
    small = page.evaluate(
        """() => Array.from(document.querySelectorAll(".filters :is(button, label)"))
            .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())
            .filter(box => box.width < 24 || box.height < 24).length"""
    )
    assert small == 0


class TestALongHistory:
    """A history that is cut by year: the filters act on one year, and lead to the same filters over all."""

    def test_the_way_to_all_decisions_keeps_the_filters(
        self, of_long_history: Visitor, built_long_history: Path
    ) -> None:
        """Whoever looks for what a body was asked finds it in the latest year first, and then in all."""
        filed = Filed(built_long_history)
        page = of_long_history.visit(f"{LIST}?conference=aa")
        latest = max(filed.values("year") - {"undated"})
        assert shown(page) == filed.found(f"conference=aa&year={latest}")
        page.get_by_role("link", name="All decisions").click()
        expect(page).to_have_url(f"{of_long_history.root}{LIST}all/?conference=aa")
        agree(page, filed, "conference=aa")
        for query in ("verb=requests&conference=bb", "year=2023&year=undated"):
            agree(of_long_history.visit(f"{LIST}all/?{query}"), filed, query)
