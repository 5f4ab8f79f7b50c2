"""The parts of the index: the terms of a text, numbers and words as text, symbols, pages in all languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from jointreport.records.model.language import Text
from jointreport.records.reads import cached
from jointreport.search.pages import FoundPage, paragraphs_of
from jointreport.search.postings import (
    BLOCK,
    Lists,
    Range,
    coded,
    coded_positions,
    coded_steps,
    coded_words,
    lists_of,
)
from jointreport.search.terms import atoms_of, folded, symbols_of, terms_of
from jointreport.site.context import PagePassage, RenderContext, ShownOnPage
from jointreport.views.layout.filters import filter_bar
from library import Library

SIGNS = [chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\']


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("MC-5/19", ["mc", "5", "19"]),
        ("ＭＣ-5／19", ["mc", "5", "19"]),
        ("COP6", ["cop", "6"]),
        ("2024–2025", ["2024", "2025"]),
        ("Straße, Élan", ["strasse", "elan"]),
        ("رهناً", ["رهنا"]),
        ("汞废物", ["汞废", "废物", "物"]),
        ("汞 废物", ["汞废", "废物", "物"]),
        ("汞，废物", ["汞,", ",废", "废物", "物"]),
        ("《公约》、汞", ["公约", "约,", ",汞", "汞"]),
        ("第5号", ["第", "5", "号"]),
        ("1,000个", ["1", "000", "个"]),
        ("", []),
        ("—", []),
    ],
)
def test_the_terms_of_a_text(words: str, terms: list[str]) -> None:
    assert terms_of(words) == terms


def test_the_atoms_of_a_text_are_its_words_numbers_and_chinese_characters() -> None:
    assert atoms_of("Decision 5/19号决定") == ["decision", "5", "19", "号", "决", "定"]


def test_width_case_and_accents_are_of_no_account() -> None:
    assert {folded(words) for words in ("Élan", "ÉLAN", "elan", "ｅｌａｎ", "E\u0301lan")} == {"elan"}


@given(st.lists(st.integers(0, 10**9)))
def test_coded_numbers_can_be_read_again(numbers: list[int]) -> None:
    read, number = [], 0
    for sign in coded(numbers):
        digit = SIGNS.index(sign)
        number = number * 46 + digit % 46
        if digit < 46:
            read.append(number)
            number = 0
    assert read == numbers


def test_rising_numbers_are_told_by_their_steps() -> None:
    assert coded_steps([3, 3, 10]) == coded([3, 0, 7])
    assert coded_steps([3, 3, 10], before=-1) == coded([4, 0, 7])


def test_the_block_of_each_position_is_told_once() -> None:
    """Here two runs: blocks 0, 0, 2 and block 0 again."""
    blocks, _ = coded_positions([3, 10, 2 * BLOCK, 5], [0, 3])
    assert blocks == [coded([1]), "", coded([2]), coded([1])]


def test_each_place_is_one_sign_and_a_further_one_in_the_block_is_told_by_its_distance() -> None:
    """For long distances there is no sign left; they take two bytes."""
    _, places = coded_positions([0, 1, BLOCK + 63, 2 * BLOCK, 2 * BLOCK + 63], [0])
    assert places == "".join((SIGNS[0], SIGNS[BLOCK], SIGNS[63], SIGNS[0], "\xe2"))


def test_sorted_words_are_told_by_what_is_new_in_them() -> None:
    """Each begins with a sign that says how many letters it shares with the one before."""
    assert coded_words(["lamp", "lamps", "light"]) == f"{SIGNS[0]}lamp {SIGNS[4]}s {SIGNS[1]}ight"


def listed(*paragraphs: str) -> Lists:
    return lists_of(paragraphs, Range(), seldom=BLOCK * 2)


def told(lists: Lists) -> dict[str, tuple[str, str]]:
    return dict(zip(lists.terms, zip(lists.blocks, lists.places, strict=True), strict=True))


def test_a_paragraph_begins_a_new_block_and_a_long_one_takes_several() -> None:
    lists = listed("lamp kite", "", "wick " * (BLOCK + 1), "kite")
    assert told(lists)["kite"] == (coded([1, 4]), SIGNS[1] + SIGNS[0])
    assert told(lists)["lamp"] == (coded([1]), SIGNS[0])
    assert lists.long == [(2, 2)]


def test_a_place_stays_free_after_each_paragraph_so_that_no_phrase_runs_on() -> None:
    """The first paragraph fills its block; the next does not begin right after it."""
    lists = listed("wick " * (BLOCK - 1) + "lamp", "kite")
    assert told(lists)["lamp"] == (coded([1]), SIGNS[BLOCK - 1])
    assert told(lists)["kite"] == (coded([3]), SIGNS[0])


def test_two_common_words_beside_each_other_are_listed_as_a_pair() -> None:
    """Words are common here that occur more than twice; pairs do not run from one paragraph into the next."""
    lists = lists_of(["of the lamp", "of the kite of", "the"], Range(), seldom=2)
    assert lists.common == ["of", "the"]
    assert {term for term in lists.terms if term.startswith("-")} == {"-of-the"}
    assert told(lists)["-of-the"] == (coded([1, 1]), SIGNS[0] * 2)


def test_no_pair_is_made_of_chinese_characters_which_are_pairs_already() -> None:
    assert lists_of(["守灯 守灯 守灯"], Range(), seldom=2).common == []


def test_only_the_wanted_range_of_terms_is_listed() -> None:
    assert lists_of(["kite lamp wick"], Range(first="l", end="w"), seldom=9).terms == ["lamp"]


def test_a_symbol_is_known_by_each_of_its_endings() -> None:
    page = FoundPage("documents/a/", "documents", {}, symbols=("EX/AA/COP.3/9–EX/BB/COP.6/9",))
    known = symbols_of([page])
    assert {"ex/aa/cop/3/9", "cop/3/9", "3/9", "6/9"} <= set(known)
    assert "9" not in known


def shown_in(language: str, *words: str, label: str = "") -> list[PagePassage]:
    return [PagePassage("p1", language, one, label) for one in words]


def test_what_stands_at_the_same_place_in_every_language_is_one_paragraph() -> None:
    """Told apart by what it is called, and then by its number."""
    english = [*shown_in("en", "One"), *shown_in("en", "A note", "Another", label="note")]
    chinese = [*shown_in("zh", "一"), *shown_in("zh", "说明", "另一说明", label="note")]
    assert [one.words for one in paragraphs_of([english, chinese])] == [
        {"en": "One", "zh": "一"},
        {"en": "A note", "zh": "说明"},
        {"en": "Another", "zh": "另一说明"},
    ]


def test_what_waits_for_its_translation_is_found_once_in_the_language_it_is_shown_in() -> None:
    pages = [shown_in("en", "One", "Two"), [*shown_in("en", "One"), *shown_in("zh", "二")]]
    assert [one.words for one in paragraphs_of(pages)] == [{"en": "One"}, {"en": "Two", "zh": "二"}]


def test_pages_that_are_built_differently_are_found_language_by_language() -> None:
    pages = [shown_in("en", "One", "Two"), shown_in("zh", "一")]
    assert [one.words for one in paragraphs_of(pages)] == [{"en": "One"}, {"zh": "一"}, {"en": "Two"}]


def test_nothing_is_lost_where_two_pages_show_the_same_language_in_another_order() -> None:
    pages = [shown_in("en", "One", "Two"), shown_in("en", "Two", "One")]
    assert [one.words for one in paragraphs_of(pages)] == [{"en": "One"}, {"en": "Two"}]


def test_a_page_notes_what_is_at_home_there_and_nothing_else() -> None:
    shown = ShownOnPage("bodies/")
    for home in ("bodies/#unep", "services/#unep", "", None, shown.here("list")):
        shown.note(home, "en", f"at {home}")
    assert [(one.anchor, one.words) for one in shown.passages] == [
        ("unep", "at bodies/#unep"),
        ("list", "at bodies/#list"),
    ]


def test_where_no_page_is_rendered_nothing_is_noted() -> None:
    """As on paper."""
    shown = ShownOnPage()
    for home in ("bodies/#unep", "", None, shown.here("list")):
        shown.note(home, "en", "words")
    assert shown.passages == []


def a_passage(reader: RenderContext) -> Markup:
    return reader.show(Text({"en": "words"}), "bodies/#unep")


def a_list_with_filters(reader: RenderContext) -> Markup:
    return filter_bar(reader, [{"stage": ["draft"]}, {"stage": ["adopted"]}], counted="decisions")


@pytest.mark.parametrize("view", [a_passage, a_list_with_filters])
def test_what_is_kept_for_many_pages_cannot_say_what_one_of_them_shows(
    corpus: Library, view: Callable[[RenderContext], Markup]
) -> None:
    """Only the first would be found by it, or get the script; so it is an error there. Around it all is as before."""
    reader = corpus.reader().on_page(ShownOnPage("bodies/"))
    told = "a value kept by @cached for many pages cannot show a passage on one of them"
    with pytest.raises(TypeError, match=f"^{told}$"):
        cached()(view)(reader)
    assert view(reader)
    assert bool(reader.shown.passages) is (view is a_passage)
    assert reader.shown.has_filters is (view is a_list_with_filters)
