"""The links of built pages: what is told of two pages at one address."""

from __future__ import annotations

from pathlib import Path

from jointreport.generate.links import LinkBook, links_of

SITE = "https://example.org/"


def _told(root: Path, file: str, *sources: str) -> list[tuple[str, str, object]]:
    book = LinkBook()
    for source in sources:
        book.add(links_of(file, "<p>", source, SITE))
    return [(one.spot.path, one.code, one.values["href"]) for one in book.problems(root, ())]


def test_two_pages_of_one_file_at_one_address_are_told(tmp_path: Path) -> None:
    """Two documents may claim the report of one biennium; one page would take the place of the other."""
    told = _told(tmp_path, "reports/2024/index.html", "data/a.yaml", "data/b.yaml")
    assert told == [("data/b.yaml", "address-twice", "reports/2024/")]


def test_a_page_at_the_address_of_another_file_s_page_is_told(tmp_path: Path) -> None:
    """An authored page may not take the place of the page of a record."""
    told = _told(tmp_path, "areas/training/index.html", "data/areas.yaml", "docs/areas/training.en.md")
    assert told == [("docs/areas/training.en.md", "address-twice", "areas/training/")]
