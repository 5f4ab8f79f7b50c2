"""Dates, lists and references to paragraphs, as United Nations documents write them in each language."""

from __future__ import annotations

import pytest

from jointreport.records.load import load
from jointreport.records.model.dates import Adoption, PartialDate
from jointreport.records.register.register import Register
from jointreport.site.numerals import han, item_label, kind_of_place, roman
from jointreport.site.wording import Wording, wordings
from projects import REPOSITORY


@pytest.fixture(scope="module")
def say() -> dict[str, Wording]:
    register = Register(load(REPOSITORY))
    words = {key: entry.record.root for key, entry in register.entries["wording"].items()}
    return wordings(words, register.languages)


@pytest.mark.parametrize(
    ("first", "last", "english", "chinese"),
    [
        ("2025-11-03", "2025-11-07", "3–7 November 2025", "2025年11月3日至7日"),
        ("2025-04-28", "2025-05-09", "28 April–9 May 2025", "2025年4月28日至5月9日"),
        ("2027-06", None, "June 2027", "2027年6月"),
        ("2013", None, "2013", "2013年"),
        ("2018", "2022", "2018–2022", "2018年至2022年"),
        ("2025-11-05", "2025-11-05", "5 November 2025", "2025年11月5日"),
    ],
)
def test_days(say: dict[str, Wording], first: str, last: str | None, english: str, chinese: str) -> None:
    begin, end = PartialDate.parse(first), PartialDate.parse(last) if last else None
    assert say["en"].span(begin, end) == english
    assert say["zh"].span(begin, end) == chinese


def test_one_of_two_days(say: dict[str, Wording]) -> None:
    adoption = Adoption.model_validate({"from": "2022-03-24", "to": "2022-03-25"}, context={"languages": {}})
    assert say["en"].adoption(adoption, "") == "24 or 25 March 2022"
    assert say["zh"].adoption(adoption, "") == "2022年3月24日或25日"


def test_a_list(say: dict[str, Wording]) -> None:
    symbols = ["MC-3/11", "MC-4/9", "MC-5/19"]
    assert say["en"].listed(symbols) == "MC-3/11, MC-4/9 and MC-5/19"
    assert say["zh"].listed(symbols) == "MC-3/11、MC-4/9和MC-5/19"
    assert say["en"].listed(symbols[:1]) == "MC-3/11"


@pytest.mark.parametrize(
    ("at", "english", "chinese"),
    [
        ("p4", "paragraph 4", "第4段"),
        ("p4-c", "paragraph 4 (c)", "第4(c)段"),
        ("p2-a-1", "paragraph 2 (a)(1)", "第2(a)(1)段"),
        ("pp1", "preambular paragraph 1", "序言第1段"),
        ("s3", "section III", "第三节"),
        ("fn4", "footnote 4", "脚注4"),
    ],
)
def test_places(say: dict[str, Wording], at: str, english: str, chinese: str) -> None:
    assert say["en"].paragraph(at) == english
    assert say["zh"].paragraph(at) == chinese


def test_labels_are_those_that_are_printed() -> None:
    assert [item_label(at) for at in ("pp1", "p4", "p4-a", "p2-a-1")] == ["", "4.", "(a)", "(1)"]


def test_an_item_inside_an_item_is_told_apart() -> None:
    kinds = [kind_of_place(at) for at in ("s2", "pp1", "p4", "p4-a", "p2-a-1", "fn3")]
    assert kinds == ["section", "preamble", "paragraph", "item", "subitem", "footnote"]


def test_figures_of_sections() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 39, 45, 99)] == ["I", "IV", "IX", "XIV", "XXXIX", "XLV", "XCIX"]
    assert [han(n) for n in (1, 10, 11, 20, 21, 99, 100)] == [
        "一",
        "十",
        "十一",
        "二十",
        "二十一",
        "九十九",
        "100",
    ]
