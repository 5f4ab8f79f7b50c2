"""What differs between two versions of the same words: word by word, in Chinese within a word where that is less."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]  # It ships no types.

from jointreport.texts.compare.units import says_something, words_of

Kind = Literal["same", "deleted", "inserted"]
Run = tuple[list[str], list[str]]
"""Words of the earlier version and those of the later that stand for them."""

_KINDS: dict[int, Kind] = {-1: "deleted", 0: "same", 1: "inserted"}
# Words stand for themselves where they are one character; others for a letter that no text here holds.
_FIRST_LETTER = 0x20000
_HAN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both versions, only in the earlier, or only in the later."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the earlier version and what stands for them in the later; the same, or a change of whole words.

    `pieces` is how it is drawn; in Chinese they may be single characters of a word.
    """

    old: str
    new: str
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether the two versions differ here."""
        return self.old != self.new


def stretches(before: str, after: str, *, chinese: bool) -> tuple[Stretch, ...]:
    """Return the stretches of two versions in their order; the old words joined are `before`, the new `after`."""
    runs = _runs(words_of(before, chinese=chinese), words_of(after, chinese=chinese))
    return tuple(_stretch(old, new) for old, new in runs)


def _stretch(old: Sequence[str], new: Sequence[str]) -> Stretch:
    joined_old, joined_new = "".join(old), "".join(new)
    if joined_old == joined_new:
        return Stretch(joined_old, joined_new, (Piece("same", joined_old),))
    return Stretch(joined_old, joined_new, tuple(_drawn(joined_old, joined_new)))


def _drawn(old: str, new: str) -> Iterator[Piece]:
    """Yield a change as it is drawn; of Chinese words that keep at least half of their characters, only the rest."""
    start, end = _kept(old, new)
    if not all(_HAN.fullmatch(one) for one in (old, new)) or (start + end) * 2 < max(len(old), len(new)):
        start = end = 0
    pieces = (
        Piece("same", old[:start]),
        Piece("deleted", old[start : len(old) - end]),
        Piece("inserted", new[start : len(new) - end]),
        Piece("same", old[len(old) - end :]),
    )
    yield from (piece for piece in pieces if piece.words)


def _kept(old: str, new: str) -> tuple[int, int]:
    """Return how many characters two words share at their beginning, and how many of the others at their end."""
    engine = _engine()
    start: int = engine.diff_commonPrefix(old, new)
    end: int = engine.diff_commonSuffix(old[start:], new[start:])
    return start, end


def _runs(before: Sequence[str], after: Sequence[str]) -> list[Run]:
    """Return runs of words of both versions: the same words in both, or what was put in place of what."""
    runs: list[Run] = []
    for kind, words in _edits(before, after):
        if not runs or kind == "same" or runs[-1][0] == runs[-1][1]:
            runs.append(([], []))
        if kind != "inserted":
            runs[-1][0].extend(words)
        if kind != "deleted":
            runs[-1][1].extend(words)
    return _without_chance(runs)


def _without_chance(runs: list[Run]) -> list[Run]:
    """Return runs in which no few words are called the same only because they occur in two other wordings."""
    kept: list[Run] = []
    for run in runs:
        kept.append(run)
        while len(kept) > 2 and _by_chance(*kept[-3:]):
            one, same, other = kept[-3:]
            kept[-3:] = [(one[0] + same[0] + other[0], one[1] + same[1] + other[1])]
    return kept


def _by_chance(one: Run, same: Run, other: Run) -> bool:
    """Whether there is but a space between two changes, or words between two replacements that are longer."""
    if same[0] != same[1] or one[0] == one[1]:
        return False
    if not "".join(same[0]).strip():
        return True
    return all((*one, *other)) and _letters(same[0]) <= min(max(map(_letters, one)), max(map(_letters, other)))


def _letters(words: Iterable[str]) -> int:
    return sum(len(word) for word in words if says_something(word))


def _edits(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Kind, list[str]]]:
    """Yield the edits from one list of words to another, as far as can be beginning and ending with whole clauses."""
    letters: dict[str, str] = {}
    one, other = ("".join(_letter(word, letters) for word in words) for words in (before, after))
    engine = _engine()
    edits = engine.diff_main(one, other, False)  # noqa: FBT003 - the library takes it by place.
    engine.diff_cleanupSemanticLossless(edits)
    # Moved to the edges of clauses, edits of one kind may come to stand side by side.
    engine.diff_cleanupMerge(edits)
    meant = {letter: word for word, letter in letters.items()}
    for number, found in edits:
        yield _KINDS[number], [meant.get(letter, letter) for letter in found]


def _letter(word: str, letters: dict[str, str]) -> str:
    if len(word) == 1 and ord(word) < _FIRST_LETTER:
        return word
    return letters.setdefault(word, chr(_FIRST_LETTER + len(letters)))


def _engine() -> diff_match_patch:
    engine = diff_match_patch()
    # Without a limit of time the same texts always give the same differences.
    engine.Diff_Timeout = 0
    return engine
