"""Link check: every internal link of the built pages must lead to a page, file or anchor that is there."""

from __future__ import annotations

import html
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from jointreport.problems import Problem, Spot

_LINK = re.compile(r'<(?:a|link|script|img|source)\b[^>]*?\s(?:href|src)="([^"]*)"')
# The space before is asked for last: so the engine can look for letters, which is five times faster.
_ANCHOR = re.compile(r'id="(?<=\sid=")([^"]+)"')
Finding = tuple[str, str, str]
"""Code of a problem, source file, link."""

Target = tuple[str, str, str]
"""File, anchor, link as written."""

_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


class PageLinks(NamedTuple):
    """What one file links to, the anchors it offers, and what is wrong in itself.

    A target is a file of the site, an anchor in it or nothing, and the link as it is written.
    """

    file: str
    # The file an author would mend.
    source: str
    # Each between two spaces: one text is shorter than a set.
    anchors: str
    targets: tuple[Target, ...]
    found: tuple[Finding, ...]


def links_of(file: str, page: str, source: str, site_url: str) -> PageLinks:
    """Return the links and anchors of a page; `source` is the file an author would mend."""
    listed = _ANCHOR.findall(page)
    anchors = set(listed)
    found: list[Finding] = []
    if len(anchors) < len(listed):
        found += [("anchor-twice", source, f"#{a}") for a, n in Counter(listed).items() if n > 1]
    targets: list[Target] = []
    for written in dict.fromkeys(_LINK.findall(page)):
        href = html.unescape(written) if "&" in written else written
        if href.startswith("#"):
            if unquote(href[1:]) not in anchors:
                found.append(("broken-anchor", source, href))
        elif (target := resolve_link(file, href, site_url)) is not None:
            targets.append((*target, href))
    return PageLinks(file, source, f" {' '.join(listed)} ", tuple(targets), tuple(found))


class LinkBook:
    """What the pages of a site link to, and the anchors they offer."""

    def __init__(self) -> None:
        self.anchors: dict[str, str] = {}
        self._pages: list[PageLinks] = []
        self._found: list[Finding] = []

    def add(self, page: PageLinks) -> None:
        """Take over what was noted of a page; where another one stands at its address, this is the one to rename."""
        if page.file in self.anchors:
            self._found.append(("address-twice", page.source, _address(page.file)))
        self.anchors[page.file] = page.anchors
        self._found += page.found
        self._pages.append(page)

    def problems(self, root: Path, files: Iterable[str]) -> Iterator[Problem]:
        """Yield a problem for each link that leads nowhere, at the line of the file that holds it."""
        for code, source, href in (*self._found, *self._broken(frozenset(files))):
            anchor = href.partition("#")[2]
            yield Problem(code, _spot(root, source, href), {"href": href, "anchor": anchor})

    def _broken(self, present: frozenset[str]) -> Iterator[Finding]:
        """Yield each target that is not there with the page that wants it first."""
        # Nearly all pages want the same: together in one set they are looked at once.
        wanted = set[Target]().union(*(page.targets for page in self._pages))
        broken = {target: code for target in wanted if (code := self._fault(target, present))}
        pages = self._pages if broken else []
        for page in pages:
            for target in page.targets:
                if code := broken.pop(target, ""):
                    yield code, page.source, target[2]

    def _fault(self, target: Target, present: frozenset[str]) -> str:
        file, anchor, _ = target
        if file not in present:
            return "broken-link"
        there = not anchor or f" {anchor} " in self.anchors.get(file, f" {anchor} ")
        return "" if there else "broken-anchor"


def resolve_link(file: str, href: str, site_url: str) -> tuple[str, str] | None:
    """Return the file and anchor a link leads to, or nothing for a link that leaves the site."""
    root = "../" * file.count("/")
    if root and href.startswith(root) and not href.startswith(f"{root}."):
        # Nearly every link of ours climbs to the root of the site first, and needs no more arithmetic.
        path, _, anchor = href[len(root) :].partition("#")
        return (f"{path}index.html" if path.endswith("/") or not path else unquote(path)), unquote(anchor)
    base = urlsplit(site_url).path or "/"
    for absolute in (site_url, base):
        if absolute and href.startswith(absolute) and not href.startswith("//"):
            href, file = href[len(absolute) :] or "./", "index.html"
    if _OUTSIDE.match(href):
        return None
    path, _, anchor = href.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path))) if path else file
    if path.endswith("/") or path in {".", ".."} or target == ".":
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return target, unquote(anchor)


def _address(file: str) -> str:
    """Return the address under which a file of the site is found."""
    return file.removesuffix("index.html")


def _spot(root: Path, source: str, href: str) -> Spot:
    """Return the line of a source file that holds what the link was made from."""
    file = root / source
    if not file.is_file():
        return Spot(source)
    path, _, anchor = href.partition("#")
    last = path.rstrip("/").rpartition("/")[2]
    lines = file.read_text("utf-8").splitlines()
    for sought in (href, f"{last}#{anchor}" if anchor else last, last):
        for number, line in enumerate(lines, 1):
            if sought and sought in line:
                return Spot(source, number, line.index(sought) + 1)
    return Spot(source)
