"""What changed between two texts: both named with what they are, then told in sentences, then drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.reads import cached
from jointreport.records.register.register import Register
from jointreport.records.register.succession import Pair
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.site.pages import Download, pages_of_changes
from jointreport.site.running_text import is_chinese
from jointreport.texts.compare.clauses import Clause, trim
from jointreport.texts.compare.comparison import ComparedRow, compare
from jointreport.texts.compare.units import Unit
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.parts.phrases import size_of_file
from jointreport.views.parts.sources import supports
from jointreport.views.templates import render
from jointreport.views.texts.printed import text_statement
from jointreport.views.texts.redline import Redliner, RedlineRow


class Teller:
    """Tells the changes of rows in one language of a text, in the language of the page."""

    def __init__(self, reader: RenderContext, language: str, redliner: Redliner) -> None:
        self._reader = reader
        self._text_say = reader.wordings[language]
        self._redliner = redliner

    def sentences(self, rows: Iterable[ComparedRow]) -> tuple[Markup, ...]:
        """Return a sentence for each paragraph that changed; those that were only renumbered share the last."""
        rows = tuple(rows)
        told = [self._sentence(row) for row in rows if not row.untouched and not _only_renumbered(row)]
        numbers = [self._number(row) for row in rows if _only_renumbered(row)]
        if numbers:
            told.append(self._reader.phrase("change-only-renumbered", places=self._reader.join(numbers)))
        return tuple(sentence for sentence in told if sentence)

    def _sentence(self, row: ComparedRow) -> Markup:
        # A paragraph that moved is told once, at the place where it stands now.
        if row.row.kind == "gone":
            return Markup("")
        changes = escape(self._reader.say("change-joint")).join(self._changes(row))
        return self._reader.phrase("change-of", place=self._place(row), changes=changes)

    def _place(self, row: ComparedRow) -> Markup:
        """Return a link to the paragraph on this page, under its number in the later text where it has one."""
        places = self._redliner.places(row.row.after or row.row.before)
        words = places if row.row.after else self._reader.say("earlier-place", place=places)
        return html('<a href="#{}">{}</a>', self._redliner.anchor(row), words)

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
        # Punctuation and marks of footnotes are not quoted; where only they differ, nothing would be told.
        if row.changed_clauses and not told and row.row.kind == "kept":
            yield self._reader.phrase("change-marks")
        yield from told

    def _of_clause(self, clause: Clause) -> Iterator[Markup]:
        """Yield the changes of a clause: what was replaced in it as one, then what was put in and taken out."""
        phrase, quoted = self._reader.phrase, self._redliner.quote
        if clause.replaced:
            old, new = (self._with_gaps(side) for side in zip(*clause.replaced, strict=True))
            yield phrase("change-replaced", old=quoted(old), new=quoted(new))
        yield from (phrase("change-inserted", new=quoted(words)) for words in clause.inserted)
        yield from (phrase("change-deleted", old=quoted(words)) for words in clause.deleted)

    def _with_gaps(self, words: Iterable[str]) -> str:
        return self._text_say("change-gap").join(words)

    def _whole(self, row: ComparedRow, *, new: bool) -> Markup:
        words = "".join(clause.new if new else clause.old for clause in row.clauses)
        return self._redliner.quote(trim(words))

    def _not_held(self) -> Markup:
        return self._reader.phrase("change-not-held")


def _only_renumbered(row: ComparedRow) -> bool:
    return row.held and row.row.kind == "kept" and row.renumbered and not row.moved and not row.changed_clauses


@dataclass(frozen=True, slots=True)
class ComparedText:
    """One of the two texts: what it is called here, a link to it, its stage and what must be known of it."""

    role: str
    link: Markup
    stage: str
    stage_words: str
    meetings: Markup


@dataclass(frozen=True, slots=True)
class Statement:
    """What one of the texts is in a language, as it must stand above its words."""

    role: str
    status: str
    status_words: str
    statement: Markup
    is_draft: bool


@dataclass(frozen=True, slots=True)
class LanguageChanges:
    """The changes in one language: what its texts are, the sentences, the text drawn."""

    anchor: str
    heading: str
    redline_heading: str
    tag: str
    direction: str
    statements: tuple[Statement, ...]
    warning: str
    sentences: tuple[Markup, ...]
    paragraphs: tuple[RedlineRow, ...]
    footnotes: tuple[RedlineRow, ...]
    file: str
    """The address of the same as a Word file with tracked changes; nothing in a preview, which has none."""
    file_words: str


@block("decision.changes", each="decision-changes")
def changes(place: BlockContext) -> Markup:
    """What changed from the draft, or from the decision it supersedes or follows: in sentences, then in the text."""
    subject, reader = subject_of(place), place.reader
    pair = pages_of_changes(reader.register, subject.entry)[subject.below]
    draft = pair.earlier.record.stage == "draft"
    return render(
        "changes",
        texts=(_text(reader, "changes-earlier", pair.earlier), _text(reader, "changes-later", pair.later)),
        relation=_relation(reader, pair),
        supports=supports(reader, pair.relation.sources),
        caution=reader.say("changes-draft-no-decision" if draft else "changes-why"),
        legend=_legend(reader),
        languages=tuple(_languages(place, pair)),
        say=reader.say,
    )


def _legend(reader: RenderContext) -> Markup:
    """Say how words are marked that stand in one of the texts alone, in the marks themselves."""
    deleted = html("<del>{}</del>", reader.say("changes-legend-deleted"))
    inserted = html("<ins>{}</ins>", reader.say("changes-legend-inserted"))
    return reader.phrase("changes-legend", deleted=deleted, inserted=inserted)


def _relation(reader: RenderContext, pair: Pair) -> Markup:
    """Return “draft … (draft of AA-4/6)”: a draft names what was adopted, a later decision the earlier one."""
    ends = (pair.earlier, pair.later) if pair.relation.kind == "draft-of" else (pair.later, pair.earlier)
    one, other = (reader.link("decisions", entry.identity) for entry in ends)
    words = reader.choice("relation", pair.relation.kind)
    return reader.phrase("changes-related", one=one, relation=words, other=other)


def _text(reader: RenderContext, role: str, entry: Entry[Decision]) -> ComparedText:
    stage = entry.record.stage
    meetings = reader.join(reader.meeting(one) for one in reader.register.meetings_of(entry.record))
    link = reader.link("decisions", entry.identity)
    return ComparedText(reader.say(role), link, stage, reader.choice("stage", stage), meetings)


def _languages(place: BlockContext, pair: Pair) -> Iterator[LanguageChanges]:
    """Yield the changes in each language both texts are held in, the reader's first; all are aligned alike."""
    reader, files = place.reader, _files(place)
    compared = _compared(reader.register, pair.earlier.identity, pair.later.identity, pair.languages)
    in_order = reader.own_first(pair.languages)
    for number, language in enumerate(in_order, start=1):
        anchor = f"changes-{number}" if number > 1 else "changes"
        told = _in_language(reader, pair, compared[language], language, anchor)
        if file := files.get(language):
            words = reader.say("changes-as-file", size=size_of_file(reader.say, file))
            told = replace(told, file=f"{reader.standpoint.root}{file.path}", file_words=words)
        yield told


