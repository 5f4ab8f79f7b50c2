"""From request to report: the chain, what it is filed under, and what is due at the meetings to come."""

from __future__ import annotations

import re
from pathlib import Path

from jointreport.site.pages import subjects
from jointreport.views.requests.requests import asks_in, requests_in
from library import Library, words
from projects import edited_corpus

T7 = {
    "en": "No activity is recorded here. This does not mean that the request was not carried out.",
    "zh": "本站尚无相关活动记录，这并不表示该请求未予执行。",
}


def request(library: Library, decision: str, at: str, language: str = "en") -> str:
    """Return the HTML of one request on the page."""
    items = library.show("mandates", language=language).split('<li class="request" ')[1:]
    (item,) = (one for one in items if f'decisions/{decision}/#{at}"' in one.partition("</p>")[0])
    return item


def steps(html: str) -> list[str]:
    """Return the steps of a chain, as they are read."""
    return [words(one) for one in html.partition("</ol>")[0].split('<li class="chain__step">')[1:]]


class TestChain:
    def test_request_work_and_report_stand_side_by_side(self, corpus: Library) -> None:
        """A requested service is never told as provided, an activity without a report never as reported."""
        places = (("aa-4-6", "p2"), ("aa-4-6", "p3-b"), ("aa-4-6", "p3-a"), ("aa-3-4", "p3-a"))
        under_way, requested, unreported, reported = (steps(request(corpus, *one)) for one in places)
        assert under_way[1] == "What was done Activity: Opening of the shared register Under way"
        assert under_way[2].startswith(
            "Where it is reported Reported as under way, in Ambrose Convention: history of cooperation :"
        )
        assert requested[1] == "What was done Service: Interpretation for the fifth meeting Requested"
        assert unreported[2] == "Where it is reported No report on it is recorded here."
        assert reported[2].endswith("Pilot of the shared register : EX/AA/COP.4/7 , paragraph 2")

    def test_what_is_asked_is_said_with_whom_on_which_condition_and_by_when(self, corpus: Library) -> None:
        assert steps(request(corpus, "aa-4-6", "p2"))[0] == (
            "What is asked Verb requests Addressed to Head Lamplighter What to open the shared register by 2027"
            " Condition within available resources"
            " By when Fifth meeting of the Conference of the Parties to the Ambrose Convention"
        )

    def test_no_gap_is_told_as_a_failure(self, corpus: Library) -> None:
        """Where nothing is recorded, T7 stands, and no third step."""
        for language, nothing in T7.items():
            said = corpus.reader(language).say("chain-done")
            assert steps(request(corpus, "aa-4-6", "p4", language))[1:] == [f"{said} {nothing}"]

    def test_what_a_draft_proposes_has_no_follow_up(self, library: Library) -> None:
        """Nobody was asked for anything: no activity, no report, no sentence that one is missing."""
        html = library.show("proposed")
        assert 'class="chain"' not in html
        assert library.reader().say("nothing-recorded") not in words(html)

    def test_unseen_decisions_are_named_and_nothing_is_concluded(self, corpus: Library) -> None:
        shown = words(corpus.show("mandates"))
        assert "BB-4/1" in shown
        assert "this does not mean that nothing was requested or done." in shown

    def test_a_summary_is_not_called_a_text(self, tmp_path: Path) -> None:
        asks = ("    - at: p4-b\n", "    - at: p4-b\n      acts: [{verb: requests, to: bb-secretariat}]\n")
        library = Library(edited_corpus(tmp_path, "data/decisions/bb-7-3.yaml", asks))
        lent = library.show("mandates").partition("decisions/bb-7-3/")[2].partition("</ol>")[0]
        assert 'badge--part">Our summary</span>' in lent
        assert "In part" not in words(lent)


class TestFiled:
    def test_a_request_carries_what_it_is_filed_under(self, corpus: Library) -> None:
        """Among it how it stands: as last reported, or that work is recorded, or nothing."""
        assert request(corpus, "aa-4-6", "p3-a").partition(">")[0] == (
            'data-item data-f-conference="aa" data-f-year="2025" data-f-verb="requests"'
            ' data-f-addressee="aa-secretariat" data-f-state="recorded"'
        )
        for at, state in (("p2", "under-way"), ("p4", "nothing-recorded")):
            assert f'data-f-state="{state}"' in request(corpus, "aa-4-6", at)

    def test_what_is_only_proposed_stands_apart(self, corpus: Library) -> None:
        items = re.findall(r'<li class="request" data-item="?(\w*).* data-f-state="(.*?)"', corpus.show("proposed"))
        assert {*items} == {("apart", "proposed")}
        assert "apart" not in corpus.show("mandates").partition("</form>")[2]

    def test_an_invitation_is_listed_with_its_verb_and_is_no_request(self, corpus: Library) -> None:
        """The figures count requests alone."""
        entry = corpus.register.decisions["aa-4-6"]
        assert [one.paragraph.at for one in asks_in(entry)] == ["p2", "p3-a", "p3-b", "p4"]
        assert [one.paragraph.at for one in requests_in(entry)] == ["p2", "p3-a", "p3-b"]

    def test_the_bar_offers_the_states_that_occur(self, corpus: Library) -> None:
        bar = corpus.show("mandates").partition('data-filter="state"')[2].partition("</fieldset>")[0]
        assert re.findall(r'value="([a-z-]+)"', bar) == [
            "not-started", "under-way", "implemented", "partly-implemented",
            "recorded", "nothing-recorded", "proposed",
        ]  # fmt: skip


