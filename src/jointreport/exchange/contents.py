"""What a file holds: the text of one decision, those of many in the report of a meeting, or a document.

A report is cut where a symbol heads a text and the words of who decides follow it. A note that sets out a draft
decision is cut before those words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from jointreport.exchange.conference import with_plain_hyphens
from jointreport.exchange.labels import with_typed_label
from jointreport.exchange.manuscript import Aside, Line, Manuscript
from jointreport.exchange.structure import first_number, is_annex, is_opening, number_of_annex, opening_of
from jointreport.records.model.symbols import has_letters, in_words, pattern_of

_MOST_TITLES = 4
"""So many lines may stand between a symbol and the words of who decides: a title may go over several."""
_MARK = re.compile(r"\[\^([^\]]+)\]")
_BEFORE_SYMBOL = r"\W{0,3}(?:第|[^\W\d]+\s+)?"
_SHAPE = re.compile(r"(?<![\w/])[A-Z][A-Za-z.()-]*(?:/[A-Za-z.]+)*[-/. ]\d[\w.-]*/[\w./-]*\d(?![\w/])")
"""What a symbol looks like of a conference that the project does not know: letters, then numbers with a stroke."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file that is a text by itself, and the symbol above it, empty where there is none."""

    symbol: str
    manuscript: Manuscript


@dataclass(frozen=True, slots=True)
class Contents:
    """The parts of a file, and how many of its lines belong to none, with the first of them."""

    parts: tuple[Part, ...]
    outside: tuple[Line, ...] = ()


def contents_of(manuscript: Manuscript, decisions: tuple[str, ...], documents: tuple[str, ...]) -> Contents:
    """Return what a file holds, by the forms of symbols.

    It holds many decisions only where at least two have their symbol and the words of who decides.
    """
    heads = _heads(manuscript.lines, decisions)
    if len({symbol for _, symbol in heads}) < 2:
        return Contents((Part(_symbol_above(manuscript, decisions, documents), manuscript),))
    return _cut(manuscript, heads)


def _symbol_above(manuscript: Manuscript, decisions: tuple[str, ...], documents: tuple[str, ...]) -> str:
    """Return the symbol that a file names, or that stands above its text; empty where there is none."""
    if said := manuscript.facts.get("symbol"):
        return said
    lines, opening = manuscript.lines, opening_of(manuscript.lines)
    above = lines[: first_number(lines) if opening is None else opening]
    at_head = (symbol for line in above if (symbol := _symbol_at_head(line, decisions)))
    within = (
        found
        for line in above
        for found in in_words((*documents, *decisions)).findall(with_plain_hyphens(_words(line)))
    )
    found = sorted(within, key=lambda one: not _is_of(one, decisions))
    shaped = (match[0] for line in above if (match := _SHAPE.search(with_plain_hyphens(line.text))))
    return next(chain(at_head, found, shaped), "")


def _is_of(symbol: str, forms: tuple[str, ...]) -> bool:
    return any(pattern_of(form).fullmatch(symbol) for form in forms)


