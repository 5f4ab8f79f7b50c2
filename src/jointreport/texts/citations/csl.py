"""CSL-JSON: a list with one item, as reference managers read it."""

from __future__ import annotations

import json

from jointreport.texts.citations.entries import CitedEntry


def csl_json(entry: CitedEntry) -> str:
    """Return a list of one item: `manuscript` for what is not issued, `treaty`, else `document`."""
    kind = "manuscript" if entry.unpublished else "treaty" if entry.treaty else "document"
    item: dict[str, object] = {"id": entry.key, "type": kind, "title": entry.title}
    if entry.authors:
        item["author"] = [{"literal": author} for author in entry.authors]
    if entry.issued:
        parts = (entry.issued.year, entry.issued.month, entry.issued.day)
        item["issued"] = {"date-parts": [[part for part in parts if part]]}
    others = {
        "event-title": entry.event,
        "number": entry.number,
        "URL": entry.address,
        "language": entry.tag,
        "note": entry.note,
    }
    item |= {name: value for name, value in others.items() if value}
    return json.dumps([item], ensure_ascii=False)
