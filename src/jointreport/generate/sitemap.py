"""The sitemap: every page in each language that has it, with its alternates, all addresses absolute."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from jointreport.site.urls import Site


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
