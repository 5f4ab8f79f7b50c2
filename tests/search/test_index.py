"""The files of the index: what a result says of its page, and that they are as small as was promised."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jointreport.search.index import Limits, write_index
from jointreport.system.edition import Edition
from projects import records, with_page
from search.indexes import Folder, readers_and_pages

# What a reader of one language loads in all was to be 40 kB when this was written; since everything is found that
# pages show, it is a little more. The engine, what draws its results and the manifest may not grow; the texts may,
# as records are added, but not in relation to what they hold.
MOST_BYTES_WITHOUT_TEXTS = 12_000
MOST_BYTES_OF_A_BYTE_OF_TEXT, MOST_BYTES_OF_AN_EMPTY_INDEX = 0.275, 2_500


def value_of(file: Path) -> Any:
    text = file.read_text("utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def pages(site: Path) -> list[Any]:
    """Return what is said of each page in the one slice of a small index."""
    (slice_,) = (site / "search").glob("*-0.js")
    rows: list[Any] = value_of(slice_)[0]
    return rows


def test_drafts_and_inferred_adoptions_never_go_without_their_word(any_project: Path) -> None:
    """It stands beside each result."""
    decisions = records(any_project, "decisions").items()
    drafts = {key for key, one in decisions if one["stage"] == "draft"}
    rows = [(row[0].removeprefix("decisions/")[:-1], row[1]) for row in pages(any_project / "site")]
    assert drafts <= {identity for identity, _ in rows}
    assert all("draft" in badges for identity, badges in rows if identity in drafts)
    inferred = {identity for identity, badges in rows if "adoption-inferred" in badges}
    paged = with_page(any_project, "decisions").items()
    assert inferred == {key for key, one in paged if _certainties(one, "stage") == {"inferred"}} - drafts


def _certainties(record: dict[str, Any], field: str) -> set[str]:
    return {one["certainty"] for one in record["sources"] if "for" not in one or field in one["for"]}


def test_no_mark_of_a_footnote_is_left_in_a_text(any_site: Path) -> None:
    (slice_,) = (any_site / "search").glob("*-0.js")
    assert "[^" not in slice_.read_text("utf-8")


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
