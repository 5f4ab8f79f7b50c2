"""What the site counts, and what it never counts: drafts, requested services, context."""

from __future__ import annotations

import re
from html import unescape

import pytest

from jointreport.views.requests.mandates import requests_in
from library import Library, words

T1 = {
    "en": (
        "This page is not {part} to document UNEP/MC/COP.6/INF/29, whose text we have not seen."
        " It brings together what other public sources say, is incomplete"
        " and must not be cited as that annex."
    ),
    "zh": (
        "本页不是UNEP/MC/COP.6/INF/29号文件{part}，本站未见到该附件的案文。"
        "以下内容根据其他公开来源整理，并不完整，不得作为该附件引用。"
    ),
}
T2_BEGINS = {
    "en": "Draft decision proposed by the secretariat to the Conference of the Parties",
    "zh": "这是秘书处提交缔约方大会第六次会议（2025年11月3日至7日，日内瓦）的决定草案，不是缔约方大会的决定。",
}
T6 = {
    "en": "Requested. The note does not say whether it was provided.",
    "zh": "已提出请求；说明未述及是否已提供。",
}
T7 = {
    "en": "No activity is recorded here. This does not mean that the request was not carried out.",
    "zh": "本站尚无相关活动记录，这并不表示该请求未予执行。",
}
DECISIONS_COUNTED = (
    "16 decisions known on this cooperation"
    " (decisions of several conferences that stand here as one record are counted once; drafts are not counted)"
    "; adoption inferred: 2"
)
LANGUAGES = ("en", "zh")


def figures(library: Library, language: str) -> list[str]:
    """Return the sentences as they are read: the marks of the numbers part no words."""
    html = library.show("figures", language=language)
    return [unescape(re.sub(r"<[^>]*>", "", item)) for item in re.findall(r"<li>(.*?)</li>", html)]


def item(html: str, identity: str) -> str:
    """Return what a reader reads of one record on a page."""
    return words(html.partition(f'id="{identity}"')[2].partition(">")[2].partition("</article>")[0])


class TestFigures:
    def test_english_figures_are_sentences_counted_from_the_data(self, site: Library) -> None:
        """Every figure says what it counts; broader agendas are named as examples, not counted."""
        assert figures(site, "en") == [
            DECISIONS_COUNTED,
            "Texts of these decisions held: 0 complete, 0 in part; 1 in our own summary alone",
            "8 areas of cooperation; broader agendas, for example climate change and biodiversity",
            f"{len(site.register.activities)} joint activities",
            "Services: 1 provided, 1 requested",
            f"{len(site.register.documents)} documents",
            "Draft before the sixth meeting: 4 requests proposed (paragraphs 3, 4 (a)–(c))",
        ]

    def test_chinese_figures_say_the_same(self, site: Library) -> None:
        """The Chinese page counts the same things in the words of a United Nations translator."""
        assert figures(site, "zh") == [
            "目前所知的有关决定：16项（多个缔约方大会的决定合为一条记录的，只计一次；草案不计入）；其中2项的通过系推断",
            "其中载有案文的：完整0项，部分0项；另有1项仅有本站摘要",
            "8个合作领域；更广泛的环境议程，例如气候变化和生物多样性",
            f"{len(site.register.activities)}项联合活动",
            "服务：1项已提供、1项已提出请求",
            f"{len(site.register.documents)}份文件",
            "第六次会议决定草案：拟提出4项请求（第3段、第4(a)至(c)段）",
        ]

    def test_a_draft_is_never_counted_as_a_decision(self, site: Library) -> None:
        """The number of decisions is that of the adopted ones on this cooperation."""
        records = [entry.record for entry in site.register.decisions.values()]
        adopted = [r for r in records if r.stage == "adopted" and r.subject == "cooperation"]
        drafts = [r for r in records if r.stage == "draft"]
        assert drafts
        assert figures(site, "en")[0].startswith(f"{len(adopted)} decisions")

    def test_context_is_in_no_figure(self, site: Library) -> None:
        """Joint activities are counted without the related events that are not joint."""
        assert site.register.context
        assert f"{len(site.register.activities)} joint activities" in figures(site, "en")
        together = len(site.register.activities) + len(site.register.context)
        assert not any(str(together) in figure for figure in figures(site, "en"))

    def test_figures_say_as_of_which_day(self, site: Library) -> None:
        """No clock is read: the day is that of the edition."""
        assert words(site.show("figures")).endswith("As of 22 November 2026")
        assert words(site.show("figures", language="zh")).endswith("截至2026年11月22日")

    def test_every_figure_leads_to_its_page(self, site: Library) -> None:
        """What is counted can be looked at."""
        links = re.findall(r'<li><a href="([^"]+)"', site.show("figures"))
        assert [link.removeprefix("../") for link in links] == [
            "decisions/", "about/coverage/", "areas/", "areas/", "services/", "documents/", "draft-decision/",
        ]  # fmt: skip


