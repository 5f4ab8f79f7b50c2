"""Where terms and sources lead, and that no text holds a link; what they say, `cases/views/texts.yaml` holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from finished import page_at, pages
from projects import with_page


def test_the_terms_stand_folded_up_after_the_text_and_nothing_is_linked_inside_it(any_site: Path) -> None:
    for page in pages(any_site):
        assert not [fold for fold in page.every("details", **{"class": "terms"}) if "open" in fold.attrib]
        texts = page.every("div", **{"class": "text"}) + page.every("div", **{"class": "text text--draft"})
        assert not [a for text in texts for a in text.iter("a") if "glossary" in a.get("href", "")], page


def test_its_terms_lead_to_the_paragraph_and_the_glossary_leads_to_it(built_corpus: Path) -> None:
    """Whether every link and anchor exists, the build itself checks."""
    note = page_at(built_corpus / "site", "documents/aa-cop-4-note/")
    assert note.links()["quiet lamp"] == "../../glossary/#quiet-lamp"
    concordance = page_at(built_corpus / "site", "glossary/concordance/")
    assert "term-lamp-keeper" in concordance.anchors
    assert '<a href="../../decisions/aa-4-6/#p3-a">paragraph 3 (a)</a>' in concordance.html
    glossary = page_at(built_corpus / "site", "zh/glossary/").html
    assert '<a href="../../zh/glossary/concordance/#term-lamp-keeper">5处</a>' in glossary


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
