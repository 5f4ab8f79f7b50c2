"""The drawing of how decisions relate, measured in a real browser; and the sheet of a coming meeting on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.chromium import NARROW, WIDE, Visitor
from browser.drawings import SCHEMES, assert_words_are_readable, colours_drawn, words_crossed
from browser.hosting import BASE
from jointreport.views.decisions.lineage import MOST_DECISIONS

FOLDERS = ("", "zh/")
LINEAGE = "decisions/lineage/"
# From left to right and from right to left; real conferences, of which there are more; as many as are ever drawn.
DRAWN = [
    *(("built_corpus", folder) for folder in ("", "zh/", "fr/", "ar/")),
    *((site, folder) for site in ("built_site", "built_long_history") for folder in FOLDERS),
]
KINDS_OF_LINES = """() => {
    const kinds = new Map();
    for (const head of document.querySelectorAll(".drawing__head:not(.drawing__head--draft)")) {
        const kind = [...head.classList].find(one => one.startsWith("drawing__head--"));
        const line = document.querySelector("." + kind.replace("head", "line") + ":not(.drawing__line--draft)");
        const style = getComputedStyle(line);
        const filled = getComputedStyle(head).fill === getComputedStyle(head).stroke;
        const shape = head.getAttribute("d").split("L").length;
        kinds.set(kind, [style.strokeDasharray, style.strokeWidth, filled, shape].join(" "));
    }
    return [...kinds.values()];
}"""


def opened(page: Page, project: Path, folder: str = "") -> Page:
    page.set_viewport_size(WIDE)
    page.goto((project / "site" / folder / LINEAGE / "index.html").as_uri())
    return page


@pytest.mark.parametrize(("project", "folder"), DRAWN)
def test_the_words_can_be_read(request: pytest.FixtureRequest, shared: Visitor, project: str, folder: str) -> None:
    """None overlap, no line runs through any, none are smaller than a reader can read; also opened as a file."""
    drawing = opened(shared.page, request.getfixturevalue(project), folder).locator(".drawing")
    assert_words_are_readable(drawing)
    assert words_crossed(drawing) == []
    names = drawing.locator(".drawing__name").count()
    assert names == MOST_DECISIONS if project == "built_long_history" else names > 0


@pytest.mark.parametrize("folder", FOLDERS)
def test_on_a_narrow_screen_the_table_stands_alone(shared: Visitor, folder: str) -> None:
    shared.page.set_viewport_size(NARROW)
    page = shared.visit(f"{folder}{LINEAGE}")
    assert not page.locator(".drawing").is_visible()
    assert page.locator(".table--lineage").is_visible()


def test_relations_differ_without_colour(shared: Visitor, built_long_history: Path) -> None:
    """Each two kinds of line in the legend differ in their dashes, their width or their arrowhead."""
    looks = opened(shared.page, built_long_history).evaluate(KINDS_OF_LINES)
    assert len(looks) >= 5
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_and_lines_stand_out_from_the_paper(browser: Browser, host: str, scheme: str) -> None:
    assert colours_drawn(browser, f"{host}{BASE}{LINEAGE}", scheme)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_sheet_of_a_coming_meeting_is_one_page_of_paper(shared: Visitor, folder: str) -> None:
    """What is due at the eighth meeting, what is not known, in which order: one page of A4."""
    paper = shared.visit(f"{folder}meetings/bb-cop-8/").pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
