"""What paragraphs do, and for whom: lettered items inherit verb and addressee from the paragraph above them."""

from __future__ import annotations

from collections.abc import Iterator

from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.model.text import Act, Paragraph


def acts_of(record: Decision | Document, paragraph: Paragraph) -> tuple[Act, ...]:
    """Return the acts of a paragraph; an item without any takes over what stands above it unfinished."""
    if paragraph.acts:
        return paragraph.acts
    return tuple(act for above in _above(record, paragraph.at) for act in above.acts if act.what is None)


def addressee(record: Decision | Document, paragraph: Paragraph, act: Act) -> str | None:
    """Return whom an act is addressed to; an item inherits the addressee of the paragraph above it."""
    if act.to is not None:
        return act.to
    above = (one for paragraph_above in _above(record, paragraph.at) for one in paragraph_above.acts)
    return next((one.to for one in above if one.to and one.verb == act.verb), None)


def _above(record: Decision | Document, at: str) -> Iterator[Paragraph]:
    """Yield the paragraphs above an item, the nearest first: of `p4-a-1` first `p4-a`, then `p4`."""
    while at := at.rpartition("-")[0]:
        yield from (paragraph for paragraph in record.text.paragraphs if paragraph.at == at)
