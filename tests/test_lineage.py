"""How decisions relate: what the drawing holds, what its table says, and what neither ever claims."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from jointreport.records.model.vocabulary import LISTS
from jointreport.views.charts.layout import apart, drawing_of, rows_of
from jointreport.views.charts.picture import Band, Line, Mark, MarkGroup, Picture
from jointreport.views.charts.shapes import Stroke, Words, arrowhead, arrowhead_length, mirror
from jointreport.views.decisions import lineage as lineage_view
from jointreport.views.parts.phrases import holding_of
from library import Library, words

LANGUAGES = ("en", "zh")


def svg(library: Library, language: str = "en") -> ElementTree.Element:
    """Return the drawing, parsed by the strict rules of XML."""
    html = library.show("lineage", language=language)
    return ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])  # noqa: S314 - it is our own page.


def named(drawing: ElementTree.Element, name: str, cls: str) -> list[ElementTree.Element]:
    """Return the elements of a name that have a class among theirs."""
    found = drawing.iter(f"{{http://www.w3.org/2000/svg}}{name}")
    return [one for one in found if cls in one.attrib.get("class", "").split()]


def written(drawing: ElementTree.Element, cls: str) -> list[str]:
    return [one.text or "" for one in named(drawing, "text", cls)]


def rows(library: Library, symbol: str, language: str = "en") -> list[str]:
    """Return the rows of one decision in the table, as they are read."""
    bodies = library.show("lineage", language=language).split("<tbody>")[1:]
    (body,) = (one for one in bodies if f">{symbol}</a>" in one.partition("</th>")[0])
    return [words(row) for row in body.split("<tr")[1:]]


class TestDrawing:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_it_is_an_image_with_a_title_and_a_description(self, corpus: Library, language: str) -> None:
        """The name and the description are found by their identities; nothing in it takes the focus."""
        drawing = svg(corpus, language)
        assert drawing.attrib["role"] == "img"
        assert drawing.attrib["aria-labelledby"] == "lineage-title lineage-desc"
        assert drawing.attrib["focusable"] == "false"
        title, desc = list(drawing)[:2]
        assert (title.attrib["id"], desc.attrib["id"]) == ("lineage-title", "lineage-desc")
        assert title.text == {"en": "How the decisions relate", "zh": "决定之间的关系"}[language]

    def test_the_description_counts_what_is_drawn(self, corpus: Library) -> None:
        """Adopted decisions and drafts apart, how many texts were not seen, how many lines there are."""
        desc = list(svg(corpus))[1].text or ""
        assert desc == (
            "Decisions by conference (Ambrose Convention and Belmore Convention) and time, the latest at the top."
            " Adopted decisions: 10; of these, adoption inferred: 0, text not seen: 1. Drafts, marked as such: 2."
            " Lines from a decision or draft to an earlier one: 11."
            " The table that follows says the same in words."
        )

    def test_it_has_no_style_and_no_colour_of_its_own(self, library: Library) -> None:
        """Classes alone say how it looks, so that it follows dark and forced colours."""
        for element in svg(library).iter():
            assert {"style", "fill", "stroke", "tabindex", "href"}.isdisjoint(element.attrib)

    def test_a_draft_stands_in_a_box_of_its_own_and_says_so(self, library: Library) -> None:
        """“Not a decision” stands in the drawing itself; one more box stands in the legend."""
        drawing = svg(library)
        said = written(drawing, "drawing__state").count(library.reader().say("not-a-decision"))
        assert len(named(drawing, "rect", "drawing__box--draft")) == said + (1 if said else 0)

    def test_a_draft_is_called_a_draft_decision(self, corpus: Library) -> None:
        assert written(svg(corpus), "drawing__name").count("Draft decision") == 2

    def test_what_was_not_seen_says_so(self, library: Library) -> None:
        """Under each decision whose text was not seen, and no other is said to be held."""
        drawn = lineage_view.related_decisions(library.register)[: lineage_view.MOST_DECISIONS]
        unseen = sum(entry.record.text.extent == "none" for entry in drawn)
        said = library.reader().say("lineage-text-none")
        assert sum(said in state for state in written(svg(library), "drawing__state")) == unseen

    def test_a_summary_is_not_called_a_text(self, corpus: Library) -> None:
        assert written(svg(corpus), "drawing__state").count("Our summary") == 1

    @pytest.mark.parametrize(
        ("language", "words_of_kinds"),
        [
            (
                "en",
                [
                    "recalls",
                    "welcomes",
                    "responds to",
                    "draft of",
                    "supersedes",
                    "follows",
                    "stated by a draft",
                ],
            ),
            ("zh", ["回顾", "欢迎", "响应", "所拟决定", "取代", "续接", "草案所述"]),
        ],
    )
    def test_the_legend_names_each_kind_of_line_that_occurs(
        self, corpus: Library, language: str, words_of_kinds: list[str]
    ) -> None:
        """The kinds of relation differ by dash and arrowhead, and the legend says which is which in words."""
        keys = [one.text for one in named(svg(corpus, language), "text", "drawing__key")]
        assert keys[: len(words_of_kinds)] == words_of_kinds

    def test_related_decisions_are_drawn_only_where_they_have_a_relation(self, corpus: Library) -> None:
        """A draft became BB-7/8; AA-2/8 stands in no relation and is not drawn."""
        names = written(svg(corpus), "drawing__name")
        assert "BB-7/8" in names
        assert "AA-2/8" not in names

    def test_one_text_of_several_conferences_is_one_mark(self, corpus: Library) -> None:
        """It stands in a box across their lanes; corresponding decisions are several marks in a box."""
        drawing = svg(corpus)
        # One more of each box stands in the legend.
        assert len(named(drawing, "rect", "drawing__box--joint")) == 1 + 1
        assert len(named(drawing, "rect", "drawing__box--corresponding")) == 2 + 1
        assert len(named(drawing, "circle", "drawing__dot--part")) == 2 + 1

    def test_in_arabic_it_is_mirrored(self, corpus: Library) -> None:
        """The dates stand at the right, where a line of Arabic begins."""
        english, arabic = svg(corpus), svg(corpus, "ar")
        assert {float(one.attrib["x"]) for one in named(english, "text", "drawing__date")} == {2.0}
        width = float(arabic.attrib["width"])
        assert {float(one.attrib["x"]) for one in named(arabic, "text", "drawing__date")} == {width - 2.0}


class TestTable:
    def test_a_relation_has_its_source_and_certainty(self, corpus: Library) -> None:
        """What is only inferred says so and how."""
        rows_of_draft = rows(corpus, 'Draft decision, Ambrose <span class="symbol">COP-4</span>')
        assert rows_of_draft[1].endswith(
            "draft of AA-4/6 Ambrose Convention: history of cooperation Inferred The texts differ in a few words only."
        )

    def test_a_draft_is_marked_in_its_row(self, corpus: Library) -> None:
        """Its relations stand under the badge “Draft”, those to documents too."""
        shown = rows(corpus, 'Draft decision, Ambrose <span class="symbol">COP-4</span>')
        assert "Draft decision, Ambrose COP-4 Draft" in shown[0]
        assert "contained in EX/AA/COP.4/7" in shown[0]
        assert any("recalls ( preambular paragraph 1 ) AA-3/4" in row for row in shown)

    def test_corresponding_decisions_say_whether_their_texts_are_identical(self, corpus: Library) -> None:
        """What was not compared is not called identical."""
        (row,) = rows(corpus, "BB-7/3")
        assert "corresponding decisions; identical text: Not compared AA-4/6" in row
        assert "corresponding decisions; identical text: Not identical BB-6/2" in rows(corpus, "AA-3/4")[-1]

    def test_where_no_relation_is_recorded_that_is_said(self, corpus: Library) -> None:
        """Silence is not left to the reader."""
        (row,) = rows(corpus, "BB-7/8")
        assert row.endswith("No relation is recorded here.")

    def test_every_mark_of_the_drawing_has_its_rows(self, library: Library) -> None:
        """The table says all that the drawing says."""
        drawn = named(svg(library), "text", "drawing__name")
        assert library.show("lineage").count("<tbody>") == len(drawn)

    def test_too_many_decisions_are_not_drawn_and_that_is_said(
        self, corpus: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The latest are shown; the others name their relations on their own pages."""
        drawn = len(named(svg(corpus), "text", "drawing__name"))
        monkeypatch.setattr(lineage_view, "MOST_DECISIONS", 5)
        assert len(named(svg(corpus), "text", "drawing__name")) == 5
        said = f"The latest 5 decisions are shown; {drawn - 5} older ones name their relations"
        assert said in words(corpus.show("lineage"))


