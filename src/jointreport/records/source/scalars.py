"""What can be wrong inside one scalar: characters behind escapes, direction, quotes that are none."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from jointreport.records.source.characters import (
    RIGHT_TO_LEFT_MARK,
    balanced,
    code_points,
    escapes,
    faulty,
    shown,
)
from jointreport.records.source.findings import Findings
from jointreport.records.source.tree import Written


def check_scalars(text: str, written: Sequence[Written], findings: Findings) -> None:
    """Add what is wrong inside the scalars of `text`."""
    for scalar in written:
        if scalar.style == '"' and "\\" in text[scalar.start : scalar.end]:
            _check_escapes(text, scalar, findings)
        if scalar.right_to_left and not balanced(scalar.value):
            findings.add("unbalanced-direction", scalar.start)
        if not scalar.style and _in_smart_quotes(scalar.value):
            findings.add("smart-quotes", scalar.start, text=shown(scalar.value[1:-1]))


def _check_escapes(text: str, scalar: Written, findings: Findings) -> None:
    for index, character in escapes(text, scalar.start, scalar.end):
        for code, _ in faulty(character):
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
        findings.add("not-nfc", scalar.start, found="\\u…", wanted=shown(wanted))


def _in_smart_quotes(value: str) -> bool:
    """Tell whether one pair of “ ” encloses the whole value; “A” and “B” are two quotations in a text."""
    return len(value) > 1 and value[0] == "“" and value.find("”") == len(value) - 1
