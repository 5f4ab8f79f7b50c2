"""The printed numbers of a Word document, which stand in no paragraph: they follow from its lists and their order.

A paragraph names a list and a level, itself or through its style. A list (`num`) rests on a scheme (`abstractNum`),
which counts: two lists of one scheme go on from one another unless the later one says where it begins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml.etree import _Element

from jointreport.exchange.word.numerals import KNOWN, numeral

_LEVELS = 9
_PLACE_OF_LEVEL = re.compile(r"%([1-9])")
_SYMBOL_FONT = range(0xF000, 0xF100)
"""Where fonts of symbols keep their signs: bullets look like letters of a private use."""


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is counted and printed."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts_after: int | None = None
    """The level, counted from one, after which this one begins again; nought for never, none for each one above."""
    as_digits: bool = False
    """Whether the numbers above are printed in digits, whatever their own form (`isLgl`)."""

    @property
    def is_bullet(self) -> bool:
        """Whether a sign stands before each paragraph, and no number."""
        return self.form == "bullet"


@dataclass(frozen=True, slots=True)
class Scheme:
    """What counts: the levels of an `abstractNum`."""

    identity: str
    levels: Mapping[int, Level]


@dataclass(frozen=True, slots=True)
class WordList:
    """A list of a document: the scheme it rests on, levels of its own, and where levels begin."""

    scheme: Scheme
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    def level(self, depth: int) -> Level:
        """Return how a level is counted, in this list before its scheme."""
        return self.levels.get(depth) or self.scheme.levels.get(depth) or Level()


@dataclass(slots=True)
class Counters:
    """The state of all lists while a document is read from its beginning to its end."""

    lists: Mapping[str, WordList]
    unknown_forms: set[str] = field(default_factory=set)
    """Forms of numbers that could not be written; the labels they belong to are empty."""
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next_label(self, list_name: str, depth: int) -> str:
        """Count one more paragraph and return what Word prints before it; a bullet is a `•`."""
        known = self.lists.get(list_name)
        if known is None:
            return ""
        counts = self._counts[known.scheme.identity]
        self._count(counts, known, list_name, depth)
        level = known.level(depth)
        if level.is_bullet:
            return "•" if any(sign.strip() for sign in level.text) else ""
        return _PLACE_OF_LEVEL.sub(lambda match: self._number(counts, known, int(match[1]) - 1, level), level.text)

    def _count(self, counts: dict[int, int], known: WordList, list_name: str, depth: int) -> None:
        if depth in known.starts and (list_name, depth) not in self._begun:
            counts[depth] = known.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else known.level(depth).start
        self._begun.add((list_name, depth))
        for deeper in [one for one in counts if one > depth]:
            after = known.level(deeper).restarts_after
            if after is None or (after > 0 and depth < after):
                del counts[deeper]

    def _number(self, counts: Mapping[int, int], known: WordList, depth: int, printed: Level) -> str:
        level = known.level(depth)
        form = "decimal" if printed.as_digits else level.form
        if form not in KNOWN:
            self.unknown_forms.add(form)
            return ""
        # A level that has not been reached yet is printed as though it had just begun.
        return numeral(counts.get(depth, known.starts.get(depth, level.start)), form)


def _value(parent: _Element | None, name: str) -> str | None:
    child = parent.find(qn(f"w:{name}")) if parent is not None else None
    return None if child is None else child.get(qn("w:val"))


def _number_in(parent: _Element | None, name: str) -> int | None:
    value = _value(parent, name)
    return int(value) if value is not None and re.fullmatch(r"-?\d{1,9}", value) else None


def is_on(parent: _Element, name: str) -> bool:
    """Whether a property of Word that is on or off is on."""
    child = parent.find(qn(f"w:{name}"))
    return child is not None and child.get(qn("w:val"), "1") not in {"0", "false", "off"}


def _level(element: _Element) -> Level:
    start, after = _number_in(element, "start"), _number_in(element, "lvlRestart")
    return Level(
        start=0 if start is None else start,
        form=_form(element),
        text=_value(element, "lvlText") or "",
        restarts_after=after,
        as_digits=is_on(element, "isLgl"),
    )


def _form(level: _Element) -> str:
    """Return the form of a level's numbers; a newer Word keeps what older ones lack in an alternative."""
    found = next(level.iter(qn("w:numFmt")), None)
    return "decimal" if found is None else found.get(qn("w:val"), "decimal")


