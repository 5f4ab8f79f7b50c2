"""The page of one decision: its text, what is said about it, how it stands to others, what is known and how."""

from __future__ import annotations

from markupsafe import Markup

from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.site.context import Reader
from jointreport.views.blocks import Place, block, subject_of
from jointreport.views.parts.adoptions import adoption
from jointreport.views.parts.supports import supports
from jointreport.views.parts.tables import Row, fact
from jointreport.views.templates import render
from jointreport.views.texts.section import text_section


@block("decision.text", each="decisions")
def text(place: Place) -> Markup:
    """The text as far as it is held, in the official layout, with the editors' reading beside it."""
    subject, reader = subject_of(place), place.reader
    if subject.record.text.extent == "none":
        return Markup("")
    return text_section(reader, subject)


@block("decision.facts", each="decisions")
def facts(place: Place) -> Markup:
    """What is known of the decision, each fact with its source and certainty."""
    reader, record = place.reader, subject_of(place).record
    say = reader.say
    rows: list[Row] = [
        *fact(reader, record, "symbol", record.symbol),
        *title_rows(reader, record),
        *fact(
            reader,
            record,
            "stage",
            say(
                "definition",
                word=reader.choice("stage", record.stage),
                meaning=reader.definition("stage", record.stage),
            ),
        ),
        *fact(reader, record, "meeting", _meetings(reader, record)),
        *fact(reader, record, "adopted", adoption(reader, record)),
        *fact(reader, record, "areas", reader.listed(reader.link("areas", a) for a in record.areas)),
        Row(say("field-subject"), Markup("{}").format(reader.choice("subject", record.subject))),
    ]
    return render("facts", rows=rows, say=say)


def title_rows(reader: Reader, record: Decision | Document) -> list[Row]:
    """Return the title in each language, with what kind of title it is."""
    rows = []
    for language in record.title.by_language:
        words = reader.in_language(record.title[language], language)
        status = reader.choice("title-status", record.title_status.get(language, "ours"))
        value = Markup('{} <span class="badge">{}</span>').format(words, status)
        label = reader.say("title-in", language=reader.say(f"language-{language}"))
        rows.append(Row(label, value, supports(reader, record.sources, f"title.{language}")))
    return rows


def _meetings(reader: Reader, record: Decision) -> Markup:
    return reader.listed(reader.meeting(identity) for identity in reader.register.meetings_of(record))
