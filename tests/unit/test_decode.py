"""From what an author wrote to a record, or to a problem in plain words."""

from __future__ import annotations

import pytest

from jointreport.records.decode import decode
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
    Area: "kind: cooperation\nwording: {en: The wording.}\n",
}
CASES = [(kind, *case) for kind in KINDS for case in cases("words/records.yaml")[kind.__name__]]


def codes_of(kind: type[Record], written: str) -> list[str]:
    source = read("record.yaml", f"{KINDS[kind]}{written}\n".encode())
    return [problem.code for problem in decode(kind, source, (), FREE)[1]]


@pytest.mark.parametrize(("kind", "written", "refused"), CASES)
def test_what_a_record_may_not_say_is_refused(kind: type[Record], written: str, refused: str) -> None:
    assert codes_of(kind, written) == ([refused] if refused else [])


def test_no_number_is_so_long_that_the_refusal_itself_fails() -> None:
    assert codes_of(Area, f"order: {'9' * 5000}\nname: {{en: A name}}") == ["not-a-number"]
