"""What is added up is exact, so that every version of Python makes the same pages.

`sum` of fractions depends on their order up to Python 3.11, and later it does not; what is exact cannot differ.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jointreport.texts.compare.matching import Likeness
from jointreport.texts.compare.units import Unit
from jointreport.views.charts.shapes import NAME_SIZE, SMALL_SIZE, width_of

_WORDS = ("mercury", "waste", "wastes", "report", "convention", "conference", "secretariat")
Both = tuple[list[str], list[str]]


def in_two_orders(letters_or_words: st.SearchStrategy[str]) -> st.SearchStrategy[Both]:
    return st.lists(letters_or_words, min_size=1, max_size=40).flatmap(
        lambda found: st.tuples(st.just(found), st.permutations(found))
    )


@given(in_two_orders(st.sampled_from("aim WW会（—")), st.sampled_from((NAME_SIZE, SMALL_SIZE)))
def test_words_are_as_wide_as_their_letters_in_any_order(both: Both, size: float) -> None:
    one, other = both
    assert width_of("".join(one), size) == width_of("".join(other), size)


@given(in_two_orders(st.sampled_from(_WORDS)), st.lists(st.sampled_from(_WORDS), min_size=1))
def test_paragraphs_are_as_alike_as_their_words_in_any_order(both: Both, compared_with: list[str]) -> None:
    one, other = (_likeness(words, compared_with) for words in both)
    assert one == other


def _likeness(words: list[str], compared_with: list[str]) -> float:
    """Compare two paragraphs of a text in which one word stands in one paragraph more, the next in two, and so on."""
    others = [Unit(f"p{n}", "paragraph", {"en": " ".join(_WORDS[n:])}) for n in range(len(_WORDS))]
    before = Unit("before", "paragraph", {"en": " ".join(words)})
    after = Unit("after", "paragraph", {"en": " ".join(compared_with)})
    return Likeness([before, *others], [after], {"en": False}).between([before], [after])
