"""The status strip above a text: what it is, may I quote it, where is the issued document, what is not seen."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jointreport.blocks import Place, block, subject_of
from jointreport.model.text import BodyText
from jointreport.reader import Reader
from jointreport.templating import render
from jointreport.views.supports import not_found


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of words that say what a page holds, the remark every reader must see, and the rest to open."""

    tone: str
    words: tuple[str, ...]
    remark: Markup
    rows: tuple[tuple[str, Markup], ...]


def strip(reader: Reader, view: Strip) -> Markup:
    """Return the strip as HTML."""
    return render("strip", strip=view, say=reader.say)


@block("decision.status", each="decisions")
def decision_status(place: Place) -> Markup:
    """What this decision is, what its texts are, and what has not been seen."""
    reader, record = place.reader, subject_of(place).record
    words = [reader.choice("stage", record.stage), *_conference_words(reader, record.meeting)]
    if record.stage == "draft":
        words.append(reader.say("not-a-decision"))
    words += text_words(reader, record.text)
    rows = [
        *_quotation(reader, record.text),
        *_issued(reader, record),
        *_unknown_rows(reader, record.unknown),
    ]
    remark = reader.text(record.remark) if record.remark else Markup("")
    tone = "draft" if record.stage == "draft" else "unseen" if record.text.extent == "none" else "held"
    return strip(reader, Strip(tone, tuple(words), remark, tuple(rows)))


@block("document.status", each="documents")
def document_status(place: Place) -> Markup:
    """What this document is, what its texts are, and what has not been seen."""
    reader, record = place.reader, subject_of(place).record
    words = [reader.choice("document-kind", record.kind)]
    if record.meeting:
        words += _conference_words(reader, record.meeting)
    if record.state == "drafting":
        words.append(reader.choice("document-state", "drafting"))
    words += text_words(reader, record.text)
    rows = [
        *_quotation(reader, record.text),
        *_issued(reader, record),
        *_unknown_rows(reader, record.unknown),
    ]
    remark = reader.text(record.remark) if record.remark else Markup("")
    tone = "unseen" if record.text.extent == "none" else "held"
    return strip(reader, Strip(tone, tuple(words), remark, tuple(rows)))


def text_words(reader: Reader, text: BodyText) -> list[str]:
    """Return “Chinese as issued, English unofficial translation”, “text in part”, or “text not seen”."""
    if text.extent == "none":
        return [reader.say("text-not-seen")]
    words = [reader.choice("extent", "part")] if text.extent == "part" else []
    for language, status in text.languages.items():
        name = reader.say(f"language-{language}")
        words.append(
            reader.say("language-status", language=name, status=reader.choice("text-status", status.status))
        )
    return words


def _conference_words(reader: Reader, meeting: str) -> list[str]:
    entry = reader.register.meetings[meeting].record
    convention = reader.register.conventions[entry.convention].record
    return [
        reader.say(
            "convention-meeting", convention=reader.plain(convention.short), meeting=reader.plain(entry.short)
        )
    ]


def _quotation(reader: Reader, text: BodyText) -> list[tuple[str, Markup]]:
    """Say of each language whether its text may be quoted."""
    return [
        (
            reader.say("may-i-quote", language=reader.say(f"language-{language}")),
            reader.text(status.note)
            if status.note
            else Markup("{}").format(reader.definition("text-status", status.status)),
        )
        for language, status in text.languages.items()
    ]


def _issued(reader: Reader, record: object) -> list[tuple[str, Markup]]:
    """Say where the issued document is, as far as we know."""
    symbol = getattr(record, "symbol", None)
    words = reader.say("issued-by-symbol", symbol=symbol) if symbol else reader.say("issued-symbol-unknown")
    return [(reader.say("issued-document"), Markup("{}").format(words))]


def _unknown_rows(reader: Reader, unknown: dict[str, object]) -> list[tuple[str, Markup]]:
    return [
        (reader.say(f"field-{field}"), not_found(reader, fact))  # type: ignore[arg-type]  # The values are Unknown records.
        for field, fact in unknown.items()
    ]