class TestEvents:
    def test_an_event_says_who_reviewed_it_and_what_shows_it(self, corpus: Library) -> None:
        *_, reported = steps(request(corpus, "aa-3-4", "p3-a"))
        assert (
            "Reported as implemented, in EX/AA/COP.4/7 , paragraph 2: The register is reported as kept."
            " Asserted by secretariat of the Ambrose Convention ;"
            " reviewed by Conference of the Parties to the Ambrose Convention ; as at 2 June 2025;"
            " evidence: Pilot of the shared register ." in reported
        )

    def test_the_page_of_the_decision_says_the_same(self, corpus: Library) -> None:
        assert re.search("审核方：.*佐证：", words(corpus.show("decision.text", "decisions", "aa-3-4", language="zh")))

    def test_nobody_is_said_to_have_reviewed_what_nobody_did(self, corpus: Library) -> None:
        *_, reported = steps(request(corpus, "aa-4-6", "p2"))
        assert "reviewed by" not in reported
        assert "evidence: Opening of the shared register" in reported


def due(library: Library, meeting: str, part: str) -> str:
    """Return one part of what is due at a meeting."""
    return library.show("meeting.due", "meetings", meeting).partition(f'id="due-{part}"')[2]


class TestDue:
    def test_the_decision_of_the_last_meeting_is_named_as_not_seen(self, corpus: Library) -> None:
        """Who prepares for the eighth meeting learns that the decision of the seventh was not read whole."""
        unknown = words(due(corpus, "bb-cop-8", "not-known"))
        assert (
            "From the previous meeting of this conference, these texts have not been read in full: BB-7/3 ."
            " What they ask for is not known here." in unknown
        )

    def test_tentative_dates_are_said_to_be_tentative(self, library: Library) -> None:
        """Those of a meeting that is planned are not; what is not known is said of both."""
        sentence = library.reader().say("due-dates-tentative")
        for meeting in subjects(library.register, "meetings"):
            told = words(library.show("meeting.due", "meetings", meeting.identity))
            assert (sentence in told) == (meeting.record.state == "tentative")

    def test_the_meetings_come_in_their_order(self, corpus: Library) -> None:
        """That of June 2027 before one without a date; the one the page is about is marked."""
        order = due(corpus, "bb-cop-8", "order")
        assert order.index("aa-cop-5/") < order.index('aria-current="true"')

    def test_a_draft_is_named_shortly_and_as_a_draft(self, corpus: Library) -> None:
        proposed = words(due(corpus, "aa-cop-5", "proposed"))
        assert "Draft decision, Ambrose COP-4 ; paragraph 2 Draft" in proposed


def test_an_addressee_whom_the_text_does_not_name_is_marked_wherever_it_stands(tmp_path: Path) -> None:
    """With the step by which the editors read it so; and why and to which end, apart from conditions."""
    step = "The text says “the Head”."
    act = (
        f"to: head-lamplighter, to-step: {{en: '{step}', zh: 案文称“首席”。}},"
        " purpose: {en: so that all may read it, zh: 供各方阅读}, reason: {en: as it is late, zh: 因时间已晚},"
    )
    library = Library(edited_corpus(tmp_path, "data/decisions/aa-4-draft-kites.yaml", ("to: head-lamplighter,", act)))
    told = f"Addressed to Head Lamplighter Inferred {step}"
    rows = "Purpose so that all may read it Reason as it is late"
    for shown in (
        library.show("proposed"),
        library.show("meeting.due", "meetings", "aa-cop-5"),
        library.show("decision.text", "decisions", "aa-4-draft-kites"),
    ):
        assert told in words(shown)
        assert rows in words(shown)
    assert "requests (Head Lamplighter (Inferred))" in words(library.show("decision-history"))


def test_a_day_that_is_only_reported_is_no_day_of_adoption(tmp_path: Path) -> None:
    bells = ("stage: adopted", "adopted: {reported: 2025-06-04}\nstage: adopted")
    on_cooperation = ("subject: related", "subject: cooperation")
    library = Library(edited_corpus(tmp_path, "data/decisions/aa-cop-4-bells.yaml", bells, on_cooperation))
    assert "Adopted reported 4 June 2025" in words(library.show("decision.facts", "decisions", "aa-cop-4-bells"))
