"""From request to report: what adopted decisions ask, and, apart, what a draft would ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.views.blocks import BlockContext, block
from jointreport.views.decisions.lists import decision_row
from jointreport.views.decisions.relations import with_stage
from jointreport.views.layout.filters import filter_bar
from jointreport.views.parts.done import done_words
from jointreport.views.parts.phrases import holding_of
from jointreport.views.requests.requests import (
    Asking,
    Request,
    asking_in,
    filed_under,
    request_of,
    state_filter,
)
from jointreport.views.templates import render
from jointreport.views.texts.printed import text_statement

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


@block("mandates")
def mandates(place: BlockContext) -> Markup:
    """Show what adopted decisions request as far as their texts are held, and what was done."""
    reader = place.reader
    adopted = decisions_on_cooperation(reader.register, "adopted")
    held = [entry for entry in adopted if entry.record.text.extent != "none"]
    asking = [(entry, asking_in(entry)) for entry in held[:_MOST_DECISIONS]]
    left_out = len(held) - len(asking)
    return render(
        "mandates",
        held=_held_sentence(reader, adopted),
        filters=_filters(reader, [one for _, found in asking for one in found]),
        decisions=tuple(_requests_of(reader, entry, found) for entry, found in asking if found),
        unseen=_unseen(reader, adopted),
        left_out=reader.say("mandates-left-out", n=left_out, shown=len(asking)) if left_out else "",
        coverage=reader.standpoint.to("about/coverage/"),
        assessed=bool(reader.register.status),
        say=reader.say,
    )


def decisions_on_cooperation(register: Register, stage: str) -> tuple[Entry[Decision], ...]:
    """Return the decisions, or the drafts, on this cooperation, the latest first; never both together."""
    in_order = register.decisions_in_order
    return tuple(e for e in in_order if e.record.stage == stage and e.record.subject == "cooperation")


def _filters(reader: RenderContext, adopted: Sequence[Asking]) -> Markup:
    """Return the bar for all that is asked on the page, and for what drafts propose, which stands apart."""
    drafts = decisions_on_cooperation(reader.register, "draft")
    proposed_too = [one for entry in drafts for one in asking_in(entry)]
    filed = [filed_under(reader.register, one) for one in (*adopted, *proposed_too)]
    return filter_bar(reader, filed, counted="asks", further=(state_filter(reader, filed),))


def _unseen(reader: RenderContext, adopted: Sequence[Entry[Decision]]) -> Markup:
    """Return links to the decisions of whose text nothing is held; an inferred adoption is marked."""
    return reader.listed(_named(reader, entry) for entry in adopted if entry.record.text.extent == "none")


def _named(reader: RenderContext, entry: Entry[Decision]) -> Markup:
    """Return a link to a decision among those of all conferences; without a symbol, its meetings are named."""
    row = decision_row(reader, entry)
    meetings = Markup("") if entry.record.symbol else reader.phrase("in-brackets", words=row.conference)
    return with_stage(reader, entry.record, row.name + meetings)


def _held_sentence(reader: RenderContext, adopted: Sequence[Entry[Decision]]) -> str:
    """Say how many texts are held whole, and that what the others ask is not known here."""
    complete = sum(entry.record.text.extent == "complete" for entry in adopted)
    if complete:
        return reader.say("mandates-held", held=complete, n=len(adopted))
    return reader.say("mandates-none-held", n=len(adopted))


def _requests_of(reader: RenderContext, entry: Entry[Decision], found: Sequence[Asking]) -> RequestsOf:
    text = entry.record.text
    status = text.languages.get(text.language_for(reader.language))
    adopted = entry.record.stage == "adopted"
    return RequestsOf(
        name=reader.link("decisions", entry.identity),
        extent=reader.say(f"lineage-text-{holding_of(text)}"),
        statement=text_statement(reader, status),
        requests=tuple(request_of(reader, one) for one in found),
        done=done_words(reader, entry.identity, None) if adopted else (),
    )


@block("proposed")
def proposed(place: BlockContext) -> Markup:
    """Show what drafts would request if they were adopted; it is counted nowhere among requests."""
    reader = place.reader
    drafts = decisions_on_cooperation(reader.register, "draft")
    found = [(entry, asking_in(entry)) for entry in drafts]
    views = tuple((proposed_words(reader, e), _requests_of(reader, e, asks)) for e, asks in found if asks)
    return render("proposed", drafts=views, say=reader.say) if views else Markup("")


def requests_in(entry: Entry[Decision]) -> tuple[Asking, ...]:
    """Return the requests of a text; invitations and the like are none."""
    return asking_in(entry, ("requests",))


def proposed_words(reader: RenderContext, entry: Entry[Decision]) -> str:
    """Return “Draft before the sixth meeting: 4 requests proposed (paragraphs 3, 4 (a)–(c))”."""
    asks = requests_in(entry)
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
