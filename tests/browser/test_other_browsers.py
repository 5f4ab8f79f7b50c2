"""What readers do, in Firefox and in WebKit: search, filter, go back, open the menu, choose colours, copy.

`make other-browsers` runs these tests, and so does a weekly job; Chromium is asked all of this, and more, in every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.anyone import NARROW, Anyone
from browser.hosting import BASE
from browser.webdriver import firefox, webkit
from filed import Filed

pytestmark = [pytest.mark.other_browsers, pytest.mark.slow]
FOLDERS = pytest.mark.parametrize("folder", ["", "zh/"])

LIST = "decisions/"
DRAFT = "decisions/aa-3-4/"
NOTE = "documents/aa-cop-4-note/"
SHOWN = """
    return Array.from(document.querySelectorAll("[data-item]")).filter(row => row.offsetParent)
        .map(row => row.querySelector("th a").getAttribute("href").split("/").slice(-2)[0])
"""
TICKED = "return Array.from(document.querySelectorAll('[data-filter] input:checked'), box => box.value).join(' ')"
VISIBLE = "document.querySelector(arguments[0]).offsetParent"
GROUND = "return getComputedStyle(document.body).backgroundColor"
HITS = "document.querySelectorAll('.hit').length"
BOX = "#site_search-words"
WIDTH = """
    const probe = document.querySelector("main").appendChild(document.createElement("span"));
    probe.textContent = arguments[0];
    probe.style.fontFamily = arguments[1];
    const widths = [probe.getBoundingClientRect().width, parseFloat(getComputedStyle(probe).fontSize)];
    probe.remove();
    return widths[0] / widths[1];