def mark(name: str, *lanes: int) -> Mark:
    return Mark(name, lanes, name, "", "none")


def picture(*groups: tuple[Mark, ...], lines: tuple[Line, ...] = ()) -> Picture:
    """Return a picture of three lanes with one band a group."""
    bands = tuple(Band("2025", (MarkGroup(marks),)) for marks in groups)
    return Picture(("A", "B", "C"), bands, lines, ())


class TestLayout:
    def test_groups_of_one_band_share_a_row_unless_they_share_a_lane(self) -> None:
        """A box from the first to the third lane also takes the second."""
        band = Band(
            "2025", tuple(MarkGroup(one) for one in ((mark("a", 0, 2),), (mark("b", 1),), (mark("c", 0),)))
        )
        rows_found = rows_of(Picture(("A", "B", "C"), (band,), (), ()))
        assert rows_found.of_mark == {"a": 0, "b": 1, "c": 1}

    def test_intervals_that_meet_stand_apart(self) -> None:
        """The shortest is dealt with first, and touching ends are kept apart."""
        assert apart({"long": (0.0, 9.0), "short": (1.0, 2.0), "next": (2.0, 4.0)}) == {
            "short": 0,
            "next": 1,
            "long": 2,
        }

    def test_a_later_decision_stands_above(self) -> None:
        """Bands are drawn in their order, the first at the top."""
        drawing = drawing_of(picture((mark("late", 0),), (mark("early", 0),)))
        heights = {one.words: one.y for one in drawing.words if one.role == "name"}
        assert heights["late"] < heights["early"]

    def test_lines_of_one_kind_to_one_decision_end_in_one_arrowhead(self) -> None:
        """Two decisions that recall a third meet beside it; one that welcomes it has an arrowhead of its own."""
        lines = tuple(Line(start, "old", kind, draft=False) for start, kind in
                      (("a", "recalls"), ("b", "recalls"), ("c", "welcomes")))  # fmt: skip
        drawing = drawing_of(
            picture((mark("a", 0), mark("b", 1), mark("c", 2)), (mark("old", 0),), lines=lines)
        )
        heads = [one for one in drawing.strokes if one.role == "head"]
        assert sorted(one.kind for one in heads) == ["recalls", "welcomes"]

    def test_a_drawing_mirrored_twice_is_the_same(self) -> None:
        """Mirroring moves every shape, and only from one side to the other."""
        lines = (Line("late", "early", "recalls", draft=False),)
        drawing = drawing_of(picture((mark("late", 1),), (mark("early", 0),), lines=lines))
        assert drawing.mirror() != drawing
        twice = drawing.mirror().mirror()
        assert [replace(one, x=round(one.x, 6)) for one in twice.words] == [
            replace(one, x=round(one.x, 6)) for one in drawing.words
        ]
        assert [one.path for one in twice.strokes] == [one.path for one in drawing.strokes]

    def test_a_path_rounds_its_corners(self) -> None:
        """A right angle becomes a curve that begins and ends beside it; a closed shape has no curve."""
        assert Stroke(((0, 0), (0, 20), (20, 20)), "line", "recalls").path == (
            "M0.0 0.0L0.0 15.0Q0.0 20.0 5.0 20.0L20.0 20.0"
        )
        closed = Stroke(((0, 0), (4, 4), (0, 8)), "head", "recalls", closed=True)
        assert closed.path == "M0.0 0.0L4.0 4.0L0.0 8.0Z"

    def test_words_turn_with_the_drawing(self) -> None:
        """A word that begins ten from one edge begins ten from the other."""
        assert mirror(Words(10.0, 5.0, "AA-1/3", "name"), 100.0) == Words(90.0, 5.0, "AA-1/3", "name")

    @pytest.mark.parametrize("kind", LISTS["relation"])
    def test_every_kind_of_relation_can_be_drawn(self, kind: str) -> None:
        """A kind added to the closed list needs an arrowhead, which ends at the dot."""
        assert arrowhead((10.0, 5.0), kind, draft=False).points
        assert arrowhead_length(kind) > 0


class TestHolding:
    def test_a_summary_of_ours_is_not_a_part_of_the_text(self, corpus: Library) -> None:
        assert holding_of(corpus.register.decisions["bb-7-3"].record.text) == "summary"

    def test_a_text_of_which_a_part_is_held_is_held_in_part(self, corpus: Library) -> None:
        """Whole, in part and not at all stay as they are."""
        texts = {i: holding_of(e.record.text) for i, e in corpus.register.decisions.items()}
        assert texts["ab-2021-2022-lamps"] == "part"
        assert texts["aa-4-6"] == "complete"
        assert texts["bb-4-1"] == "none"


def test_the_history_leads_to_the_page(built_corpus: Path) -> None:
    """From the list of decisions one link leads to how they relate, in both languages."""
    for folder in ("", "zh/"):
        html = (built_corpus / "site" / f"{folder}decisions/index.html").read_text("utf-8")
        assert re.search(r'<main.*href="lineage/"', html, re.DOTALL)
