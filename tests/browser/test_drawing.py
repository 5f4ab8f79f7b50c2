"""The drawing of how decisions relate, measured in a real browser; and the sheet of a coming meeting on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.chromium import Visitor
from browser.hosting import BASE, hosted
from many_decisions import IN_ALL, add_invented_decisions
from projects import command, copy_of_site

FOLDERS = ("", "zh/")
# What a reader would still read on a screen without enlarging it.
SMALLEST_WORDS = 9
# Pairs of words that overlap, words that reach out of the drawing, and words that a line runs through.
MEASURE = """
() => {
    const drawing = document.querySelector(".drawing");
    const texts = [...drawing.querySelectorAll("text")].map(one => [one.textContent, one.getBBox()]);
    const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    const overlapping = texts.flatMap(([words, box], n) =>
        texts.slice(n + 1).filter(([, other]) => meet(box, other)).map(([other]) => [words, other]));
    const { width, height } = drawing.viewBox.baseVal;
    const outside = texts.filter(([, box]) =>
        box.x < -0.5 || box.y < -0.5 || box.x + box.width > width + 0.5 || box.y + box.height > height + 0.5);
    const crossed = [...drawing.querySelectorAll(".drawing__line")].flatMap(line => {
        const steps = Math.ceil(line.getTotalLength() / 2);
        const points = Array.from({ length: steps }, (_, n) => line.getPointAtLength(2 * n));
        return texts.filter(([, box]) => points.some(({ x, y }) => meet(box, { x, y, width: 0, height: 0 })));
    });
    const scale = drawing.getBoundingClientRect().width / width;
    const sizes = [...drawing.querySelectorAll("text")].map(one => parseFloat(getComputedStyle(one).fontSize));
    return {
        names: drawing.querySelectorAll(".drawing__name").length,
        overlapping,
        outside: outside.map(([words]) => words),
        crossed: crossed.map(([words]) => words),
        smallest: Math.min(...sizes) * scale,
    };
}
"""


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


def measured(page: Page) -> dict[str, object]:
    found: dict[str, object] = page.evaluate(MEASURE)
    return found


def assert_readable(page: Page) -> int:
    """Hold that no words overlap, leave the drawing, or stand in the way of a line; return how many names there are."""
    found = measured(page)
    assert found["overlapping"] == []
    assert found["outside"] == []
    assert found["crossed"] == []
    assert isinstance(found["smallest"], (int, float))
    assert found["smallest"] >= SMALLEST_WORDS
    assert isinstance(found["names"], int)
    return found["names"]


def wide(visitor: Visitor, address: str) -> Page:
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    return visitor.visit(address)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_words_overlap_and_no_line_runs_through_any(shared: Visitor, folder: str) -> None:
    """The real decisions, in both languages."""
    assert assert_readable(wide(shared, f"{folder}decisions/lineage/")) > 0


@pytest.mark.parametrize("folder", FOLDERS)
def test_sixty_decisions_can_be_read(sixty: Visitor, folder: str) -> None:
    """Nothing overlaps, and the words are not made smaller than a reader can read."""
    assert assert_readable(wide(sixty, f"{folder}decisions/lineage/")) == IN_ALL


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
    assert len(looks) == 5
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_words_and_lines_stand_out_from_the_paper(browser: Browser, host: str, colours: str) -> None:
    """In light, dark and forced colours nothing is drawn in the colour of the page."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        color_scheme="dark" if colours == "dark" else "light",
        forced_colors="active" if colours == "forced" else "none",
    )
    page = context.new_page()
    page.goto(f"{host}{BASE}decisions/lineage/")
    paper, drawn = page.evaluate(
        """() => {
            const of = (one, what) => getComputedStyle(one)[what];
            const words = [...document.querySelectorAll(".drawing text")].map(one => of(one, "fill"));
            const lines = [...document.querySelectorAll(".drawing__line")].map(one => of(one, "stroke"));
            return [of(document.body, "backgroundColor"), [...new Set([...words, ...lines])]];
        }"""
    )
    assert paper not in drawn
    assert "none" not in drawn
    context.close()


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_sheet_of_a_coming_meeting_is_one_page_of_paper(shared: Visitor, folder: str) -> None:
    """What is due at the seventh meeting, what is proposed, what is not known, in which order: one page of A4."""
    page = wide(shared, f"{folder}meetings/mc-cop-7/")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
