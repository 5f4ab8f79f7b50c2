"""What blocks say of the records, and what they never say: of drafts, requested services, context, texts not seen."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from jointreport.site.pages import subjects
from library import Library, words
from projects import CORPUS, cases, edited_corpus

CASES = cases("words/views.yaml")
REPORT, OUTLINE = ("joint-report", "2024-2025"), ("outline", "2026-2027")
BELLS = ("data/decisions/aa-cop-4-bells.yaml", ("subject: related", "subject: cooperation"))
in_both_languages = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_block_says_what_its_case_says(corpus: Library, case: dict[str, Any]) -> None:
    subject = case.get("of", "").split()
    told = words(corpus.show(case["block"], *subject, language=case.get("in", "en")))
    assert told.startswith(case.get("begins", ""))
    for said in case.get("says", ()):
        before, found, told = told.partition(said)
        assert found, (said, before)


@pytest.mark.parametrize(
    ("block", "subject", "values"),
    [
        *((f"report.{name}", (), {}) for name in ("status", "statements", "areas", "services", "context")),
        *((f"report.{name}", (), {}) for name in ("plan", "continuing")),
        ("passages", (), {"places": "bb-4-1#p2"}),
        ("decisions", (), {"convention": "bb", "stage": "draft", "subject": "cooperation"}),
        # Silence on what was done is explained only where the text is held.
        ("decision.done", ("decisions", "bb-4-1"), {}),
    ],
)
def test_where_there_is_nothing_to_show_a_block_vanishes(
    corpus: Library, block: str, subject: tuple[str, ...], values: dict[str, str]
) -> None:
    assert corpus.show(block, *subject, **values) == ""


def figures(library: Library, language: str) -> list[str]:
    """Return the sentences as they are read: the marks of the numbers part no words."""
    html = library.show("figures", language=language)
    return [unescape(re.sub(r"<[^>]*>", "", item)) for item in re.findall(r"<li>(.*?)</li>", html)]


def without(*kinds: str) -> Library:
    """Return the corpus without the records of some kinds."""
    library = Library(CORPUS)
    found = (entry for kind in kinds for entry in library.register.entries[kind].values())
    library.register = library.register.without({entry.source.path for entry in found})
    return library


class TestFigures:
    """What is counted."""

    def test_figures_are_sentences_counted_from_the_data_in_both_languages(self, corpus: Library) -> None:
        """Every figure says what it counts; broader agendas are named as examples, not counted."""
        assert figures(corpus, "en") == [
            (
                "Decisions on this cooperation: 9 named by sources (decisions of several conferences that share"
                " one record are counted once; drafts are not counted)"
            ),
            "Texts of these decisions reproduced here: 6 in full, 1 in part; 1 in our own summary alone",
            "3 areas of cooperation; broader agendas, for example still evenings",
            "Joint activities: 3 reported, 1 announced, 5 planned",
            "Services: 1 provided, 1 requested, 1 planned, 1 whose progress is not stated",
            "9 documents",
            "Draft before the fourth meeting: 1 request proposed (paragraph 2)",
        ]
        assert figures(corpus, "zh") == [
            "有关本项合作的决定：9项见于来源（多个缔约方大会的决定合为一条记录的，只计一次；草案不计入）",
            "本站收录案文：全文6项、部分案文1项；另有1项仅有本站摘要",
            "3个合作领域；更广泛的环境议程，例如静夜",
            "联合活动：3项据报已开展、1项已预告、5项已计划",
            "服务：1项已提供、1项已提出请求、1项已计划、1项进展情况未说明",
            "9份文件",
            "第四次会议决定草案：拟提出1项请求（第2段）",
        ]

    def test_what_is_inferred_is_counted_and_said(self, tmp_path: Path) -> None:
        library = Library(edited_corpus(tmp_path, *BELLS))
        assert figures(library, "en")[0].startswith("Decisions on this cooperation: 9 named by sources, 1 inferred (")
        assert figures(library, "zh")[0].startswith("有关本项合作的决定：9项见于来源、1项系推断（")

    def test_every_figure_leads_to_its_page(self, corpus: Library) -> None:
        links = re.findall(r'<li><a href="\.\./([^"]+)/"', corpus.show("figures"))
        assert " ".join(links) == "decisions about/coverage cooperation cooperation services documents draft-decision"


class TestAnySoundData:
    """Drafts, services, context, texts not seen: of any sound data."""

    @in_both_languages
    def test_drafts_are_never_told_as_decided(self, library: Library, language: str) -> None:
        """The list of requests holds none; where one is shown, its first word is “Draft”."""
        drafts = [i for i, entry in library.register.decisions.items() if entry.record.stage == "draft"]
        asked = library.show("mandates", language=language)
        assert not [draft for draft in drafts if f"decisions/{draft}/" in asked]
        shown = words(library.show("draft", language=language))
        assert shown.startswith(library.reader(language).choice("stage", "draft")) == bool(drafts)

    @in_both_languages
    def test_a_requested_service_is_never_shown_as_provided(self, library: Library, language: str) -> None:
        """It carries the badge “Requested”, and no arrow leads from one secretariat to the other."""
        html = library.show("services", language=language)
        for entry in library.register.services.values():
            if entry.record.state == "requested":
                shown = html.partition(f'id="{entry.identity}"')[2].partition('<dl class="rows">')[0]
                assert "badge--requested" in shown
                assert not re.search("badge--provided|→", shown)

    def test_a_draft_asks_for_nothing_and_a_meeting_that_was_held_neither(self, library: Library) -> None:
        """What a draft would ask stands apart, marked as a draft, after what adopted texts ask."""
        for meeting in subjects(library.register, "meetings"):
            due = library.show("meeting.due", "meetings", meeting.identity)
            assert meeting.record.state != "held" or due == ""
            asked, _, proposed = due.partition('id="due-proposed"')
            assert "badge--draft" not in asked
            items = proposed.partition('id="due-not-known"')[0]
            assert not proposed or items.count("badge--draft") == items.count("<li")

    def test_the_parts_of_an_unseen_document_are_not_seen(self, library: Library) -> None:
        """The annexes have their anchors, and each says that its text is not reproduced."""
        for document in subjects(library.register, "documents"):
            html = library.show("document.parts", "documents", document.identity)
            parts = document.record.parts
            assert re.findall(r'<h3 id="([^"]+)"', html) == [part.id for part in parts]
            assert document.record.text.extent != "none" or html.count("badge--unseen") == len(parts)

    def test_only_addresses_that_the_data_give_are_linked(self, library: Library) -> None:
        """A source without one is printed without a link, and no mirror's stands for it."""
        html = unescape(library.show("sources"))
        given = {e.record.address for e in library.register.sources.values() if e.record.address}
        assert set(re.findall(r'class="address" href="([^"]+)"', html)) == given

    def test_every_term_says_in_each_language_whether_a_source_has_it(self, library: Library) -> None:
        html = library.show("glossary").partition("<table")[2]
        told = [status for e in library.register.terms.values() for status in e.record.status.values()]
        for status in ("attested", "our-rendering"):
            assert html.count(f"badge--{status}") == told.count(status)

    @in_both_languages
    def test_an_unknown_address_speaks_every_required_language(self, library: Library, language: str) -> None:
        """Nobody knows who comes to a page that is not there."""
        html = library.show("not-found", language=language)
        required = [one.tag for one in library.register.languages.values() if one.required == "yes"]
        assert re.findall(r'<section class="not-found" lang="([^"]+)"', html)[: len(required)] == required
        assert re.search("Page not found(.|\n)*找不到网页", html)

    def test_the_story_of_an_area_holds_all_that_happened_in_it(self, library: Library) -> None:
        """Every joint activity and related event once, under its own anchor, and every decision."""
        register = library.register
        for area in register.areas:
            html = library.show("area.story", "areas", area)
            joint = [one.identity for one in register.activities.values() if area in one.record.areas]
            related = [one.identity for one in register.context.values() if area in one.record.areas]
            lines = [i for i, line in register.line_on.items() if line == ("areas", area)]
            assert sorted(re.findall(r'<li class="story__step [^"]*" id="([^"]+)"', html)) == sorted(
                (*joint, *related, *lines)
            )
            decisions = [entry for entry in register.decisions.values() if area in entry.record.areas]
            assert html.count("story__step--decision") == len(decisions)

    def test_every_record_without_a_page_is_a_line_on_one(self, library: Library) -> None:
        """Exactly one place bears its name as an anchor: of decisions, documents and meetings none is lost."""
        blocks = {"areas": ("area.story",), "meetings": ("meeting.status", "meeting.decisions")}
        for identity, (kind, name) in library.register.line_on.items():
            shown = (library.show(block, kind, name) for block in blocks[kind]) if name else (library.show(kind),)
            assert "".join(shown).count(f'id="{identity}"') == 1, identity
        for kind in ("decisions", "documents", "meetings"):
            paged = {one.identity for one in subjects(library.register, kind)}
            assert library.register.entries[kind].keys() - paged <= library.register.line_on.keys()
            assert paged.isdisjoint(library.register.line_on)


