"""RIS: one record, a tag and a value on each line."""

from __future__ import annotations

from jointreport.records.model.dates import PartialDate
from jointreport.texts.citations.entries import CitedEntry


def ris(entry: CitedEntry) -> str:
    """Return a record: `UNPB` for what is not issued, else `GOVDOC`: readers take `GEN` for an article of a journal."""
    fields = [
        ("TY", "UNPB" if entry.unpublished else "GOVDOC"),
        ("ID", entry.key),
        *(("AU", author) for author in entry.authors),
        ("TI", entry.title),
        ("PY", f"{entry.issued.year:04}" if entry.issued else ""),
        ("DA", _date(entry.issued) if entry.issued else ""),
        ("T2", entry.event),
        ("M1", entry.number),
        ("UR", entry.address),
        ("LA", entry.tag),
        ("N1", entry.note),
    ]
    # A value must not hold the end of a line; whoever writes the data may have written one.
    lines = (f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value)
    return "\n".join((*lines, "ER  - "))


def _date(day: PartialDate) -> str:
    """Return `2025/11/03/`; what is not known is left empty between the strokes."""
    month = f"{day.month:02}" if day.month else ""
    return f"{day.year:04}/{month}/{f'{day.day:02}' if day.day else ''}/"
