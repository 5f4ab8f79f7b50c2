"""What the site counts, and what it never counts: drafts, requested services, context."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from jointreport.site.pages import subjects
from jointreport.views.requests.requests import asks_in, requests_in
from library import Library, words
from projects import CORPUS, copy_of_corpus, edited_corpus

T1 = {
    "en": (
        "This page is not {part} to document EX/AA/COP.4/INF/3, whose text we have not seen."
        " It brings together what other public sources say, is incomplete"
        " and must not be cited as that annex."
    ),
    "zh": (
        "本页不是EX/AA/COP.4/INF/3号文件{part}，本站未见到该附件的案文。"
        "以下内容根据其他公开来源整理，并不完整，不得作为该附件引用。"
    ),
}
T7 = {
    "en": "No activity is recorded here. This does not mean that the request was not carried out.",
    "zh": "本站尚无相关活动记录，这并不表示该请求未予执行。",
}
LANGUAGES = ("en", "zh")


def figures(library: Library, language: str) -> list[str]:
    """Return the sentences as they are read: the marks of the numbers part no words."""
    html = library.show("figures", language=language)
    return [unescape(re.sub(r"<[^>]*>", "", item)) for item in re.findall(r"<li>(.*?)</li>", html)]


def item(html: str, identity: str) -> str:
    """Return what a reader reads of one record on a page."""
    return words(html.partition(f'id="{identity}"')[2].partition(">")[2].partition("</article>")[0])


class TestFigures:
    def test_english_figures_are_sentences_counted_from_the_data(self, corpus: Library) -> None:
        """Every figure says what it counts; broader agendas are named as examples, not counted."""
        assert figures(corpus, "en") == [
            (
                "9 decisions known on this cooperation (decisions of several conferences that stand here as one"
                " record are counted once; drafts are not counted)"
            ),
            "Texts of these decisions held: 6 complete, 1 in part; 1 in our own summary alone",
            "3 areas of cooperation; broader agendas, for example still evenings",
            "8 joint activities",
            "Services: 1 provided, 1 requested, 1 planned, 1 whose progress is not stated",
            "9 documents",
            "Draft before the fourth meeting: 1 request proposed (paragraph 2)",
        ]

    def test_chinese_figures_say_the_same(self, corpus: Library) -> None:
        """The Chinese page counts the same things in the words of a United Nations translator."""
        assert figures(corpus, "zh") == [
            "目前所知的有关决定：9项（多个缔约方大会的决定合为一条记录的，只计一次；草案不计入）",
            "其中载有案文的：完整6项，部分1项；另有1项仅有本站摘要",
            "3个合作领域；更广泛的环境议程，例如静夜",
            "8项联合活动",
            "服务：1项已提供、1项已提出请求、1项已计划、1项进展情况未说明",
            "9份文件",
            "第四次会议决定草案：拟提出1项请求（第2段）",
        ]

    def test_what_is_inferred_is_counted_and_said(self, tmp_path: Path) -> None:
        bells = "data/decisions/aa-cop-4-bells.yaml"
        library = Library(edited_corpus(tmp_path, bells, ("subject: related", "subject: cooperation")))
        assert figures(library, "en")[0].startswith("10 decisions known")
        assert figures(library, "en")[0].endswith("; adoption inferred: 1")
        assert figures(library, "zh")[0].endswith("；其中1项的通过系推断")

    def test_a_draft_is_never_counted_as_a_decision(self, library: Library) -> None:
        """The number of decisions is that of the adopted ones on this cooperation."""
        records = [entry.record for entry in library.register.decisions.values()]
        adopted = [r for r in records if r.stage == "adopted" and r.subject == "cooperation"]
        (counted,) = re.findall(r'"number">(\d+)</b> decision', library.show("figures"))
        assert int(counted) == len(adopted)

    def test_joint_activities_are_counted_without_context(self, library: Library) -> None:
        """Related events that are not joint are in no figure."""
        counted = re.findall(r'"number">(\d+)</b> joint activit', library.show("figures"))
        assert sum(map(int, counted)) == len(library.register.activities)

    def test_figures_say_as_of_which_day(self, corpus: Library) -> None:
        """No clock is read: the day is that of the edition."""
        assert words(corpus.show("figures")).endswith("As of 15 January 2026")
        assert words(corpus.show("figures", language="zh")).endswith("截至2026年1月15日")

    def test_every_figure_leads_to_its_page(self, corpus: Library) -> None:
        """What is counted can be looked at."""
        links = re.findall(r'<li><a href="([^"]+)"', corpus.show("figures"))
        assert [link.removeprefix("../") for link in links] == [
            "decisions/", "about/coverage/", "areas/", "areas/", "services/", "documents/", "draft-decision/",
        ]  # fmt: skip


class TestServices:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_requested_service_is_never_shown_as_provided(self, library: Library, language: str) -> None:
        """It carries the badge “Requested”, and no arrow leads from one secretariat to the other."""
        html = library.show("services", language=language)
        for entry in library.register.services.values():
            if entry.record.state == "requested":
                shown = html.partition(f'id="{entry.identity}"')[2].partition('<dl class="rows">')[0]
                assert "badge--requested" in shown
                assert "badge--provided" not in shown
                assert "→" not in shown

    def test_who_asks_whom_and_what_is_not_known_is_said(self, corpus: Library) -> None:
        assert item(corpus.show("services"), "2027-interpretation").startswith(
            "Interpretation for the fifth meeting Requested Requested by: secretariat of the Ambrose Convention ;"
            " of: secretariat of the Belmore Convention Whether it will be provided is not known."
        )

    def test_an_open_list_says_including(self, corpus: Library) -> None:
        """Where the source does not say that a list is complete, the page says “including”."""
        html = corpus.show("services")
        assert "Services including: hall; chairs" in item(html, "2024-shared-hall")
        assert "Services registration" in item(html, "2025-registration")

    def test_the_basis_has_its_own_certainty(self, corpus: Library) -> None:
        """Cost recovery is inferred for the service, although the service itself is confirmed."""
        hall = item(corpus.show("services"), "2024-shared-hall")
        assert "meetings Inferred The page gives the same basis for all services." in hall
        assert hall.endswith("Source: Belmore Convention: meetings")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_passages_stand_side_by_side_in_both_languages(self, corpus: Library, language: str) -> None:
        """The box holds each paragraph in each language with what its text is, the reader's language first."""
        html = corpus.show("passages", language=language, places="aa-cop-4-note#p1 aa-4-draft-kites#p2")
        tags = re.findall(r'<blockquote lang="([^"]+)"', html)
        own, other = ("en", "zh-Hans") if language == "en" else ("zh-Hans", "en")
        assert [tag for tag in tags if tag in (own, other)] == [own, other] * 2
        assert html.count("badge--draft") == 1
        assert html.count('class="statement"') == len(tags)

    def test_a_place_that_is_not_held_is_left_out(self, corpus: Library) -> None:
        """A decision whose text has not been seen has no paragraph to show."""
        assert corpus.show("passages", places="bb-4-1#p2") == ""


