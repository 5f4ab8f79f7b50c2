"""Our own style sheet: contrast of its colours in both schemes, logical properties alone."""

from __future__ import annotations

import re

import pytest

from projects import REPOSITORY

STYLE = (REPOSITORY / "docs" / "assets" / "site.css").read_text("utf-8")
WITHOUT_COMMENTS = re.sub(r"/\*.*?\*/", "", STYLE, flags=re.DOTALL)
_COLOUR = re.compile(r"--([a-z-]+): var\(--light, (#[0-9a-f]+)\) var\(--dark, (#[0-9a-f]+)\)")
LIGHT = {name: light for name, light, _ in _COLOUR.findall(STYLE)}
DARK = {name: dark for name, _, dark in _COLOUR.findall(STYLE)}
CONFERENCES = ("mc", "bc", "rc", "sc")
GROUNDS = ("paper", "ground", "accent-ground", "draft-ground", "held-ground", "note-ground", "unseen-ground")
# Words of a colour, and the grounds on which they stand.
WORDS = {
    **dict.fromkeys(("ink", "soft", "accent"), GROUNDS),
    **{one: ("paper", "ground", f"{one}-ground") for one in ("draft", "held", "note", "unseen")},
    **dict.fromkeys(CONFERENCES, ("paper", "ground")),
}
PAIRS = [(words, ground) for words, grounds in WORDS.items() for ground in grounds]
# What an outline or the edge of a field must reach against what is beside it.
EDGES = [("focus", "paper"), ("focus", "ground"), ("unseen", "paper")]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    shares = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_ratio_is_the_one_of_the_standard() -> None:
    """Black on white is 21:1; the grey #767676 on white is the darkest-but-one that reaches 4.5:1."""
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") >= 4.5 > contrast("#777777", "#fff")


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_every_ground_and_edges_from_what_is_beside_them(scheme: dict[str, str]) -> None:
    """At least 4.5:1 in both schemes, also for the colours of the conferences; 3:1 for what must only be seen."""
    for pairs, least in ((PAIRS, 4.5), (EDGES, 3)):
        assert [pair for pair in pairs if contrast(*(scheme[name] for name in pair)) < least] == []


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_conferences_have_four_colours(scheme: dict[str, str]) -> None:
    """None of them is one that says draft, held, inferred or not seen."""
    colours = {scheme[one] for one in (*CONFERENCES, "draft", "held", "note", "unseen", "ink", "soft")}
    assert len(colours) == len(CONFERENCES) + 6


def test_every_colour_is_written_once() -> None:
    """Light and dark stand beside one another; a rule names a colour, it does not write one."""
    assert LIGHT.keys() == DARK.keys() >= WORDS.keys()
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[^{}]*\})", re.sub(_COLOUR, "", WITHOUT_COMMENTS)) == []


def test_no_property_knows_left_from_right() -> None:
    """Only logical properties, so that a language that is written from right to left needs no rules of its own."""
    physical = re.findall(
        r"(?<![-\w])((?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[a-z-]*"
        r"|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)"
        r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:",
        re.sub(r"@media[^{]*", "", WITHOUT_COMMENTS),
    )
    assert physical == []
    # Chrome before 118 knows a float by its side alone; it stands before the logical one.
    logical = re.sub(r"float: (?:left|right); (?=float: inline-start;)", "", WITHOUT_COMMENTS)
    assert re.findall(r"(?:text-align|float|clear):\s*(?:left|right)", logical) == []
    # Four values of a shorthand name the left side last; they are allowed nowhere.
    value = r"\s+(?:[\w.%-]+|\w*\([^)]*\))"
    shorthand = r"(?:margin|padding|inset|border-(?:width|style|color|radius)):"
    assert re.findall(rf"{shorthand}(?:{value}){{4}}\s*(?:!important)?[;}}]", WITHOUT_COMMENTS) == []
