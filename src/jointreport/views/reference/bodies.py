"""The conventions and the bodies involved, by kind, with what is said of who belongs to them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Body, Convention, Membership
from jointreport.site.context import RenderContext
from jointreport.site.urls import record_path
from jointreport.views.blocks import BlockContext, block
from jointreport.views.parts.facts import Row
from jointreport.views.parts.sources import Supports, supports
from jointreport.views.templates import render


@dataclass(frozen=True, slots=True)
class BodyView:
    """A convention or body with its facts; `membership` says who belongs to it by which source."""

    anchor: str
    name: Markup
    note: Markup
    rows: tuple[Row, ...]
    supports: Supports
    pencil: Markup


@dataclass(frozen=True, slots=True)
class BodiesOfKind:
    """The bodies of one kind under their heading."""

    anchor: str
    heading: str
    bodies: tuple[BodyView, ...]


@block("bodies")
def bodies(place: BlockContext) -> Markup:
    """Show all conventions and bodies by kind; who belongs to a body is told statement by statement."""
    reader = place.reader
    conventions = tuple(_convention(reader, entry) for entry in reader.register.conventions.values())
    groups = [BodiesOfKind("conventions", reader.say("heading-conventions"), conventions)]
    groups += [group for kind in reader.register.values_of("body-kind") if (group := _of_kind(reader, kind)).bodies]
    return render("bodies", groups=groups, say=reader.say)


def _of_kind(reader: RenderContext, kind: str) -> BodiesOfKind:
    entries = (entry for entry in reader.register.bodies.values() if entry.record.kind == kind)
    choice = reader.register.choice("body-kind", kind)
    heading = reader.plain(choice.heading or choice.words)
    return BodiesOfKind(f"kind-{kind}", heading, tuple(_body(reader, entry) for entry in entries))


def _convention(reader: RenderContext, entry: Entry[Convention]) -> BodyView:
    record, home = entry.record, record_path("conventions", entry.identity)
    name = reader.show(record.name, home, "found-convention", heading=True)
    rows = (
        Row(reader.say("field-short"), reader.show(record.short, home, "field-short")),
        *((Row(reader.say("field-prefix"), escape(record.prefix)),) if record.prefix else ()),
        Row(reader.say("field-conference"), reader.body(record.conference)),
    )
    of_name = supports(reader, record.sources, "name")
    return BodyView(entry.identity, name, Markup(""), rows, of_name, reader.pencil(entry))


def _body(reader: RenderContext, entry: Entry[Body]) -> BodyView:
    record, home = entry.record, record_path("bodies", entry.identity)
    name = reader.show(record.name, home, f"body-kind:{record.kind}", heading=True)
    rows: list[Row] = []
    if record.kind == "organization":
        reader.lead_here(record.short, home)
    if record.short:
        rows.append(Row(reader.say("field-short"), reader.show(record.short, home, "field-short")))
    if record.of:
        serves = reader.join(reader.link("conventions", convention) for convention in record.of)
        rows.append(Row(reader.say("field-of"), serves))
    rows += [_members(reader, statement, home) for statement in record.membership]
    note = reader.show_if_any(record.note, home, "found-remark")
    return BodyView(entry.identity, name, note, tuple(rows), supports(reader, record.sources), reader.pencil(entry))


def _members(reader: RenderContext, statement: Membership, home: str) -> Row:
    members = reader.join(reader.bodies(statement.members))
    stated = reader.show(statement.as_stated, home, "field-members")
    words = reader.phrase("members-as-stated", stated=stated, members=members)
    return Row(reader.say("field-members"), words, supports(reader, statement.sources))
