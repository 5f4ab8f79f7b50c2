"""Decisions in tables: each a row, with what a list files it under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.texts.citations.references import is_inferred
from jointreport.views.blocks import BlockContext, block
from jointreport.views.layout.filters import Filed, meeting_words
from jointreport.views.parts.phrases import adoption, unbroken
from jointreport.views.parts.sources import not_found, supports
from jointreport.views.templates import render
from jointreport.views.texts.status import stage_words, text_words


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision in a table: its name, when, by which conference, its title, its stage, its text.

    `further` tells what it does and its areas, as far as they are known.
    """

    name: Markup
    date: Markup
    inferred: str
    conference: Markup
    title: Markup
    title_status: str
    stage: str
    stage_words: str
    not_a_decision: str
    extent: str
    text: tuple[str, ...]
    further: tuple[Markup, ...] = ()
    # What filters find the row under, as attributes; nothing in a table without filters.
    attributes: str = ""


def decision_row(
    reader: RenderContext, entry: Entry[Decision], attributes: str = "", *, whole: bool = False
) -> DecisionRow:
    """Return the row of a decision; `whole` with what it does and its areas, `attributes` for filters."""
    record = entry.record
    language = reader.language if reader.language in record.title else next(iter(record.title.by_language))
    return DecisionRow(
        name=reader.link("decisions", entry.identity, _name_without_symbol(reader, record)),
        date=_date(reader, record),
        inferred=_inferred(reader, record),
        conference=reader.join(short_meeting(reader, m) for m in reader.register.meetings_of(record)),
        title=reader.text_without_links(record.title),
        title_status=reader.choice("title-status", record.title_status.get(language, "ours")),
        stage=record.stage,
        stage_words=stage_words(reader, record),
        not_a_decision=reader.say("not-a-decision") if record.stage == "draft" else "",
        extent=record.text.extent,
        text=_text(reader, record),
        further=tuple(_further(reader, record)) if whole else (),
        attributes=attributes,
    )


def filed_under(register: Register, record: Decision) -> Filed:
    """Return what the filters of a list find a decision under.

    The acts a lettered item inherits stand at the paragraph above it already.
    """
    acts = [act for paragraph in record.text.paragraphs for act in paragraph.acts]
    verbs = {act.verb for act in acts}
    return {
        "conference": record.conventions,
        "year": (register.year_of(record),),
        "meeting": register.meetings_of(record),
        "area": record.areas,
        "stage": (record.stage,),
        "verb": tuple(verb for verb in register.values_of("verb") if verb in verbs),
        "addressee": tuple(sorted({body for act in acts for body in act.to})),
        "text": _text_statuses(record),
    }


def _text_statuses(record: Decision) -> tuple[str, ...]:
    """Return what the texts reproduced here are, or that none is."""
    return tuple(sorted({one.status for one in record.text.languages.values()})) or ("none",)


def _further(reader: RenderContext, record: Decision) -> Iterator[Markup]:
    """Yield what a decision does and its areas, each after its label; a draft only proposes."""
    does = reader.say("row-proposes" if record.stage == "draft" else "row-does")
    areas = reader.join(reader.link("areas", area) for area in record.areas)
    for label, words in ((does, _does(reader, record)), (reader.say("field-areas"), areas)):
        if words:
            yield reader.phrase("definition", word=html("<b>{}</b>", label), meaning=words)


def _does(reader: RenderContext, record: Decision) -> Markup:
    """Return “requests: Minamata secretariat; decides”: each operative verb once, with its addressees."""
    found: dict[str, dict[str, bool]] = {}
    for paragraph in record.text.paragraphs:
        for act in () if paragraph.at.startswith("pp") else paragraph.acts:
            found.setdefault(act.verb, {}).update(dict.fromkeys(act.to, act.to_step is not None))
    parts = (_verb_with_addressees(reader, verb, to) for verb, to in found.items())
    return reader.join_clauses(parts)


