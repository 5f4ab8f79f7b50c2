"""Tables of facts: one row a fact, with the sources that name it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.records.model.decisions import Activity, Context, Mandate, Sentence
from jointreport.records.model.sources import Reference, Sourced
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.views.parts.sources import NO_SUPPORTS, Supports, not_found, supports


@dataclass(frozen=True, slots=True)
class Row:
    """A fact: what it is called, what is known, and how we know."""

    label: str
    value: Markup
    supports: Supports = NO_SUPPORTS


def state_words(reader: RenderContext, list_name: str, state: str) -> str:
    """Return the word of a state as it can stand alone in a badge."""
    return reader.say("state-not-stated") if state == "not-stated" else reader.choice(list_name, state)


def own_row(reader: RenderContext, record: Sourced, field: str, value: Markup | str) -> tuple[Row, ...]:
    """Return the row of a field with the sources that name it; those of the whole record stand elsewhere."""
    label = reader.say(f"field-{field}")
    if value:
        named = (reference for reference in record.sources if field in reference.for_)
        return (Row(label, escape(value), supports(reader, named)),)
    if field in record.unknown:
        return (Row(label, not_found(reader, record.unknown[field])),)
    return ()


def general_supports(reader: RenderContext, record: Sourced, sentences: Sequence[Sentence | None] = ()) -> Supports:
    """Return the sources of the whole record, without those that already stand beside a sentence of it."""
    beside: set[Reference] = {one for sentence in sentences if sentence for one in sentence.sources}
    return supports(reader, (one for one in record.sources if not one.for_ and one not in beside))


def when_row(reader: RenderContext, record: Activity | Context, home: str | None) -> tuple[Row, ...]:
    """Return when and where something took place."""
    days = reader.show_words(escape(reader.say.days(record.when)), home) if record.when else ""
    return own_row(reader, record, "when", days)


def taking_part(reader: RenderContext, identities: Iterable[str], home: str | None) -> Markup:
    """Return the bodies that took part; an organization also has its short name, by which it is looked for."""
    return reader.show_words(reader.join(_with_short(reader, one) for one in identities), home)


def _with_short(reader: RenderContext, identity: str) -> Markup:
    name, record = reader.body(identity), reader.register.bodies[identity].record
    if record.kind != "organization" or record.short is None:
        return name
    return name + reader.phrase("in-brackets", words=reader.text_without_links(record.short))


def area_rows(reader: RenderContext, record: Activity | Context) -> tuple[Row, ...]:
    """Return the areas of cooperation and, apart from them, the broader agendas."""
    kinds = {area: reader.register.areas[area].record.kind for area in record.areas}
    rows: list[Row] = []
    for kind, field in (("cooperation", "areas"), ("broader-agenda", "broader-agendas")):
        links = (reader.link("areas", area) for area in record.areas if kinds[area] == kind)
        rows += own_row(reader, record, field, reader.join(links))
    return tuple(rows)


def sentence_row(reader: RenderContext, key: str, sentence: Sentence | None, home: str | None) -> tuple[Row, ...]:
    """Return a text with its own sources, or nothing where there is none."""
    if sentence is None:
        return ()
    words = reader.show(sentence.text, home, key)
    return (Row(reader.say(key), words, supports(reader, sentence.sources)),)


def asked_for_by(reader: RenderContext, mandates: Iterable[Mandate]) -> Markup:
    """Return the decisions that ask for something, each with the paragraph where it is known."""
    return reader.join(_mandate(reader, mandate) for mandate in mandates)


def _mandate(reader: RenderContext, mandate: Mandate) -> Markup:
    """Return the decision that asks for something, and the paragraph or that it is not known."""
    decision = reader.link("decisions", mandate.decision)
    if mandate.at is None:
        return reader.phrase("mandate-without-paragraph", decision=decision)
    href = reader.to_text(mandate.decision, mandate.at)
    place = html('<a href="{}">{}</a>', href, reader.say.paragraph(mandate.at))
    return reader.phrase("in-document", document=decision, place=place)
