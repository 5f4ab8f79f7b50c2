"""What stands at addresses that no page has any more, or never had."""

from __future__ import annotations

from pathlib import Path

import pytest

from finished import page_at
from projects import ADDRESS


def test_the_page_for_unknown_addresses_speaks_both_languages_and_works_at_any_depth(any_site: Path) -> None:
    """Its links are absolute and carry the path of the public address; it names no address of its own."""
    page = page_at(any_site, "404.html")
    assert page.meta("robots") == "noindex"
    assert not page.every("link", rel="canonical") + page.every("link", rel="alternate")
    assert len(page.every("h2")) >= 2
    assert page.title()
    assert page.meta("description")
    links = [link.attrib["href"] for name in ("a", "link") for link in page.every(name)]
    (script,) = page.every("script")
    inside = (link for link in links if not link.startswith("mailto:"))
    for link in (*inside, script.attrib["src"], page.root.attrib["data-root"]):
        assert link.startswith("/joint-report/") or link == "#site_content", link
    assert {"/joint-report/", "/joint-report/zh/"} <= set(links)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("decisions/aa-cop-3-kites/", "decisions/aa-3-4/"),
        ("decisions/aa-cop-4-kites/", "decisions/aa-4-6/"),
        ("decisions/aa-cop-4-chimes/", "meetings/aa-cop-4/#aa-cop-4-bells"),
    ],
    ids=["a redirect of data/moved.yaml", "the alias of a record", "the alias of a record without a page"],
)
@pytest.mark.parametrize(("folder", "up"), [("", "../../"), ("zh/", "../../../zh/"), ("ar/", "../../../ar/")])
def test_an_address_of_old_leads_to_the_new_one(built_corpus: Path, old: str, new: str, folder: str, up: str) -> None:
    """By itself, by its link and for search engines."""
    page = page_at(built_corpus / "site", f"{folder}{old}")
    assert page.meta("robots") == "noindex"
    assert [one.get("content") for one in page.every("meta", **{"http-equiv": "refresh"})] == [f"0; url={up}{new}"]
    assert [one.get("href") for one in page.every("a")] == [f"{up}{new}"]
    assert [one.get("href") for one in page.every("link", rel="canonical")] == [f"{ADDRESS}{folder}{new}"]


def test_a_page_that_was_withdrawn_says_why(built_corpus: Path) -> None:
    for folder, reason, home in (
        ("", "The page described a decision that was never taken.", "../../"),
        ("zh/", "该页描述的决定从未通过。", "../../../zh/"),
    ):
        page = page_at(built_corpus / "site", f"{folder}decisions/aa-9-9/")
        assert page.meta("robots") == "noindex"
        assert reason in page.words()
        assert [link.get("href") for link in page.every("a")] == [home]
