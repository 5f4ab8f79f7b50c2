"""The status strip above a text: what it is, may I quote it, where is the issued document, what is not seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import BodyText, Document, LanguageOfText
from jointreport.records.model.sources import Source, Sourced
from jointreport.site.context import RenderContext
from jointreport.site.pages import Subject, title_of
from jointreport.texts.citations.references import is_inferred
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.parts.phrases import holding_of
from jointreport.views.parts.sources import NO_SUPPORTS, Supports, not_found, official_text
from jointreport.views.templates import render
from jointreport.views.texts.printed import is_draft


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of words that say what a page holds, the remark every reader must see, and the rest to open."""

    tone: str
    words: tuple[str, ...]
    remark: Markup
    rows: tuple[tuple[str, Markup], ...]
    # The whole title, where the heading of the page is a shorter one.
    title: Markup = field(default_factory=Markup)
    # What only paper needs: where the page came from, and as at which day.
    printed: str = ""
    official: Markup = field(default_factory=Markup)
    supports: Supports = NO_SUPPORTS


def strip(reader: RenderContext, view: Strip) -> Markup:
    """Return the strip as HTML."""
    return render("strip", strip=view, say=reader.say)


@block("decision.status", each="decisions")
def decision_status(place: BlockContext) -> Markup:
    """What this decision is, what its texts are, and what has not been seen."""
    reader, subject = place.reader, subject_of(place)
    record = subject.record
    words = [stage_words(reader, record), *_conference_words(reader, reader.register.meetings_of(record))]
    if record.stage == "draft":
        words.append(reader.say("not-a-decision"))
    return _strip_of_text(reader, subject, words)


@block("document.status", each="documents")
def document_status(place: BlockContext) -> Markup:
    """What this document is, what its texts are, and what has not been seen."""
    reader, subject = place.reader, subject_of(place)
    record = subject.record
    words = [reader.choice("document-kind", record.kind), *([record.symbol] if record.symbol else [])]
    if record.meeting:
        words += _conference_words(reader, (record.meeting,))
    if record.state == "drafting":
        words.append(reader.choice("document-state", "drafting"))
    return _strip_of_text(reader, subject, words)


def _strip_of_text(reader: RenderContext, subject: Subject, words: list[str]) -> Markup:
    """Return the strip of a decision or document: what it is, then what holds for every text."""
    record: Decision | Document = subject.record
    rows = (
        *_quotation(reader, record.text),
        *_read(reader, record),
        *unknown_rows(reader, record),
    )
    remark = reader.show_if_any(record.remark, subject.path, "found-remark")
    tone = "draft" if is_draft(record) else _tone(record.text)
    told = (*words, *text_words(reader, record.text))
    title = _whole_title(reader, subject)
    view = Strip(tone, told, remark, rows, title, _printed(reader, subject), official_text(reader, record))
    return strip(reader, view)


def _whole_title(reader: RenderContext, subject: Subject) -> Markup:
    """Return the title of a draft, whose page has a heading short enough to be told apart from the note around it."""
    title = subject.record.title
    if not is_draft(subject.record) or reader.plain(title) == title_of(subject, reader):
        return Markup("")
    reader.let_find(title, subject.path, "field-title", heading=True)
    return reader.text_without_links(title)


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


def _conference_words(reader: RenderContext, meetings: Iterable[str]) -> list[str]:
    """Return “Minamata Convention, COP-6”; for a text of several conferences, each of them."""
    register, words = reader.register, []
    for meeting in meetings:
        record = register.meetings[meeting].record
        convention = reader.plain(register.conventions[record.convention].record.short)
        short = reader.plain(record.short)
        words.append(reader.say("convention-meeting", convention=convention, meeting=short))
    return words


def _quotation(reader: RenderContext, text: BodyText) -> list[tuple[str, Markup]]:
    """Say of each language whether its text may be quoted: yes or no, then how."""
    if text.extent == "none":
        return [(reader.say("may-i-quote-it"), escape(reader.say("quote-nothing")))]
    return [
        (reader.say("may-i-quote", language=reader.say.language_name(language)), _quotable(reader, status))
        for language, status in text.languages.items()
    ]


def _quotable(reader: RenderContext, status: LanguageOfText) -> Markup:
    """Return whether and how a text may be quoted, and what its own note says of it."""
    answer = escape(reader.say(f"quote-{status.status}"))
    return reader.phrase("two-sentences", first=answer, second=reader.text(status.note)) if status.note else answer


def _read(reader: RenderContext, record: Decision | Document) -> list[tuple[str, Markup]]:
    """Say how far a text that does not stand here whole was read; not read is not missing."""
    text = record.text
    if text.extent == "complete":
        return []
    words = _reading(reader, record)
    if holding_of(text) == "summary":
        words = reader.phrase("two-sentences", first=words, second=reader.say("strip-summary-only"))
    return [(reader.say("strip-read"), words)]


def _reading(reader: RenderContext, record: Decision | Document) -> Markup:
    """Return how far a text was read; of one not read, where it was looked for, and whether it is sure to exist."""
    if record.text.reading != "not-read":
        return escape(reading_words(reader, record.text) + reader.say("sentence-end"))
    thought = isinstance(record, Decision) and inferred_stage(reader, record)
    words = reader.say("reading-of-inferred") if thought else reader.definition("reading", "not-read")
    if (gap := record.unknown.get("text")) is None:
        return escape(words)
    looked = reader.phrase("text-looked", date=reader.say.date(gap.looked), where=reader.text(gap.where))
    return reader.phrase("two-sentences", first=words, second=looked)


def unknown_rows(reader: RenderContext, record: Sourced) -> list[tuple[str, Markup]]:
    """Say of each fact that was not found when and where it was looked for; for the text see above."""
    gaps = record.unknown.items()
    return [(reader.field(field), not_found(reader, gap)) for field, gap in gaps if field != "text"]
