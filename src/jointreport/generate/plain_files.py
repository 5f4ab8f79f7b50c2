"""Alternate formats of a page: the plain editions of its text, as HTML and as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from jointreport.site.context import RenderContext
from jointreport.site.pages import Subject
from jointreport.views.texts.plain import plain_edition, plain_file, plain_page


def files_beside(reader: RenderContext, subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield each file beside the page of a subject: its name from there, and its content."""
    if subject.kind in {"decisions", "documents"} and not subject.below and subject.record.text.languages_held:
        edition = plain_edition(reader, subject)
        yield "plain/index.html", plain_page(reader, edition)
        yield "plain.txt", plain_file(edition)