@cache
def _at_head(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a symbol at the head of a line; one that is numbers alone needs a word before it."""
    lettered = "|".join(pattern_of(form).pattern for form in forms if has_letters(form)) or "(?!)"
    numbers = "|".join(pattern_of(form).pattern for form in forms if not has_letters(form)) or "(?!)"
    return re.compile(rf"(?:{_BEFORE_SYMBOL}({lettered})|\W{{0,3}}(?:第|[^\W\d]+\s+)({numbers}))(?![\d/-])")


def _symbol_at_head(line: Line, forms: tuple[str, ...]) -> str:
    match = _at_head(forms).match(with_plain_hyphens(line.text)) if line.kind != "table" and not line.label else None
    return match[1] or match[2] if match else ""


def _heads(lines: Sequence[Line], forms: tuple[str, ...]) -> Sequence[tuple[int, str]]:
    """Return where a symbol stands that heads a text, and the symbol; in a list of contents no text follows.

    Where two texts at least begin with the words of who decides, others may begin without them, as declarations do.
    """
    openings = (_head_above(lines, place, forms) for place, line in enumerate(lines) if is_opening(line))
    # A short clause of the preamble ends as the words of who decides do.
    opened = dict.fromkeys(head for head in openings if head)
    known = {symbol for _, symbol in opened}
    if len(known) < 2:
        return tuple(opened)
    called = {place: symbol for place, line in enumerate(lines) if (symbol := _symbol_of_title(line, forms))}
    bare = ((place, symbol) for place, symbol in called.items() if symbol not in known and place + 1 not in called)
    return sorted((*opened, *bare))


def _symbol_of_title(line: Line, forms: tuple[str, ...]) -> str:
    """Return the symbol at the head of a line that is a title: `MC-5/1: Lamps`, not a sentence."""
    return "" if line.text.rstrip().endswith((".", ";", ",", "。", "；", "，")) else _symbol_at_head(line, forms)


def _head_above(lines: Sequence[Line], opening: int, forms: tuple[str, ...]) -> tuple[int, str] | None:
    """Return the symbol above the words of who decides, with its line; only a title may stand between."""
    for place in range(opening - 1, max(opening - 1 - _MOST_TITLES, -1), -1):
        if with_typed_label(lines[place]).label:
            return None
        if symbol := _symbol_at_head(lines[place], forms):
            return place, symbol
    return None


def _cut(manuscript: Manuscript, heads: Sequence[tuple[int, str]]) -> Contents:
    """Return the texts from each head to the next; what stands before, between and after belongs to the report."""
    lines = manuscript.lines
    report = max((number_of_annex(line) for line in lines[: heads[0][0]] if is_annex(line)), default=0)
    ends = [*(place for place, _ in heads[1:]), len(lines)]
    outside, parts = [*lines[: heads[0][0]]], []
    for (begin, symbol), until in zip(heads, ends, strict=True):
        end = _end(lines, begin, until, report)
        outside += lines[end:until]
        parts.append(Part(symbol, _piece(manuscript, lines[begin:end])))
    return Contents(tuple(parts), tuple(outside))


def _end(lines: Sequence[Line], begin: int, until: int, report: int) -> int:
    """Return where a decision ends: before the annex that goes on with those of the report, and headings after it."""
    own = {number_of_annex(line) for line in lines[begin:until]}
    further = (
        place
        for place in range(begin, until)
        if report and number_of_annex(lines[place]) == report + 1 and report not in own
    )
    end = next(further, until)
    while end > begin + 1 and lines[end - 1].kind == "heading":
        end -= 1
    return end


def _piece(manuscript: Manuscript, lines: Sequence[Line]) -> Manuscript:
    """Return some lines of a manuscript with the footnotes whose marks stand in them."""
    words = "\n".join(_words(line) for line in lines)
    marks = set(_MARK.findall(words))
    return replace(
        manuscript,
        lines=tuple(lines),
        notes=tuple(note for note in manuscript.notes if note.label in marks),
        left_out=_within(lines, words, manuscript.left_out),
        facts={name: said for name, said in manuscript.facts.items() if name not in {"symbol", "title"}},
    )


def _within(lines: Sequence[Line], words: str, asides: Sequence[Aside]) -> tuple[Aside, ...]:
    first, last = lines[0].number, lines[-1].number
    return tuple(one for one in asides if (first <= one.number <= last if one.number else one.near in words))


def _words(line: Line) -> str:
    return "\n".join((line.text, *(cell.text for row in line.cells for cell in row)))


def with_draft_apart(manuscript: Manuscript) -> tuple[Manuscript, Manuscript | None]:
    """Return a note without the draft decision that it sets out, and that draft; nothing where it sets out none.

    A draft begins with the words of who decides, after numbered paragraphs of which the last ends with a colon.
    """
    lines = manuscript.lines
    numbered = first_number(lines)
    if opening_of(lines) is not None:
        return manuscript, None
    for place in range(numbered + 1, len(lines)):
        if is_opening(lines[place]) and lines[place - 1].text.rstrip().endswith((":", "：")):
            return _piece(manuscript, lines[:place]), _piece(manuscript, lines[place:])
    return manuscript, None
