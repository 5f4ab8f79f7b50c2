"""The words of the interface in one language: sentences, dates, numbers, lists, references to paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jointreport.records.model.dates import Adoption, Days, PartialDate
from jointreport.records.model.language import Text
from jointreport.site.numerals import han, item_label, roman, runs, steps


class WordFault(Exception):
    """An interface word is missing, or its braces do not fit; carries the key of `data/wording.yaml`."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface words of one language."""

    language: str
    by_key: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the words of a key with its braces filled."""
        try:
            words = self.by_key[key]
            return words.format_map(values) if values else words
        except (KeyError, ValueError, IndexError) as fault:
            raise WordFault(key) from fault

    def count(self, key: str, number: int) -> str:
        """Return the words for a number of things: `key-one` for one, `key` for others."""
        one = f"{key}-one"
        return self(one if number == 1 and one in self.by_key else key, n=number)

    def inside(self, words: str) -> str:
        """Return words as inside a sentence: with a small first letter, unless they begin with several capitals."""
        return words if words[:2].isupper() else words[:1].lower() + words[1:]

    # Dates

    def date(self, day: PartialDate) -> str:
        """Return `3 November 2025`, `June 2027` or `2013`."""
        parts: dict[str, object] = {"year": day.year}
        if day.month is None:
            return self("date-year", **parts)
        parts["month"] = self(f"month-{day.month}")
        if day.day is None:
            return self("date-month", **parts)
        return self("date-day", day=day.day, **parts)

    def span(self, first: PartialDate, last: PartialDate | None) -> str:
        """Return `3–7 November 2025`, `28 April–9 May 2025`, or a single date."""
        if last is None or last == first:
            return self.date(first)
        if first.day is None or last.day is None or first.year != last.year:
            return self("date-span", first=self.date(first), last=self.date(last))
        values = {"d1": first.day, "d2": last.day, "m1": self(f"month-{first.month}"), "year": first.year}
        if first.month == last.month:
            return self("date-span-in-month", **values)
        return self("date-span-in-year", m2=self(f"month-{last.month}"), **values)

    def days(self, days: Days) -> str:
        """Return the days and the place."""
        when = self.span(days.from_, days.to)
        if days.place is None:
            return when
        return self("date-and-place", date=when, place=days.place.told(self.language).words)

    def adoption(self, adoption: Adoption, meeting: str) -> str:
        """Return the day, `24 or 25 March 2022`, or `during the fifth meeting, day not seen`."""
        if adoption.on:
            return self.date(adoption.on)
        if adoption.from_ and adoption.to:
            return self("date-one-of", span=self._either(adoption.from_, adoption.to))
        return self("date-during", meeting=meeting)

    def _either(self, first: PartialDate, last: PartialDate) -> str:
        on_two_days = last.first.toordinal() - first.last.toordinal() == 1
        if on_two_days and first.month == last.month:
            month = self(f"month-{first.month}")
            return self("date-either", d1=first.day, d2=last.day, month=month, year=first.year)
        return self.span(first, last)

    # Lists and numbers

    def listed(self, items: Sequence[str]) -> str:
        """Return `a, b and c`, `甲、乙和丙`."""
        if len(items) < 2:
            return "".join(items)
        return self("list-join").join(items[:-1]) + self("list-last") + items[-1]

    # Places in a text

    def paragraph(self, at: str) -> str:
        """Return `paragraph 4 (a)`, `第4(a)段`; for preambles, sections and footnotes likewise."""
        kind, number, _ = steps(at)
        if kind == "s":
            return self("section-cited", number=self.section_number(int(number)))
        if kind == "p":
            return self("paragraph-cited", number=self.paragraph_number(at))
        return self({"pp": "preamble-cited", "fn": "footnote-cited"}[kind], number=number)

    def label(self, at: str) -> str:
        """Return what is printed before a place: `4.`, `(a)`, `II. ` with its space; nothing before a preamble."""
        kind, number, _ = steps(at)
        if kind != "s":
            return item_label(at)
        return self("section-label", number=self.section_number(int(number)))

    def paragraph_number(self, at: str) -> str:
        """Return `4 (a)` or `4(a)`, as the language writes it."""
        _, number, rest = steps(at)
        items = "".join(f"({step})" for step in rest)
        return self("paragraph-number", number=number, items=items) if items else number

    def paragraphs(self, places: Sequence[str]) -> str:
        """Return `paragraphs 3, 4 (a)–(c)`, `第3段、第4(a)至(c)段`."""
        if len(places) == 1 or not all(steps(at)[0] == "p" for at in places):
            return self.listed([self.paragraph(at) for at in places])
        numbers = (self("paragraph-in-list", number=self._run(run)) for run in runs(places))
        return self("paragraphs-cited", numbers=self("list-join").join(numbers))

    def _run(self, run: Sequence[str]) -> str:
        first = self.paragraph_number(run[0])
        if len(run) == 1:
            return first
        _, number, rest = steps(run[-1])
        return self("paragraph-run", first=first, last=f"({rest[-1]})" if rest else number)

    def section_number(self, number: int) -> str:
        """Return `III` or `三`."""
        return han(number) if self("section-numbers") == "han" else roman(number)


def wordings(words: Mapping[str, Text], languages: Iterable[str]) -> dict[str, Wording]:
    """Return the interface words by language; what a language lacks is told in the first that has it."""
    return {
        language: Wording(language, {key: text.told(language).words for key, text in words.items()})
        for language in languages
    }
