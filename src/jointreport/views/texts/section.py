"""The section of a page in which the text of its decision or document stands."""

from __future__ import annotations

from markupsafe import Markup

from jointreport.site.context import Reader
from jointreport.site.pages import Subject
from jointreport.views.parts.holdings import holding_of
from jointreport.views.templates import render
from jointreport.views.texts.quote import plain_link
from jointreport.views.texts.related_pages import links_below
from jointreport.views.texts.texts import TextPrinter


def text_section(reader: Reader, subject: Subject, *, above: tuple[str, ...] = ()) -> Markup:
    """Return the text under a heading, with its plain edition and the pages below it; lines `above` are its own.

    A summary in our own words is never headed as the text, nor called a part of it.
    """
    holding = holding_of(subject.record.text)
    return render(
        "text",
        text=TextPrinter(reader, subject.identity, subject.record).view(),
        heading=reader.say("heading-summary" if holding == "summary" else "heading-text"),
        above=above,
        below=links_below(reader, subject),
        plain=plain_link(reader, subject),
        extent=reader.definition("extent", "part") if holding == "part" else "",
        say=reader.say,
    )