def _levels(parent: _Element) -> dict[int, Level]:
    return {int(one.get(qn("w:ilvl"), "0")): _level(one) for one in parent.findall(qn("w:lvl"))}


def schemes_of(numbering: _Element, linked: Mapping[str, str]) -> dict[str, Scheme]:
    """Return the schemes of `numbering.xml` by their names; `linked` leads from a style of lists to its list.

    A scheme may say nothing but which style it follows (`numStyleLink`): then it counts as the scheme of that style.
    """
    elements = {one.get(qn("w:abstractNumId"), ""): one for one in numbering.findall(qn("w:abstractNum"))}
    plain = {name: Scheme(name, _levels(one)) for name, one in elements.items()}
    rests_on = {
        one.get(qn("w:numId"), ""): _value(one, "abstractNumId") or "" for one in numbering.findall(qn("w:num"))
    }
    followed = {}
    for name, one in elements.items():
        style = _value(one, "numStyleLink")
        followed[name] = plain.get(rests_on.get(linked.get(style or "", ""), ""), plain[name])
    return followed


def lists_of(numbering: _Element, schemes: Mapping[str, Scheme]) -> dict[str, WordList]:
    """Return the lists of `numbering.xml` by their names."""
    lists = {}
    for one in numbering.findall(qn("w:num")):
        scheme = schemes.get(_value(one, "abstractNumId") or "")
        if scheme is None:
            continue
        levels, starts = _overrides(one.findall(qn("w:lvlOverride")))
        lists[one.get(qn("w:numId"), "")] = WordList(scheme, levels, starts)
    return lists


def _overrides(elements: Iterable[_Element]) -> tuple[dict[int, Level], dict[int, int]]:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for one in elements:
        depth = int(one.get(qn("w:ilvl"), "0"))
        own = one.find(qn("w:lvl"))
        if own is not None:
            levels[depth] = _level(own)
        start = _number_in(one, "startOverride")
        if start is not None:
            starts[depth] = start
    return levels, starts


@dataclass(frozen=True, slots=True)
class Styles:
    """Which list and level the styles of paragraphs give, each with what it is based on."""

    lists: Mapping[str, tuple[str, int]]
    """Style → list and level."""
    of_lists: Mapping[str, str]
    """Style of lists → list."""


def styles_of(styles: _Element, schemes: Mapping[str, Mapping[str, int]]) -> Styles:
    """Return what `styles.xml` says of lists; `schemes` leads from a list to the levels its scheme gives to styles."""
    elements = {one.get(qn("w:styleId"), ""): one for one in styles.findall(qn("w:style"))}
    of_lists = {
        name: list_name
        for name, one in elements.items()
        if one.get(qn("w:type")) == "numbering" and (list_name := named_list(one.find(qn("w:pPr")))[0])
    }
    lists = {}
    for name in elements:
        list_name, depth = _inherited(elements, name)
        if list_name and list_name != "0":
            lists[name] = (list_name, schemes.get(list_name, {}).get(name, depth or 0))
    return Styles(lists, of_lists)


def named_list(properties: _Element | None) -> tuple[str | None, int | None]:
    """Return the list and level that properties of a paragraph name; list `0` takes a paragraph out of any."""
    own = properties.find(qn("w:numPr")) if properties is not None else None
    return _value(own, "numId"), _number_in(own, "ilvl")


def _inherited(elements: Mapping[str, _Element], name: str) -> tuple[str | None, int | None]:
    """Return the list and level of a style, from itself or what it is based on, the nearest first."""
    seen: set[str] = set()
    list_name: str | None = None
    depth: int | None = None
    while name in elements and name not in seen:
        seen.add(name)
        own_list, own_depth = named_list(elements[name].find(qn("w:pPr")))
        list_name, depth = list_name or own_list, own_depth if depth is None else depth
        name = _value(elements[name], "basedOn") or ""
    return list_name, depth
