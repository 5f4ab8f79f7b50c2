"""Where the links of authors lead: to a page, a file below `docs/`, a place on the page, or out of the site.

A page and a file are named as they lie below `docs/`, seen from the page that links to them, as on GitHub.
Whatever else is no whole address is a way on the site, seen from the address of the page: `../decisions/`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from jointreport.markdown.page import address_of

Kind = Literal["page", "file", "place", "way", "outside", "root"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}|\\")
_PARTS = re.compile(r"([^?#]*)(\?[^#]*)?(?:#(.*))?", re.DOTALL)
_LANGUAGE = re.compile(r"\.([A-Za-z][A-Za-z-]*)\Z")
_FILE = re.compile(r"\.[A-Za-z0-9]+\Z")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: an address of the site, a file below `docs/`, or as written; and the place there.

    The path of a page or file that would lie outside `docs/` begins with `../`.
    """

    kind: Kind
    path: str
    anchor: str = ""
    language: str = ""
    rest: str = ""


def read_address(address: str, source: str) -> Target:
    """Return where a link on the page that lies at `source` below `docs/` leads."""
    if _SCHEME.match(address):
        return Target("outside", address)
    match = _PARTS.fullmatch(address)
    path, query, anchor = match.groups("") if match else (address, "", "")
    rest = address[len(path) :]
    path, anchor = unquote(path), unquote(anchor)
    if path.startswith("/"):
        return Target("root", path, anchor, rest=rest)
    if not path:
        return Target("way" if query else "place", "", anchor, rest=rest)
    below = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    if below.endswith(".md"):
        name = below.removesuffix(".md")
        language = _LANGUAGE.search(name)
        said = language.group(1) if language else ""
        return Target("page", address_of(name.removesuffix(f".{said}" if said else "")), anchor, said, rest)
    return Target("file" if _FILE.search(below) else "way", below if _FILE.search(below) else path, anchor, rest=rest)


def lead(address: str, source: str, url: str, prefix: str, prefixes: Mapping[str, str]) -> str:
    """Return what leads from the page at `url` to where a link leads; `prefix` is the folder of its language.

    `prefixes` are the folders of all languages: empty for that at the root.
    """
    target = read_address(address, source)
    if target.kind == "page":
        there = prefixes.get(target.language, prefix) + target.path
        way = posixpath.relpath(f"/{there}", f"/{url}")
        return f"{way}/{target.rest}"
    if target.kind == "file":
        return posixpath.relpath(f"/{target.path}", f"/{url}") + target.rest
    return address