def _verb_with_addressees(reader: RenderContext, verb: str, bodies: Mapping[str, bool]) -> Markup:
    """Return a verb with those it is addressed to; of each it is known whether that is inferred."""
    words = escape(reader.choice("verb", verb))
    if not bodies:
        return words
    inferred = reader.choice("certainty", "inferred")
    names = reader.join(
        reader.phrase("with-certainty", words=name, certainty=inferred) if bodies[body] else name
        for body in bodies
        if (name := reader.name(reader.register.bodies[body]))
    )
    return reader.phrase("row-addressed", verb=words, names=names)


def _name_without_symbol(reader: RenderContext, record: Decision) -> Markup:
    """Return its short name, or whether it is a draft or a decision and of which meeting; nothing with a symbol."""
    if record.symbol:
        return Markup("")
    if record.short:
        return unbroken(reader.plain(record.short))
    meeting = reader.plain(reader.register.meetings[record.meeting].record.short)
    key = "row-draft" if record.stage == "draft" else "row-without-symbol"
    return unbroken(reader.say(key, meeting=meeting))


def _date(reader: RenderContext, record: Decision) -> Markup:
    if record.stage == "draft":
        return escape(reader.say("draft-has-no-date"))
    if record.adopted is None:
        # The model refuses an adopted decision that has neither a day nor where one was looked for.
        return not_found(reader, record.unknown["adopted"])
    return adoption(reader, record, short=True)


def _inferred(reader: RenderContext, record: Decision) -> str:
    """Return “inferred” where no source itself gives the date; how sure each source is, its own page says."""
    return supports(reader, record.sources, "adopted").inferred if record.adopted else ""


def short_meeting(reader: RenderContext, identity: str) -> Markup:
    """Return a link to a meeting under its short name with its convention, in the colour of its conference."""
    convention, href = reader.register.meetings[identity].record.convention, reader.to("meetings", identity)
    words = meeting_words(reader, identity)
    return html('<a class="of--{}" href="{}">{}</a>', convention, href, words)


def _text(reader: RenderContext, record: Decision) -> tuple[str, ...]:
    """Return what is held of a text; nothing where none is, which is the rule in a list."""
    return () if record.text.extent == "none" else tuple(text_words(reader, record.text))


@dataclass(frozen=True, slots=True)
class DecisionGroup:
    """Decisions in one table under a heading, with a caption that says how many are known."""

    identity: str
    heading: str
    caption: str
    rows: tuple[DecisionRow, ...]


@block("decisions")
def decisions(
    place: BlockContext, *, subject: str = "", stage: str = "", area: str = "", convention: str = ""
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
    reader: RenderContext, entries: Sequence[Entry[Decision]], identity: str, heading: str, *, subject: str = ""
) -> Markup:
    """Return a section with the decisions as a table under a heading; nothing where there are none."""
    if not entries:
        return Markup("")
    caption = decision_caption(reader, entries, subject)
    group = DecisionGroup(identity, heading, caption, tuple(decision_row(reader, entry) for entry in entries))
    return render("decisions", group=group, say=reader.say)


def decision_caption(reader: RenderContext, entries: Iterable[Entry[Decision]], subject: str) -> str:
    """Return how many decisions are listed, those that are inferred and drafts apart."""
    records = [entry.record for entry in entries]
    counted = count_decisions(reader, records)
    words = reader.say(f"decisions-listed-{subject}" if subject else "decisions-listed", counted=counted)
    if drafts := sum(record.stage == "draft" for record in records):
        words = reader.say("two-sentences", first=words, second=reader.say("drafts-apart", n=drafts))
    return words


def count_decisions(reader: RenderContext, records: Iterable[Decision]) -> str:
    """Return “16 named by sources, 2 inferred”: that a decision was adopted may follow from what sources say."""
    adopted = [record for record in records if record.stage == "adopted"]
    inferred = sum(is_inferred(record, "stage") for record in adopted)
    named = reader.say("decisions-named", n=len(adopted) - inferred)
    return reader.say.join_items((named, reader.say("decisions-inferred", n=inferred)) if inferred else (named,))
