"""The home page: what its figures keep apart, what its three drawings show, and what their tables say with links."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from jointreport.views.charts.exchanges import Exchange, Exchanges, exchanges_drawing
from jointreport.views.charts.matrix import MOST_DOTS, DrawnRow, Field, Matrix, matrix_drawing
from jointreport.views.charts.timeline import Step, Timeline, timeline_drawing
from jointreport.views.home import figures as home_figures
from jointreport.views.home import timeline as home_timeline
from jointreport.views.home.figures import standing
from library import Library, words
from projects import CORPUS, edited_corpus

LANGUAGES = ("en", "zh")
DRAWINGS = {
    "timeline": {"en": "Step by step", "zh": "合作历程"},
    "matrix": {"en": "Joint activities by area and biennium", "zh": "按领域和两年期分列的联合活动"},
    "who-serves": {"en": "Who serves whom", "zh": "谁为谁提供服务"},
}


def svg(library: Library, block: str, language: str = "en") -> ElementTree.Element:
    """Return the drawing of a block, parsed by the strict rules of XML."""
    html = library.show(block, language=language)
    return ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])  # noqa: S314 - it is our own page.


def drawn(drawing: ElementTree.Element, cls: str) -> list[ElementTree.Element]:
    """Return the elements that have a class among theirs."""
    return [one for one in drawing.iter() if cls in one.attrib.get("class", "").split()]


def written(drawing: ElementTree.Element, cls: str) -> list[str]:
    return [one.text or "" for one in drawn(drawing, cls)]


def description(drawing: ElementTree.Element) -> str:
    return list(drawing)[1].text or ""


def table_rows(library: Library, block: str, language: str = "en") -> list[str]:
    """Return the rows of a block's table, as they are read."""
    body = library.show(block, language=language).split("<tbody>")[1].split("</tbody>")[0]
    return [words(row.partition(">")[2]) for row in body.split("<tr")[1:]]


class TestEveryDrawing:
    @pytest.mark.parametrize("block", DRAWINGS)
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_it_is_an_image_with_a_name_and_a_description(
        self, library: Library, block: str, language: str
    ) -> None:
        """Both are found by their identities; the name is that of its section, and nothing takes the focus."""
        drawing = svg(library, block, language)
        assert drawing.attrib["role"] == "img"
        assert drawing.attrib["aria-labelledby"] == f"{block}-title {block}-desc"
        assert drawing.attrib["focusable"] == "false"
        title, desc = list(drawing)[:2]
        assert (title.attrib["id"], desc.attrib["id"]) == (f"{block}-title", f"{block}-desc")
        assert title.text

    @pytest.mark.parametrize("block", DRAWINGS)
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_it_is_called_as_its_section_is(self, corpus: Library, block: str, language: str) -> None:
        assert next(iter(svg(corpus, block, language))).text == DRAWINGS[block][language]

    @pytest.mark.parametrize("block", DRAWINGS)
    def test_it_has_no_style_and_no_colour_of_its_own(self, library: Library, block: str) -> None:
        """Classes alone say how it looks, so that it follows dark and forced colours."""
        for element in svg(library, block).iter():
            assert {"style", "fill", "stroke", "tabindex", "href"}.isdisjoint(element.attrib)

    @pytest.mark.parametrize("block", DRAWINGS)
    def test_a_table_says_the_same(self, library: Library, block: str) -> None:
        """It stands in a disclosure below the drawing, with a caption and headings of columns and rows."""
        html = library.show(block)
        assert html.index("</figure>") < html.index("<details") < html.index("<table")
        assert f'<caption id="{block}-caption">' in html
        assert html.count('<th scope="row">') == len(table_rows(library, block))

    @pytest.mark.parametrize("block", DRAWINGS)
    def test_in_arabic_it_is_mirrored(self, corpus: Library, block: str) -> None:
        """What begins at the left in English begins at the right."""
        english, arabic = svg(corpus, block), svg(corpus, block, "ar")
        first = min(float(one.attrib["x"]) for one in drawn(english, "drawing__lane"))
        last = max(float(one.attrib["x"]) for one in drawn(arabic, "drawing__lane"))
        assert first < 200
        assert last > float(arabic.attrib["width"]) - 200

    @pytest.mark.parametrize("block", DRAWINGS)
    def test_where_there_is_nothing_there_is_no_section(self, block: str) -> None:
        """A block owns its heading and vanishes with it."""
        library = Library(CORPUS)
        kinds = ("decisions", "meetings", "activities", "services")
        files = {entry.source.path for kind in kinds for entry in library.register.entries[kind].values()}
        library.register = library.register.without(files)
        assert library.show(block) == ""


