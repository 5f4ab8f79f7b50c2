"""What of a text can be counted in any language: numbers in digits, symbols, footnote marks, list items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple


class Form(Enum):
    """How a figure is written, which decides for which languages it can be compared."""

    DIGITS = auto()
    SIGN = auto()  # A symbol, a footnote mark or the number of a list item: the same in all languages.
    WORD = auto()  # A number word, numeral or month: only for languages whose numbers are known here.


class Figure(NamedTuple):
    """A number by its value, or a sign, as it is written.

    A figure that `demands` must have its like in the other language. One that does not is no certain number
    (`both`, `一`, `双`): it only answers the demand of the other language. What the words may mean `besides` is
    as good as the value: “713 and 757 million” begins with 713 or with 713,000,000.
    """

    value: str
    words: str
    form: Form
    demands: bool = True
    besides: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """All that the words may mean."""
        return (self.value, *self.besides)


IBID = "ibid."
"""The value of “Ibid.” and “同上”, which may stand for any symbol."""

FIRST = "1st"
"""What a glance sees in “first”, “I” and “第一”; one and 一 alone may be no more than “a”."""

ANYWHERE = (
    r"(?P<address>(?:https?://|www\.)[!-~]+)"
    # The year in the name of the disease is 19 in some languages and 2019 in others.
    r"|(?P<disease>COVID[-\u2010-\u2013 ]?19|2019(?=冠状病毒病))"
    r"|(?P<mark>\[\^[^\]\s]+\])"
    # “VII.10”, “sect. I.A”: a number and what is below it, but not the symbol VII.10/2.
    r"|(?P<section>(?<![A-Za-z.\d])[IVX]+\.(?:\d+|[A-Z](?![A-Za-z]))(?![/\d]))"
    # One letter before a slash begins a symbol: A/CONF.5/2, or V/32 among the decisions of the Basel Convention.
    # Some set a space within a symbol: “EB 136/8”, “UNEP/MC/7 (Part I)/Corr.2”.
    r"|(?P<letters>(?:[A-Z]{2,}(?: (?=\d+/))?|(?<![A-Za-z])[A-Z](?=/[A-Z\d]))"
    r"(?:[A-Za-z0-9)./*–\u2010\u2011-]|\((?!Part|Vol|Sect))*"
    r"(?: ?\((?:[IVXLC]+|(?:Part|Vol\.|Sect\.) ?[IVX\d]+)\)(?:/[A-Z][A-Za-z.]*\d+)?)?)"
    # Not of a person: `P2P`, `Partner2Connect`.
    r"|(?P<name>(?<=[A-Za-z])\d+(?=[A-Za-z]))"
    r"|(?P<part>[(（](?:Parts?|Vols?\.|Sects?\.)[^()（）]*[)）])"
    r"|(?P<item>(?<![A-Za-z])[(（](?:[a-z]|[ivx]{2,5})[)）])"
)
"""The signs that are written alike in every language."""

NUMBER = r"\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+(?!\d)|\d{1,28}(?:\.\d{1,28})?"
"""A number in digits; thousands may be grouped. Of one with more digits than anybody writes each part is read alone."""

_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_PARTS = re.compile(r"\((?:Parts?|Vols?\.|Sects?\.)[^()（）]*")
_PART_OF_SYMBOL = re.compile(r" ?\((?:Part|Vol\.|Sect\.)[^()]*\)")
_PLAIN = str.maketrans({" ": None, "\u2010": "-", "\u2011": "-"})
"""How the signs within a symbol are compared: without spaces, and any hyphen as the plain one."""
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_IS_SIGN = re.compile(r"[^\d.]")
_IN_DIGITS = re.compile(rf"{ANYWHERE}|(?P<number>\d{{1,3}}(?:[.,\u00a0\u2009\u202f ]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?)")


def figures_in_digits(text: str) -> Iterator[Figure]:
    """Yield the figures of a text in a language whose number words are not known here."""
    for match in _IN_DIGITS.finditer(text):
        if match.lastgroup == "number":
            yield Figure(number_value(re.sub(r"\D", "", match[0])), match[0], Form.DIGITS)
        else:
            yield from sign_figures(match)


def without_scale(figure: Figure) -> Figure:
    """Return a figure to be compared with a language whose number words are not known here.

    Of numbers only the digits count that are no noughts at an end: 3.2 billion is “3.200 millones” elsewhere, and
    4.5 is “4,5”. What is written in words answers, but demands nothing.
    """
    values = [value if _IS_SIGN.search(value) else value.replace(".", "").strip("0") for value in figure.values]
    demands = figure.demands and figure.form is not Form.WORD
    return figure._replace(value=values[0], besides=tuple(values[1:]), demands=demands)


def sign_figures(match: re.Match[str]) -> Iterator[Figure]:
    """Yield what a match of `ANYWHERE` counts: an address counts nothing, nor a digit within a name."""
    written = match[0]
    if match.lastgroup in ("part", "letters") and "(" in written:
        # Part of a symbol in some languages, words between brackets in others.
        for part in _PARTS.findall(written.replace("（", "(")):
            for one in re.findall(r"\b[IVX]+\b", part):
                yield Figure(str(roman_value(one)), written, Form.WORD, demands=False)
            yield from (Figure(one, written, Form.DIGITS) for one in re.findall(r"\d+", part))
    if match.lastgroup == "section":
        number, _, below = written.partition(".")
        yield Figure(str(roman_value(number)), written, Form.WORD)
        yield from (Figure(digits, written, Form.DIGITS) for digits in (below,) if digits.isdigit())
    if match.lastgroup == "mark":
        yield Figure(written, written, Form.SIGN)
    elif match.lastgroup == "item":
        yield Figure(f"({written[1:-1]})", written, Form.SIGN)
    elif match.lastgroup == "letters":
        yield from _letter_figures(_trim(written))


def _letter_figures(written: str) -> Iterator[Figure]:
    """Yield a symbol (`MC-5/19`), a Roman number (`II`), or the numbers in a short name (`COP-4.2`)."""
    digits = re.findall(r"\d+", written)
    if digits and "/" in written:
        yield Figure(_PART_OF_SYMBOL.sub("", written).translate(_PLAIN), written, Form.SIGN)
    elif digits:
        yield from (Figure(number_value(number), written, Form.DIGITS) for number in digits)
    elif _ROMAN.fullmatch(written):
        yield Figure(str(roman_value(written)), written, Form.WORD)


def _trim(written: str) -> str:
    """Take off the end of a symbol the punctuation of the sentence."""
    written = written.rstrip(".-–/( ")
    return written.rstrip(").") if written.count(")") > written.count("(") else written


def number_value(written: str, times: int = 1) -> str:
    """Return the value of a number in digits of any script, by which figures are compared."""
    value = Decimal(re.sub(r"[,\u00a0\u2009\u202f ]", "", written)) * times
    return format(value.normalize(), "f")


def roman_value(written: str) -> int:
    """Return the value of a Roman number below 400."""
    value = most = 0
    for letter in reversed(written):
        digit = _ROMAN_DIGITS[letter]
        most = max(most, digit)
        value += digit if digit == most else -digit
    return value
