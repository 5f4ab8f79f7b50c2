"""Where terms of the glossary occur: Chinese anywhere, other languages by beginnings of words, by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from jointreport.records.model.bodies import Term
from jointreport.records.model.documents import without_marks
from jointreport.records.model.site import Language
from jointreport.site.running_text import is_chinese

# The end of a Chinese sentence, with the marks that close it.
_CHINESE = re.compile(r"[^。！？]*[。！？]+[”’」』）]*|[^。！？]+$")
_END = re.compile(r"[.!?؟][”’\"»)]*\s+(?=[“‘\"«(]*(\S))")
_SHORTENED = re.compile(r"(?:^|[\s(])(?:Nos?|paras?|arts?|vols?|eds?|pp?|cf|e\.g|i\.e|Drs?|Mrs?|Ms|Prof|St|[A-Z])\.$")


def sentences(words: str, *, chinese: bool) -> tuple[str, ...]:
    """Return the sentences of a paragraph in their order."""
    found = _CHINESE.findall(words) if chinese else _parted(words)
    return tuple(one.strip() for one in found if one.strip())


def _parted(words: str) -> Iterator[str]:
    """Yield sentences; a dot after a shortened word, or before a small letter or a number, ends none."""
    start = 0
    for end in _END.finditer(words):
        following = end.group(1)
        if following.islower() or following.isdigit() or _SHORTENED.search(words[start : end.start() + 1]):
            continue
        yield words[start : end.end()]
        start = end.end()
    yield words[start:]


def side_by_side(paragraph: Mapping[str, str], chinese: Mapping[str, bool]) -> Iterator[dict[str, str]]:
    """Yield a paragraph sentence by sentence in all its languages, or whole where they part it differently.

    Sentences are counted, not understood: of the same number, the first is taken to say what the first says.
    """
    parted = {language: sentences(words, chinese=chinese[language]) for language, words in paragraph.items()}
    if len({len(found) for found in parted.values()}) != 1:
        yield dict(paragraph)
        return
    for row in zip(*parted.values(), strict=True):
        yield dict(zip(parted, row, strict=True))


# A term of one character, such as 请, is a part of many other words; it is itself where a clause begins.
_BEGINNING_OF_CLAUSE = r"(?:^|(?<=[，；。：、并\s]))"
# No letter, so that the words on both sides of what was found still begin and end there.
_COVERED = "\ufffc"
_SHORT = 3


@dataclass(frozen=True)
class Rendering:
    """One of the words for a term in a language, in the form in which texts are searched for it."""

    term: str
    words: str
    sought: str
    chinese: bool

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The words of the rendering; Chinese has none that are parted."""
        return (self.sought,) if self.chinese else tuple(self.sought.split())

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the words in a text in small letters, in other languages than Chinese also with other endings."""
        if self.chinese:
            beginning = _BEGINNING_OF_CLAUSE if len(self.sought) == 1 else ""
            return re.compile(beginning + re.escape(self.sought))
        first, rest = re.escape(self.sought[0]), " ".join(map(_with_ending, self.words.split()))
        # That no letter stands before is asked after the first letter: so the engine can look for that letter.
        return re.compile(rf"{first}(?<!\w{first}){rest.removeprefix(first)}")

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand in a text."""
        return (found.span() for found in self.pattern.finditer(_small(text)))


def _with_ending(word: str) -> str:
    """Return a pattern of a word that may go on, as in “conferences”; a short word, number or “I” may not."""
    may_go_on = len(word) > _SHORT and not (word[-1].isupper() or word[-1].isdigit())
    return re.escape(_small(word)) + (r"\w*" if may_go_on else r"(?!\w)")


def _small(words: str) -> str:
    """Return words in small letters, as many as there were: of all letters only İ would become two."""
    return words.replace("İ", "i").lower()


class TermFinder:
    """Finds the terms of a glossary in texts of one language."""

    def __init__(self, terms: Mapping[str, Term], language: str, spoken: Language) -> None:
        chinese = is_chinese(spoken)
        found = (
            Rendering(identity, words, sought, chinese)
            for identity, term in terms.items()
            for sought, words in _renderings(term, language).items()
        )
        # So a longer term is covered before the shorter one inside it is looked for.
        self._longest_first = sorted(found, key=lambda one: -len(one.sought))

    def outermost(self, texts: Iterable[str]) -> frozenset[str]:
        """Return the terms that occur in some texts otherwise than inside a longer term."""
        found = set()
        rest = _small(without_marks("\n".join(texts)))
        for one in self._seen_in(rest):
            rest, times = one.pattern.subn(_COVERED, rest)
            if times:
                found.add(one.term)
        return frozenset(found)

    def every(self, text: str) -> dict[str, tuple[Rendering, ...]]:
        """Return every term that occurs in a text, also inside a longer one, with the renderings it has there."""
        found: dict[str, tuple[Rendering, ...]] = {}
        small = _small(text)
        for one in self._seen_in(small):
            if one.pattern.search(small):
                found[one.term] = (*found.get(one.term, ()), one)
        return found

    def _seen_in(self, text: str) -> Iterator[Rendering]:
        """Yield what may occur: looking for plain words is many times faster than matching a pattern."""
        return (one for one in self._longest_first if all(part in text for part in one.parts))


def _renderings(term: Term, language: str) -> dict[str, str]:
    """Return the words for a term in small letters → as they are written; what differs in them only is one."""
    own = (term.words[language],) if language in term.words else ()
    renderings: dict[str, str] = {}
    for words in (*own, *term.variants.get(language, ())):
        renderings.setdefault(_small(words), words)
    return renderings
