"""What adopted decisions ask for, what was done and where it is reported; apart from it, what a draft proposes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Activity, Decision, Service
from jointreport.records.model.documents import Act, Paragraph
from jointreport.records.model.sources import Reference
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.register.register import Register, acts_of, addressed
from jointreport.site.context import RenderContext
from jointreport.views.blocks import BlockContext, block
from jointreport.views.decisions.lists import count_decisions, decision_row
from jointreport.views.decisions.relations import with_stage
from jointreport.views.layout.filters import Filed, Filter, Value, filter_bar, item_attributes
from jointreport.views.parts.done import Work, done_words, event_words, work_link, work_under
from jointreport.views.parts.marks import act_rows
from jointreport.views.parts.phrases import holding_of
from jointreport.views.parts.sources import source_and_place, supports
from jointreport.views.templates import render
from jointreport.views.texts.printed import text_statement
from jointreport.views.texts.quotations import paragraph_words


def reports_of(reader: RenderContext, decision: str, at: str) -> tuple[Markup, ...]:
    """Return what is reported of a paragraph, and where its activities and services are reported."""
    events = (event_words(reader, event.record) for event in reader.register.status_of(decision, at))
    return (*events, *dict.fromkeys(_reports(reader, work_under(reader.register, decision, at))))


def _reports(reader: RenderContext, work: tuple[Work, ...]) -> Iterator[Markup]:
    for entry in work:
        places = supports(reader, _references(entry.record))
        if places:
            where = reader.join(source_and_place(reader, place) for place in places)
            yield reader.phrase("reported-in", name=work_link(reader, entry), where=where)


def _references(record: Activity | Service) -> tuple[Reference, ...]:
    """Return where an activity is reported, not where it was planned; of a provided service, what tells of it."""
    if isinstance(record, Activity):
        return record.reported.sources if record.reported else ()
    return record.sources if record.state == "provided" else ()


_PROPOSED, _RECORDED, _NOTHING = "proposed", "recorded", "nothing-recorded"


@dataclass(frozen=True, slots=True)
class Ask:
    """A paragraph that asks for something, and the act in which it does."""

    entry: Entry[Decision]
    paragraph: Paragraph
    act: Act

    @property
    def to(self) -> tuple[str, ...]:
        """Whom it is addressed to."""
        return self.addressed.to

    @property
    def addressed(self) -> Act:
        """The act that names whom it is addressed to."""
        return addressed(self.entry.record, self.paragraph, self.act)


@dataclass(frozen=True, slots=True)
class Request:
    """What a paragraph asks: of whom, what, under which conditions, by when; what was done and reported."""

    attributes: Markup
    href: str
    place: str
    rows: tuple[tuple[str, Markup], ...]
    done: tuple[Markup, ...] = ()
    reported: tuple[Markup, ...] = ()


def asks_in(register: Register, entry: Entry[Decision], verbs: Sequence[str] = ()) -> tuple[Ask, ...]:
    """Return what a text asks for, with any verb that asks or with some; “Requests …:” above its items asks nothing."""
    asking = verbs or register.verbs_that_ask
    paragraphs = entry.record.text.paragraphs
    above_items = {paragraph.at.rpartition("-")[0] for paragraph in paragraphs}
    return tuple(
        Ask(entry, paragraph, act)
        for paragraph in paragraphs
        for act in acts_of(entry.record, paragraph)
        if act.verb in asking and (act.what or paragraph.at not in above_items)
    )


def request_of(reader: RenderContext, asking: Ask) -> Request:
    """Return a request; what a draft proposes has no follow-up, since nobody was asked for anything."""
    draft = asking.entry.record.stage == "draft"
    decision, at = asking.entry.identity, asking.paragraph.at
    return Request(
        attributes=item_attributes(facets_of(reader.register, asking), apart=draft),
        href=reader.to("decisions", decision, at),
        place=reader.say.paragraph(at),
        rows=tuple(act_rows(reader, asking.act, asking.addressed, _what(reader, asking))),
        done=() if draft else done_words(reader, decision, at),
        reported=() if draft else reports_of(reader, decision, at),
    )


def _what(reader: RenderContext, asking: Ask) -> Markup:
    """Return what is asked as the editors read it; where they say nothing shorter, in the words of the text."""
    what = asking.act.what
    return reader.text(what) if what else paragraph_words(reader, asking.paragraph.text)


def facets_of(register: Register, asking: Ask) -> Filed:
    """Return what a request is filed under: conference, year, verb, addressee, state."""
    record = asking.entry.record
    return {
        "conference": record.conventions,
        "year": (register.year_of(record),),
        "verb": (asking.act.verb,),
        "addressee": asking.to,
        "state": (state_of(register, asking),),
    }


def state_of(register: Register, asking: Ask) -> str:
    """Return how a request stands: as last reported; that work is recorded; that nothing is; or only proposed."""
    if asking.entry.record.stage == "draft":
        return _PROPOSED
    decision, at = asking.entry.identity, asking.paragraph.at
    events = register.status_of(decision, at)
    if events:
        # The latest report counts.
        return events[-1].record.value
    return _RECORDED if work_under(register, decision, at) else _NOTHING


def state_filter(reader: RenderContext, filed: Iterable[Filed]) -> Filter:
    """Return the filter of how requests stand, with the states that occur."""
    occurring = {state for one in filed for state in one["state"]}
    states = (*LISTS["implementation"], _RECORDED, _NOTHING, _PROPOSED)
    values = tuple(Value(state, _state_words(reader, state)) for state in states if state in occurring)
    return Filter("state", reader.say("filter-state"), values)


def _state_words(reader: RenderContext, state: str) -> Markup:
    if state in LISTS["implementation"]:
        return escape(reader.choice("implementation", state))
    return escape(reader.say(f"request-{state}"))


# A page with the requests of thousands of decisions serves nobody; each decision shows its own.
_MOST_DECISIONS = 300


@dataclass(frozen=True, slots=True)
class RequestsOf:
    """The requests of one decision or draft; `statement` says what its text is, `done` what names no paragraph."""

    name: Markup
    extent: str
    statement: Markup
    requests: tuple[Request, ...]
    done: tuple[Markup, ...]
    pencil: Markup


@block("mandates")
def mandates(place: BlockContext) -> Markup:
    """Show what adopted decisions request as far as their texts are held, and what was done."""
    reader = place.reader
    adopted = decisions_on_cooperation(reader.register, "adopted")
    held = [entry for entry in adopted if entry.record.text.extent != "none"]
    asking = [(entry, asks_in(reader.register, entry)) for entry in held[:_MOST_DECISIONS]]
    left_out = len(held) - len(asking)
    return render(
        "mandates",
        held=_held_sentence(reader, adopted),
        filters=_filters(reader, [one for _, found in asking for one in found]),
        decisions=tuple(_requests_of(reader, entry, found) for entry, found in asking if found),
        # An inferred adoption is marked as such.
        unseen=reader.join(_link_by_name(reader, one) for one in adopted if one.record.text.extent == "none"),
        left_out=reader.say("mandates-left-out", n=left_out, shown=len(asking)) if left_out else "",
        coverage=reader.standpoint.to("about/coverage/"),
        assessed=bool(reader.register.status),
        say=reader.say,
    )


def decisions_on_cooperation(register: Register, stage: str) -> tuple[Entry[Decision], ...]:
    """Return the decisions, or the drafts, on this cooperation, the latest first; never both together."""
    in_order = register.decisions_in_order
    return tuple(e for e in in_order if e.record.stage == stage and e.record.subject == "cooperation")


def _filters(reader: RenderContext, adopted: Sequence[Ask]) -> Markup:
    """Return the bar for all that is asked on the page, and for what drafts propose, which stands apart."""
    drafts = decisions_on_cooperation(reader.register, "draft")
    proposed_too = [one for entry in drafts for one in asks_in(reader.register, entry)]
    filed = [facets_of(reader.register, one) for one in (*adopted, *proposed_too)]
    return filter_bar(reader, filed, counted="asks", further=(state_filter(reader, filed),))


def _link_by_name(reader: RenderContext, entry: Entry[Decision]) -> Markup:
    """Return a link to a decision among those of all conferences; one without a name of its own says its meetings."""
    row, named = decision_row(reader, entry), entry.record.symbol or entry.record.short
    meetings = Markup("") if named else reader.phrase("in-brackets", words=row.conference)
    return with_stage(reader, entry.record, row.name + meetings)


def _held_sentence(reader: RenderContext, adopted: Sequence[Entry[Decision]]) -> str:
    """Say how many texts are held whole, and that what the others ask is not known here."""
    complete = sum(entry.record.text.extent == "complete" for entry in adopted)
    counted = count_decisions(reader, (entry.record for entry in adopted))
    if complete:
        return reader.say("mandates-held", held=complete, counted=counted)
    return reader.say("mandates-none-held", counted=counted)


def _requests_of(reader: RenderContext, entry: Entry[Decision], found: Sequence[Ask]) -> RequestsOf:
    text = entry.record.text
    status = text.languages.get(text.language_for(reader.language))
    adopted = entry.record.stage == "adopted"
    return RequestsOf(
        name=reader.link("decisions", entry.identity),
        extent=reader.say(f"lineage-text-{holding_of(text)}"),
        statement=text_statement(reader, status),
        requests=tuple(request_of(reader, one) for one in found),
        done=done_words(reader, entry.identity, None) if adopted else (),
        pencil=reader.pencil(entry),
    )


@block("proposed")
def proposed(place: BlockContext) -> Markup:
    """Show what drafts would request if they were adopted; it is counted nowhere among requests."""
    reader = place.reader
    drafts = decisions_on_cooperation(reader.register, "draft")
    found = [(entry, asks_in(reader.register, entry)) for entry in drafts]
    views = tuple((words_proposed(reader, e), _requests_of(reader, e, asks)) for e, asks in found if asks)
    return render("proposed", drafts=views, say=reader.say) if views else Markup("")


def requests_in(register: Register, entry: Entry[Decision]) -> tuple[Ask, ...]:
    """Return the requests of a text; invitations and the like are none."""
    return asks_in(register, entry, ("requests",))


def words_proposed(reader: RenderContext, entry: Entry[Decision]) -> str:
    """Return “Draft before the sixth meeting: 4 requests proposed (paragraphs 3, 4 (a)–(c))”."""
    asks = requests_in(reader.register, entry)
    values = {
        "meeting": meeting_by_number(reader, entry.record.meeting),
        "paragraphs": reader.say.paragraphs([one.paragraph.at for one in asks]),
        "n": len(asks),
    }
    return reader.say("requests-proposed", **values)


def meeting_by_number(reader: RenderContext, identity: str) -> str:
    """Return “the sixth meeting”; the short name where the number has no word."""
    meeting = reader.register.meetings[identity].record
    key = f"meeting-{meeting.number}"
    return reader.say(key) if key in reader.say.by_key else reader.plain(meeting.short)
