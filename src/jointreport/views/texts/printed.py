"""A text as it is printed: sections, paragraphs, items, footnotes; beside it what the editors read in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from markupsafe import Markup, escape

from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Act, BodyText, Document, Footnote, LanguageOfText, Paragraph
from jointreport.records.model.language import LanguageVersion, Text
from jointreport.records.model.places import place_of, table_of
from jointreport.records.model.tables import Cell, cells_of, laid_out
from jointreport.records.register.register import acts_of, addressed
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.site.urls import record_path
from jointreport.site.wording import HEADINGS, Wording, kind_of_place
from jointreport.texts.citations.references import References
from jointreport.views.parts.done import done_words, event_words
from jointreport.views.parts.marks import act_rows, back_anchor, link_marks, link_to_differences, verbs_set_apart
from jointreport.views.texts.model import ActRows, CellView, FootnoteView, ParagraphView, ParallelRow, TextView


def mark_name(reader: RenderContext, body: BodyText, label: str) -> str:
    """Return the accessible name of a mark in a text: its number and the words of the note, completed."""
    references = References(reader.register, reader.say)
    words = next((references.complete(note) for note in body.footnotes if note.label == label), "")
    return reader.say("footnote-line", number=label, words=words)


def explain_note(reader: RenderContext, note: Footnote) -> Markup:
    """Return, in brackets, a link to what a footnote refers to where its own words, such as “Ibid.”, do not name it."""
    words = References(reader.register, reader.say).meaning_of(note)
    if not words or note.refers_to is None:
        return Markup("")
    href = reader.to("documents", note.refers_to, note.part or "")
    link = html('<a href="{}">{}</a>', href, words)
    return reader.phrase("footnote-meant", words=link)


def _is_within(one: ParagraphView | ParallelRow, section: ParagraphView | ParallelRow) -> bool:
    return one.anchor.startswith(f"{section.anchor}-")


def jumps_to(say: Wording, shown: Sequence[ParagraphView | ParallelRow], prefix: str) -> Iterator[tuple[str, str]]:
    """Yield anchor and words: the preamble once, then every printed number, those of an inner text too.

    Annexes and sections in which the numbers begin again stand before these.
    """
    for one in shown:
        at = one.anchor.removeprefix(prefix)
        if at == "pp1":
            yield one.anchor, say("jump-preamble")
        elif one.kind in {"paragraph", "item", "subitem"}:
            yield one.anchor, say.paragraph_number(at)
        elif one.kind == "annex" or (one.kind == "section" and any(_is_within(other, one) for other in shown)):
            yield one.anchor, say.paragraph(at)
        if one.inner is not None:
            yield from ((anchor, say("jump-draft", number=words)) for anchor, words in one.inner.jumps)


class TextPrinter:
    """Prints the text of one decision or document for a reader; `prefix` keeps the anchors of an inner text apart."""

    def __init__(self, reader: RenderContext, identity: str, record: Decision | Document, prefix: str = "") -> None:
        self.reader = reader
        self.identity = identity
        self.record = record
        self.body: BodyText = record.text
        self.prefix = prefix
        self.language = self.body.language_for(reader.language)
        self._kind = "decisions" if isinstance(record, Decision) else "documents"
        self._path = record_path(self._kind, identity)
        self._labels = self.body.labels_in(self.language)
        self._tables = tables_of(self.body, self.language)
        self._marked: set[str] = set()

    def view(self) -> TextView:
        """Return the text as a view."""
        reader, language = self.reader, self.reader.register.languages[self.language]
        status = self.body.languages.get(self.language) or LanguageOfText(status="pending")
        # In the order in which they stand on the page.
        notes, opening = self._notes_on(None), self._opening()
        paragraphs = tuple(self._paragraph(paragraph) for paragraph in self.body.paragraphs)
        return TextView(
            language=self.language,
            tag=language.tag,
            reader_tag=reader.tag(reader.spoken),
            direction=language.direction,
            status=status.status,
            status_words=reader.choice("text-status", status.status),
            statement=text_statement(reader, status),
            not_yet=reader.not_yet(LanguageVersion("", self.language, reader.language)),
            opening=opening,
            paragraphs=paragraphs,
            footnotes=tuple(self._footnote(note) for note in self.body.footnotes_in(self.language)),
            notes=notes,
            jumps=tuple(jumps_to(reader.say, paragraphs, self.prefix)),
            is_draft=is_draft(self.record),
            not_assessed=self._not_assessed(),
            across=reader.direction if reader.direction != language.direction else "",
        )

    def _not_assessed(self) -> str:
        """Say once for the whole text that nothing is reported of what it asks for."""
        record, register = self.record, self.reader.register
        if not isinstance(record, Decision) or record.stage == "draft" or register.is_assessed(self.identity):
            return ""
        asks = any(act.verb == "requests" for paragraph in self.body.paragraphs for act in paragraph.acts)
        return self.reader.say("follow-up-not-assessed") if asks else ""

    def _words(self, text: Text, at: str) -> Markup:
        """Return the words in the language of the text; a paragraph that lacks it is marked as foreign."""
        self._let_find(text, at, at)
        passage = text.version(self.language)
        return self._prose(passage.words, passage)

    def _prose(self, words: str, passage: LanguageVersion) -> Markup:
        """Return words of a passage, with its marks as links."""
        prose = self.reader.foreign(words, passage.language) if passage.is_fallback else self.reader.prose(words)
        return link_marks(prose, self.prefix, self._marked, self._mark)

    def _row(self, paragraph: Paragraph) -> Markup:
        """Note the words of a row for the search; they are drawn by its cells."""
        self._let_find(paragraph.text, paragraph.at, paragraph.at)
        return Markup("")

    def _cells(self, paragraph: Paragraph) -> tuple[CellView, ...]:
        """Return the cells of a row of a table; nothing for any other paragraph."""
        row, passage = self._tables.get(paragraph.at), paragraph.text.version(self.language)
        return tuple(CellView(self._prose(cell.words, passage), cell.columns, cell.rows) for cell in row or ())

    def _let_find(self, text: Text, at: str, label: str) -> None:
        # Without the prefix: a draft set out in a document is found on its own page, where its places have none.
        self.reader.let_find(text, f"{self._path}#{at}", label, language=self.language)

    def _mark(self, back: Markup, href: str, label: str) -> Markup:
        name = mark_name(self.reader, self.body, label)
        link = '<sup class="mark"><a{} href="{}" aria-label="{}">{}</a></sup>'
        return html(link, back, href, name, self._labels.get(label, label))

    def _opening(self) -> Markup:
        opening = self.body.opening
        if opening is None:
            return Markup("")
        self._let_find(opening, "text", "found-opening")
        words = opening.version(self.language).words
        # Only the name of the conference is set apart; its comma is upright like the rest of a paragraph.
        name = words.rstrip(",，:：")
        return html('<em class="verb">{}</em>{}', name, words[len(name) :])

    def _paragraph(self, paragraph: Paragraph) -> ParagraphView:
        reader, at = self.reader, paragraph.at
        kind, cells = kind_of_place(at), self._cells(paragraph)
        words = self._row(paragraph) if cells else self._words(paragraph.text, at)
        if kind in {"preamble", "paragraph", "unnumbered"}:
            words = verbs_set_apart(reader, words, paragraph, self.language)
        if kind not in HEADINGS:
            words = reader.not_yet(paragraph.text.version(self.language)) + words
        inner = self._inner(paragraph)
        return ParagraphView(
            kind=kind,
            anchor=f"{self.prefix}{at}",
            label=reader.wordings[self.language].label(at, paragraph.printed),
            link_name=reader.link_name(at),
            beside_name=reader.beside_name(at),
            words=words,
            depth=depth_of_heading(at),
            row=cells,
            opens=bool(cells) and not self._continues(at, -1),
            closes=bool(cells) and not self._continues(at, 1),
            acts=tuple(self._act(paragraph, act) for act in acts_of(self.record, paragraph)),
            notes=self._notes_on(at),
            events=tuple(event_words(reader, e.record) for e in reader.register.status_of(self.identity, at)),
            done=done_words(reader, self.identity, at),
            inner=inner.view() if inner else None,
            inner_name=reader.link("decisions", inner.identity) if inner else Markup(""),
            table_name=reader.say.paragraph(table_of(at)) if cells else "",
            differs=self._differs(at, reader.say.paragraph(at)),
        )

    def _continues(self, at: str, step: int) -> bool:
        """Whether the row before (-1) or after (1) a row stands in the same table."""
        place = place_of(at)
        return f"{place.scope}t{place.number}-{int(place.items[0]) + step}" in self._tables

    def _notes_on(self, at: str | None) -> tuple[Markup, ...]:
        """Return the editors' notes on a paragraph, or on the whole text."""
        home = f"{self._path}#{at or 'text'}"
        notes = (note.text for note in self.record.notes if note.on == at)
        return tuple(self.reader.show(note, home, "editorial-note") for note in notes)

    def _inner(self, paragraph: Paragraph) -> TextPrinter | None:
        if paragraph.contains is None:
            return None
        draft = self.reader.register.decisions[paragraph.contains]
        # The document that sets it out may have paragraphs of the same numbers.
        return TextPrinter(self.reader, draft.identity, draft.record, prefix="draft-")

    def _act(self, paragraph: Paragraph, act: Act) -> ActRows:
        to = addressed(self.record, paragraph, act)
        what = self.reader.text_if_any(act.what)
        return tuple(act_rows(self.reader, act, to, what, f"{self._path}#{paragraph.at}"))

    def _footnote(self, note: Footnote) -> FootnoteView:
        cited = self.reader.say("footnote-cited", number=note.label_in(self.reader.language))
        return FootnoteView(
            anchor=f"{self.prefix}{note.at}",
            label=self._labels[note.label],
            words=self.reader.not_yet(note.text.version(self.language)) + self._words(note.text, note.at),
            meant=explain_note(self.reader, note),
            # Where the language lacks the mark, which is told, nothing leads back.
            back=back_anchor(self.prefix, note.at) if note.label in self._marked else "",
            differs=self._differs(note.at, cited),
        )

    def _differs(self, at: str, place: str) -> Markup:
        return link_to_differences(self.reader, self._kind, self.identity, at, place)


