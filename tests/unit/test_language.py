"""Whether words are in the language under which they stand, finished, and without a printed number."""

from __future__ import annotations

from pathlib import Path

import pytest

from jointreport.markdown.check import check_pages
from jointreport.problems import in_order
from jointreport.records.model.language import Text
from jointreport.rules.language.lengths import faults_of_length
from jointreport.rules.language.notes import fault_of_note
from jointreport.rules.language.numbers import fault_of_label, fault_of_number
from jointreport.rules.language.scripts import faults_of_language
from jointreport.rules.language.signs import fault_of_markdown, faults_of_signs
from jointreport.rules.language.symbols import faults_of_symbols
from jointreport.rules.language.traditional import fault_of_traditional
from jointreport.rules.parity.conventions import conventions_amiss, names_of_conventions
from library import Library
from projects import cases

CASES = cases("words/language.yaml")
TAGS = {"en": "en", "zh": "zh-Hans", "fr": "fr", "es": "es", "ru": "ru", "ar": "ar"}


def is_known(piece: str) -> bool:
    return piece == "Minamata Convention on Mercury"


@pytest.mark.parametrize(("words", "expected"), CASES["languages"], ids=str)
def test_words_are_in_the_language_under_which_they_stand(words: dict[str, str], expected: str) -> None:
    found = faults_of_language(words, TAGS, is_known)
    assert "; ".join(f"{language} {fault.code}" for language, fault in found) == expected


@pytest.mark.parametrize(("words", "expected"), CASES["notes"])
def test_a_note_to_oneself_is_no_text(words: str, expected: str) -> None:
    fault = fault_of_note(words, verbatim=False)
    assert (fault.code if fault else "") == expected


@pytest.mark.parametrize(("words", "expected"), CASES["issued"])
def test_what_was_issued_may_hold_what_looks_like_a_note(words: str, expected: str) -> None:
    fault = fault_of_note(words, verbatim=True)
    assert (fault.code if fault else "") == expected


@pytest.mark.parametrize(("at", "words", "expected"), CASES["numbers"])
def test_a_paragraph_does_not_begin_with_its_printed_number(at: str, words: str, expected: str) -> None:
    fault = fault_of_number(at, words)
    assert (fault.values["found"] if fault else "") == expected


@pytest.mark.parametrize(("label", "words", "expected"), CASES["labels"])
def test_a_footnote_does_not_begin_with_its_label(label: str, words: str, expected: str) -> None:
    fault = fault_of_label(label, words)
    assert (fault.values["found"] if fault else "") == expected


@pytest.mark.parametrize(("language", "text", "expected"), CASES["pages"])
def test_the_words_of_a_page_are_looked_at_as_those_of_records(
    corpus: Library, tmp_path: Path, language: str, text: str, expected: str
) -> None:
    """A page that was not translated at all is told once."""
    (tmp_path / "docs").mkdir()
    (tmp_path / f"docs/x.{language}.md").write_text(text, "utf-8")
    found = [one for one in in_order(check_pages(tmp_path, corpus.register)) if one.code != "page-without-counterpart"]
    assert "; ".join(f"{one.spot.line}:{one.spot.column} {one.code}" for one in found) == expected


@pytest.mark.parametrize(("language", "words", "code", "instead"), CASES["signs"])
def test_a_sign_that_does_not_belong_to_words_is_told_with_the_right_one(
    language: str, words: str, code: str, instead: str
) -> None:
    found = list(faults_of_signs(words, is_chinese=language == "zh", is_latin=language == "en"))
    assert [fault.code for fault in found] == ([code] if code else [])
    assert all(instead in fault.values.values() for fault in found)


@pytest.mark.parametrize(("words", "expected"), CASES["markdown"])
def test_markdown_in_a_record_would_be_printed(words: str, expected: str) -> None:
    fault = fault_of_markdown(words, has_footnotes=True)
    assert (fault.values["found"] if fault else "") == expected


@pytest.mark.parametrize(("words", "found", "simplified"), CASES["traditional"])
def test_traditional_characters_are_told_with_the_simplified_ones(words: str, found: str, simplified: str) -> None:
    """In a quotation or title they may stand; one alone in issued words may be a misprint of these."""
    fault = fault_of_traditional(words, verbatim=False)
    assert (fault.values if fault else {}) == ({"found": found, "simplified": simplified} if found else {})
    assert (fault_of_traditional(words, verbatim=True) is not None) == (len(found) > 1)


FORMS = ("MC-{meeting}/{number}", "BC-{meeting}/{number}", "{number}/CP.{meeting}", "Conf. {meeting}.{number}")


@pytest.mark.parametrize(("words", "code", "symbol"), CASES["symbols"])
def test_what_looks_like_a_symbol_is_one_that_pages_link(words: str, code: str, symbol: str) -> None:
    found = list(faults_of_symbols(words, FORMS, {"MC-5/19", "BC-15/4", "1/CP.28", "Conf. 14.8"}, verbatim=False))
    assert [fault.code for fault in found] == ([code] if code else [])
    assert all(symbol in fault.values.values() for fault in found)


def test_issued_words_may_name_what_we_do_not_hold() -> None:
    """Only a sign of the same shape is told there: a hyphen that does not break was never meant otherwise."""
    words = "decisions MC-5/99, MC 5/19, MC-5-19 and MC\u20115/19"
    found = faults_of_symbols(words, FORMS, {"MC-5/19"}, verbatim=True)
    assert [(fault.code, fault.start) for fault in found] == [("symbol-written-otherwise", 40)]


@pytest.mark.parametrize(("en", "zh", "shorter"), CASES["lengths"])
def test_a_language_that_lacks_half_of_a_text_is_told(en: str, zh: str, shorter: str) -> None:
    found = faults_of_length({"en": en, "zh": zh}, TAGS, of_text=True)
    assert "".join(language for language, _ in found) == shorter


@pytest.mark.parametrize(("en", "zh", "expected"), CASES["conventions"])
def test_a_convention_that_one_language_leaves_out_is_told(corpus: Library, en: str, zh: str, expected: str) -> None:
    """Where the other names some, or speaks of none; together, or by their initials, they may be named otherwise."""
    found = conventions_amiss(Text({"en": en, "zh": zh}), names_of_conventions(corpus.register), ("en", "zh"))
    assert "; ".join(f"{one.language}: {', '.join(one.words)}" for one in found) == expected