class TestCorpus:
    """Of the corpus."""

    @in_both_languages
    def test_passages_stand_side_by_side_the_readers_language_first(self, corpus: Library, language: str) -> None:
        """The box holds each paragraph in each language with what its text is."""
        html = corpus.show("passages", language=language, places="aa-cop-4-note#p1 aa-4-draft-kites#p2")
        tags = re.findall(r'<blockquote lang="([^"]+)"', html)
        own, other = ("en", "zh-Hans") if language == "en" else ("zh-Hans", "en")
        assert [tag for tag in tags if tag in (own, other)] == [own, other] * 2
        assert (html.count("badge--draft"), html.count('class="statement"')) == (1, len(tags))

    def test_areas_without_activity_are_named_once_together(self, tmp_path: Path) -> None:
        """One sentence, no empty section, and no accusation."""
        pilot = "data/activities/2024-2025/2024-register-pilot.yaml"
        library = Library(edited_corpus(tmp_path, pilot, ("areas: [shared-register]\n", "")))
        shown = words(library.show("report.areas", *REPORT))
        assert shown.count("No joint activity of this biennium is recorded here for:") == 1
        assert "This does not mean that there was none." in shown

    def test_the_outline_says_that_no_planned_activity_is_known(self) -> None:
        """The plan is not filled in; what the draft says of it stands apart, as a draft."""
        html = without("activities", "statements").show("report.plan", *OUTLINE)
        plan, _, proposed = html.partition('<section class="proposed">')
        assert "No planned activity of this biennium is known here from public sources." in words(plan)
        assert "draft decision, paragraph 1 Draft" in words(proposed)

    def test_the_list_of_requests_begins_with_how_many_texts_are_held(self) -> None:
        """How many of the texts are held whole, or that none is; a summary of ours is called one."""
        library = Library(CORPUS)
        began = "What adopted decisions request Decisions listed here: 9 named by sources. The text of 6 is reproduced"
        assert words(library.show("mandates")).startswith(f"{began} in full.")
        complete = [e for e in library.register.decisions.values() if e.record.text.extent == "complete"]
        library.register = library.register.without({entry.source.path for entry in complete})
        html = library.show("mandates")
        assert "Decisions listed here: 3 named by sources. None is reproduced in full," in words(html)
        assert "badge--complete" not in html

    def test_nothing_pending_is_said(self) -> None:
        library = Library(CORPUS)
        library.register = library.register.without(library.register.files_with_pending)
        assert "Nothing is pending." in words(library.show("translation"))

    def test_the_newest_draft_stands_whole_on_its_page(self, corpus: Library) -> None:
        """Under the same anchors as on the page of its record, with its status first."""
        found = re.findall(
            r'<div[^>]* id="(p[^"]+)"|<p[^>]* id="(p[^"]+)"|<li[^>]* id="(p[^"]+)"', corpus.show("draft")
        )
        assert {anchor for one in found for anchor in one if anchor} >= {"pp1", "p1", "p2"}

    def test_the_arguments_choose_the_decisions_of_a_list(self, corpus: Library) -> None:
        """Those of the named convention stand in its table; joint texts stand in both."""
        html = corpus.show("decisions", convention="bb")
        assert [one in html for one in ("BB-6/2", "AA-1/3", "ab-2021-2022-lamps")] == [True, False, True]

    def test_meetings_held_together_stand_once_in_their_order_and_in_one_group(
        self, corpus: Library, tmp_path: Path
    ) -> None:
        """At the day they begin, each says how sure it is; two conferences make two groups, one of both together."""
        days = "segments:\n    - {from: 2027-04-19, to: 2027-04-30}"
        held = ("segments:\n    - {from: 2027-06}", f"joint: ab-2027\n  {days}")
        too = ("state: planned", f"state: tentative\n  joint: ab-2027\n  {days}")
        shown = words(Library(edited_corpus(tmp_path, "data/meetings.yaml", held, too)).show("next-meetings"))
        assert re.search(
            r"as of 15 January 2026\. 19–30 April 2027 Tentative \[[^]]*\] held together Fifth meeting", shown
        )
        assert shown.count("19–30 April 2027") == 1
        groups = re.findall(r'<h2 id="([^"]+)"', corpus.show("meetings"))
        assert groups[:2] == ["meetings-aa", "meetings-aa-bb"]

    def test_a_service_for_a_meeting_is_not_shown_as_provided(self, corpus: Library) -> None:
        html = corpus.show("meeting.services", "meetings", "aa-cop-5")
        assert "Whether it will be provided is not known." in html
        assert re.findall("badge--(requested|provided)", html) == ["requested"]

    def test_a_draft_that_takes_note_is_marked(self, corpus: Library) -> None:
        """A decision takes note of annex I, its draft of both; the draft is marked both times."""
        html = corpus.show("document.relations", "documents", "ex-aa-cop-4-inf-3")
        assert (html.count("taken note of by"), html.count("badge--draft")) == (3, 2)
