"""How decisions relate, as a drawing and as a table that says the same with links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.dates import PartialDate
from jointreport.records.model.decisions import Decision, Relation
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.register.order import Groups
from jointreport.records.register.register import Link, Register
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.views.blocks import BlockContext, block
from jointreport.views.charts.layout import drawing_of
from jointreport.views.charts.picture import Band, Line, Mark, MarkGroup, Picture
from jointreport.views.charts.shapes import Sample
from jointreport.views.decisions.lists import DecisionRow, count_decisions, decision_row
from jointreport.views.decisions.relations import with_stage
from jointreport.views.parts.phrases import HOLDINGS, holding_of
from jointreport.views.parts.sources import document_name, supports
from jointreport.views.templates import render
from jointreport.views.texts.status import inferred_stage

Decisions = Sequence[Entry[Decision]]


def related_decisions(register: Register) -> tuple[Entry[Decision], ...]:
    """Return the decisions on this cooperation, and of the others those in relation to a decision; the latest first."""
    return tuple(
        entry
        for entry in register.decisions_in_order
        if entry.record.subject == "cooperation" or _is_related(register, entry)
    )


def _is_related(register: Register, entry: Entry[Decision]) -> bool:
    to_decisions = (link for link in register.links_of(entry.identity) if link.to in register.decisions)
    return any(to_decisions) or bool(register.links_to(entry.identity))


def picture_of(reader: RenderContext, chosen: Decisions) -> Picture:
    """Return what is drawn of some decisions: those of one occasion together, and the relations among them."""
    register = reader.register
    conventions = _conventions(register, chosen)
    lanes = {convention: number for number, convention in enumerate(conventions)}
    lines = tuple(_lines(register, chosen))
    bands = tuple(_bands(reader, chosen, lanes))
    names = tuple(reader.plain(register.conventions[one].record.short) for one in conventions)
    return Picture(names, bands, lines, tuple(_legend(reader, bands, lines)), conventions)


def _conventions(register: Register, chosen: Decisions) -> tuple[str, ...]:
    used = {convention for entry in chosen for convention in entry.record.conventions}
    return tuple(convention for convention in register.conventions if convention in used)


def _lines(register: Register, chosen: Decisions) -> Iterator[Line]:
    """Yield each relation among the chosen decisions once, also where two paragraphs say the same."""
    shown = {entry.identity for entry in chosen}
    links = (link for entry in chosen for link in register.links_of(entry.identity))
    yield from dict.fromkeys(_line(link) for link in links if link.to in shown)


def _line(link: Link) -> Line:
    draft = link.decision.record.stage == "draft"
    return Line(link.decision.identity, link.to, link.relation.kind, draft)


def _bands(reader: RenderContext, chosen: Decisions, lanes: dict[str, int]) -> Iterator[Band]:
    """Yield the occasions, the latest first, each with its decisions."""
    occasions = Groups((_occasion(reader.register, entry), entry) for entry in chosen)
    for entries in sorted(occasions.values(), key=lambda of: _end(reader.register, of), reverse=True):
        groups = tuple(
            MarkGroup(tuple(_mark(reader, entry, lanes) for entry in members)) for members in _groups(entries)
        )
        yield Band(_when(reader, entries), groups)


def _occasion(register: Register, entry: Entry[Decision]) -> str:
    """Return what decisions of one time have in common: the meetings held together, or the one meeting."""
    meeting = register.meetings[entry.record.meeting].record
    return meeting.joint or entry.record.meeting


def _end(register: Register, entries: Iterable[Entry[Decision]]) -> date:
    return max(register.days_of_meeting(entry.record.meeting)[1] for entry in entries)


def _when(reader: RenderContext, entries: Decisions) -> str:
    """Return the month in which an occasion ended, or that its dates are not known."""
    end = _end(reader.register, entries)
    # With this day the register puts meetings without dates after all others.
    if end == date.max:
        return reader.say("meeting-without-dates")
    return reader.say.date(PartialDate(end.year, end.month))


def _groups(entries: Decisions) -> tuple[tuple[Entry[Decision], ...], ...]:
    """Return drafts first, each alone; then corresponding decisions of several conferences together."""
    drafts = [entry for entry in entries if entry.record.stage == "draft"]
    adopted = [entry for entry in entries if entry.record.stage != "draft"]
    groups = Groups((_correspondence(entry), entry) for entry in adopted)
    return (*((entry,) for entry in drafts), *(one for group in groups.values() for one in _rows(group)))


def _correspondence(entry: Entry[Decision]) -> str:
    # No group may have a name with this sign, so a decision that corresponds to none stays alone.
    return entry.record.corresponds.group if entry.record.corresponds else f"={entry.identity}"


def _rows(group: Decisions) -> tuple[tuple[Entry[Decision], ...], ...]:
    """Return corresponding decisions as one row; each alone where two of them share a conference."""
    conventions = [convention for entry in group for convention in entry.record.conventions]
    # Two decisions of one conference would be drawn on one another, in the same row and lane.
    if len(set(conventions)) == len(conventions):
        return (tuple(group),)
    return tuple((entry,) for entry in group)


def _mark(reader: RenderContext, entry: Entry[Decision], lanes: dict[str, int]) -> Mark:
    """Return a decision as it is drawn; a draft is called so, and that it is not a decision stands below."""
    record = entry.record
    numbers = tuple(sorted(lanes[convention] for convention in record.conventions))
    if record.stage == "draft":
        words, state, tone = reader.say("lineage-draft"), reader.say("not-a-decision"), "draft"
    else:
        tone = holding_of(record.text)
        words, state = record.symbol or reader.say("lineage-no-symbol"), reader.say(f"lineage-text-{tone}")
        if inferred_stage(reader, record):
            state = reader.say("lineage-inferred", state=state)
    return Mark(entry.identity, numbers, words, state, tone)


def _legend(reader: RenderContext, bands: Sequence[Band], lines: Sequence[Line]) -> Iterator[Sample]:
    """Yield what occurs in the drawing: kinds of relation, dots, boxes."""
    kinds = {line.kind for line in lines}
    for kind in LISTS["relation"]:
        if kind in kinds:
            yield Sample("line", kind, reader.choice("relation", kind))
    if any(line.draft for line in lines):
        yield Sample("line", "draft", reader.say("lineage-key-draft-line"))
    groups = [group for band in bands for group in band.groups]
    tones = {mark.tone for group in groups for mark in group.marks}
    for tone in HOLDINGS:
        if tone in tones:
            yield Sample("dot", tone, reader.say(f"lineage-text-{tone}"))
    yield from _boxes(reader, groups)


def _boxes(reader: RenderContext, groups: Sequence[MarkGroup]) -> Iterator[Sample]:
    marks = [mark for group in groups for mark in group.marks]
    occurring = {
        "draft": any(mark.tone == "draft" for mark in marks),
        "joint": any(len(mark.lanes) > 1 for mark in marks),
        "corresponding": any(group.corresponding for group in groups),
    }
    for kind, occurs in occurring.items():
        if occurs:
            yield Sample("box", kind, reader.say(f"lineage-key-{kind}"))


@dataclass(frozen=True, slots=True)
class Told:
    """One relation of a decision: of which kind and where it says so, to what, and whether it is `inferred`."""

    relation: Markup
    to: Markup
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class RelatedDecision:
    """A decision as in every table, with its relations, at least one line.

    The name says of a draft that it is one, and of a decision whether its adoption is inferred.
    """

    name: Markup
    row: DecisionRow
    relations: tuple[Told, ...]


def related_decision(reader: RenderContext, entry: Entry[Decision]) -> RelatedDecision:
    """Return a decision with the relations it states; one that states none, with those that lead to it, if any."""
    told = (*_relations(reader, entry), *_corresponding(reader, entry)) or tuple(_leading_to(reader, entry))
    nothing = Told(escape(reader.say("lineage-none-recorded")), Markup(""))
    row = decision_row(reader, entry)
    name = with_stage(reader, entry.record, row.name)
    return RelatedDecision(name, row, told or (nothing,))


def _relations(reader: RenderContext, entry: Entry[Decision]) -> Iterator[Told]:
    """Yield the relations a decision states; those of one kind, at one place and from one source are one line."""
    links = reader.register.links_of(entry.identity)
    alike = Groups(((link.relation.kind, link.relation.at, link.relation.sources), link) for link in links)
    for group in alike.values():
        relation = group[0].relation
        targets = reader.join(_target(reader, link) for link in group)
        yield Told(_kind(reader, entry, relation), targets, supports(reader, relation.sources).inferred)


def _leading_to(reader: RenderContext, entry: Entry[Decision]) -> Iterator[Told]:
    """Yield the relations that lead to a decision; those of one kind are one line."""
    for kind, group in Groups((link.relation.kind, link) for link in reader.register.links_to(entry.identity)).items():
        origins = reader.join(
            with_stage(reader, link.decision.record, decision_row(reader, link.decision).name) for link in group
        )
        references = tuple(dict.fromkeys(one for link in group for one in link.relation.sources))
        yield Told(escape(reader.say(f"reverse-{kind}")), origins, supports(reader, references).inferred)


def _kind(reader: RenderContext, entry: Entry[Decision], relation: Relation) -> Markup:
    """Return the kind of a relation, and the paragraph that states it where it is known."""
    words = escape(reader.choice("relation", relation.kind))
    if relation.at is None:
        return words
    href = reader.to_text(entry.identity, relation.at)
    place = html('<a href="{}">{}</a>', href, reader.say.paragraph(relation.at))
    return words + reader.phrase("in-brackets", words=place)


def _target(reader: RenderContext, link: Link) -> Markup:
    """Return a link to what a relation leads to; a draft is marked as one."""
    decision = reader.register.decisions.get(link.to)
    if decision is not None:
        return with_stage(reader, decision.record, decision_row(reader, decision).name)
    parts = reader.register.documents[link.to].record.parts
    label = next((reader.text_without_links(one.label) for one in parts if one.id == link.relation.part), None)
    name = reader.link("documents", link.to, document_name(reader, link.to))
    return reader.phrase("in-document", document=name, place=label) if label else name


def _corresponding(reader: RenderContext, entry: Entry[Decision]) -> Iterator[Told]:
    """Yield the corresponding decisions of other conferences, and whether their texts are identical."""
    others = reader.register.counterparts(entry)
    group = entry.record.corresponds
    if others and group is not None:
        identical = reader.choice("identical-text", group.identical_text)
        words = reader.phrase("lineage-corresponds", identical=identical)
        targets = reader.join(decision_row(reader, other).name for other in others)
        yield Told(words, targets, supports(reader, entry.record.sources, "corresponds").inferred)


# A drawing of more is no longer read; each decision names its relations on its own page.
MOST_DECISIONS = 150


@block("lineage")
def lineage(place: BlockContext) -> Markup:
    """How the decisions on this cooperation relate: a drawing by conference and time, and a table."""
    reader = place.reader
    found = related_decisions(reader.register)
    chosen = found[:MOST_DECISIONS]
    if not chosen:
        return Markup("")
    left_out = len(found) - len(chosen)
    picture = picture_of(reader, chosen)
    return render(
        "lineage",
        drawing=drawing_of(picture).for_direction(reader.direction),
        description=_description(reader, chosen, picture),
        left_out=reader.say("lineage-left-out", n=left_out, shown=len(chosen)) if left_out else "",
        decisions=tuple(related_decision(reader, entry) for entry in chosen),
        say=reader.say,
    )


def _description(reader: RenderContext, chosen: Decisions, picture: Picture) -> str:
    """Say in words what the drawing shows: how many decisions and drafts, whose, which texts were not seen."""
    adopted = [entry.record for entry in chosen if entry.record.stage == "adopted"]
    return reader.say(
        "lineage-description",
        counted=count_decisions(reader, adopted),
        drafts=len(chosen) - len(adopted),
        unseen=sum(record.text.extent == "none" for record in adopted),
        lanes=reader.say.join(picture.lanes),
        lines=len(picture.lines),
    )
