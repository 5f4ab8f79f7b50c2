"""Where the languages of a text differ: both passages as they stand, what differs in words, no side taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document, Footnote, Paragraph, printed_marks
from jointreport.records.model.language import Text
from jointreport.records.model.tables import plain_row
from jointreport.rules.parity.issued import SHORTER, Difference, differences_of, issued_in
from jointreport.rules.parity.obligations import MODAL
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, join_html
from jointreport.site.pages import PARALLEL, Subject
from jointreport.site.running_text import is_chinese
from jointreport.site.urls import record_path
from jointreport.site.wording import kind_of_place
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.parts.marks import print_marks
from jointreport.views.templates import render
from jointreport.views.texts.printed import is_draft, text_statement

_KINDS = {
    "other-verb": "verb",
    MODAL: "modal",
    "condition": "condition",
    "addressee": "addressee",
    SHORTER: "length",
}
"""Code of a finding → what it is about; all others are about numbers, symbols and names."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in one language, what differs in it marked; a link to where it stands in that language."""

    language: str
    tag: str
    direction: str
    words: Markup
    href: str
    link: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place in which languages differ: what differs in sentences, and its passages."""

    anchor: str
    heading: str
    told: tuple[tuple[str, Markup], ...]
    passages: tuple[Passage, ...]
    beside: str
    """The address of the place among the languages side by side."""


@block("decision.differences", each="decision-differences")
def of_decision(place: BlockContext) -> Markup:
    """Where the languages of the decision differ in which it was issued, passage by passage."""
    return _page(place)


@block("document.differences", each="document-differences")
def of_document(place: BlockContext) -> Markup:
    """Where the languages of the document differ in which it was issued, passage by passage."""
    return _page(place)


def _page(place: BlockContext) -> Markup:
    subject, reader = subject_of(place), place.reader
    record: Decision | Document = subject.record
    languages = reader.own_first(issued_in(record))
    found = differences_of(reader.register, subject.kind, subject.identity)
    printer = _Printer(reader, subject)
    return render(
        "differences",
        own=reader.phrase("parallel-of", page=reader.link(subject.kind, subject.identity)),
        is_draft=is_draft(record),
        statements=tuple((reader.say.language_name(one), _statement(reader, record, one)) for one in languages),
        places=tuple(printer.place(at, tuple(some)) for at, some in groupby(found, lambda one: one.at)),
        direction=reader.direction,
        say=reader.say,
    )


def _statement(reader: RenderContext, record: Decision | Document, language: str) -> Markup:
    return text_statement(reader, record.text.languages[language])


class _Printer:
    """Prints the places of one text for a reader."""

    def __init__(self, reader: RenderContext, subject: Subject) -> None:
        self._reader = reader
        self._record: Decision | Document = subject.record
        self._path = record_path(subject.kind, subject.identity)
        paragraphs = {one.at: one for one in self._record.text.paragraphs}
        self._held: dict[str, Paragraph | Footnote] = {
            **paragraphs,
            **{one.at: one for one in self._record.text.footnotes},
        }

    def place(self, at: str, differences: tuple[Difference, ...]) -> PlaceView:
        """Return a place with all that differs there."""
        concerned = {language for one in differences for language in one.words}
        languages = [one for one in self._reader.own_first(self._reader.register.languages) if one in concerned]
        href = self._reader.standpoint.to(f"{self._path}{PARALLEL}/#{at}")
        return PlaceView(
            anchor=at,
            heading=self._cited(at),
            told=tuple(self._told(one) for one in differences),
            passages=tuple(self._passage(at, language, differences) for language in languages),
            beside=href if self._reader.language in self._record.text.languages_held else "",
        )

    def _cited(self, at: str) -> str:
        one = self._held[at]
        if isinstance(one, Footnote):
            return self._reader.say("footnote-cited", number=one.label_in(self._reader.language))
        return self._reader.say.paragraph(at)

    def _told(self, one: Difference) -> tuple[str, Markup]:
        """Return what a difference is about, and what differs, with the reasons for which editors accept it."""
        reader = self._reader
        kind = reader.say(f"difference-{_KINDS.get(one.code, 'figures')}")
        reasons = (reader.phrase("differences-accepted", reason=self._reason(reason)) for reason in one.reasons)
        return kind, join_html((self._sentence(one), *reasons), " ")

    def _sentence(self, one: Difference) -> Markup:
        reader = self._reader
        names = {language: reader.say.language_name(language) for language in one.words}
        if one.code == SHORTER:
            shorter, other = names.values()
            return reader.phrase("difference-shorter", language=shorter, other=other)
        said = [
            reader.phrase("difference-says", language=names[language], words=self._quoted(language, words))
            if words
            else reader.phrase("difference-says-nothing", language=names[language])
            for language, words in one.words.items()
        ]
        return reader.phrase("difference-told", told=reader.join_clauses(said))

    def _quoted(self, language: str, words: tuple[str, ...]) -> Markup:
        labels = self._record.text.labels_in(language)
        printed = (printed_marks(one, labels).replace("[^", "[") for one in words)
        quoted = (self._reader.text_without_links(Text({language: one})) for one in printed)
        return self._reader.join(self._reader.phrase("in-quotes", words=one) for one in quoted)

    def _reason(self, words: str) -> Markup:
        """Return the words of an author, which are in one language alone, marked with it."""
        languages = self._reader.register.languages
        chinese = any("\u4e00" <= sign <= "\u9fff" for sign in words)
        told_in = next((key for key, one in languages.items() if is_chinese(one) is chinese), self._reader.language)
        return self._reader.text_without_links(Text({told_in: words}))

    def _passage(self, at: str, language: str, differences: tuple[Difference, ...]) -> Passage:
        one, known = self._held[at], self._reader.register.languages[language]
        words = one.text[language]
        if kind_of_place(at) == "row":
            words = plain_row(words)
        spots = (spot for found in differences for spot in found.spots(language, words))
        labels = self._record.text.labels_in(language)
        name = self._reader.say.language_name(language)
        return Passage(
            language=name,
            tag=known.tag,
            direction=known.direction,
            words=_with_marked(words, spots, labels),
            href=self._reader.standpoint.to_language(language, f"{self._path}#{at}"),
            link=self._reader.say("place-in-language", place=self._cited(at), language=name),
        )


def _with_marked(words: str, spots: Iterable[tuple[int, int]], labels: Mapping[str, str]) -> Markup:
    """Return a passage with some of its words marked, and each mark of a footnote as it is printed."""
    done, end = [], 0
    for start, stop in sorted(spots):
        if start >= end:
            done += [_printed(words[end:start], labels), html("<mark>{}</mark>", _printed(words[start:stop], labels))]
            end = stop
    return join_html((*done, _printed(words[end:], labels)))


def _printed(words: str, labels: Mapping[str, str]) -> Markup:
    return print_marks(printed_marks(words, labels))
