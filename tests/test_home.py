"""Every drawing, and the home page: what its figures keep apart, what its drawings show, what their tables say."""

from __future__ import annotations

import re
from datetime import date

import pytest

from jointreport.views.charts.exchanges import Exchange, Exchanges, exchanges_drawing
from jointreport.views.charts.timeline import Step, Timeline, timeline_drawing
from jointreport.views.decisions import lineage
from jointreport.views.home import figures as home_figures
from jointreport.views.home import timeline as home_timeline
from library import Library, drawn, without, words, written

WITH_A_TABLE = ("timeline", "who-serves")
DRAWINGS = ("lineage", *WITH_A_TABLE)
# Where each cuts what is too much to be read, the most it then holds, and what it says of the rest.
CUTS = [
    ("timeline", home_timeline, "MOST_YEARS", 3, "All decisions; 7 earlier ones are not drawn here"),
    ("timeline", home_timeline, "MOST_DECISIONS", 2, "All decisions; 10 earlier ones are not drawn here"),
    ("who-serves", home_figures, "MOST_SERVICES", 1, "All services; 3 earlier ones are not drawn here"),
    ("lineage", lineage, "MOST_DECISIONS", 5, "The latest 5 decisions are shown; 7 older ones name their"),
]


def table_rows(library: Library, block: str, language: str = "en") -> list[str]:
    """Return the rows of a block's table, as they are read."""
    body = library.show(block, language=language).split("<tbody>")[1].split("</tbody>")[0]
    return [words(row.partition(">")[2]) for row in body.split("<tr")[1:]]


