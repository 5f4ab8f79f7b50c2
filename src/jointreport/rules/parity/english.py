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
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_HINTS = {
    "once": 1, "single": 1, "initial": 1, "annual": 1, "yearly": 1,
    "both": 2, "twice": 2, "double": 2, "dual": 2, "twin": 2, "pair": 2, "couple": 2, "half": 2, "either": 2,
    "biennium": 2, "biennial": 2, "biennially": 2, "biennia": 2, "bilateral": 2, "secondary": 2, "secondly": 2,
    "triple": 3, "tripartite": 3, "thrice": 3, "trio": 3, "triennial": 3, "triennially": 3, "thirdly": 3,
    "quarter": 4, "quarterly": 4, "quarters": 4, "quadrennial": 4,
    "decade": 10, "decades": 10, "dozen": 12, "century": 100, "centuries": 100,
    "centenary": 100, "centenaries": 100, "centennial": 100, "bicentenary": 200, "sesquicentennial": 150,
}  # fmt: skip
"""Words that may stand where another language has a number; they demand none."""

_NUMBERED = (
    "annex", "article", "section", "part", "protocol", "chapter", "appendix", "appendices", "table", "volume", "group",
    "chap\\.", "sect\\.", "vol\\.", "vols\\.",
)  # fmt: skip


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for words with a small or a capital first letter, the longest first.

    Each begins with a choice of letters, which the machine checks before it tries the rest.
    """
    return "|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in sorted(words, key=len, reverse=True))


_NUMBER_WORD = _any_of((*_SMALL, *_LARGE, *_SCALES))
_ROMAN_LIST = r"[IVX]+(?:(?:, | and | or | to |–)[IVX]+\b)*"
_FIGURE = re.compile(
    # A figure begins a word, or is a digit: “G20”. This is asked first because it rules out most places.
    # The mark of a footnote stands right behind a word.
    rf"(?:(?<![A-Za-z])(?=[0-9A-Za-z(（])|(?=[\d\[]))(?:{ANYWHERE}"
    r"|(?P<era>\d+0s\b)"
    r"|(?P<time>\d{1,2}\.\d{2}(?=[^.;]{0,20}[ap]\.m\.))"
    rf"|(?P<number>(?:{NUMBER})(?:[ \u00a0](?:{'|'.join(_SCALES)})\b)?)"
    rf"|(?P<decades>(?:{_NUMBER_WORD})(?: or more)? decades?\b)"
    rf"|(?P<words>(?:{_NUMBER_WORD})\b(?:(?:-| |-and-| and )(?:{_NUMBER_WORD})\b)*)"
    rf"|(?P<month>(?:{'|'.join(_MONTHS)})\b)"
    rf"|(?P<hint>(?:{_any_of(_HINTS)})\b)"
    rf"|(?P<roman>(?:{_any_of(_NUMBERED)})(?:e?s)? {_ROMAN_LIST}\b)"
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
    digits, _, scale = written.replace("\u00a0", " ").rpartition(" ")
    is_scaled = scale.lower() in _SCALES
    value = number_value(digits, _SCALES[scale.lower()]) if is_scaled else number_value(written)
    yield Figure(value, written, Form.DIGITS)


def _time(written: str) -> Iterator[Figure]:
    """Yield “9.45” as nine and forty-five: other languages write hours and minutes."""
    yield from (Figure(number_value(part), written, Form.DIGITS) for part in written.split(".") if int(part))


def _era(written: str) -> Iterator[Figure]:
    """Yield “1990s” as 1990 and as 90: languages differ in how they name a decade."""
    for digits in (written[:-1], written[-3:-1]):
        yield Figure(number_value(digits), written, Form.DIGITS, demands=False)


def _decades(written: str) -> Iterator[Figure]:
    """Yield “three decades” as three, as ten and as thirty years."""
    yield Figure("10", written, Form.WORD, demands=False)
    for figure in _words(re.match(r"[A-Za-z]+", written)[0]):  # type: ignore[index]  # It begins with a word.
        for years in (figure.value, str(int(figure.value) * 10)):
            yield Figure(years, written, Form.WORD, demands=False)


def _roman(written: str) -> Iterator[Figure]:
    for letters in re.findall(r"\b[IVX]+\b", written):
        yield Figure(str(roman_value(letters)), written, Form.WORD)


def _month(text: str, match: re.Match[str]) -> Figure:
    """Return a month; “May” counts only beside a number, for it may be a verb."""
    beside = re.search(r"\d $", text[: match.start()]) or re.match(r" \d", text[match.end() :])
    value = str(_MONTHS.index(match[0]) + 1)
    return Figure(value, match[0], Form.WORD, demands=match[0] != "May" or beside is not None)


def _words(written: str) -> Iterator[Figure]:
    """Yield the numbers in a row of number words; one and first may be no more than “a”."""
    for value in _values(re.findall(r"[a-z]+", written.lower())):
        yield Figure(str(value), written, Form.WORD, demands=value > 1)


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


def _hint(written: str) -> Iterator[Figure]:
    yield Figure(str(_HINTS[written.lower()]), written, Form.WORD, demands=False)


def _ibid(written: str) -> Iterator[Figure]:
    yield Figure(IBID, written, Form.WORD, demands=False)


_KINDS: Mapping[str, Callable[[str], Iterator[Figure]]] = {
    "number": _number,
    "era": _era,
    "time": _time,
    "decades": _decades,
    "roman": _roman,
    "words": _words,
    "hint": _hint,
    "ibid": _ibid,
}
"""Group of the pattern → the figures of what it matched; signs and months are read with what stands around."""
