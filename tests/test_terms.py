"""Terms after each text, the concordance, and the sources with what rests on them, as a reader meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from finished import page_at, pages
from library import Library, words
from projects import edited_corpus, with_page


def test_the_terms_of_a_text_are_those_of_the_language_in_which_it_is_shown_and_stand_in_all(corpus: Library) -> None:
    shown = corpus.show("document.terms", "documents", "aa-cop-4-note")
    assert words(shown).startswith("Terms in this text (2) quiet lamp 静灯")
    assert "lamp keeper" in words(shown)
    assert '<a href="../../glossary/#quiet-lamp">quiet lamp</a>' in shown
    assert '<span lang="zh-Hans">静灯</span>' in shown
    assert '<span lang="ar" dir="rtl">مصباح هادئ</span> <span class="badge badge--our-rendering">' in shown
    french = words(corpus.show("document.terms", "documents", "aa-cop-4-note", language="fr"))
    assert french.startswith("Termes employés dans ce texte (1) lampe silencieuse")


@pytest.fixture(scope="module")
def of_other_terms(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The corpus with a term that occurs in a draft, and one of which a note tells both renderings."""
    terms = (
        ("{en: quiet lamp, zh: 静灯, fr: lampe silencieuse, ar: مصباح هادئ}", "{en: takes note, zh: 注意到}"),
        ("zh: attested, fr: our-rendering, ar: our-rendering}", "zh: our-rendering}"),
        ("{en: lamp keeper, zh: 守灯人}", "{en: services, zh: 提供}\n  variants: {zh: [购买]}"),
    )
    return Library(edited_corpus(tmp_path_factory.mktemp("terms"), "data/terms.yaml", *terms))


def test_a_draft_set_out_in_a_text_is_a_part_of_it(of_other_terms: Library) -> None:
    """In the note itself the words do not occur."""
    note = words(of_other_terms.show("document.terms", "documents", "aa-cop-4-note"))
    assert "takes note 注意到 Our rendering" in note


def test_a_text_without_terms_and_one_that_is_not_held_say_nothing(corpus: Library) -> None:
    assert corpus.show("decision.terms", "decisions", "aa-3-9") == ""
    assert corpus.show("document.terms", "documents", "ex-aa-cop-4-inf-3") == ""


def test_the_terms_stand_folded_up_after_the_text_and_nothing_is_linked_inside_it(any_site: Path) -> None:
    for page in pages(any_site):
        assert not [fold for fold in page.every("details", **{"class": "terms"}) if "open" in fold.attrib]
        texts = page.every("div", **{"class": "text"}) + page.every("div", **{"class": "text text--draft"})
        assert not [a for text in texts for a in text.iter("a") if "glossary" in a.get("href", "")], page


def test_two_renderings_stand_beside_the_editors_note(of_other_terms: Library) -> None:
    for language, note in {
        "en": "Decision AA-2/5 has “purchase from”, the present decision “provide to”.",
        "zh": "AA-2/5号决定写“购买”，本决定写“提供”。",
    }.items():
        shown = of_other_terms.show("concordance", language=language)
        row = shown[shown.index('href="#term-lamp-keeper"') : shown.index("</aside>")]
        assert note.replace(" ", "") in words(row).replace(" ", "")


def test_a_sentence_of_the_concordance_says_what_each_text_is(of_other_terms: Library) -> None:
    shown = words(of_other_terms.show("concordance"))
    assert "draft decision in EX/AA/COP.4/7, paragraph 1 As in the document Takes note" in shown


def test_its_terms_lead_to_the_paragraph_and_the_glossary_leads_to_it(built_corpus: Path) -> None:
    """Whether every link and anchor exists, the build itself checks."""
    concordance = page_at(built_corpus / "site", "glossary/concordance/")
    assert "term-lamp-keeper" in concordance.anchors
    assert '<a href="../../decisions/aa-4-6/#p3-a">paragraph 3 (a)</a>' in concordance.html
    glossary = page_at(built_corpus / "site", "zh/glossary/").html
    assert '<a href="../../zh/glossary/concordance/#term-lamp-keeper">5处</a>' in glossary


def test_a_source_says_what_rests_on_it_and_how_surely(corpus: Library) -> None:
    """That the draft became AA-4/6 is only inferred from the history of the conference."""
    shown = corpus.show("sources")
    start = shown.index('id="ambrose-site-history"')
    cited = words(shown[start : shown.index("</article>", start)])
    assert "What it supports" in cited
    assert "Cooperation with the Belmore Convention: draft decision Inferred" in cited


def test_documents_that_are_sources_lead_to_what_cites_them(built_corpus: Path) -> None:
    page = page_at(built_corpus / "site", "sources/")
    assert "documents-cited" in page.anchors
    assert 'href="../documents/aa-cop-4-note/#cited">EX/AA/COP.4/7</a>' in page.html


@pytest.mark.parametrize("kind", ["decisions", "documents", "areas", "meetings"])
def test_every_page_of_a_series_leads_to_its_neighbours(kind: str, built_corpus: Path) -> None:
    series = [page_at(built_corpus / "site", f"{kind}/{one}/") for one in with_page(built_corpus, kind)]
    assert len(series) > 1
    for way in ("prev", "next"):
        assert [len(page.every("a", rel=way)) for page in series].count(0) == 1
        assert sum(len(page.every("a", rel=way)) for page in series) == len(series) - 1
