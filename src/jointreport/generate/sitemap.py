"""The sitemap: every page in every language, each with its alternates, all addresses absolute."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from jointreport.site.urls import Site


def sitemap(site: Site, paths: Iterable[str]) -> str:
    """Return the sitemap of the pages at some paths, which are the same in every language."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path in sorted(paths):
        alternates = _alternates(site, path)
        addresses = (escape(site.absolute(language, path)) for language in site.languages)
        lines += [f"<url><loc>{address}</loc>{alternates}</url>" for address in addresses]
    return "\n".join((*lines, "</urlset>", ""))


def _alternates(site: Site, path: str) -> str:
    links = [(entry.tag, site.absolute(key, path)) for key, entry in site.languages.items()]
    links.append(("x-default", site.absolute(site.first, path)))
    return "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(href)}/>'
        for tag, href in links
    )
