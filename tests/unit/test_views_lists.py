"""What the lists of decisions, documents, meetings and areas say, and what they never say."""

from __future__ import annotations

import re

import pytest

from library import Library, words


def caption(html: str) -> str:
    return words(html.partition("</caption>")[0].partition("<caption")[2].partition(">")[2])


class TestDecisions:
    def test_a_draft_is_listed_but_not_counted(self, corpus: Library) -> None:
        """The caption counts adopted decisions, and says apart how many drafts are listed."""
        html = corpus.show("decisions", subject="cooperation")
        assert caption(html) == (
            "Decisions known to us on this cooperation: 9. Drafts listed, not counted: 1."
            " The sources stand on the page of each."
        )
        assert html.count('<th scope="row">') == 10

    def test_the_row_of_a_draft_says_so(self, corpus: Library) -> None:
        """A draft has its badge, the words “not a decision”, and no date of adoption."""
        row = corpus.show("decisions", stage="draft").partition("<tbody>")[2]
        assert '>Draft decision, Ambrose <span class="symbol">COP-4</span></a>' in row
        assert '<span class="badge badge--draft">Draft</span> not a decision' in row
        assert "None: a draft" in row

    def test_a_text_not_seen_is_said_in_its_row(self, site: Library) -> None:
        """No row looks richer than it is."""
        html = site.show("decisions", subject="cooperation")
        row = next(part for part in html.split("<tr") if ">MC-5/19<" in part)
        assert "Text not seen" in row

    def test_the_arguments_choose(self, corpus: Library) -> None:
        """Only the decisions of the named convention stand in its table; joint texts stand in both."""
        html = corpus.show("decisions", convention="bb")
        assert "BB-6/2" in html
        assert "AA-1/3" not in html
        assert "ab-2021-2022-lamps" in html

    def test_nothing_is_shown_where_there_is_nothing(self, site: Library) -> None:
        """A table without rows vanishes with its heading."""
        assert site.show("decisions", convention="rc", stage="draft") == ""

    def test_nothing_is_said_of_decisions_whose_text_is_not_held(self, site: Library) -> None:
        """Silence on what was done is explained only where text and report are held."""
        assert site.show("decision.done", "decisions", "mc-5-19") == ""


class TestMeetings:
    def test_the_meetings_to_come_stand_in_their_order(self, site: Library) -> None:
        """The BRS meetings of April 2027, held together, come before the seventh meeting on mercury."""
        told = words(site.show("next-meetings"))
        assert "as of 22 November 2026" in told
        assert told.index("19–30 April 2027, Panama City Tentative") < told.index("June 2027, Geneva Planned")
        assert told.count("held together") == 1

    def test_a_meeting_without_dates_comes_last(self, corpus: Library) -> None:
        """What has no date is not put before what has one."""
        told = words(corpus.show("next-meetings"))
        assert told.index("June 2027") < told.index("Dates not known")

    def test_meetings_held_together_stand_in_one_group(self, site: Library) -> None:
        """Four conferences make two groups: the one on mercury, and the three that meet together."""
        html = site.show("meetings")
        assert re.findall(r'<h2 id="([^"]+)"', html) == ["meetings-mc", "meetings-bc-rc-sc"]

    def test_a_draft_asks_for_nothing_by_a_meeting(self, site: Library) -> None:
        """What a draft would ask stands apart, marked as a draft, after what adopted texts ask."""
        html = site.show("meeting.due", "meetings", "mc-cop-7")
        asked, _, proposed = html.partition('id="due-proposed"')
        assert "No adopted text held here asks for anything by this meeting." in asked
        assert "badge--draft" not in asked
        assert 'badge--draft">Draft<' in proposed

    def test_an_item_is_addressed_as_its_paragraph_is(self, site: Library) -> None:
        """Item 4 (c) names nobody; paragraph 4 is addressed to the Executive Secretary."""
        told = words(site.show("meeting.due", "meetings", "mc-cop-7"))
        assert "Addressed to Executive Secretary" in told

    def test_what_an_adopted_text_asks_is_due(self, corpus: Library) -> None:
        """The adopted decision stands above the heading of the drafts."""
        asked = corpus.show("meeting.due", "meetings", "aa-cop-5").partition('id="due-proposed"')[0]
        assert "AA-4/6" in asked
        assert "to open the shared register by 2027" in asked

    def test_nothing_is_due_at_a_meeting_that_was_held(self, site: Library) -> None:
        """The section stands on the pages of meetings to come alone."""
        assert site.show("meeting.due", "meetings", "mc-cop-6") == ""

    @pytest.mark.parametrize(
        ("language", "sentence"),
        [
            ("en", "Requested. The note does not say whether it was provided."),
            ("zh", "已提出请求；说明未述及是否已提供。"),
        ],
    )
    def test_a_request_is_not_shown_as_provided(self, site: Library, language: str, sentence: str) -> None:
        """The services for the sixth meeting were requested, and the page says no more."""
        html = site.show("meeting.services", "meetings", "mc-cop-6", language=language)
        assert sentence in html
        assert "badge--requested" in html
        assert "badge--provided" not in html


