"""The numbers of an English text by value: digits, number words, ordinals, months, annex I."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from jointreport.rules.parity.figures import (
    ANYWHERE,
    FIRST,
    IBID,
    NUMBER,
    Figure,
    Form,
    number_value,
    roman_value,
    sign_figures,
)

_ONES = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_NTHS = (
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: number for words in (_ONES, _NTHS) for number, word in enumerate(words.split(), start=2)}
_SMALL |= {"one": 1, "first": 1, "thirds": 3, "fifths": 5}
_LARGE = {word: number * 10 for number, word in enumerate(_TENS.split(), start=2)}
_LARGE |= {f"{word[:-1]}ieth": number for word, number in _LARGE.items()}
_SCALES = {
    "hundred": 100, "hundredth": 100, "thousand": 1_000,
    "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT_MONTHS = {"Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10,
                 "Nov": 11, "Dec": 12}  # fmt: skip
_HINTS = {
    "once": 1, "single": 1, "initial": 1, "annual": 1, "yearly": 1,
    "both": 2, "twice": 2, "double": 2, "dual": 2, "twin": 2, "pair": 2, "couple": 2, "half": 2, "either": 2,
    "bienni": 2, "biannual": 2, "bilateral": 2, "secondary": 2, "secondly": 2,
    "triple": 3, "tripartite": 3, "thrice": 3, "trio": 3, "trienni": 3, "thirdly": 3,
    "quarter": 4, "quadrenni": 4, "quinquenni": 5,
    "decade": 10, "dozen": 12, "century": 100, "centuries": 100,
    "centenar": 100, "centennial": 100, "bicenten": 200, "sesquicenten": 150,
}  # fmt: skip
"""What words begin with that may stand where another language has a number; they demand none."""

_NUMBERED = (
    "annex", "article", "section", "part", "protocol", "chapter", "appendix", "appendices", "table", "volume", "group",
    "chap\\.", "chaps\\.", "sect\\.", "sects\\.", "vol\\.", "vols\\.",
)  # fmt: skip


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for words with a small or a capital first letter, the longest first.

    Each begins with a choice of letters, which the machine checks before it tries the rest.
    """
    return "|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in sorted(words, key=len, reverse=True))


_NUMBER_WORD = _any_of((*_SMALL, *_LARGE, *_SCALES))
_HYPHEN = "[-\u2010\u2011]"
_SPACE = "[ \u00a0]"
_SCALE = rf"(?:{_SPACE}|{_HYPHEN})(?:{'|'.join(_SCALES)})\b"
_ROMAN_NUMBER = "(?:[IVX]+|[IVXLC]{2,})\\b"
_ROMAN_LIST = rf"{_ROMAN_NUMBER}(?:(?:, | and | or | to |–){_ROMAN_NUMBER})*"
_FIGURE = re.compile(
    # A figure begins a word, or is a digit: “G20”. This is asked first because it rules out most places.
    # The mark of a footnote stands right behind a word.
    rf"(?:(?<![A-Za-z])(?=[0-9A-Za-z(（])|(?=[\d\[]))(?:{ANYWHERE}"
    r"|(?P<era>\d+0s\b)"
    r"|(?P<time>\d{1,2}\.\d{2}(?=[^.;]{0,20}(?:\.\d\d)? [ap]\.m\.))"
    # “713 and 757 million”, “article 2.2”: the first number may be one of millions, the second is of two levels.
    rf"|(?P<range>(?:{NUMBER})(?=(?: and | to | or |–)(?:US\$ ?)?(?:{NUMBER}){_SCALE}))"
    r"|(?P<levels>(?<=rticle )\d+\.\d+|(?<=rticles )\d+\.\d+)"
    rf"|(?P<number>(?:{NUMBER})(?:{_SCALE})?)"
    rf"|(?P<decades>(?:[Ff]irst )?(?:{_NUMBER_WORD})(?: or more)?{_SPACE}decades?\b)"
    rf"|(?P<part_of_scale>[Hh]alf a (?:{'|'.join(_SCALES)})\b)"
    # “To second an expert” is to lend one.
    r"|(?P<verb>(?<=\b[Tt]o )second\b)"
    rf"|(?P<words>(?:{_NUMBER_WORD})\b(?:(?:{_HYPHEN}|{_SPACE}|-and-|{_SPACE}and{_SPACE})(?:{_NUMBER_WORD})\b){{0,12}})"
    rf"|(?P<month>(?:{'|'.join(_MONTHS)})\b)"
    rf"|(?P<short_month>(?:{'|'.join(_SHORT_MONTHS)})\b(?=\.? \d{{4}}))"
    rf"|(?P<hint>(?:{_any_of(_HINTS)}))"
    rf"|(?P<roman>(?:{_any_of(_NUMBERED)})(?:e?s)?{_SPACE}{_ROMAN_LIST})"
    r"|(?P<ibid>[Ii]bid\b))"
)
_AT_A_GLANCE = {word: str(number) for word, number in (_SMALL | _LARGE | _SCALES).items() if number > 1}
_AT_A_GLANCE["first"] = FIRST
_AT_A_GLANCE |= {word.capitalize(): value for word, value in _AT_A_GLANCE.items()}
_AT_A_GLANCE |= {month: str(number) for number, month in enumerate(_MONTHS, start=1)}
# The machine skips to a first letter that is named apart; asking then whether it begins a word is cheap.
_GLANCE = re.compile(
    rf"[{''.join(sorted({word[0] for word in _AT_A_GLANCE} | set('IVX')))}](?<![A-Za-z][A-Za-z])"
    rf"(?:{'|'.join(sorted({word[1:] for word in _AT_A_GLANCE}, key=len, reverse=True))}|[IVX]*)(?![A-Za-z])"
)


