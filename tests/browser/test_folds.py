"""What is folded up: terms after a text and the sentences of the concordance, opened, linked to and printed."""

from __future__ import annotations

import pytest

from browser.axe import assert_nothing_found
from browser.chromium import Visitor

DRAFT = "decisions/aa-3-4/"
CONCORDANCE = "glossary/concordance/"
OPEN_ALL = "document.querySelectorAll('main details').forEach(fold => { fold.open = true; })"


@pytest.mark.parametrize("address", [DRAFT, f"zh/{DRAFT}", CONCORDANCE, f"zh/{CONCORDANCE}", "sources/"])
def test_nothing_is_wrong_with_it_when_it_is_opened(shared: Visitor, address: str) -> None:
    assert_nothing_found(shared, address, OPEN_ALL)


def test_a_link_to_a_term_opens_its_sentences(shared: Visitor) -> None:
    """The anchor stands inside the fold, and the browser itself opens what it leads into."""
    page = shared.visit(f"{CONCORDANCE}#term-lamp-keeper")
    page.locator("#term-lamp-keeper").get_by_text("请秘书处培训新任").first.wait_for()
    assert page.locator("main details[open] > ol.hits").count() == 1


def test_the_words_of_the_term_are_marked_in_each_sentence(shared: Visitor) -> None:
    page = shared.visit(f"{CONCORDANCE}#term-quiet-lamp")
    marked = page.locator("#term-quiet-lamp mark")
    assert marked.all_inner_texts() == ["quiet lamps", "静灯"] * 2


def test_what_is_folded_up_after_a_text_is_not_printed(shared: Visitor) -> None:
    page = shared.visit(DRAFT)
    terms = page.locator("details.terms")
    assert terms.is_visible()
    page.emulate_media(media="print")
    assert not terms.is_visible()
    assert not page.locator("nav.neighbours").is_visible()
    terms.evaluate("fold => { fold.open = true; }")
    assert terms.is_visible(), "a reader who opened it wants it on paper"
