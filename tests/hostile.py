"""What a browser would make of a part of a page, and what must never be in it."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped]  # It has no types.

_RUNS = {"script", "iframe", "frame", "object", "embed", "base", "meta", "link", "form", "style", "portal"}
_ASKS = {"srcset", "poster", "background", "action", "formaction", "ping", "srcdoc", "style"}
_LEADS = re.compile(r"https:|mailto:|(?![a-z][a-z0-9+.-]*:)", re.IGNORECASE)
# Browsers leave out these characters, and take a backslash for a slash.
_IGNORED = re.compile(r"^[\x00-\x20]+|[\t\n\r]")


def elements(html: str) -> list[Element]:
    """Return the elements of a part of a page in the order of their opening tags, built as a browser builds them."""
    fragment: Any = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return [one for one in fragment.iter() if isinstance(one.tag, str) and one is not fragment]


def attributes(found: list[Element]) -> set[tuple[str, str]]:
    """Return each attribute with the element at which it stands; an element stands with none as well."""
    return {(one.tag, str(name)) for one in found for name in ("", *one.attrib)}


def harms(found: list[Element]) -> list[str]:
    """Return what would run, or be requested from elsewhere without a reader's doing."""
    told = [one.tag for one in found if one.tag in _RUNS]
    for one in found:
        for name, value in one.attrib.items():
            address = _IGNORED.sub("", value).replace("\\", "/")
            handler, asks = str(name).lower().startswith("on"), name in _ASKS
            leads = name in {"href", "xlink:href"} and not _LEADS.match(address)
            fetches = name == "src" and ("//" in address or ":" in address.partition("/")[0])
            if handler or asks or leads or fetches:
                told.append(f"{one.tag} {name}={value}")
    return told
