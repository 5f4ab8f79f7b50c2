"""The verb with which a paragraph opens, which must be the same in all languages: Requests, 请."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jointreport.records.model.language import Text
from jointreport.records.reads import cached
from jointreport.records.register.register import Register
from jointreport.rules.language.scripts import CHINESE

_FEW = 16
"""So many Chinese characters a paragraph opens with, up to the first stop: “也赞赏地注意到”."""
_STOP = re.compile("[，；：。]")
_LIST = "verb"


class Verbs(NamedTuple):
    """The verbs of a language: what finds them, a group for each word, and what each word stands for in the list."""

    pattern: re.Pattern[str]
    meanings: Mapping[str, frozenset[str]]

    def opened_with(self, passage: str) -> list[tuple[str, str]]:
        """Return the verbs in the opening words of a passage, as written there and as the list has them."""
        if self.is_chinese:
            found = [*self.pattern.finditer(_STOP.split(passage, maxsplit=1)[0][:_FEW])]
        else:
            found = [match for match in (self.pattern.match(passage),) if match]
        words = tuple(self.meanings)
        return [(match[match.lastindex or 0], words[(match.lastindex or 1) - 1]) for match in found]

    @property
    def is_chinese(self) -> bool:
        """Whether they are in Chinese, where what qualifies a verb stands before it."""
        return CHINESE.own.search(next(iter(self.meanings))) is not None

    def words_for(self, meanings: frozenset[str]) -> tuple[str, ...]:
        """Return the words that stand for one of some verbs of the list."""
        return tuple(word for word, meant in self.meanings.items() if meant & meanings)


@cached()
def verbs_known(register: Register) -> Mapping[str, Verbs]:
    """Return the verbs of each language, as the vocabulary has them."""
    names = [value for of, value in (one.split("/") for one in register.entries["vocabulary"]) if of == _LIST]
    found: dict[str, dict[str, set[str]]] = {}
    for name in names:
        choice = register.choice(_LIST, name)
        for language, word in choice.words.by_language.items():
            for one in (word, *choice.also.get(language, ())):
                found.setdefault(language, {}).setdefault(one, set()).add(name)
    return {language: _verbs(meanings) for language, meanings in found.items() if language in register.languages}


def _verbs(meanings: Mapping[str, set[str]]) -> Verbs:
    longest_first = sorted(meanings, key=len, reverse=True)
    verbs = Verbs(re.compile(""), {word: frozenset(meanings[word]) for word in longest_first})
    if verbs.is_chinese:
        # 赞赏地注意到 takes note, with appreciation.
        return verbs._replace(pattern=re.compile("|".join(f"({word})(?!地)" for word in longest_first)))
    # “Also strongly encourages”, “expresses its deep concern”.
    spread = (re.escape(word).replace(r"\ ", r"(?:\s\w+){0,2}\s") for word in longest_first)
    several = "|".join(f"({word})" for word in spread)
    return verbs._replace(pattern=re.compile(rf"(?:\w+[\s,]+){{0,2}}?(?:{several})\b", re.IGNORECASE))


class OtherVerb(NamedTuple):
    """A language that opens with another verb than the first, and the verbs as they are written."""

    language: str
    first: str
    verb: str
    first_verb: str


def verbs_amiss(text: Text, verbs: Mapping[str, Verbs], order: Sequence[str]) -> Iterator[OtherVerb]:
    """Yield each language that opens with another verb than the first in the site's order."""
    first, *others = sorted((one for one in text.by_language if one in verbs), key=order.index) or ("",)
    for other in others:
        ours, theirs = verbs[first].opened_with(text[first]), verbs[other].opened_with(text[other])
        if ours and theirs:
            meant = verbs[other].words_for(verbs[first].meanings[ours[0][1]])
            # What begins with a word for it says it with more force: 强调指出.
            if meant and not any(word.startswith(meant) for _, word in theirs):
                yield OtherVerb(other, first, theirs[0][0], ours[0][0])
