"""Drawings in a real browser, those of the home page and of how decisions relate: their words, lines and colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.chromium import NARROW, WIDE, Visitor, visiting
from browser.hosting import BASE
from jointreport.views.decisions.lineage import MOST_DECISIONS

FOLDERS = ("", "zh/")
LINEAGE = "decisions/lineage/"
DRAWINGS = {
    "": tuple(f"table:has(> #{name}-caption)" for name in ("timeline", "who-serves")),
    LINEAGE: (".table--lineage",),
}
"""The pages with drawings, and the table that says the same as each."""
# From left to right and from right to left; real conferences, of which there are more; as many as are ever drawn.
DRAWN = [
    *(("built_corpus", folder, path) for folder in ("", "zh/", "fr/", "ar/") for path in DRAWINGS),
    *((site, folder, LINEAGE) for site in ("built_site", "built_long_history") for folder in FOLDERS),
]
# What a reader would still read on a screen without enlarging it.
SMALLEST_WORDS = 9
# Pairs of words that overlap, words that reach out of the drawing, and words that a line runs through.
MEASURE = """
drawing => {
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
        overlapping,
        outside: outside.map(([words]) => words),
        crossed: crossed.map(([words]) => words),
        smallest: Math.min(...sizes) * scale,
    };
}
"""
COLOURS = """
() => {
    const of = (selector, what) =>
        [...document.querySelectorAll(".drawing " + selector)].map(one => getComputedStyle(one)[what]);
    const drawn = [...of("text", "fill"), ...of("circle", "stroke"), ...of(".drawing__line", "stroke")];
    return [getComputedStyle(document.body).backgroundColor, [...new Set(drawn)]];
}
"""
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


def opened(page: Page, project: Path, address: str) -> Page:
    """Open a page of a site as a file."""
    page.set_viewport_size(WIDE)
    page.goto((project / "site" / address / "index.html").as_uri())
    return page


@pytest.mark.parametrize(("project", "folder", "path"), DRAWN)
def test_the_words_can_be_read(
    request: pytest.FixtureRequest, shared: Visitor, project: str, folder: str, path: str
) -> None:
    """None overlap, leave the drawing or are too small; no line runs through a word between decisions."""
    page = opened(shared.page, request.getfixturevalue(project), folder + path)
    drawings = page.locator(".drawing").all()
    assert len(drawings) == len(DRAWINGS[path])
    for found in (drawing.evaluate(MEASURE) for drawing in drawings):
        assert (found["overlapping"], found["outside"]) == ([], [])
        assert found["smallest"] >= SMALLEST_WORDS
        assert found["crossed"] == [] or path != LINEAGE
    if project == "built_long_history":
        assert page.locator(".drawing__name").count() == MOST_DECISIONS


@pytest.mark.parametrize("folder", FOLDERS)
def test_on_a_narrow_screen_tables_stand_in_the_place_of_drawings(delegate: Visitor, folder: str) -> None:
    for path, tables in DRAWINGS.items():
        page = delegate.visit(f"{folder}{path}", NARROW)
        assert page.locator(".drawing").locator("visible=true").count() == 0
        assert all(page.locator(table).is_visible() for table in tables)
    assert page.get_by_role("link", name="AA-3/4").first.is_visible()


def test_relations_differ_without_colour(shared: Visitor, built_long_history: Path) -> None:
    """Each two kinds of line in the legend differ in their dashes, their width or their arrowhead."""
    looks = opened(shared.page, built_long_history, LINEAGE).evaluate(KINDS_OF_LINES)
    assert len(looks) >= 5
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("path", DRAWINGS)
@pytest.mark.parametrize(
    "colours", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=str
)
def test_words_dots_and_lines_stand_out_from_the_paper(
    browser: Browser, front_host: str, path: str, colours: dict[str, str]
) -> None:
    with visiting(browser, f"{front_host}{BASE}", **colours) as visitor:
        paper, drawn = visitor.visit(path).evaluate(COLOURS)
    assert drawn
    assert not {paper, "none"} & set(drawn)
    # Where the reader has chosen the colours, the drawing has none of its own.
    assert len(drawn) == 1 or "forced_colors" not in colours
