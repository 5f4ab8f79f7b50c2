"""The home page's matrix: joint activities by area and biennium, reported, planned, and in drafts apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.records.model.decisions import Activity
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.views.blocks import BlockContext, block
from jointreport.views.charts.matrix import DrawnRow, Field, Matrix, matrix_drawing
from jointreport.views.charts.shapes import Sample
from jointreport.views.templates import render

MOST_PERIODS = 6
STANDINGS = ("reported", "planned", "drafted")
"""What can be said of an activity: a report is known, only a plan, or only a text that is still being drafted."""

_NO_AREA = ""
Counts = Mapping[tuple[str, str], Counter[str]]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An area in the table, and of each biennium how many activities, as words that may be a link."""

    name: Markup
    fields: tuple[Markup, ...]


@block("matrix")
def matrix(place: BlockContext) -> Markup:
    """Joint activities by area and biennium, reported and planned apart, as a drawing and as a table."""
    reader = place.reader
    counts = _counts(reader.register)
    periods = _periods(reader.register)
    if not counts:
        return Markup("")
    columns = tuple(reader.plain(reader.register.periods[one].record.name) for one in periods)
    areas = _areas(reader.register, counts)
    rows = tuple(_drawn(reader, area, periods, counts) for area in areas)
    return render(
        "matrix",
        drawing=matrix_drawing(Matrix(columns, rows, tuple(_legend(reader, counts)))).for_direction(
            reader.direction
        ),
        description=_description(reader, columns),
        columns=columns,
        rows=tuple(_row(reader, area, periods, counts) for area in areas),
        say=reader.say,
    )


def standing(register: Register, activity: Activity) -> str:
    """Return how an activity stands: a plan is not a report, and what only a text in drafting says is neither."""
    sentence = activity.reported or activity.planned
    named = (sentence.sources if sentence else ()) or activity.sources
    documents = [register.documents[one.document].record.state for one in named if one.document]
    if documents and len(documents) == len(named) and set(documents) == {"drafting"}:
        return "drafted"
    return "reported" if activity.reported else "planned"


def _counts(register: Register) -> Counts:
    """Return how many activities of each standing there are, by area and biennium; one may have several areas."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for entry in register.activities.values():
        for area in entry.record.areas or (_NO_AREA,):
            found.setdefault((area, entry.folder), Counter())[standing(register, entry.record)] += 1
    return found


def _periods(register: Register) -> tuple[str, ...]:
    """Return the latest biennia, the earliest first."""
    in_order = sorted(register.periods, key=lambda one: register.periods[one].record.to.last)
    return tuple(in_order[-MOST_PERIODS:])


def _areas(register: Register, counts: Counts) -> tuple[str, ...]:
    """Return all areas in their order, and at the end what names no area, where there is such an activity."""
    without = (_NO_AREA,) if any(area == _NO_AREA for area, _ in counts) else ()
    return (*register.areas, *without)


def _words(reader: RenderContext, count: Counter[str]) -> str:
    """Return “2 reported, 1 planned”; nothing where there is nothing."""
    parts = [reader.say(f"matrix-{one}", n=count[one]) for one in STANDINGS if count[one]]
    return reader.say.join_items(parts)


def _name(reader: RenderContext, area: str) -> str:
    return reader.plain(reader.register.areas[area].record.name) if area else reader.say("matrix-no-area")


def _drawn(reader: RenderContext, area: str, periods: Sequence[str], counts: Counts) -> DrawnRow:
    fields = []
    for period in periods:
        count = counts.get((area, period), Counter())
        dots = tuple((one, count[one]) for one in STANDINGS if count[one])
        fields.append(Field(dots, _words(reader, count)))
    return DrawnRow(_name(reader, area), tuple(fields), apart=_begins_group(reader.register, area))


def _begins_group(register: Register, area: str) -> bool:
    """Whether an area is the first broader agenda, or stands for none: both are set apart from the areas."""
    broader = [one for one, entry in register.areas.items() if entry.record.kind == "broader-agenda"]
    return area in (*broader[:1], _NO_AREA)


def _row(reader: RenderContext, area: str, periods: Sequence[str], counts: Counts) -> MatrixRow:
    name = reader.link("areas", area) if area else escape(_name(reader, area))
    return MatrixRow(name, tuple(_field(reader, area, one, counts.get((area, one))) for one in periods))


def _field(reader: RenderContext, area: str, period: str, count: Counter[str] | None) -> Markup:
    """Return the words of a field as a link to where the activities stand, as far as an area has a page."""
    words = escape(_words(reader, count)) if count else Markup("")
    if not (words and area):
        return words
    return html('<a href="{}">{}</a>', reader.to("areas", area, f"activities-{period}"), words)


def _legend(reader: RenderContext, counts: Counts) -> Iterator[Sample]:
    occurring = {one for count in counts.values() for one in count}
    for one in STANDINGS:
        if one in occurring:
            yield Sample("dot", one, reader.say(f"matrix-key-{one}"))


def _description(reader: RenderContext, columns: Sequence[str]) -> str:
    """Say in words what is drawn: how many activities of each standing, each counted once."""
    count = Counter(standing(reader.register, e.record) for e in reader.register.activities.values())
    return reader.say(
        "matrix-description",
        columns=reader.say.join(columns),
        reported=count["reported"],
        planned=count["planned"],
        drafted=count["drafted"],
    )
