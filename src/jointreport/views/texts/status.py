"""The head of a page: what it is about, where the official text is, and what must be known before it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import BodyText, Document, LanguageOfText
from jointreport.records.model.sources import Source, Sourced
from jointreport.site.context import RenderContext
from jointreport.site.markup import join_html, with_badge
from jointreport.site.pages import Subject, title_of
from jointreport.texts.citations.references import is_inferred
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.parts.phrases import adoption, holding_of
from jointreport.views.parts.sources import Supports, join_supports, not_found, official_text, supports, without_reasons
from jointreport.views.templates import render
from jointreport.views.texts.printed import is_draft

NO_WORDS = Markup("")


@dataclass(frozen=True, slots=True)
class TitleView:
    """A title in one language; `badge` says whose words it is, where it is not printed over the text."""

    words: Markup
    badge: str
    supports: Supports


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above everything on a page: titles, facts with their sources, where the official text is.

    Below them, above them for a draft, a box says what must be known before the text is read: in one line of `words`
    what the text is, the remark every reader must see, and the rest to open. Where there is nothing of these, there is
    no box.
    """

    facts: tuple[Markup, ...]
    supports: Supports
    official: Markup = NO_WORDS
    said: Markup = NO_WORDS
    titles: tuple[TitleView, ...] = ()
    # What only paper needs: where the page came from, and as at which day.
    printed: str = ""
    tone: str = "unseen"
    words: tuple[str, ...] = ()
    remark: Markup = NO_WORDS
    rows: tuple[tuple[str, Markup], ...] = ()


def head(reader: RenderContext, view: Head) -> Markup:
    """Return the head of a page as HTML."""
    return render("head", head=view, say=reader.say)


@block("decision.status", each="decisions")
def decision_status(place: BlockContext) -> Markup:
    """What this decision is, when it was adopted, where its official text is, and what has not been seen."""
    reader, subject = place.reader, subject_of(place)
    record = subject.record
    # The box below says of a draft that it is one.
    stage = "" if is_draft(record) else stage_words(reader, record)
    day = adoption(reader, record, short=True, home=subject.path)
    facts = (
        escape(stage),
        _fact(reader, record, "adopted", day, sure=bool(inferred_stage(reader, record))),
        _fact(reader, record, "meeting", _conferences(reader, reader.register.meetings_of(record))),
        _fact(reader, record, "areas", reader.join(reader.link("areas", area) for area in record.areas)),
    )
    return _head_of_text(reader, subject, facts, ("symbol", "stage", "adopted", "meeting", "areas"))


@block("document.status", each="documents")
def document_status(place: BlockContext) -> Markup:
    """What this document is, where its official text is, and what has not been seen."""
    reader, subject = place.reader, subject_of(place)
    record = subject.record
    of = ("meeting", _conferences(reader, [record.meeting])) if record.meeting else ("conventions", _of(reader, record))
    item = reader.show_if_any(record.agenda_item, subject.path, "field-agenda-item")
    facts = (
        _fact(reader, record, "kind", escape(reader.choice("document-kind", record.kind))),
        escape(record.symbol or ""),
        _fact(reader, record, *of),
        reader.phrase("definition", word=reader.say("field-agenda-item"), meaning=item) if item else NO_WORDS,
        escape(reader.choice("document-state", "drafting") if record.state == "drafting" else ""),
    )
    return _head_of_text(reader, subject, facts, ("symbol", "kind", of[0], "agenda-item"))


def _fact(reader: RenderContext, record: Sourced, field: str, words: Markup, *, sure: bool = False) -> Markup:
    """Return a fact, and that it is inferred where no source says it itself and nothing beside it does (`sure`)."""
    inferred = supports(reader, record.sources, field).inferred
    return with_badge(words, "inferred", inferred) if words and inferred and not sure else words


def _head_of_text(reader: RenderContext, subject: Subject, facts: Iterable[Markup], fields: tuple[str, ...]) -> Markup:
    """Return the head of a decision or document: what it is, by the sources of `fields`, then how far it is held."""
    record: Decision | Document = subject.record
    words, held = text_words(reader, record.text), holding_of(record.text) != "none"
    view = Head(
        facts=tuple(one for one in facts if one),
        supports=join_supports(supports(reader, record.sources, one) for one in fields),
        official=_official(reader, record, () if held else words),
        titles=tuple(_titles(reader, subject)),
        printed=_printed(reader, subject),
        tone="draft" if is_draft(record) else _tone(record.text),
        words=(*_as_draft(reader, record), *(words if held else ())),
        remark=reader.show_if_any(record.remark, subject.path, "found-remark"),
        rows=(*_read(reader, record), *_cleared(reader, record), *unknown_rows(reader, record)),
    )
    return head(reader, view)


def _as_draft(reader: RenderContext, record: Decision | Document) -> tuple[str, ...]:
    return (stage_words(reader, record), reader.say("not-a-decision")) if is_draft(record) else ()


def _official(reader: RenderContext, record: Decision | Document, not_held: Iterable[str]) -> Markup:
    """Return where the official text is, and of one not reproduced here that it is not, and how far it was read."""
    clauses = (escape(one if n == 0 else reader.say.inside(one)) for n, one in enumerate(not_held))
    sentences = [
        one + reader.say("sentence-end") for one in (official_text(reader, record), reader.join_clauses(clauses)) if one
    ]
    if len(sentences) == 2:
        return reader.phrase("two-sentences", first=sentences[0], second=sentences[1])
    return join_html(sentences)


