"""The links of built pages: what is told of two pages at one address."""

from __future__ import annotations

from pathlib import Path

from jointreport.generate.links import LinkBook

SITE = "https://example.org/"


def test_two_pages_of_one_file_at_one_address_are_told(tmp_path: Path) -> None:
    """Two documents may claim the report of one biennium; one page would take the place of the other."""
    book = LinkBook()
    for source in ("data/a.yaml", "data/b.yaml"):
        book.add("reports/2024/index.html", "<p>", source, SITE)
    told = [
        (problem.spot.path, problem.code, problem.values["href"]) for problem in book.problems(tmp_path, ())
    ]
    assert told == [("data/b.yaml", "address-twice", "reports/2024/")]


def test_a_page_at_the_address_of_another_file_s_page_is_told(tmp_path: Path) -> None:
    """An authored page may not take the place of the page of a record."""
    book = LinkBook()
    for source in ("docs/areas/record.en.md", "docs/areas/training.en.md"):
        one = LinkBook()
        one.add("areas/training/index.html", "<p>", source, SITE)
        book.merge(one, source)
    told = [(problem.spot.path, problem.code) for problem in book.problems(tmp_path, ())]
    assert told == [("docs/areas/training.en.md", "address-twice")]