class TestServices:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_requested_service_is_never_shown_as_provided(self, site: Library, language: str) -> None:
        """It carries the badge “Requested”, says who asks whom, and that nothing is known of the rest."""
        html = site.show("services", language=language)
        requested = item(html, "2025-mc-cop-6").partition(words(site.reader(language).say("passage-words")))[
            0
        ]
        reader = site.reader(language)
        assert reader.choice("service-state", "requested") in requested
        assert T6[language] in requested
        assert "→" not in requested
        assert reader.choice("service-state", "provided") not in requested.replace(T6[language], "")

    def test_an_open_list_says_including(self, site: Library) -> None:
        """Where the note says “including”, so does the page."""
        provided = item(site.show("services"), "2025-brs-meetings")
        assert "including: Document management; Registration support" in provided

    def test_the_basis_has_its_own_certainty(self, site: Library) -> None:
        """Cost recovery is inferred for the service, although the service itself is in the note."""
        provided = item(site.show("services"), "2025-brs-meetings")
        assert "paragraph 4 Inferred The first sentence of paragraph 4 speaks of 2024 and 2025" in provided

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_passages_stand_side_by_side_in_both_languages(self, site: Library, language: str) -> None:
        """The box holds each paragraph in each language with what its text is, the reader's language first."""
        places = "mc-cop-6-note-brs#p1 mc-cop-6-draft-brs#p4-b"
        html = site.show("passages", language=language, places=places)
        tags = re.findall(r'<blockquote lang="([^"]+)"', html)
        own, other = ("en", "zh-Hans") if language == "en" else ("zh-Hans", "en")
        assert tags == [own, other] * 2
        assert html.count("badge--draft") == 1
        assert html.count('class="statement"') == 4

    def test_a_place_that_is_not_held_is_left_out(self, site: Library) -> None:
        """A decision whose text has not been seen has no paragraph to show."""
        assert site.show("passages", places="mc-5-19#p2") == ""


class TestReports:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(
        ("role", "period", "part"),
        [("joint-report", "2024-2025", {"en": "annex I", "zh": "附件一"}),
         ("outline", "2026-2027", {"en": "annex II", "zh": "附件二"})],
    )  # fmt: skip
    def test_t1_comes_first(
        self, site: Library, language: str, role: str, period: str, part: dict[str, str]
    ) -> None:
        """Before anything else the page says that it is not the annex."""
        shown = words(site.show("report.status", role, period, language=language))
        assert shown.startswith(T1[language].format(part=part[language]))

    def test_areas_without_activity_are_named_once_together(self, site: Library) -> None:
        """One sentence, no empty section, and no accusation."""
        shown = words(site.show("report.areas", "joint-report", "2024-2025"))
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

    def test_context_is_apart_and_says_so(self, site: Library) -> None:
        """Related events stand in a section of their own, each marked."""
        html = site.show("report.context", "joint-report", "2024-2025")
        assert "These are not joint activities; they are counted nowhere." in words(html)
        of_period = [e for e in site.register.context.values() if e.record.period == "2024-2025"]
        assert words(html).count("Not a joint activity") == len(of_period)

    def test_the_outline_says_that_no_planned_activity_is_known(self, site: Library) -> None:
        """The plan is not filled in; what the draft says of it stands apart, as a draft."""
        html = site.show("report.plan", "outline", "2026-2027")
        plan, _, proposed = html.partition('<section class="proposed">')
        assert "No planned activity of this biennium is known here from public sources." in words(plan)
        assert "draft decision, paragraph 1 Draft" in words(proposed)
        assert "2028–2029" not in words(html)

    @pytest.mark.parametrize(
        "name", ["status", "statements", "areas", "services", "context", "plan", "continuing"]
    )
    def test_elsewhere_the_blocks_of_a_report_are_empty(self, site: Library, name: str) -> None:
        """On a page that is not that of a report they show nothing."""
        assert site.show(f"report.{name}") == ""


