"""An invented English and Chinese vocabulary whose frequencies follow Zipf's law.

English words are built from syllables, Chinese words from common characters; no word list is copied.
Frequent words are short, as in natural language, so that sizes and word breaks are realistic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

ENGLISH_FORMS = 16_000
CHINESE_WORDS = 6_000
_CHARACTERS = 1_500
_ZIPF_SHIFT = 2.7

_ONSETS = ("b", "br", "c", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m")
_MORE_ONSETS = ("n", "p", "pl", "qu", "r", "s", "sh", "sl", "st", "t", "th", "tr", "v", "w", "z")
_NUCLEI = ("a", "e", "i", "o", "u", "ai", "ea", "oo", "ou")
_CODAS = ("", "", "", "l", "m", "n", "nd", "r", "rn", "s", "st", "t")
_ENDINGS = ("", "", "", "s", "ed", "ing", "ation", "ly")
_SYLLABLES_BY_RANK = ((400, 1), (4_000, 2), (12_000, 3), (ENGLISH_FORMS, 4))

# The parity of a record's languages is checked by value: a word that counts, numbers a part or names
# a month in one language only would be a difference that the author of this text never meant.
_COUNTING_WORDS = frozenset({
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "hundred", "thousand", "million", "dozen",
    "half", "both", "pair", "once", "twice", "thrice", "first", "second", "third", "single", "double",
    "may", "june", "july", "march", "april", "august", "annex", "section", "ibid", "note",
})  # fmt: skip
_COUNTING_CHARACTERS = frozenset(
    "一二三四五六七八九十百千万亿兆零两俩仨双对半廿卅壹贰叁肆伍陆柒捌玖拾佰仟首次第单几多数余"
    "年月日号段条款项节章页附件注同上届个元分点时周岁旬季"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words, the most frequent first, with their cumulative frequencies."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def drawn(self, rng: Random, count: int) -> list[str]:
        """Return words drawn by their frequency."""
        return rng.choices(self.words, cum_weights=self.weights, k=count)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary of both languages."""

    english: Vocabulary
    chinese: Vocabulary


def invented_lexicon(rng: Random) -> Lexicon:
    """Return a lexicon that depends on the state of `rng` alone."""
    return Lexicon(_zipf(_english_words(rng)), _zipf(_chinese_words(rng)))


def _zipf(words: Sequence[str]) -> Vocabulary:
    """Give the word of rank r the frequency 1 / (r + 2.7), which is Zipf's law as Mandelbrot mended it."""
    frequencies = (1 / (rank + _ZIPF_SHIFT) for rank in range(1, len(words) + 1))
    return Vocabulary(tuple(words), tuple(accumulate(frequencies)))


def _english_words(rng: Random) -> list[str]:
    words: dict[str, None] = {}
    for up_to_rank, syllables in _SYLLABLES_BY_RANK:
        while len(words) < up_to_rank:
            word = _english_word(rng, syllables)
            if word not in _COUNTING_WORDS:
                words[word] = None
    return list(words)


def _english_word(rng: Random, syllables: int) -> str:
    stem = "".join(rng.choice(_ONSETS + _MORE_ONSETS) + rng.choice(_NUCLEI) for _ in range(syllables))
    coda = rng.choice(_CODAS)
    return stem + coda + (rng.choice(_ENDINGS) if coda and syllables > 1 else "")


def _chinese_words(rng: Random) -> list[str]:
    """Return words in which some characters are frequent and most are rare, as in Chinese prose."""
    characters = _zipf(rng.sample(_common_characters(), _CHARACTERS))
    words = dict.fromkeys(characters.words[:60])
    while len(words) < CHINESE_WORDS:
        length = rng.choices((2, 3, 4), weights=(80, 12, 8))[0]
        words["".join(characters.drawn(rng, length))] = None
    return list(words)


def _common_characters() -> list[str]:
    """Return the everyday characters: those of the first level of GB 2312, in the order of its code."""
    codes = ((row, cell) for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF))
    characters = (bytes(code).decode("gb2312") for code in codes)
    return [character for character in characters if character not in _COUNTING_CHARACTERS]
