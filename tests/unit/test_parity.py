"""What counts as the same number in two languages, and what counts as none."""

from __future__ import annotations

import pytest

from jointreport.records.model.language import Text
from jointreport.rules.parity import findings
from jointreport.rules.parity.chinese import chinese_figures
from jointreport.rules.parity.english import english_figures
from jointreport.rules.parity.figures import figures_in_digits
from jointreport.rules.parity.finding import Finding
from jointreport.rules.parity.obligations import obligations_amiss
from jointreport.rules.parity.verbs import verbs_amiss, verbs_known
from library import Library
from projects import cases

SITE = ("en", "zh", "fr", "ar")
CASES = cases("words/parity.yaml")


def differing(en: str, words: str, other: str = "zh") -> tuple[list[str], list[str]]:
    """Return the words that only the English, and that only the other language has."""
    found = {finding.language: [*finding.words] for finding in findings(Text({"en": en, other: words}), SITE)}
    return found.get("en", []), found.get(other, [])


@pytest.mark.parametrize(("en", "zh"), CASES["the same"] + CASES["no numbers"])
def test_the_same_numbers_are_the_same_in_any_form_and_many_words_are_no_numbers(en: str, zh: str) -> None:
    assert differing(en, zh) == ([], [])


@pytest.mark.parametrize(("en", "zh", "only"), CASES["different"])
def test_a_real_difference_is_told_in_the_words_of_the_text(en: str, zh: str, only: list[list[str]]) -> None:
    assert differing(en, zh) == tuple(only)


@pytest.mark.parametrize(("en", "zh", "code"), CASES["how sure"])
def test_what_may_be_right_is_told_otherwise_than_what_cannot(en: str, zh: str, code: str) -> None:
    assert {finding.code for finding in findings(Text({"en": en, "zh": zh}), SITE)} == {code} - {""}


@pytest.mark.parametrize(("en", "fr", "only"), CASES["in digits"])
def test_of_a_language_whose_number_words_are_not_known_digits_count(en: str, fr: str, only: list[list[str]]) -> None:
    assert differing(en, fr, "fr") == tuple(only)


@pytest.mark.parametrize(("en", "zh", "expected"), CASES["verbs"])
def test_a_paragraph_opens_with_the_same_verb_in_all_languages(
    corpus: Library, en: str, zh: str, expected: str
) -> None:
    found = verbs_amiss(Text({"en": en, "zh": zh}), verbs_known(corpus.register), ("en", "zh"))
    assert [f"{one.instead}: {one.words[0]}" for one in found] == ([expected] if expected else [])


@pytest.mark.parametrize(("en", "zh", "expected"), CASES["obligations"])
def test_who_is_asked_how_strictly_and_on_which_condition_is_compared(
    corpus: Library, en: str, zh: str, expected: str
) -> None:
    found = obligations_amiss(corpus.register, Text({"en": en, "zh": zh}), SITE)
    told = (f"{one.code} {one.language} {one.words[0]}" + (f" ({one.instead})" if one.instead else "") for one in found)
    assert "; ".join(told) == expected


def test_a_language_whose_words_of_obligation_are_not_known_is_not_compared(corpus: Library) -> None:
    text = Text({"en": "The lamps shall be lit, as appropriate", "fr": "Les lampes sont allumées"})
    assert list(obligations_amiss(corpus.register, text, SITE)) == []


def test_a_language_without_known_number_words_is_compared_in_digits_and_signs() -> None:
    """Of French and Arabic only digits of any script, symbols and marks are compared, no words or months."""
    english = "The sixth meeting on 3 November 2025 took two decisions, MC-6/1.[^1]"
    french = "La sixième réunion du 3 novembre 2025 a pris deux décisions, MC-6/1.[^1]"
    arabic = "الاجتماع السادس في ٣ نوفمبر ٢٠٢٥، MC-6/1.[^1]"
    assert list(findings(Text({"en": english, "fr": french, "ar": arabic}), SITE)) == []
    differs = Text({"zh": "2025年11月3日第六次会议", "fr": "La sixième réunion du 4 novembre 2025"})
    assert list(findings(differs, SITE)) == [
        Finding("parity", "zh", "fr", ("3",)),
        Finding("parity", "fr", "zh", ("4",)),
    ]


@pytest.mark.parametrize(
    "words", ["9", "IX", "9,999,", "million ", "九", "万", "万亿", "9.", "第一", "一百", "(a)", "X", "C"]
)
def test_a_row_of_figures_of_any_length_is_read(words: str) -> None:
    """The same in two languages agrees with itself, and beside a third it can be compared."""
    text = words * (20_000 // len(words))
    found = findings(Text({"en": text, "zh": f"五个{text}", "fr": text}), SITE)
    assert [one for one in found if "fr" in (one.language, one.other)] == []


def test_figures_say_whether_they_demand_their_like() -> None:
    """A certain number demands its like; “both” or 一 only answers the demand of the other language."""
    english = [(f.value, f.demands) for f in english_figures("Both met twice; one of the 3 left in May.")]
    assert english == [("2", False), ("2", False), ("1", False), ("3", True), ("5", False)]
    chinese = [(f.value, f.words, f.demands) for f in chinese_figures("双方举行了两次会议和一项活动。")]
    assert chinese == [("2", "双", False), ("2", "两次", True), ("1", "一项", False)]
    assert [f.value for f in figures_in_digits("1 234 réunions, COP-6, (a)")] == ["1234", "6", "(a)"]
