"""The words of the interface in one language: sentences, dates, numbers, lists, references to paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jointreport.records.model.dates import Adoption, Days, PartialDate
from jointreport.records.model.language import Forms, InterfaceText
from jointreport.records.model.places import CLOSING, Place, note_label, place_of
from jointreport.records.model.site import SiteInfo
from jointreport.records.model.symbols import roman
from jointreport.records.register.register import Register
from jointreport.site.locales import LocaleStyle, locale_style

_HAN_DIGITS = "零一二三四五六七八九"
_HAN_TEN = "十"
_ON_PAPER = "on-paper-"
_CITED = {
    "p": "paragraph-cited",
    "pp": "preamble-cited",
    "u": "unnumbered-cited",
    "h": "subheading-cited",
    "t": "table-cited",
}


def item_label(at: str) -> str:
    """Return what is printed before a paragraph: `4.`, `(a)`, nothing before a preambular paragraph."""
    place = place_of(at)
    if place.kind not in {"pp", "p", "u"} or place.items[-1:] == (CLOSING,):
        return ""
    if place.items:
        return f"({place.items[-1]})"
    return f"{place.number}." if place.kind == "p" else ""


_KINDS = {
    "a": "annex",
    "s": "section",
    "h": "heading",
    "t": "caption",
    "fn": "footnote",
    "pp": "preamble",
    "p": "paragraph",
    "u": "unnumbered",
}
HEADINGS = frozenset({"annex", "section", "heading"})
"""The kinds of places that are headings."""


def kind_of_place(at: str) -> str:
    """Return what stands at a place: `paragraph`, `preamble`, `unnumbered`; `item` or, inside one, `subitem`.

    Words that close a sentence after its list are `closing`. A table has its `caption` and each `row`. Headings are
    those of an `annex`, a `section` or any other `heading`.
    """
    place = place_of(at)
    if place.above:
        depth = len(place.items)
        return "closing" if place.items[-1] == CLOSING else "item" if depth == 1 else "subitem"
    return "row" if place.kind == "t" and place.items else _KINDS[place.kind]


def consecutive_places(places: Sequence[str]) -> list[list[str]]:
    """Return places in groups that follow one another without a gap: `p3`, then `p4-a p4-b p4-c`."""
    groups: list[list[str]] = []
    for at in places:
        if groups and _follows(groups[-1][-1], at):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _follows(before: str, at: str) -> bool:
    """Whether a place comes right after another of the same level."""
    (_, *first), (_, *second) = (_level(place) for place in (before, at))
    if len(first) != len(second) or first[:-1] != second[:-1]:
        return False
    one, other = first[-1], second[-1]
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    return len(one) == len(other) == 1 and ord(other) == ord(one) + 1


def _level(place: str) -> tuple[str, ...]:
    parts = place_of(place)
    return (parts.scope, parts.kind, parts.number, *parts.items)


def han(number: int) -> str:
    """Return a number in Chinese figures, from 100 on in the digits that every reader knows."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    before = "" if tens < 2 else _HAN_DIGITS[tens]
    return (before + _HAN_TEN if tens else "") + (_HAN_DIGITS[ones] if ones or not tens else "")


