"""What changed, told in sentences: one for each paragraph in which anything did, before the text is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from jointreport.site.context import Reader
from jointreport.texts.compare.clauses import Clause, trimmed
from jointreport.texts.compare.comparison import ComparedRow
from jointreport.views.texts.redline import Redliner


class Teller:
    """Tells the changes of rows in one language of a text, in the language of the page."""

    def __init__(self, reader: Reader, language: str, redliner: Redliner) -> None:
        self._reader = reader
        self._text_say = reader.wordings[language]
        self._redliner = redliner

    def sentences(self, rows: Iterable[ComparedRow]) -> tuple[Markup, ...]:
        """Return a sentence for each paragraph that changed; those that were only renumbered share the last."""
        rows = tuple(rows)
        told = [self._sentence(row) for row in rows if not row.untouched and not _only_renumbered(row)]
        numbers = [self._number(row) for row in rows if _only_renumbered(row)]
        if numbers:
            told.append(self._reader.phrase("change-only-renumbered", places=self._reader.listed(numbers)))
        return tuple(sentence for sentence in told if sentence)

    def _sentence(self, row: ComparedRow) -> Markup:
        if row.row.kind == "gone":
            return Markup("")
        changes = escape(self._reader.say("change-joint")).join(self._changes(row))
        return self._reader.phrase("change-of", place=self._place(row), changes=changes)

    def _place(self, row: ComparedRow) -> Markup:
        """Return a link to the paragraph on this page, under its number in the later text where it has one."""
        places = self._redliner.places(row.row.after or row.row.before)
        words = places if row.row.after else self._reader.say("earlier-place", place=places)
        return Markup('<a href="#{}">{}</a>').format(self._redliner.anchor(row), words)

    def _number(self, row: ComparedRow) -> Markup:
        before = self._redliner.places(row.row.before)
        return self._reader.phrase("change-number", after=self._place(row), before=before)

    def _changes(self, row: ComparedRow) -> Iterator[Markup]:
        phrase, before = self._reader.phrase, self._redliner.places(row.row.before) if row.row.before else ""
        if row.row.kind == "added":
            yield phrase("change-added", new=self._whole(row, new=True)) if row.held else self._not_held()
            return
        if row.row.kind == "deleted":
            yield phrase("change-removed", old=self._whole(row, new=False)) if row.held else self._not_held()
            return
        if row.row.kind in {"split", "merged"}:
            yield phrase(f"change-{row.row.kind}", before=before, n=len(row.row.after))
        elif row.moved:
            yield phrase("change-moved", before=before)
        elif row.renumbered:
            yield phrase("change-renumbered", before=before)
        yield from self._word_changes(row)

    def _word_changes(self, row: ComparedRow) -> Iterator[Markup]:
        if not row.held:
            yield self._not_held()
            return
        told = [change for clause in row.changed_clauses for change in self._of_clause(clause)]
        if row.changed_clauses and not told and row.row.kind == "kept":
            yield self._reader.phrase("change-marks")
        yield from told

    def _of_clause(self, clause: Clause) -> Iterator[Markup]:
        """Yield the changes of a clause: what was replaced in it as one, then what was put in and taken out."""
        phrase, quoted = self._reader.phrase, self._redliner.quoted
        if clause.replaced:
            old, new = (self._with_gaps(side) for side in zip(*clause.replaced, strict=True))
            yield phrase("change-replaced", old=quoted(old), new=quoted(new))
        yield from (phrase("change-inserted", new=quoted(words)) for words in clause.inserted)
        yield from (phrase("change-deleted", old=quoted(words)) for words in clause.deleted)

    def _with_gaps(self, words: Iterable[str]) -> str:
        return self._text_say("change-gap").join(words)

    def _whole(self, row: ComparedRow, *, new: bool) -> Markup:
        words = "".join(clause.new if new else clause.old for clause in row.clauses)
        return self._redliner.quoted(trimmed(words))

    def _not_held(self) -> Markup:
        return self._reader.phrase("change-not-held")


def _only_renumbered(row: ComparedRow) -> bool:
    return (
        row.held and row.row.kind == "kept" and row.renumbered and not row.moved and not row.changed_clauses
    )
