"""From what an author wrote to a record, or to a problem in plain words."""

from __future__ import annotations

import pytest

from jointreport.problems import Problem
from jointreport.records.decode import decode
from jointreport.records.model.bodies import Area
from jointreport.records.model.site import Language
from jointreport.records.model.sources import Source
from jointreport.records.source import read

FREE = {"en": Language(tag="en", direction="ltr", name="English")}
AREA = "kind: cooperation\norder: {order}\nname: {name}\nwording: {{en: The wording.}}\n"


def area_problems(order: str = "1", name: str = "{en: A name}") -> tuple[Problem, ...]:
    source = read("areas.yaml", AREA.format(order=order, name=name).encode())
    return decode(Area, source, (), FREE)[1]


def test_a_number_of_any_length_is_read_or_refused() -> None:
    """No number is so long that the refusal itself fails."""
    assert area_problems(order="9" * 20) == ()
    assert [problem.code for problem in area_problems(order="9" * 5000)] == ["not-a-number"]


def test_a_text_has_words_even_where_no_language_is_required() -> None:
    assert [problem.code for problem in area_problems(name="{}")] == ["missing-language"]


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://example.org", True),
        ("http://www.example.org:8080/a(b)?c=d#e", True),
        ("https://例子.中国/文件", True),
        ("https://[a.b/", False),
        ("https://exa℀mple.org/", False),
        ("https://reader@example.org/", False),
        ("https://example", False),
        ("javascript:alert(1)", False),
    ],
)
def test_an_address_of_a_source_is_one_that_a_browser_can_open(address: str, good: bool) -> None:  # noqa: FBT001 - a column of a table.
    written = f'title: {{en: A page}}\nkind: press\naddress: "{address}"\nread: in-full\nlooked: 2024-01-15\n'
    found = decode(Source, read("sources.yaml", written.encode()), (), FREE)[1]
    assert [problem.code for problem in found] == ([] if good else ["bad-source-address"])
