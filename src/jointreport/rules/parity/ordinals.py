"""Which meetings and annexes a text names by their number: “seventh meeting”, 第七次会议, “COP-7”, “annex II”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jointreport.rules.parity import chinese, english

_ENGLISH = re.compile(r"\b(\w+ty-\w+|\w+(?:st|nd|rd|th)|first|second|third) (?:ordinary )?meetings?\b", re.IGNORECASE)
_CHINESE = re.compile(r"第[〇零一二三四五六七八九十百\d]+[次届](?:常会|会议|缔约方大会)")
_SHORT = re.compile(r"\bCOP[- .](\d+)\b")


_ANNEX = re.compile(r"\b(?:annex|appendix) (\d+|[IVX]+)\b|附[件录]([一二三四五六七八九十]+|\d+)", re.IGNORECASE)


def annexes_named(words: str) -> Iterator[int]:
    """Yield the numbers of the annexes and appendices that some words in English or Chinese name."""
    for in_english, in_chinese in _ANNEX.findall(words):
        read = english.english_figures(f"annex {in_english}") if in_english else chinese.chinese_figures(in_chinese)
        yield from (int(one.value) for one in read if one.value.isdigit())


def meetings_named(language: str, words: str) -> Iterator[int]:
    """Yield the numbers of the meetings that some words in English or Chinese name."""
    yield from (int(number) for number in _SHORT.findall(words))
    if language == "en":
        for match in _ENGLISH.finditer(words):
            yield from (int(one.value) for one in english.english_figures(match[1]) if one.value.isdigit())
            yield from (int(number) for number in re.findall(r"^\d+", match[1]))
    if language == "zh":
        for written in _CHINESE.findall(words):
            yield from (int(one.value) for one in chinese.chinese_figures(written) if one.value.isdigit())
