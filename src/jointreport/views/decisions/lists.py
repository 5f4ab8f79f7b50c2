"""Decisions in tables: those an author asks for, and those of a conference, an area or a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.site.context import Reader
from jointreport.views.blocks import Place, block
from jointreport.views.decisions.rows import DecisionRow, decision_row
from jointreport.views.templates import render


@dataclass(frozen=True, slots=True)
class DecisionGroup:
    """Decisions in one table under a heading, with a caption that says how many are known."""

    identity: str
    heading: str
    caption: str
    rows: tuple[DecisionRow, ...]


@block("decisions")
def decisions(
    place: Place, *, subject: str = "", stage: str = "", area: str = "", convention: str = ""
) -> Markup:
    """The decisions known to us as one table, the latest first; drafts are marked and not counted."""
    chosen = [
        entry
        for entry in place.reader.register.decisions_in_order
        if subject in {"", entry.record.subject}
        and stage in {"", entry.record.stage}
        and (not area or area in entry.record.areas)
        and (not convention or convention in entry.record.conventions)
    ]
    identity = "-".join(("decisions", *(value for value in (subject, stage, area, convention) if value)))
    heading = place.reader.choice("subject", subject) if subject else place.reader.say("heading-decisions")
    return decision_table(place.reader, chosen, identity, heading, subject=subject)


def decision_table(
    reader: Reader, entries: Sequence[Entry[Decision]], identity: str, heading: str, *, subject: str = ""
) -> Markup:
    """Return a section with the decisions as a table under a heading; nothing where there are none."""
    if not entries:
        return Markup("")
    caption = decision_caption(reader, entries, subject)
    group = DecisionGroup(identity, heading, caption, tuple(decision_row(reader, entry) for entry in entries))
    return render("decisions", group=group, say=reader.say)


def decision_caption(reader: Reader, entries: Iterable[Entry[Decision]], subject: str) -> str:
    """Return how many decisions are known, and apart from them how many drafts are listed."""
    stages = [entry.record.stage for entry in entries]
    known, drafts = stages.count("adopted"), stages.count("draft")
    words = reader.say(f"decisions-known-{subject}" if subject else "decisions-known", n=known)
    if drafts:
        words = reader.say("two-sentences", first=words, second=reader.say("drafts-apart", n=drafts))
    return reader.say("two-sentences", first=words, second=reader.say("sources-on-own-page"))
