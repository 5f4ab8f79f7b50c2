"""Traditional characters in a Chinese text: the texts of the United Nations are written in simplified ones."""

from __future__ import annotations

import re
from functools import cache

from jointreport.rules.language.scripts import CHINESE, Fault

_QUOTED = re.compile("“[^“”]*”|《[^《》]*》|「[^「」]*」|『[^『』]*』")
_SIMPLIFIED_TOO = frozenset("噁簑")
"""Characters that the library simplifies, and that stand in names of substances and animals all the same."""
_A_MISPRINT = 2
"""Of words that were issued fewer different ones may be a misprint of the issued text."""


def fault_of_traditional(words: str, *, verbatim: bool) -> Fault | None:
    """Return the fault of traditional characters, with what to write instead; a quotation may hold them."""
    rare = {sign for sign in set(words) if _is_rare(sign)}
    if not rare:
        return None
    plain = _QUOTED.sub("", words)
    found = [sign for sign in dict.fromkeys(plain) if sign in rare and _simplified(sign) != sign]
    if not found or (verbatim and len(found) < _A_MISPRINT):
        return None
    told = "".join(found)
    values = {"found": told, "simplified": "".join(map(_simplified, found))}
    return Fault("traditional-characters", words.index(found[0]), values)


@cache
def _is_rare(sign: str) -> bool:
    """Whether a character is none of the set in which simplified Chinese is commonly written."""
    if not CHINESE.own.match(sign) or sign in _SIMPLIFIED_TOO:
        return False
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


@cache
def _simplified(sign: str) -> str:
    from opencc import OpenCC  # Where nothing is rare, it need not be read.

    simplified: str = OpenCC("t2s").convert(sign)
    return simplified
