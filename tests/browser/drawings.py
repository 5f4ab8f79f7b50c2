"""Drawings as a browser shows them: which words overlap, reach out or are crossed, how small, in which colours."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Locator

from browser.chromium import visiting

# What a reader would still read on a screen without enlarging it.
_SMALLEST_WORDS = 9
# Pairs of words that overlap, words that reach out of the drawing, and words that a line runs through.
_MEASURE = """
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
_COLOURS = """
() => {
    const of = (selector, what) =>
        [...document.querySelectorAll(".drawing " + selector)].map(one => getComputedStyle(one)[what]);
    const drawn = [...of("text", "fill"), ...of("circle", "stroke"), ...of(".drawing__line", "stroke")];
    return [getComputedStyle(document.body).backgroundColor, [...new Set(drawn)]];
}
"""
SCHEMES = ("light", "dark", "forced")
"""The colours a reader may have set; `forced` are those of the system."""


def assert_words_are_readable(drawing: Locator) -> None:
    """Hold that no words overlap, leave the drawing or are smaller than a reader can read."""
    found: dict[str, Any] = drawing.evaluate(_MEASURE)
    assert (found["overlapping"], found["outside"]) == ([], [])
    assert found["smallest"] >= _SMALLEST_WORDS


def words_crossed(drawing: Locator) -> list[str]:
    """Return the words that a line runs through."""
    crossed: list[str] = drawing.evaluate(_MEASURE)["crossed"]
    return crossed


def colours_drawn(browser: Browser, address: str, scheme: str) -> list[str]:
    """Return the colours of all words, dots and lines of a page, none of which is that of the page itself."""
    colours = {
        "color_scheme": "dark" if scheme == "dark" else "light",
        "forced_colors": "active" if scheme == "forced" else "none",
    }
    with visiting(browser, address, **colours) as visitor:
        paper, found = visitor.visit("").evaluate(_COLOURS)
    drawn: list[str] = found
    assert paper not in drawn
    assert "none" not in drawn
    return drawn
