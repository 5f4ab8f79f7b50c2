"""The home page's figures, counted from the register, each with the page on which what is counted stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.site.context import RenderContext
from jointreport.site.markup import html, joined
from jointreport.texts.citations.references import inferred
from jointreport.views.activities.activities import count_by_state
from jointreport.views.areas.areas import broader_agendas
from jointreport.views.blocks import BlockContext, block
from jointreport.views.parts.phrases import holding_of
from jointreport.views.requests.requests import decisions_on_cooperation, proposed_words, requests_in
from jointreport.views.templates import render

# What is counted up to a colon, the count itself, and an explanation in parentheses or after a semicolon.
_PARTS_OF_A_FIGURE = re.compile(r"^((?:[^(（:：]*[:：] ?)?)([^(（;；]*[;；]?)(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A sentence with figures, and the page on which what is counted stands."""

    href: str
    words: str

    @property
    def sentence(self) -> Markup:
        """Return the words with each figure marked; what stands before a colon or behind the count is small."""
        label, told, detail = _PARTS_OF_A_FIGURE.findall(self.words)[0]
        parts = re.split(r"(\d+)", told)
        numbered = (html('<b class="number">{}</b>', part) if part.isdecimal() else part for part in parts)
        return joined((_small(label), *map(escape, numbered), _small(detail)))


def _small(words: str) -> Markup:
    return html('<span class="detail">{}</span>', words) if words else Markup("")


@block("figures")
def figures(place: BlockContext) -> Markup:
    """Show what the site holds in figures counted from the data, drafts apart; each leads to what it counts."""
    reader = place.reader
    as_of = reader.say("figures-as-of", date=reader.say.date(reader.register.edition.as_of))
    # What a draft would ask is no figure of what was decided, so it stands apart.
    drafts = (entry for entry in decisions_on_cooperation(reader.register, "draft") if requests_in(entry))
    href = reader.standpoint.to("draft-decision/")
    proposed = tuple(KeyFigure(href, proposed_words(reader, entry)) for entry in drafts)
    return render("figures", figures=figures_of(reader), drafts=proposed, as_of=as_of, say=reader.say)


def figures_of(reader: RenderContext) -> tuple[KeyFigure, ...]:
    """Return the figures: decisions without drafts, activities without context, services by state."""
    register, to = reader.register, reader.standpoint.to
    services = reader.say("figure-services", counted=count_by_state(reader, register.services.values()))
    return (
        KeyFigure(to("decisions/"), _decisions(reader)),
        KeyFigure(to("about/coverage/"), _texts(reader)),
        KeyFigure(to("areas/"), _areas(reader)),
        KeyFigure(to("areas/"), reader.say("figure-activities", n=len(register.activities))),
        *((KeyFigure(to("services/"), services),) if register.services else ()),
        KeyFigure(to("documents/"), reader.say("figure-documents", n=len(register.documents))),
    )


def _decisions(reader: RenderContext) -> str:
    """Count the adopted decisions on this cooperation, and of how many that is inferred."""
    adopted = decisions_on_cooperation(reader.register, "adopted")
    words = reader.say("figure-decisions", n=len(adopted))
    number = sum(inferred(entry.record, "stage") for entry in adopted)
    return reader.say("figure-inferred", words=words, n=number) if number else words


def _texts(reader: RenderContext) -> str:
    """Count how many of these decisions are held complete, how many in part, how many in our summary alone."""
    decisions = decisions_on_cooperation(reader.register, "adopted")
    held = [holding_of(entry.record.text) for entry in decisions]
    summaries = held.count("summary")
    return reader.say(
        "figure-texts",
        complete=held.count("complete"),
        part=held.count("part"),
        summaries=reader.say("figure-texts-summary", n=summaries) if summaries else "",
    )


def _areas(reader: RenderContext) -> str:
    """Count the areas of cooperation; the broader agendas are examples, so they are named, not counted."""
    areas = [entry.record for entry in reader.register.areas.values()]
    count = sum(area.kind == "cooperation" for area in areas)
    examples = broader_agendas(reader)
    return reader.say("figure-areas" if examples else "figure-areas-only", n=count, examples=examples)
