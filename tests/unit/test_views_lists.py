"""What the lists of decisions, documents, meetings and areas say, and what they never say."""

from __future__ import annotations

import re
from pathlib import Path

from library import Library, words
from projects import edited_corpus


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

    def test_a_text_not_seen_is_said_in_its_row(self, library: Library) -> None:
        """No row looks richer than it is."""
        html = library.show("decisions", subject="cooperation")
        for entry in library.register.decisions.values():
            for row in (
                part
                for part in html.split("<tr")
                if f"decisions/{entry.identity}/" in part.partition("</th>")[0]
            ):
                assert ("badge--unseen" in row) == (entry.record.text.extent == "none")

    def test_the_arguments_choose(self, corpus: Library) -> None:
        """Only the decisions of the named convention stand in its table; joint texts stand in both."""
        html = corpus.show("decisions", convention="bb")
        assert "BB-6/2" in html
        assert "AA-1/3" not in html
        assert "ab-2021-2022-lamps" in html

    def test_nothing_is_shown_where_there_is_nothing(self, corpus: Library) -> None:
        """A table without rows vanishes with its heading."""
        assert corpus.show("decisions", convention="bb", stage="draft", subject="cooperation") == ""

    def test_nothing_is_said_of_decisions_whose_text_is_not_held(self, corpus: Library) -> None:
        """Silence on what was done is explained only where text and report are held."""
        assert corpus.show("decision.done", "decisions", "bb-4-1") == ""


class TestMeetings:
    def test_the_meetings_to_come_stand_in_their_order(self, tmp_path: Path) -> None:
        """Those held together stand once, at the day they begin; each says how sure it is."""
        days = "segments:\n    - {from: 2027-04-19, to: 2027-04-30}"
        together = Library(
            edited_corpus(
                tmp_path,
                "data/meetings.yaml",
                ("segments:\n    - {from: 2027-06}", f"joint: ab-2027\n  {days}"),
                ("state: planned", f"state: tentative\n  joint: ab-2027\n  {days}"),
            )
        )
        shown = words(together.show("next-meetings"))
        assert "as of 15 January 2026. 19–30 April 2027 Tentative held together Fifth meeting" in shown
        assert shown.count("19–30 April 2027") == 1

    def test_a_meeting_without_dates_comes_last(self, corpus: Library) -> None:
        """What has no date is not put before what has one."""
        told = words(corpus.show("next-meetings"))
        assert told.index("June 2027") < told.index("Dates not known")

    def test_meetings_held_together_stand_in_one_group(self, corpus: Library) -> None:
        """Two conferences make two groups: meetings of the first alone, and those of both together."""
        html = corpus.show("meetings")
        assert re.findall(r'<h2 id="([^"]+)"', html)[:2] == ["meetings-aa", "meetings-aa-bb"]

    def test_a_draft_asks_for_nothing_by_a_meeting(self, library: Library) -> None:
        """What a draft would ask stands apart, marked as a draft, after what adopted texts ask."""
        for identity in library.register.meetings:
            asked, _, proposed = library.show("meeting.due", "meetings", identity).partition(
                'id="due-proposed"'
            )
            assert "badge--draft" not in asked
            items = proposed.partition('id="due-not-known"')[0]
            assert not proposed or items.count("badge--draft") == items.count("<li")

    def test_where_nothing_is_asked_that_is_said(self, corpus: Library) -> None:
        shown = words(corpus.show("meeting.due", "meetings", "bb-cop-8"))
        assert "No adopted text held here asks for anything by this meeting." in shown

    def test_what_an_adopted_text_asks_is_due(self, corpus: Library) -> None:
        """The adopted decision stands above the heading of the drafts."""
        asked = corpus.show("meeting.due", "meetings", "aa-cop-5").partition('id="due-proposed"')[0]
        assert "AA-4/6" in asked
        assert "to open the shared register by 2027" in asked

    def test_nothing_is_due_at_a_meeting_that_was_held(self, library: Library) -> None:
        """The section stands on the pages of meetings to come alone."""
        for identity, entry in library.register.meetings.items():
            due = library.show("meeting.due", "meetings", identity)
            assert entry.record.state != "held" or due == ""

    def test_a_request_is_not_shown_as_provided(self, corpus: Library) -> None:
        """The service for the fifth meeting was requested, and the page says no more."""
        html = corpus.show("meeting.services", "meetings", "aa-cop-5")
        assert "Whether it will be provided is not known." in html
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

    def test_where_we_looked_in_vain_is_said_once(self, library: Library) -> None:
        """The same search of the same day is not repeated for every document."""
        said = re.findall(r"not found as at [^<]*", library.show("wanted"))
        assert len(said) == len(set(said))

    def test_the_parts_of_an_unseen_document_are_not_seen(self, library: Library) -> None:
        """The annexes have their anchors, and each says that its text was not seen."""
        for identity, entry in library.register.documents.items():
            html = library.show("document.parts", "documents", identity)
            parts = entry.record.parts
            assert re.findall(r'<h3 id="([^"]+)"', html) == [part.id for part in parts]
            assert entry.record.text.extent != "none" or html.count("badge--unseen") == len(parts)

    def test_a_draft_that_takes_note_is_marked(self, corpus: Library) -> None:
        """A decision takes note of annex I, its draft of both; the draft is marked both times."""
        html = corpus.show("document.relations", "documents", "ex-aa-cop-4-inf-3")
        assert (html.count("taken note of by"), html.count("badge--draft")) == (3, 2)


class TestAreas:
    def test_broader_agendas_are_examples_and_not_counted(self, corpus: Library) -> None:
        """Three areas, not four."""
        told = "3 areas of cooperation; broader agendas, for example still evenings"
        assert words(corpus.show("areas")).startswith(told)
        assert words(corpus.show("areas", language="zh")).startswith(
            "3个合作领域；更广泛的环境议程，例如静夜"
        )

    def test_context_is_not_counted_as_joint(self, corpus: Library) -> None:
        """Still evenings have one joint activity, however many related events are shown."""
        assert "still evenings 1 joint activity recorded here" in words(corpus.show("areas"))
        assert corpus.show("area.context", "areas", "still-evenings") != ""

    def test_activities_stand_by_biennium_the_latest_first(self, library: Library) -> None:
        """Each biennium has its heading and anchor."""
        for area in library.register.areas:
            html = library.show("area.activities", "areas", area)
            found = re.findall(r'<h3 id="activities-([^"]+)"', html)
            of_area = (e for e in library.register.activities.values() if area in e.record.areas)
            assert found == sorted({entry.folder for entry in of_area}, reverse=True)
