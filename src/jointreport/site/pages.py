"""Which pages there are, what every page must say of itself, and what belongs to which page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from jointreport.records.load import Entry
from jointreport.records.model.bodies import Meeting
from jointreport.records.model.decisions import Activity, Context, Decision, Statement
from jointreport.records.model.documents import Document, Part
from jointreport.records.register.order import UNDATED
from jointreport.records.register.register import Register
from jointreport.records.register.succession import Pair, pairs_of
from jointreport.rules.parity.issued import differences_of
from jointreport.site.context import RenderContext
from jointreport.site.urls import KINDS_WITH_LINES, PAGES_BELOW, page_of, record_path

MOST_ON_ONE_LIST = 300
"""Above so many decisions the list is cut by year."""

ALL_YEARS = "all"
"""The last step of the address under which all decisions stand, where the list is cut by year."""


PARALLEL = "parallel"
"""The last step of the address of a page of languages side by side; a pair of them is named behind it."""

DIFFERENCES = "differences"
"""The last step of the address of the page on which a text shows where its languages differ."""

CHANGES = "changes"
"""The last step of the address of a page of changes; where there are several, the earlier text is named behind it."""


def steps_below(register: Register, kind: str, entry: Entry[Any]) -> tuple[str, ...]:
    """Return the last steps of the addresses of the pages of a kind below the page of a record."""
    if kind.endswith(f"-{PARALLEL}"):
        return tuple(pages_side_by_side(entry.record))
    if kind.endswith(f"-{DIFFERENCES}"):
        return (DIFFERENCES,) if differences_of(register, PAGES_BELOW[kind], entry.identity) else ()
    return tuple(pages_of_changes(register, entry))


def pages_side_by_side(record: Decision | Document) -> Iterator[str]:
    """Yield `parallel` where a text is held in several languages, and each pair where there are more than two."""
    held = record.text.languages_held
    if len(held) > 1:
        yield PARALLEL
    if len(held) > 2:
        yield from (f"{PARALLEL}-{one}-{other}" for one, other in combinations(held, 2))


def languages_beside(record: Decision | Document, below: str) -> tuple[str, ...]:
    """Return the languages that stand side by side on the page with this last step."""
    return record.text.languages_held if below == PARALLEL else tuple(below.split("-")[1:])


def pages_of_changes(register: Register, entry: Entry[Decision]) -> dict[str, Pair]:
    """Return the last step of the address of each page of changes, with the texts it compares."""
    pairs = pairs_of(register, entry)
    steps = (CHANGES, *(f"{CHANGES}-{pair.earlier.identity}" for pair in pairs[1:]))
    return dict(zip(steps, pairs, strict=False))


def pages_of_years(register: Register) -> tuple[str, ...]:
    """Return what has a list of its own: years, the latest first, `undated`, `all`; nothing for a short history."""
    if len(register.decisions) <= MOST_ON_ONE_LIST:
        return ()
    return (*sorted(register.decisions_by_year, key=lambda year: (year != UNDATED, year), reverse=True), ALL_YEARS)


@dataclass(frozen=True, slots=True)
class Download:
    """A file for readers: its path below the site, its kind (`docx`, `pdf`), its language, its size in bytes."""

    path: str
    kind: str
    language: str
    size: int

    @property
    def page(self) -> str:
        """The path of the page it belongs to, the same in all languages."""
        return f"{self.path.rpartition('/')[0]}/"


Downloads = Mapping[str, tuple[Download, ...]]
"""Path of a page → its files, in the order of the languages."""


def by_page(files: Iterable[Download]) -> Downloads:
    """Return files by the path of the page they belong to, in the order given."""
    found: dict[str, tuple[Download, ...]] = {}
    for file in files:
        found[file.page] = (*found.get(file.page, ()), file)
    return found


@dataclass(frozen=True, slots=True)
class Subject:
    """A record with a page: its kind (`each` in the front matter of its shell) and identity.

    A joint report or outline is a part of a document; its identity is the biennium.
    """

    kind: str
    identity: str
    entry: Entry[Any]
    # The last step of the address of a page below the record's own: `parallel`, `changes`.
    below: str = ""

    @property
    def path(self) -> str:
        """The path of the page, the same in all languages."""
        own = record_path(self.kind, self.identity)
        return f"{own}{self.below}/" if self.below else own

    @property
    def record(self) -> Any:
        """The record itself."""
        return self.entry.record

    def stands_in(self, language: str) -> bool:
        """Whether a language of the site has this page: languages side by side stand in those that are shown."""
        return not self.below.startswith(PARALLEL) or language in languages_beside(self.record, self.below)

    def nearest(self, language: str) -> Subject:
        """Return this page, or the one that stands for it in a language that lacks it.

        A reader who turns from English beside French to Chinese wants Chinese words at the passage that was being
        compared: all languages side by side show the three of them under the same anchors, and lead on to Chinese
        beside each. A language in which the text is not held has its page of the text.
        """
        ways = (self, replace(self, below=PARALLEL), replace(self, below=""))
        return next(one for one in ways if one.stands_in(language))

    @property
    def part(self) -> Part | None:
        """The part of the document that the page of a joint report or outline is about."""
        if self.kind not in {"joint-report", "outline"}:
            return None
        parts: tuple[Part, ...] = self.record.parts
        return next(one for one in parts if one.role == self.kind and one.period == self.identity)


def subjects(register: Register, kind: str) -> Iterator[Subject]:
    """Yield the subjects of a kind of record page, in the order in which readers go through them.

    Not each language has each of them: see `Subject.stands_in`.
    """
    if kind in {"joint-report", "outline"}:
        yield from _reports(register, kind)
        return
    if kind in PAGES_BELOW:
        yield from _pages_below(register, kind)
        return
    if kind == "decision-years":
        yield from _years(register)
        return
    in_order = {kind: f"{kind}_in_order" for kind in ("decisions", "documents", "meetings")}
    every = getattr(register, in_order[kind]) if kind in in_order else register.entries[kind].values()
    for entry in every:
        if kind not in KINDS_WITH_LINES or entry.identity not in register.line_on:
            yield Subject(kind, entry.identity, entry)


def _pages_below(register: Register, kind: str) -> Iterator[Subject]:
    """Yield the pages of a kind that stand below the pages of records, in the order of the records."""
    for subject in subjects(register, PAGES_BELOW[kind]):
        for below in steps_below(register, kind, subject.entry):
            yield Subject(subject.kind, subject.identity, subject.entry, below=below)


def _years(register: Register) -> Iterator[Subject]:
    """Yield the pages of the decisions of a year, the latest first, and of all; none where one list holds them."""
    edition = next(iter(register.entries["edition"].values()))
    for year in pages_of_years(register):
        yield Subject("decision-years", year, edition)


def _reports(register: Register, role: str) -> Iterator[Subject]:
    """Yield the joint reports or outlines that a document names, the latest biennium first."""
    found: list[tuple[str, Entry[Document]]] = [
        (part.period, entry)
        for entry in register.documents.values()
        for part in entry.record.parts
        if part.role == role and part.period
    ]
    for period, entry in sorted(found, key=lambda item: item[0], reverse=True):
        yield Subject(role, period, entry)


def title_of(subject: Subject, reader: RenderContext) -> str:
    """Return the plain title of a subject's page."""
    if subject.below:
        return _title_below(subject, reader, title_of(replace(subject, below=""), reader))
    record = subject.record
    if subject.kind == "decision-years":
        return reader.say(_YEAR_TITLES.get(subject.identity, "title-decisions-year"), year=subject.identity)
    if subject.part is not None:
        return report_title(reader, record, subject.part)
    if subject.kind == "decisions":
        return _decision_title(subject, reader)
    if subject.kind == "meetings" and len(together := reader.register.on_page_of(subject.identity)) > 1:
        return _title_of_meetings(reader, together)
    words = getattr(record, "title", None) or record.name
    return reader.plain(words)


