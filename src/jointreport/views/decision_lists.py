"""Decisions in tables, drafts marked and never counted, and what was done under one decision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from jointreport.blocks import Place, block, subject_of
from jointreport.load import Entry
from jointreport.model.activities import Activity, Service
from jointreport.model.decisions import Decision
from jointreport.reader import Reader
from jointreport.register import Register
from jointreport.templating import render
from jointreport.views.activities import activity_items, service_items
from jointreport.views.adoptions import adoption
from jointreport.views.strips import text_words
from jointreport.views.supports import not_found, supports


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision in a table: its name, when, by which conference, its title, its stage, its text."""

    name: Markup
    date: Markup
    certainties: tuple[tuple[str, str], ...]
    conference: Markup
    title: Markup
    title_status: str
    stage: str
    stage_words: str
    not_a_decision: str
    extent: str
    text: tuple[str, ...]


@block("decisions")
def decisions(
    place: Place, *, subject: str = "", stage: str = "", area: str = "", convention: str = ""
) -> Markup:
    """The decisions known to us as one table, the latest first; drafts are marked and not counted."""
    chosen = [
        entry
        for entry in place.reader.register.decisions_in_order
        if subject in {"", entry.record.subject}
        and stage in {"", entry.record.stage}
        and (not area or area in entry.record.areas)
        and (not convention or convention in entry.record.conventions)
    ]
    identity = "-".join(("decisions", *(value for value in (subject, stage, area, convention) if value)))
    heading = place.reader.choice("subject", subject) if subject else place.reader.say("heading-decisions")
    return decision_table(place.reader, chosen, identity, heading, subject=subject)


def decision_table(
    reader: Reader, entries: Sequence[Entry[Decision]], identity: str, heading: str, *, subject: str = ""
) -> Markup:
    """Return a section with the decisions as a table under a heading; nothing where there are none."""
    if not entries:
        return Markup("")
    rows = tuple(_row(reader, entry) for entry in entries)
    caption = _caption(reader, entries, subject)
    return render("decisions", identity=identity, heading=heading, caption=caption, rows=rows, say=reader.say)


def _caption(reader: Reader, entries: Iterable[Entry[Decision]], subject: str) -> str:
    """Return how many decisions are known, and apart from them how many drafts are listed."""
    stages = [entry.record.stage for entry in entries]
    known, drafts = stages.count("adopted"), stages.count("draft")
    key = f"decisions-known-{subject}" if subject else "decisions-known"
    words = reader.say(key, n=known)
    if drafts:
        words = reader.say("two-sentences", first=words, second=reader.say("drafts-apart", n=drafts))
    return reader.say("two-sentences", first=words, second=reader.say("sources-on-own-page"))


def _row(reader: Reader, entry: Entry[Decision]) -> DecisionRow:
    record = entry.record
    draft = record.stage == "draft"
    language = reader.language if reader.language in record.title else next(iter(record.title.by_language))
    return DecisionRow(
        name=reader.link("decisions", entry.identity, _short_name(reader, record)),
        date=_date(reader, record),
        certainties=_certainties(reader, record),
        conference=reader.listed(short_meeting(reader, m) for m in reader.register.meetings_of(record)),
        title=reader.text_without_links(record.title),
        title_status=reader.choice("title-status", record.title_status.get(language, "ours")),
        stage=record.stage,
        stage_words=reader.choice("stage", record.stage),
        not_a_decision=reader.say("not-a-decision") if draft else "",
        extent=record.text.extent,
        text=_text(reader, record),
    )


def _short_name(reader: Reader, record: Decision) -> str:
    """Return the symbol; where there is none, whether it is a draft or a decision, and of which meeting."""
    if record.symbol:
        return record.symbol
    meeting = reader.plain(reader.register.meetings[record.meeting].record.short)
    return reader.say("row-draft" if record.stage == "draft" else "row-without-symbol", meeting=meeting)


def _date(reader: Reader, record: Decision) -> Markup:
    if record.stage == "draft":
        return Markup("{}").format(reader.say("draft-has-no-date"))
    if record.adopted is None:
        return not_found(reader, record.unknown["adopted"])
    return adoption(reader, record, lambda meeting: meeting.short)


def _certainties(reader: Reader, record: Decision) -> tuple[tuple[str, str], ...]:
    """Return how sure the date is where it is not confirmed, each way of knowing once."""
    if record.adopted is None:
        return ()
    known = supports(reader, record.sources, "adopted")
    return tuple(dict.fromkeys((one.kind, one.certainty) for one in known if one.certainty))


def short_meeting(reader: Reader, identity: str) -> Markup:
    """Return a link to a meeting under its short name with its convention, where room is scarce."""
    record = reader.register.meetings[identity].record
    convention = reader.text_without_links(reader.register.conventions[record.convention].record.short)
    short = reader.text_without_links(record.short)
    return reader.link(
        "meetings", identity, reader.phrase("convention-meeting", convention=convention, meeting=short)
    )


def _text(reader: Reader, record: Decision) -> tuple[str, ...]:
    if record.text.extent == "none":
        return (reader.say("text-not-seen"),)
    return tuple(text_words(reader, record.text))


@block("decision.done", each="decisions")
def done(place: Place) -> Markup:
    """The activities and services that name the decision as what asks for them."""
    reader, subject = place.reader, subject_of(place)
    entries: tuple[Entry[Any], ...] = reader.register.done_under(subject.identity)
    activities = [entry for entry in entries if isinstance(entry.record, Activity)]
    services = [entry for entry in entries if isinstance(entry.record, Service)]
    silent = not entries and _could_be_assessed(reader.register, subject.record)
    if not entries and not silent:
        return Markup("")
    return render(
        "decision_done",
        activities=activity_items(reader, activities, ids=False),
        services=service_items(reader, services, ids=False),
        nothing=reader.say("nothing-recorded") if silent else "",
        say=reader.say,
    )


def _could_be_assessed(register: Register, record: Decision) -> bool:
    """Whether the text asks someone for something, and a later report is held that could tell of it."""
    asks = any(act.to for paragraph in record.text.paragraphs for act in paragraph.acts)
    if record.stage == "draft" or not asks:
        return False
    _, adopted = register.adopted_between(record)
    return any(register.periods[period].record.to.last > adopted for period in register.reported_periods)