def glance_at_english(text: str) -> Iterator[str]:
    """Yield the values of number words and months, and of all that may be a Roman number."""
    for word in _GLANCE.findall(text):
        if word in _AT_A_GLANCE:
            yield _AT_A_GLANCE[word]
        elif not word.strip("IVX"):
            yield FIRST if word == "I" else str(roman_value(word))


def english_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of an English text."""
    for match in _FIGURE.finditer(text):
        read = _KINDS.get(match.lastgroup or "")
        if match.lastgroup == "month":
            yield _month(text, match)
        else:
            yield from read(match[0]) if read else sign_figures(match)


def _number(written: str) -> Iterator[Figure]:
    if scaled := re.fullmatch(rf"(.*){_SCALE}", written):
        yield Figure(number_value(scaled[1], _SCALES[written[scaled.end(1) + 1 :]]), written, Form.DIGITS)
    else:
        yield Figure(number_value(written), written, Form.DIGITS)


def _range(written: str) -> Iterator[Figure]:
    """Yield the first number of “713 and 757 million”."""
    of_scale = tuple(number_value(written, scale) for scale in _SCALES.values())
    yield Figure(number_value(written), written, Form.DIGITS, besides=of_scale)


def _levels(written: str) -> Iterator[Figure]:
    """Yield “2.2” as paragraph 2 of article 2 as well."""
    yield Figure(number_value(written), written, Form.DIGITS, besides=tuple(written.split(".")))


def _part_of_scale(written: str) -> Iterator[Figure]:
    yield Figure(str(_SCALES[written.rpartition(" ")[2]] // 2), written, Form.WORD)


def _time(written: str) -> Iterator[Figure]:
    """Yield “9.45” as nine and forty-five: other languages write hours and minutes."""
    yield from (Figure(number_value(part), written, Form.DIGITS) for part in written.split(".") if int(part))


def _era(written: str) -> Iterator[Figure]:
    """Yield “1990s” as 1990 and as 90: languages differ in how they name a decade."""
    yield Figure(number_value(written[:-1]), written, Form.DIGITS, demands=False, besides=(written[-3:-1],))


def _decades(written: str) -> Iterator[Figure]:
    """Yield “three decades” as three, as ten and as thirty years."""
    for figure in _words(re.split(r" or more|\sdecade", written)[0]):
        besides = (str(int(figure.value) * 10), "10")
        yield Figure(figure.value, written, Form.WORD, demands=False, besides=besides)


def _roman(written: str) -> Iterator[Figure]:
    for letters in re.findall(r"\b[IVXLC]+\b", written):
        yield Figure(str(roman_value(letters)), written, Form.WORD)


def _month(text: str, match: re.Match[str]) -> Figure:
    """Return a month; “May” counts only beside a number, for it may be a verb."""
    beside = re.search(r"\d\s$", text[: match.start()]) or re.match(r"\s\d", text[match.end() :])
    value = str(_MONTHS.index(match[0]) + 1)
    return Figure(value, match[0], Form.WORD, demands=match[0] != "May" or beside is not None)


def _short_month(written: str) -> Iterator[Figure]:
    yield Figure(str(_SHORT_MONTHS[written]), written, Form.WORD)


def _words(written: str) -> Iterator[Figure]:
    """Yield the numbers in a row of number words; one and first may be no more than “a”, a “billion” be any number."""
    words = re.findall(r"[a-z]+", written.lower())
    for value in _values(words):
        yield Figure(str(value), written, Form.WORD, demands=value > 1 and words[0] not in _SCALES)


def _values(words: list[str]) -> Iterator[int]:
    value = 0
    for word in words:
        if word in _SCALES:
            value = (value or 1) * _SCALES[word]
        elif word != "and":
            number = _SMALL.get(word) or _LARGE[word]
            if value and not _goes_on(value, number):
                yield value
                value = 0
            value += number
    if value:
        yield value


def _goes_on(value: int, number: int) -> bool:
    """Return whether a number word belongs to the number before it: twenty | one, two hundred | five."""
    return (value % 100 >= 20 and value % 10 == 0 and number < 10) or (value % 100 == 0 and number < 100)


def _verb(written: str) -> Iterator[Figure]:
    yield Figure("2", written, Form.WORD, demands=False)


def _hint(written: str) -> Iterator[Figure]:
    yield Figure(str(_HINTS[written.lower()]), written, Form.WORD, demands=False)


def _ibid(written: str) -> Iterator[Figure]:
    yield Figure(IBID, written, Form.WORD, demands=False)


_KINDS: Mapping[str, Callable[[str], Iterator[Figure]]] = {
    "number": _number,
    "era": _era,
    "time": _time,
    "range": _range,
    "levels": _levels,
    "decades": _decades,
    "part_of_scale": _part_of_scale,
    "short_month": _short_month,
    "verb": _verb,
    "roman": _roman,
    "words": _words,
    "hint": _hint,
    "ibid": _ibid,
}
"""Group of the pattern → the figures of what it matched; signs and months are read with what stands around."""
