"""The verb with which a paragraph opens, which must be the same in all languages: Requests, 请."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jointreport.records.model.language import Text
from jointreport.records.reads import cached
from jointreport.records.register.register import Register
from jointreport.rules.language.scripts import CHINESE
from jointreport.rules.parity.finding import Finding

_FEW = 16
"""So many Chinese characters a paragraph opens with, up to the first stop: “也赞赏地注意到”."""
_STOP = re.compile("[，；：。]")
_LIST = "verb"


class Verbs(NamedTuple):
    """The verbs of a language: the words, what finds them, and what each stands for in the list.

    What finds them has a group for each word, but in Chinese, where a word has one form.
    """

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    meanings: Mapping[str, frozenset[str]]
    is_chinese: bool

    def opened_with(self, passage: str) -> list[tuple[str, str]]:
        """Return the verbs in the opening words of a passage, as written there and as the list has them."""
        if self.is_chinese:
            return [(word, word) for word in self.pattern.findall(_STOP.split(passage[:_FEW], maxsplit=1)[0])]
        match = self.pattern.match(passage)
        return [(match[match.lastindex], self.words[match.lastindex - 1])] if match and match.lastindex else []

    def words_for(self, meanings: frozenset[str]) -> tuple[str, ...]:
        """Return the words that stand for one of some verbs of the list."""
        return tuple(word for word, meant in self.meanings.items() if meant & meanings)


@cached()
def verbs_known(register: Register) -> Mapping[str, Verbs]:
    """Return the verbs of each language, as the vocabulary has them."""
    found: dict[str, dict[str, set[str]]] = {}
    for name in register.values_of(_LIST):
        choice = register.choice(_LIST, name)
        for language, word in choice.words.by_language.items():
            for one in (word, *choice.also.get(language, ())):
                found.setdefault(language, {}).setdefault(one, set()).add(name)
    return {language: _verbs(meanings) for language, meanings in found.items() if language in register.languages}


def _verbs(meanings: Mapping[str, set[str]]) -> Verbs:
    words = tuple(sorted(meanings, key=len, reverse=True))
    is_chinese = any(map(CHINESE.own.search, words))
    meant = {word: frozenset(meanings[word]) for word in words}
    return Verbs(words, _chinese_opening(words) if is_chinese else _opening(words), meant, is_chinese)


def _chinese_opening(words: Iterable[str]) -> re.Pattern[str]:
    # 赞赏地注意到 takes note, with appreciation.
    return re.compile(f"(?:{'|'.join(words)})(?!地)")


def _opening(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the first verb also in “Also strongly encourages” and “Expresses its deep concern”."""
    spread = (re.escape(word).replace(r"\ ", r"(?:\s\w+){0,3}\s") for word in words)
    return re.compile(rf"(?:\w+[\s,]+){{0,2}}?(?:{'|'.join(f'({one})' for one in spread)})\b", re.IGNORECASE)


def verbs_amiss(text: Text, verbs: Mapping[str, Verbs], order: Sequence[str]) -> Iterator[Finding]:
    """Yield each language that opens with another verb than the first in the site's order."""
    first, *others = sorted((one for one in text.by_language if one in verbs), key=order.index) or ("",)
    for other in others:
        ours, theirs = verbs[first].opened_with(text[first]), verbs[other].opened_with(text[other])
        if ours and theirs:
            meant = verbs[other].words_for(verbs[first].meanings[ours[0][1]])
            # What begins with a word for it says it with more force: 强调指出.
            if meant and not any(word.startswith(meant) for _, word in theirs):
                yield Finding("other-verb", other, first, (theirs[0][0],), ours[0][0])
