"""Who is asked, how strictly and on which condition, in English and Chinese: marks for readers, no findings of `check`.

Languages say these things in many ways, so that what has no like here may still mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import permutations

from jointreport.records.model.language import Text
from jointreport.records.register.register import Register
from jointreport.rules.parity.finding import Finding
from jointreport.rules.parity.obligation_words import BODIES, CONDITIONS, DUTY, PERMISSION, WHO_IS_ASKED, Sign
from jointreport.rules.parity.verbs import verbs_known

MODAL = "modal-word"
"""The code of a duty or permission that the other language does not have."""
KNOWN = frozenset({"en", "zh"})
"""The languages whose words are known here."""


def obligations_amiss(register: Register, text: Text, order: Sequence[str]) -> Iterator[Finding]:
    """Yield the modal words, conditions and bodies asked of one language that have no like in the other."""
    words = {language: text[language] for language in order if language in KNOWN and language in text}
    if len(words) < len(KNOWN):
        return
    for one, other in permutations(words):
        yield from _modal_words(words, one, other)
        yield from _one_sided("condition", CONDITIONS, words, one, other)
        if asked := _asked(register, one, words[one]):
            yield from _one_sided("addressee", BODIES, {one: asked, other: words[other]}, one, other)


def _modal_words(words: Mapping[str, str], one: str, other: str) -> Iterator[Finding]:
    """Yield a duty or permission that has no like in the other language, with what stands there in its place."""
    for sign, opposite in ((DUTY, PERMISSION), (PERMISSION, DUTY)):
        found = _found(sign, one, words[one])
        if not found or _answers(sign, other).search(words[other]):
            continue
        instead = _found(opposite, other, words[other])
        # “Decides that the meeting shall be held” has no word for it in Chinese.
        if instead or found[0] != "shall":
            yield Finding(MODAL, one, other, (found[0],), instead[0] if instead else "")


def modal_words_in(language: str, passage: str) -> Iterator[re.Match[str]]:
    """Yield where a passage says what has to be done, or what may be."""
    for sign in (DUTY, PERMISSION):
        yield from _asks(sign, language).finditer(passage)


def _one_sided(code: str, signs: Sequence[Sign], words: Mapping[str, str], one: str, other: str) -> Iterator[Finding]:
    """Yield the words for any of some signs that have no like in the other language."""
    for sign in signs:
        found = _found(sign, one, words[one])
        if found and not _answers(sign, other).search(words[other]):
            yield Finding(code, one, other, (found[0],))


def _found(sign: Sign, language: str, passage: str) -> re.Match[str] | None:
    """Return the first words of a passage that ask so; nothing in a language in which none do."""
    if language not in sign.asks or (language == "en" and sign.near and not any(one in passage for one in sign.near)):
        return None
    return _asks(sign, language).search(passage)


def _asked(register: Register, language: str, passage: str) -> str:
    """Return where in a passage stands who is asked: behind its opening verb, if that asks anybody."""
    verbs = verbs_known(register).get(language)
    for written, known in verbs.opened_with(passage) if verbs else ():
        if verbs and verbs.meanings[known] & {*register.verbs_that_ask}:
            behind = passage[passage.index(written) + len(written) :]
            found = re.match(WHO_IS_ASKED[language], behind)
            return found[0] if found else ""
    return ""


@cache
def _asks(sign: Sign, language: str) -> re.Pattern[str]:
    return re.compile(sign.asks[language])


@cache
def _answers(sign: Sign, language: str) -> re.Pattern[str]:
    pattern = sign.answers.get(language) or sign.asks[language]
    return re.compile(pattern, re.IGNORECASE)
