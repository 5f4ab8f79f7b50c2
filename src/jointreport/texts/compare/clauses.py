"""Clauses: the unit in which a change is spoken. Single words or characters cannot be followed by ear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jointreport.records.model.documents import without_marks
from jointreport.texts.compare.differences import Piece, Stretch
from jointreport.texts.compare.units import BREAK, says_something

# A clause ends with its mark and the space after it; a list sign such as 、 ends none, nor does a comma in a number.
_CLAUSE = re.compile(r".*?(?:[,;:.!?،؛؟](?=\s|$)\s*|[，；：。！？]\s*|\n)|.+", re.DOTALL)

_AROUND = " \n\u00a0,;:.，；：。、،؛"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in both versions."""

    stretches: tuple[Stretch, ...]

    @property
    def old(self) -> str:
        """The clause as the earlier version has it."""
        return "".join(stretch.old for stretch in self.stretches)

    @property
    def new(self) -> str:
        """The clause as the later version has it."""
        return "".join(stretch.new for stretch in self.stretches)

    @property
    def changed(self) -> bool:
        """Whether the two versions differ."""
        return any(stretch.changed for stretch in self.stretches)

    @property
    def replaced(self) -> tuple[tuple[str, str], ...]:
        """Words of the earlier version and those put in their place, without mere punctuation."""
        return tuple(found for found in self._told() if all(found))

    @property
    def deleted(self) -> tuple[str, ...]:
        """Words that the later version has nothing for."""
        return tuple(old for old, new in self._told() if old and not new)

    @property
    def inserted(self) -> tuple[str, ...]:
        """Words that the earlier version had nothing for."""
        return tuple(new for old, new in self._told() if new and not old)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """How the clause is drawn."""
        return tuple(piece for stretch in self.stretches for piece in stretch.pieces)

    def _told(self) -> Iterator[tuple[str, str]]:
        for stretch in self.stretches:
            if stretch.changed:
                yield trim(stretch.old), trim(stretch.new)


def trim(words: str) -> str:
    """Return words without marks of footnotes, and without spaces and punctuation around; nothing for these alone."""
    return without_marks(words).strip(_AROUND) if says_something(words) else ""


def clauses(stretches: Iterable[Stretch]) -> tuple[Clause, ...]:
    """Return stretches in clauses; a clause ends where both versions have its mark, or a paragraph ends."""
    found: list[Clause] = []
    begun: list[Stretch] = []
    for stretch in stretches:
        for part in _parts(stretch):
            begun.append(part)
            if _ends(part):
                found.append(Clause(tuple(begun)))
                begun = []
    return (*found, Clause(tuple(begun))) if begun else tuple(found)


def _parts(stretch: Stretch) -> Iterator[Stretch]:
    """Cut words that are the same at the ends of clauses, and changed words where a paragraph ends."""
    if not stretch.changed:
        for match in _CLAUSE.finditer(stretch.old):
            yield Stretch(match.group(), match.group(), (Piece("same", match.group()),))
    elif BREAK in stretch.new:
        yield from _cut_at_breaks(stretch)
    else:
        yield stretch


def _cut_at_breaks(stretch: Stretch) -> Iterator[Stretch]:
    """Yield a change that reaches into another paragraph in parts; what was deleted stays with the first."""
    old = stretch.old
    for words in stretch.new.splitlines(keepends=True):
        pieces = (Piece("deleted", old), Piece("inserted", words))
        yield Stretch(old, words, tuple(piece for piece in pieces if piece.words))
        old = ""


def _ends(stretch: Stretch) -> bool:
    if stretch.changed:
        return stretch.new.endswith(BREAK)
    # The words after the last mark of a text match as well, and end no clause.
    match = _CLAUSE.fullmatch(stretch.old)
    return match is not None and bool(re.search(r"[,;:.!?،؛؟，；：。！？]\s*$|\n$", stretch.old))
