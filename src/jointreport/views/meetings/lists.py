"""All meetings, by conference and latest first, and the meetings to come in their order."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jointreport.site.context import Reader
from jointreport.views.blocks import Place, block
from jointreport.views.parts.occasions import (
    Occasion,
    OccasionView,
    coming,
    held_together,
    occasion_view,
    occasions,
)
from jointreport.views.templates import render


@dataclass(frozen=True, slots=True)
class ConferenceGroup:
    """The meetings of one conference, or of several that meet together."""

    anchor: str
    heading: str
    occasions: tuple[OccasionView, ...]


@block("meetings")
def meetings(place: Place) -> Markup:
    """All meetings by conference, the latest first; conferences that meet together stand together."""
    reader = place.reader
    groups: dict[tuple[str, ...], list[Occasion]] = {}
    for occasion in reversed(occasions(reader.register.meetings_in_order)):
        together = held_together(reader.register, occasion.record)
        groups.setdefault(tuple(m.record.convention for m in together), []).append(occasion)
    order = list(reader.register.conventions)
    in_order = sorted(groups.items(), key=lambda item: [order.index(c) for c in item[0]])
    views = tuple(_group(reader, conventions, found) for conventions, found in in_order)
    return render("meetings", groups=views, say=reader.say) if views else Markup("")


def _group(reader: Reader, conventions: tuple[str, ...], found: list[Occasion]) -> ConferenceGroup:
    names = [reader.plain(reader.register.conventions[c].record.short) for c in conventions]
    return ConferenceGroup(
        anchor="-".join(("meetings", *conventions)),
        heading=reader.say.listed(names),
        occasions=tuple(occasion_view(reader, occasion) for occasion in found),
    )


@block("next-meetings")
def next_meetings(place: Place) -> Markup:
    """The meetings not held yet, in the order in which they come, as of the day of this edition."""
    reader = place.reader
    views = tuple(occasion_view(reader, occasion) for occasion in coming(reader.register))
    if not views:
        return Markup("")
    return render("next_meetings", occasions=views, as_of=as_of(reader), say=reader.say)


def as_of(reader: Reader) -> str:
    """Return the sentence that says as of which day the meetings to come are told."""
    return reader.say("meetings-as-of", date=reader.say.date(reader.register.edition.as_of))
