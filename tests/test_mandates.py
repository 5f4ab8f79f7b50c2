"""From request to report: what it is filed under, and what is due at the meetings to come.

What the chain says stands in `cases/views/requests.yaml`.
"""

from __future__ import annotations

import re

from jointreport.site.pages import subjects
from jointreport.views.requests.requests import asks_in, requests_in
from library import Library, words


def request(library: Library, decision: str, at: str) -> str:
    items = library.show("mandates").split('<li class="request" ')[1:]
    (item,) = (one for one in items if f'decisions/{decision}/#{at}"' in one.partition("</p>")[0])
    return item


class TestChain:
    def test_what_a_draft_proposes_has_no_follow_up(self, library: Library) -> None:
        """Nobody was asked for anything: no activity, no report, no sentence that one is missing."""
        html = library.show("proposed")
        assert 'class="chain"' not in html
        assert library.reader().say("nothing-recorded") not in words(html)


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
        assert [one.paragraph.at for one in asks_in(corpus.register, entry)] == ["p2", "p3-a", "p3-b", "p4"]
        assert [one.paragraph.at for one in requests_in(corpus.register, entry)] == ["p2", "p3-a", "p3-b"]


class TestDue:
    def test_tentative_dates_are_said_to_be_tentative(self, library: Library) -> None:
        """Those of a meeting that is planned are not; what is not known is said of both."""
        sentence = library.reader().say("due-dates-tentative")
        for meeting in subjects(library.register, "meetings"):
            told = words(library.show("meeting.due", "meetings", meeting.identity))
            assert (sentence in told) == (meeting.record.state == "tentative")

    def test_the_meetings_come_in_their_order(self, corpus: Library) -> None:
        """That of June 2027 before one without a date; the one the page is about is marked."""
        order = corpus.show("meeting.due", "meetings", "bb-cop-8").partition('id="due-order"')[2]
        assert order.index("aa-cop-5/") < order.index('aria-current="true"')