def _title_of_meetings(reader: RenderContext, together: Sequence[Entry[Meeting]]) -> str:
    """Return “2025 meetings of the conferences of the Parties to the Basel Convention and …”."""
    conventions = (reader.register.conventions[one.record.convention].record.short for one in together)
    years = sorted({year for one in together for year in years_of(one.record)})
    values = {"conventions": reader.say.join([reader.plain(short) for short in conventions])}
    # A range, since a meeting may have been held in two parts.
    return reader.say("title-meetings-together", years="–".join(dict.fromkeys((*years[:1], *years[-1:]))), **values)


def years_of(meeting: Meeting) -> list[str]:
    """Return the years in which a meeting is held, the first one first."""
    days = (day for segment in meeting.segments for day in (segment.from_, segment.to) if day)
    return sorted({str(day.first.year) for day in days})


def report_title(reader: RenderContext, document: Document, part: Part) -> str:
    """Return the title of the page of a joint report or outline; without its text the page must not bear its name."""
    held = "" if document.text.extent != "none" else "-not-held"
    period = reader.register.periods[part.period or ""].record.name
    return reader.say(f"title-{part.role}{held}", period=reader.plain(period))


def _title_below(subject: Subject, reader: RenderContext, title: str) -> str:
    """Return the title of a page below that of a record; a pair of languages and an earlier text are named."""
    if subject.below in {PARALLEL, DIFFERENCES, CHANGES}:
        return reader.say(f"title-{subject.below}", title=title)
    if subject.below.startswith(PARALLEL):
        names = [reader.say.language_name(one) for one in languages_beside(subject.record, subject.below)]
        return reader.say("title-parallel-pair", title=title, languages=reader.say.join(names))
    earlier = pages_of_changes(reader.register, subject.entry)[subject.below].earlier.record
    since = earlier.symbol or reader.plain(earlier.short or earlier.title)
    return reader.say("title-changes-since", title=title, earlier=since)


