"""The history of decisions with its filters; a long history is cut by year, and also stands whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.reads import cached
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.site.pages import ALL_YEARS, pages_of_years
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.decisions.lists import DecisionGroup, DecisionRow, decision_caption, decision_row, filed_under
from jointreport.views.layout.filters import Filed, filter_bar, item_attributes, year_words
from jointreport.views.templates import render

Filing = tuple[Entry[Decision], Filed]


@dataclass(frozen=True, slots=True)
class YearLink:
    """The way to the list of a year, or to the whole list; `current` on the page it leads to."""

    href: str
    words: str
    known: str
    current: bool
    whole: bool


@block("decision-history")
def decision_history(place: BlockContext) -> Markup:
    """All decisions known to us with filters; of a long history the latest year, and links to the others."""
    reader = place.reader
    years = pages_of_years(reader.register)
    return _history(reader, years, years[0] if years else ALL_YEARS, stands_for=years[:1])


@block("decisions-of-year", each="decision-years")
def decisions_of_year(place: BlockContext) -> Markup:
    """The decisions of a year, or of the whole history, with filters."""
    reader = place.reader
    return _history(reader, pages_of_years(reader.register), subject_of(place).identity)


def _history(reader: RenderContext, years: Sequence[str], year: str, *, stands_for: Sequence[str] = ()) -> Markup:
    """Return the filters, the ways to other years and the tables of a year; `stands_for` tells the latest."""
    filings = _filings(reader.register, year)
    # Only a long history has such a list; what each decision does is told in the list of its year.
    lean = bool(years) and year == ALL_YEARS
    return render(
        "decision_history",
        latest=reader.say("years-latest", year=year_words(reader, stands_for[0])) if stands_for else "",
        # The list that stands for the latest year is not the page of that year, so no link is the current one.
        years=tuple(_year_links(reader, years, "" if stands_for else year)),
        bar=filter_bar(reader, (filed for _, filed in filings), counted="decisions"),
        groups=tuple(_groups(reader, filings, "" if year == ALL_YEARS else year, lean=lean)),
        say=reader.say,
    )


def _filings(register: Register, year: str) -> tuple[Filing, ...]:
    """Return the decisions of a year, or all, the latest first, each with what it is filed under."""
    years = register.decisions_by_year if year == ALL_YEARS else (year,)
    return tuple(chain.from_iterable(_filed(register, one) for one in years))


@cached()
def _filed(register: Register, year: str) -> tuple[Filing, ...]:
    """File the decisions of a year once for its pages in every language."""
    known = register.decisions_by_year.get(year, ())
    return tuple((entry, filed_under(register, entry.record)) for entry in known)


def _groups(reader: RenderContext, filings: Sequence[Filing], year: str, *, lean: bool) -> Iterator[DecisionGroup]:
    """Yield the decisions of each subject; lean rows say no more than what every decision has."""
    for subject in LISTS["subject"]:
        chosen = [filing for filing in filings if filing[0].record.subject == subject]
        if chosen:
            yield DecisionGroup(
                identity=f"decisions-{subject}",
                heading=reader.choice("subject", subject),
                caption=_caption(reader, chosen, subject, year),
                rows=tuple(_row(reader, filing, lean=lean) for filing in chosen),
            )


def _row(reader: RenderContext, filing: Filing, *, lean: bool) -> DecisionRow:
    entry, filed = filing
    attributes = item_attributes(filed, apart=entry.record.stage == "draft")
    return decision_row(reader, entry, attributes, whole=not lean)


def _caption(reader: RenderContext, chosen: Sequence[Filing], subject: str, year: str) -> str:
    """Return how many decisions of a subject are known, of the whole history or of a year."""
    caption = decision_caption(reader, [entry for entry, _ in chosen], subject)
    return reader.say("years-caption", year=year_words(reader, year), caption=caption) if year else caption


def _year_links(reader: RenderContext, years: Sequence[str], current: str) -> Iterator[YearLink]:
    """Yield the way to each year, and to all years together, with the number of its decisions."""
    for year in years:
        whole = year == ALL_YEARS
        yield YearLink(
            href=reader.to("decision-years", year),
            words=reader.say("title-decisions-all") if whole else year_words(reader, year),
            known=_known(reader, year),
            current=year == current,
            whole=whole,
        )


def _known(reader: RenderContext, year: str) -> str:
    """Return how many decisions are known, and apart from them how many drafts are listed."""
    every = reader.register.stages_by_year
    stages = tuple(chain.from_iterable(every.values())) if year == ALL_YEARS else every[year]
    known, drafts = stages.count("adopted"), stages.count("draft")
    words = reader.say("years-known", n=known)
    if not drafts:
        return words
    apart = reader.say("filter-apart-decisions", n=drafts)
    return reader.say("filter-and", first=words, second=apart) if known else apart