def depth_of_heading(at: str) -> int:
    """Return how many levels a heading stands below the first: in an annex one, in a section one for each."""
    place = place_of(at)
    return bool(place.annex) + (len(place.items) if place.kind == "s" else bool(place.section))


def tables_of(body: BodyText, language: str) -> dict[str, tuple[Cell, ...]]:
    """Return by place the cells drawn in each row of the tables of a text."""
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for one in body.paragraphs:
        if name := table_of(one.at):
            table = tables.setdefault(name, {})
            table[one.at] = cells_of(one.text.version(language).words)
    return {at: row for rows in tables.values() for at, row in zip(rows, laid_out(tuple(rows.values())), strict=True)}


def lines_above(reader: RenderContext, record: Decision | Document) -> tuple[str, ...]:
    """Return what is printed above the text of a document, in its language: the agenda item, the kind of document."""
    if isinstance(record, Decision):
        return ()
    language = record.text.language_for(reader.language)
    item = (record.agenda_item.version(language).words,) if record.agenda_item else ()
    return (*item, reader.register.choice("document-kind", record.kind).words.version(language).words)


def is_draft(record: Decision | Document) -> TypeGuard[Decision]:
    """Whether a text is a draft decision; a document may set one out, but is none."""
    return isinstance(record, Decision) and record.stage == "draft"


def text_statement(reader: RenderContext, status: LanguageOfText | None) -> Markup:
    """Return what the text in a language is, as it must stand above the text and in every quotation.

    Nothing is said of a language of which nothing is known.
    """
    if status is None:
        return Markup("")
    if status.note is not None:
        return reader.text(status.note)
    return escape(reader.definition("text-status", status.status))
