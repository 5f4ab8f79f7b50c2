"""From the events of the YAML parser to a tree of strings with the place of every key and value."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import yaml

from jointreport.records.source.characters import (
    RIGHT_TO_LEFT_MARK,
    code_points,
    escapes,
    find_faults,
    is_balanced,
    printable,
)
from jointreport.records.source.locations import Findings, Tree


def check_scalars(text: str, written: Sequence[Written], findings: Findings) -> None:
    """Add what is wrong inside the scalars of `text`."""
    for scalar in written:
        if scalar.style == '"' and "\\" in text[scalar.start : scalar.end]:
            _check_escapes(text, scalar, findings)
        if scalar.right_to_left and not is_balanced(scalar.value):
            findings.add("unbalanced-direction", scalar.start)
        if not scalar.style and _in_smart_quotes(scalar.value):
            findings.add("smart-quotes", scalar.start, text=printable(scalar.value[1:-1]))


def _check_escapes(text: str, scalar: Written, findings: Findings) -> None:
    for index, character in escapes(text, scalar.start, scalar.end):
        for code, _ in find_faults(character):
            values = {} if code == "tab" else {"character": code_points(character)}
            findings.add(code, index, **values)
        if RIGHT_TO_LEFT_MARK.match(character) and not scalar.right_to_left:
            findings.add("bidirectional-character", index, character=code_points(character))
    _check_normal_form(text, scalar, findings)


def _check_normal_form(text: str, scalar: Written, findings: Findings) -> None:
    """Add a text whose escapes, not its visible characters, break the normal form."""
    if unicodedata.is_normalized("NFC", scalar.value):
        return
    if unicodedata.is_normalized("NFC", text[scalar.start : scalar.end]):
        wanted = unicodedata.normalize("NFC", scalar.value)
        findings.add("not-nfc", scalar.start, found="\\u…", wanted=printable(wanted))


def _in_smart_quotes(value: str) -> bool:
    """Tell whether one pair of “ ” encloses the whole value; “A” and “B” are two quotations in a text."""
    return len(value) > 1 and value[0] == "“" and value.find("”") == len(value) - 1


# No record needs half of it; thousands of brackets would exhaust what reads the tree later.
DEEPEST = 20
# `<<` would merge another mapping, unseen where it stands.
_BAD_KEYS = frozenset({"", "<<"})


class ShapeError(Exception):
    """The text has a shape that this project does not read; nothing after `index` was looked at."""

    def __init__(self, code: str, index: int) -> None:
        super().__init__(code)
        self.code = code
        self.index = index


class Written(NamedTuple):
    """A scalar as it stands in the file, and whether a right-to-left language leads to it."""

    start: int
    end: int
    style: str | None
    value: str
    right_to_left: bool


class _Open:
    """A mapping or list that is being filled; `key` is the key whose value comes next."""

    __slots__ = ("is_mapping", "items", "key", "key_index", "key_indices")

    def __init__(self, items: dict[str, Tree] | list[Tree]) -> None:
        self.items = items
        self.is_mapping = isinstance(items, dict)
        self.key: str | None = None
        self.key_index = 0
        self.key_indices: dict[str, int] = {}

    def expects_key(self) -> bool:
        return self.key is None and self.is_mapping


class TreeBuilder:
    """Takes the events of one text; afterwards `tree`, `starts` and `written` hold what it said.

    `starts` holds the index of the key and of the value, for each value in the order of the file.
    `watched` asks for `written`, which costs time that most files need not spend.
    """

    def __init__(self, findings: Findings, right_to_left: frozenset[str], *, watched: bool) -> None:
        self._findings = findings
        self._right_to_left = right_to_left
        self._watched = watched
        self._root: list[Tree] = []
        self._here = _Open(self._root)
        self._above: list[_Open] = []
        self._documents = 0
        self._last: Any = None
        self.starts: list[int] = []
        self.written: list[Written] = []

    @property
    def tree(self) -> Tree | None:
        """The tree, or None if the text holds no document."""
        return self._root[0] if self._root else None

    @property
    def last(self) -> Written | None:
        """The last scalar that was read, which explains many an error after it."""
        return self._as_written(self._last) if self._last else None

    def take(self, text: str) -> None:
        """Build the tree of `text`; raises `ShapeError` or what the parser raises."""
        # Without these signs nothing has an anchor or a tag, and the shorter way serves nearly every file.
        may_have_properties = "&" in text or "!" in text
        act: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar if self._watched or may_have_properties else self._bare_scalar,
            yaml.MappingStartEvent: lambda event: self._open(event, {}),
            yaml.SequenceStartEvent: lambda event: self._open(event, []),
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._open_document,
        }
        parser = yaml.CSafeLoader(text)
        try:
            # Events instead of nodes: one pass builds the tree without recursion.
            for event in iter(parser.get_event, None):
                if (take := act.get(type(event))) is not None:
                    take(event)
        finally:
            parser.dispose()

    def _open_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise ShapeError("several-documents", event.start_mark.index)
        if event.version or event.tags:
            self._findings.add("yaml-directive", event.start_mark.index)

    def _scalar(self, event: Any) -> None:
        if event.anchor or event.tag or not (event.style or event.implicit[0]):
            self._refuse_properties(event)
        if self._watched:
            self.written.append(self._as_written(event))
        self._bare_scalar(event)

    def _bare_scalar(self, event: Any) -> None:
        self._last = event
        self._text(event.value, event.start_mark.index)

    def _alias(self, event: Any) -> None:
        index = event.start_mark.index
        self._findings.add("yaml-alias", index, name=printable(event.anchor))
        self._text(f"*{event.anchor}", index)

    def _text(self, text: str, index: int) -> None:
        here = self._here
        if here.key is None and here.is_mapping:
            if text in here.key_indices or text in _BAD_KEYS:
                self._refuse_key(text, index)
            here.key_indices.setdefault(text, index)
            here.key, here.key_index = text, index
        else:
            self._put(text, index)
            here.key = None

    def _refuse_key(self, key: str, index: int) -> None:
        first = self._here.key_indices.get(key)
        if first is not None:
            line = str(self._findings.spot(first).line)
            self._findings.add("duplicate-key", index, key=printable(key), line=line)
        else:
            self._findings.add("merge-key" if key else "empty-key", index)

    def _put(self, value: Tree, index: int) -> None:
        """Put a value where it belongs: behind the last key or at the end of the list."""
        here = self._here
        if isinstance(here.items, list):
            here.items.append(value)
            self.starts.append(index)
        elif here.key is not None:
            here.items[here.key] = value
            self.starts.append(here.key_index)
        self.starts.append(index)

    def _open(self, event: Any, items: dict[str, Tree] | list[Tree]) -> None:
        index = event.start_mark.index
        if len(self._above) >= DEEPEST:
            raise ShapeError("too-deep", index)
        if self._here.expects_key():
            raise ShapeError("complex-key", index)
        if event.anchor or not event.implicit:
            self._refuse_properties(event)
        self._put(items, index)
        self._above.append(self._here)
        self._here = _Open(items)

    def _close(self, _event: Any) -> None:
        self._here = self._above.pop()
        self._here.key = None

    def _refuse_properties(self, event: Any) -> None:
        code = "yaml-anchor" if event.anchor else "yaml-tag"
        self._findings.add(code, event.start_mark.index)

    def _as_written(self, event: Any) -> Written:
        keys = (self._here.key, *(above.key for above in self._above))
        below = not self._here.expects_key() and not self._right_to_left.isdisjoint(keys)
        return Written(event.start_mark.index, event.end_mark.index, event.style, event.value, below)