"""


@pytest.fixture(scope="module", params=[firefox, webkit], ids=lambda start: start.__name__)
def lasting(request: pytest.FixtureRequest, host: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Anyone]:
    with request.param(tmp_path_factory.mktemp("profile")) as command:
        yield Anyone(command, f"{host}{BASE}")


@pytest.fixture
def anyone(lasting: Anyone) -> Anyone:
    lasting.begin()
    return lasting


def choose(reader: Anyone, key: str, value: str) -> None:
    """Open a filter where it is closed, and choose or take back a value."""
    if not reader.run(f"return {VISIBLE}", f'[data-filter="{key}"]'):
        reader.click(f'button:has(+ [data-filter="{key}"])')
    reader.click(f'[data-filter="{key}"] input[value="{value}"]')


def agree(reader: Anyone, filed: Filed, query: str) -> None:
    """The rows and the boxes are those of the address, counted independently."""
    assert set(reader.run(SHOWN)) == filed.found(query)
    assert reader.run(TICKED).split() == [one.split("=")[1] for one in query.split("&") if one]


@FOLDERS
def test_filters_write_the_address_and_history_brings_them_back(
    anyone: Anyone, built_corpus: Path, folder: str
) -> None:
    filed = Filed(built_corpus)
    anyone.visit(f"{folder}{LIST}")
    choose(anyone, "conference", "bb")
    anyone.wait_for_address(f"{folder}{LIST}?conference=bb")
    choose(anyone, "year", "2025")
    anyone.wait_for_address(f"{folder}{LIST}?conference=bb&year=2025")
    agree(anyone, filed, "conference=bb&year=2025")
    anyone.back()
    anyone.wait_for_address(f"{folder}{LIST}?conference=bb")
    agree(anyone, filed, "conference=bb")
    anyone.forward()
    anyone.wait_for_address(f"{folder}{LIST}?conference=bb&year=2025")
    agree(anyone, filed, "conference=bb&year=2025")


@FOLDERS
def test_whoever_comes_back_to_a_filtered_list_goes_on_with_it(anyone: Anyone, built_corpus: Path, folder: str) -> None:
    """The boxes are still ticked, and one more choice is added to them."""
    filed = Filed(built_corpus)
    anyone.visit(f"{folder}{LIST}?conference=bb")
    anyone.click("tr[data-item]:not([hidden]) th a")
    anyone.wait("!document.querySelector('form.filters')")
    anyone.back()
    anyone.wait_for_address(f"{folder}{LIST}?conference=bb")
    agree(anyone, filed, "conference=bb")
    choose(anyone, "year", "2025")
    anyone.wait_for_address(f"{folder}{LIST}?conference=bb&year=2025")
    agree(anyone, filed, "conference=bb&year=2025")


@FOLDERS
def test_the_language_switch_keeps_filters_and_anchor(anyone: Anyone, built_corpus: Path, folder: str) -> None:
    other = "" if folder else "zh/"
    anyone.visit(f"{folder}{LIST}?conference=aa#decisions-related")
    anyone.click(f".languages a[hreflang^='{'zh' if other else 'en'}']")
    anyone.wait_for_address(f"{other}{LIST}?conference=aa#decisions-related")
    agree(anyone, Filed(built_corpus), "conference=aa")


@pytest.mark.parametrize(("folder", "words"), [("", "register"), ("zh/", "登记册")])
def test_a_search_is_kept_in_the_address_and_comes_back(anyone: Anyone, folder: str, words: str) -> None:
    anyone.visit(f"{folder}search/")
    anyone.type(BOX, words)
    found = anyone.wait(HITS)
    address = anyone.wait("location.search && location.href")
    anyone.click(".hit a")
    anyone.wait("!document.getElementById('results')")
    anyone.back()
    anyone.wait("location.href === arguments[0]", address)
    assert anyone.wait(HITS) == found
    assert anyone.run("return document.querySelector(arguments[0]).value", BOX) == words


@FOLDERS
def test_the_box_of_any_page_works_from_the_keyboard(anyone: Anyone, folder: str) -> None:
    anyone.visit(f"{folder}{NOTE}")
    anyone.press("/")
    anyone.wait("document.activeElement.matches(arguments[0])", BOX)
    anyone.type(BOX, "aa 3/9")
    anyone.wait("document.querySelector('.hit a')?.href.includes('aa-3-9')")
    anyone.press("ArrowDown")
    anyone.wait("document.activeElement.matches('.hit a')")
    anyone.press("ArrowUp")
    anyone.wait("document.activeElement.matches(arguments[0])", BOX)
    anyone.press("ArrowDown")
    anyone.press("Enter")
    anyone.wait_for_address(f"{folder}{LIST}aa-3-9/")


@FOLDERS
def test_on_a_narrow_screen_the_menu_opens_and_closes(anyone: Anyone, folder: str) -> None:
    anyone.resize(NARROW)
    anyone.visit(f"{folder}{DRAFT}")
    assert anyone.run("return document.documentElement.scrollWidth - innerWidth") <= 0
    assert not anyone.run(f"return {VISIBLE}", "#site_menu")
    anyone.click(".tool--menu")
    anyone.wait(VISIBLE, "#site_menu")
    anyone.press("Escape")
    anyone.wait(f"!{VISIBLE}", "#site_menu")
    assert anyone.run("return document.activeElement.className") == "tool tool--menu"


def test_the_palette_is_remembered_on_pages_one_goes_back_to_as_well(anyone: Anyone) -> None:
    anyone.visit(DRAFT)
    anyone.click(".tool--palette")
    light = anyone.run(GROUND)
    anyone.click("#site_menu li:last-child a")
    anyone.wait("!document.querySelector('.quote')")
    anyone.click(".tool--palette")
    dark = anyone.run(GROUND)
    assert dark != light
    anyone.back()
    anyone.wait_for_address(DRAFT)
    assert anyone.run(GROUND) == dark
    anyone.visit("zh/services/")
    assert anyone.run(GROUND) == dark


@FOLDERS
def test_a_quotation_is_copied_and_can_be_pasted(anyone: Anyone, folder: str) -> None:
    anyone.visit(f"{folder}{DRAFT}#p4")
    anyone.click("#p4 > .tool--copy")
    told = anyone.wait("document.querySelector('.told').textContent")
    assert told == anyone.run("return document.querySelector('.quote').dataset.copied")
    anyone.click(BOX)
    anyone.press("Control", "v")
    pasted = anyone.wait("document.querySelector(arguments[0]).value", BOX)
    assert pasted.startswith(anyone.run("return document.querySelector('#quote-p4 > :first-child').textContent"))


@FOLDERS
def test_what_is_selected_holds_no_words_of_buttons(anyone: Anyone, folder: str) -> None:
    """A delegate who copies a text by hand gets the text."""
    anyone.visit(f"{folder}{DRAFT}#p4")
    anyone.wait(VISIBLE, "#p4 > .tool--copy")
    anyone.run("getSelection().selectAllChildren(document.querySelector('main'))")
    selected = anyone.run("return String(getSelection())")
    assert anyone.run("return document.getElementById('p4').firstElementChild.textContent").strip()[:20] in selected
    assert anyone.run("return document.querySelector('.tool--copy').textContent") not in selected


@pytest.mark.parametrize("face", ["Noto Sans CJK SC", "Noto Serif CJK SC"])
def test_a_chinese_comma_is_as_wide_as_a_character(anyone: Anyone, face: str) -> None:
    anyone.visit(f"zh/{NOTE}")
    assert anyone.run(WIDTH, "调，并", face) == pytest.approx(3, abs=0.01)