class TestDocuments:
    def test_wanted_are_the_texts_not_held_or_not_whole(self, corpus: Library) -> None:
        """Each document stands there unless its text is complete; what is missing is said of each."""
        html = corpus.show("wanted")
        wanted = set(re.findall(r'<li><a href="\.\./documents/([^/"]+)/"', html))
        documents = corpus.register.documents
        assert wanted == {i for i, entry in documents.items() if entry.record.text.extent != "complete"}
        assert html.count("Text held in part") == 3

    def test_the_wanted_list_says_how_to_send(self, corpus: Library) -> None:
        """The contact of the edition is linked."""
        html = corpus.show("wanted")
        assert '<a href="mailto:editor@example.org">Editor of the invented register</a>' in html

    def test_where_we_looked_in_vain_is_said_once(self, site: Library) -> None:
        """The same search of the same day is not repeated for every document."""
        assert site.show("wanted").count("not found as at 22 November 2026") == 1

    def test_the_parts_of_an_unseen_document_are_not_seen(self, site: Library) -> None:
        """The annexes have their anchors, and each says that its text was not seen."""
        html = site.show("document.parts", "documents", "unep-mc-cop-6-inf-29")
        assert re.findall(r'<h3 id="([^"]+)"', html) == ["annex-1", "annex-2"]
        assert html.count("Text not seen") == 2

    def test_a_draft_that_takes_note_is_marked(self, site: Library) -> None:
        """Only a draft takes note of the two annexes, and the page says so both times."""
        html = site.show("document.relations", "documents", "unep-mc-cop-6-inf-29")
        assert html.count("taken note of by") == html.count("badge--draft") == 2


class TestAreas:
    def test_broader_agendas_are_examples_and_not_counted(self, site: Library) -> None:
        """Eight areas, not ten."""
        assert "8 areas of cooperation; broader agendas, for example climate change and biodiversity" in (
            words(site.show("areas"))
        )
        assert "8个合作领域；更广泛的环境议程，例如气候变化和生物多样性" in words(
            site.show("areas", language="zh")
        )

    def test_context_is_not_counted_as_joint(self, site: Library) -> None:
        """Mercury wastes have one joint activity, however many related events are shown."""
        told = words(site.show("areas"))
        assert "Mercury wastes 1 joint activity recorded here" in told
        assert len(site.show("area.context", "areas", "mercury-wastes")) > 0

    def test_activities_stand_by_biennium_the_latest_first(self, site: Library) -> None:
        """Each biennium has its heading and anchor."""
        html = site.show("area.activities", "areas", "biodiversity")
        assert re.findall(r'<h3 id="activities-([^"]+)"', html) == ["2024-2025", "2022-2023", "2020-2021"]
