"""From what an author wrote to a record, or to a problem in plain words."""

from __future__ import annotations

import pytest

from jointreport.problems import Problem
from jointreport.records.decode import decode
from jointreport.records.model.base import Record
from jointreport.records.model.bodies import Area
from jointreport.records.model.dates import Adoption
from jointreport.records.model.decisions import Activity
from jointreport.records.model.documents import BodyText
from jointreport.records.model.site import Language
from jointreport.records.model.sources import Source
from jointreport.records.source import read

FREE = {"en": Language(tag="en", direction="ltr", name="English")}
AREA = "kind: cooperation\norder: {order}\nname: {name}\nwording: {{en: The wording.}}\n"
ACTIVITY = "title: {en: A course}\nwho: [one]\n"


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


@pytest.mark.parametrize(
    ("model", "written", "refused"),
    [
        (BodyText, "extent: none", ""),
        (BodyText, "extent: none\nread: in-full", ""),
        (BodyText, "extent: none\nread: in-part\nread-part: {en: the first page}", ""),
        (BodyText, "extent: none\nread: in-part", "read-part-missing"),
        (BodyText, "extent: none\nread-part: {en: the first page}", "read-part-idle"),
        (BodyText, "extent: complete\nread: in-part\nread-part: {en: the first page}", "read-less"),
        (BodyText, "extent: part\nread: not-read", "read-less"),
        (Adoption, "reported: 2025-11-05", ""),
        (Adoption, "on: 2025-11-05\nreported: 2025-11-05", "adoption-unclear"),
        (Activity, f"{ACTIVITY}announced: {{text: {{en: A letter.}}}}\nstate: announced", ""),
        (Activity, f"{ACTIVITY}planned: {{text: {{en: A plan.}}}}\nstate: announced", "announced-otherwise"),
        (Activity, f"{ACTIVITY}announced: {{text: {{en: A letter.}}}}\nstate: completed", "completed-unreported"),
        (Activity, f"{ACTIVITY}state: planned", "nothing-planned-or-reported"),
    ],
)
def test_a_label_that_says_more_than_is_known_is_refused(model: type[Record], written: str, refused: str) -> None:
    """How far a text was read, when a decision was adopted, how an activity stands."""
    found = decode(model, read("record.yaml", f"{written}\n".encode()), (), FREE)[1]
    assert [problem.code for problem in found] == ([refused] if refused else [])
