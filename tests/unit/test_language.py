"""Whether words are in the language under which they stand, finished, and without a printed number."""

from __future__ import annotations

from pathlib import Path

import pytest

from jointreport.markdown.check import check_pages
from jointreport.problems import in_order
from jointreport.rules.language.notes import fault_of_note
from jointreport.rules.language.numbers import fault_of_label, fault_of_number
from jointreport.rules.language.scripts import faults_of_language
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
