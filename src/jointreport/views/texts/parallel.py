"""The languages of a text side by side, paragraph by paragraph, under the same anchors as on its own page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from markupsafe import Markup

from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import BodyText, Document, Paragraph
from jointreport.records.model.language import Text
from jointreport.records.model.places import table_of
from jointreport.records.model.tables import Cell as TableCell
from jointreport.records.model.tables import cells_of, laid_out
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, join_html
from jointreport.site.pages import Subject, languages_beside, pages_side_by_side
from jointreport.site.urls import record_path
from jointreport.site.wording import kind_of_place
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.parts.marks import link_marks, link_to_differences, verbs_set_apart
from jointreport.views.templates import render
from jointreport.views.texts.model import Cell, CellView, Choice, Column, ParallelRow, ParallelText, TableRow
from jointreport.views.texts.printed import is_draft, jumps_to, text_statement


@block("decision.parallel", each="decision-parallel")
def of_decision(place: BlockContext) -> Markup:
    """The text of the decision in its languages, side by side by paragraph."""
    return _page(place)


@block("document.parallel", each="document-parallel")
def of_document(place: BlockContext) -> Markup:
    """The text of the document in its languages, side by side by paragraph, with the draft it sets out."""
    return _page(place)


def _page(place: BlockContext) -> Markup:
    subject, reader = subject_of(place), place.reader
    beside = languages_beside(subject.record, subject.below)
    languages = tuple(reader.own_first(beside))
    text = ParallelPrinter(reader, subject.identity, subject.record, languages).view()
    choices = tuple(_choices(reader, subject))
    remark = getattr(subject.record, "remark", None)
    # Printed and not noted: the search finds the remark and the text on the page of the record.
    shown = reader.text_if_any(remark)
    own = reader.phrase("parallel-of", page=text.name)
    return render("parallel", text=text, choices=choices, remark=shown, own=own, say=reader.say)


class ParallelPrinter:
    """Prints a text in several languages; `prefix` keeps the anchors of an inner text apart."""

    def __init__(
        self,
        reader: RenderContext,
        identity: str,
        record: Decision | Document,
        languages: tuple[str, ...],
        prefix: str = "",
    ) -> None:
        self.reader = reader
        self.identity = identity
        self.record = record
        self.languages = languages
        self.prefix = prefix
        self._names = {language: reader.say.language_name(language) for language in languages}
        self._attributes = {language: self._marked_as(language, language) for language in languages}
        self._labels = {language: record.text.labels_in(language) for language in languages}
        # A mark has one place to come back to: where it first stands, in the first language.
        self._marked: set[str] = set()

    def view(self) -> ParallelText:
        """Return the text as a view."""
        body = self.record.text
        rows = (*self._opening(body), *self._rows(body), *self._footnotes(body))
        return ParallelText(
            is_draft=is_draft(self.record),
            name=self.reader.link(self.reader.register.text_holder(self.identity).kind, self.identity),
            columns=tuple(self._columns(body)),
            rows=rows,
            not_held=self._not_held(body),
            jumps=tuple(jumps_to(self.reader.say, rows, self.prefix)),
        )

    def _columns(self, body: BodyText) -> Iterator[Column]:
        for language in self.languages:
            said = body.languages[language]
            yield Column(
                language=self._names[language],
                tag=self.reader.tag(language),
                status=said.status,
                status_words=self.reader.choice("text-status", said.status),
                statement=text_statement(self.reader, said),
            )

    def _not_held(self, body: BodyText) -> str:
        """Name the languages in which no words are held, each with what is known of it."""
        say = self.reader.say
        told = [
            say(
                "language-status",
                language=say.language_name(language),
                status=self.reader.choice("text-status", said.status),
            )
            for language, said in body.languages.items()
            if language not in body.languages_held
        ]
        return say("parallel-pending", languages=say.join(told)) if told else ""

    def _opening(self, body: BodyText) -> Iterator[ParallelRow]:
        if body.opening is not None:
            heading = self.reader.say("opening-line")
            yield ParallelRow("opening", "", heading, "", self._cells(body.opening, ""))

    def _rows(self, body: BodyText) -> Iterator[ParallelRow]:
        """Yield each paragraph, and each table as one."""
        for table, some in groupby(body.paragraphs, lambda one: table_of(one.at)):
            if table:
                yield self._table(table, tuple(some))
            else:
                yield from map(self._paragraph, some)

    def _table(self, table: str, paragraphs: tuple[Paragraph, ...]) -> ParallelRow:
        heading = self.reader.say.paragraph(table)
        # A row has one anchor: in the first language that has the table.
        first = next((one for one in self.languages if any(one in row.text for row in paragraphs)), "")
        cells = tuple(
            self._table_in(language, paragraphs, heading, anchors=language == first) for language in self.languages
        )
        differs = join_html(self._differs(one.at, self.reader.say.paragraph(one.at)) for one in paragraphs)
        return ParallelRow("table", "", heading, "", cells, differs=differs)

    def _table_in(self, language: str, paragraphs: tuple[Paragraph, ...], name: str, *, anchors: bool) -> Cell:
        """Return a table in a language; a row that waits for its translation says so."""
        pending = self._pending(language)
        if not any(language in one.text for one in paragraphs):
            return pending
        words = [one.text.by_language.get(language, pending.pending) for one in paragraphs]
        rows = tuple(
            TableRow(f"{self.prefix}{one.at}" if anchors else "", tuple(self._drawn(cell, language) for cell in row))
            for one, row in zip(paragraphs, laid_out([cells_of(one) for one in words]), strict=True)
        )
        called = self.reader.say("place-in-language", place=name, language=self._names[language])
        return Cell(self._attributes[language], called, Markup(""), "", self.reader.tag(language), rows)

    def _drawn(self, cell: TableCell, language: str) -> CellView:
        words = link_marks(self.reader.prose(cell.words), self.prefix, self._marked, partial(self._mark, language))
        return CellView(words, cell.columns, cell.rows)

    def _paragraph(self, paragraph: Paragraph) -> ParallelRow:
        at = paragraph.at
        return ParallelRow(
            kind=kind_of_place(at),
            anchor=f"{self.prefix}{at}",
            heading=self.reader.say.paragraph(at),
            link_name=self.reader.link_name(at),
            cells=self._cells(paragraph.text, at, paragraph),
            inner=self._inner(paragraph),
            differs=self._differs(at, self.reader.say.paragraph(at)),
        )

    def _differs(self, at: str, place: str) -> Markup:
        kind = self.reader.register.text_holder(self.identity).kind
        return link_to_differences(self.reader, kind, self.identity, at, place)

    def _inner(self, paragraph: Paragraph) -> ParallelText | None:
        if paragraph.contains is None:
            return None
        draft = self.reader.register.decisions[paragraph.contains]
        held = tuple(one for one in self.languages if one in draft.record.text.languages_held)
        return ParallelPrinter(self.reader, draft.identity, draft.record, held, prefix="draft-").view()

    def _footnotes(self, body: BodyText) -> Iterator[ParallelRow]:
        for note in body.footnotes:
            heading = self.reader.say("footnote-cited", number=note.label_in(self.reader.language))
            name = self.reader.say("link-to", place=heading)
            cells = self._cells(note.text, "")
            differs = self._differs(note.at, heading)
            yield ParallelRow("footnote", f"{self.prefix}{note.at}", heading, name, cells, differs=differs)

    def _cells(self, text: Text, at: str, paragraph: Paragraph | None = None) -> tuple[Cell, ...]:
        return tuple(self._cell(text, at, language, paragraph) for language in self.languages)

    def _cell(self, text: Text, at: str, language: str, paragraph: Paragraph | None) -> Cell:
        if language not in text:
            return self._pending(language)
        words = link_marks(self.reader.prose(text[language]), self.prefix, self._marked, partial(self._mark, language))
        if paragraph is not None and paragraph.acts:
            words = verbs_set_apart(self.reader, words, paragraph, language)
        label = self.reader.wordings[language].label(at, paragraph.printed) if paragraph else ""
        return Cell(self._attributes[language], label, words, "")

    def _pending(self, language: str) -> Cell:
        pending = self.reader.say("parallel-cell-pending", language=self._names[language])
        return Cell(self._marked_as(self.reader.spoken, language), "", Markup(""), pending)

    def _mark(self, language: str, back: Markup, href: str, label: str) -> Markup:
        label = self._labels[language].get(label, label)
        name = self.reader.say("footnote-cited", number=label)
        link = '<sup class="mark"><a{} lang="{}" href="{}" aria-label="{}">{}</a></sup>'
        return html(link, back, self.reader.tag(self.reader.spoken), href, name, label)

    def _marked_as(self, languages_held: str, language: str) -> Markup:
        """Return the attributes of a cell: the language its words are in, and the name of the one it stands for."""
        known = self.reader.register.languages[languages_held]
        attributes = 'lang="{}" dir="{}" data-language="{}"'
        return html(attributes, known.tag, known.direction, self._names[language])


def _choices(reader: RenderContext, subject: Subject) -> Iterator[Choice]:
    """Yield the ways to all languages, to the reader's beside each other, and to each alone on the page of the record.

    A pair without the reader's language has its page in the two languages that it shows.
    """
    record: Decision | Document = subject.record
    own = record_path(subject.kind, subject.identity)
    for step in pages_side_by_side(record):
        beside = languages_beside(record, step)
        if reader.language not in beside:
            continue
        names = [reader.say.language_name(language) for language in beside]
        words = reader.say.join(names)
        yield Choice(words, reader.standpoint.to(f"{own}{step}/"), "", step == subject.below)
    for language in record.text.languages_held:
        words = reader.say("parallel-single", language=reader.say.language_name(language))
        yield Choice(words, reader.standpoint.to_language(language, own), reader.tag(language), current=False)
