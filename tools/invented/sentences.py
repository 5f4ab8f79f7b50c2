"""Invented paragraphs in English and Chinese: a few sentences with coined names and numbers, in ever new orders.

Names are coined so that few are frequent and most are rare, as words are (rank and frequency fall together, Zipf's
law); so are the characters of Chinese names. Search then has common words, rare words and hundreds of characters.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import yaml

NAMES = 40_000
_CHARACTERS = 1_500
_ONSETS, _RIMES = "bdfgjklmprtvz", ("al", "em", "ir", "ov", "un")
_MOST_CLAUSES = 6
_SHARE_WITH_ITEMS = 0.2
_MOST_ITEMS = 5

_SAID = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
LEADS, CLAUSES = _SAID["leads"], _SAID["clauses"]

# The parity of a record's languages is checked by value: a character that counts, numbers a part or names a
# month in a Chinese name would be a difference that nobody meant.
_COUNTING = frozenset(
    "一二三四五六七八九十百千万亿兆零两俩仨双对半廿卅壹贰叁肆伍陆柒捌玖拾佰仟首次第单几多数余"
    "年月日号段条款项节章页附件注同上届个元分点时周岁旬季"
)


class Words(NamedTuple):
    """The same words in both languages."""

    en: str
    zh: str


class Paragraph(NamedTuple):
    """A paragraph or an item below one; an item has a letter and no verb."""

    words: Words
    verb: str = ""
    letter: str = ""


def passage(rng: Random) -> list[Paragraph]:
    """Return a paragraph that says what is asked, in some clauses, or as many lettered items below its lead."""
    verb, *lead = rng.choice(LEADS)
    if rng.random() < _SHARE_WITH_ITEMS:
        items = [_joined([clause]) for clause in _clauses(rng, rng.randint(2, _MOST_ITEMS))]
        lettered = (
            Paragraph(Words(f"{one.en[0].upper()}{one.en[1:]};", f"{one.zh}；"), "", letter)
            for one, letter in zip(items, "abcdef", strict=False)
        )
        return [Paragraph(Words(f"{lead[0]}:", f"{lead[1]}："), verb), *lettered]
    said = _joined(_clauses(rng, rng.randint(1, _MOST_CLAUSES)))
    return [Paragraph(Words(f"{lead[0]} {said.en};", f"{lead[1]}{said.zh}；"), verb)]


def name(rng: Random) -> Words:
    """Return a coined name; those of low rank come often."""
    return _coined(int(NAMES ** rng.random()))


def pseudo(words: str, language: str) -> str:
    """Return English as if it were in another language: its letters are exchanged, its figures and symbols stay."""
    table = _ALPHABETS[language]
    return " ".join(word if any(map(str.isdigit, word)) else word.lower().translate(table) for word in words.split(" "))


_ALPHABETS = {
    "fr": str.maketrans("aeiou", "àéîôû"),
    "es": str.maketrans("aeioun", "áéíóúñ"),
    "ru": str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстувшжыз"),
    "ar": str.maketrans("abcdefghijklmnopqrstuvwxyz,;", "ابجدهفغحيزكلمنوصقرستثوخضطظ،؛"),
}


def _clauses(rng: Random, count: int) -> list[Words]:
    filled = []
    for english, chinese in rng.sample(CLAUSES, count):
        one, other, number = name(rng), name(rng), rng.randint(11, 999)
        filled.append(
            Words(
                english.format(a=one.en, b=other.en.capitalize(), n=number),
                chinese.format(a=one.zh, b=other.zh, n=number),
            )
        )
    return filled


def _joined(clauses: list[Words]) -> Words:
    return Words(", ".join(one.en for one in clauses), "，".join(one.zh for one in clauses))


@cache
def _coined(rank: int) -> Words:
    """Return the name of a rank: the more frequent, the shorter in English."""
    english, rest = "", rank
    while rest:
        rest, syllable = divmod(rest, len(_ONSETS) * len(_RIMES))
        english += _ONSETS[syllable % len(_ONSETS)] + _RIMES[syllable // len(_ONSETS)]
    rng = Random(rank)  # noqa: S311 - the names must be repeatable, not secret.
    characters = _characters()
    return Words(english, "".join(characters[int(_CHARACTERS ** rng.random())] for _ in range(2 + rank % 3 // 2)))


@cache
def _characters() -> str:
    """Return the everyday characters, those of the first level of GB 2312, in an order that means nothing."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF))
    characters = [one for code in codes if (one := code.decode("gb2312")) not in _COUNTING]
    Random(0).shuffle(characters)  # noqa: S311 - as above.
    return "".join(characters)
