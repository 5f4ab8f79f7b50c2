"""How decisions relate: what the drawing holds, what its table says, and what neither ever claims."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from jointreport.records.model.vocabulary import LISTS
from jointreport.views.charts.layout import drawing_of
from jointreport.views.charts.picture import Band, Line, Mark, MarkGroup, Picture
from jointreport.views.charts.shapes import Stroke, arrowhead, arrowhead_length
from jointreport.views.decisions import lineage as lineage_view
from library import Library, drawn, words, written


def named(drawing: Element, name: str, cls: str) -> list[Element]:
    """Return the elements of a name that have a class among theirs."""
    return [one for one in drawn(drawing, cls) if one.tag == f"{{http://www.w3.org/2000/svg}}{name}"]


class TestDrawing:
    def test_a_draft_stands_in_a_box_of_its_own_and_says_so(self, library: Library) -> None:
        drawing = library.drawing("lineage")
        said = written(drawing, "drawing__state").count(library.reader().say("not-a-decision"))
        assert len(named(drawing, "rect", "drawing__box--draft")) == said + (1 if said else 0)

    def test_what_was_not_seen_says_so(self, library: Library) -> None:
        """Of a draft that it is none matters more."""
        drawn = lineage_view.related_decisions(library.register)[: lineage_view.MOST_DECISIONS]
        unseen = sum(e.record.stage == "adopted" and e.record.text.extent == "none" for e in drawn)
        said = library.reader().say("lineage-text-none")
        assert sum(said in state for state in written(library.drawing("lineage"), "drawing__state")) == unseen

    def test_one_text_of_several_conferences_is_one_mark(self, corpus: Library) -> None:
        drawing = corpus.drawing("lineage")
        # One more of each box stands in the legend.
        assert len(named(drawing, "rect", "drawing__box--joint")) == 1 + 1
        assert len(named(drawing, "rect", "drawing__box--corresponding")) == 2 + 1
        assert len(named(drawing, "circle", "drawing__dot--part")) == 2 + 1


class TestTable:
    def test_no_relation_is_recorded_only_where_none_is_in_either_direction(self, library: Library) -> None:
        register = library.register
        alone = [
            entry
            for entry in lineage_view.related_decisions(register)
            if not (register.links_of(entry.identity) or register.links_to(entry.identity))
            and not register.counterparts(entry)
        ]
        assert words(library.show("lineage")).count("No relation is recorded here.") == len(alone)

    def test_every_mark_of_the_drawing_has_its_rows(self, library: Library) -> None:
        drawn = named(library.drawing("lineage"), "text", "drawing__name")
        assert library.show("lineage").count("<tbody>") == len(drawn)


def mark(name: str, *lanes: int) -> Mark:
    return Mark(name, lanes, name, "", "none")


def picture(*groups: tuple[Mark, ...], lines: tuple[Line, ...] = ()) -> Picture:
    """Return a picture of three lanes with one band a group."""
    bands = tuple(Band("2025", (MarkGroup(marks),)) for marks in groups)
    return Picture(("A", "B", "C"), bands, lines, ())


class TestLayout:
    def test_a_later_decision_stands_above(self) -> None:
        drawing = drawing_of(picture((mark("late", 0),), (mark("early", 0),)))
        heights = {one.words: one.y for one in drawing.words if one.role == "name"}
        assert heights["late"] < heights["early"]

    def test_lines_of_one_kind_to_one_decision_end_in_one_arrowhead(self) -> None:
        """Two decisions that recall a third meet beside it; one that welcomes it has an arrowhead of its own."""
        lines = tuple(Line(start, "old", kind, draft=False) for start, kind in
                      (("a", "recalls"), ("b", "recalls"), ("c", "welcomes")))  # fmt: skip
        drawing = drawing_of(picture((mark("a", 0), mark("b", 1), mark("c", 2)), (mark("old", 0),), lines=lines))
        heads = [one for one in drawing.strokes if one.role == "head"]
        assert sorted(one.kind for one in heads) == ["recalls", "welcomes"]

    def test_a_path_rounds_its_corners(self) -> None:
        """A right angle becomes a curve that begins and ends beside it; a closed shape has no curve."""
        assert Stroke(((0, 0), (0, 20), (20, 20)), "line", "recalls").path == (
            "M0.0 0.0L0.0 15.0Q0.0 20.0 5.0 20.0L20.0 20.0"
        )
        closed = Stroke(((0, 0), (4, 4), (0, 8)), "head", "recalls", closed=True)
        assert closed.path == "M0.0 0.0L4.0 4.0L0.0 8.0Z"

    @pytest.mark.parametrize("kind", LISTS["relation"])
    def test_every_kind_of_relation_can_be_drawn(self, kind: str) -> None:
        """A kind added to the closed list needs an arrowhead, which ends at the dot."""
        assert arrowhead((10.0, 5.0), kind, draft=False).points
        assert arrowhead_length(kind) > 0
