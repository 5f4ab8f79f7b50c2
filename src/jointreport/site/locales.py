"""How a language writes days, lists and the names of languages: as CLDR has it, or as the United Nations do.

Where the two differ, `words/un-style.yaml` has the form of the United Nations with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache, reduce
from pathlib import Path
from typing import Any

import yaml

from jointreport.records.model.dates import PartialDate
from jointreport.records.model.language import locale_of

_UN_STYLE = Path(__file__).parent.parent / "words" / "un-style.yaml"
# CLDR writes MMM for a short name of the month and MMMM for the whole one.
_ABBREVIATED = re.compile(r"(?<!M)MMM(?!M)")
_NAME_OF_MONTH = re.compile(r"MMMM|LLLL")
_Span = Sequence[str]
"""Two patterns of days: what is taken from the first day, and what from the last."""


class LocaleStyle:
    """How one language, known by its tag, writes what is alike on every site."""

    def __init__(self, tag: str) -> None:
        self._own: Mapping[str, Any] = _un_style().get(tag.partition("-")[0], {})
        # A language that CLDR does not know has the forms of English; a check says so at its tag.
        locale = locale_of(self._own.get("locale", tag)) or locale_of("en-001")
        assert locale is not None  # noqa: S101 - Babel always has English.
        self._locale = locale

    # Days

    def date(self, date: PartialDate) -> str:
        """Return a day, a month or a year in words: `3 November 2025`, `2027年6月`."""
        if date.month is None:
            return self._day(self._locale.datetime_skeletons["y"].pattern, date)
        if date.day is None:
            return self._day(self._own.get("month", self._locale.datetime_skeletons["yMMMM"].pattern), date)
        return self._day(self._own.get("day", self._locale.date_formats["long"].pattern), date)

    def span(self, first: PartialDate, last: PartialDate) -> str:
        """Return `3–7 November 2025`, `28 April–9 May 2025`, `2024–2025`."""
        if first.day is None or last.day is None or first.year != last.year:
            joined: str = self._own.get("span", self._locale.interval_formats[None])
            return joined.format(self.date(first), self.date(last))
        of_days = self._in_month if first.month == last.month else self._in_year
        return self._of_two(of_days, first, last)

    def either(self, first: PartialDate, last: PartialDate) -> str:
        """Return `24 or 25 March 2022`, for two days of one month."""
        if "either" in self._own:
            return self._of_two(self._own["either"], first, last)
        pattern: str = self._locale.list_patterns["or"]["2"]
        return pattern.format(self.date(first), self.date(last))

    @cached_property
    def _in_month(self) -> _Span:
        return self._own.get("span-in-month") or self._interval("d")

    @cached_property
    def _in_year(self) -> _Span:
        return self._own.get("span-in-year") or self._interval("M")

    def _interval(self, differing: str) -> _Span:
        """Return the pattern of CLDR for two days of which only the day differs, or the month too."""
        known: Any = self._locale.interval_formats
        # Few languages have an own interval with whole names; the others show where the parts stand.
        patterns: list[str] = known.get("yMMMMd", known["yMMMd"])[differing]
        return tuple(_ABBREVIATED.sub("MMMM", pattern) for pattern in patterns)

    def _of_two(self, patterns: _Span, first: PartialDate, last: PartialDate) -> str:
        return self._day(patterns[0], first) + self._day(patterns[1], last)

    def _day(self, pattern: str, date: PartialDate) -> str:
        months = self._own.get("months")
        if months and date.month:
            pattern = _NAME_OF_MONTH.sub(f"'{months[date.month - 1]}'", pattern)
        return _format_date(pattern, date, str(self._locale))

    # Lists

    def join(self, items: Sequence[str]) -> str:
        """Return `a, b and c`, `甲、乙和丙`."""
        patterns = self._list_patterns
        if len(items) < 2:
            return items[0] if items else ""
        if len(items) == 2:
            return patterns["2"].format(*items)
        start = patterns["start"].format(items[0], items[1])
        almost = reduce(patterns["middle"].format, items[2:-1], start)
        return patterns["end"].format(almost, items[-1])

    def is_list(self, words: str) -> bool:
        """Whether words hold what joins the items of a list: `甲公约和乙公约秘书处`."""
        return any(self._list_patterns[one].format("", "") in words for one in ("2", "middle"))

    def join_items(self, items: Iterable[str]) -> str:
        """Return `a, b, c`, `甲、乙、丙`: a list whose last item is like the others."""
        return self._list_patterns["middle"].format("", "").join(items)

    @cached_property
    def _list_patterns(self) -> Mapping[str, str]:
        return dict(self._locale.list_patterns["standard"].items())

    # Names and numbers

    def language(self, tag: str) -> str | None:
        """Return what a language is called, whatever its script and region; nothing where that is not known."""
        base = tag.partition("-")[0]
        name: str | None = self._own.get("languages", {}).get(base) or self._locale.languages.get(base)
        return name

    def category(self, number: int) -> str:
        """Return the plural category of a number: `one`, `few` or `other`."""
        return self._locale.plural_form(number)


@cache
def locale_style(tag: str) -> LocaleStyle:
    """Return how the language of a tag writes."""
    return LocaleStyle(tag)


@cache
def language_and_territory(tag: str) -> str:
    """Return a language with the territory whose spelling it has, the form of link previews: `en_GB`, `zh_CN`.

    Empty where no territory is known.
    """
    from babel.core import get_global

    language, *others = tag.split("-")
    scripts = [f"{language.lower()}_{one.title()}" for one in others if len(one) == 4 and one.isalpha()]
    territories = [one.upper() for one in others if len(one) == 2]
    likely: Mapping[str, str] = get_global("likely_subtags")
    known = next((likely[one] for one in (*scripts, language.lower()) if one in likely), "")
    own = _un_style().get(language.lower(), {}).get("territory")
    territory = next(iter(territories), own or known.rpartition("_")[2])
    return f"{language.lower()}_{territory}" if territory else ""


@cache
def _un_style() -> Mapping[str, Mapping[str, Any]]:
    known: Mapping[str, Mapping[str, Any]] = yaml.load(_UN_STYLE.read_bytes(), yaml.CSafeLoader)
    return known


@lru_cache(maxsize=4096)
def _format_date(pattern: str, date: PartialDate, locale: str) -> str:
    from babel.dates import parse_pattern  # Loaded only where days are told.

    return parse_pattern(pattern).apply(date.first, locale)
