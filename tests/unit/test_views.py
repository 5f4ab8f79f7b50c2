"""What blocks say of the records, and what they never say: of drafts, requested services, context, texts not seen."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from jointreport.site.pages import subjects
from jointreport.views.texts.plain import plain_edition, plain_file
from library import Library, without, words
from projects import CORPUS, REPOSITORY, cases, edited_corpus

FILES = sorted((REPOSITORY / "tests" / "cases" / "views").glob("*.yaml"))
CASES = [case for file in FILES for case in cases(f"views/{file.name}")]
in_both_languages = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_block_says_what_its_case_says(corpus: Library, tmp_path: Path, case: dict[str, Any]) -> None:
    library, subject = corpus, case.get("of", "").split()
    for file, changes in case.get("edited", {}).items():
        library = Library(edited_corpus(tmp_path, file, *changes.items()))
    told = words(library.show(case["block"], *subject, language=case.get("in", "en"), **case.get("with", {})))
    assert bool(told) == bool(case.keys() & {"begins", "says", "never"})
    assert told.startswith(case.get("begins", ""))
    assert [one for one in case.get("never", ()) if one in told] == []
    for said in case.get("says", ()):
        before, found, told = told.partition(said)
        assert found, (said, before)


def test_a_plain_edition_says_of_a_paragraph_that_it_is_not_translated_yet(tmp_path: Path) -> None:
    french = '        fr: "Rappelant la décision AA-1/3 sur la coopération avec la Convention de Belmore,"\n'
    library = Library(edited_corpus(tmp_path, "data/decisions/aa-2-5.yaml", (french, "")))
    subject = library.subject("decisions", "aa-2-5")
    lines = plain_file(plain_edition(library.reader("fr", subject.path), subject)).split("\n\n")
    untranslated = [line for line in lines if line.startswith("(Pas encore")]
    recalled = "Recalling decision AA-1/3 on cooperation with the Belmore Convention,"
    assert untranslated == [f"(Pas encore en français : texte en anglais) {recalled}"]


@pytest.mark.parametrize("name", ["status", "statements", "areas", "services", "context", "plan", "continuing"])
def test_no_block_of_a_report_shows_anything_on_another_page(corpus: Library, name: str) -> None:
    assert corpus.show(f"report.{name}") == ""


def test_every_figure_leads_to_its_page(corpus: Library) -> None:
    links = re.findall(r'<li><a href="\.\./([^"]+)/"', corpus.show("figures"))
    assert " ".join(links) == "decisions about/coverage cooperation cooperation services documents draft-decision"


class TestAnySoundData:
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

    def test_every_term_says_in_each_language_where_no_source_has_it(self, library: Library) -> None:
        html = library.show("glossary").partition("<table")[2]
        told = [status for e in library.register.terms.values() for status in e.record.status.values()]
        # A word that was seen in a source has the mark of its note instead.
        assert (html.count("badge--our-rendering"), html.count("badge--attested")) == (told.count("our-rendering"), 0)

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
    def test_the_outline_says_that_no_planned_activity_is_known(self) -> None:
        """The plan is not filled in; what the draft says of it stands apart, as a draft."""
        html = without("activities", "statements").show("report.plan", "outline", "2026-2027")
        plan, _, proposed = html.partition('<section class="proposed">')
        assert "No source that was read names a planned activity of this biennium." in words(plan)
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
