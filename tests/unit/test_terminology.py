"""How terms are found in texts, how sentences are set side by side, and what the concordance lists."""

from __future__ import annotations

import pytest

import jointreport.texts.terms.concordance
from jointreport.records.load import load
from jointreport.records.register.register import Register
from jointreport.texts.terms.concordance import concordance_of
from jointreport.texts.terms.occurrences import TermFinder, sentences, side_by_side
from projects import copy_of_corpus

# Terms of the corpus's own texts: one inside another, one of a single character, one ending in a number.
TERMS = """\
register:
  words: {en: register, zh: 登记册}
  status: {en: attested, zh: attested}
shared-register:
  words: {en: shared register, zh: 共享登记册}
  variants: {zh: [共享的登记册], en: [register shared]}
  status: {en: attested, zh: attested}
requests:
  words: {en: requests, zh: 请}
  status: {en: attested, zh: attested}
annex:
  words: {en: annex I, zh: 附件一}
  status: {en: attested, zh: attested}
outline:
  words: {en: outline of the planned activities, zh: 纲要}
  status: {en: attested, zh: attested}
lamp:
  words: {en: quiet lamp, zh: 静灯}
  status: {en: attested, zh: attested}
"""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The corpus with these terms."""
    project = copy_of_corpus(tmp_path_factory.mktemp("terms"))
    (project / "data" / "terms.yaml").write_text(TERMS, "utf-8")
    return Register(load(project))


def finder(register: Register, language: str) -> TermFinder:
    return TermFinder(register.whole("terms"), language, register.languages[language])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Opens the shared register.", {"shared-register"}),
        ("Opens the shared register, and a register of wicks.", {"shared-register", "register"}),
        ("Registers of Quieter lamps.", {"register", "lamp"}),
        ("A preregister.", set()),
        ("The registering of quietlamps.", {"register"}),
        ("Requests the keeper,", {"requests"}),
        ("See annex I.", {"annex"}),
        ("See annexes I and III.", {"annex"}),
        ("See annex II.", set()),
        ("The register[^3] shared.", {"shared-register"}),
    ],
)
def test_in_english_the_longest_term_counts_from_the_beginning_of_a_word(
    text: str, found: set[str], register: Register
) -> None:
    assert finder(register, "en").outermost([text]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("开放共享登记册。", {"shared-register"}),
        ("共享登记册和登记册", {"shared-register", "register"}),
        ("请掌灯人开放。", {"requests"}),
        ("欢迎合作，请掌灯人开放，并请各缔约方", {"requests"}),
        ("提请注意静灯", {"lamp"}),
        ("静[^3]灯", {"lamp"}),
    ],
)
def test_in_chinese_a_term_counts_anywhere_but_one_character_only_where_a_clause_begins(
    text: str, found: set[str], register: Register
) -> None:
    assert finder(register, "zh").outermost([text]) == found


def test_every_term_is_found_inside_a_longer_one_as_well(register: Register) -> None:
    assert set(finder(register, "en").every("Opens the shared register.")) == {"register", "shared-register"}
    assert set(finder(register, "zh").every("开放共享登记册。")) == {"register", "shared-register"}


def test_words_of_several_paragraphs_are_not_joined(register: Register) -> None:
    assert finder(register, "zh").outermost(["共享", "登记册"]) == {"register"}


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("See No. 5 and para. 3. Then stop.", ["See No. 5 and para. 3.", "Then stop."]),
        (
            "So wrote A. Keeper. “It did.” Or not.",
            ["So wrote A. Keeper.", "“It did.”", "Or not."],
        ),
        ("Decides, in 2.5 days;", ["Decides, in 2.5 days;"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(words: str, parts: list[str]) -> None:
    assert list(sentences(words, chinese=False)) == parts


def test_chinese_sentences_end_at_their_own_marks() -> None:
    told = sentences("甲说：“好。”乙来了；丙未来。丁", chinese=True)
    assert told == ("甲说：“好。”", "乙来了；丙未来。", "丁")


def test_sentences_stand_side_by_side_only_where_they_are_as_many() -> None:
    chinese = {"en": False, "zh": True}
    same = {"en": "One. Two.", "zh": "一。二。"}
    other = {"en": "One. Two.", "zh": "一；二。"}
    assert list(side_by_side(same, chinese)) == [{"en": "One.", "zh": "一。"}, {"en": "Two.", "zh": "二。"}]
    assert list(side_by_side(other, chinese)) == [other]


def test_the_concordance_has_every_sentence_of_the_texts_held_in_both_languages(register: Register) -> None:
    """The register stands in a sentence of paragraph 2 of the note, and in the draft and what came of it."""
    found = {one.term.identity: one for one in concordance_of(register).terms}
    places = [(one.text.identity, one.at) for one in found["shared-register"].occurrences]
    assert ("aa-cop-4-note", "p2") in places
    assert ("aa-4-draft-kites", "p2") in places
    first = next(one for one in found["shared-register"].occurrences if one.at == "p2")
    assert first.words["en"].startswith("In 2024 and 2025 cooperation focused")
    assert first.words["zh"].startswith("2024年和2025年的合作侧重于")


def test_a_summary_in_our_own_words_is_no_text_of_the_concordance(register: Register) -> None:
    texts = {one.text.identity for term in concordance_of(register).terms for one in term.occurrences}
    assert register.decisions["bb-7-3"].record.text.languages["en"].status == "summary"
    assert "bb-7-3" not in texts


def test_several_renderings_of_a_term_are_listed_with_their_places(register: Register) -> None:
    varied = {one.term.identity: one.varied for one in concordance_of(register).terms if one.varied}
    assert set(varied) == {"shared-register"}
    assert set(varied["shared-register"]["zh"]) == {"共享登记册", "共享的登记册"}
    assert [one.at for one in varied["shared-register"]["zh"]["共享的登记册"]] == ["p2"]


def test_a_passage_in_which_one_language_has_none_of_the_words_is_listed(register: Register) -> None:
    """The English of the corpus has “outline of planned activities”, which is not among the words of the term."""
    lacking = {one.term.identity: one.unmatched for one in concordance_of(register).terms if one.unmatched}
    assert ("aa-cop-4-note", "p4") in [(one.text.identity, one.at) for one in lacking["outline"]]
    assert all(set(one.found) == {"zh"} for one in lacking["outline"])


def test_of_very_many_texts_only_the_latest_are_looked_through(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The documents come first, then the latest decisions."""
    every = concordance_of(register)
    assert every.looked_through == every.texts
    monkeypatch.setattr(jointreport.texts.terms.concordance, "MOST_TEXTS", 1)
    monkeypatch.setattr(register, "made", {})
    bounded = concordance_of(register)
    assert (bounded.looked_through, bounded.texts) == (1, every.texts)
    assert {one.text.identity for term in bounded.terms for one in term.occurrences} == {"aa-cop-4-note"}