class TestReports:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(
        ("role", "period", "part"),
        [("joint-report", "2024-2025", {"en": "annex I", "zh": "附件一"}),
         ("outline", "2026-2027", {"en": "annex II", "zh": "附件二"})],
    )  # fmt: skip
    def test_t1_comes_first(
        self, corpus: Library, language: str, role: str, period: str, part: dict[str, str]
    ) -> None:
        """Before anything else the page says that it is not the annex."""
        shown = words(corpus.show("report.status", role, period, language=language))
        assert shown.startswith(T1[language].format(part=part[language]))

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("role", ["joint-report", "outline"])
    def test_every_report_says_first_that_it_is_not_the_annex(
        self, library: Library, language: str, role: str
    ) -> None:
        """Before anything else, whichever the biennium and the document."""
        begins = library.reader(language).say.by_key["not-the-annex"].partition("{")[0]
        for one in subjects(library.register, role):
            shown = words(library.show("report.status", role, one.identity, language=language))
            assert shown.startswith(begins)

    def test_areas_without_activity_are_named_once_together(self, tmp_path: Path) -> None:
        """One sentence, no empty section, and no accusation."""
        pilot = "data/activities/2024-2025/2024-register-pilot.yaml"
        library = Library(edited_corpus(tmp_path, pilot, ("areas: [shared-register]\n", "")))
        shown = words(library.show("report.areas", "joint-report", "2024-2025"))
        assert shown.count("No joint activity of this biennium is recorded here for:") == 1
        assert "This does not mean that there was none." in shown

    def test_anchors_are_unique_where_an_activity_belongs_to_several_areas(self, corpus: Library) -> None:
        """The activity is shown under each of its areas; its anchor stands at the first."""
        html = corpus.show("report.areas", "joint-report", "2024-2025")
        anchors = re.findall(r'\bid="([^"]+)"', html)
        assert len(anchors) == len(set(anchors))
        assert words(html).count("Workshop on wicks") == 2

    def test_plan_and_report_stand_side_by_side(self, corpus: Library) -> None:
        """The report never overwrites the plan; each has its own source."""
        shown = words(corpus.show("report.areas", "joint-report", "2024-2025"))
        plan = "As planned A workshop on wicks was planned for 2024."
        assert f"{plan} Source: Ambrose Convention: history of cooperation" in shown
        assert "As reported The workshop took place. Source: Evening Bulletin" in shown

    def test_context_is_apart_and_says_so(self, corpus: Library) -> None:
        """Related events stand in a section of their own, each marked."""
        html = corpus.show("report.context", "joint-report", "2024-2025")
        assert "These are not joint activities; they are counted nowhere." in words(html)

    def test_every_related_event_of_a_biennium_is_marked(self, library: Library) -> None:
        for one in subjects(library.register, "joint-report"):
            events = [e for e in library.register.context.values() if e.record.period == one.identity]
            html = library.show("report.context", "joint-report", one.identity)
            assert html.count("badge--context") == len(events)

    def test_the_outline_says_that_no_planned_activity_is_known(self, tmp_path: Path) -> None:
        """The plan is not filled in; what the draft says of it stands apart, as a draft."""
        library = Library(copy_of_corpus(tmp_path))
        kinds = ("activities", "statements")
        found = (entry for kind in kinds for entry in library.register.entries[kind].values())
        library.register = library.register.without({entry.source.path for entry in found})
        html = library.show("report.plan", "outline", "2026-2027")
        plan, _, proposed = html.partition('<section class="proposed">')
        assert "No planned activity of this biennium is known here from public sources." in words(plan)
        assert "draft decision, paragraph 1 Draft" in words(proposed)

    @pytest.mark.parametrize(
        "name", ["status", "statements", "areas", "services", "context", "plan", "continuing"]
    )
    def test_elsewhere_the_blocks_of_a_report_are_empty(self, corpus: Library, name: str) -> None:
        """On a page that is not that of a report they show nothing."""
        assert corpus.show(f"report.{name}") == ""


