"""Whether words are written in the language under which they stand, as far as letters and small words can tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from jointreport.problems import InMessage, Value
from jointreport.records.model.language import locale_of

_MANY = 4
"""So many words are a sentence or its half, and hardly a name; of a name the register knows more."""
_LETTERS_A_WORD = 2
"""Chinese and Japanese set no spaces; two characters count as a word."""
_SHORT = 3
"""Words of fewer letters are units and the like: pH, km."""
_LONGEST_SHOWN = 60
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"


class Fault(NamedTuple):
    """What is wrong with some words, and where in them it begins."""

    code: str
    start: int = 0
    values: Mapping[str, Value] = {}


class Script:
    """The letters of a language: a class of characters for patterns, and what one of them is called."""

    def __init__(self, letters: str, en: str, zh: str) -> None:
        self.letters, self.letter = letters, InMessage(en, zh)

    @cached_property
    def own(self) -> re.Pattern[str]:
        """A letter of this script."""
        return re.compile(f"[{self.letters}]")

    @cached_property
    def foreign(self) -> re.Pattern[str]:
        """Words in other letters, up to the next letter of this script."""
        return re.compile(rf"[^\W\d_{self.letters}][^{self.letters}]*")


LATIN = Script("A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ", "Latin letter", "拉丁字母")
CHINESE = Script(_HAN, "Chinese character", "汉字")
_SCRIPTS = {
    "Latn": LATIN,
    **dict.fromkeys(("Hans", "Hant", "Hani"), CHINESE),
    "Cyrl": Script("Ѐ-ԯ", "Cyrillic letter", "西里尔字母"),
    "Arab": Script("ء-ٟٮ-ۓݐ-ݿ", "Arabic letter", "阿拉伯字母"),
    "Grek": Script("Ͱ-Ͽἀ-῿", "Greek letter", "希腊字母"),
    "Hebr": Script("א-ת", "Hebrew letter", "希伯来字母"),
    "Deva": Script("ऀ-ॿ", "Devanagari letter", "天城体字母"),
    "Thai": Script("ก-๎", "Thai letter", "泰文字母"),
    "Jpan": Script(f"\u3041-\u30ff{_HAN}", "Japanese character", "日文字符"),
    "Kore": Script(f"가-힣ᄀ-ᇿ{_HAN}", "Korean letter", "韩文字母"),
}
"""The scripts of the official languages of the United Nations, and a few more; of others nothing is said."""

# Words that no sentence of the language does without, and that no other one here has.
_SMALL_WORDS = {
    "en": {"the", "of", "and", "to", "for", "with", "by", "from", "that", "which", "its", "their", "are", "was"},
    "fr": {"le", "les", "des", "et", "du", "une", "dans", "pour", "sur", "aux", "qui", "avec", "leur", "ses", "par"},
    "es": {"el", "los", "las", "del", "y", "una", "para", "por", "con", "su", "sus", "al", "esta", "este", "fue"},
}
_ENOUGH_SMALL_WORDS = 3
_JOINING = {"of", "on", "the", "and", "for", "to", "in", "by", "with", "at", "de", "la", "du", "des", "et", "le", "y"}
"""Small words that stand in names as well."""

# In each bracket no second one is opened, so that no text takes the square of its length.
_NO_WORDS = re.compile(r"\((?:Part|Vol\.|Sect\.) [IVX\d]+\)|[{｛][^{}｛｝]*[}｝]|[^\s\u2e80-\uffef]+")
_IN_NO_LANGUAGE = re.compile(r"[\d/@{｛(]|www\.")
"""What addresses, marks of footnotes, symbols and their parts, numbers and names in braces hold."""
_ASIDE = re.compile(
    '“[^“”]*”|‘[^‘’]*’(?![a-z])|"[^"]*"|«[^«»]*»|„[^„“”]*[“”]|《[^《》]*》|「[^「」]*」|『[^『』]*』|（[^（）]*）'
    "|\\([^()]*\\)|`[^`]*`"
)
"""Quotations, titles and explanations in brackets: they may be in any language."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PUNCTUATION = " .,;:，。；：、"
_BETWEEN_NAMES = re.compile("[,;:、，；：。（）().]|(?: and | & |和|与|及)")

Known = Callable[[str], bool]
"""Whether some words are a name that the register has elsewhere, or a part of one."""


def shortened(words: str) -> str:
    """Return as many of some words as a message needs to show which are meant."""
    return words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 1]}…"


@cache
def script_of(tag: str) -> Script | None:
    """Return the script in which the language of a tag is written."""
    from babel.core import get_global  # Babel is asked where a text may be wrong, and needs its time to be read.

    locale = locale_of(tag)
    if locale is None:
        return None
    likely = get_global("likely_subtags").get(locale.language, "")
    return _SCRIPTS.get(locale.script or likely.split("_")[1] if likely else "")


def language_of(words: str, tags: Mapping[str, str]) -> str:
    """Return the key of the language that most of some words are in, by letters and small words; empty for none."""
    scripts = {key: script for key, tag in tags.items() if (script := script_of(tag))}
    letters = {key: len(script.own.findall(words)) for key, script in scripts.items()}
    most = max(letters.values(), default=0)
    likely = [key for key in scripts if letters[key] == most > 0]
    tokens = Counter(re.findall(r"\w+", words.lower()))
    small = {key: sum(tokens[one] for one in _SMALL_WORDS.get(tags[key].partition("-")[0], ())) for key in likely}
    return max(likely, key=small.__getitem__, default="")


