"""The pages of languages side by side: which there are, what stands on them, under which anchors."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from finished import Page, page_at, pages, said
from jointreport.rules.parity.issued import differences_of
from library import Library
from projects import folders, held, records


def test_each_language_of_a_text_stands_beside_all_others_and_beside_each_other(any_project: Path) -> None:
    """Of n languages n - 1 pairs; two are a pair already, and a text held in one language alone has no such page."""
    wanted, folder = set(), folders(any_project)
    for path, languages in held(any_project).items():
        for own in languages if len(languages) > 1 else ():
            pairs = [pair for pair in combinations(languages, 2) if own in pair] if len(languages) > 2 else []
            steps = ("parallel", *(f"parallel-{one}-{other}" for one, other in pairs))
            wanted |= {f"{folder[own]}{path}{step}/" for step in steps}
    assert {repr(page) for page in pages(any_project / "site") if "/parallel" in page.path} == wanted


def test_every_page_of_languages_side_by_side_shows_its_own_language_first(any_project: Path) -> None:
    for page in (page for page in pages(any_project / "site") if "/parallel" in page.path):
        (own, _), _, *_ = next(iter(rows(page).values()))
        assert own == page.root.get("lang"), page


def test_every_page_of_a_text_leads_to_its_languages_side_by_side(any_project: Path) -> None:
    """By a link in words: in the language of the page, or in the first of the text where that has no such page."""
    held_in, folder = held(any_project), folders(any_project)
    for page in pages(any_project / "site"):
        languages = held_in.get(page.path, ())
        if len(languages) > 1:
            there = {folder[one] for one in languages} & {page.folder} or {folder[languages[0]]}
            ways = {way for way in page.links().values() if way.endswith("/parallel/")}
            assert {way.lstrip("./") for way in ways} == {f"{one}{page.path}parallel/" for one in there}, page


def switched(page: Page) -> dict[str, str]:
    """Return where the language switch leads, by the tag of the language."""
    (switch,) = page.every("ul", **{"class": "languages"})
    return {a.attrib["hreflang"]: a.attrib["href"].lstrip("./") for a in switch.iter("a")}


def test_a_language_without_the_pair_is_reached_where_all_stand_side_by_side(built_corpus: Path) -> None:
    """There the reader finds both languages of the pair beside the new one, at the same anchor."""
    page = page_at(built_corpus / "site", "decisions/aa-3-4/parallel-en-fr/")
    assert switched(page) == {
        "zh-Hans": "zh/decisions/aa-3-4/parallel/",
        "fr": "fr/decisions/aa-3-4/parallel-en-fr/",
        "ar": "ar/decisions/aa-3-4/parallel/",
    }


def test_a_page_offers_the_pairs_that_stand_in_its_language(built_corpus: Path) -> None:
    """After all languages together; then each language alone."""
    page = page_at(built_corpus / "site", "fr/decisions/aa-3-4/parallel-fr-ar/")
    (ways,) = page.every("nav", **{"class": "choices"})
    steps = ["parallel/", "parallel-en-fr/", "parallel-zh-fr/", "parallel-fr-ar/", *[""] * 4]
    assert [a.attrib["href"].partition("aa-3-4/")[2] for a in ways.iter("a")] == steps


def anchors_of_text(page: Page) -> set[str]:
    place = re.compile(r"(draft-)?(s|pp|p|fn|fnref)\d+(-[a-z0-9]+)*")
    return {anchor for anchor in page.anchors if place.fullmatch(anchor)}


@pytest.mark.parametrize("address", ["decisions/aa-3-4/", "documents/aa-cop-4-note/", "zh/decisions/bb-7-8/"])
def test_places_have_the_anchors_they_have_on_the_page_of_the_text(built_corpus: Path, address: str) -> None:
    """Paragraphs, footnotes, the marks of footnotes, and those of a draft set out inside."""
    site = built_corpus / "site"
    own = anchors_of_text(page_at(site, address))
    assert own
    assert anchors_of_text(page_at(site, f"{address}parallel/")) == own


def rows(page: Page) -> dict[str, list[tuple[str, str]]]:
    """Return the language and the words of the cells of each row by the heading of the row."""
    found = {}
    for row in page.every("div"):
        if "parallel__row" in row.get("class", "").split():
            heading = next(e for e in row if e.tag in {"h3", "h4"})
            cells = [e for e in row.iter("div") if "parallel__cell" in e.get("class", "").split()]
            found[said(heading)] = [(cell.get("lang", ""), said(cell)) for cell in cells]
    return found


def test_a_pair_shows_these_two_languages_alone(built_corpus: Path) -> None:
    """The reader's own first; the title names them in the order of the text."""
    page = page_at(built_corpus / "site", "zh/decisions/aa-3-4/parallel-en-zh/")
    assert {tuple(tag for tag, _ in cells) for cells in rows(page).values()} == {("zh-Hans", "en")}
    assert "英文和中文对照" in page.title()


