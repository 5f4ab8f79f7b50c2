"""The phrases of invented texts: drawn words, phrases taken from an earlier text, symbols and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from tools.invented.lexicon import Lexicon
from tools.invented.written import Pair

RECURRING = 0.20
WITH_SYMBOL = 0.01
_WITH_NUMBER = 0.03
_ENGLISH_WORDS = (5, 13)
_CHINESE_WORDS = (4, 11)


class Phrasing:
    """Makes phrases and counts what it made; `symbols` are those that may be cited by now."""

    def __init__(self, rng: Random, lexicon: Lexicon, *, share_recurring: float) -> None:
        self._rng = rng
        self._lexicon = lexicon
        self._share_recurring = share_recurring
        self.symbols: list[Pair] = []
        self.made: Counter[str] = Counter()

    def phrases(self, earlier: Sequence[Pair]) -> tuple[Pair, ...]:
        """Return the phrases of one paragraph, some of them taken from an earlier text."""
        count = self._rng.choices((1, 2, 3, 4), weights=(25, 35, 25, 15))[0]
        return tuple(self._phrase(earlier) for _ in range(count))

    def words(self) -> Pair:
        """Return a phrase of words alone."""
        english = self._lexicon.english.drawn(self._rng, self._rng.randint(*_ENGLISH_WORDS))
        chinese = self._lexicon.chinese.drawn(self._rng, self._rng.randint(*_CHINESE_WORDS))
        return Pair(" ".join(english), "".join(chinese))

    def _phrase(self, earlier: Sequence[Pair]) -> Pair:
        self.made["phrases"] += 1
        if earlier and self._rng.random() < self._share_recurring:
            self.made["recurring"] += 1
            return self._rng.choice(earlier)
        return self._with_symbol_or_number(self.words())

    def _with_symbol_or_number(self, words: Pair) -> Pair:
        chance = self._rng.random() * (1 - self._share_recurring)
        if chance < WITH_SYMBOL and self.symbols:
            self.made["with symbol"] += 1
            symbol = self._rng.choice(self.symbols)
            return Pair(f"{words.en} {symbol.en}", f"{words.zh}{symbol.zh}")
        if chance < WITH_SYMBOL + _WITH_NUMBER:
            number = self._rng.randint(12, 95)
            return Pair(f"{number} {words.en}", f"{number}{words.zh}")
        return words
