"""Where each line of a manuscript stands in its text: the opening, preamble, paragraphs, items, headings, annexes.

The printed number is the key. What has none is counted apart (`u1`, `h1`, `t1`), so that no later mend moves it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count as counted

from jointreport.exchange.labels import Count, counts, with_typed_label
from jointreport.exchange.manuscript import UNSEEN, Line, Manuscript
from jointreport.records.model.symbols import roman

_ANNEX = re.compile(
    r"(?:annex|annexe|anexo|приложение|附件|المرفق|appendix|附录)\b\s*(?P<number>[ivxlcdm\d一二三四五六七八九十]{0,6})\s*[.:：]?"
    r"(?:\s+to\s+(?:the\s+)?(?:present\s+)?(?:decision|resolution)\b.*)?",
    re.IGNORECASE,
)
_ANNEX_HAN = re.compile(r"(?:\S{1,24}号决[定议]的?)?附(?:件|录)(?P<number>[一二三四五六七八九十\d]{0,3})")
_LONGEST_ANNEX = 60
_ENDS_OPERATIVE = (".", ";", "。", "；", "؛", "?", "”", ")")
_LONGEST_OPENING = 120
_NOTE_MARK = re.compile(r"\[\^[^\]]*\]")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_IN_SECTIONS = frozenset({"capital-roman", "capital", "han", "decimal"})
"""How sections are counted."""
_OF_HEADINGS = frozenset({"capital-roman", "capital", "han"})
"""How headings are counted that no file marks; digits and small letters count paragraphs and items."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its place: `opening`, `pp1`, `p4-a`, `s2-p3`, `u1`, `h1`, `t1`, each below `a1-` in an annex."""

    at: str
    line: Line


@dataclass(frozen=True, slots=True)
class Text:
    """A manuscript as a text."""

    before: tuple[Line, ...]
    """What stands above the text: symbol, title, meeting."""
    placed: tuple[Placed, ...]
    unsure: tuple[str, ...]
    """The places whose number does not follow from the one before."""


def text_of(manuscript: Manuscript, *, head: int = 0) -> Text:
    """Return the text of a manuscript, with the place of each line; of a document, so many lines stand above it."""
    lines = [with_typed_label(line) for line in manuscript.lines]
    start = None if head else opening_of(lines)
    placer = _Placer(in_preamble=start is not None)
    if start is not None:
        placer.placed.append(Placed("opening", lines[start]))
    for line in lines[head if start is None else start + 1 :]:
        placer.add(line)
    return Text(tuple(lines[: head or start or 0]), tuple(placer.placed), tuple(placer.unsure))


def opening_of(lines: Sequence[Line]) -> int | None:
    """Return which line opens a decision: the first that may, before anything that is numbered."""
    numbered = first_number(lines)
    return next((place for place, line in enumerate(lines[:numbered]) if is_opening(line)), None)


def first_number(lines: Sequence[Line]) -> int:
    """Return which line is the first with a printed number; how many there are where none has one."""
    return next((place for place, line in enumerate(lines) if with_typed_label(line).label), len(lines))


def is_opening(line: Line) -> bool:
    """Whether a line names who decides: short, without a number, ended by a comma."""
    words = _plain(line)
    is_short = line.kind == "text" and not line.label and len(words) <= _LONGEST_OPENING
    return is_short and words.endswith((",", "，", "،"))


@dataclass(frozen=True, slots=True)
class _Step:
    """A list or section that is open: what it counts, how far it has come, and its place."""

    count: Count
    at: str


