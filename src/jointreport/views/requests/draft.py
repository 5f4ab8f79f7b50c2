"""The page of the newest draft decision: the draft itself, whole."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from jointreport.records.model.decisions import Decision
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, join_html
from jointreport.site.pages import Subject
from jointreport.views.blocks import BlockContext, block
from jointreport.views.decisions.page import text
from jointreport.views.decisions.relations import with_stage
from jointreport.views.requests.requests import decisions_on_cooperation
from jointreport.views.texts.quotations import decision_quote
from jointreport.views.texts.status import decision_status


@block("draft")
def draft(place: BlockContext) -> Markup:
    """The newest draft decision, whole, with what became of it; its lasting page is that of the record."""
    drafts = decisions_on_cooperation(place.reader.register, "draft")
    if not drafts:
        return html('<p class="empty">{}</p>', place.reader.say("no-draft-known"))
    subject = Subject("decisions", drafts[0].identity, drafts[0])
    # Next biennium another draft stands here; what is cited is the page of this one.
    place.reader.shown.canonical = subject.path
    here = replace(place, subject=subject)
    pencil = html("<p>{}</p>", where) if (where := place.reader.pencil(drafts[0])) else ""
    parts = (decision_status(here), pencil, _outcome(place.reader, drafts[0].record), text(here), decision_quote(here))
    return join_html(parts, "\n")


def _outcome(reader: RenderContext, record: Decision) -> Markup:
    """Return a link to what was adopted on a draft, for which readers ask first; nothing where that is not known."""
    adopted = [one for relation in record.relations if relation.kind == "draft-of" for one in relation.to]
    if not adopted:
        return Markup("")
    decisions = reader.register.decisions
    links = (with_stage(reader, decisions[one].record, reader.link("decisions", one)) for one in adopted)
    return html("<p>{}</p>", reader.phrase("draft-outcome", decisions=reader.join(links)))
