"""What is found of a page: the terms of its words, its symbols, its paragraphs in all languages.

How they are written into the index is held by the engine, which reads them (`tests/search`).
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markupsafe import Markup

from jointreport.records.model.language import Text
from jointreport.records.reads import cached
from jointreport.search.pages import FoundPage, paragraphs_of
from jointreport.search.postings import BLOCK, Lists, Range, encode, lists_of
from jointreport.search.terms import symbols_of, terms_of
from jointreport.search.traditional import simplified_forms
from jointreport.site.context import PagePassage, RenderContext, ShownOnPage
from jointreport.views.layout.filters import filter_bar
from library import Library
from projects import cases


@pytest.mark.parametrize(("words", "terms"), cases("words/search.yaml"))
def test_the_terms_of_a_text(words: str, terms: list[str]) -> None:
    assert terms_of(words) == terms


@pytest.mark.parametrize(("query", "known", "converted"), cases("words/traditional.yaml"))
def test_what_traditional_characters_stand_for(query: str, known: str, converted: str) -> None:
    forms = simplified_forms(set(known))
    assert "".join(forms.get(one, one) for one in query) == converted


def told(lists: Lists) -> dict[str, tuple[str, str]]:
    return dict(zip(lists.terms, zip(lists.blocks, lists.places, strict=True), strict=True))


def test_a_place_stays_free_after_each_paragraph_so_that_no_phrase_runs_on() -> None:
    """The first paragraph fills its block; the next does not begin right after it."""
    lists = lists_of(["wick " * (BLOCK - 1) + "lamp", "kite"], Range(), seldom=BLOCK * 2)
    assert [told(lists)[term][0] for term in ("lamp", "kite")] == [encode([1]), encode([3])]


def test_two_common_words_beside_each_other_are_listed_as_a_pair() -> None:
    """Words are common here that occur more than twice; pairs do not run from one paragraph into the next."""
    lists = lists_of(["of the lamp", "of the kite of", "the"], Range(), seldom=2)
    assert {term for term in lists.terms if term.startswith("-")} == {"-of-the"}
    assert told(lists)["-of-the"][0] == encode([1, 1])
    # Chinese characters are pairs already.
    assert lists_of(["守灯 守灯 守灯"], Range(), seldom=2).common == []


def test_a_symbol_is_known_by_each_of_its_endings() -> None:
    page = FoundPage("documents/a/", "documents", {}, symbols=("EX/AA/COP.3/9–EX/BB/COP.6/9",))
    known = symbols_of([page])
    assert {"ex/aa/cop/3/9", "cop/3/9", "3/9", "6/9"} <= set(known)
    assert "9" not in known


def shown_in(language: str, *words: str, label: str = "") -> list[PagePassage]:
    return [PagePassage("p1", language, one, label) for one in words]


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        # Told apart by what it is called, and then by its number.
        (
            [
                [*shown_in("en", "One"), *shown_in("en", "A note", "Another", label="note")],
                [*shown_in("zh", "一"), *shown_in("zh", "说明", "另一说明", label="note")],
            ],
            [{"en": "One", "zh": "一"}, {"en": "A note", "zh": "说明"}, {"en": "Another", "zh": "另一说明"}],
        ),
        # What waits for its translation is found once, in the language it is shown in.
        (
            [shown_in("en", "One", "Two"), [*shown_in("en", "One"), *shown_in("zh", "二")]],
            [{"en": "One"}, {"en": "Two", "zh": "二"}],
        ),
        # Pages that are built differently are found language by language; nothing is lost where the order differs.
        ([shown_in("en", "One", "Two"), shown_in("zh", "一")], [{"en": "One"}, {"zh": "一"}, {"en": "Two"}]),
        ([shown_in("en", "One", "Two"), shown_in("en", "Two", "One")], [{"en": "One"}, {"en": "Two"}]),
    ],
)
def test_what_stands_at_the_same_place_in_every_language_is_one_paragraph(
    pages: list[list[PagePassage]], found: list[dict[str, str]]
) -> None:
    assert [one.words for one in paragraphs_of(pages)] == found


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
