"""What is added up is exact, so that every version of Python makes the same pages.

`sum` of fractions depends on their order up to Python 3.11, and later it does not; what is exact cannot differ.
In these examples the fractions themselves, added up in both orders, are not the same.
"""

from __future__ import annotations

from jointreport.texts.compare.matching import Likeness
from jointreport.texts.compare.units import Unit
from jointreport.views.charts.shapes import NAME_SIZE, width_of

WORDS = ["mercury", "waste", "wastes", "report", "convention", "conference", "secretariat"]


def test_words_are_as_wide_as_their_letters_in_any_order() -> None:
    assert width_of("aim WW会（—", NAME_SIZE) == width_of("—（会WW mia", NAME_SIZE)


def test_paragraphs_are_as_alike_as_their_words_in_any_order() -> None:
    assert likeness(WORDS[:5]) == likeness(WORDS[4::-1])


def likeness(words: list[str]) -> float:
    """Compare two paragraphs of a text in which one word stands in one paragraph more, the next in two, and so on."""
    others = [Unit(f"p{n}", "paragraph", {"en": " ".join(WORDS[n:])}) for n in range(len(WORDS))]
    before, after = (Unit(at, "paragraph", {"en": " ".join(said)}) for at, said in (("b", words), ("a", WORDS)))
    return Likeness([before, *others], [after], {"en": False}).between([before], [after])
