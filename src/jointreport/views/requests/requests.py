"""One request as a reader sees it: what is asked, what was done, where it is reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.activities import Activity, Service
from jointreport.records.model.decisions import Decision
from jointreport.records.model.sources import Reference
from jointreport.records.model.text import Act, Paragraph
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.register.acts import acts_of, addressee
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.views.layout.filters import Filed, Filter, Value, item_attributes
from jointreport.views.parts.done import Work, done_words, event_words, work_link, work_under
from jointreport.views.parts.marks import act_rows
from jointreport.views.parts.sources import supports
from jointreport.views.texts.quotations import paragraph_words


def reported(reader: RenderContext, decision: str, at: str) -> tuple[Markup, ...]:
    """Return what is reported of a paragraph, and where its activities and services are reported."""
    events = (event_words(reader, event.record) for event in reader.register.status_of(decision, at))
    return (*events, *dict.fromkeys(_reports(reader, work_under(reader.register, decision, at))))


def _reports(reader: RenderContext, work: tuple[Work, ...]) -> Iterator[Markup]:
    for entry in work:
        places = supports(reader, _references(entry.record))
        if places:
            where = reader.listed(place.source for place in places)
            yield reader.phrase("reported-in", name=work_link(reader, entry), where=where)


def _references(record: Activity | Service) -> tuple[Reference, ...]:
    """Return where an activity is reported, not where it was planned; of a provided service, what tells of it."""
    if isinstance(record, Activity):
        return record.reported.sources if record.reported else ()
    return record.sources if record.state == "provided" else ()


ASKING = ("requests", "invites", "encourages")
"""The verbs with which a text asks somebody for something."""

_PROPOSED, _RECORDED, _NOTHING = "proposed", "recorded", "nothing-recorded"


@dataclass(frozen=True, slots=True)
class Asking:
    """A paragraph that asks for something, and the act in which it does."""

    entry: Entry[Decision]
    paragraph: Paragraph
    act: Act

    @property
    def to(self) -> str | None:
        """Whom it is addressed to."""
        return addressee(self.entry.record, self.paragraph, self.act)


@dataclass(frozen=True, slots=True)
class Request:
    """What a paragraph asks: of whom, what, under which conditions, by when; what was done and reported."""

    attributes: Markup
    href: str
    place: str
    rows: tuple[tuple[str, Markup], ...]
    done: tuple[Markup, ...] = ()
    reported: tuple[Markup, ...] = ()


def asking_in(entry: Entry[Decision], verbs: Sequence[str] = ASKING) -> tuple[Asking, ...]:
    """Return what a text asks for; “Requests …:” alone above its items is no request of its own."""
    paragraphs = entry.record.text.paragraphs
    above_items = {paragraph.at.rpartition("-")[0] for paragraph in paragraphs}
    return tuple(
        Asking(entry, paragraph, act)
        for paragraph in paragraphs
        for act in acts_of(entry.record, paragraph)
        if act.verb in verbs and (act.what or paragraph.at not in above_items)
    )


def request_of(reader: RenderContext, asking: Asking) -> Request:
    """Return a request; what a draft proposes has no follow-up, since nobody was asked for anything."""
    draft = asking.entry.record.stage == "draft"
    decision, at = asking.entry.identity, asking.paragraph.at
    return Request(
        attributes=item_attributes(filed_under(reader.register, asking), apart=draft),
        href=reader.to("decisions", decision, at),
        place=reader.say.paragraph(at),
        rows=tuple(act_rows(reader, asking.act, asking.to, _what(reader, asking))),
        done=() if draft else done_words(reader, decision, at),
        reported=() if draft else reported(reader, decision, at),
    )


def _what(reader: RenderContext, asking: Asking) -> Markup:
    """Return what is asked as the editors read it; where they say nothing shorter, in the words of the text."""
    what = asking.act.what
    return reader.text(what) if what else paragraph_words(reader, asking.paragraph.text)


def filed_under(register: Register, asking: Asking) -> Filed:
    """Return what a request is filed under: conference, year, verb, addressee, state."""
    record = asking.entry.record
    return {
        "conference": record.conventions,
        "year": (register.year_of(record),),
        "verb": (asking.act.verb,),
        "addressee": (asking.to,) if asking.to else (),
        "state": (state_of(register, asking),),
    }


def state_of(register: Register, asking: Asking) -> str:
    """Return how a request stands: as last reported; that work is recorded; that nothing is; or only proposed."""
    if asking.entry.record.stage == "draft":
        return _PROPOSED
    decision, at = asking.entry.identity, asking.paragraph.at
    events = register.status_of(decision, at)
    if events:
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
        return Markup("{}").format(reader.choice("implementation", state))
    return Markup("{}").format(reader.say(f"request-{state}"))