class TestMandates:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_only_adopted_decisions_request(self, library: Library, language: str) -> None:
        """The list of requests holds no draft."""
        html = library.show("mandates", language=language)
        drafts = [i for i, e in library.register.decisions.items() if e.record.stage == "draft"]
        assert not [draft for draft in drafts if f"decisions/{draft}/" in html]

    def test_a_gap_is_not_named_as_a_failure(self, corpus: Library) -> None:
        for language in LANGUAGES:
            assert T7[language] in words(corpus.show("mandates", language=language))

    def test_the_page_begins_with_what_is_not_held(self, tmp_path: Path) -> None:
        """How many of the texts are held whole, or that none is; a summary of ours is called one."""
        library = Library(copy_of_corpus(tmp_path))
        began = "The text of 6 of the 9 adopted decisions recorded here is held complete."
        assert words(library.show("mandates")).startswith(f"What adopted decisions request {began}")
        complete = [e for e in library.register.decisions.values() if e.record.text.extent == "complete"]
        library.register = library.register.without({entry.source.path for entry in complete})
        shown = words(library.show("mandates"))
        assert "The text of none of the 3 adopted decisions recorded here is held complete." in shown
        assert "badge--complete" not in library.show("mandates")

    def test_a_draft_only_proposes(self, corpus: Library) -> None:
        """Its requests stand apart, with addressee, conditions and meeting, under the badge “Draft”."""
        shown = words(corpus.show("proposed"))
        assert "A draft asks nothing of anyone." in shown
        assert "Draft Draft before the fourth meeting: 1 request proposed (paragraph 2)" in shown
        assert "By when Fifth meeting of the Conference of the Parties to the Ambrose Convention" in shown

    def test_items_inherit_the_addressee(self, corpus: Library) -> None:
        """Paragraph 3 (a) and (b) are addressed to whom paragraph 3 is addressed to."""
        found = asks_in(corpus.register.decisions["aa-4-6"])
        assert [(one.paragraph.at, one.act.to) for one in found][1:3] == [
            ("p3-a", "aa-secretariat"), ("p3-b", "aa-secretariat"),
        ]  # fmt: skip

    def test_what_was_done_names_the_activity_and_the_service(self, corpus: Library) -> None:
        """Request, activity, service and report stand in one line of sight."""
        shown = words(corpus.show("mandates"))
        assert "Activity: Opening of the shared register" in shown
        assert "Service: Interpretation for the fifth meeting" in shown
        assert "Follow-up has not been assessed here." not in shown

    def test_an_item_without_acts_takes_over_the_request_above_it(self, corpus: Library) -> None:
        """“Requests the secretariat:” is no request alone; each of its items is one."""
        found = requests_in(corpus.register.decisions["aa-4-6"])
        assert [one.paragraph.at for one in found] == ["p2", "p3-a", "p3-b"]


