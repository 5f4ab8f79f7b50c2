"""Invented decisions as the lines of their files."""

from __future__ import annotations

from tools.invented.decisions import Decision
from tools.invented.written import Pair, indented, listed, sourced, text


def record(decision: Decision) -> list[str]:
    """Return the lines of a decision's file."""
    convention = decision.meeting.convention
    fields = ["symbol", "title.en", "title.zh", "adopted", "meeting", "stage", "text"]
    fields += ["areas"] if decision.areas else []
    fields += ["corresponds"] if decision.group else []
    return [
        "stage: adopted",
        "subject: cooperation",
        f"symbol: {decision.symbol}",
        f"conventions: [{convention}]",
        f"meeting: {decision.meeting.identity}",
        f"adopted: {{on: {decision.day}}}",
        f"title: {text(decision.title)}",
        f"title-status: {{en: own, zh: {'ours' if decision.translated else 'own'}}}",
        *([f"areas: {listed(decision.areas)}"] if decision.areas else []),
        *_relations(decision),
        *([f'corresponds: {{group: {decision.group}, identical-text: "no"}}'] if decision.group else []),
        "text:",
        *indented(_text(decision)),
        "sources:",
        *indented([sourced(f"register-{convention}", fields)]),
    ]


def _relations(decision: Decision) -> list[str]:
    relations = []
    if decision.recalled:
        relations.append(("recalls", [recalled.identity for recalled in decision.recalled], "pp1"))
    if decision.superseded:
        relations.append(("supersedes", [decision.superseded.identity], "p1"))
    elif decision.noted:
        relations.append(("takes-note-of", [decision.noted.identity], "p1"))
    source = sourced(f"register-{decision.meeting.convention}")[2:]
    lines = [
        f"  - {{kind: {kind}, to: {listed(to)}, at: {at}, sources: [{source}]}}" for kind, to, at in relations
    ]
    return ["relations:", *lines] if lines else []


def _text(decision: Decision) -> list[str]:
    chinese = "{status: unofficial-translation, from: en}" if decision.translated else "{status: as-issued}"
    secretariat = f"{decision.meeting.convention}-secretariat"
    paragraphs = [line for paragraph in decision.paragraphs for line in paragraph.lines(secretariat)]
    return [
        "extent: complete",
        f"languages: {{en: {{status: as-issued}}, zh: {chinese}}}",
        f"opening: {text(Pair('The Conference of the Parties,', '缔约方大会，'))}",
        "paragraphs:",
        *indented(paragraphs),
        *_footnotes(decision),
    ]


def _footnotes(decision: Decision) -> list[str]:
    noted = decision.noted
    if decision.superseded or noted is None:
        return []
    words = text(Pair(f"{noted.symbol}.", f"{noted.symbol}。"))
    return ["footnotes:", f'  - {{label: "1", text: {words}, refers-to: {noted.identity}}}']