@pytest.fixture(scope="module")
def inferring(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The corpus, in which a decision whose adoption is inferred is one on this cooperation."""
    bells = "data/decisions/aa-cop-4-bells.yaml"
    folder = tmp_path_factory.mktemp("inferring")
    return Library(edited_corpus(folder, bells, ("subject: related", "subject: cooperation")))


class TestTimeline:
    def test_the_description_keeps_drafts_and_coming_meetings_apart(self, inferring: Library) -> None:
        """Ten adopted decisions on this cooperation, one draft, one meeting to come whose month is known."""
        assert description(svg(inferring, "timeline")) == (
            "Decisions on this cooperation by conference (Ambrose Convention and Belmore Convention)"
            " and year, the earliest first. Adopted decisions: 10 (adoption inferred: 1). Drafts, marked as such: 1."
            " Meetings to come as of 15 January 2026: 1. The table that follows says the same in words."
        )

    def test_no_draft_is_drawn_as_a_decision(self, library: Library) -> None:
        """Each has a dot of its own, the words of a draft and “not a decision”."""
        drawing = svg(library, "timeline")
        drafts = written(drawing, "drawing__state").count(library.reader().say("not-a-decision"))
        # One more stands in the legend.
        assert len(drawn(drawing, "drawing__dot--draft")) == drafts + (1 if drafts else 0)

    def test_a_draft_says_that_it_is_none(self, corpus: Library) -> None:
        assert written(svg(corpus, "timeline"), "drawing__name").count("Draft decision") == 1

    @pytest.mark.parametrize(
        ("language", "inferred"),
        [("en", "Ambrose COP-4 (Inferred)"), ("zh", "安布罗斯公约第四次会议（推断）")],
    )
    def test_what_is_inferred_says_so(self, inferring: Library, language: str, inferred: str) -> None:
        """That the fourth meeting adopted a decision on bells is inferred, and so it is drawn."""
        assert inferred in written(svg(inferring, "timeline", language), "drawing__state")
        assert any("Inferred" in row for row in table_rows(inferring, "timeline"))

    def test_a_meeting_to_come_says_how_sure_it_is(self, library: Library) -> None:
        """Each that was not held, and of which some day is known, is drawn with its state."""
        states = [e.record.state for e in library.register.meetings.values() if e.record.segments]
        drawing = svg(library, "timeline")
        for state in {*states} - {"held"}:
            told = library.reader().choice("meeting-state", state)
            assert written(drawing, "drawing__state").count(told) == states.count(state)
        # One more stands in the legend.
        coming = len(states) - states.count("held")
        assert len(drawn(drawing, "drawing__dot--coming")) == coming + (1 if coming else 0)

    def test_meetings_to_come_end_the_table(self, corpus: Library) -> None:
        assert table_rows(corpus, "timeline")[-2:] == [
            "June 2027 Tentative Ambrose Convention, Ambrose COP-5",
            "Dates not known Planned Belmore Convention, Belmore COP-8",
        ]

    def test_each_lane_has_the_colour_of_its_conference_beside_its_name(self, library: Library) -> None:
        """The colour is a class, and the name stands in words."""
        lanes = drawn(svg(library, "timeline"), "drawing__lane")
        assert [one.attrib["class"].split()[-1] for one in lanes] == [
            f"of--{one}" for one in library.register.conventions
        ]
        assert all(one.text for one in lanes)

    def test_the_table_is_in_order_and_marks_what_was_not_seen(self, library: Library) -> None:
        rows = [row for row in table_rows(library, "timeline") if re.match(r"[^,]*\d{4}", row)]
        years = [int(re.findall(r"\d{4}", row.partition(",")[0])[-1]) for row in rows]
        assert years == sorted(years)
        table = library.show("timeline").partition("<table")[2]
        for identity, entry in library.register.decisions.items():
            if entry.record.text.extent == "none" and f"decisions/{identity}/" in table:
                assert "badge--unseen" in table.partition(f"decisions/{identity}/")[2].partition("<a ")[0]

    def test_one_text_of_two_meetings_is_drawn_once(self, corpus: Library) -> None:
        """It has a dot in each lane, one label, and a line between the dots."""
        drawing = svg(corpus, "timeline")
        told = [entry for entry in corpus.register.decisions.values() if len(entry.record.conventions) > 1]
        shared = [entry for entry in told if entry.record.subject == "cooperation"]
        assert shared
        assert written(drawing, "drawing__state").count("one record, 2 conferences") == len(shared)

    def test_older_steps_are_left_out_and_counted(
        self, corpus: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A drawing holds as many years as can be read; the sentence leads to all decisions."""
        assert "earlier ones" not in corpus.show("timeline")
        monkeypatch.setattr(home_timeline, "MOST_YEARS", 3)
        shown = corpus.show("timeline")
        assert "All decisions; 7 earlier ones are not drawn here" in words(shown)
        assert '<a href="../decisions/">' in shown
        assert "AA-1/3" not in shown

    def test_a_timeline_of_many_decisions_is_cut_by_number(
        self, corpus: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(home_timeline, "MOST_DECISIONS", 2)
        assert "All decisions; 10 earlier ones are not drawn here" in words(corpus.show("timeline"))

    def test_labels_that_would_meet_stand_below_one_another(self) -> None:
        """Two steps of one day in one lane have two rows; their dots have the same distance from the start."""
        steps = tuple(Step((0,), date(2020, 5, 1), name, "", "none") for name in ("first", "second"))
        drawing = timeline_drawing(Timeline(("Lane",), ("",), steps, (), date(2021, 1, 1), ()))
        one, other = drawing.dots
        assert one.x == other.x
        assert one.y != other.y

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


class TestMatrix:
    def test_the_description_counts_each_activity_once(self, library: Library) -> None:
        """Reported, planned without a report, and in drafts alone."""
        told = re.findall(r"reported (\d+); planned, no report seen (\d+); in drafts alone (\d+)\.",
                          description(svg(library, "matrix")))  # fmt: skip
        assert sum(map(int, told[0])) == len(library.register.activities)

    def test_a_plan_is_never_counted_as_a_report(self, corpus: Library) -> None:
        """An exchange that was planned and postponed stands beside a workshop that took place."""
        (row,) = (one for one in table_rows(corpus, "matrix") if one.startswith("training"))
        assert row == "training 1 reported, 1 planned 1 planned"

    def test_what_only_a_text_in_drafting_says_stands_apart(self, corpus: Library) -> None:
        """It is neither a report nor a plan; one further source makes it one."""
        (drafting,) = (i for i, e in corpus.register.documents.items() if e.record.state == "drafting")
        activity = corpus.register.activities["2024-register-pilot"].record
        assert activity.reported is not None
        (source,) = activity.reported.sources
        in_draft = source.model_copy(update={"document": drafting, "at": None})
        drafted = activity.reported.model_copy(update={"sources": (in_draft,)})
        both = activity.reported.model_copy(update={"sources": (in_draft, source)})
        assert standing(corpus.register, activity.model_copy(update={"reported": drafted})) == "drafted"
        assert standing(corpus.register, activity.model_copy(update={"reported": both})) == "reported"

    def test_there_are_as_many_dots_as_activities(self, library: Library) -> None:
        """One that concerns several areas stands in each; each tone has one more dot in the legend."""
        standing_in = sum(max(1, len(e.record.areas)) for e in library.register.activities.values())
        tones = [one.attrib["class"] for one in drawn(svg(library, "matrix"), "drawing__dot")]
        assert len(tones) == standing_in + len(set(tones))

    def test_broader_agendas_and_what_names_no_area_are_set_apart(self, corpus: Library) -> None:
        """They are no areas of cooperation: a stronger line stands above each of the two groups."""
        drawing = svg(corpus, "matrix")
        assert len(drawn(drawing, "drawing__rule--apart")) == 2
        assert written(drawing, "drawing__name")[-2:] == ["still evenings", "No area named"]

    def test_a_field_leads_to_its_activities(self, corpus: Library) -> None:
        html = corpus.show("matrix")
        assert '<a href="../areas/lamp-care/#activities-2024-2025">1 reported</a>' in html

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_an_empty_field_is_not_called_nothing_done(self, corpus: Library, language: str) -> None:
        """The words below say what that means."""
        told = words(corpus.show("matrix", language=language))
        assert {
            "en": "An empty field means that none is recorded here, not that there was none.",
            "zh": "空白仅表示本站没有记录，并不表示没有开展活动。",
        }[language] in told

    def test_only_the_latest_biennia_are_drawn(
        self, corpus: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(home_figures, "MOST_PERIODS", 1)
        assert written(svg(corpus, "matrix"), "drawing__lane") == ["2026–2027"]

    def test_more_dots_than_can_be_counted_are_one_dot_and_a_number(self) -> None:
        field = Field((("reported", MOST_DOTS + 1), ("planned", 2)), "9 reported, 2 planned")
        drawing = matrix_drawing(Matrix(("2024–2025",), (DrawnRow("Area", (field,)),), ()))
        assert [dot.tone for dot in drawing.dots] == ["reported", "planned", "planned"]
        assert "9 reported, 2 planned" in [one.words for one in drawing.words]


class TestWhoServesWhom:
    def test_only_what_was_provided_is_a_solid_arrow(self, library: Library) -> None:
        """The arrow of what was only requested is dashed."""
        drawing = svg(library, "who-serves")
        states = [entry.record.state for entry in library.register.services.values()]
        for state in set(states):
            assert len(drawn(drawing, f"drawing__line--{state}")) == states.count(state)

    def test_the_words_of_an_arrow_say_how_it_stands(self, corpus: Library) -> None:
        assert written(svg(corpus, "who-serves"), "drawing__name") == [
            "Planned, 2026–2027", "Requested, 2026–2027", "Progress not stated, 2024–2025", "Provided, 2024–2025",
        ]  # fmt: skip

    def test_the_arrow_leads_to_the_one_that_receives(self) -> None:
        """From left to right and from right to left; the tip stands at the line of the receiver."""
        forth, back = Exchange(0, 1, "forth", (), "provided"), Exchange(1, 0, "back", (), "requested")
        drawing = exchanges_drawing(Exchanges(("One", "Other"), (forth, back)))
        first, second = (stroke for stroke in drawing.strokes if stroke.role == "line")
        assert first.points[0][0] < first.points[1][0]
        assert second.points[0][0] > second.points[1][0]
        tips = [stroke.points[0][0] for stroke in drawing.strokes if stroke.role == "head"]
        assert tips[0] > first.points[1][0]
        assert tips[1] < second.points[1][0]

    def test_an_open_list_says_including(self, corpus: Library) -> None:
        assert "including: hall; chairs" in written(svg(corpus, "who-serves"), "drawing__state")

    def test_the_table_says_that_the_rest_is_not_known(self, corpus: Library) -> None:
        """Who asked whom, and that it is not known whether it will be provided."""
        (row,) = (one for one in table_rows(corpus, "who-serves") if "Requested by" in one)
        assert row.endswith("Requested Whether it will be provided is not known.")
        assert "→" not in row

    def test_older_services_are_left_out_and_counted(
        self, corpus: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(home_figures, "MOST_SERVICES", 1)
        shown = corpus.show("who-serves")
        assert "All services; 3 earlier ones are not drawn here" in words(shown)
        assert len(table_rows(corpus, "who-serves")) == 1


class TestFigures:
    def test_drafts_stand_apart_from_what_was_decided(self, corpus: Library) -> None:
        """What a draft would ask stands in a list of its own, and its words say that it is a draft."""
        decided, drafts = corpus.show("figures").split('<ul class="figures__list')[1:]
        assert "draft-decision/" not in decided
        assert "Draft before the fourth meeting" in words(drafts)

    def test_without_drafts_there_is_no_second_list(self) -> None:
        library = Library(CORPUS)
        drafts = {e.source.path for e in library.register.decisions.values() if e.record.stage == "draft"}
        library.register = library.register.without(drafts)
        assert library.show("figures").count("<ul") == 1


def test_a_drawing_read_from_right_to_left_is_the_mirror_of_the_other() -> None:
    """Every word is as far from the right as it was from the left."""
    steps = (Step((0, 1), date(2020, 5, 1), "AA-1/1", "COP-1", "none"),)
    drawing = timeline_drawing(Timeline(("A", "B"), ("aa", "bb"), steps, (), date(2021, 1, 1), ()))
    assert drawing.for_direction("ltr") == drawing
    mirror = drawing.for_direction("rtl")
    for one, other in zip(drawing.words, mirror.words, strict=True):
        assert other.x == pytest.approx(drawing.width - one.x)