class TestEveryDrawing:
    @pytest.mark.parametrize("language", ["en", "zh"])
    @pytest.mark.parametrize("block", DRAWINGS)
    def test_it_is_an_image_with_a_name_and_a_description(self, library: Library, block: str, language: str) -> None:
        """Both are found by their identities; classes alone say how it looks, and nothing takes the focus."""
        drawing = library.drawing(block, language)
        title, desc = list(drawing)[:2]
        assert drawing.attrib.items() >= {
            ("role", "img"), ("focusable", "false"), ("aria-labelledby", f"{title.get('id')} {desc.get('id')}"),
        }  # fmt: skip
        assert title.text
        for element in drawing.iter():
            assert {"style", "fill", "stroke", "tabindex", "href"}.isdisjoint(element.attrib)

    @pytest.mark.parametrize("block", WITH_A_TABLE)
    def test_it_is_called_as_its_section_is_and_a_table_says_the_same(self, library: Library, block: str) -> None:
        """The table stands in a disclosure below the drawing, with a caption and headings of columns and rows."""
        html = library.show(block)
        assert f'<h2 id="{block}">{next(iter(library.drawing(block))).text}</h2>' in html
        assert html.index("</figure>") < html.index("<details") < html.index("<table")
        assert f'<caption id="{block}-caption">' in html
        assert html.count('<th scope="row">') == len(table_rows(library, block))

    @pytest.mark.parametrize("block", DRAWINGS)
    def test_in_arabic_it_is_mirrored(self, corpus: Library, block: str) -> None:
        """What is as far from the left in English is as far from the right: the names of lanes or the dates."""
        english, arabic = corpus.drawing(block), corpus.drawing(block, "ar")
        cls = "drawing__date" if block == "lineage" else "drawing__lane"
        width = float(arabic.attrib["width"])
        assert min(float(one.attrib["x"]) for one in drawn(english, cls)) < 200
        assert max(float(one.attrib["x"]) for one in drawn(arabic, cls)) > width - 200

    def test_what_is_too_much_to_be_read_is_left_out_and_counted(
        self, corpus: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for block, view, limit, most, said in CUTS:
            whole = written(corpus.drawing(block), "drawing__name")
            assert said[-16:] not in words(corpus.show(block))
            with monkeypatch.context() as patch:
                patch.setattr(view, limit, most)
                assert said in words(corpus.show(block))
                assert len(written(corpus.drawing(block), "drawing__name")) < len(whole)

    def test_where_there_is_nothing_there_is_no_section(self) -> None:
        library = without("decisions", "meetings", "activities", "services")
        assert [library.show(block) for block in DRAWINGS] == [""] * 3


class TestTimeline:
    def test_no_draft_is_drawn_as_a_decision(self, library: Library) -> None:
        drawing = library.drawing("timeline")
        drafts = written(drawing, "drawing__state").count(library.reader().say("not-a-decision"))
        # One more stands in the legend.
        assert len(drawn(drawing, "drawing__dot--draft")) == drafts + (1 if drafts else 0)

    def test_a_meeting_to_come_says_how_sure_it_is(self, library: Library) -> None:
        states = [e.record.state for e in library.register.meetings.values() if e.record.segments]
        drawing = library.drawing("timeline")
        for state in {*states} - {"held"}:
            told = library.reader().choice("meeting-state", state)
            assert written(drawing, "drawing__state").count(told) == states.count(state)
        # One more stands in the legend.
        coming = len(states) - states.count("held")
        assert len(drawn(drawing, "drawing__dot--coming")) == coming + (1 if coming else 0)

    def test_each_lane_has_the_colour_of_its_conference_beside_its_name(self, library: Library) -> None:
        lanes = drawn(library.drawing("timeline"), "drawing__lane")
        assert [one.attrib["class"].split()[-1] for one in lanes] == [
            f"of--{one}" for one in library.register.conventions
        ]
        assert all(one.text for one in lanes)

    def test_the_table_is_in_order(self, library: Library) -> None:
        rows = [row for row in table_rows(library, "timeline") if re.match(r"[^,]*\d{4}", row)]
        years = [int(re.findall(r"\d{4}", row.partition(",")[0])[-1]) for row in rows]
        assert years == sorted(years)

    def test_a_line_down_begins_below_the_words_it_would_cross(self) -> None:
        """A text of two conferences a week after another decision stands below it; one long after stands above."""
        steps = (
            Step((0,), date(2020, 5, 1), "AA-1/1", "", "none"),
            Step((0, 1), date(2020, 5, 8), "AA-1/2", "", "none"),
            Step((0, 1), date(2024, 5, 1), "AA-2/1", "", "none"),
        )
        drawing = timeline_drawing(Timeline(("One", "Two"), ("", ""), steps, (), date(2025, 1, 1), ()))
        soon, late = (stroke.points[0] for stroke in drawing.strokes if stroke.kind == "one-text")
        first = drawing.dots[0]
        assert soon[1] > first.y
        assert late[1] == first.y

    def test_each_dot_stands_on_the_line_of_its_conference_and_on_no_other_dot(self, library: Library) -> None:
        drawing = library.drawing("timeline")
        dots = [(one.attrib["cx"], one.attrib["cy"]) for one in drawn(drawing, "drawing__dot")]
        lines = {one.attrib["d"].partition("L")[0].partition(" ")[2] for one in drawn(drawing, "drawing__rule")}
        # The legend has dots of its own, below everything else.
        legend = min(float(one.attrib["y"]) for one in drawn(drawing, "drawing__key"))
        on_lanes = [(x, y) for x, y in dots if float(y) < legend - 10]
        assert {y for _, y in on_lanes} <= lines
        assert len(set(on_lanes)) == len(on_lanes)


class TestWhoServesWhom:
    def test_only_what_was_provided_is_a_solid_arrow(self, library: Library) -> None:
        drawing = library.drawing("who-serves")
        states = [entry.record.state for entry in library.register.services.values()]
        for state in set(states):
            assert len(drawn(drawing, f"drawing__line--{state}")) == states.count(state)

    def test_the_arrow_leads_to_the_one_that_receives(self) -> None:
        forth, back = Exchange(0, 1, "forth", (), "provided"), Exchange(1, 0, "back", (), "requested")
        drawing = exchanges_drawing(Exchanges(("One", "Other"), (forth, back)))
        first, second = (stroke for stroke in drawing.strokes if stroke.role == "line")
        assert first.points[0][0] < first.points[1][0]
        assert second.points[0][0] > second.points[1][0]
        tips = [stroke.points[0][0] for stroke in drawing.strokes if stroke.role == "head"]
        assert tips[0] > first.points[1][0]
        assert tips[1] < second.points[1][0]


class TestFigures:
    def test_drafts_stand_apart_from_what_was_decided(self, corpus: Library) -> None:
        """What a draft would ask stands in a list of its own, if there is one; its words say that it is a draft."""
        decided, drafts = corpus.show("figures").split('<ul class="figures__list')[1:]
        assert "draft-decision/" not in decided
        assert "Draft before the fourth meeting" in words(drafts)
        assert without("decisions").show("figures").count("<ul") == 1
