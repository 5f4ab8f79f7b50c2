"""Activities and related events as authors choose them, and those that belong to no area."""

from __future__ import annotations

from markupsafe import Markup

from jointreport.views.activities.activities import activity_items, context_items
from jointreport.views.blocks import Place, block
from jointreport.views.templates import render


@block("activities")
def activities(place: Place, *, area: str = "", period: str = "") -> Markup:
    """The joint activities of an area, of a biennium, or all, each with its sources and state."""
    reader = place.reader
    chosen = [
        entry
        for entry in reader.register.activities.values()
        if (not area or area in entry.record.areas) and (not period or entry.folder == period)
    ]
    if not chosen:
        return Markup("")
    return render("chosen", items=activity_items(reader, chosen), say=reader.say)


@block("outside-areas")
def outside_areas(place: Place) -> Markup:
    """The joint activities and the related events that belong to no area."""
    register = place.reader.register
    joint = [entry for entry in register.activities.values() if not entry.record.areas]
    related = [entry for entry in register.context.values() if not entry.record.areas]
    if not joint and not related:
        return Markup("")
    return render(
        "outside_areas",
        joint=activity_items(place.reader, joint),
        related=context_items(place.reader, related),
        say=place.reader.say,
    )
