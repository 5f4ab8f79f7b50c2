"""The joint report and the outline on paper: what their pages show, in numbered sections and paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from jointreport.paper.composer import Composer
from jointreport.paper.context import PaperReader
from jointreport.paper.front_matter import colophon, masthead, remark, status_line
from jointreport.paper.model import Block, Group, Paper, Paragraph, Run, headings, plain
from jointreport.paper.report_sections import (
    areas,
    broader_agendas,
    context,
    continuing_activities,
    named_in_drafts,
    plan,
    services,
    statements,
)
from jointreport.records.model.documents import Part
from jointreport.site.pages import Subject, title_of
from jointreport.views.documents.page import part_rows
from jointreport.views.parts.tables import Row
from jointreport.views.reports.annexes import annex_name, annex_remark, held_words

Section = Callable[[Composer, Subject, Part], Iterator[Block]]

# In the order of the pages, `docs/annexes/*/record.*.md`.
_SECTIONS: dict[str, tuple[Section, ...]] = {
    "joint-report": (statements, areas, broader_agendas, services, context),
    "outline": (plan, named_in_drafts, continuing_activities),
}

# A report of two pages is its own list of contents.
_WORTH_A_LIST = 4


def report_paper(reader: PaperReader, subject: Subject, part: Part) -> Paper:
    """Return the joint report or outline of a biennium; that it is not the annex stands first and on every page."""
    composer, register = Composer(reader), reader.register
    # The footnotes of the status box come first.
    not_the_annex = annex_remark(reader, subject, part, annex_name(reader, subject, part))
    status_box = _status_box(composer, subject, part, not_the_annex)
    blocks = tuple(block for section in _SECTIONS[subject.kind] for block in section(composer, subject, part))
    return Paper(
        path=f"{subject.path}{subject.kind}-{subject.identity}.{reader.language}",
        source=subject.entry.source.path,
        language=reader.language,
        script=reader.script,
        title=Run(title_of(subject, reader), composer.tag),
        running=plain(composer.line(not_the_annex)),
        status_box=status_box,
        blocks=blocks,
        masthead=masthead(reader),
        contents=reader.say("paper-contents") if len(tuple(headings(blocks))) >= _WORTH_A_LIST else "",
        colophon=tuple(colophon(reader, subject.path)),
        publisher=reader.plain(register.edition.publisher),
        as_of=register.edition.as_of.last,
        from_right=reader.from_right,
    )


def _status_box(composer: Composer, subject: Subject, part: Part, not_the_annex: Markup) -> Group:
    reader = composer.reader
    words = [reader.choice("part-role", subject.kind), held_words(reader, subject)]
    return Group(
        "status",
        (
            remark(composer, not_the_annex),
            status_line(composer, words),
            *_rows(composer, subject, part),
        ),
    )


def _rows(composer: Composer, subject: Subject, part: Part) -> Iterator[Paragraph]:
    """Yield where the annex itself stands, its title, who prepared it and for which biennium."""
    reader = composer.reader
    for row in (Row(reader.say("field-annex"), annex_name(reader, subject, part)), *part_rows(reader, part)):
        yield Paragraph("status", composer.labelled(row.label, row.value, row.supports))
