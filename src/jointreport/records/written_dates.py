"""What day is meant by one that is written in words, with other signs or in another order."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from jointreport.records.model.dates import PartialDate

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = rf"(?P<word>{'|'.join(f'{month[:3]}(?:{month[3:]}|t)?' for month in _MONTHS)})\.?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}(?:-(?P<month>\d{{1,2}})(?:-{_DAY})?)?",
        rf"{_YEAR}[-/._ ](?P<month>\d{{1,2}})[-/._ ]{_DAY}",
        rf"{_YEAR}\s?年(?:(?P<month>\d{{1,2}})月(?:{_DAY}[日号])?)?",
        rf"{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_MONTH},? {_YEAR}",
    )
)
# The first of two days may lack its month, its year or both, which stand with the last one; in Chinese it is the last.
_DAYS_OF_ONE_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)? ?(?:-|–|to|and) ?(\d{1,2})(?:st|nd|rd|th)? ([a-z]+\.?,? \d{4})"
)
_DAYS_IN_CHINESE = re.compile(r"(\d{4}年)(\d{1,2}月)(\d{1,2})[日号]? ?(?:至|到|-|–|—|~) ?(\d{1,2}月)?(\d{1,2})[日号]")
_BETWEEN = re.compile(r" ?(?:–|—|~|至|到|\.\.+) ?| (?:to|until|till|-|and) ")
_IN_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def date_meant(written: str) -> str:
    """Return a day, month or year as it is to be written; empty where none is meant, or one of two may be."""
    words = _plain(written)
    if numbers := _IN_NUMBERS.fullmatch(words):
        one, two, year = map(int, numbers.groups())
        # Of two numbers up to twelve nobody knows which is the month.
        day, month = max(one, two), min(one, two)
        return _date(year, month, day) if day > 12 or one == two else ""
    match = next((found for form in _FORMS if (found := form.fullmatch(words))), None)
    if match is None:
        return ""
    parts = match.groupdict()
    month = next((n for n, name in enumerate(_MONTHS, 1) if (parts.get("word") or "-").startswith(name[:3])), 0)
    return _date(int(parts["year"]), month or int(parts.get("month") or 0), int(parts.get("day") or 0))


def days_meant(written: str) -> tuple[str, str] | None:
    """Return the first and the last of two days, if they were written in one: 16 to 17 May 2024."""
    words = _plain(written)
    if days := _DAYS_OF_ONE_MONTH.fullmatch(words):
        first, last = f"{days[1]} {days[3]}", f"{days[2]} {days[3]}"
    elif days := _DAYS_IN_CHINESE.fullmatch(words):
        first, last = f"{days[1]}{days[2]}{days[3]}日", f"{days[1]}{days[4] or days[2]}{days[5]}日"
    else:
        first, *others = _BETWEEN.split(words)
        last = others[0] if len(others) == 1 else ""
        year = re.search(r"\d{4}\Z", last)
        first = first if re.search(r"\d{4}", first) or not year else f"{first} {year[0]}"
    meant = date_meant(first), date_meant(last)
    return meant if all(meant) else None


def _plain(written: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", written).casefold().split())


def _date(year: int, month: int, day: int) -> str:
    """Return a date of the calendar, or nothing; without a day, or a month, where these are 0."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return ""
    return str(PartialDate(year, month or None, day or None))
