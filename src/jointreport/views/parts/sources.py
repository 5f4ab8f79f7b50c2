"""Where a statement comes from: a numbered mark beside it, and at the foot of the page a note with the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Meeting
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Act, Document
from jointreport.records.model.language import Text
from jointreport.records.model.sources import Reference, Source, Unknown
from jointreport.site.context import RenderContext, ShownOnPage
from jointreport.site.markup import html, join_html, with_badge
from jointreport.views.templates import render


@dataclass(frozen=True, slots=True)
class Support:
    """One source of a statement: its link, and where in it.

    `reason` is how the statement is inferred from it: “Inferred: …”. `outside` is the identity of a source outside
    this site, and empty for a document.
    """

    link: Markup
    place: Markup
    reason: Markup
    outside: str = ""


@dataclass(frozen=True, slots=True)
class Supports(Sequence[Support]):
    """The sources of a statement; as HTML, the marks of their notes on this page, numbered as they are printed."""

    of: tuple[Support, ...] = ()
    shown: ShownOnPage | None = None
    inferred: str = ""

    def __getitem__(self, index: int) -> Support:  # type: ignore[override]  # No part of them is asked for.
        return self.of[index]

    def __len__(self) -> int:
        return len(self.of)

    def __html__(self) -> str:
        """Return the marks; what no source itself says is marked as inferred."""
        if not self.of or self.shown is None:
            return ""
        noted = dict.fromkeys(chain.from_iterable(map(_noted, self.of)))
        marks = join_html(_mark(self.shown, one) for one in noted)
        return with_badge("", "inferred", self.inferred) + marks if self.inferred else marks


NO_SUPPORTS = Supports()


def join_supports(found: Iterable[Supports]) -> Supports:
    """Return the sources of several statements as those of one, which no badge calls inferred."""
    told = tuple(found)
    every = dict.fromkeys(chain.from_iterable(told))
    return Supports(tuple(every), next((one.shown for one in told), None))


def without_reasons(told: Supports) -> Supports:
    """Return sources alone, where the words beside them say already that a statement is inferred, and how."""
    return Supports(tuple(replace(one, reason=Markup("")) for one in told), told.shown)


def _noted(support: Support) -> Iterator[Support | Markup]:
    """Yield what a page notes of a source: itself and, apart, a reason, which often holds for many statements."""
    if support.reason:
        yield replace(support, reason=Markup(""))
        yield support.reason
    else:
        yield support


def _mark(shown: ShownOnPage, noted: Support | Markup) -> Markup:
    number, is_first = shown.cite(noted)
    back = html(' id="cite_{}"', number) if is_first else ""
    return html('<sup class="cite"><a{1} href="#note_{0}" role="doc-noteref">[{0}]</a></sup>', number, back)


def supports(reader: RenderContext, references: Iterable[Reference], field: str = "") -> Supports:
    """Return the sources of a field, or of the whole record where `field` is empty."""
    # A source that names no field supports all: in one record either none names fields, or every one does.
    wanted = [r for r in references if not field or not r.for_ or field in r.for_]
    alone = wanted and all(reference.certainty == "inferred" for reference in wanted)
    inferred = reader.choice("certainty", "inferred") if alone else ""
    return Supports(tuple(_support(reader, reference) for reference in wanted), reader.shown, inferred)


def _support(reader: RenderContext, reference: Reference) -> Support:
    reason = _reason(reader, reference.step) if reference.step else Markup("")
    if reference.source:
        return _outside(reader, reference, reason)
    identity = reference.document or ""
    name = document_name(reader, identity)
    href = reader.to_text(identity, reference.at or reference.part or "")
    link = html('<a href="{}">{}</a>', href, name)
    return Support(link, _place(reader, reference), reason)


def _reason(reader: RenderContext, step: Text) -> Markup:
    """Return “Inferred: the first number of the symbol is that of the meeting.”."""
    return reader.phrase("definition", word=reader.choice("certainty", "inferred"), meaning=reader.text(step))


def _place(reader: RenderContext, reference: Reference) -> Markup:
    """Return where in a document of ours a statement stands; empty for the whole of it."""
    parts = reader.register.documents[reference.document or ""].record.parts
    part = next((one for one in parts if one.id == reference.part), None)
    if part:
        return reader.text_without_links(part.label)
    return html('<span class="symbol">{}</span>', reader.say.paragraph(reference.at)) if reference.at else Markup("")


def _outside(reader: RenderContext, reference: Reference, reason: Markup) -> Support:
    identity = reference.source or ""
    entry = reader.register.sources[identity]
    link = reader.source_link(identity)
    if entry.record.kind == "press":
        link = reader.phrase("reported-by-press", source=link)
    place = reader.text_if_any(reference.place)
    return Support(link, place, reason, identity)


def source_and_place(reader: RenderContext, support: Support) -> Markup:
    """Return a source with the place in it."""
    if not support.place:
        return support.link
    return reader.phrase("in-document", document=support.link, place=support.place)


def source_in_full(reader: RenderContext, support: Support) -> Markup:
    """Return a source with the place in it, and how something is inferred from it.

    That the note by the secretariat alone says something is seen from its being the source.
    """
    source, reason = source_and_place(reader, support), support.reason
    return reader.phrase("with-certainty", words=source, certainty=reason) if reason else source


def notes(reader: RenderContext) -> Markup:
    """Return the list of everything that a page has cited; an address is given once, then its note is named."""
    cited = tuple(_notes(reader))
    return render("notes", notes=cited, say=reader.say) if cited else Markup("")


def _notes(reader: RenderContext) -> Iterator[tuple[int, Markup]]:
    first: dict[str, int] = {}
    for noted, number in reader.shown.cited.items():
        if isinstance(noted, Markup):
            yield number, noted
        else:
            yield number, source_in_full(reader, _told_once(reader, noted, number, first))


def _told_once(reader: RenderContext, support: Support, number: int, first: dict[str, int]) -> Support:
    """Return a source outside with its address; from its second note on, with the number of the `first` instead."""
    if not support.outside or first.setdefault(support.outside, number) == number:
        return support
    link = html('<a href="#note_{0}">[{0}]</a>', first[support.outside])
    return replace(support, link=reader.phrase("note-again", note=link))


def document_name(reader: RenderContext, identity: str) -> Markup:
    """Return how a document is called in a reference: its symbol, its kind where it is the note, or its title."""
    record = reader.register.documents[identity].record
    if record.symbol:
        return escape(record.symbol)
    if record.kind == "note-by-the-secretariat":
        return escape(reader.say("the-note"))
    return reader.text_without_links(record.title)


def official_text(reader: RenderContext, record: Decision | Document | Meeting) -> Markup:
    """Say where the text of a record, or the page of a meeting, is published; else who reported the meeting."""
    found = [reader.register.sources[identity] for identity in reader.register.published_at(record)]
    known = [entry for entry in found if entry.record.kind != "reporting-service"]
    if not found:
        return Markup("")
    where = reader.join(_offered(reader, entry) for entry in known or found)
    if isinstance(record, Meeting):
        return reader.phrase("official-meeting" if known else "official-meeting-reported", where=where)
    return reader.phrase("official-text" if known else "official-text-reported", where=where)


def _offered(reader: RenderContext, entry: Entry[Source]) -> Markup:
    language = reader.say.language_name(entry.record.language)
    return reader.phrase("with-certainty", words=reader.source_link(entry.identity), certainty=language)


def recipient(reader: RenderContext, act: Act) -> Markup:
    """Return the bodies an act is addressed to; where the text does not name them, that this is inferred, and why."""
    return as_read(reader, reader.join(reader.bodies(act.to)), act.to_step) if act.to else Markup("")


def as_read(reader: RenderContext, words: Markup, step: Text | None) -> Markup:
    """Return what the editors read in a text; where it is inferred, that, and why."""
    if step is None:
        return words
    told = with_badge(words, "inferred", reader.choice("certainty", "inferred"))
    return told + _mark(reader.shown, _reason(reader, step))


def not_found(reader: RenderContext, unknown: Unknown) -> Markup:
    """Return “not found as at 22 November 2026”, and where it was looked for."""
    where = html('<span class="where">{}</span>', reader.text(unknown.where))
    words = reader.phrase("not-found", date=reader.say.date(unknown.looked), where=where)
    return html('<span class="unknown">{}</span>', words)
