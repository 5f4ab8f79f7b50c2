"""Footnotes as GitHub knows them: a mark `[^1]`, and anywhere in the page a paragraph that begins with `[^1]:`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_DEFINITION = re.compile(r"\[\^([^\]\s]{1,60})\]:[ \t]*")
_MARK = re.compile(r"\[\^([^\]\s]{1,60})\]")
_KEPT = "footnotes"
_BELOW = 4
"""How far further paragraphs of a footnote are indented."""


@dataclass(slots=True)
class Footnote:
    """A footnote: on which line it begins, how often a mark leads to it, its number, its tokens.

    `again` are the lines on which further ones begin that have the same label, and are not shown.
    """

    line: int
    marks: int = 0
    number: int = 0
    tokens: list[Token] = field(default_factory=list)
    again: list[int] = field(default_factory=list)


def defined_in(env: Mapping[str, Any]) -> Mapping[str, Footnote]:
    """Return the footnotes of a page by their labels."""
    found: Mapping[str, Footnote] = env.get(_KEPT, {})
    return found


def definition(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read a footnote, which may hold several paragraphs; the first of two with one label stands."""
    start = state.bMarks[first] + state.tShift[first]
    match = _DEFINITION.match(state.src, start, state.eMarks[first])
    if match is None or state.is_code_block(first):
        return False
    if silent:
        return True
    outside = state.tokens
    state.tokens = []
    _read_below(state, first, last, match.end() - start)
    note = Footnote(first, tokens=state.tokens)
    state.tokens = outside
    standing = state.env.setdefault(_KEPT, {}).setdefault(match.group(1), note)
    if standing is not note:
        standing.again.append(first)
    return True


def _read_below(state: StateBlock, first: int, last: int, skipped: int) -> None:
    """Let the parser read what belongs to a footnote: the rest of its line, and what is indented below."""
    kept = state.bMarks[first], state.tShift[first], state.sCount[first], state.blkIndent, state.parentType
    state.bMarks[first] += state.tShift[first] + skipped
    state.tShift[first] = 0
    state.blkIndent += _BELOW
    state.sCount[first] = state.blkIndent
    state.parentType = "reference"
    state.md.block.tokenize(state, first, last)
    state.bMarks[first], state.tShift[first], state.sCount[first], state.blkIndent, state.parentType = kept


def mark(state: StateInline, silent: bool) -> bool:
    """Read the mark of a footnote that the page has; any other stays as it is written."""
    match = _MARK.match(state.src, state.pos, state.posMax)
    note = defined_in(state.env).get(match.group(1)) if match else None
    if match is None or note is None:
        return False
    if not silent:
        _count(state, note)
    state.pos = match.end()
    return True


def _count(state: StateInline, note: Footnote) -> None:
    note.marks += 1
    if not note.number:
        state.env["footnotes-marked"] = note.number = state.env.get("footnotes-marked", 0) + 1
    token = state.push("footnote_mark", "", 0)
    token.meta = {"number": note.number, "again": note.marks - 1}


def gather(state: StateCore) -> None:
    """Put the footnotes to which marks lead at the end of the page, in the order of their marks."""
    notes = list(defined_in(state.env).values())
    number = 0
    # A footnote may hold the mark of a further one, which is numbered while the former is read.
    while note := next((note for note in notes if note.number == number + 1), None):
        number += 1
        if number == 1:
            state.tokens.append(Token("footnotes_open", "ol", 1, attrs={"class": "footnotes"}, block=True))
        state.tokens += _read(state, note)
    if number:
        state.tokens.append(Token("footnotes_close", "ol", -1, block=True))


def _read(state: StateCore, note: Footnote) -> Iterator[Token]:
    """Yield the item of a footnote; the way back stands at the end of its last paragraph."""
    for token in note.tokens:
        if token.type == "inline":
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
    ends_in_words = bool(note.tokens) and note.tokens[-1].type == "paragraph_close"
    last = len(note.tokens) - ends_in_words
    yield Token("footnote_open", "li", 1, attrs={"id": f"fn:{note.number}"}, block=True)
    yield from note.tokens[:last]
    yield Token("footnote_back", "", 0, meta={"number": note.number})
    yield from note.tokens[last:]
    yield Token("footnote_close", "li", -1, block=True)
