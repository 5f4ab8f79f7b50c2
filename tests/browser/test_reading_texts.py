"""Texts in the browser: what is copied from them, what buttons tell, where links arrive, what paper shows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from browser.axe import assert_nothing_found
from browser.chromium import NARROW, WIDE, Visitor, box_of, select

TEXT = "decisions/aa-3-4/"
DRAFT = "decisions/aa-4-draft-kites/"
NOTE = "documents/aa-cop-4-note/"
PASTED = "“2. Requests the Head Lamplighter to open the shared register by 2026 and to report thereon.”"


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def copied(page: Page, first: str, last: str) -> str:
    """Select from one element to another, press the keys for copying, return what is pasted."""
    select(page, first, last)
    page.keyboard.press("ControlOrMeta+c")
    return clipboard(page)


@pytest.mark.parametrize(
    ("folder", "words", "strange"),
    [("", "(1) Lamp keepers;", ("Link to", "Editors’ reading")), ("zh/", "(1) 守灯人；", ("链接", "编者标注"))],
)
def test_what_is_copied_from_a_text_is_the_text(
    reader: Visitor, folder: str, words: str, strange: tuple[str, ...]
) -> None:
    """Numbers and letters are copied; signs of permanent links and closed readings of the editors are not."""
    page = reader.visit(f"{folder}decisions/aa-2-5/")
    pasted = copied(page, "#p2-a-1", "#p2-a-2")
    assert words in pasted
    assert "(2) " in pasted
    for one in ("§", *strange):
        assert one not in pasted


def test_a_reading_that_is_open_is_copied_with_its_name(reader: Visitor) -> None:
    page = reader.visit(TEXT)
    page.locator("#p4 + .beside summary").first.click()
    pasted = copied(page, "#p4", "#p5")
    assert "Editors’ reading" in pasted
    assert "requests" in pasted


@pytest.mark.parametrize(
    ("address", "first", "last", "pasted"),
    [
        (DRAFT, "#p1", "#p2", "the joint report[3] and of the outline of planned activities;[4]"),
        (f"zh/{DRAFT}", "#p1", "#p2", "表示注意到联合报告[3]和计划活动纲要；[4]"),
        (f"{TEXT}parallel/", "#p3-a", "#p3-b", "EX/AA/COP.3/9–EX/BB/COP.6/9;[1]"),
        (f"{DRAFT}plain/", "#p1", "#p2", "the joint report[3] and of the outline of planned activities;[4]"),
    ],
)
def test_a_selection_holds_the_marks_of_notes_apart_as_the_button_does(
    reader: Visitor, address: str, first: str, last: str, pasted: str
) -> None:
    """Never another number; and on the page all is as before."""
    page = reader.visit(address)
    before = page.locator("body").inner_text()
    for _ in range(2):
        assert pasted in " ".join(copied(page, first, last).split())
    assert page.locator("body").inner_text() == before


def test_ibid_is_completed_in_what_is_copied(reader: Visitor) -> None:
    page = reader.visit(DRAFT)
    assert copied(page, "#fn3", "#fn4").split("\n") == [
        "3 EX/AA/COP.4/INF/3, annex I.",
        "",
        "4 Ibid., annex II. [EX/AA/COP.4/INF/3, annex II]",
    ]


def test_the_paragraph_that_the_address_names_has_a_button(reader: Visitor) -> None:
    page = reader.visit(f"{DRAFT}#p1")
    buttons = page.locator(".paragraph button")
    expect(buttons).to_have_count(1)
    page.get_by_role("link", name="Link to paragraph 2", exact=True).click()
    expect(page.locator("#p1 button")).to_have_count(0)
    page.locator("#p2").get_by_role("button", name="Copy the quotation").click()
    expect(page.get_by_role("status").filter(has_text="copied")).to_have_text(
        "The quotation has been copied, with its reference and status."
    )
    assert clipboard(page).split("\n")[:4] == [
        PASTED,
        "EX/AA/COP.4/7, para. 5, draft decision, para. 2",
        "Draft: not a decision.",
        "Copied from the document, not changed.",
    ]
    assert clipboard(page).endswith(f"/{DRAFT}#p2")


def test_a_refused_copy_is_told_and_the_words_are_selected(reader: Visitor) -> None:
    """Then the reader can copy them with the keyboard; nothing seems to have worked that has not."""
    page = reader.visit(f"{DRAFT}#p2")
    page.context.clear_permissions()
    client = page.context.new_cdp_session(page)
    ours = client.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
    refused = {"name": "clipboard-write", "allowWithoutSanitization": False}
    client.send("Browser.setPermission", {"permission": refused, "setting": "denied", "browserContextId": ours})
    page.locator("#p2").get_by_role("button", name="Copy the quotation").click()
    expect(page.get_by_role("status").filter(has_text="allow")).to_contain_text("The quotation is selected")
    selected: str = page.evaluate("getSelection().toString()")
    assert selected.startswith(PASTED)
    assert "Copy the quotation" not in selected


def test_without_scripts_every_quotation_can_be_opened_and_selected(reader_without_scripts: Visitor) -> None:
    """No button is there that does nothing; the paragraphs with their references are words of the page."""
    page = reader_without_scripts.visit(NOTE)
    assert page.get_by_role("button", name="Copy").count() == 0
    fold = page.get_by_text("Each paragraph, ready to quote")
    quoted = page.locator("#quote-draft-p2")
    expect(quoted).to_be_hidden()
    fold.click()
    expect(quoted.locator("p").first).to_have_text(PASTED)


@pytest.mark.parametrize(
    "address",
    [
        *(f"{DRAFT}#p1", f"{NOTE}#draft-p1", f"zh/{NOTE}#draft-p1"),
        *(f"{TEXT}parallel/#{anchor}" for anchor in ("pp1", "p3-b", "fn2")),
        f"{NOTE}parallel/#draft-p2",
    ],
)
def test_a_link_arrives_visibly_without_scripts(reader_without_scripts: Visitor, address: str) -> None:
    """The paragraph is in view, below the bar that stays, and has a ground of its own."""
    page = reader_without_scripts.visit(address, ViewportSize(width=1280, height=500))
    here = page.locator(f"#{address.partition('#')[2]}")
    expect(here).to_be_in_viewport()
    assert here.evaluate("element => getComputedStyle(element).backgroundColor") != "rgba(0, 0, 0, 0)"
    bar, box = box_of(page.locator(".jump")), box_of(here)
    assert box["y"] >= bar["y"] + bar["height"] - 1


def test_on_paper_there_is_text_status_address_and_day(shared: Visitor) -> None:
    """Nothing that cannot be used on paper: no links to paragraphs, no closed readings, no bar, no buttons."""
    page = shared.visit(f"{DRAFT}#p2")
    page.emulate_media(media="print")
    expect(page.locator(".printed")).to_contain_text(f"/{DRAFT}; Data as of 15 January 2026")
    for shown in (".strip__line", ".statement", "#p2 > p", ".footnotes"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in (".permalink", ".jump", ".reading", ".tool--copy", ".plain-link", ".search", ".quote details"):
        for found in page.locator(hidden).all():
            expect(found).to_be_hidden()


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_the_sheet_of_a_coming_meeting_is_one_page_of_paper(shared: Visitor, folder: str) -> None:
    """What is due at the eighth meeting, what is not known, in which order: one page of A4."""
    paper = shared.visit(f"{folder}meetings/bb-cop-8/").pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_what_is_reported_on_paper_has_its_name(shared: Visitor) -> None:
    page = shared.visit(TEXT)
    page.emulate_media(media="print")
    expect(page.locator("#p3-a + .beside .event").first).to_be_visible()
    expect(page.locator("#p3-a + .beside").get_by_text("Editors’ reading")).to_be_visible()
    expect(page.locator("#p2 + .beside").get_by_text("Editors’ reading")).to_be_hidden()


@pytest.mark.parametrize("folder", ["", "ar/"])
def test_the_editors_stand_beside_the_paragraph_where_there_is_room_and_below_it_elsewhere(
    shared: Visitor, folder: str
) -> None:
    for screen, beside in ((WIDE, True), (NARROW, False)):
        page = shared.visit(f"{folder}{TEXT}", screen)
        text, added = (box_of(page.locator(one)) for one in ("#p3-a", "#p3-a + .beside"))
        assert (added["y"] < text["y"] + text["height"]) is beside
        apart = added["x"] >= text["x"] + text["width"] or added["x"] + added["width"] <= text["x"]
        assert apart is beside


def test_a_plain_edition_asks_for_no_file_but_its_colours(shared: Visitor) -> None:
    page = shared.visit(f"{DRAFT}plain/#p2", NARROW)
    asked = [one.removeprefix(shared.root) for one in shared.requested if "favicon" not in one]
    assert asked == [f"{DRAFT}plain/", "assets/plain.css"]
    expect(page.locator("#p2")).to_be_in_viewport()
    page.get_by_role("link", name="Full page, with sources and notes").click()
    expect(page).to_have_url(f"{shared.root}{DRAFT}")


@pytest.mark.parametrize("folder", ["", "zh/", "ar/"])
@pytest.mark.parametrize("path", ["decisions/aa-3-4/", "documents/aa-cop-4-note/", "decisions/bb-5-2/"])
def test_axe_finds_nothing_and_nothing_is_too_wide(shared: Visitor, folder: str, path: str) -> None:
    """The full page with everything open, and the plain edition, on a narrow screen.

    Of the plain edition axe sees light colours alone: of the browser's own dark ones it takes the ground for white.
    """
    open_all = "document.querySelectorAll('main details').forEach(one => { one.open = true; })"
    assert_nothing_found(shared, f"{folder}{path}", open_all, [(NARROW, "dark")])
    assert_nothing_found(shared, f"{folder}{path}plain/", asked=[(NARROW, "")])