def _files(place: BlockContext) -> dict[str, Download]:
    """Return the Word files of this page by language."""
    path = subject_of(place).path
    return {file.language: file for file in (place.downloads or {}).get(path, ())}


# All languages of a record are filled by one process, so a comparison is asked for again soon or never.
@cached(most=256)
def _compared(
    register: Register, earlier: str, later: str, languages: tuple[str, ...]
) -> Mapping[str, tuple[ComparedRow, ...]]:
    """Compare two decisions once for the pages of all languages, each of which shows the changes in all."""
    chinese = {language: is_chinese(register.languages[language]) for language in languages}
    before, after = (register.decisions[one].record.text for one in (earlier, later))
    comparison = compare(before, after, chinese)
    return {language: comparison.in_language(language) for language in languages}


def _in_language(
    reader: RenderContext, pair: Pair, rows: tuple[ComparedRow, ...], language: str, anchor: str
) -> LanguageChanges:
    known, name = reader.register.languages[language], reader.say.language_name(language)
    # The first language has the anchors of the text itself; those of another tell which of the others it is.
    redliner = Redliner(reader, language, "" if anchor == "changes" else f"{anchor}-")
    drawn = [(redliner.row(row), _is_footnote(row.row.before or row.row.after)) for row in rows]
    return LanguageChanges(
        anchor=anchor,
        heading=reader.say("heading-changes-in", language=name),
        redline_heading=reader.say("heading-redline-in", language=name),
        tag=known.tag,
        direction=known.direction,
        statements=tuple(_statements(reader, pair, language)),
        warning=_warning(reader, pair, language),
        sentences=Teller(reader, language, redliner).sentences(rows),
        paragraphs=tuple(row for row, is_note in drawn if not is_note),
        footnotes=tuple(row for row, is_note in drawn if is_note),
        file="",
        file_words="",
    )


def _is_footnote(units: tuple[Unit, ...]) -> bool:
    return units[0].group == "footnote"


def _statements(reader: RenderContext, pair: Pair, language: str) -> Iterator[Statement]:
    for role, entry in (("changes-earlier", pair.earlier), ("changes-later", pair.later)):
        said = entry.record.text.languages[language]
        words = reader.choice("text-status", said.status)
        is_draft = entry.record.stage == "draft"
        yield Statement(reader.say(role), said.status, words, text_statement(reader, said), is_draft)


def _warning(reader: RenderContext, pair: Pair, language: str) -> str:
    """Say that words of ours are compared, where that is so."""
    texts = (entry.record.text.languages[language].status for entry in (pair.earlier, pair.later))
    ours = list(texts).count("unofficial-translation")
    return reader.say({1: "changes-one-unofficial", 2: "changes-both-unofficial"}[ours]) if ours else ""
