"""Dates, lists, numbers and references to paragraphs, as United Nations documents write them in each language."""

from __future__ import annotations

import pytest

from jointreport.records.load import load
from jointreport.records.model.dates import Adoption, PartialDate
from jointreport.records.model.language import InterfaceText
from jointreport.records.model.symbols import roman
from jointreport.records.register.register import Register
from jointreport.site.locales import language_and_territory
from jointreport.site.wording import Wording, han, in_language, item_label, kind_of_place, wordings
from projects import CORPUS, cases

CASES = cases("words/wording.yaml")


@pytest.fixture(scope="module")
def say() -> dict[str, Wording]:
    return wordings(Register(load(CORPUS)))


def style(tag: str) -> Wording:
    return Wording(tag, {}, {tag: tag})


def span(say: Wording, days: str) -> str:
    first, _, last = days.partition(" ")
    # CLDR puts thin spaces around some dashes, which are spaces all the same.
    told = say.span(PartialDate.parse(first), PartialDate.parse(last) if last else None)
    return told.replace("\u2009", " ")


@pytest.mark.parametrize(("tag", "written"), CASES["written"].items())
def test_days_are_written_as_the_documents_of_the_united_nations_have_them(tag: str, written: str) -> None:
    """In its six languages; in all others as CLDR has it. The last is one of two days."""
    adoption = Adoption.model_validate({"from": "2022-03-24", "to": "2022-03-25"}, context={"languages": {}})
    told = [*(span(style(tag), days) for days in CASES["days"]), style(tag).adoption(adoption, "")]
    assert "; ".join(told) == written


def test_years_and_a_single_day_are_spans_too() -> None:
    assert [span(style(tag), "2018 2022") for tag in ("en", "zh-Hans")] == ["2018–2022", "2018年至2022年"]
    assert [span(style(tag), "2025-11-05 2025-11-05") for tag in ("en", "zh-Hans")] == [
        "5 November 2025", "2025年11月5日",
    ]  # fmt: skip


@pytest.mark.parametrize(("tag", "listed", "enumerated"), CASES["lists"])
def test_a_list(tag: str, listed: str, enumerated: str) -> None:
    assert style(tag).join(["A", "B", "C"]) == listed
    assert style(tag).join_items(["A", "B", "C"]) == enumerated
    assert (style(tag).join(["A"]), style(tag).join([])) == ("A", "")


@pytest.mark.parametrize(("tag", "told"), CASES["territories"])
def test_previews_are_told_a_language_with_a_territory(tag: str, told: str) -> None:
    assert language_and_territory(tag) == told


@pytest.mark.parametrize(("tag", "names"), CASES["languages"])
def test_the_names_of_languages_need_no_words_of_the_interface(tag: str, names: str) -> None:
    """Documents in Chinese say 文 and in Arabic write ك; a tag that nobody knows stands for itself."""
    asked = ("en", "zh-Hans", "fr", "es", "ru", "ar")[: names.count(",") + 1]
    assert ", ".join(style(tag).language_name(one) for one in asked) == names
    assert style(tag).language_name("xx") == "xx"


def test_a_language_of_the_site_is_named_by_its_key(say: dict[str, Wording]) -> None:
    assert [say[one].language_name("zh") for one in ("en", "zh")] == ["Chinese", "中文"]


@pytest.mark.parametrize(("tag", "forms", "told"), CASES["plurals"])
def test_a_number_chooses_the_plural_form(tag: str, forms: dict[str, str], told: dict[int, str]) -> None:
    say = in_language(tag, {"papers": InterfaceText({tag: forms})}, {tag: tag})
    assert {number: say("papers", n=number) for number in told} == told


def test_words_of_another_language_keep_its_way_of_counting_and_each_form_its_category() -> None:
    """Where Russian has no words the English ones are shown; a script gets each form under its category."""
    text = InterfaceText({"en": {"one": "1 paper", "other": "{n} papers"}, "zh": "{n}份"})
    russian = in_language("ru", {"papers": text}, {"en": "en", "ru": "ru"})
    assert [russian("papers", n=number) for number in (1, 21)] == ["1 paper", "21 papers"]
    english, chinese = (in_language(one, {"papers": text}, {}) for one in ("en", "zh"))
    assert list(english.forms("papers")) == [("", "{n} papers"), ("-one", "1 paper")]
    assert list(chinese.forms("papers")) == [("", "{n}份")]


@pytest.mark.parametrize(("at", "english", "chinese", "label", "kind"), CASES["places"])
def test_a_place_has_its_name_its_printed_label_and_its_kind(
    say: dict[str, Wording], at: str, english: str, chinese: str, label: str | None, kind: str
) -> None:
    assert (say["en"].paragraph(at), say["zh"].paragraph(at), kind_of_place(at)) == (english, chinese, kind)
    assert label is None or item_label(at) == label


@pytest.mark.parametrize(("places", "english", "chinese"), CASES["runs"])
def test_paragraphs_that_follow_one_another_are_drawn_together(
    say: dict[str, Wording], places: str, english: str, chinese: str
) -> None:
    """A run is cited by its first and last paragraph, as each language writes it."""
    told = [say[language].paragraphs(places.split()) for language in ("en", "zh")]
    assert told == [english, chinese]


def test_figures_of_sections() -> None:
    assert " ".join(map(roman, (1, 4, 9, 14, 39, 45, 99))) == "I IV IX XIV XXXIX XLV XCIX"
    assert " ".join(map(han, (1, 10, 11, 20, 21, 99, 100))) == "一 十 十一 二十 二十一 九十九 100"
