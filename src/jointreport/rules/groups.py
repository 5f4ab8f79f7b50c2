"""Words that go together in two languages, and with a day: halves of a year, days of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime

from jointreport.problems import InMessage, Problem, Value
from jointreport.records.model.base import Record
from jointreport.records.model.language import Text
from jointreport.records.register.register import Register

_Pair = tuple[re.Pattern[str], re.Pattern[str]]


def _pair(english: str, chinese: str) -> _Pair:
    return re.compile(rf"\b(?:{english})\b", re.IGNORECASE), re.compile(chinese)


_DAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur")
_GROUPS: Sequence[Sequence[_Pair]] = (
    (_pair("first half of", "上半"), _pair("second half of", "下半")),
    (
        *(_pair(f"{day}day", f"(?:星期|周|礼拜){sign}") for day, sign in zip(_DAYS, "一二三四五六", strict=True)),
        _pair("Sunday", "(?:星期|周|礼拜)[日天]"),
    ),
)
# Few texts hold any of these, and one look tells which.
_ANY_CHINESE = re.compile("|".join(chinese.pattern for group in _GROUPS for _, chinese in group))


def paired_words(register: Register) -> Iterator[Problem]:
    """English and Chinese name the same half of a year, and the same day of the week."""
    for entry, where, text in register.texts:
        for english, chinese in _differences(text) if isinstance(entry.record, Record) else ():
            yield Problem("paired-words", entry.spot(*where, "zh"), {"found": chinese, "other": english})


def _differences(text: Text) -> Iterator[tuple[str, str]]:
    """Yield what the two languages name of a group, where the one has nothing that the other has."""
    english, chinese = _in_both(text)
    for group in _GROUPS if _ANY_CHINESE.search(chinese) else ():
        here = [(one.search(english), other.search(chinese)) for one, other in group]
        # Where both name something, and nothing alike, one of them is a slip.
        if any(one for one, _ in here) and any(other for _, other in here) and not any(all(pair) for pair in here):
            yield next(one[0] for one, _ in here if one), next(other[0] for _, other in here if other)


def places_paired(register: Register) -> Iterator[Problem]:
    """No place is paired with a Chinese name that elsewhere belongs to another place, as this does to another name."""
    places = [(entry, where, _in_both(text)) for entry, where, text in register.texts if where[-1:] == ("place",)]
    for entry, where, (english, chinese) in places:
        others = [pair for other, _, pair in places if other is not entry]
        usual = {zh for en, zh in others if en == english}
        if english and chinese and usual and chinese not in usual and any(zh == chinese for _, zh in others):
            values: dict[str, Value] = {"found": english, "usual": tuple(sorted(usual)), "other": chinese}
            yield Problem("places-paired", entry.spot(*where, "zh"), values)


def _in_both(text: Text) -> tuple[str, str]:
    return text.by_language.get("en", ""), text.by_language.get("zh", "")


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENGLISH_DAY = re.compile(r"\b((?:mon|tues|wednes|thurs|fri|satur|sun)day),? (\d{1,2} [a-z]+ \d{4})\b", re.IGNORECASE)
_CHINESE_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日[（(]?(?:星期|周|礼拜)([一二三四五六日天])")


def weekday_of_day(register: Register) -> Iterator[Problem]:
    """Each day of the week is that of the day beside it, in English and Chinese."""
    for entry, where, text in register.texts:
        told: set[tuple[date, int]] = set()
        for language, words in text.by_language.items() if isinstance(entry.record, Record) else ():
            for found, day, weekday in _weekdays_named(language, words):
                # What is wrong alike in another language is one slip.
                if day.weekday() != weekday and (day, weekday) not in told:
                    told.add((day, weekday))
                    right = InMessage(_WEEKDAYS[day.weekday()].title(), f"星期{'一二三四五六日'[day.weekday()]}")
                    values: dict[str, Value] = {"found": found, "day": str(day), "weekday": right}
                    yield Problem("weekday-of-day", entry.spot(*where, language), values)


def _weekdays_named(language: str, words: str) -> Iterator[tuple[str, date, int]]:
    """Yield each day that stands beside a day of the week: the words, the day, the number of the latter from Monday."""
    with suppress(ValueError):
        for match in _ENGLISH_DAY.finditer(words) if language == "en" else ():
            day = datetime.strptime(match[2], "%d %B %Y").date()  # noqa: DTZ007 – a day has no zone.
            yield match[0], day, _WEEKDAYS.index(match[1].lower())
        for match in _CHINESE_DAY.finditer(words) if language == "zh" else ():
            year, month, number = (int(one) for one in match.groups()[:3])
            yield match[0], date(year, month, number), "一二三四五六日".index(match[4].replace("天", "日"))
