"""Notes that an author wrote to herself in the place of words: TBD, 待译, ???."""

from __future__ import annotations

import re

from jointreport.rules.language.scripts import Fault

_CAPITALS = "TBD|TBC|TBA|TODO|TO DO|FIXME|TKTK|TK"
_UNTRANSLATED = (
    "(?:尚?待|需|请|未)(?:翻译|译出|译)|翻译中|尚?待(?:补充?|补译|补写|填写?|写|校对?|审校|查证?|核实?|核对)"
)
_UNKNOWN = "尚?待(?:定|确定|确认|续|完善|更新)"
_ENGLISH = (
    "pending|(?:translation|text|title|wording) (?:pending|missing|needed|to follow|to come)|untranslated|placeholder|"
    "(?:to be|not yet|not|needs? to be) (?:translated|written|filled in|completed|drafted|added|inserted)(?: yet)?|"
    "(?:please )?translate(?: (?:this|me))?|insert (?:text|title|name|date)s?(?: here)?|lorem ipsum.{0,40}"
)
_OTHERS = "à (?:traduire|compléter|définir)|por (?:traducir|completar|definir)|pendiente de traducci[oó]n"
_WHOLE = re.compile(
    rf"[\s\[({{（【<“\"*_]*(?:{_CAPITALS}|{_UNTRANSLATED}|{_UNKNOWN}|{_ENGLISH}|{_OTHERS}"
    r"|\?+|？+|…+|\.{2,}|。{2,}|_+|x{3,})[\s\])}）】>”\"*_.。!！:：…?？]*",
    re.IGNORECASE,
)
"""What a text consists of that nobody has written yet."""
_INSIDE = re.compile(
    rf"\A[\[(（【]?(?:(?:TBD|TBC|TODO|FIXME|TKTK)\b|(?:{_UNTRANSLATED}|{_UNKNOWN})[:：,，(（【])"
    rf"|\b(?:TODO|FIXME|TKTK)\b|\?{{3,}}|？{{2,}}"
    rf"|[\[(（【](?:(?:{_CAPITALS})\b|[?？]|{_UNTRANSLATED})[^\])）】]{{0,80}}[\])）】]|[\[【](?:{_ENGLISH}|{_UNKNOWN})[\]】]"
)
"""A note among words; “(to be completed)” and “（待定）” may be words."""
_PERHAPS = re.compile(r"\b(?:TBD|TBC|TBA)\b")
_QUOTED = re.compile('“[^“”]*”|"[^"]*"|「[^「」]*」|«[^«»]*»')
_LONGEST = 60
# Of the many texts without any of these nothing else is asked.
_SIGNS = re.compile(r"[?？\[【（({待译]|T[BOK]|FIX")


def fault_of_note(words: str, *, verbatim: bool) -> Fault | None:
    """Return the fault of a note to oneself; in words that were issued only one that stands there alone."""
    if len(words) <= _LONGEST and _WHOLE.fullmatch(words):
        return Fault("note-to-oneself", values={"found": words})
    if verbatim or not _SIGNS.search(words):
        return None
    plain = _QUOTED.sub(lambda match: " " * len(match[0]), words)
    if match := _INSIDE.search(plain):
        return Fault("note-to-oneself", match.start(), {"found": match[0]})
    perhaps = _PERHAPS.search(plain)
    return Fault("note-in-words", perhaps.start(), {"found": perhaps[0]}) if perhaps else None
