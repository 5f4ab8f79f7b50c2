"""What surrounds the content of every page: head, breadcrumbs, contents, language switch, footer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from markupsafe import Markup

from jointreport.site.context import RenderContext
from jointreport.site.locales import language_and_territory
from jointreport.site.markup import html
from jointreport.site.pages import title_with_status
from jointreport.site.wording import trial_words
from jointreport.views.layout.search_box import SEARCH_PAGE, search_box
from jointreport.views.parts.phrases import contact
from jointreport.views.parts.sources import notes
from jointreport.views.templates import render

_HEADING = re.compile(r'<h([23])[^>]*\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading of the finished page, and those below it."""

    anchor: str
    words: str
    below: tuple[tuple[str, str], ...] = ()


def headings(body: str) -> tuple[ContentsEntry, ...]:
    """Return the headings of the second and third level that have an anchor, as plain text."""
    # Read from the page and not handed over by the views: authors and templates write headings among each other, and
    # to find them where they stand takes less than a hundredth of the time of a page.
    entries: list[ContentsEntry] = []
    for level, anchor, inner in _HEADING.findall(body):
        words = unescape(_TAG.sub("", inner)).strip()
        if level == "2" or not entries:
            entries.append(ContentsEntry(anchor, words))
        else:
            last = entries[-1]
            entries[-1] = ContentsEntry(last.anchor, last.words, (*last.below, (anchor, words)))
    return tuple(entries)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The page before or after in a series."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself, in plain text; templates escape it."""

    path: str
    title: str
    description: str
    status: str
    languages_held: str
    edit: str
    crumbs: tuple[tuple[str, str], ...] = ()
    previous: Neighbour | None = None
    next: Neighbour | None = None
    # Language that lacks this page → the path of the one that stands for it there.
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    # The page for unknown addresses has no address of its own, and no counterparts.
    has_address: bool = True


Part = Callable[[RenderContext, PageFacts, str], Markup]


