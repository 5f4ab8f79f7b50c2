"""Queries for the oracle, drawn from the texts by a seeded choice, so that each run asks the same."""

from __future__ import annotations

import random
import re

from search.oracle import Oracle

_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORDS = re.compile(r"[a-z]+")
_SAMPLE = 5


def _chance() -> random.Random:
    return random.Random(5)  # noqa: S311 - the same choice in each run is what is wanted.


def grams(oracle: Oracle) -> list[str]:
    """Return all rows of two to six Chinese characters of some paragraphs."""
    chance = _chance()
    rows = [row for unit in oracle.units for row in _HAN.findall(unit.words)]
    chosen = chance.sample(rows, min(len(rows), 3 * _SAMPLE))
    parts = ((row, at, at + size) for row in chosen for size in range(2, 7) for at in range(len(row) - size + 1))
    return sorted({row[start:end] for row, start, end in parts})


def strangers(oracle: Oracle) -> list[str]:
    """Return as many rows of the same characters that stand nowhere, with no title to help them."""
    chance = _chance()
    known = grams(oracle)
    characters = "".join(known)
    rows = ("".join(chance.sample(characters, chance.randint(2, 6))) for _ in range(len(known) * 2))
    return [row for row in dict.fromkeys(rows) if not oracle.found(row)][: len(known)]


def beginnings(oracle: Oracle) -> list[str]:
    """Return beginnings of English words, some in capitals, some of one letter, some with an accent."""
    chance = _chance()
    words = sorted({word for unit in oracle.units for word in _WORDS.findall(unit.words)})
    chosen = chance.sample(words, min(len(words), 10 * _SAMPLE))
    cut = [word[: chance.randint(1, len(word))] for word in chosen]
    capitals, accents = (word.upper() for word in cut[::5]), (word.replace("e", "é") for word in cut[::7])
    return sorted({*cut, *capitals, *accents})


def phrases(oracle: Oracle) -> list[str]:
    """Return pieces of paragraphs in quotation marks of several kinds, punctuation among them."""
    chance = _chance()
    chosen = chance.sample(oracle.units, min(len(oracle.units), 5 * _SAMPLE))
    pieces = [piece for unit in chosen if (piece := _piece(unit.words, chance))]
    marks = ('"{}"', "“{}”", "「{}」")
    return [marks[number % 3].format(piece) for number, piece in enumerate(pieces)]


def _piece(words: str, chance: random.Random) -> str:
    """Return a few words, or some characters of a text without spaces, without quotation marks of its own."""
    parts = re.sub(r"[“”\"「」]", " ", words).split()
    if len(parts) > 3:
        start = chance.randrange(len(parts) - 2)
        return " ".join(parts[start : start + chance.randint(2, 4)])
    joined = "".join(parts)
    start = chance.randrange(max(len(joined) - 8, 1))
    return joined[start : start + 8]


def mixed(oracle: Oracle) -> list[str]:
    """Return several pieces of one paragraph: words, numbers, Chinese rows, with a piece of its title or of another."""
    chance = _chance()
    queries = []
    for unit in chance.sample(oracle.units, min(len(oracle.units), 6 * _SAMPLE)):
        other = chance.choice(oracle.units)
        further = chance.choice((unit.title, unit.words, other.words))
        pieces = [_row(unit.words, chance), _row(further, chance)]
        chance.shuffle(pieces)
        queries.append(" ".join(piece for piece in pieces if piece))
    return queries


def _row(words: str, chance: random.Random) -> str:
    """Return a word, number or Chinese row of a text, with what stands directly beside it, such as 2024年."""
    rows = [row for row in re.findall(r"[^\s“”\"「」]+", words) if re.search(r"\w", row)]
    row = chance.choice(rows) if rows else ""
    start = chance.randrange(max(len(row) - 5, 1))
    return row[start : start + 5] if re.search(r"[\u3400-\u9fff]", row) else row


def spellings(symbol: str) -> list[str]:
    """Return ten spellings of the symbol of a decision."""
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in symbol)
    return [
        *(symbol, symbol.lower(), symbol.replace("-", " ").lower(), symbol.replace("-", "–"), wide),
        *(symbol.replace("-", ""), symbol.replace("/", " / "), f"  {symbol} "),
        *(f"{symbol}号决定", f"decision {symbol}"),
    ]
