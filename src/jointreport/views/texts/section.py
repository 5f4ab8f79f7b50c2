"""The section of a page in which a text stands, and the ways from it to the pages below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from jointreport.records.model.decisions import Decision
from jointreport.rules.parity.issued import differences_of
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, join_html
from jointreport.site.pages import DIFFERENCES, PARALLEL, Subject, pages_of_changes
from jointreport.site.urls import record_path
from jointreport.views.parts.phrases import holding_of
from jointreport.views.templates import render
from jointreport.views.texts.printed import TextPrinter, lines_above
from jointreport.views.texts.quotations import plain_link


def links_below(reader: RenderContext, subject: Subject) -> Markup:
    """Return links to the pages below the page of a record; nothing where there is none."""
    links = [*_changes_links(reader, subject)]
    if found := differences_of(reader.register, subject.kind, subject.identity):
        places = len({one.at for one in found})
        links.insert(0, _link(reader, subject, DIFFERENCES, reader.say("differences-link", n=places)))
    if beside := parallel_link(reader, subject):
        links.insert(0, beside)
    items = join_html(html("<li>{}</li>", link) for link in links)
    return html('<ul class="below">{}</ul>', items) if links else Markup("")


def parallel_link(reader: RenderContext, subject: Subject) -> Markup:
    """Return a link to the page of the languages side by side; nothing where the text is held in one or none."""
    held = subject.record.text.languages_held
    if len(held) < 2:
        return Markup("")
    names = reader.say.join([reader.say.language_name(language) for language in held])
    words = reader.say("parallel-link", languages=names)
    if reader.language in held:
        return _link(reader, subject, PARALLEL, words)
    # The reader's language has no such page, but the words of the text are the same in any that has one.
    href = reader.standpoint.to_language(held[0], replace(subject, below=PARALLEL).path)
    return html('<a href="{}" hreflang="{}">{}</a>', href, reader.tag(held[0]), words)


def _changes_links(reader: RenderContext, subject: Subject) -> Iterator[Markup]:
    if not isinstance(subject.record, Decision):
        return
    for step, pair in pages_of_changes(reader.register, subject.entry).items():
        draft = pair.relation.kind == "draft-of"
        words = (
            reader.say("changes-link-draft")
            if draft
            else reader.phrase("changes-link", earlier=reader.name(pair.earlier))
        )
        yield _link(reader, subject, step, words)


def _link(reader: RenderContext, subject: Subject, step: str, words: str | Markup) -> Markup:
    path = f"{record_path(subject.kind, subject.identity)}{step}/"
    return html('<a href="{}">{}</a>', reader.standpoint.to(path), words)


def text_section(reader: RenderContext, subject: Subject) -> Markup:
    """Return the text under a heading, with its plain edition and the pages below it.

    A summary in our own words is never headed as the text, nor called a part of it.
    """
    holding = holding_of(subject.record.text)
    return render(
        "text",
        text=TextPrinter(reader, subject.identity, subject.record).view(),
        heading=reader.say("heading-summary" if holding == "summary" else "heading-text"),
        above=lines_above(reader, subject.record),
        below=links_below(reader, subject),
        plain=plain_link(reader, subject),
        extent=reader.definition("extent", "part") if holding == "part" else "",
        say=reader.say,
    )
