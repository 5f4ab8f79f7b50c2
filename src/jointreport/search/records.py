"""The other pages as they can be found: annexes, areas, services, meetings, bodies and the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jointreport.records.load import Entry
from jointreport.records.model.activities import Activity, Context, Service
from jointreport.records.model.bodies import Body, Term
from jointreport.records.model.decisions import Statement
from jointreport.records.model.language import Text
from jointreport.records.register.register import Register
from jointreport.search.entries import FoundPage, Paragraph
from jointreport.site.context import Reader
from jointreport.site.pages import Subject, subjects, title_of
from jointreport.site.urls import page_of


def annex_pages(readers: Mapping[str, Reader]) -> Iterator[FoundPage]:
    """Yield the pages of joint reports and of outlines, the latest biennium first, with what they show."""
    register = _register(readers)
    for kind in ("joint-report", "outline"):
        for subject in subjects(register, kind):
            paragraphs = _of_biennium(register, kind, subject.identity)
            yield _subject_page(readers, "annexes", subject, tuple(paragraphs), badges=("not-the-annex",))


def _of_biennium(register: Register, kind: str, period: str) -> Iterator[Paragraph]:
    said = [one.record for one in register.statements.values() if one.record.period == period]
    done = [one for one in register.activities.values() if one.folder == period]
    if kind == "outline":
        yield from _statements(said, "plan")
        yield from _activities(one for one in done if one.record.planned)
        return
    yield from _statements((one for one in said if one.subject == "cooperation"), "statements")
    yield from _statements((one for one in said if one.subject == "services"), "services")
    yield from _activities(done)
    related = (one.record for one in register.context.values() if one.record.period == period)
    yield from _related(related, "context")


def area_pages(readers: Mapping[str, Reader]) -> Iterator[FoundPage]:
    """Yield the pages of areas; an activity that an annex shows is found there alone."""
    register = _register(readers)
    for subject in subjects(register, "areas"):
        wording = Paragraph("", subject.record.wording.by_language, "field-wording")
        own = (one for one in _outside_annexes(register) if subject.identity in one.record.areas[:1])
        related = _context_of(register, subject.identity)
        paragraphs = (wording, *_activities(own), *_related(related, "context"))
        yield _subject_page(readers, "areas", subject, paragraphs)


def _outside_areas(register: Register) -> Iterator[Paragraph]:
    """Yield the activities and related events that belong to no area."""
    yield from _activities(one for one in _outside_annexes(register) if not one.record.areas)
    yield from _related(_context_of(register, ""), "outside-areas-context")


def _outside_annexes(register: Register) -> list[Entry[Activity]]:
    reports, outlines = (register.periods_of.get(role, ()) for role in ("joint-report", "outline"))
    others = (one for one in register.activities.values() if one.folder not in reports)
    return [one for one in others if not (one.folder in outlines and one.record.planned)]


def _context_of(register: Register, area: str) -> list[Context]:
    """Return the related events that no report shows: those whose first area is this one, or that have none."""
    reports = register.periods_of.get("joint-report", ())
    others = (one.record for one in register.context.values() if one.record.period not in reports)
    return [one for one in others if (one.areas[0] if one.areas else "") == area]


def meeting_pages(readers: Mapping[str, Reader]) -> Iterator[FoundPage]:
    """Yield the pages of meetings, the latest first."""
    for subject in reversed(tuple(subjects(_register(readers), "meetings"))):
        record = subject.record
        note = (Paragraph("", record.note.by_language, "found-remark"),) if record.note else ()
        badges = () if record.state == "held" else (f"meeting-state:{record.state}",)
        yield _subject_page(readers, "meetings", subject, note, badges=badges)


def paragraphs_on(register: Register) -> Mapping[tuple[str, str], tuple[Paragraph, ...]]:
    """Return what records without a page of their own show, by the path of a page and the block that shows them."""
    return {
        ("areas/", "outside-areas"): tuple(_outside_areas(register)),
        (page_of("services"), "services"): tuple(_services(register.services.values())),
        (page_of("bodies"), "bodies"): (*_conventions(register), *_bodies(register.bodies.values())),
        (page_of("terms"), "glossary"): tuple(_terms(register.terms.values())),
    }


def _subject_page(
    readers: Mapping[str, Reader],
    section: str,
    subject: Subject,
    paragraphs: Sequence[Paragraph],
    *,
    badges: tuple[str, ...] = (),
) -> FoundPage:
    title = {language: title_of(subject, reader) for language, reader in readers.items()}
    return FoundPage(subject.path, section, title, tuple(paragraphs), badges=badges)


def _statements(records: Iterable[Statement], anchor: str) -> Iterator[Paragraph]:
    for record in records:
        yield Paragraph(anchor, record.text.by_language, "heading-statements")


def _activities(entries: Iterable[Entry[Activity]]) -> Iterator[Paragraph]:
    for entry in entries:
        record, anchor = entry.record, entry.identity
        yield Paragraph(anchor, record.title.by_language, f"activity-state:{record.state}", heading=True)
        for field in ("planned", "reported", "output", "funding"):
            value = getattr(record, field)
            if value is not None:
                text: Text = value if isinstance(value, Text) else value.text
                yield Paragraph(anchor, text.by_language, f"field-{field}")


def _related(records: Iterable[Context], anchor: str) -> Iterator[Paragraph]:
    for record in records:
        yield Paragraph(anchor, record.title.by_language, "context-badge", heading=True)
        yield Paragraph(anchor, record.text.by_language, "context-badge")


def _services(entries: Iterable[Entry[Service]]) -> Iterator[Paragraph]:
    for entry in entries:
        record, anchor, state = entry.record, entry.identity, f"service-state:{entry.record.state}"
        yield Paragraph(anchor, record.title.by_language, state, heading=True)
        for item in record.items:
            yield Paragraph(anchor, item.by_language, state)
        if record.basis is not None:
            yield Paragraph(anchor, record.basis.text.by_language, "field-basis")
        if record.note is not None:
            yield Paragraph(anchor, record.note.by_language, "found-remark")


def _conventions(register: Register) -> Iterator[Paragraph]:
    for identity, entry in register.conventions.items():
        yield Paragraph(identity, entry.record.name.by_language, "found-convention", heading=True)


def _bodies(entries: Iterable[Entry[Body]]) -> Iterator[Paragraph]:
    for entry in entries:
        record, anchor = entry.record, entry.identity
        yield Paragraph(anchor, record.name.by_language, f"body-kind:{record.kind}", heading=True)
        if record.short is not None:
            yield Paragraph(anchor, record.short.by_language, "field-short")
        if record.note is not None:
            yield Paragraph(anchor, record.note.by_language, "found-remark")


def _terms(entries: Iterable[Entry[Term]]) -> Iterator[Paragraph]:
    """Yield the terms; whether a rendering is ours is told on the page, and differs from language to language."""
    for entry in entries:
        record, anchor = entry.record, entry.identity
        yield Paragraph(anchor, record.words.by_language, "found-term", heading=True)
        for language, variants in record.variants.items():
            for variant in variants:
                yield Paragraph(anchor, {language: variant}, "found-variant")
        if record.note is not None:
            yield Paragraph(anchor, record.note.by_language, "term-note")


def _register(readers: Mapping[str, Reader]) -> Register:
    return next(iter(readers.values())).register