@dataclass(frozen=True, slots=True)
class Plural:
    """The words of a key for each plural category, and the language that counts in these categories."""

    forms: Forms
    style: LocaleStyle


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface words of one language.

    `tags` has the tag of each language of the site; `plurals` the keys whose words depend on a number.
    `spoken` is the language in which most of the words are: of a language without words of its own, English.
    """

    language: str
    by_key: Mapping[str, str]
    tags: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, Plural] = field(default_factory=dict)
    spoken: str = ""

    def __call__(self, key: str, **values: object) -> str:
        """Return the words of a key with its braces filled; a number `n` chooses among the plural forms."""
        words = self.words(key, values.get("n"))
        return words.format_map(values) if values else words

    def words(self, key: str, number: object = None) -> str:
        """Return the words of a key for a number of things, their braces not filled."""
        plural = self.plurals.get(key)
        if plural is None or not isinstance(number, int):
            return self.by_key[key]
        return plural.forms.get(plural.style.category(number), self.by_key[key])

    def forms(self, key: str) -> Iterator[tuple[str, str]]:
        """Yield the words of a key for a script, and each further plural form under its category: `-one`, `-few`."""
        words = self.by_key[key]
        yield "", words
        forms = self.plurals[key].forms if key in self.plurals else {}
        yield from ((f"-{category}", one) for category, one in forms.items() if one != words)

    @property
    def on_paper(self) -> Wording:
        """The same words as a document on paper says them, which is no page: `on-paper-…` takes the place of `…`."""
        own = {key.removeprefix(_ON_PAPER): words for key, words in self.by_key.items() if key.startswith(_ON_PAPER)}
        return replace(self, by_key={**self.by_key, **own})

    @property
    def content(self) -> str:
        """Everything of which the words that a page shows are made."""
        return repr((self.tag, sorted((key, *self.forms(key)) for key in self.by_key)))

    @property
    def tag(self) -> str:
        """The HTML language tag of the words."""
        language = self.spoken or self.language
        return self.tags.get(language, language)

    @property
    def style(self) -> LocaleStyle:
        """How the words write dates and lists."""
        return locale_style(self.tag)

    def language_name(self, language: str) -> str:
        """Return what a language of the site, or that of a tag, is called; its tag where that is not known."""
        tag = self.tags.get(language, language)
        return self.style.language(tag) or tag

    def not_yet(self, asked: str, language: str) -> str:
        """Return what stands before words of one language where those in the language asked for are still to come."""
        return self("not-yet-in", asked=self.language_name(asked), language=self.language_name(language))

    def inside(self, words: str) -> str:
        """Return words as inside a sentence: with a small first letter, unless they begin with several capitals."""
        return words if words[:2].isupper() else words[:1].lower() + words[1:]

    # Dates

    def date(self, day: PartialDate) -> str:
        """Return `3 November 2025`, `June 2027` or `2013`."""
        return self.style.date(day)

    def span(self, first: PartialDate, last: PartialDate | None) -> str:
        """Return `3–7 November 2025`, `28 April–9 May 2025`, or a single date."""
        if last is None or last == first:
            return self.date(first)
        return self.style.span(first, last)

    def days(self, days: Days) -> str:
        """Return the days and the place."""
        when = self.span(days.from_, days.to)
        if days.place is None:
            return when
        return self("date-and-place", date=when, place=days.place.version(self.language).words)

    def adoption(self, adoption: Adoption, meeting: str) -> str:
        """Return `24 or 25 March 2022`, `reported 5 November 2025`, or `during the fifth meeting; …`."""
        if adoption.on:
            return self.date(adoption.on)
        if adoption.reported:
            return self("date-reported", date=self.date(adoption.reported))
        if adoption.from_ and adoption.to:
            return self._one_of(adoption.from_, adoption.to)
        return self("date-during", meeting=meeting)

    def _one_of(self, first: PartialDate, last: PartialDate) -> str:
        on_two_days = last.first.toordinal() - first.last.toordinal() == 1
        return self.style.either(first, last) if on_two_days and first.month == last.month else self.span(first, last)

    # Lists and numbers

    def join(self, items: Sequence[str], as_written: Callable[[str], str] = str) -> str:
        """Return `a, b and c`, `甲、乙和丙`; what joins items that are lists themselves is said in the wording.

        Where the items are markup, `as_written` makes markup of these words as well.
        """
        *others, last = items or ("",)
        if not others or not any(self.style.is_list(one) for one in items):
            return self.style.join(items)
        if len(others) == 1:
            return as_written(self.words("list-of-lists-pair")).format(first=others[0], last=last)
        first = as_written(self.words("list-of-lists-comma")).join(others)
        return as_written(self.words("list-of-lists")).format(first=first, last=last)

    def join_items(self, items: Iterable[str]) -> str:
        """Return `a, b, c`, `甲、乙、丙`."""
        return self.style.join_items(items)

    # Places in a text

    def paragraph(self, at: str) -> str:
        """Return `paragraph 4 (a)`, `第4(a)段`; for preambles, sections, annexes and footnotes likewise."""
        place = place_of(at)
        return self.within(place, self._cited(place, at))

    def within(self, place: Place, cited: str) -> str:
        """Return a place as it is cited after the annex and the section in which it stands: `annex I, paragraph 3`."""
        for outer in filter(None, (place.section, place.annex)):
            cited = self("place-within", outer=self._cited(place_of(outer), outer), place=cited)
        return cited

    def _cited(self, place: Place, at: str) -> str:
        if place.items[-1:] == (CLOSING,):
            return self("closing-cited", place=self._cited(place_of(place.above), place.above))
        if place.kind in {"s", "a"}:
            return self._outer_cited(place)
        if place.kind == "fn":
            return self("footnote-cited", number=note_label(at))
        if place.kind == "t" and place.items:
            return self("table-row-cited", number=place.number, row=place.items[0])
        return self(_CITED[place.kind], number=self.paragraph_number(at))

    def _outer_cited(self, place: Place) -> str:
        """Return `annex I`, `section II.A`, `附件一`, `第二.A节`."""
        if not place.number:
            return self("annex-alone")
        number = self.section_number(int(place.number))
        if place.kind == "a":
            return self("annex-cited", number=number)
        return self("section-cited", number=".".join((number, *(one.upper() for one in place.items))))

    def label(self, at: str, printed: Mapping[str, str] | None = None) -> str:
        """Return what is printed before a place: `4.`, `(a)`, `II. ` with its space; nothing before a preamble."""
        own = (printed or {}).get(self.language, "")
        place = place_of(at)
        if place.kind != "s":
            return own or item_label(at)
        if own:
            return f"{own} "
        number = place.items[-1].upper() if place.items else self.section_number(int(place.number))
        return self("section-label", number=number)

    def paragraph_number(self, at: str) -> str:
        """Return `4 (a)` or `4(a)`, as the language writes it."""
        place = place_of(at)
        items = "".join(f"({step})" for step in place.items if step != CLOSING)
        return self("paragraph-number", number=place.number, items=items) if items else place.number

    def paragraphs(self, places: Sequence[str]) -> str:
        """Return `paragraphs 3, 4 (a)–(c)`, `第3段、第4(a)至(c)段`."""
        # In another scope the same numbers stand again, and words that close a list have none.
        plain = all(place_of(at)[:1] == ("p",) and not place_of(at).scope and CLOSING not in at for at in places)
        if len(places) == 1 or not plain:
            return self.join([self.paragraph(at) for at in places])
        numbers = (self("paragraph-in-list", number=self._run(run)) for run in consecutive_places(places))
        return self("paragraphs-cited", numbers=self.join_items(numbers))

    def _run(self, run: Sequence[str]) -> str:
        first = self.paragraph_number(run[0])
        if len(run) == 1:
            return first
        last = place_of(run[-1])
        return self("paragraph-run", first=first, last=f"({last.items[-1]})" if last.items else last.number)

    def section_number(self, number: int) -> str:
        """Return `III` or `三`."""
        return han(number) if self("section-numbers") == "han" else roman(number)


_TRIAL = {"publisher": "trial-without-publisher", "contact": "trial-without-contact"}


def trial_words(edition: SiteInfo, say: Wording) -> str:
    """Return the sentence that a trial edition carries wherever it is read or quoted; nothing in another one."""
    return say(_TRIAL[edition.lacking[0]]) if edition.lacking else ""


def wordings(register: Register) -> dict[str, Wording]:
    """Return the interface words by language; what a language lacks is told in the first that has it."""
    words = {key: entry.record.root for key, entry in register.entries["wording"].items()}
    tags = {key: language.tag for key, language in register.languages.items()}
    return {language: in_language(language, words, tags) for language in register.languages}


def in_language(language: str, words: Mapping[str, InterfaceText], tags: Mapping[str, str]) -> Wording:
    """Return the interface words of one language of a site; `tags` has the tags of all of them."""
    by_key, plurals = {}, {}
    told_in: Counter[str] = Counter()
    for key, text in words.items():
        passage = text.version(language)
        by_key[key] = passage.words
        told_in[passage.language] += 1
        if len(forms := text.forms[passage.language]) > 1:
            plurals[key] = Plural(forms, locale_style(tags.get(passage.language, passage.language)))
    spoken = max(told_in, key=lambda one: (told_in[one], one == language), default=language)
    return Wording(language, by_key, tags, plurals, spoken)
