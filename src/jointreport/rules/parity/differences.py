"""Where the languages of one text differ in a number, a symbol, a footnote mark or a list item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jointreport.records.model.language import Text
from jointreport.rules.parity import chinese, english
from jointreport.rules.parity.figures import IBID, Figure, Form, figures_in_digits

_FIGURES: Mapping[str, Callable[[str], Iterator[Figure]]] = {
    "en": english.english_figures,
    "zh": chinese.chinese_figures,
}
_GLANCES: Mapping[str, Callable[[str], Iterator[str]]] = {
    "en": english.glance_at_english,
    "zh": chinese.glance_at_chinese,
}
_DIGITS = re.compile(r"\d+")
_SYMBOL = re.compile(r"[A-Z]+[A-Za-z0-9()./*–-]*/[A-Za-z0-9()./*–-]*\d")
_ITEM = re.compile(r"[(（]([a-z]+)[)）]")


@dataclass(frozen=True, slots=True)
class Finding:
    """Words of one language that have no like in the other."""

    language: str
    other: str
    words: tuple[str, ...]


def findings(text: Text, order: Sequence[str]) -> Iterator[Finding]:
    """Yield what differs between the first language of a text, in the site's order, and each other one."""
    words = text.by_language
    first, *others = sorted(words, key=order.index)
    for other in others:
        if not _plainly_equal((first, words[first]), (other, words[other])):
            yield from _differences(text, first, other)


def _plainly_equal(one: tuple[str, str], two: tuple[str, str]) -> bool:
    """Return whether a glance at two languages and their words shows that nothing can differ."""
    seen, seen_in_other = _glance(one[1]), _glance(two[1])
    if one[0] in _GLANCES and two[0] in _GLANCES:
        seen.update(_GLANCES[one[0]](one[1]))
        seen_in_other.update(_GLANCES[two[0]](two[1]))
    return seen == seen_in_other


def _glance(text: str) -> set[str]:
    seen = set(_DIGITS.findall(text))
    if "/" in text:
        seen.update(_SYMBOL.findall(text))
    if "(" in text or "（" in text:
        seen.update(f"({item})" for item in _ITEM.findall(text))
    return seen


def _differences(text: Text, first: str, other: str) -> Iterator[Finding]:
    figures = {language: tuple(_figures(language)(text[language])) for language in (first, other)}
    words_known = first in _FIGURES and other in _FIGURES
    for language, beside in ((first, other), (other, first)):
        missing = _missing(figures[language], figures[beside], words_known=words_known)
        if missing:
            yield Finding(language, beside, missing)


def _figures(language: str) -> Callable[[str], Iterator[Figure]]:
    return _FIGURES.get(language, figures_in_digits)


def _missing(demanded: Sequence[Figure], offered: Sequence[Figure], *, words_known: bool) -> tuple[str, ...]:
    """Return the words whose value does not occur in the other language.

    How often a value occurs is not compared: “the two … both” may well be one numeral elsewhere.
    """
    values = {figure.value for figure in offered}
    missing = (
        figure.words
        for figure in demanded
        if figure.demands and figure.value not in values and not (IBID in values and "/" in figure.value)
        if words_known or figure.form is not Form.WORD
    )
    return tuple(dict.fromkeys(missing))
