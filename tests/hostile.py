"""What a browser would make of a part of a page, and what must never be in it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped]  # It has no types.

from jointreport.markdown.render import render_page
from jointreport.markdown.shells import Markers, Slot
from projects import cases

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


_FILLED = {"block": '<i class="block"></i>', "record-link": "the-address"}
_MAY_STAND = cases("hostile.yaml")["elements"]
_EVERYWHERE = {"", "lang", "dir", "title", "open", "class", "id"}
_MAY_SAY = {
    *(("a", "href"), ("img", "src"), ("img", "alt"), ("img", "width"), ("img", "height"), ("ol", "start")),
}


def rendered(written: str) -> tuple[str, tuple[str | Slot, ...]]:
    """Return the title of a page and what its body comes to, with words as they are where no symbol stands in them."""
    markers = Markers()
    done = render_page(written, markers, str)
    pieces: list[str | Slot] = [""]
    for piece in markers.cut(done.body):
        words = piece.name if isinstance(piece, Slot) and piece.kind == "words" else piece
        if isinstance(words, str) and isinstance(pieces[-1], str):
            pieces[-1] += words
        else:
            pieces.append(words)
    return done.title, tuple(pieces)


def harms_of_page(written: str) -> list[str]:
    """Return what a page does or holds that no author may write, and each slot that does not stand alone.

    What fills a slot is there as it is: none was filled inside a tag, where it would be something else.
    """
    _, pieces = rendered(written)
    slots = Counter(piece.kind for piece in pieces if isinstance(piece, Slot))
    found = elements("".join(piece if isinstance(piece, str) else _FILLED[piece.kind] for piece in pieces))
    shown = [one for one in found if one.tag != "i"]
    told = [*harms(found), *({one.tag for one in shown} - set(_MAY_STAND))]
    told += [
        f"{tag} {name}" for tag, name in attributes(shown) if name not in _EVERYWHERE and (tag, name) not in _MAY_SAY
    ]
    # Whoever writes a tag of Markdown may do so twice: only what we fill in is counted.
    ours = Counter(one.get("class") for one in found if one.tag == "i")
    if ours != {kind: number for kind, number in slots.items() if kind != "record-link"}:
        told.append(f"filled {ours} of {slots}")
    if [one.get("href") for one in found].count("the-address") < slots["record-link"]:
        told.append("a link to a record was lost")
    return told