def _called(tag: str, key: str) -> InMessage:
    """Return what the language of a tag is called in the languages of the messages; its key where nobody knows."""
    locale = locale_of(tag)
    known = [one.languages if locale and (one := locale_of(of)) else {} for of in ("en", "zh")]
    return InMessage(*(str(names.get(locale.language if locale else "", f"“{key}”")) for names in known))


def faults_of_language(words: Mapping[str, str], tags: Mapping[str, str], known: Known) -> Iterator[tuple[str, Fault]]:
    """Yield each language under which words of another one stand; `words` and `tags` are by language."""
    if swapped := _swapped(words, tags):
        yield swapped
        return
    for language, written in words.items():
        script = script_of(tags[language])
        if script and (fault := _fault(written, script, language, tags, known) or _copied(language, words)):
            yield language, fault


def _swapped(words: Mapping[str, str], tags: Mapping[str, str]) -> tuple[str, Fault] | None:
    """Return the first of two languages whose words stand each under the other one."""
    alone = {language: _only_in(script_of(tags[language]), written, tags) for language, written in words.items()}
    for one, other in ((one, other) for one in alone for other in alone):
        if one != other and other in alone[one] and one in alone[other]:
            return one, Fault("languages-swapped", values={"language": one, "other": other})
    return None


def _only_in(script: Script | None, words: str, tags: Mapping[str, str]) -> frozenset[str]:
    """Return the languages in whose letters words are written that have none of their own."""
    if script is None or script.own.search(words):
        return frozenset()
    others = {language: script_of(tag) for language, tag in tags.items()}
    return frozenset(
        language for language, one in others.items() if one and one is not script and one.own.search(words)
    )


def _fault(words: str, script: Script, language: str, tags: Mapping[str, str], known: Known) -> Fault | None:
    if not script.own.search(words):
        return _without_own_letter(words, script, language, tags)
    if script is LATIN and words.isascii():
        return _fault_of_small_words(words, language, tags)
    return _fault_inside(words, script, language, known) or _fault_of_small_words(words, language, tags)


def _without_own_letter(words: str, script: Script, language: str, tags: Mapping[str, str]) -> Fault | None:
    """Return the fault of words that have no letter of their language; symbols and acronyms need none."""
    tokens = [token for token in _tokens(_words_alone(words)) if len(token) >= _SHORT or not token.isascii()]
    if not tokens:
        return None
    if _weight(tokens) < _MANY and all(token[0].isupper() for token in tokens):
        return Fault("name-in-other-letters", values={"language": language, "words": shortened(words)})
    values: dict[str, Value] = {"name": _called(tags[language], language), "letter": script.letter}
    return Fault("no-letter-of-language", values=values)


def _fault_inside(words: str, script: Script, language: str, known: Known) -> Fault | None:
    """Return the first words in other letters that are too many for a name, or more than those of the language."""
    plain = _words_alone(_ASIDE.sub(_blank, words))
    found = [(match, _pieces(match[0], known)) for match in script.foreign.finditer(plain)]
    own = _weight(_WORD.findall(script.foreign.sub(" ", plain)))
    total = sum(_weight(tokens) for _, tokens in found)
    for match, tokens in found:
        if _weight(tokens) >= _MANY or (total >= _MANY and total > own):
            code = "other-language" if _is_prose(tokens) else "name-in-other-letters"
            shown = shortened(words[match.start() : match.end()].strip(_PUNCTUATION))
            return Fault(code, match.start(), {"language": language, "words": shown})
    return None


def _words_alone(words: str) -> str:
    """Return words with spaces in the place of what is in no language, or in all."""
    return _NO_WORDS.sub(lambda match: _blank(match) if _IN_NO_LANGUAGE.search(match[0]) else match[0], words)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _pieces(segment: str, known: Known) -> list[str]:
    """Return the words of a segment without the names that the register has."""
    pieces = (piece.strip() for piece in _BETWEEN_NAMES.split(segment))
    return [token for piece in pieces if piece and not known(piece) for token in _tokens(piece)]


def _tokens(words: str) -> list[str]:
    """Return the words that are no acronyms or initials."""
    return [token for token in _WORD.findall(words) if not (token.isascii() and (token.isupper() or len(token) < 2))]


def _weight(tokens: list[str]) -> float:
    return sum(len(token) / _LETTERS_A_WORD if CHINESE.own.match(token) else 1 for token in tokens)


def _is_prose(tokens: list[str]) -> bool:
    """Whether words are more than a name: some have no capital that none would leave small in one."""
    small = [token for token in tokens if not token[0].isupper() and token not in _JOINING]
    return _weight(small) >= 2


def _fault_of_small_words(words: str, language: str, tags: Mapping[str, str]) -> Fault | None:
    """Return the fault of words in Latin letters that hold the small words of another language and none of theirs."""
    code = tags[language].partition("-")[0]
    others = {tag.partition("-")[0] for tag in tags.values()} & _SMALL_WORDS.keys() - {code}
    if not others or code not in _SMALL_WORDS:
        return None
    found = set(_WORD.findall(_ASIDE.sub(_blank, words).casefold()))
    if found & _SMALL_WORDS[code]:
        return None
    if any(len(found & _SMALL_WORDS[other]) >= _ENOUGH_SMALL_WORDS for other in others):
        return Fault("other-language", values={"language": language, "words": shortened(words)})
    return None


def _copied(language: str, words: Mapping[str, str]) -> Fault | None:
    """Return the fault of a sentence in Latin letters that is word for word that of the language before it."""
    here, languages = words[language], list(words)
    if here not in (words[other] for other in languages[: languages.index(language)]):
        return None
    tokens = _tokens(_words_alone(here))
    is_sentence = len(tokens) >= _MANY and _is_prose(tokens)
    return Fault("other-language", values={"language": language, "words": shortened(here)}) if is_sentence else None
