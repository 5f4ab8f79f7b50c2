"""A number as Word prints it, in the forms of lists that documents of the United Nations use in six languages."""

from __future__ import annotations

from collections.abc import Callable

from jointreport.records.model.symbols import roman

_HAN_DIGITS = "〇一二三四五六七八九"
_HAN_UNITS = ("", "十", "百", "千")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Word leaves out the letters that no list is counted with.
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_MOST_HAN = 9999
"""Larger numbers need the sign for ten thousand, and no list is so long."""


def _repeated(letters: str) -> Callable[[int], str]:
    """Return how Word counts with letters: after the last follows the first one, twice."""

    def written(number: int) -> str:
        rounds, place = divmod(number - 1, len(letters))
        return letters[place] * (rounds + 1) if number > 0 else ""

    return written


def _cyclic(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else ""


def han(number: int) -> str:
    """Return a number up to 9,999 in Chinese, with its units: 11 → 十一, 105 → 一百零五."""
    if not 0 < number <= _MOST_HAN:
        return han_digits(number)
    digits = str(number)
    written, gap = "", False
    for place, digit in enumerate(digits):
        unit = _HAN_UNITS[len(digits) - place - 1]
        if digit == "0":
            gap = bool(written)
            continue
        # Ten to nineteen are written without their one.
        one = "" if written == "" and digit == "1" and unit == "十" else _HAN_DIGITS[int(digit)]
        written += ("零" if gap else "") + one + unit
        gap = False
    return written


def han_digits(number: int) -> str:
    """Return a number in Chinese digit by digit: 105 → 一〇五."""
    return "".join(_HAN_DIGITS[int(digit)] for digit in str(number))


def _full_width(number: int) -> str:
    return str(number).translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})


def _enclosed(first: int, last: int) -> Callable[[int], str]:
    """Return how a run of signs that hold a number is counted; Word goes on in plain digits."""
    return lambda number: chr(first + number - 1) if 0 < number <= last else str(number)


def _circled(number: int) -> str:
    for first, start in ((1, 0x2460), (21, 0x3251), (36, 0x32B1)):
        last = first + (19 if first == 1 else 14)
        if first <= number <= last:
            return chr(start + number - first)
    return str(number)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "lowerLetter": _repeated(_LATIN),
    "upperLetter": _repeated(_LATIN.upper()),
    "lowerRoman": lambda number: roman(number).lower(),
    "upperRoman": roman,
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "arabicAlpha": _repeated(_ARABIC),
    "arabicAbjad": _repeated(_ABJAD),
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "japaneseCounting": han,
    "taiwaneseCounting": han,
    "taiwaneseCountingThousand": han,
    "ideographDigital": han_digits,
    "taiwaneseDigital": han_digits,
    "japaneseDigitalTenThousand": han_digits,
    "ideographTraditional": _cyclic(_STEMS),
    "ideographZodiac": _cyclic(_BRANCHES),
    "ideographEnclosedCircle": lambda number: chr(0x3280 + number - 1) if 0 < number <= 10 else han(number),
    "none": lambda _: "",
}

KNOWN = frozenset(_FORMS)
"""The forms that can be written; of others nobody could say what is printed."""


def numeral(number: int, form: str) -> str:
    """Return a number in a form of WordprocessingML (`numFmt`).

    Raises:
        KeyError: for a form that is not among `KNOWN`.

    """
    return _FORMS[form](number)
