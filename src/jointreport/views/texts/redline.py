"""A compared text as it is drawn and as it is spoken: what was struck out, what was put in, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.records.model.documents import without_marks
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.site.wording import kind_of_place
from jointreport.texts.compare.clauses import Clause
from jointreport.texts.compare.comparison import ComparedRow
from jointreport.texts.compare.units import BREAK, OPENING, Unit
from jointreport.views.parts.marks import print_marks


@dataclass(frozen=True, slots=True)
class Drawn:
    """Words of a clause: the same in both texts, deleted or inserted."""

    kind: str
    words: Markup


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause as it is drawn; `spoken` says its change in one sentence and is empty where there is none."""

    spoken: Markup
    pieces: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class RedlineParagraph:
    """A paragraph with its changes; the anchor is that of the later text."""

    anchor: str
    kind: str
    label: str
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True, slots=True)
class RedlineRow:
    """Paragraphs that belong together, and what happened to them; `whole` where all words are new or gone.

    The old place of a paragraph that moved has no words, but an anchor of its own.
    """

    mark: Markup
    whole: str
    paragraphs: tuple[RedlineParagraph, ...]
    remark: str = ""
    anchor: str = ""


class Redliner:
    """Draws the rows of a comparison in one language; `prefix` keeps the anchors of several languages apart."""

    def __init__(self, reader: RenderContext, language: str, prefix: str) -> None:
        self._reader = reader
        self._language = language
        self._prefix = prefix
        self._known = reader.register.languages[language]

    def row(self, row: ComparedRow) -> RedlineRow:
        """Return a row as it is drawn; where a paragraph moved away, its old place says so."""
        if row.row.kind == "gone":
            return RedlineRow(self._mark(row), "", (), anchor=self.anchor(row))
        whole = {"added": "inserted", "deleted": "deleted"}.get(row.row.kind, "")
        remark = "" if row.held else self._reader.say("change-not-held")
        return RedlineRow(self._mark(row), whole, tuple(self._paragraphs(row)), remark)

    def place(self, unit: Unit) -> str:
        """Return how a place is cited: `paragraph 4 (a)`, `footnote 3`, `opening line`."""
        if unit.group == "footnote":
            return self._reader.say("footnote-cited", number=unit.label_in(self._reader.language))
        return self._reader.say("opening-line") if unit.at == OPENING else self._reader.say.paragraph(unit.at)

    def places(self, units: tuple[Unit, ...]) -> str:
        """Return how several places are cited together."""
        if len(units) > 1 and all(unit.group == "paragraph" for unit in units):
            return self._reader.say.paragraphs([unit.at for unit in units])
        return self._reader.say.join([self.place(unit) for unit in units])

    def anchor(self, row: ComparedRow) -> str:
        """Return where a row stands on the page: under the number of the later text, or under the one it had."""
        if row.row.after:
            return f"{self._prefix}{row.row.after[0].at}"
        # Under its old number another paragraph may stand in the later text.
        return f"{self._prefix}was-{row.row.before[0].at}"

    def quote(self, words: str) -> Markup:
        """Return words of the text for use in a sentence of the page, marked where they are in another language."""
        plain = _plain(words)
        if self._language == self._reader.spoken:
            return escape(plain)
        marked = '<span lang="{}" dir="{}">{}</span>'
        return html(marked, self._known.tag, self._known.direction, plain)

    def _mark(self, row: ComparedRow) -> Markup:
        before = self.places(row.row.before) if row.row.before else ""
        phrase = self._reader.phrase
        if row.row.kind == "gone":
            now = html('<a href="#{}{}">{}</a>', self._prefix, row.row.gone_to[0].at, self.places(row.row.gone_to))
            return phrase("mark-moved-away", before=before, after=now)
        if row.row.kind in {"added", "deleted"}:
            return phrase(f"mark-{row.row.kind}")
        if row.row.kind in {"split", "merged"}:
            return phrase(f"mark-{row.row.kind}", before=before)
        if row.moved:
            link = html('<a href="#{}was-{}">{}</a>', self._prefix, row.row.before[0].at, before)
            return phrase("mark-moved", before=link)
        return phrase("mark-renumbered", before=before) if row.renumbered else Markup("")

    def _paragraphs(self, row: ComparedRow) -> Iterator[RedlineParagraph]:
        units = row.row.after or row.row.before
        was = "" if row.row.after else "was-"
        for unit, clauses in zip(units, _by_paragraph(row.clauses, len(units)), strict=True):
            # Of a paragraph wholly new or gone the mark above says so; its words are heard as they stand.
            views = tuple(self._clause(clause, spoken=bool(row.changed_clauses)) for clause in clauses)
            yield RedlineParagraph(f"{self._prefix}{was}{unit.at}", _kind(unit), self._label(unit), views)

    def _label(self, unit: Unit) -> str:
        if unit.group == "footnote":
            return unit.label_in(self._language)
        return "" if unit.at == OPENING else self._reader.wordings[self._language].label(unit.at, unit.printed)

    def _clause(self, clause: Clause, *, spoken: bool) -> ClauseView:
        drawn = tuple(Drawn(piece.kind, _drawn_words(piece.words)) for piece in clause.pieces)
        return ClauseView(self._spoken(clause) if spoken and clause.changed else Markup(""), drawn)

    def _spoken(self, clause: Clause) -> Markup:
        """Return the change of a clause in a sentence; nothing where only marks of footnotes differ."""
        was, now = _plain(clause.old), _plain(clause.new)
        if was == now:
            return Markup("")
        old, new = self.quote(clause.old), self.quote(clause.new)
        if was and now:
            return self._reader.phrase("spoken-changed", old=old, new=new)
        return (
            self._reader.phrase("spoken-inserted", new=new) if now else self._reader.phrase("spoken-deleted", old=old)
        )


def _by_paragraph(clauses: tuple[Clause, ...], count: int) -> list[list[Clause]]:
    """Return the clauses of each paragraph of the later text; what is left over stays with the last."""
    found: list[list[Clause]] = [[]]
    for clause in clauses:
        found[-1].append(clause)
        if clause.new.endswith(BREAK) and len(found) < count:
            found.append([])
    return found + [[] for _ in range(count - len(found))]


def _plain(words: str) -> str:
    """Return words without marks of footnotes and ends of paragraphs."""
    return without_marks(words).replace(BREAK, " ").strip()


def _drawn_words(words: str) -> Markup:
    """Return words as they are drawn; a paragraph that ended here in the earlier text leaves its sign."""
    return print_marks(words.removesuffix(BREAK).replace(BREAK, " ¶ "))


def _kind(unit: Unit) -> str:
    return kind_of_place(unit.at) if unit.group == "paragraph" else unit.group
