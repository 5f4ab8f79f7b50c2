"""The links of built pages: what is told of two pages at one address."""

from __future__ import annotations

from pathlib import Path

import pytest

from jointreport.generate.links import LinkBook, links_of


@pytest.mark.parametrize(
    ("page", "sources"),
    [
        # Two documents may claim the report of one biennium; one page would take the place of the other.
        ("reports/2024/", ("data/a.yaml", "data/b.yaml")),
        # An authored page may not take the place of the page of a record.
        ("areas/training/", ("data/areas.yaml", "docs/areas/training.en.md")),
    ],
)
def test_two_pages_at_one_address_are_told(tmp_path: Path, page: str, sources: tuple[str, str]) -> None:
    book = LinkBook()
    for source in sources:
        book.add(links_of(f"{page}index.html", "<p>", source, "https://example.org/"))
    (problem,) = book.problems(tmp_path, ())
    assert (problem.code, problem.values["href"], problem.spot.path) == ("address-twice", page, sources[1])
