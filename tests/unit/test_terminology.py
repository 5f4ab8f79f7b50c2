"""How terms are found in texts, how sentences are set side by side, and what the concordance lists."""

from __future__ import annotations

import pytest

import jointreport.texts.terms.concordance
from jointreport.records.load import load
from jointreport.records.register.register import Register
from jointreport.texts.terms.concordance import concordance_of
from jointreport.texts.terms.occurrences import TermFinder, sentences, side_by_side
from projects import cases, copy_of_corpus

CASES = cases("words/terms.yaml")


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The corpus with these terms."""
    project = copy_of_corpus(tmp_path_factory.mktemp("terms"))
    (project / "data" / "terms.yaml").write_text(CASES["terms"], "utf-8")
    return Register(load(project))


def finder(register: Register, language: str) -> TermFinder:
    return TermFinder(register.whole("terms"), language, register.languages[language])


@pytest.mark.parametrize(("language", "text", "found"), CASES["found"])
def test_of_terms_inside_one_another_the_longest_is_found(
    register: Register, language: str, text: str, found: list[str]
) -> None:
    assert sorted(finder(register, language).outermost([text])) == found


def test_every_term_is_found_inside_a_longer_one_as_well(register: Register) -> None:
    assert set(finder(register, "en").every("Opens the shared register.")) == {"register", "shared-register"}
    assert set(finder(register, "zh").every("开放共享登记册。")) == {"register", "shared-register"}


def test_words_of_several_paragraphs_are_not_joined(register: Register) -> None:
    assert finder(register, "zh").outermost(["共享", "登记册"]) == {"register"}


@pytest.mark.parametrize(("language", "parts"), CASES["sentences"])
def test_sentences_end_where_a_reader_would_end_them(language: str, parts: list[str]) -> None:
    words = ("" if language == "zh" else " ").join(parts)
    assert list(sentences(words, chinese=language == "zh")) == parts


def test_sentences_stand_side_by_side_only_where_they_are_as_many() -> None:
    chinese = {"en": False, "zh": True}
    same = {"en": "One. Two.", "zh": "一。二。"}
    other = {"en": "One. Two.", "zh": "一；二。"}
    assert list(side_by_side(same, chinese)) == [{"en": "One.", "zh": "一。"}, {"en": "Two.", "zh": "二。"}]
    assert list(side_by_side(other, chinese)) == [other]


def test_a_summary_in_our_own_words_is_no_text_of_the_concordance(register: Register) -> None:
    texts = {one.text.identity for term in concordance_of(register).terms for one in term.occurrences}
    assert register.decisions["bb-7-3"].record.text.languages["en"].status == "summary"
    assert "bb-7-3" not in texts


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
