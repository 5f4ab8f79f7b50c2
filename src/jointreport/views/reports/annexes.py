"""What is said of a joint report or outline wherever it is shown: what it is not, where the annex is, what goes on."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.activities import Activity
from jointreport.records.model.documents import Part
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.site.pages import Subject

_OPEN = frozenset({"planned", "under-way"})


def annex_is_held(subject: Subject) -> bool:
    """Whether the text of the document that a joint report or outline belongs to is held."""
    return bool(subject.record.text.extent != "none")


def annex_remark(reader: RenderContext, subject: Subject, part: Part, annex: Markup) -> Markup:
    """Return what must be said first: this is not the annex; where its text is held, under the name `annex`."""
    if annex_is_held(subject):
        return reader.phrase("annex-is-held", annex=annex)
    # A document without a symbol is named by its title.
    document = subject.record.symbol or reader.plain(subject.record.title)
    return reader.phrase("not-the-annex", part=reader.plain(part.label), document=document)


def annex_name(reader: RenderContext, subject: Subject, part: Part) -> Markup:
    """Return “UNEP/MC/COP.6/INF/29, annex I”."""
    label = reader.text_without_links(part.label)
    return reader.phrase("in-document", document=reader.name(subject.entry), place=label)


def held_words(reader: RenderContext, subject: Subject) -> str:
    """Return the words that say whether the text of the annex is held."""
    return reader.say("status-text-held" if annex_is_held(subject) else "status-text-not-held")


def places_in_drafts(register: Register, subject: Subject, part: Part) -> list[tuple[str, str]]:
    """Return the places of draft decisions that speak of the annex: the draft and its paragraph."""
    return [
        (link.decision.identity, link.relation.at)
        for link in register.links_to(subject.entry.identity)
        if link.decision.record.stage == "draft" and link.relation.part == part.id and link.relation.at
    ]


def continuing(register: Register, period: str) -> tuple[Entry[Activity], ...]:
    """Return what is planned or under way from the biennium before, and what follows it in this one."""
    before = period_before(register, period)
    if before is None:
        return ()
    activities = register.activities.values()
    open_ones = [e for e in activities if e.folder == before and e.record.state in _OPEN]
    known = {entry.identity for entry in open_ones}
    followers = (
        e for e in activities if e.folder == period and e.record.follows in known and not e.record.planned
    )
    return (*open_ones, *followers)


def period_before(register: Register, period: str) -> str | None:
    """Return the biennium before another, or nothing where none is known."""
    first = register.periods[period].record.from_.first
    earlier = (i for i, entry in register.periods.items() if entry.record.to.last < first)
    return register.latest_period_with(earlier)


def areas_without(register: Register, entries: Iterable[Entry[Activity]]) -> list[str]:
    """Return the areas of cooperation that none of some activities names."""
    filled = {area for entry in entries for area in entry.record.areas}
    areas = register.areas.items()
    return [i for i, area in areas if area.record.kind == "cooperation" and i not in filled]
