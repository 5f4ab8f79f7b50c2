"""Finished pages as a browser reads them: parsed by the rules of HTML, with the language of every word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped]  # It ships no types.

Passage = tuple[str, str]
"""The language tag a run of words stands under, and the words."""

_NOT_SHOWN = {"script", "style"}
_SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-copied", "data-light", "data-dark", "data-auto")
# Words flow on across these; everything else ends a line.
_INLINE = re.compile("a|abbr|b|bdi|button|cite|code|del|em|i|ins|kbd|mark|q|small|span|strong|sub|sup|time|tspan")
_BREAK: Passage = ("", "")


@dataclass(frozen=True)
class Page:
    """A finished page: its language folder (empty for the first), its path, its file and its HTML."""

    folder: str
    path: str
    html: str

    @cached_property
    def root(self) -> Element:
        root: Element = html5lib.parse(self.html, namespaceHTMLElements=False)
        return root

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        return tuple(element.attrib["id"] for element in self.root.iter() if "id" in element.attrib)

    def every(self, name: str, **attributes: str) -> list[Element]:
        """Return the elements of a name with these attributes."""
        wanted = attributes.items()
        return [e for e in self.root.iter(name) if all(e.get(key) == value for key, value in wanted)]

    def meta(self, name: str) -> str:
        """Return the content of a meta element, by its name or property."""
        found = [e for e in self.every("meta") if name in (e.get("name"), e.get("property"))]
        assert len(found) == 1, (self, name)
        return found[0].attrib["content"]

    def title(self) -> str:
        (title,) = self.root.iterfind("head/title")
        return title.text or ""

    def lines(self) -> Iterator[Passage]:
        """Yield what is read or heard in one go, with the language it is marked with."""
        for language, pieces in groupby(_pieces(self.root, ""), key=itemgetter(0)):
            yield language, "".join(words for _, words in pieces)

    def links(self, **attributes: str) -> dict[str, str]:
        """Return where the links with these attributes lead, by their words."""
        return {said(link): link.attrib["href"] for link in self.every("a", **attributes)}

    def words(self) -> str:
        """Return the words of the page without any markup, as one line."""
        (body,) = self.root.iterfind("body")
        return said(body)

    def __repr__(self) -> str:
        """Return the address, for the message of a failed test."""
        return f"{self.folder}{self.path}"


def _pieces(element: Element, outer: str) -> Iterator[Passage]:
    if not isinstance(element.tag, str) or element.tag in _NOT_SHOWN:
        return
    language, inline = element.get("lang", outer), _INLINE.fullmatch(element.tag)
    for key in _SPOKEN:
        if key in element.attrib:
            yield from (_BREAK, (language, element.attrib[key]), _BREAK)
    if not inline:
        yield _BREAK
    yield language, element.text or ""
    for child in element:
        yield from _pieces(child, language)
        yield language, child.tail or ""
    if not inline:
        yield _BREAK


def said(element: Element) -> str:
    """Return the words of an element without any markup, as one line."""
    return " ".join("".join(element.itertext()).split())


@cache
def all_pages(site: Path) -> tuple[Page, ...]:
    """Return every page below a folder: also redirects, tombstones and the page for unknown addresses."""
    return tuple(_page(site, file) for file in sorted(site.rglob("*.html")))


def pages(site: Path) -> tuple[Page, ...]:
    """Return the pages that are for readers: no plain edition, no redirect, none for unknown addresses."""
    return tuple(page for page in all_pages(site) if page.path != "404.html" and '<main id="site_content"' in page.html)


def page_at(site: Path, address: str) -> Page:
    """Return the page at an address below the site, such as `zh/decisions/`."""
    (page,) = (page for page in all_pages(site) if repr(page) == address)
    return page


def _page(site: Path, file: Path) -> Page:
    first, _, rest = file.relative_to(site).as_posix().removesuffix("index.html").partition("/")
    folder = f"{first}/" if len(first) == 2 else ""
    path = rest if folder else file.relative_to(site).as_posix().removesuffix("index.html")
    return Page(folder, path, file.read_text("utf-8"))