@dataclass(slots=True)
class _Placer:
    """Goes through the lines from the first to the last and keeps which lists and sections are open."""

    in_preamble: bool
    placed: list[Placed] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    _annex: str = ""
    """`a1-` in an annex."""
    _prefix: str = ""
    """What stands before the places of paragraphs: that of the annex, or `s2-` of a section that counts for itself."""
    _sections: list[_Step] = field(default_factory=list)
    _items: list[_Step] = field(default_factory=list)
    _at: str = ""
    """The paragraph to which items belong."""
    _has_paragraphs: bool = False
    _unnumbered: dict[str, int] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def add(self, line: Line) -> None:
        """Add the next line of the text."""
        read = counts(line.label)
        if line.kind == "table":
            self._put(self._next("t"), line)
        elif is_annex(line):
            self._begin_annex(line)
        elif line.kind == "heading" or _is_bare_number(line):
            self._add_heading(read, line)
        elif read:
            self._add_numbered(read, line)
        else:
            self._add_plain(line)

    def _put(self, at: str, line: Line) -> None:
        if at in self._taken:
            self.unsure.append(at)
            at = next(again for number in counted(2) if (again := f"{at}-{number}") not in self._taken)
        self._taken.add(at)
        self.placed.append(Placed(at, line))

    def _next(self, series: str, *, within: str | None = None) -> str:
        """Return the place of the next line of a series that is counted apart."""
        key = f"{self._prefix if within is None else within}{series}"
        self._unnumbered[key] = self._unnumbered.get(key, 0) + 1
        return f"{key}{self._unnumbered[key]}"

    def _begin_annex(self, line: Line) -> None:
        at = self._next("a", within="")
        self._annex = self._prefix = f"{at}-"
        self._sections, self._items, self._at = [], [], ""
        self.in_preamble = self._has_paragraphs = False
        self._put(at, line)

    def _add_heading(self, read: Sequence[Count], line: Line) -> None:
        self._items, self._at = [], ""
        count = self._section([one for one in read if one.form in _IN_SECTIONS])
        if count is None:
            self._put(self._next("h"), line)
            return
        self._close_sections(count)
        above = self._sections[-1].at if self._sections else ""
        at = f"{above}-{_step(count)}" if above else f"{self._annex}s{count.number}"
        self._sections.append(_Step(count, at))
        self._put(at, line)

    def _section(self, read: Sequence[Count]) -> Count | None:
        """Return what the number of a heading counts: what goes on from an open section, else what begins."""
        going_on = (one for section in reversed(self._sections) for one in read if _goes_on(section.count, one))
        return next(going_on, None) or min(read, key=_number, default=None)

    def _close_sections(self, count: Count) -> None:
        """Close the sections down to the one that goes on with this number, and that one; none where none does."""
        for depth, section in reversed([*enumerate(self._sections)]):
            if _goes_on(section.count, count):
                del self._sections[depth:]
                return

    def _add_numbered(self, read: Sequence[Count], line: Line) -> None:
        goes_on = any(_goes_on(item.count, one) for item in self._items for one in read)
        main = next((one for one in read if _is_of_paragraph(one)), None)
        if main and not goes_on:
            self._add_paragraph(main, line)
        elif not goes_on and _is_like_heading(read, line):
            self._add_heading(read, line)
        else:
            self._add_item(read, line)

    def _add_paragraph(self, count: Count, line: Line) -> None:
        """Add a numbered paragraph; one that begins again belongs to the section it stands in."""
        self.in_preamble, self._items = False, []
        begins_again = count.number == 1 and self._has_paragraphs
        if not self._sections:
            self._prefix = self._annex
        elif begins_again or f"{self._prefix}p{count.number}" in self._taken:
            self._prefix = f"{self._sections[-1].at}-"
        self._has_paragraphs, self._at = True, f"{self._prefix}p{count.number}"
        self._put(self._at, line)

    def _add_item(self, read: Sequence[Count], line: Line) -> None:
        """Add a lettered item: it goes on in the innermost list it fits, or begins one below."""
        for depth, item in reversed([*enumerate(self._items)]):
            if fitting := next((one for one in read if _goes_on(item.count, one)), None):
                del self._items[depth:]
                self._open(fitting, line)
                return
        first = next((one for one in _preferred(read, self._items) if one.number == 1), None)
        if first is None:
            self.unsure.append(f"{self._at}: {line.label}")
        self._open(first or min(read, key=_number), line)

    def _open(self, count: Count, line: Line) -> None:
        if not self._items and not self._at:
            self._at = self._next("u")
        at = f"{self._items[-1].at if self._items else self._at}-{_step(count)}"
        self._items.append(_Step(count, at))
        self._put(at, line)

    def _add_plain(self, line: Line) -> None:
        """Add a line without a number: a clause of the preamble, or a paragraph that is counted apart."""
        self.in_preamble = self.in_preamble and not (_ends_as_operative(line) and not line.label)
        closing = f"{self._at}-end" if self._items and self._at and _goes_on_in_words(line) else ""
        self._items = []
        if closing and not self.in_preamble and closing not in self._taken:
            self._put(closing, line)
            return
        self._at = self._next("pp", within=self._annex) if self.in_preamble else self._next("u")
        self._put(self._at, line)


