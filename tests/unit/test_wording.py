"""Dates, lists and references to paragraphs, as United Nations documents write them in each language."""

from __future__ import annotations

import pytest

from jointreport.records.load import load
from jointreport.records.model.dates import Adoption, PartialDate
from jointreport.records.model.language import InterfaceText
from jointreport.records.register.register import Register
from jointreport.site.wording import Wording, han, in_language, item_label, kind_of_place, roman, wordings
from projects import CORPUS


@pytest.fixture(scope="module")
def say() -> dict[str, Wording]:
    register = Register(load(CORPUS))
    return wordings(register)


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
    assert say["en"].join(symbols) == "MC-3/11, MC-4/9 and MC-5/19"
    assert say["zh"].join(symbols) == "MC-3/11、MC-4/9和MC-5/19"
    assert say["en"].join(symbols[:1]) == "MC-3/11"


OTHERS = ("fr", "es", "ru", "ar")
DAYS = (
    ("2025-11-03", None),
    ("2027-06", None),
    ("2013", None),
    ("2025-11-03", "2025-11-07"),
    ("2025-04-28", "2025-05-09"),
    ("2024-12-28", "2025-01-09"),
)


def style(tag: str) -> Wording:
    return Wording(tag, {}, {tag: tag})


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        (
            "fr",
            [
                "3 novembre 2025",
                "juin 2027",
                "2013",
                "3–7 novembre 2025",
                "28 avril – 9 mai 2025",
                "28 décembre 2024 – 9 janvier 2025",
                "24 ou 25 mars 2022",
            ],
        ),
        (
            "es",
            [
                "3 de noviembre de 2025",
                "junio de 2027",
                "2013",
                "3–7 de noviembre de 2025",
                "28 de abril – 9 de mayo de 2025",
                "28 de diciembre de 2024 – 9 de enero de 2025",
                "24 o 25 de marzo de 2022",
            ],
        ),
        (
            "ru",
            [
                "3 ноября 2025 года",
                "июнь 2027 года",
                "2013",
                "3–7 ноября 2025 года",
                "28 апреля – 9 мая 2025 года",
                "28 декабря 2024 года – 9 января 2025 года",
                "24 или 25 марта 2022 года",
            ],
        ),
        (
            "ar",
            [
                "3 تشرين الثاني/نوفمبر 2025",
                "حزيران/يونيه 2027",
                "2013",
                "3–7 تشرين الثاني/نوفمبر 2025",
                "28 نيسان/أبريل – 9 أيار/مايو 2025",
                "28 كانون الأول/ديسمبر 2024 – 9 كانون الثاني/يناير 2025",
                "24 أو 25 آذار/مارس 2022",
            ],
        ),
        (
            "de",
            [
                "3. November 2025",
                "Juni 2027",
                "2013",
                "3.–7. November 2025",
                "28. April – 9. Mai 2025",
                "28. Dezember 2024 – 9. Januar 2025",
                "24. März 2022 oder 25. März 2022",
            ],
        ),
    ],
)
def test_days_in_other_languages(tag: str, written: list[str]) -> None:
    """The six languages of the United Nations write days as its documents do, all others as CLDR has it."""
    say = style(tag)
    spans = [
        say.span(PartialDate.parse(first), PartialDate.parse(last) if last else None) for first, last in DAYS
    ]
    adoption = Adoption.model_validate({"from": "2022-03-24", "to": "2022-03-25"}, context={"languages": {}})
    # CLDR puts thin spaces around some dashes, which are spaces all the same.
    assert [one.replace("\u2009", " ") for one in (*spans, say.adoption(adoption, ""))] == written


def test_days_around_the_turn_of_a_year_name_both_years(say: dict[str, Wording]) -> None:
    first, last = PartialDate.parse("2024-12-28"), PartialDate.parse("2025-01-09")
    assert say["en"].span(first, last) == "28 December 2024–9 January 2025"
    assert say["zh"].span(first, last) == "2024年12月28日至2025年1月9日"


