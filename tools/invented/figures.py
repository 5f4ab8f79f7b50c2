"""What a corpus is like, in figures: sizes, paragraphs, words and their frequencies, phrases, relations."""

from __future__ import annotations

import math
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence

from tools.invented.decisions import Decision
from tools.invented.lexicon import Lexicon
from tools.invented.phrases import Phrasing

_WORD = re.compile(r"[a-z]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MEASURED_RANKS = range(10, 1001)


def figures(
    lexicon: Lexicon, phrasing: Phrasing, decisions: Sequence[Decision], sizes: Sequence[int]
) -> Iterator[tuple[str, str]]:
    """Yield the name and the value of each figure, in the order in which they are printed."""
    counts = [len(decision.paragraphs) for decision in decisions]
    yield "decisions", str(len(decisions))
    yield "bytes of YAML per decision, mean", f"{statistics.mean(sizes):.0f}"
    yield "bytes of YAML per decision, largest", str(max(sizes))
    yield "paragraphs per decision, fewest", str(min(counts))
    yield "paragraphs per decision, median", f"{statistics.median(counts):.0f}"
    yield "paragraphs per decision, most", str(max(counts))
    yield from _word_figures(lexicon, decisions)
    yield "phrases", str(phrasing.made["phrases"])
    yield (
        "phrases that recur from a predecessor",
        _share(phrasing.made["recurring"], phrasing.made["phrases"]),
    )
    yield "phrases with a symbol", _share(phrasing.made["with symbol"], phrasing.made["phrases"])
    yield from _relation_figures(decisions)


def _word_figures(lexicon: Lexicon, decisions: Sequence[Decision]) -> Iterator[tuple[str, str]]:
    texts = (paragraph.words.en for decision in decisions for paragraph in decision.paragraphs)
    met = Counter(word for words in texts for word in _WORD.findall(words))
    yield "English word forms in the lexicon", str(len(lexicon.english.words))
    yield "English word forms met", str(len(met))
    yield "English frequency against rank, exponent", f"{zipf_exponent(met):.2f}"
    yield "Chinese words in the lexicon", str(len(lexicon.chinese.words))
    yield "Chinese text made of the 100 commonest characters", _share(*_commonest(decisions, 100))


def _commonest(decisions: Sequence[Decision], most: int) -> tuple[int, int]:
    """Return how many Chinese characters are among the commonest ones, and how many there are."""
    words = (paragraph.words.zh for decision in decisions for paragraph in decision.paragraphs)
    met = Counter(character for text in words for character in _CHINESE.findall(text))
    return sum(count for _, count in met.most_common(most)), met.total()


def zipf_exponent(met: Counter[str]) -> float:
    """Return the slope of log frequency over log rank up to rank 1,000; natural language has about -1."""
    counts = sorted(met.values(), reverse=True)
    ranks = [rank for rank in _MEASURED_RANKS if rank <= len(counts)]
    slope, _ = statistics.linear_regression(
        [math.log(rank) for rank in ranks], [math.log(counts[rank - 1]) for rank in ranks]
    )
    return slope


def _relation_figures(decisions: Sequence[Decision]) -> Iterator[tuple[str, str]]:
    yield "decisions recalled", str(sum(len(decision.recalled) for decision in decisions))
    yield "decisions superseded", str(sum(decision.superseded is not None for decision in decisions))
    yield "decisions in corresponding groups", str(sum(decision.group is not None for decision in decisions))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %"
