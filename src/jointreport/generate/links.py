"""The links of the built pages: every one must lead to a page, file or anchor that is there."""

from __future__ import annotations

import html
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jointreport.problems import Problem, Spot

_LINK = re.compile(r'<(?:a|link|script|img|source)\b[^>]*?\s(?:href|src)="([^"]*)"')
# The space before is asked for last: so the engine can look for letters, which is five times faster.
_ANCHOR = re.compile(r'id="(?<=\sid=")([^"]+)"')
Finding = tuple[str, str, str]
"""Code of a problem, source file, link."""

_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


@dataclass(slots=True)
class LinkBook:
    """What the pages of a site link to, and the anchors they offer."""

    # File → its anchors, each between two spaces: one text travels between processes faster than a set.
    anchors: dict[str, str] = field(default_factory=dict)
    # File and anchor that a link leads to → the source and the link that were met first.
    wanted: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)

    def add(self, file: str, page: str, source: str, site_url: str) -> None:
        """Note the links and anchors of a page; `source` is the file an author would mend."""
        if file in self.anchors:
            self.found.append(("address-twice", source, _address(file)))
        listed = _ANCHOR.findall(page)
        anchors = set(listed)
        self.anchors[file] = f" {' '.join(listed)} "
        if len(anchors) < len(listed):
            self.found += [("anchor-twice", source, f"#{a}") for a, n in Counter(listed).items() if n > 1]
        for written in set(_LINK.findall(page)):
            href = html.unescape(written) if "&" in written else written
            if href.startswith("#"):
                if unquote(href[1:]) not in anchors:
                    self.found.append(("broken-anchor", source, href))
            elif (target := resolved(file, href, site_url)) is not None:
                self.wanted.setdefault(target, (source, href))

    def merge(self, other: LinkBook, source: str) -> None:
        """Take over what was noted of the pages that were made from one file below `docs/`."""
        twice = (file for file in other.anchors if file in self.anchors)
        self.found += [("address-twice", source, _address(file)) for file in twice]
        self.anchors |= other.anchors
        self.found += other.found
        for target, first in other.wanted.items():
            self.wanted.setdefault(target, first)

    def problems(self, root: Path, files: Iterable[str]) -> Iterator[Problem]:
        """Yield a problem for each link that leads nowhere, at the line of the file that holds it."""
        present = frozenset(files)
        for code, source, href in (*self.found, *self._broken(present)):
            anchor = href.partition("#")[2]
            yield Problem(code, _spot(root, source, href), {"href": href, "anchor": anchor})

    def _broken(self, present: frozenset[str]) -> Iterator[Finding]:
        for (file, anchor), (source, href) in self.wanted.items():
            if file not in present:
                yield "broken-link", source, href
            elif anchor and f" {anchor} " not in self.anchors.get(file, f" {anchor} "):
                yield "broken-anchor", source, href


def resolved(file: str, href: str, site_url: str) -> tuple[str, str] | None:
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
