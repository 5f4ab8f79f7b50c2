"""From request to report: what adopted decisions ask, and, apart, what a draft would ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.acts import acts_of, addressee
from jointreport.blocks import Place, block
from jointreport.load import Entry
from jointreport.model.activities import Activity
from jointreport.model.decisions import Decision
from jointreport.model.text import Act, Paragraph
from jointreport.reader import Reader
from jointreport.register import Register
from jointreport.templating import render
from jointreport.views.citing import linked
from jointreport.views.events import event_words
from jointreport.views.quotations import paragraph_words
from jointreport.views.supports import term
from jointreport.views.texts import shown_language, text_statement


@dataclass(frozen=True, slots=True)
class Request:
    """What a paragraph asks: of whom, what, under which conditions, by when; what was done and reported."""

    href: str
    place: str
    to: Markup
    what: Markup
    condition: Markup
    by: Markup
    done: tuple[Markup, ...] = ()
    reported: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestsOf:
    """The requests of one decision or draft; `statement` says what its text is."""

    name: Markup
    extent: str
    statement: Markup
    requests: tuple[Request, ...]
    done: tuple[Markup, ...]


Asking = tuple[Paragraph, Act]

# A page with the requests of thousands of decisions serves nobody; each decision shows its own.
_MOST_DECISIONS = 300


@block("mandates")
def mandates(place: Place) -> Markup:
    """Show what adopted decisions request as far as their texts are held, and what was done."""
    reader = place.reader
    adopted = decisions_on_cooperation(reader.register, "adopted")
    held = [entry for entry in adopted if entry.record.text.extent != "none"]
    asking = [(entry, requests_in(entry.record)) for entry in held[:_MOST_DECISIONS]]
    left_out = len(held) - len(asking)
    return render(
        "mandates",
        held=_held_sentence(reader, adopted),
        decisions=tuple(_requests_of(reader, entry, found) for entry, found in asking if found),
        unseen=reader.listed(
            reader.link("decisions", e.identity) for e in adopted if e.record.text.extent == "none"
        ),
        left_out=reader.say("mandates-left-out", n=left_out, shown=len(asking)) if left_out else "",
        coverage=reader.standpoint.to("about/coverage/"),
        assessed=bool(reader.register.status),
        say=reader.say,
    )


def decisions_on_cooperation(register: Register, stage: str) -> tuple[Entry[Decision], ...]:
    """Return the decisions, or the drafts, on this cooperation, the latest first; never both together."""
    in_order = register.decisions_in_order
    return tuple(e for e in in_order if e.record.stage == stage and e.record.subject == "cooperation")


def requests_in(decision: Decision) -> tuple[Asking, ...]:
    """Return the paragraphs of a text that request something; “Requests …:” alone above its items is none."""
    above_items = {paragraph.at.rpartition("-")[0] for paragraph in decision.text.paragraphs}
    return tuple(
        (paragraph, act)
        for paragraph in decision.text.paragraphs
        for act in acts_of(decision, paragraph)
        if act.verb == "requests" and (act.what or paragraph.at not in above_items)
    )


def _held_sentence(reader: Reader, adopted: Sequence[Entry[Decision]]) -> str:
    complete = sum(entry.record.text.extent == "complete" for entry in adopted)
    if complete:
        return reader.say("mandates-held", held=complete, n=len(adopted))
    return reader.say("mandates-none-held", n=len(adopted))


def _requests_of(reader: Reader, entry: Entry[Decision], found: Sequence[Asking]) -> RequestsOf:
    text = entry.record.text
    language = shown_language(reader, text)
    status = text.languages.get(language)
    words = reader.choice("text-status", status.status) if status else ""
    extent = reader.choice("extent", text.extent)
    return RequestsOf(
        name=reader.link("decisions", entry.identity),
        extent=reader.say("clause-separator").join(one for one in (extent, words) if one),
        statement=text_statement(reader, status) if status else Markup(""),
        requests=tuple(_request(reader, entry, paragraph, act) for paragraph, act in found),
        done=tuple(_done(reader, entry.identity, None)),
    )


def _request(reader: Reader, entry: Entry[Decision], paragraph: Paragraph, act: Act) -> Request:
    to = addressee(entry.record, paragraph, act)
    return Request(
        href=reader.to("decisions", entry.identity, paragraph.at),
        place=reader.say.paragraph(paragraph.at),
        to=reader.body(to) if to else Markup(""),
        what=reader.text(act.what) if act.what else paragraph_words(reader, paragraph.text),
        condition=reader.text(act.condition) if act.condition else Markup(""),
        by=term(reader, act),
        done=tuple(_done(reader, entry.identity, paragraph.at)),
        reported=tuple(
            event_words(reader, e.record) for e in reader.register.status_of(entry.identity, paragraph.at)
        ),
    )


def _done(reader: Reader, decision: str, at: str | None) -> Iterator[Markup]:
    """Yield the activities and services that name this paragraph, or none, as what asks for them."""
    for entry in reader.register.done_under(decision):
        if any(mandate.decision == decision and mandate.at == at for mandate in entry.record.mandates):
            kind = "activities" if isinstance(entry.record, Activity) else "services"
            yield reader.phrase(f"done-under-{kind}", name=linked(reader, kind, (entry,))[0])


@block("proposed")
def proposed(place: Place) -> Markup:
    """Show what drafts would request if they were adopted; it is counted nowhere among requests."""
    reader = place.reader
    drafts = decisions_on_cooperation(reader.register, "draft")
    found = [(entry, requests_in(entry.record)) for entry in drafts]
    views = tuple((proposed_words(reader, e), _requests_of(reader, e, asks)) for e, asks in found if asks)
    return render("proposed", drafts=views, say=reader.say) if views else Markup("")


def proposed_words(reader: Reader, entry: Entry[Decision]) -> str:
    """Return “Draft before the sixth meeting: 4 requests proposed (paragraphs 3, 4 (a)–(c))”."""
    asks = requests_in(entry.record)
    values = {
        "meeting": meeting_by_number(reader, entry.record.meeting),
        "paragraphs": reader.say.paragraphs([paragraph.at for paragraph, _ in asks]),
        "n": len(asks),
    }
    return reader.say("requests-proposed-one" if len(asks) == 1 else "requests-proposed", **values)


def meeting_by_number(reader: Reader, identity: str) -> str:
    """Return “the sixth meeting”; the short name where the number has no word."""
    meeting = reader.register.meetings[identity].record
    key = f"meeting-{meeting.number}"
    return reader.say(key) if key in reader.say.by_key else reader.plain(meeting.short)
