"""Printed numbers that were copied together with the words behind them, and would be printed twice."""

from __future__ import annotations

import re

from jointreport.records.model.places import place_of
from jointreport.rules.language.scripts import Fault

_HAN = "[一二三四五六七八九十]{1,3}"
_COUNTED = r"[(（]\d{1,3}[)）]|\d{1,3}[.．、)）](?!\d)"
_LETTERED = r"[a-z]{1,2}|[ivx]{1,5}|\d{1,2}"
_OF_KIND = {
    "s": rf"(?:[Ss]ection )?(?:[IVX]{{1,5}}|[A-Z]|\d{{1,2}})[.)．、](?!\d)|{_HAN}、|第{_HAN}[节部章]分?",
    "p": rf"{_COUNTED}|{_HAN}、|[(（]{_HAN}[)）]|第\d{{1,3}}段[.、：]?",
    "pp": _COUNTED,
    "item": rf"[(（](?:{_LETTERED}|{_HAN})[)）]|(?:[a-z]|[ivx]{{1,4}}|\d{{1,2}})[)）.．、](?!\w)|{_HAN}、",
}
_BULLET = r"[•●▪◦‣·∙■□➢✓]|[-–—*](?=\s)"
_PASTED = {kind: re.compile(rf"(?:{_BULLET}|{of_kind})\s*(?=\S)") for kind, of_kind in _OF_KIND.items()}
"""What an editor prints before a section, a paragraph, a preambular paragraph or a lettered item."""


def fault_of_number(at: str, words: str) -> Fault | None:
    """Return the fault of a paragraph that begins with a printed number, which its place `at` brings along."""
    place = place_of(at)
    kind = "item" if place.items and place.above else place.kind
    # What has no number of its own may begin with any, and so may the cells of a table.
    pasted = _PASTED[kind].match(words) if kind in _PASTED else None
    return Fault("printed-number", values={"found": pasted[0].strip(), "at": at}) if pasted else None


def fault_of_label(label: str, words: str) -> Fault | None:
    """Return the fault of a footnote that begins with its own label."""
    pasted = re.match(rf"(?:\[\^?{re.escape(label)}\]|{re.escape(label)}(?:[.．、)）]|\s(?=\D)))\s*", words)
    return Fault("printed-number", values={"found": pasted[0].strip(), "at": f"fn{label}"}) if pasted else None