class TestDraftDecision:
    @pytest.mark.parametrize(
        ("language", "begins"), [("en", "Draft A draft is not a decision."), ("zh", "草案 草案不是决定。")]
    )
    def test_the_page_opens_with_what_became_of_the_draft(
        self, corpus: Library, language: str, begins: str
    ) -> None:
        """The remark of the record comes before everything else, under the badge “Draft”."""
        assert words(corpus.show("draft", language=language)).startswith(begins)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_whatever_the_draft_the_first_word_is_draft(self, library: Library, language: str) -> None:
        stages = {entry.record.stage for entry in library.register.decisions.values()}
        shown = words(library.show("draft", language=language))
        assert shown.startswith(library.reader(language).say("draft-badge")) == ("draft" in stages)

    def test_every_paragraph_can_be_reached(self, corpus: Library) -> None:
        """Each paragraph is named by its number and leads to its permanent address."""
        assert re.findall(r"aa-4-draft-kites/#([a-z0-9-]+)", corpus.show("draft")) == ["pp1", "p1", "p2"]


class TestRunsOfParagraphs:
    @pytest.mark.parametrize(
        ("places", "english", "chinese"),
        [
            (["p3"], "paragraph 3", "第3段"),
            (["p3", "p4-a", "p4-b", "p4-c"], "paragraphs 3, 4 (a)–(c)", "第3段、第4(a)至(c)段"),
            (["p1", "p2", "p3"], "paragraphs 1–3", "第1至3段"),
            (["p4-a", "p4-c"], "paragraphs 4 (a), 4 (c)", "第4(a)段、第4(c)段"),
            (["p4-c", "p5-d"], "paragraphs 4 (c), 5 (d)", "第4(c)段、第5(d)段"),
            (["pp1", "p1"], "preambular paragraph 1 and paragraph 1", "序言第1段和第1段"),
        ],
    )
    def test_paragraphs_that_follow_one_another_are_drawn_together(
        self, corpus: Library, places: list[str], english: str, chinese: str
    ) -> None:
        """A run is cited by its first and last paragraph, as each language writes it."""
        assert corpus.wordings["en"].paragraphs(places) == english
        assert corpus.wordings["zh"].paragraphs(places) == chinese


class TestLists:
    def test_only_addresses_that_the_data_give_are_linked(self, library: Library) -> None:
        """A source without one is printed without a link, and no mirror's stands for it."""
        html = unescape(library.show("sources"))
        given = {e.record.address for e in library.register.sources.values() if e.record.address}
        assert set(re.findall(r'class="address" href="([^"]+)"', html)) == given

    def test_every_term_is_marked_per_language(self, library: Library) -> None:
        """Each rendering says whether a source has it."""
        html = library.show("glossary").partition("<table")[2]
        told = [status for e in library.register.terms.values() for status in e.record.status.values()]
        for status in ("attested", "our-rendering"):
            assert html.count(f"badge--{status}") == told.count(status)

    def test_two_statements_of_membership_stand_side_by_side(self, corpus: Library) -> None:
        """Each with its source; neither is called wrong."""
        stated = item(corpus.show("bodies"), "wick-task-force").partition("Members, as stated ")[2]
        assert stated.startswith("2021: secretariat of the Ambrose Convention and")
        assert (
            "2025: secretariat of the Ambrose Convention , secretariat of the Belmore Convention and"
            in stated
        )
        assert "Members, as stated" not in stated, "one name for both"

    def test_nothing_pending_is_said(self) -> None:
        """An empty worklist is an answer."""
        library = Library(CORPUS)
        library.register = library.register.without(library.register.files_with_pending)
        assert "Nothing is pending." in words(library.show("translation"))

    def test_pending_texts_are_listed_with_their_file(self, corpus: Library) -> None:
        """A translator learns which field of which file waits."""
        shown = words(corpus.show("translation"))
        assert "BB-6/2 English data/decisions/bb-6-2.yaml text › paragraphs › 1 › text" in shown

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_an_unknown_address_speaks_every_required_language(self, library: Library, language: str) -> None:
        """Nobody knows who comes to a page that is not there."""
        html = library.show("not-found", language=language)
        assert re.findall(r'<section class="not-found" lang="([^"]+)"', html)[:2] == [
            one.tag for one in library.register.languages.values() if one.required == "yes"
        ]
        assert "Page not found" in html
        assert "找不到网页" in html

    def test_coverage_says_what_was_not_looked_for(self, corpus: Library) -> None:
        """A gap in our search is not a gap in the record."""
        assert "Meetings of 2027 Not looked for No meeting" in words(corpus.show("coverage"))