@pytest.mark.parametrize(
    ("tag", "listed", "enumerated"),
    [
        ("fr", "A, B et C", "A, B, C"),
        ("es", "A, B y C", "A, B, C"),
        ("ru", "A, B и C", "A, B, C"),
        ("ar", "A وB وC", "A وB وC"),
    ],
)
def test_lists_in_other_languages(tag: str, listed: str, enumerated: str) -> None:
    assert style(tag).join(["A", "B", "C"]) == listed
    assert style(tag).join_items(["A", "B", "C"]) == enumerated
    assert style(tag).join(["A"]) == "A"
    assert style(tag).join([]) == ""


def test_the_names_of_languages_need_no_words_of_the_interface(say: dict[str, Wording]) -> None:
    """A language of the site, or the tag of another; documents in Chinese say 文 and in Arabic write ك."""
    asked = ("en", "zh", "fr", "es", "ru", "ar")
    assert [say["en"].language_name(one) for one in asked] == [
        "English", "Chinese", "French", "Spanish", "Russian", "Arabic",
    ]  # fmt: skip
    assert [say["zh"].language_name(one) for one in asked] == [
        "英文", "中文", "法文", "西班牙文", "俄文", "阿拉伯文",
    ]  # fmt: skip
    assert [style(tag).language_name("zh-Hans") for tag in OTHERS] == [
        "chinois",
        "chino",
        "китайский",
        "الصينية",
    ]
    assert [style(tag).language_name("en") for tag in OTHERS] == [
        "anglais", "inglés", "английский", "الإنكليزية",
    ]  # fmt: skip
    assert say["en"].language_name("xx") == "xx"


@pytest.mark.parametrize(
    ("tag", "forms", "told"),
    [
        ("en", {"one": "1 paper", "other": "{n} papers"}, {0: "0 papers", 1: "1 paper", 21: "21 papers"}),
        ("zh-Hans", {"other": "{n}份"}, {0: "0份", 1: "1份", 21: "21份"}),
        (
            "fr",
            {"one": "{n} résultat", "other": "{n} résultats"},
            {0: "0 résultat", 1: "1 résultat", 2: "2 résultats", 1_000_000: "1000000 résultats"},
        ),
        ("es", {"one": "{n} texto", "other": "{n} textos"}, {0: "0 textos", 1: "1 texto", 21: "21 textos"}),
        (
            "ru",
            {"one": "{n} текст", "few": "{n} текста", "many": "{n} текстов"},
            {0: "0 текстов", 1: "1 текст", 3: "3 текста", 11: "11 текстов", 21: "21 текст", 22: "22 текста"},
        ),
        (
            "ar",
            {
                "zero": "لا وثائق", "one": "وثيقة واحدة", "two": "وثيقتان",
                "few": "{n} وثائق", "many": "{n} وثيقة", "other": "{n} وثيقة",
            },
            {0: "لا وثائق", 1: "وثيقة واحدة", 2: "وثيقتان", 3: "3 وثائق", 11: "11 وثيقة", 102: "102 وثيقة"},
        ),
    ],
)  # fmt: skip
def test_a_number_chooses_the_plural_form(tag: str, forms: dict[str, str], told: dict[int, str]) -> None:
    text = InterfaceText({tag: forms})
    say = in_language(tag, {"papers": text}, {tag: tag})
    assert {number: say("papers", n=number) for number in told} == told


def test_words_of_another_language_keep_its_way_of_counting() -> None:
    """Where Russian has no words the English ones are shown, with the forms of English."""
    text = InterfaceText({"en": {"one": "1 paper", "other": "{n} papers"}})
    say = in_language("ru", {"papers": text}, {"en": "en", "ru": "ru"})
    assert [say("papers", n=number) for number in (1, 21)] == ["1 paper", "21 papers"]


def test_a_script_gets_each_form_under_its_category() -> None:
    text = InterfaceText({"en": {"one": "1 paper", "other": "{n} papers"}, "zh": "{n}份"})
    english, chinese = (in_language(one, {"papers": text}, {}) for one in ("en", "zh"))
    assert list(english.forms("papers")) == [("", "{n} papers"), ("-one", "1 paper")]
    assert list(chinese.forms("papers")) == [("", "{n}份")]


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
