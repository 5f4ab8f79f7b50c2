"""What stands beside the pages: redirects from addresses that moved, and the sitemap."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from jointreport.generate.pages import Page, Renderer
from jointreport.site.urls import Site, path_of, record_path
from jointreport.views.templates import render

_SOURCE = "data/moved.yaml"


def redirect_pages(renderer: Renderer) -> Iterator[Page]:
    """Yield a page for each alias of a record, each redirect and each tombstone, in every language."""
    for language in renderer.site.languages:
        for old, new, source in _redirects(renderer):
            yield _redirect(renderer, language, old, new, source)
        for old in filter(_is_page, renderer.register.moved.tombstones):
            yield _tombstone(renderer, language, old)


def _redirects(renderer: Renderer) -> Iterator[tuple[str, str, str]]:
    for kind in ("decisions", "documents"):
        for entry in renderer.register.entries[kind].values():
            for alias in entry.record.aliases:
                new = path_of(renderer.register, kind, entry.identity)
                yield record_path(kind, alias), new, entry.source.path
    for old, new in renderer.register.moved.redirects.items():
        if _is_page(old):
            yield old, new, _SOURCE


def _is_page(old: str) -> bool:
    """Whether an address is that of a page; of a place on one the page itself is still there."""
    return "#" not in old


def _redirect(renderer: Renderer, language: str, old: str, new: str, source: str) -> Page:
    reader = renderer.reader(language, old)
    values = {
        "tag": reader.tag(reader.spoken),
        "direction": reader.direction,
        "root": reader.standpoint.root,
        "href": reader.standpoint.to(new),
        "canonical": renderer.site.absolute(language, new),
        "say": reader.say,
    }
    return Page(renderer.site.file(language, old), render("redirect", **values), source, language, old)


def _tombstone(renderer: Renderer, language: str, old: str) -> Page:
    reader = renderer.reader(language, old)
    values = {
        "tag": reader.tag(reader.spoken),
        "direction": reader.direction,
        "root": reader.standpoint.root,
        "home": reader.standpoint.to(""),
        "reason": reader.text(renderer.register.moved.tombstones[old].reason),
        "say": reader.say,
    }
    return Page(renderer.site.file(language, old), render("tombstone", **values), _SOURCE, language, old)


def sitemap(site: Site, pages: Mapping[str, Collection[str]]) -> str:
    """Return the sitemap of pages: path → the languages that have a page there."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path, having in sorted(pages.items()):
        languages = [language for language in site.languages if language in having]
        alternates = _alternates(site, path, languages)
        addresses = (escape(site.absolute(language, path)) for language in languages)
        lines += [f"<url><loc>{address}</loc>{alternates}</url>" for address in addresses]
    return "\n".join((*lines, "</urlset>", ""))


def _alternates(site: Site, path: str, languages: Iterable[str]) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(href)}/>'
        for tag, href in site.alternates(path, languages)
    )
