"""Two texts compared in one language: rows of paragraphs, each with its clauses, and what happened to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jointreport.records.model.documents import BodyText
from jointreport.texts.compare.alignment import Row, align
from jointreport.texts.compare.clauses import Clause, clauses
from jointreport.texts.compare.differences import stretches
from jointreport.texts.compare.units import BREAK, Unit, footnotes, units


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of paragraphs in one language; without clauses where the language lacks one of them."""

    row: Row
    held: bool
    clauses: tuple[Clause, ...]
    moved: bool
    renumbered: bool

    @property
    def changed_clauses(self) -> tuple[Clause, ...]:
        """The clauses that differ, where the paragraph stands in both texts."""
        if not (self.row.before and self.row.after):
            return ()
        return tuple(clause for clause in self.clauses if clause.changed)

    @property
    def untouched(self) -> bool:
        """Whether there is nothing to tell of the paragraph in this language."""
        same = self.row.kind == "kept" and not (self.moved or self.renumbered)
        return same and self.held and not self.changed_clauses


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts aligned once for all languages, so that every language tells the same paragraphs apart."""

    paragraphs: tuple[Row, ...]
    footnotes: tuple[Row, ...]
    chinese: Mapping[str, bool]

    def in_language(self, language: str, *, every: bool = False) -> tuple[ComparedRow, ...]:
        """Return all rows, those of the footnotes last, with what differs in a language.

        The old place of an item that only went where its paragraph went is left out, unless `every` row is asked for.
        """
        rows = (*self.paragraphs, *self.footnotes)
        became = {row.before[0].at: row.after[0].at for row in rows if row.before and row.after}
        told = (row for row in rows if every or row.kind != "gone" or not _follows(row.before, row.gone_to, became))
        return tuple(self._compared(row, language, became) for row in told)

    def _compared(self, row: Row, language: str, became: Mapping[str, str]) -> ComparedRow:
        held = all(language in unit.words for unit in (*row.before, *row.after))
        found: tuple[Clause, ...] = ()
        if held and row.kind != "gone":
            before, after = (_joined(side, language) for side in (row.before, row.after))
            found = clauses(stretches(before, after, chinese=self.chinese[language]))
        follows = _follows(row.before, row.after, became)
        return ComparedRow(row, held, found, row.moved and not follows, _renumbered(row) and not follows)


def compare(before: BodyText, after: BodyText, chinese: Mapping[str, bool]) -> Comparison:
    """Return an earlier and a later text compared in some languages; `chinese` says which is written in Chinese."""
    paragraphs = align(units(before, chinese), units(after, chinese), chinese)
    notes = align(footnotes(before, chinese), footnotes(after, chinese), chinese)
    return Comparison(paragraphs, notes, chinese)


def _joined(side: Sequence[Unit], language: str) -> str:
    return BREAK.join(unit.words[language] for unit in side)


def _renumbered(row: Row) -> bool:
    """Whether one printed number became another; preambular paragraphs have none."""
    if row.kind != "kept" or any(unit.at.startswith("pp") for unit in (*row.before, *row.after)):
        return False
    return row.before[0].at != row.after[0].at


def _follows(before: Sequence[Unit], after: Sequence[Unit], became: Mapping[str, str]) -> bool:
    """Whether an item only went where its paragraph went, and kept its letter."""
    if len(before) != 1 or len(after) != 1:
        return False
    parent, _, item = before[0].at.rpartition("-")
    return bool(parent) and after[0].at == f"{became.get(parent)}-{item}"
