"""Activities, services, related events and statements as paragraphs of a document on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jointreport.paper.composer import Composer
from jointreport.paper.inline import line_of
from jointreport.paper.model import Group, Paragraph
from jointreport.views.activities.activities import ContextItem, Item, ServiceItem
from jointreport.views.activities.services import StatementView
from jointreport.views.parts.facts import Row
from jointreport.views.texts.quotations import Quotation


def activity_group(composer: Composer, item: Item, identity: str) -> Group:
    """Return an activity: its title and state in a numbered paragraph, the facts below it."""
    return Group("record", (_lead(composer, item, identity), *facts(composer, item.rows)))


def context_group(composer: Composer, item: ContextItem) -> Group:
    """Return a related event; that it is no joint activity stands beside its title."""
    words = (
        *composer.strong(item.title),
        *composer.line(_in_brackets(composer, composer.reader.say("context-badge")), item.supports),
    )
    described = Paragraph("fact", composer.line(item.words))
    return Group("record", (composer.lead(words), described, *facts(composer, item.rows)))


def service_group(composer: Composer, service: ServiceItem) -> Group:
    """Return a service: who for whom, what a reader must know, its facts."""
    told = (service.direction, service.note)
    return Group(
        "record",
        (
            _lead(composer, service.item),
            *(Paragraph("fact", composer.line(words)) for words in told if words),
            *facts(composer, service.item.rows),
        ),
    )


def statement_paragraphs(composer: Composer, statements: Iterable[StatementView]) -> Iterator[Paragraph]:
    """Yield what sources say of a biennium as a whole; the footnote names the passage, which is not repeated."""
    for one in statements:
        yield composer.numbered(composer.line(one.words, one.supports))


def facts(composer: Composer, rows: Iterable[Row]) -> Iterator[Paragraph]:
    """Yield rows of facts, each after its label, with its sources as a footnote."""
    for row in rows:
        yield Paragraph("fact", composer.labelled(row.label, row.value, row.supports))


def quote(composer: Composer, quotation: Quotation) -> Group:
    """Return a passage with its place, and what its text is; that a draft is one stands beside the place."""
    name = composer.strong(quotation.name)
    if quotation.is_draft:
        badge = composer.reader.say("draft-badge")
        name = (*name, *composer.line(_in_brackets(composer, badge)))
    above = [Paragraph("quote-source", name)]
    if quotation.statement:
        above.append(Paragraph("quote-status", composer.line(quotation.statement)))
    quoted = Paragraph("quoted", line_of(quotation.words, quotation.tag))
    return Group("quote", (*above, Group("passage", (quoted,), quotation.tag)))


def _lead(composer: Composer, item: Item, identity: str = "") -> Paragraph:
    state = composer.line(_in_brackets(composer, item.state), item.supports)
    return composer.lead((*composer.strong(item.title), *state), identity)


def _in_brackets(composer: Composer, words: str) -> str:
    return composer.reader.say("in-brackets", words=words)
