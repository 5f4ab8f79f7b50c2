"""The sign at the end of a text: where one language has one, the others do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jointreport.records.model.documents import MARK
from jointreport.rules.language.scripts import Fault

_SIGNS = ".;:,!?…。；：，、！？؛،؟।"
_CLASS = {sign: kind for kind in (",，、،", ";；؛", ".。।", ":：", "?？؟", "!！") for sign in kind}
"""Signs that mean the same in the languages; of any other nothing is known."""
_AROUND = '”’"»)）》'
# A stop after one of these belongs to the word, and so does one after letters with stops between them.
_ABBREVIATED = re.compile(r"(?:\b(?:etc|al|Inc|Ltd|Co|Corp|Jr|Sr|St|Nos?|vols?|pp?|arts?|para|paras)|\.\w+)\.\Z")
# After these an item of a list has had its sign.
_JOINED = re.compile(r"[;,；，] ?(?:and|or|and/or|以及|或|和|及|而且)\Z")


def faults_of_end(words: Mapping[str, str]) -> Iterator[tuple[str, Fault]]:
    """Yield each language whose words end without the sign of punctuation that another has, or with another one."""
    ends = {language: _end(said) for language, said in words.items()}
    with_sign = next((language for language, end in ends.items() if end), None)
    for language, end in ends.items():
        if with_sign and end == "":
            values = {"language": language, "other": with_sign, "sign": ends[with_sign] or ""}
            yield language, Fault("last-sign-missing", len(words[language]), values)
        elif with_sign and end and _CLASS.get(end) != _CLASS.get(ends[with_sign] or ""):
            values = {"language": language, "other": with_sign, "found": end, "sign": ends[with_sign] or ""}
            yield language, Fault("last-sign-differs", len(words[language]), values)


def _end(words: str) -> str | None:
    """Return the sign with which some words end, empty where there is none; nothing where that cannot be told."""
    plain = MARK.sub("", words).rstrip().rstrip(_AROUND)
    if not plain or _ABBREVIATED.search(plain) or _JOINED.search(plain):
        return None
    return plain[-1] if plain[-1] in _SIGNS else ""