class TestMandates:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_only_adopted_decisions_request(self, site: Library, language: str) -> None:
        """The list of requests holds no draft, names no gap as a failure, and says what is not held."""
        html = site.show("mandates", language=language)
        assert "mc-cop-6-draft-brs" not in html
        assert T7[language] in words(html)
        assert html.count('class="mandate"') == 1

    def test_none_of_the_adopted_texts_is_held_complete(self, site: Library) -> None:
        """The page begins with what is not known."""
        shown = words(site.show("mandates"))
        assert "The text of none of the 16 adopted decisions recorded here is held complete." in shown
        assert "Our summary" in shown

    def test_a_draft_only_proposes(self, site: Library) -> None:
        """Its requests stand apart, with addressee, conditions and meeting, under the badge “Draft”."""
        shown = words(site.show("proposed"))
        assert "A draft asks nothing of anyone." in shown
        assert "Draft Draft before the sixth meeting: 4 requests proposed (paragraphs 3, 4 (a)–(c))" in shown
        assert (
            "By when Seventh meeting of the Conference of the Parties to the Minamata Convention on Mercury"
            in shown
        )

    def test_items_inherit_the_addressee(self, site: Library) -> None:
        """Paragraph 4 (a) is addressed to whom paragraph 4 is addressed to."""
        shown = words(site.show("proposed"))
        assert shown.count("Addressed to Executive Secretary of the Minamata Convention on Mercury") == 3

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
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_page_opens_with_what_became_of_the_draft(self, site: Library, language: str) -> None:
        """T2 comes before everything else, under the badge “Draft”."""
        badge = site.reader(language).say("draft-badge")
        assert words(site.show("draft", language=language)).startswith(f"{badge} {T2_BEGINS[language]}")

    def test_every_paragraph_can_be_reached(self, site: Library) -> None:
        """Each paragraph is named by its number and leads to its permanent address."""
        anchors = re.findall(r"mc-cop-6-draft-brs/#([a-z0-9-]+)", site.show("draft"))
        assert anchors == ["pp1", "pp2", "p1", "p2", "p3", "p4", "p4-a", "p4-b", "p4-c"]


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
        self, site: Library, places: list[str], english: str, chinese: str
    ) -> None:
        """A run is cited by its first and last paragraph, as each language writes it."""
        assert site.wordings["en"].paragraphs(places) == english
        assert site.wordings["zh"].paragraphs(places) == chinese


class TestLists:
    def test_sources_without_an_address_are_not_linked(self, site: Library) -> None:
        """Only addresses that the data give are printed, and no mirror's."""
        html = unescape(site.show("sources"))
        given = {e.record.address for e in site.register.sources.values() if e.record.address}
        assert set(re.findall(r'class="address" href="([^"]+)"', html)) == given
        assert any(e.record.address is None for e in site.register.sources.values())

    def test_every_term_is_marked_per_language(self, site: Library) -> None:
        """Each rendering says whether a source has it."""
        html = site.show("glossary")
        count = html.count("badge--attested") + html.count("badge--our-rendering")
        assert count == 2 * len(site.register.terms)

    def test_the_task_force_has_two_statements_of_membership(self, site: Library) -> None:
        """They are set side by side; whether they mean one body is not established."""
        shown = item(site.show("bodies"), "task-force")
        stated = shown.partition("Members, as stated")[2]
        assert "Note by the secretariat for the sixth meeting, on 2024 and 2025:" in stated
        assert (
            "Page of the Basel Convention, on a joint task force set up in 2014 and renewed in 2018:"
            in stated
        )
        assert "Members, as stated" not in stated, "one name for both"
        assert "Whether they speak of the same body is not established." in shown

    def test_nothing_pending_is_said(self, site: Library) -> None:
        """An empty worklist is an answer."""
        assert "Nothing is pending." in words(site.show("translation"))

    def test_pending_texts_are_listed_with_their_file(self, corpus: Library) -> None:
        """A translator learns which field of which file waits."""
        shown = words(corpus.show("translation"))
        assert "BB-6/2 English data/decisions/bb-6-2.yaml text › paragraphs › 1 › text" in shown

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_an_unknown_address_speaks_both_languages(self, site: Library, language: str) -> None:
        """Nobody knows who comes to a page that is not there."""
        html = site.show("not-found", language=language)
        assert re.findall(r'<section class="not-found" lang="([^"]+)"', html) == ["en", "zh-Hans"]
        assert "Page not found" in html
        assert "找不到网页" in html

    def test_coverage_says_what_was_not_looked_for(self, site: Library) -> None:
        """A gap in our search is not a gap in the record."""
        shown = words(site.show("coverage"))
        assert "2015 No meeting Not looked for Not looked for Not looked for" in shown
