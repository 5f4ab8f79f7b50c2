"""The drawing of how decisions relate, measured in a real browser; and the sheet of a coming meeting on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.chromium import Visitor
from browser.drawings import SCHEMES, assert_words_are_readable, colours_drawn, words_crossed
from browser.hosting import BASE, hosted
from many_decisions import DRAWN, add_invented_decisions
from projects import command, copy_of_site

FOLDERS = ("", "zh/")


@pytest.fixture(scope="module")
def sixty(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """A reader of a site whose drawing holds sixty decisions."""
    project = copy_of_site(tmp_path_factory.mktemp("sixty"))
    add_invented_decisions(project)
    done = command(project, "site")
    assert done.returncode == 0, done.stderr
    with hosted(project / "site") as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        yield Visitor(context.new_page(), f"{address}{BASE}")
        context.close()


def assert_readable(page: Page) -> int:
    """Hold that the drawing can be read and no line runs through any words; return how many names there are."""
    drawing = page.locator(".drawing")
    assert_words_are_readable(drawing)
    assert words_crossed(drawing) == []
    return drawing.locator(".drawing__name").count()


def wide(visitor: Visitor, address: str) -> Page:
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    return visitor.visit(address)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_words_overlap_and_no_line_runs_through_any(shared: Visitor, folder: str) -> None:
    """The invented decisions, in both languages."""
    assert assert_readable(wide(shared, f"{folder}decisions/lineage/")) > 0


@pytest.mark.parametrize("folder", FOLDERS)
def test_sixty_decisions_can_be_read(sixty: Visitor, folder: str) -> None:
    """Nothing overlaps, and the words are not made smaller than a reader can read."""
    assert assert_readable(wide(sixty, f"{folder}decisions/lineage/")) == DRAWN


@pytest.mark.parametrize("language", ["en", "zh", "fr", "ar"])
def test_the_invented_decisions_can_be_read_in_every_language(
    browser: Browser, built_corpus: Path, language: str
) -> None:
    """Also from right to left, and opened as a file."""
    folder = "" if language == "en" else f"{language}/"
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"file://{built_corpus}/site/{folder}decisions/lineage/index.html")
    assert assert_readable(page) > 0
    page.close()


@pytest.mark.parametrize("folder", FOLDERS)
def test_on_a_narrow_screen_the_table_stands_alone(shared: Visitor, folder: str) -> None:
    """At 320 pixels the drawing is not shown, and the table says all of it."""
    shared.page.set_viewport_size({"width": 320, "height": 640})
    page = shared.visit(f"{folder}decisions/lineage/")
    assert not page.locator(".drawing").is_visible()
    assert page.locator(".table--lineage").is_visible()
    shared.page.set_viewport_size({"width": 1280, "height": 900})


def test_relations_differ_without_colour(sixty: Visitor) -> None:
    """Each two kinds of line in the legend differ in their dashes, their width or their arrowhead."""
    page = wide(sixty, "decisions/lineage/")
    looks = page.evaluate(
        """() => {
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
    )
    assert len(looks) >= 5
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_and_lines_stand_out_from_the_paper(browser: Browser, host: str, scheme: str) -> None:
    """In light, dark and forced colours nothing is drawn in the colour of the page."""
    assert colours_drawn(browser, f"{host}{BASE}decisions/lineage/", scheme)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_sheet_of_a_coming_meeting_is_one_page_of_paper(shared: Visitor, folder: str) -> None:
    """What is due at the eighth meeting, what is not known, in which order: one page of A4."""
    page = wide(shared, f"{folder}meetings/bb-cop-8/")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
