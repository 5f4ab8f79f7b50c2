"""What comes due at a coming meeting: what adopted texts ask for, and apart from it what a draft proposes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Meeting
from jointreport.records.model.decisions import Decision
from jointreport.records.model.text import Act, Paragraph
from jointreport.records.register.acts import addressee
from jointreport.site.context import RenderContext
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.decisions.lists import decision_row
from jointreport.views.decisions.relations import with_stage
from jointreport.views.meetings.page import as_of
from jointreport.views.parts.occasions import coming, occasion_view
from jointreport.views.parts.sources import not_found, term
from jointreport.views.requests.mandates import decisions_on_cooperation
from jointreport.views.templates import render


@dataclass(frozen=True, slots=True)
class DueAct:
    """What one paragraph asks for by a meeting: where it stands, and the editors' reading of it."""

    place: Markup
    decision: Markup
    rows: tuple[tuple[str, Markup], ...]


@block("meeting.due", each="meetings")
def due(place: BlockContext) -> Markup:
    """What is due at a coming meeting, what a draft proposes for it, what is not known, and the order."""
    reader, subject = place.reader, subject_of(place)
    if subject.record.state == "held":
        return Markup("")
    return render(
        "meeting_due",
        as_of=as_of(reader),
        asked=tuple(_acts(reader, subject.identity, "adopted")),
        proposed=tuple(_acts(reader, subject.identity, "draft")),
        occasions=tuple(occasion_view(reader, one, subject.identity) for one in coming(reader.register)),
        unknown=tuple(_not_known(reader, subject.record)),
        say=reader.say,
    )


def _acts(reader: RenderContext, meeting: str, stage: str) -> Iterator[DueAct]:
    """Yield what the texts of one stage ask for by a meeting; adopted texts and drafts never mix."""
    for entry, paragraph, act in reader.register.acts_by(meeting):
        if entry.record.stage == stage:
            yield _due(reader, entry, paragraph, act)


def _due(reader: RenderContext, entry: Entry[Decision], paragraph: Paragraph, act: Act) -> DueAct:
    href = reader.to("decisions", entry.identity, paragraph.at)
    place = Markup('<a href="{}">{}</a>').format(href, reader.say.paragraph(paragraph.at))
    to = addressee(entry.record, paragraph, act)
    rows = [
        (reader.say("act-verb"), Markup("{}").format(reader.choice("verb", act.verb))),
        (reader.say("act-to"), reader.body(to) if to else Markup("")),
        (reader.say("act-what"), reader.text_if_any(act.what)),
        *([(reader.say("act-by"), term(reader, act))] if act.by_step else []),
        (reader.say("act-condition"), reader.text_if_any(act.condition)),
    ]
    name = decision_row(reader, entry).name
    return DueAct(place, name, tuple((label, value) for label, value in rows if value))


def _not_known(reader: RenderContext, record: Meeting) -> Iterator[Markup]:
    """Yield what a reader who prepares for the meeting must not expect to find here."""
    if record.state == "tentative" and record.segments:
        yield reader.phrase("due-dates-tentative")
    if any(segment.from_.day is None for segment in record.segments):
        yield reader.phrase("due-days-not-known")
    for field, gap in record.unknown.items():
        words = reader.field(field)
        yield reader.phrase("due-field-not-known", field=words, looked=not_found(reader, gap))
    yield from _last_not_held(reader, record)
    yield from _texts_not_held(reader, record.convention)


def _last_not_held(reader: RenderContext, record: Meeting) -> Iterator[Markup]:
    """Say which decisions of the last meeting of this conference are known without their whole text."""
    earlier = [
        one.identity
        for one in reader.register.meetings_in_order
        if one.record.convention == record.convention and one.record.state == "held"
    ]
    last = set(earlier[-1:])
    missing = [
        entry
        for entry in _not_whole(_adopted(reader, record.convention))
        if last & set(reader.register.meetings_of(entry.record))
    ]
    if missing:
        names = reader.listed(with_stage(reader, e.record, decision_row(reader, e).name) for e in missing)
        yield reader.phrase("due-last-not-held", names=names)


def _texts_not_held(reader: RenderContext, convention: str) -> Iterator[Markup]:
    """Say how many adopted decisions of this conference are known without their whole text."""
    adopted = _adopted(reader, convention)
    missing = _not_whole(adopted)
    if missing:
        yield reader.phrase("due-texts-not-held", n=len(adopted), missing=len(missing))


def _adopted(reader: RenderContext, convention: str) -> list[Entry[Decision]]:
    """Return the adopted decisions of a conference on this cooperation."""
    adopted = decisions_on_cooperation(reader.register, "adopted")
    return [entry for entry in adopted if convention in entry.record.conventions]


def _not_whole(entries: list[Entry[Decision]]) -> list[Entry[Decision]]:
    return [entry for entry in entries if entry.record.text.extent != "complete"]
