"""The files of the index: what they lead to stands on the built pages, and they are as small as was promised."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import finished
from jointreport.records.load import shipped_records
from jointreport.search.index import Limits, write_index
from jointreport.system.edition import Edition, Folder
from projects import records
from search.indexes import readers_and_pages

# What a reader of one language loads in all was to be 40 kB when this was written; since everything is found that
# pages show, it is a little more. The engine, what draws its results and the manifest may not grow; the texts may,
# as records are added, but not in relation to what they hold.
MOST_BYTES_WITHOUT_TEXTS = 11_700
MOST_BYTES_OF_A_BYTE_OF_TEXT, MOST_BYTES_OF_AN_EMPTY_INDEX = 0.275, 2_500


def value_of(file: Path) -> Any:
    text = file.read_text("utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def pages(site: Path) -> list[Any]:
    """Return what is said of each page in the one slice of a small index."""
    (slice_,) = (site / "search").glob("*-0.js")
    rows: list[Any] = value_of(slice_)[0]
    return rows


def manifest(site: Path, language: str) -> dict[str, Any]:
    values: dict[str, Any] = value_of(site / "search" / f"{language}.js")
    return values


def test_every_place_that_can_be_found_stands_on_its_page(any_site: Path) -> None:
    """In every language; without an anchor a result leads to the top of its page."""
    anchors = {repr(page): set(page.anchors) for page in finished.all_pages(any_site)}
    folders = ["" if file.stem == "en" else f"{file.stem}/" for file in (any_site / "search").glob("??.js")]
    missing = [
        f"{folder}{path}#{anchor}"
        for path, _, _, _, places, *_ in pages(any_site)
        for folder in folders
        for anchor in {place if isinstance(place, str) else place[0] for place in places}
        if anchor and anchor not in anchors[folder + path]
    ]
    assert missing == []


def test_every_page_of_a_decision_document_area_or_meeting_can_be_found(any_site: Path) -> None:
    built = {page.path for page in finished.pages(any_site) if not page.folder}
    wanted = {path for path in built if re.fullmatch(r"(decisions|documents|areas|meetings)/[^/]+/", path)}
    assert wanted <= {row[0] for row in pages(any_site)}


def test_drafts_and_inferred_adoptions_never_go_without_their_word(any_project: Path) -> None:
    """It stands beside each result."""
    decisions = records(any_project, "decisions").items()
    drafts = {key for key, one in decisions if one["stage"] == "draft"}
    rows = [(row[0].removeprefix("decisions/")[:-1], row[1]) for row in pages(any_project / "site")]
    assert drafts <= {identity for identity, _ in rows}
    assert all("draft" in badges for identity, badges in rows if identity in drafts)
    inferred = {identity for identity, badges in rows if "adoption-inferred" in badges}
    assert inferred == {key for key, one in decisions if _certainties(one, "stage") == {"inferred"}} - drafts


def _certainties(record: dict[str, Any], field: str) -> set[str]:
    return {one["certainty"] for one in record["sources"] if "for" not in one or field in one["for"]}


def test_no_mark_of_a_footnote_is_left_in_a_text(any_site: Path) -> None:
    (slice_,) = (any_site / "search").glob("*-0.js")
    assert "[^" not in slice_.read_text("utf-8")


def test_each_language_has_every_word_of_the_search(any_project: Path) -> None:
    keys = {key for key in shipped_records("wording").entries["wording"] if key.startswith("search-")}
    languages = {file.stem for file in (any_project / "site" / "search").glob("??.js")}
    words = {language: manifest(any_project / "site", language)["words"] for language in languages}
    assert {language for language in languages if keys - set(words[language])} == set()


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), mtime=0))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_searches_is_small(built_corpus: Path, language: str) -> None:
    paths = ("assets/search.js", "assets/results.js", f"search/{language}.js")
    files = [built_corpus / "site" / path for path in paths]
    assert sum(map(packed, files)) <= MOST_BYTES_WITHOUT_TEXTS


def test_the_texts_come_packed_in_one_small_file(any_site: Path) -> None:
    (file,) = (any_site / "search").glob("*-0.js")
    _, *languages = value_of(file)
    held = sum(len(words.encode()) for one in languages for words in one if words)
    assert packed(file) <= MOST_BYTES_OF_AN_EMPTY_INDEX + held * MOST_BYTES_OF_A_BYTE_OF_TEXT


def test_an_index_that_takes_over_what_stayed_equals_one_from_nothing(built_corpus: Path, tmp_path: Path) -> None:
    readers, pages = readers_and_pages(built_corpus)
    changed = [replace(pages[0], title={**pages[0].title, "en": "Quietude"}), *pages[1:]]
    site, other, in_parts = tmp_path / "site", tmp_path / "other", Limits(whole=0)
    with Edition(site) as edition:
        first = write_index(readers, pages, edition, {}, in_parts)
        edition.commit()
    with Edition(site) as edition:
        second = write_index(readers, changed, edition, first.parts, in_parts)
        edition.commit()
    clean = write_index(readers, changed, Folder(other), {}, in_parts)
    assert second == clean
    assert all((site / path).read_bytes() == (other / path).read_bytes() for path in clean.paths)
    # Every other language says the same as before.
    assert [name for name in clean.parts if clean.parts[name] != first.parts[name]] == ["en "]
