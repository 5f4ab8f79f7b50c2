"""The joint report and the outline on paper: what their pages show, in numbered sections and activities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from jointreport.paper.composer import Composer, PrintContext, beginning, line_of
from jointreport.paper.frame import framed, remark, status_line
from jointreport.paper.model import Block, Group, Heading, Line, Paper, Paragraph, Run, headings, plain
from jointreport.records.load import Entry
from jointreport.records.model.decisions import Activity
from jointreport.records.model.documents import Part
from jointreport.site.pages import Subject, title_of
from jointreport.views.activities.activities import (
    ContextItem,
    Item,
    ServiceItem,
    StatementView,
    activity_items,
    by_time,
    count_by_standing,
    services_of,
    statement_views,
)
from jointreport.views.documents.page import part_rows
from jointreport.views.parts.facts import Row
from jointreport.views.reports.page import (
    activities_going_on,
    activities_of,
    annex_name,
    annex_remark,
    empty_areas,
    events_of,
    held_words,
    numbered_areas,
    quotations_of_drafts,
)
from jointreport.views.texts.quotations import Quotation


def context_group(composer: Composer, item: ContextItem) -> Group:
    """Return a related event; that it is no joint activity stands beside its title."""
    words = (
        *composer.strong(item.title),
        *composer.line(_in_brackets(composer, composer.reader.say("context-badge")), item.supports),
    )
    described = Paragraph("fact", composer.line(item.words))
    return Group("record", (Paragraph("lead", words), described, *facts(composer, item.rows)))


def service_group(composer: Composer, service: ServiceItem) -> Group:
    """Return a service: who for whom, what a reader must know, its facts."""
    told = (service.direction, service.note)
    return Group(
        "record",
        (
            Paragraph("lead", _title_and_state(composer, service.item)),
            *(Paragraph("fact", composer.line(words)) for words in told if words),
            *facts(composer, service.item.rows),
        ),
    )


def statement_paragraphs(composer: Composer, statements: Iterable[StatementView]) -> Iterator[Paragraph]:
    """Yield what sources say of a biennium as a whole; the footnote names the passage, which is not repeated."""
    for one in statements:
        yield Paragraph("body", composer.line(one.words, one.supports))


def facts(composer: Composer, rows: Iterable[Row]) -> Iterator[Paragraph]:
    """Yield rows of facts, each after its label, with its sources as a footnote."""
    for row in rows:
        yield Paragraph("fact", composer.line_with_label(row.label, row.value, row.supports))


def quote(composer: Composer, quotation: Quotation) -> Group:
    """Return a passage with its place, and what its text is; that a draft is one stands beside the place."""
    name = beginning(composer.strong(quotation.name))
    if quotation.is_draft:
        badge = composer.reader.say("draft-badge")
        name = (*name, *composer.line(_in_brackets(composer, badge)))
    above = [Paragraph("quote-source", name)]
    if quotation.statement:
        above.append(Paragraph("quote-status", composer.line(quotation.statement)))
    quoted = Paragraph("quoted", line_of(quotation.words, quotation.tag))
    return Group("quote", (*above, Group("passage", (quoted,), quotation.tag)))


def _title_and_state(composer: Composer, item: Item) -> Line:
    """Return the title and state of an activity or service, which lead its facts."""
    return (*composer.strong(item.title), *composer.line(_in_brackets(composer, item.state), item.supports))


def _in_brackets(composer: Composer, words: str) -> str:
    return composer.reader.say("in-brackets", words=words)


def statements(composer: Composer, subject: Subject, _: Part) -> Iterator[Block]:
    """Yield what sources say of the cooperation in the biennium as a whole."""
    views = statement_views(composer.reader, "cooperation", subject.identity)
    if views:
        yield composer.section(composer.reader.say("heading-statements"))
        yield from statement_paragraphs(composer, views)


def areas(composer: Composer, subject: Subject, _: Part) -> Iterator[Block]:
    """Yield the joint activities of the biennium by area of cooperation, and what is not recorded."""
    reader = composer.reader
    entries = activities_of(composer.reader, subject.identity)
    yield composer.section(reader.say("heading-report-areas"))
    if entries:
        counted = count_by_standing(reader, entries)
        yield _body(composer, reader.say("paper-activities-recorded", counted=counted))
    yield from _by_area(composer, entries, "cooperation")
    if words := empty_areas(reader, entries):
        yield _body(composer, words)
    if free := [entry for entry in entries if not entry.record.areas]:
        yield Heading(2, composer.line(reader.say("activities-without-area")), "without-area")
        yield from _activity_groups(composer, free)


def broader_agendas(composer: Composer, subject: Subject, _: Part) -> Iterator[Block]:
    """Yield the joint activities under broader agendas, apart from the areas of cooperation."""
    found = tuple(_by_area(composer, activities_of(composer.reader, subject.identity), "broader-agenda"))
    if found:
        yield composer.section(composer.reader.say("heading-broader-agendas"))
        yield from found


def services(composer: Composer, subject: Subject, _: Part) -> Iterator[Block]:
    """Yield what sources say of services in the biennium, and the services known by name."""
    reader = composer.reader
    said = statement_views(reader, "services", subject.identity)
    known = services_of(reader, subject.identity)
    if not said and not known:
        return
    yield composer.section(reader.say("heading-services"))
    yield from statement_paragraphs(composer, said)
    if known:
        yield _body(composer, known.count)
        yield from (service_group(composer, one) for one in known.services)


def context(composer: Composer, subject: Subject, _: Part) -> Iterator[Block]:
    """Yield related events that are not joint activities; they are counted nowhere."""
    if items := events_of(composer.reader, subject.identity):
        yield composer.section(composer.reader.say("heading-context"))
        yield _body(composer, composer.reader.say("context-explained"))
        yield from (context_group(composer, item) for item in items)


def plan(composer: Composer, subject: Subject, _: Part) -> Iterator[Block]:
    """Yield what sources say of the plan, and the activities planned for the biennium."""
    reader = composer.reader
    planned = [entry for entry in activities_of(composer.reader, subject.identity) if entry.record.planned]
    yield composer.section(reader.say("heading-plan"))
    yield from statement_paragraphs(composer, statement_views(reader, "", subject.identity))
    yield from _activity_groups(composer, planned)
    if not planned:
        yield _body(composer, reader.say("plan-not-known"))


def words_of_drafts(composer: Composer, subject: Subject, part: Part) -> Iterator[Block]:
    """Yield what draft decisions say of the annex; a draft is not a decision."""
    reader = composer.reader
    if quoted := quotations_of_drafts(reader, subject, part):
        yield composer.section(reader.say("heading-plan-in-draft"))
        for one in quoted:
            yield quote(composer, one)


def continuing_activities(composer: Composer, subject: Subject, _: Part) -> Iterator[Block]:
    """Yield what is planned or under way from the biennium before, and what follows it."""
    reader = composer.reader
    if entries := sorted(activities_going_on(reader.register, subject.identity), key=by_time):
        yield composer.section(reader.say("heading-continuing"))
        yield from _activity_groups(composer, entries)


def _by_area(composer: Composer, entries: Sequence[Entry[Activity]], kind: str) -> Iterator[Block]:
    """Yield the areas of a kind that have activities; several areas of cooperation have letters, without a gap."""
    reader = composer.reader
    for number, area, own in numbered_areas(reader.register, entries, kind):
        label = reader.say("section-number", n=_letter(number)) if number else ""
        line = composer.line(escape(label) + reader.link("areas", area.identity))
        yield Heading(2, line, f"area-{area.identity}")
        yield from _activity_groups(composer, own)


def _letter(number: int) -> str:
    """Return the letter for a number: A to Z, then AA, AB."""
    before, last = divmod(number - 1, 26)
    return (_letter(before) if before else "") + chr(ord("A") + last)


def _activity_groups(composer: Composer, entries: Iterable[Entry[Activity]]) -> Iterator[Block]:
    """Yield activities, which alone are numbered; one that stands already is named with its number."""
    for entry in entries:
        if entry.identity in composer.numbers:
            title = composer.reader.text(entry.record.title)
            number = composer.numbers[entry.identity]
            yield _body(composer, composer.reader.phrase("paper-see", title=title, n=number))
        else:
            (item,) = activity_items(composer.reader, (entry,), ids=False)
            lead = composer.numbered(_title_and_state(composer, item), entry.identity)
            yield Group("record", (lead, *facts(composer, (*item.sentences, *item.rows))))


def _body(composer: Composer, words: str) -> Paragraph:
    return Paragraph("body", composer.line(words))


Section = Callable[[Composer, Subject, Part], Iterator[Block]]

# In the order of the pages, `docs/annexes/*/record.*.md`.
_SECTIONS: dict[str, tuple[Section, ...]] = {
    "joint-report": (statements, areas, broader_agendas, services, context),
    "outline": (plan, words_of_drafts, continuing_activities),
}

# A report of two pages is its own list of contents.
_WORTH_A_LIST = 4


def report_paper(reader: PrintContext, subject: Subject, part: Part) -> Paper:
    """Return the joint report or outline of a biennium; that it is not the annex stands first and on every page."""
    composer = Composer(reader)
    # The footnotes of the status box come first.
    not_the_annex = annex_remark(reader, subject, part, annex_name(reader, subject, part))
    framing = framed(
        composer,
        subject,
        f"{subject.kind}-{subject.identity}",
        title=Run(title_of(subject, reader), composer.tag),
        status=plain(composer.line(not_the_annex)),
        box=tuple(_status(composer, subject, part, not_the_annex)),
    )
    blocks = tuple(block for section in _SECTIONS[subject.kind] for block in section(composer, subject, part))
    listed = len(tuple(headings(blocks))) >= _WORTH_A_LIST
    return replace(framing, blocks=blocks, contents=reader.say("paper-contents") if listed else "")


def _status(composer: Composer, subject: Subject, part: Part, not_the_annex: Markup) -> Iterator[Paragraph]:
    """Yield that this is not the annex, how far that is held, and what is known of it."""
    reader = composer.reader
    yield remark(composer, not_the_annex)
    yield status_line(composer, [reader.choice("part-role", subject.kind), held_words(reader, subject)])
    yield from _rows(composer, subject, part)


def _rows(composer: Composer, subject: Subject, part: Part) -> Iterator[Paragraph]:
    """Yield where the annex itself stands, its title, who prepared it and for which biennium."""
    reader = composer.reader
    for row in (
        Row(reader.say("field-annex"), annex_name(reader, subject, part)),
        *part_rows(reader, subject.entry.identity, part),
    ):
        yield Paragraph("status", composer.line_with_label(row.label, row.value, row.supports))