_YEAR_TITLES = {ALL_YEARS: "title-decisions-all", UNDATED: "title-decisions-undated"}


def _decision_title(subject: Subject, reader: RenderContext) -> str:
    record = subject.record
    if record.symbol:
        return reader.say("decision-cited-title", symbol=record.symbol)
    year = years_of(reader.register.meetings[record.meeting].record)[:1]
    if record.short is None and record.stage == "draft" and year:
        meeting = reader.plain(reader.register.meetings[record.meeting].record.short)
        return reader.say("title-draft", meeting=meeting, year=year[0])
    return reader.plain(record.short or record.title)


def description_of(subject: Subject, reader: RenderContext) -> str:
    """Return one sentence for search engines and link previews: what the page is about, and what it holds."""
    below = subject.below.partition("-")[0]
    about = _in_full(replace(subject, below=""), reader) if below else _in_full(subject, reader)
    return reader.say(f"description-{below or _what_it_holds(subject)}", about=about)


def _in_full(subject: Subject, reader: RenderContext) -> str:
    """Return the title of a page; with it the title of a decision known by its symbol, or the state of a meeting."""
    title = title_of(subject, reader)
    if subject.kind == "meetings":
        return title_with_status(title, status_of(subject, reader), reader)
    # The other short names say what it is about, as a symbol does not.
    if subject.kind == "decisions" and subject.record.symbol:
        return reader.say("title-in-full", name=title, title=reader.plain(subject.record.title))
    return title


def _what_it_holds(subject: Subject) -> str:
    if subject.part is not None:
        return "part"
    if subject.kind == "decisions" and subject.record.stage == "draft":
        return "draft"
    return f"text-{subject.record.text.extent}" if subject.kind in {"decisions", "documents"} else subject.kind


def title_with_status(title: str, status: str, reader: RenderContext) -> str:
    """Return a title, and after it the status of its page where the title does not say it itself."""
    if status.casefold() in title.casefold():
        return title
    return reader.say("title-then-status", title=title, status=reader.say.inside(status))


def status_of(subject: Subject, reader: RenderContext) -> str:
    """Return the word that says what a page holds: Draft, Text not seen, …; empty where there is none."""
    if subject.part is not None:
        return reader.say("status-not-the-annex")
    if subject.kind == "decisions" and subject.record.stage == "draft":
        return reader.choice("stage", "draft")
    if subject.kind in {"decisions", "documents"} and subject.record.text.extent == "none":
        return reader.say("status-text-not-held")
    if subject.kind == "meetings" and subject.record.state != "held":
        return reader.choice("meeting-state", subject.record.state)
    return ""


def home_of_activity(register: Register, entry: Entry[Activity]) -> str:
    """Return where an activity is at home: in its report or outline, else in its first area."""
    record, period = entry.record, entry.folder
    if period in register.periods_of.get("joint-report", ()):
        page = record_path("joint-report", period)
    elif record.planned and period in register.periods_of.get("outline", ()):
        page = record_path("outline", period)
    else:
        page = _page_of_area(record)
    return f"{page}#{entry.identity}"


def home_of_context(register: Register, entry: Entry[Context]) -> str:
    """Return where a related event is at home: in the report of its period, else in its first area."""
    record = entry.record
    if record.period in register.periods_of.get("joint-report", ()):
        return f"{record_path('joint-report', record.period)}#{entry.identity}"
    return f"{_page_of_area(record)}#{entry.identity}"


def _page_of_area(record: Activity | Context) -> str:
    return record_path("areas", record.areas[0]) if record.areas else "cooperation/"


def home_of_statement(register: Register, record: Statement) -> str:
    """Return where a statement on a period is at home: in its report or outline, else among the services."""
    if record.period in register.periods_of.get("joint-report", ()):
        anchor = "services" if record.subject == "services" else "statements"
        return f"{record_path('joint-report', record.period)}#{anchor}"
    if record.period in register.periods_of.get("outline", ()):
        return record_path("outline", record.period) + "#plan"
    return page_of("services") + "#statements"
