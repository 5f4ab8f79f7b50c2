"""What is printed before a paragraph: as it is typed, as Word counts it, and what it counts."""

from __future__ import annotations

import pytest

from jointreport.exchange.labels import counts, split_label
from jointreport.exchange.word.numerals import KNOWN, numeral
from projects import cases

CASES = cases("exchange/labels.yaml")


@pytest.mark.parametrize(("written", "label", "words"), CASES["typed"])
def test_a_typed_label_is_taken_from_the_words(written: str, label: str, words: str) -> None:
    found = split_label(written)
    assert (found[0], found[1]) == (label.strip(), words)


@pytest.mark.parametrize(("label", "readings"), CASES["counts"])
def test_a_label_counts_in_each_form_it_may_be_read_in(label: str, readings: list[list[object]]) -> None:
    """“(i)” is the ninth letter, or the first Roman number."""
    assert [[one.form, one.number, one.frame] for one in counts(label)] == readings


@pytest.mark.parametrize(("form", "numbers", "printed"), CASES["numerals"])
def test_a_number_is_printed_as_word_does(form: str, numbers: list[int], printed: list[str]) -> None:
    assert [numeral(number, form) for number in numbers] == printed


@pytest.mark.parametrize("form", sorted(KNOWN))
def test_every_form_can_be_written_for_every_number_of_a_list(form: str) -> None:
    assert all(isinstance(numeral(number, form), str) for number in range(200))
