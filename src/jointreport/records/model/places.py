"""Places in a text by what is printed there: `pp1`, `p4-a`, `s2-p3`, `a1-h1`, `t2-3`, `fn4`; the same in all languages.

A place that has no printed number is counted by itself (`u1`, `h1`, `t1`), so that nothing else moves it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from jointreport.records.model.base import refuse

_SIGNS = {"*": "asterisk", "†": "dagger", "‡": "doubledagger"}
"""The printed signs of footnotes, and their names in addresses, where the signs themselves would be escaped."""
NOTE_LABEL = re.compile(r"[1-9]\d*|[a-z]|\*{1,9}|†{1,9}|‡{1,9}", re.ASCII)
"""The printed label of a footnote: a number, a small letter, a sign or several of one sign."""

# No leading zeros: `p04` would be a second address of one paragraph.
_NUMBER = r"[1-9]\d*"
_ITEMS = rf"(?:-[a-z]+|-{_NUMBER})*"
_IN_TEXT = (
    rf"(?:(?P<annex>a(?:{_NUMBER})?)-)?"
    rf"(?:(?:(?P<section>s{_NUMBER}{_ITEMS})-)?(?P<series>pp|p|u)(?P<number>{_NUMBER})(?P<items>{_ITEMS})"
    rf"|(?:(?P<around>s{_NUMBER}{_ITEMS})-)?(?P<other>h|t)(?P<counted>{_NUMBER})(?P<row>(?:-{_NUMBER})?)"
    rf"|s(?P<heading>{_NUMBER})(?P<below>{_ITEMS}))"
)
_NOTE = rf"fn(?P<note>{_NUMBER}|-[a-z]|-(?:{'|'.join(_SIGNS.values())})(?:-[2-9])?)"
PLACE = re.compile(rf"{_IN_TEXT}|a(?P<alone>(?:{_NUMBER})?)|{_NOTE}", re.ASCII)


def _place(value: str) -> str:
    if not PLACE.fullmatch(value):
        # As it is printed: p4(a), P 4 （a）.
        plain = unicodedata.normalize("NFKC", value).lower().replace(" ", "")
        meant = re.sub(r"[-.(]+([a-z]+|\d+)\)?", r"-\1", plain)
        refuse("place-meant", found=value, meant=meant) if PLACE.fullmatch(meant) else None
        refuse("bad-paragraph-number", found=value)
    return value


Anchor = Annotated[str, AfterValidator(_place)]
"""A place in a text as it is written: `s1`, `pp1`, `p4`, `p4-a`, `a1-p3`, `fn3`."""

CLOSING = "end"
"""The step of the words that close a sentence after its list: `p4-end`."""


class Place(NamedTuple):
    """The parts of a place."""

    kind: str
    """`a` annex, `s` section, `pp` preamble, `p` paragraph, `u` without number, `h` heading, `t` table, `fn` note."""
    number: str
    """In digits; empty of the only annex of a text, and of a footnote that has a sign or a letter."""
    items: tuple[str, ...] = ()
    """The items below a paragraph, the row of a table, the sections within a section."""
    annex: str = ""
    """The annex in which it stands: `a1`, or `a` of the only one."""
    section: str = ""
    """The section in which it stands, where that counts its paragraphs for itself: `s2`, `s2-a`."""

    @property
    def scope(self) -> str:
        """What stands before the place itself: `a1-s2-`; within one scope numbers follow each other."""
        return "".join(f"{one}-" for one in (self.annex, self.section) if one)

    @property
    def above(self) -> str:
        """The place of the paragraph or item of which this is an item; empty where it is none."""
        if self.kind not in {"pp", "p", "u"} or not self.items:
            return ""
        return f"{self.scope}{'-'.join((self.kind + self.number, *self.items[:-1]))}"


@lru_cache(maxsize=4096)
def place_of(at: str) -> Place:
    """Return the parts of a place: of `a1-p4-a` they are `p`, `4`, (`a`) and `a1`; raises ValueError if it is none."""
    match = PLACE.fullmatch(at)
    if match is None:
        message = f"not a place in a text: {at}"
        raise ValueError(message)
    found = match.groupdict()
    annex, section = found["annex"] or "", found["section"] or found["around"] or ""
    if found["series"]:
        return Place(found["series"], found["number"], _split(found["items"]), annex, section)
    if found["other"]:
        return Place(found["other"], found["counted"], _split(found["row"]), annex, section)
    if found["heading"]:
        return Place("s", found["heading"], _split(found["below"]), annex)
    if found["note"]:
        number = found["note"] if found["note"].isdecimal() else ""
        return Place("fn", number, () if number else _split(found["note"]))
    return Place("a", found["alone"] or "")


def _split(written: str) -> tuple[str, ...]:
    return tuple(step for step in written.split("-") if step)


def table_of(at: str) -> str:
    """Return the place of the table of which a place is a row: of `a1-t1-3` it is `a1-t1`; empty where it is none."""
    place = place_of(at)
    return f"{place.scope}t{place.number}" if place.kind == "t" and place.items else ""


def note_place(label: str) -> str:
    """Return the place of the footnote with a printed label: of 3 `fn3`, of ** `fn-asterisk-2`, of a `fn-a`."""
    if label.isdecimal():
        return f"fn{label}"
    name = f"fn-{_SIGNS.get(label[:1], label)}"
    return name if len(label) == 1 else f"{name}-{len(label)}"


@lru_cache(maxsize=256)
def note_label(at: str) -> str:
    """Return the printed label of the footnote at a place: of `fn-asterisk-2` it is **."""
    place = place_of(at)
    if place.number:
        return place.number
    signs = {name: sign for sign, name in _SIGNS.items()}
    return signs.get(place.items[0], place.items[0]) * int(place.items[1] if len(place.items) > 1 else 1)