def test_a_language_of_which_no_words_are_held_is_named_once_and_leads_to_the_page_of_the_text(
    built_corpus: Path,
) -> None:
    """The Arabic of the draft is pending; it has no column."""
    draft = "decisions/aa-4-draft-kites/"
    for step in ("parallel/", "parallel-zh-fr/"):
        assert switched(page_at(built_corpus / "site", f"zh/{draft}{step}"))["ar"] == f"ar/{draft}"
    page = page_at(built_corpus / "site", f"{draft}parallel/")
    assert page.words().count("Not reproduced here: Arabic: Pending") == 1
    assert {tag for cells in rows(page).values() for tag, _ in cells} == {"en", "zh-Hans", "fr"}


def test_a_draft_says_so_above_every_column(any_project: Path) -> None:
    drafts = {key for key, one in records(any_project, "decisions").items() if one["stage"] == "draft"}
    badge = {"": "Draft", "zh/": "草案", "fr/": "Projet", "ar/": "مشروع"}
    for page in pages(any_project / "site"):
        if "/parallel" in page.path and page.path.split("/")[1] in drafts:
            heads = page.every("p", **{"class": "parallel__language"})
            assert all(badge[page.folder] in said(head) for head in heads), page


def marked(page: Page) -> list[str]:
    """Return where the marks of a page lead, of the passages in which languages differ."""
    return [a.attrib["href"].lstrip("./") for a in page.every("a", **{"class": "differs"})]


def test_a_text_whose_languages_differ_has_a_page_of_that_and_marks_that_lead_there(built_corpus: Path) -> None:
    """On its own page, and side by side; in each language of the site, whatever languages differ."""
    ambrose = "documents/ambrose-convention/"
    found = {repr(page): marked(page) for page in pages(built_corpus / "site")}
    assert {page for page in found if "/differences/" in page} == {
        f"{folder}{ambrose}differences/" for folder in ("", "zh/", "fr/", "ar/")
    }
    steps = ("", "parallel/", *(f"parallel-{one}/" for one in ("en-zh", "en-fr", "en-ar", "zh-fr", "zh-ar", "fr-ar")))
    marks = {page: ways for page, ways in found.items() if ways}
    assert {page.partition(ambrose)[2] for page in marks} == {*steps}
    assert {(page.partition(ambrose)[0], *ways) for page, ways in marks.items()} == {
        (folder, f"{folder}{ambrose}differences/#p3") for folder in ("", "zh/", "fr/", "ar/")
    }


def test_where_no_languages_differ_there_is_neither_page_nor_mark(built_site: Path) -> None:
    """Whatever a project holds: a page is there for each text in which something differs, and for no other."""
    register = Library(built_site).register
    wanted = {
        f"{kind}/{identity}/differences/"
        for kind in ("decisions", "documents")
        for identity in register.entries[kind]
        if differences_of(register, kind, identity)
    }
    found = pages(built_site / "site")
    assert {page.path for page in found if "/differences/" in page.path} == wanted
    assert {page.path.split("/")[1] for page in found if marked(page)} == {one.split("/")[1] for one in wanted}
