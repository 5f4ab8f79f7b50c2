"""What is reproduced here of the decisions of each meeting that was held, and what was not looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Meeting
from jointreport.records.model.decisions import Decision
from jointreport.records.model.vocabulary import LISTS, Holding
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.site.pages import Subject, title_of, years_of
from jointreport.views.blocks import BlockContext, block
from jointreport.views.parts.phrases import definitions_of, holding_of
from jointreport.views.requests.requests import decisions_on_cooperation
from jointreport.views.templates import render
from jointreport.views.texts.status import reading_words

Occasion = Sequence[Entry[Meeting]]
"""A meeting, or several that were held together."""


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What is held of the decisions of one conference at one meeting; of several decisions, each kind once."""

    holdings: tuple[Holding, ...]
    words: Markup


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """One row of the table: the meetings, a cell for each convention, the decisions meant, what to know."""

    name: Markup
    cells: tuple[CoverageCell, ...]
    decisions: Markup
    notes: tuple[Markup, ...]


@block("coverage")
def coverage(place: BlockContext) -> Markup:
    """Show what is held of the decisions of each meeting and conference, and what was not looked for."""
    reader = place.reader
    conventions = tuple(reader.register.conventions)
    return render(
        "coverage",
        heads=tuple(reader.link("conventions", convention) for convention in conventions),
        rows=tuple(_line(reader, occasion, conventions) for occasion in _occasions(reader.register)),
        meanings=definitions_of(reader, "holding", LISTS["holding"], anchor="holding"),
        say=reader.say,
    )


def _occasions(register: Register) -> Iterator[Occasion]:
    """Yield the meetings that were held, the earliest first; those held together at the first of them."""
    for entry in register.meetings_in_order:
        together = register.on_page_of(entry.identity)
        if entry.record.state == "held" and entry.identity == together[0].identity:
            yield together


def _line(reader: RenderContext, occasion: Occasion, conventions: Sequence[str]) -> CoverageLine:
    adopted = decisions_on_cooperation(reader.register, "adopted")
    taken = [entry for entry in adopted if _was_taken_at(reader.register, entry, occasion)]
    # As the columns stand.
    meant = sorted(taken, key=lambda entry: conventions.index(entry.record.conventions[0]))
    cells = (_holdings(reader.register, occasion, convention, meant) for convention in conventions)
    return CoverageLine(
        name=reader.link("meetings", occasion[0].identity, _name(reader, occasion)),
        cells=tuple(
            CoverageCell(some, reader.join_clauses(escape(reader.choice("holding", one)) for one in some))
            for some in cells
        ),
        decisions=reader.join(_decision(reader, entry) for entry in meant),
        notes=tuple(_notes(reader, occasion, meant)),
    )


def _name(reader: RenderContext, occasion: Occasion) -> str:
    """Return “First meeting of …, 2017”; the title of meetings held together has their year in it."""
    title = title_of(Subject("meetings", occasion[0].identity, occasion[0]), reader)
    years = years_of(occasion[0].record)
    if len(occasion) > 1 or not years:
        return title
    return reader.say("coverage-meeting", title=title, years="–".join(dict.fromkeys((years[0], years[-1]))))


def _was_taken_at(register: Register, entry: Entry[Decision], occasion: Occasion) -> bool:
    taken_at = register.meetings_of(entry.record)
    return any(meeting.identity in taken_at for meeting in occasion)


def _holdings(
    register: Register, occasion: Occasion, convention: str, meant: Sequence[Entry[Decision]]
) -> tuple[Holding, ...]:
    """Return what is held of the decisions of one conference, what is most first."""
    met = [meeting.identity for meeting in occasion if meeting.record.convention == convention]
    if not met:
        return ("no-meeting",)
    held = {holding_of_decision(entry.record) for entry in meant if convention in entry.record.conventions}
    if not held:
        return ("not-looked-for",) if set(met) & set(register.not_looked_for) else ("none-known",)
    order: tuple[Holding, ...] = ("text-held", "text-read", "text-in-part", "text-not-read", "symbol-not-known")
    return tuple(one for one in order if one in held)


def holding_of_decision(record: Decision) -> Holding:
    """Return what is held of a decision: its text, whole, read or in part, its symbol alone, or not even that."""
    if holding_of(record.text) == "complete":
        return "text-held"
    if record.symbol is None:
        return "symbol-not-known"
    readings: dict[str, Holding] = {"in-full": "text-read", "in-part": "text-in-part", "not-read": "text-not-read"}
    return readings[record.text.reading]


def _decision(reader: RenderContext, entry: Entry[Decision]) -> Markup:
    """Return a link to a decision, and how far its text was read where a part of it was."""
    link = reader.link("decisions", entry.identity)
    if entry.record.text.reading != "in-part":
        return link
    return reader.phrase(
        "coverage-in-part", decision=link, reading=reader.say.inside(reading_words(reader, entry.record.text))
    )


def _notes(reader: RenderContext, occasion: Occasion, meant: Sequence[Entry[Decision]]) -> Iterator[Markup]:
    """Yield which draft is reproduced here, and where none is meant, which related decisions were taken."""
    register = reader.register
    for draft in decisions_on_cooperation(register, "draft"):
        if draft.record.text.extent != "none" and _was_taken_at(register, draft, occasion):
            yield reader.phrase("coverage-draft", draft=reader.link("decisions", draft.identity))
    if not meant:
        taken = (entry for meeting in occasion for entry in register.decisions_at(meeting.identity))
        related = dict.fromkeys(entry.identity for entry in taken if entry.record.stage == "adopted")
        if related:
            links = reader.join(reader.link("decisions", one) for one in related)
            yield reader.phrase("coverage-related", decisions=links)
