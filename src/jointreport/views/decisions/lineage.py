"""How decisions relate, as a drawing and as a table that says the same with links and sources."""

from __future__ import annotations

from markupsafe import Markup

from jointreport.site.context import Reader
from jointreport.texts.citations.references import inferred
from jointreport.views.blocks import Place, block
from jointreport.views.charts.layout import drawing_of
from jointreport.views.charts.picture import Picture
from jointreport.views.decisions.lineage_chart import Decisions, picture_of, related_decisions
from jointreport.views.decisions.lineage_table import related_decision
from jointreport.views.templates import render

# A drawing of more is no longer read; each decision names its relations on its own page.
MOST_DECISIONS = 150


@block("lineage")
def lineage(place: Place) -> Markup:
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
        drawing=drawing_of(picture).facing(reader.direction),
        description=_description(reader, chosen, picture),
        left_out=reader.say("lineage-left-out", n=left_out, shown=len(chosen)) if left_out else "",
        decisions=tuple(related_decision(reader, entry) for entry in chosen),
        say=reader.say,
    )


def _description(reader: Reader, chosen: Decisions, picture: Picture) -> str:
    """Say in words what the drawing shows: how many decisions and drafts, whose, which texts were not seen."""
    adopted = [entry.record for entry in chosen if entry.record.stage == "adopted"]
    return reader.say(
        "lineage-description",
        n=len(adopted),
        drafts=len(chosen) - len(adopted),
        inferred=sum(inferred(record, "stage") for record in adopted),
        unseen=sum(record.text.extent == "none" for record in adopted),
        lanes=reader.say.listed(picture.lanes),
        lines=len(picture.lines),
    )
