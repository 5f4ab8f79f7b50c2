"""The editors' reading of what a paragraph does, as rows of a name and what the text says of it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from jointreport.records.model.text import Act
from jointreport.site.context import Reader
from jointreport.views.parts.supports import term


def act_rows(reader: Reader, act: Act, to: str | None, what: Markup) -> Iterator[tuple[str, Markup]]:
    """Yield what an act does, to whom, what, on which condition and by when, as far as each is said."""
    yield reader.say("act-verb"), escape(reader.choice("verb", act.verb))
    if to:
        yield reader.say("act-to"), reader.body(to)
    if what:
        yield reader.say("act-what"), what
    if act.condition:
        yield reader.say("act-condition"), reader.text(act.condition)
    if act.by:
        yield reader.say("act-by"), term(reader, act)
