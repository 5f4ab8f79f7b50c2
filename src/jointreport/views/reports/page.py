"""The joint reports and outlines: where the annex itself stands, and what is known of the plan."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.model.documents import Part
from jointreport.site.context import RenderContext
from jointreport.site.pages import Subject, subjects, title_of
from jointreport.views.activities.activities import activity_items
from jointreport.views.activities.services import statement_views
from jointreport.views.blocks import BlockContext, block
from jointreport.views.documents.page import part_rows
from jointreport.views.parts.facts import Row
from jointreport.views.parts.sources import Support, supports
from jointreport.views.reports.annexes import (
    annex_is_held,
    annex_name,
    annex_remark,
    continuing,
    held_words,
    places_in_drafts,
)
from jointreport.views.reports.contents import Report, activities_of, on_reports
from jointreport.views.templates import render
from jointreport.views.texts.quotations import Quotation, quotation


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A joint report or outline in the list of all of them."""

    href: str
    title: str
    status: str
    sentence: Markup
    supports: tuple[Support, ...]


@block("reports")
def reports(place: BlockContext, *, part_role: str = "joint-report") -> Markup:
    """List all joint reports or all outlines, the newest first, each with what is known of its text."""
    lines = [
        _line(place.reader, subject, subject.part)
        for subject in subjects(place.reader.register, part_role)
        if subject.part
    ]
    return render("reports", reports=lines, say=place.reader.say)


def _line(reader: RenderContext, subject: Subject, part: Part) -> ReportLine:
    sentence = reader.phrase(
        "report-sentence",
        part=reader.text_without_links(part.label),
        document=reader.link("documents", subject.entry.identity),
        authors=reader.listed(reader.bodies(part.authors)),
    )
    title = title_of(subject, reader)
    return ReportLine(
        reader.to(subject.kind, subject.identity),
        title,
        held_words(reader, subject),
        sentence,
        supports(reader, part.sources),
    )


@block("report.status")
@on_reports
def report_status(report: Report) -> Markup:
    """Say first what a page on a joint report or outline is not, then where the annex itself stands."""
    reader, subject, part = report.reader, report.subject, report.part
    words = (reader.choice("part-role", subject.kind), held_words(reader, subject))
    tone = "held" if annex_is_held(subject) else "unseen"
    return render(
        "report_status",
        tone=tone,
        words=words,
        remark=annex_remark(reader, subject, part, _annex(reader, subject, part)),
        rows=_rows(reader, subject, part),
        say=reader.say,
    )


def _annex(reader: RenderContext, subject: Subject, part: Part) -> Markup:
    """Return a link to the annex: “UNEP/MC/COP.6/INF/29, annex I”."""
    href = reader.to("documents", subject.entry.identity, part.id)
    return Markup('<a href="{}">{}</a>').format(href, annex_name(reader, subject, part))


def _rows(reader: RenderContext, subject: Subject, part: Part) -> tuple[Row, ...]:
    return (
        Row(reader.say("field-annex"), _annex(reader, subject, part)),
        *part_rows(reader, subject.entry.identity, part),
    )


@block("report.statements")
@on_reports
def report_statements(report: Report) -> Markup:
    """Show what sources say of the cooperation in the biennium as a whole."""
    views = statement_views(report.reader, "cooperation", report.subject.identity)
    return render("statements", statements=views, say=report.reader.say) if views else Markup("")


@block("report.plan")
@on_reports
def report_plan(report: Report) -> Markup:
    """Show the activities planned for the biennium and, apart, what a draft says of the outline."""
    reader, subject, part = report.reader, report.subject, report.part
    planned = [entry for entry in activities_of(reader, subject.identity) if entry.record.planned]
    return render(
        "report_plan",
        activities=activity_items(reader, planned),
        statements=statement_views(reader, "", subject.identity),
        proposed=_named_in_drafts(reader, subject, part),
        say=reader.say,
    )


def _named_in_drafts(reader: RenderContext, subject: Subject, part: Part) -> tuple[Quotation, ...]:
    """Return the paragraphs of draft decisions that speak of the annex."""
    places = places_in_drafts(reader.register, subject, part)
    quoted = (quotation(reader, identity, at) for identity, at in places)
    return tuple(one for one in quoted if one)


@block("report.continuing")
@on_reports
def report_continuing(report: Report) -> Markup:
    """Show what is planned or under way from the biennium before, and what follows it in this one."""
    reader, subject = report.reader, report.subject
    items = activity_items(reader, continuing(reader.register, subject.identity))
    return render("report_continuing", items=items, say=reader.say) if items else Markup("")