def _titles(reader: RenderContext, subject: Subject) -> Iterator[TitleView]:
    """Yield the title in each language, but for one that is the heading already."""
    record, heading = subject.record, title_of(subject, reader)
    for language in reader.own_first(record.title.by_language):
        if record.title[language] != heading:
            yield _title(reader, record, language)
            # With a symbol the search finds it as the title of the page.
            if not record.symbol and language == reader.language:
                reader.let_find(record.title, subject.path, "field-title", heading=True)


def _title(reader: RenderContext, record: Decision | Document, language: str) -> TitleView:
    status = record.title_status.get(language, "ours")
    badge = "" if status == "own" else reader.choice("title-status", status)
    told = supports(reader, record.sources, f"title.{language}")
    if status == "ours":
        # That a wording is ours says already that no source has it, and why it is inferred.
        told = without_reasons(told)
    return TitleView(reader.in_language(record.title[language], language), badge, told)


def _printed(reader: RenderContext, subject: Subject) -> str:
    """Return what only paper needs: from which address the page was printed, and as at which day it was true."""
    address = reader.standpoint.site.absolute(reader.language, subject.path)
    told = (reader.say("printed-from", address=address),) if address else ()
    as_of = reader.say("as-of-label") + reader.say.date(reader.register.edition.as_of)
    return reader.say("clause-separator").join((*told, as_of))


def stage_words(reader: RenderContext, record: Decision) -> str:
    """Return “Adopted”, or “Adopted (inferred)” where no source says so itself."""
    stage, certainty = reader.choice("stage", record.stage), inferred_stage(reader, record)
    return reader.say("with-certainty", words=stage, certainty=certainty) if certainty else stage


def inferred_stage(reader: RenderContext, record: Decision) -> str:
    """Return “inferred” where no source itself says that a decision was adopted; else nothing."""
    return reader.choice("certainty", "inferred") if is_inferred(record, "stage") else ""


def _tone(text: BodyText) -> str:
    """A summary of ours is not the text: it looks like what was not seen."""
    return "unseen" if holding_of(text) in {"none", "summary"} else "held"


def text_words(reader: RenderContext, text: BodyText) -> list[str]:
    """Return “Not read”, “Not reproduced here”, or what the text is in each language; how far, where not whole."""
    holding = holding_of(text)
    words = [reading_words(reader, text)] if holding in {"none", "summary"} else []
    if holding in {"none", "part"}:
        words.append(reader.choice("extent", holding))
    for language, status in text.languages.items():
        name = reader.say.language_name(language)
        words.append(reader.say("language-status", language=name, status=reader.choice("text-status", status.status)))
    return words


def reading_words(reader: RenderContext, text: BodyText | Source) -> str:
    """Return how far the editors have read a text or source: “Read in part: the opening”."""
    reading = text.reading if isinstance(text, BodyText) else text.read
    words = reader.choice("reading", reading)
    return reader.say("definition", word=words, meaning=reader.plain(text.read_part)) if text.read_part else words


def _conferences(reader: RenderContext, meetings: Iterable[str]) -> Markup:
    """Return “Minamata Convention, COP-6” with a link; for a text of several conferences, each of them."""
    return reader.join(_conference(reader, one) for one in meetings)


def _conference(reader: RenderContext, meeting: str) -> Markup:
    record = reader.register.meetings[meeting].record
    convention = reader.plain(reader.register.conventions[record.convention].record.short)
    words = reader.say("convention-meeting", convention=convention, meeting=reader.plain(record.short))
    return reader.link("meetings", meeting, escape(words))


def _of(reader: RenderContext, record: Document) -> Markup:
    """Return the conventions of a document of no meeting."""
    return reader.join(reader.link("conventions", convention) for convention in record.conventions)


def quotation_rows(reader: RenderContext, text: BodyText) -> tuple[tuple[str, Markup], ...]:
    """Return for each language whether its text may be quoted: yes or no, then how."""
    if text.extent == "none":
        return ((reader.say("may-i-quote-it"), escape(reader.say("quote-nothing"))),)
    return tuple(
        (reader.say("may-i-quote", language=reader.say.language_name(language)), _quotable(reader, status))
        for language, status in text.languages.items()
    )


def _quotable(reader: RenderContext, status: LanguageOfText) -> Markup:
    """Return whether and how a text may be quoted, and what its own note says of it."""
    answer = escape(reader.say(f"quote-{status.status}"))
    return reader.phrase("two-sentences", first=answer, second=reader.text(status.note)) if status.note else answer


def _read(reader: RenderContext, record: Decision | Document) -> tuple[tuple[str, Markup], ...]:
    """Say where a text was looked for of which it is neither known what it says nor where it is published."""
    gap = record.unknown.get("text")
    if gap is None or record.text.reading != "not-read" or reader.register.published_at(record):
        return ()
    thought = isinstance(record, Decision) and inferred_stage(reader, record)
    words = reader.say("reading-of-inferred") if thought else reader.definition("reading", "not-read")
    looked = reader.phrase("text-looked", date=reader.say.date(gap.looked), where=reader.text(gap.where))
    return ((reader.say("strip-read"), reader.phrase("two-sentences", first=words, second=looked)),)


def _cleared(reader: RenderContext, record: Decision | Document) -> tuple[tuple[str, Markup], ...]:
    """Return who has cleared a text that is being written here."""
    if not isinstance(record, Document) or not record.cleared_by:
        return ()
    return ((reader.say("field-cleared-by"), reader.join(reader.bodies(record.cleared_by))),)


def unknown_rows(reader: RenderContext, record: Sourced) -> list[tuple[str, Markup]]:
    """Say of each fact that was not found when and where it was looked for; for the text see above."""
    gaps = record.unknown.items()
    return [(reader.field(field), not_found(reader, gap)) for field, gap in gaps if field != "text"]