def root(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Return the opening tag of the root element."""
    entry = reader.register.languages[reader.spoken]
    home = reader.standpoint.root
    return html('<html lang="{}" dir="{}" data-root="{}">', entry.tag, entry.direction, home)


def head(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Return title, description, addresses as far as known, what link previews show, the script of filters.

    Search engines are asked to leave out the page for unknown addresses, and all of a trial edition.
    """
    site, edition = reader.standpoint.site, reader.register.edition
    having = [key for key in site.languages if key not in page.elsewhere]
    others = (key for key in having if key != reader.language and page.has_address)
    return render(
        "chrome/head",
        page=page,
        site_name=reader.plain(edition.short),
        canonical=site.absolute(reader.language, reader.shown.canonical or page.path) if page.has_address else "",
        is_indexed=page.has_address and not edition.lacking,
        alternates=site.alternates(page.path, having),
        preview=title_with_status(page.title, page.status, reader),
        locale=language_and_territory(reader.tag(reader.language)),
        other_locales=tuple(filter(None, (language_and_territory(reader.tag(key)) for key in others))),
        filters=f"{reader.standpoint.root}assets/filters.js" if reader.shown.has_filters else "",
    )


def skip(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Return the link that leads past the header."""
    return html('<a class="skip" href="#site_content">{}</a>', reader.say("skip-to-content"))


def trial(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Say at the top of every page of a trial edition that it is one."""
    words = trial_words(reader.register.edition, reader.say)
    return html('<p class="trial">{}</p>', words) if words else Markup("")


def brand(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Return the name of the site, which leads home."""
    edition = reader.register.edition
    values = {
        "home": reader.standpoint.to(""),
        "short": reader.plain(edition.short),
        "title": reader.plain(edition.title),
    }
    return render("chrome/brand", **values)


def tools(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Return the language switch and the buttons that need a script."""
    others = [
        (reader.tag(key), key, entry.name, entry.direction, reader.standpoint.to_language(key, path))
        for key, entry in reader.register.languages.items()
        for path in (page.elsewhere.get(key, page.path),)
        if key != reader.language
    ]
    return render("chrome/tools", others=others, say=reader.say)


def search(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Return the search box, and the link that stands for it without scripts; the search page has a box of its own."""
    box = search_box(reader)
    return Markup("") if page.path == SEARCH_PAGE else render("chrome/search", box=box, say=reader.say)


def menu(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Return the opening tag of the menu, which has an accessible name."""
    return html('<nav class="site-menu" id="site_menu" aria-label="{}">', reader.say("menu"))


def contents(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Return the contents of the finished page; nothing for a page with fewer than two headings."""
    entries = headings(body)
    count = sum(1 + len(entry.below) for entry in entries)
    return render("chrome/contents", entries=entries, say=reader.say) if count > 1 else Markup("")


def crumbs(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Return the way from the home page to this page."""
    return render("chrome/crumbs", crumbs=page.crumbs, say=reader.say) if page.crumbs else Markup("")


def heading(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Return the heading of the page."""
    return html("<h1>{}</h1>", page.title)


def notice(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Say that a page is not written in this language yet, where that is so."""
    if page.languages_held == reader.language:
        return Markup("")
    shown = reader.say.language_name(page.languages_held)
    return html('<p class="notice">{}</p>', reader.say("page-in-other-language", language=shown))


def notes_of(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Return the notes on what the page cites; all of its body is rendered by then."""
    return notes(reader)


def after(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Return previous and next, and the link with which a reader suggests a correction."""
    return render("chrome/after", page=page, say=reader.say)


def footer(reader: RenderContext, page: PageFacts, body: str) -> Markup:
    """Say who publishes, as of when, and that this is not a United Nations document."""
    edition = reader.register.edition
    links = [(reader.standpoint.to(path), reader.say(key)) for path, key in _FOOTER_LINKS]
    marks = [
        (value, reader.choice(list_name, value), reader.definition(list_name, value))
        for list_name, value in _EXPLAINED_MARKS
    ]
    values = {
        "disclaimer": reader.text(edition.disclaimer),
        "told": reader.join_clauses(_who_and_when(reader)),
        "links": links,
        "marks": marks,
        "unmarked": reader.definition("certainty", "confirmed"),
    }
    return render("chrome/footer", say=reader.say, **values)


def _who_and_when(reader: RenderContext) -> Iterator[Markup]:
    """Yield who publishes and whom to write to, as far as they are named, and as of when the data are."""
    edition, say = reader.register.edition, reader.say
    if edition.publisher:
        yield html("{}{}", say("published-by"), reader.text(edition.publisher))
    if whom := contact(reader):
        yield html("{}{}", say("contact-label"), whom)
    day = '{}<time datetime="{}">{}</time>'
    yield html(day, say("as-of-label"), edition.as_of, say.date(edition.as_of))


# The marks whose words alone do not say enough; every page explains them without being opened or hovered over.
_EXPLAINED_MARKS = (
    ("stage", "draft"),
    ("text-status", "unofficial-translation"),
    ("certainty", "inferred"),
)

_FOOTER_LINKS = (
    ("about/", "footer-about"),
    ("about/coverage/", "footer-coverage"),
    ("about/translation/", "footer-translation"),
    ("about/accessibility/", "footer-accessibility"),
    ("about/changes/", "footer-changes"),
    ("bodies/", "footer-bodies"),
    ("glossary/", "footer-glossary"),
    ("sources/", "footer-sources"),
)

PARTS: Mapping[str, Part] = {
    "root": root,
    "head": head,
    "skip": skip,
    "trial": trial,
    "brand": brand,
    "tools": tools,
    "search": search,
    "menu": menu,
    "contents": contents,
    "crumbs": crumbs,
    "heading": heading,
    "notice": notice,
    "notes": notes_of,
    "after": after,
    "footer": footer,
}
"""Slot of the document → the view that fills it."""

SAME_ON_EVERY_PAGE = frozenset({"root", "skip", "trial", "brand", "search", "menu", "footer"})
"""Slots that are the same on all pages made from one shell, and so are filled once for each shell."""
