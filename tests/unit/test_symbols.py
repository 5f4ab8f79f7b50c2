"""How symbols are formed, in the words of an author: which are of a form, of a meeting, and in running words."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from jointreport.records.model.symbols import SymbolForm, example_of, in_words, meeting_in, pattern_of
from projects import cases

CASES = cases("words/symbols.yaml")
FORMS = tuple(dict.fromkeys(form for form, *_ in reversed(CASES["forms"])))


@pytest.mark.parametrize(("form", "symbol", "meeting", "others"), CASES["forms"])
def test_a_form_knows_its_symbols(form: str, symbol: str, meeting: int | None, others: list[str]) -> None:
    assert TypeAdapter(SymbolForm).validate_python(form) == form
    assert [one for one in (symbol, *others) if pattern_of(form).fullmatch(one)] == [symbol]
    assert [meeting_in(form, one) for one in (symbol, *others)] == [meeting, *(None for _ in others)]


@pytest.mark.parametrize(("form", "meeting", "example", "symbol", "of_another"), CASES["of a meeting"])
def test_a_form_knows_the_symbols_of_a_meeting(
    form: str, meeting: int, example: str, symbol: str, of_another: str
) -> None:
    assert example_of(form, meeting) == example
    assert [one for one in (symbol, of_another) if pattern_of(form, meeting).fullmatch(one)] == [symbol]


@pytest.mark.parametrize("written", CASES["no forms"])
def test_a_form_without_words_in_braces_is_refused(written: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(SymbolForm).validate_python(written)
    assert [one["type"] for one in refused.value.errors()] == ["bad-symbol-form"]


@pytest.mark.parametrize(("words", "found"), CASES["in words"])
def test_symbols_with_letters_are_found_in_running_words(words: str, found: list[str]) -> None:
    """Numbers alone may be anything there."""
    assert in_words(FORMS).findall(words) == found


def test_where_no_form_is_known_nothing_is_found() -> None:
    assert in_words(()).findall("MC-5/19") == []
