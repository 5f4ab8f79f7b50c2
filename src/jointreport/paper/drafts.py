"""A draft decision by itself on paper: its text and what it is, so short that it fits one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from jointreport.paper.composer import Composer, PrintContext
from jointreport.paper.documents import draft_words, text_blocks, title_of_text
from jointreport.paper.frame import framed, remark, status_line
from jointreport.paper.model import Paper, Paragraph, plain
from jointreport.records.model.decisions import Decision
from jointreport.site.pages import Subject
from jointreport.views.parts.sources import official_text
from jointreport.views.texts.printed import TextPrinter, text_statement


def draft_paper(reader: PrintContext, subject: Subject) -> Paper:
    """Return a draft decision in a language in which its text is held; that it is a draft stands on every page."""
    composer, record = Composer(reader), subject.record
    statement = text_statement(reader, record.text.languages[reader.language])
    values = {"first": reader.say("cite-draft-status"), "second": plain(composer.line(statement))}
    framing = framed(
        composer,
        subject,
        subject.identity,
        title=title_of_text(reader, record),
        status=reader.say("two-sentences", **values),
        box=_status(composer, record, statement),
    )
    view = TextPrinter(reader, subject.identity, record).view()
    meetings = reader.register.meetings_of(record)
    return replace(
        framing,
        above=tuple(composer.line(reader.meeting(one)) for one in meetings),
        blocks=tuple(text_blocks(composer, record, view)),
        on_one_page=True,
    )


def _status(composer: Composer, record: Decision, statement: Markup) -> Iterator[Paragraph]:
    """Yield what the draft is and became, what its text is, where it was issued, where the editors' notes stand."""
    reader = composer.reader
    yield status_line(composer, draft_words(reader, record))
    told = (statement, reader.text_if_any(record.remark), official_text(reader, record))
    yield from (remark(composer, words) for words in told if words)
    if record.notes:
        yield remark(composer, reader.say("paper-notes-on-web"))
