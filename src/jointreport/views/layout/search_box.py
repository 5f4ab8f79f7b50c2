"""The search box of every page, and the page that shows all that was found."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jointreport.site.context import RenderContext
from jointreport.views.blocks import BlockContext, block
from jointreport.views.templates import render

SEARCH_PAGE = "search/"
"""The path of the page whose block is `search`; the box of every other page leads there."""

_COMPLETE_LISTS = (
    ("decisions/", "heading-decisions"),
    ("documents/", "heading-documents"),
    ("cooperation/", "heading-areas"),
    ("meetings/", "found-meetings"),
    ("glossary/", "footer-glossary"),
)


@dataclass(frozen=True, slots=True)
class SearchBox:
    """What a form for searching needs: where it leads, the language of its reader, the list without scripts."""

    action: str
    language: str
    decisions: str


def search_box(reader: RenderContext) -> SearchBox:
    """Return the box of a page for one reader."""
    to = reader.standpoint.to
    return SearchBox(to(SEARCH_PAGE), reader.language, to("decisions/"))


@block("search")
def search(place: BlockContext) -> Markup:
    """The search box with all that is found, the complete lists, and the switch of the key that leads to the box."""
    reader = place.reader
    lists = [(reader.standpoint.to(path), reader.say(key)) for path, key in _COMPLETE_LISTS]
    return render("search", box=search_box(reader), lists=lists, say=reader.say)
