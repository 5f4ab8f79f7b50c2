"""Terms after each text, the concordance, and the sources with what rests on them, as a reader meets them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from finished import Page, page_at, pages
from library import Library, words
from projects import REPOSITORY, records

T8 = {
    "en": "Paragraph 5 of the note has 纲要, the draft decision 概要, for what the translation calls “outline”.",
    "zh": "本说明第5段用“纲要”，决定草案用“概要”，英文均译为outline。",
}


@pytest.fixture(scope="module")
def real() -> Library:
    return Library(REPOSITORY)


def terms_of(page: Page) -> list[Any]:
    return page.every("details", **{"class": "terms"})


def test_the_terms_of_a_text_stand_after_it_in_both_languages(corpus: Library) -> None:
    shown = corpus.show("document.terms", "documents", "aa-cop-4-note")
    assert words(shown).startswith("Terms in this text (2) quiet lamp 静灯")
    assert '<a href="../../glossary/#quiet-lamp">quiet lamp</a>' in shown
    assert '<span lang="zh-Hans">静灯</span>' in shown
    assert '<span lang="ar" dir="rtl">مصباح هادئ</span> <span class="badge badge--our-rendering">' in shown


def test_they_are_the_terms_of_the_language_in_which_the_text_is_shown(corpus: Library) -> None:
    """The French of the note has lamps, and no French word for their keepers is known."""
    assert "lamp keeper" in words(corpus.show("document.terms", "documents", "aa-cop-4-note"))
    french = words(corpus.show("document.terms", "documents", "aa-cop-4-note", language="fr"))
    assert french.startswith("Termes employés dans ce texte (1) lampe silencieuse")


def test_a_draft_set_out_in_a_text_is_a_part_of_it(real: Library) -> None:
    note = words(real.show("document.terms", "documents", "mc-cop-6-note-brs"))
    assert "principle of proximity" in note
    assert "stable framework Our rendering 稳定框架" in note


def test_a_text_without_terms_and_one_that_is_not_held_say_nothing(corpus: Library) -> None:
    assert corpus.show("decision.terms", "decisions", "aa-3-9") == ""
    assert corpus.show("document.terms", "documents", "ex-aa-cop-4-inf-3") == ""


def test_nothing_is_marked_or_linked_to_the_glossary_inside_a_text(built_site: Path) -> None:
    for page in pages(built_site / "site"):
        for text in page.every("div", **{"class": "text"}) + page.every(
            "div", **{"class": "text text--draft"}
        ):
            assert [link for link in text.iter("a") if "glossary" in link.get("href", "")] == []


def test_every_text_of_a_decision_or_document_that_is_held_has_them(built_site: Path) -> None:
    for address in ("decisions/mc-cop-6-draft-brs/", "zh/documents/mc-cop-6-note-brs/"):
        (fold,) = terms_of(page_at(built_site / "site", address))
        assert "open" not in fold.attrib, "closed until it is asked for"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_two_renderings_of_outline_stand_beside_the_editors_note(language: str, real: Library) -> None:
    shown = real.show("concordance", language=language)
    row = shown[shown.index('href="#term-outline-of-activities"') : shown.index("</aside>")]
    assert "纲要" in row
    assert "概要" in row
    assert T8[language].replace(" ", "") in words(row).replace(" ", ""), (
        "letter for letter, without a judgement"
    )


def test_a_sentence_of_the_concordance_says_what_each_text_is(real: Library) -> None:
    shown = words(real.show("concordance"))
    start = shown.index("principle of proximity 就近原则 1 passage")
    told = shown[start : start + 2000]
    assert "Draft draft decision in the note by the secretariat, preambular paragraph 1" in told
    assert "Unofficial translation Recognizing" in told
    assert "As in the document 认识到" in told


def test_its_terms_lead_to_the_paragraph_and_the_glossary_leads_to_it(built_site: Path) -> None:
    """Whether every link and anchor exists, the build itself checks."""
    concordance = page_at(built_site / "site", "glossary/concordance/")
    assert "term-outline-of-activities" in concordance.anchors
    assert '<a href="../../decisions/mc-cop-6-draft-brs/#p4-c">paragraph 4 (c)</a>' in concordance.html
    glossary = page_at(built_site / "site", "zh/glossary/").html
    assert '<a href="../../zh/glossary/concordance/#term-outline-of-activities">3处</a>' in glossary


def test_a_source_says_what_rests_on_it_and_how_surely(corpus: Library) -> None:
    """That the draft became AA-4/6 is only inferred from the history of the conference."""
    shown = corpus.show("sources")
    start = shown.index('id="ambrose-site-history"')
    cited = words(shown[start : shown.index("</article>", start)])
    assert "What rests on it" in cited
    assert "Cooperation with the Belmore Convention: draft decision Inferred" in cited


def test_documents_that_are_sources_lead_to_what_cites_them(built_site: Path) -> None:
    page = page_at(built_site / "site", "sources/")
    assert "documents-cited" in page.anchors
    assert 'href="../documents/mc-cop-6-note-brs/#cited">the note by the secretariat</a>' in page.html


@pytest.mark.parametrize("kind", ["decisions", "documents", "areas", "meetings"])
def test_every_page_of_a_series_leads_to_the_one_before_and_the_one_after(
    kind: str, built_corpus: Path
) -> None:
    """Only the first has none before it, and only the last none after it."""
    series = [page_at(built_corpus / "site", f"{kind}/{one}/") for one in records(built_corpus, kind)]
    assert len(series) > 1
    for way in ("prev", "next"):
        assert [len(page.every("a", rel=way)) for page in series].count(0) == 1
        assert sum(len(page.every("a", rel=way)) for page in series) == len(series) - 1
