"""From what an author wrote to a record, or to a problem in plain words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from jointreport.records.decode import decode
from jointreport.records.load import load
from jointreport.records.model.base import Record
from jointreport.records.model.bodies import Area
from jointreport.records.model.dates import Adoption
from jointreport.records.model.decisions import Activity
from jointreport.records.model.documents import BodyText
from jointreport.records.model.site import Language
from jointreport.records.model.sources import Source
from jointreport.records.source import read
from projects import cases

FREE = {"en": Language(tag="en", direction="ltr", name="English")}
# What each kind must have besides.
KINDS: dict[type[Record], str] = {
    Source: "title: {en: A page}\nkind: press\nread: in-full\nlooked: 2024-01-15\n",
    BodyText: "",
    Adoption: "",
    Activity: "title: {en: A course}\nwho: [one]\n",
    Language: "direction: ltr\nname: A name\n",
    Area: "kind: cooperation\nwording: {en: The wording.}\n",
}
CASES = [(kind, *case) for kind in KINDS for case in cases("words/records.yaml")[kind.__name__]]


def codes_of(kind: type[Record], written: str) -> list[str]:
    source = read("record.yaml", f"{KINDS[kind]}{written}\n".encode())
    return [problem.code for problem in decode(kind, source, (), FREE)[1]]


@pytest.mark.parametrize(("kind", "written", "refused"), CASES)
def test_what_a_record_may_not_say_is_refused(kind: type[Record], written: str, refused: str) -> None:
    assert codes_of(kind, written) == ([refused] if refused else [])


@pytest.mark.parametrize("name", ["en: {}", "en: >-\n    {}"])
def test_a_text_of_one_paragraph_has_at_most_twenty_thousand_characters(name: str) -> None:
    """To lay out a million would take a minute."""
    for length, told in ((20_000, []), (20_001, ["text-too-long"]), (1_500_000, ["text-too-long"])):
        assert codes_of(Area, f"order: 1\nname:\n  {name.format('x' * length)}") == told


def test_one_mistake_made_often_is_told_twenty_times() -> None:
    """A hundred thousand lines tell nobody more; another mistake among them is told."""
    fields = "\n".join(f"field-{number}: x" for number in range(50_000))
    told = Counter(codes_of(Area, f"order: one\n{fields}"))
    assert told == {"unknown-field": 20, "not-a-number": 1, "missing-field": 1}


def test_a_file_of_many_bad_records_is_told_of_in_few_lines(small: Path) -> None:
    """Each kind of mistake twenty times, and none of them unsaid."""
    records = (f"term-{n}: {{wordz: {{en: x}}, status: {{en: y}}}}\nT{n}: {{}}\n" for n in range(20_000))
    (small / "data" / "terms.yaml").write_text("".join(records), "utf-8")
    told = Counter(problem.code for problem in load(small).problems)
    assert {"unknown-field", "missing-field", "bad-identity"} <= set(told)
    assert max(told.values()) == 20


def test_whatever_is_told_of_a_record_can_be_read() -> None:
    """A name of a megabyte is cut short."""
    source = read("record.yaml", f"{KINDS[Source]}{'x' * 900}: y\naddress: {'y' * 1_000_000}\n".encode())
    sentences = [problem.line() for problem in decode(Source, source, (), FREE)[1]]
    assert len(sentences) == 2
    assert all(len(sentence) < 1200 for sentence in sentences)


def test_no_number_is_so_long_that_the_refusal_itself_fails() -> None:
    assert codes_of(Area, f"order: {'9' * 5000}\nname: {{en: A name}}") == ["not-a-number"]