def _plain(line: Line) -> str:
    """Return the words of a line without marks of footnotes and of direction."""
    return UNSEEN.sub("", _NOTE_MARK.sub("", line.text)).strip()


def is_annex(line: Line) -> bool:
    """Whether a line is the heading of an annex: `Annex II`, `Annex to decision MC-5/4`, 附件一."""
    return _annex(line) is not None


def number_of_annex(line: Line) -> int:
    """Return the number in the heading of an annex; nought where it has none or is no such heading."""
    match = _annex(line)
    return min(map(_number, counts(match["number"])), default=0) if match else 0


def _annex(line: Line) -> re.Match[str] | None:
    words = _plain(line)
    is_short = not line.label and len(words) <= _LONGEST_ANNEX
    return _ANNEX.fullmatch(words) or _ANNEX_HAN.fullmatch(words) if is_short else None


def _is_bare_number(line: Line) -> bool:
    """Whether a line is a number and nothing else, as the heading of a section may be."""
    return line.kind == "text" and not line.text.strip() and bool(line.label)


def _ends_as_operative(line: Line) -> bool:
    """Whether a line ends as paragraphs of the operative part do."""
    return _plain(line).endswith(_ENDS_OPERATIVE)


def _goes_on_in_words(line: Line) -> bool:
    """Whether a line goes on with the sentence of the list above it: it begins with a small letter."""
    return line.text.lstrip()[:1].islower()


def _is_like_heading(read: Sequence[Count], line: Line) -> bool:
    """Whether a numbered line is a heading though the file does not say so: `II. Financing`, `A. General`, 二、概况."""
    words = _plain(line)
    is_sentence = words.endswith((*_ENDS_OPERATIVE, ",", ":", "，", "：", "،"))
    return bool(words) and not is_sentence and any(one.form in _OF_HEADINGS for one in read)


def _is_of_paragraph(count: Count) -> bool:
    """Whether a number is one of paragraphs, in digits and without brackets: `1.`, not `(1)` or `1)`."""
    return count.form == "decimal" and not set("()'’") & set(count.frame)


def _number(count: Count) -> int:
    """Return the number; of several readings the lowest is the likeliest: “II” is no doubled letter."""
    return count.number


def _goes_on(before: Count, after: Count) -> bool:
    return before.form == after.form and before.frame == after.frame and after.number == before.number + 1


def _preferred(read: Sequence[Count], items: Sequence[_Step]) -> list[Count]:
    """Return the readings, Roman first below letters: (i) under (a) is the first of its list."""
    below_letters = any(item.count.form == "letter" for item in items)
    return sorted(read, key=lambda one: (one.form == "roman") != below_letters)


def _step(count: Count) -> str:
    """Return the step of a place: digits for what is printed in digits, Roman numbers or letters else."""
    if count.form == "decimal":
        return str(count.number)
    if count.form in {"roman", "capital-roman"}:
        return roman(count.number).lower()
    rounds, place = divmod(count.number - 1, len(_LETTERS))
    return _LETTERS[place] * (rounds + 1)
