"""What counts as the same number in two languages, and what counts as none."""

from __future__ import annotations

import pytest

from jointreport.records.model.language import Text
from jointreport.rules.parity import Finding, findings
from jointreport.rules.parity.chinese import chinese_figures
from jointreport.rules.parity.english import english_figures
from jointreport.rules.parity.figures import figures_in_digits

SITE = ("en", "zh", "fr", "ar")


def differing(en: str, zh: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that only the English, and that only the Chinese has."""
    found = {finding.language: finding.words for finding in findings(Text({"en": en, "zh": zh}), SITE)}
    return found.get("en", ()), found.get("zh", ())


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("The two secretariats cooperated.", "两个秘书处开展合作。"),
        ("Both secretariats cooperated.", "两个秘书处开展合作。"),
        ("at its sixth meeting", "第六次会议"),
        ("at COP-6 and COP-17", "第六次和第十七次会议"),
        ("COP-4.2", "第四次会议第二期会议"),
        ("on 3 November 2025", "2025年11月3日"),
        ("from 28 April to 9 May 2025", "2025年4月28日至5月9日"),
        ("from 3 to 7 November 2025", "２０２５年１１月３日至７日"),
        ("in 2025", "二〇二五年"),
        ("the biennium 2026–2027", "2026–2027两年期"),
        ("every two years", "每两年期"),
        ("in the 1990s", "20世纪90年代"),
        ("annex I to document UNEP/MC/COP.6/INF/29", "UNEP/MC/COP.6/INF/29号文件附件一"),
        ("annexes I and II", "附件一和附件二"),
        ("section III", "第三节"),
        ("Ibid., annex II.", "同上，附件二。"),
        ("UNEP/MC/COP.6/INF/29, annex II.", "同上，附件二。"),
        ("decisions MC-3/11, MC-4/9 and IX/10", "MC-3/11、MC-4/9和IX/10号决定"),
        ("paragraph 4 (a)[^3]", "第4(a)段[^3]"),
        ("paragraph 4 (a)", "第四段（a）项"),
        ("twenty-one projects", "二十一个项目"),
        ("one hundred and twenty people", "120人"),
        ("two hundred and five", "二百零五"),
        ("15,000 tonnes, 1.5 million people", "1.5万吨，150万人"),
        ("a few thousand, US$ 2 billion", "数千，20亿美元"),
        ("two thirds, 5 per cent", "三分之二，百分之五"),
        ("a tenth", "十分之一"),
        ("the twenty-first century", "二十一世纪"),
        ("a decade", "十年"),
        ("the Group of 20", "二十国集团"),
    ],
)
def test_the_same_numbers_are_the_same_in_any_form(en: str, zh: str) -> None:
    """Digits, number words, ordinals, numerals, months, Roman numbers and symbols are compared by value."""
    assert differing(en, zh) == ((), ())


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("A report was submitted.", "提交了一份报告。"),
        ("unanimous and consistent in general", "一致、统一、一般"),
        ("just in case", "以防万一"),
        ("very important", "十分重要"),
        ("The conventions cooperated.", "三公约开展合作。"),
        ("gender equality", "两性平等"),
        ("hexachlorobenzene and dioxins", "六氯苯和二噁英"),
        ("decabromodiphenyl ether", "十溴二苯醚"),
        ("secondary pollution", "二次污染"),
        ("immediately", "第一时间"),
        ("several", "两三种"),
        ("dozens of people", "数十人"),
        ("The Parties may wish to adopt a decision.", "缔约方不妨通过一项决定。"),
        ("As I said, the first draft was the best one.", "初稿最好。"),
        ("See https://site.example/2025/12.", "见https://site.example/2025/12。"),
        ("decision(s)", "决定"),
        ("Iwo and Ven, Xing", "硫磺岛"),  # They begin like Roman numbers and end like number words.
    ],
)
def test_words_that_merely_contain_a_numeral_are_no_numbers(en: str, zh: str) -> None:
    """“一份” is “a report”; chemical names and set phrases are not counted."""
    assert differing(en, zh) == ((), ())


@pytest.mark.parametrize(
    ("en", "zh", "only"),
    [
        ("on 3 November 2025", "2025年11月4日", (("3",), ("4",))),
        ("on 3 November 2025", "2025年12月3日", (("November",), ("12月",))),
        ("the four conventions", "各公约", (("four",), ())),
        ("the conventions", "四项公约", ((), ("四项",))),
        ("at its sixth meeting", "第七次会议", (("sixth",), ("第七次",))),
        ("annex I", "附件二", (("annex I",), ("附件二",))),
        ("MC-5/19", "MC-5/18", (("MC-5/19",), ("MC-5/18",))),
        (
            "UNEP/MC/COP.6/INF/29",
            "UNEP/MC/COP.6/INF/28",
            (("UNEP/MC/COP.6/INF/29",), ("UNEP/MC/COP.6/INF/28",)),
        ),
        ("paragraph 4 (a)[^3]", "第4(b)段[^4]", (("(a)", "[^3]"), ("(b)", "[^4]"))),
        ("2026–2027", "2026–2028", (("2027",), ("2028",))),
        ("twenty-one", "二十二个", (("twenty-one",), ("二十二个",))),
        ("1.5 million", "15万", (("1.5 million",), ("15万",))),
        ("the first meeting of two", "第一次会议", (("two",), ())),
        ("the meeting", "第一次会议", ((), ("第一次",))),
        ("MC-3/11 and BC-4/9", "BC-3/11和MC-4/9", (("MC-3/11", "BC-4/9"), ("BC-3/11", "MC-4/9"))),
    ],
)
def test_a_real_difference_is_told_in_the_words_of_the_text(
    en: str, zh: str, only: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    """What has no like in the other language is named as it is written, so that an exception can name it."""
    assert differing(en, zh) == only


def test_a_language_without_known_number_words_is_compared_in_digits_and_signs() -> None:
    """Of French and Arabic only digits of any script, symbols and marks are compared, no words or months."""
    fits = Text(
        {
            "en": "The sixth meeting on 3 November 2025 took two decisions, MC-6/1.[^1]",
            "fr": "La sixième réunion du 3 novembre 2025 a pris deux décisions, MC-6/1.[^1]",
            "ar": "الاجتماع السادس في ٣ نوفمبر ٢٠٢٥، MC-6/1.[^1]",
        }
    )
    assert list(findings(fits, SITE)) == []
    differs = Text({"zh": "2025年11月3日第六次会议", "fr": "La sixième réunion du 4 novembre 2025"})
    assert list(findings(differs, SITE)) == [Finding("zh", "fr", ("3",)), Finding("fr", "zh", ("4",))]


def test_every_language_is_compared_with_the_first_of_the_site() -> None:
    """A difference is told once for each language that differs from the first one."""
    text = Text({"zh": "3人", "en": "3 people", "fr": "4 personnes", "ar": "3"})
    assert list(findings(text, SITE)) == [Finding("en", "fr", ("3",)), Finding("fr", "en", ("4",))]


def test_figures_say_whether_they_demand_their_like() -> None:
    """A certain number demands its like; “both” or 一 only answers the demand of the other language."""
    english = [(f.value, f.demands) for f in english_figures("Both met twice; one of the 3 left in May.")]
    assert english == [("2", False), ("2", False), ("1", False), ("3", True), ("5", False)]
    chinese = [(f.value, f.words, f.demands) for f in chinese_figures("双方举行了两次会议和一项活动。")]
    assert chinese == [("2", "双", False), ("2", "两次", True), ("1", "一项", False)]
    assert [f.value for f in figures_in_digits("1 234 réunions, COP-6, (a)")] == ["1234", "6", "(a)"]
