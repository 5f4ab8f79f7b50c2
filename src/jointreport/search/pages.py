"""From rendered pages to documents to be indexed: each page once, with its passages in every language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jointreport.markdown.shells import Shell
from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import VERBATIM, BodyText, Document
from jointreport.records.register.register import Register
from jointreport.site.context import PagePassage, RenderContext, ShownOnPage
from jointreport.site.pages import Subject, subjects, title_of
from jointreport.site.urls import record_path
from jointreport.texts.citations.references import is_inferred

SECTIONS = ("decisions", "documents", "annexes", "areas", "services", "meetings", "bodies", "glossary", "pages")
"""The parts of the site in the order in which results are shown."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What can be found: a passage of a page (`site/context.py`) with its words in every language."""

    anchor: str
    words: Mapping[str, str]
    label: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page that can be found: its path, its section, its titles and symbols, what must be said with it.

    `badges` are `draft`, `adoption-inferred`, `unseen` or a value of a closed list; `status` says for a
    language what the text in it is, where it is anything else than the text as issued.
    """

    path: str
    section: str
    title: Mapping[str, str]
    paragraphs: tuple[Paragraph, ...] = ()
    symbols: tuple[str, ...] = ()
    badges: tuple[str, ...] = ()
    # The languages that stand side by side on the page below its own, and that have this page.
    beside: tuple[str, ...] = ()
    status: Mapping[str, str] | None = None


_SECTION_OF_KIND = {"joint-report": "annexes", "outline": "annexes"}
"""Kind of record page → its section, where that is not called as the kind is."""
_WITH_TEXT = frozenset({"decisions", "documents"})
_SECTION_OF_PATH = {"cooperation/": "areas", "services/": "services", "bodies/": "bodies", "glossary/": "glossary"}
_NOT_FOUND_ITSELF = "search/"
"""The page that shows results; its examples of queries must not be results."""


class Searchable(NamedTuple):
    """What the search finds of a page as it was rendered in one language; plain values, kept with the page."""

    path: str
    section: str
    language: str
    title: str
    passages: tuple[PagePassage, ...]
    symbols: tuple[str, ...] = ()
    badges: tuple[str, ...] = ()
    status: tuple[tuple[str, str], ...] = ()
    beside: tuple[str, ...] = ()


def searchable(
    shell: Shell, subject: Subject | None, reader: RenderContext, languages_held: str, shown: ShownOnPage
) -> Searchable | None:
    """Return what is found of a page; nothing of one that only repeats others, or holds results itself."""
    passages, names = tuple(shown.passages), tuple(dict.fromkeys(shown.names))
    if subject is None:
        part = _SECTION_OF_PATH.get(shell.path, "pages")
        authored = Searchable(shell.path, part, languages_held, shell.title, passages, names)
        return authored if shell.path != _NOT_FOUND_ITSELF else None
    section = _SECTION_OF_KIND.get(subject.kind, subject.kind)
    if section not in SECTIONS or subject.below:
        return None
    title, badges = _title(subject, reader), tuple(_badges(subject))
    found = Searchable(subject.path, section, reader.language, title, passages, names, badges)
    return _with_text(found, subject.record) if subject.kind in _WITH_TEXT else found


def _with_text(found: Searchable, record: Decision | Document) -> Searchable:
    """Return what is found of a decision or document, with what is said of its text, and all its symbols."""
    return found._replace(
        symbols=(*((record.symbol,) if record.symbol else ()), *record.aliases),
        status=tuple(_status(record.text)),
        beside=held if len(held := record.text.languages_held) > 1 else (),
    )


def _status(body: BodyText) -> Iterator[tuple[str, str]]:
    """Yield each language in which the text is held, but not as issued, with what it is instead."""
    for language in body.languages_held:
        if (status := body.languages[language].status) not in VERBATIM:
            yield language, status


def _title(subject: Subject, reader: RenderContext) -> str:
    """Return the title of a page; of a record with a symbol that and, where it has one in this language, its title."""
    record = subject.record
    if subject.kind not in _WITH_TEXT or not record.symbol:
        return title_of(subject, reader)
    of_decision = subject.kind == "decisions"
    symbol = reader.say("decision-cited-title", symbol=record.symbol) if of_decision else record.symbol
    if reader.language not in record.title:
        return symbol
    return reader.say("title-with-status", status=symbol, title=record.title[reader.language])


def _badges(subject: Subject) -> Iterator[str]:
    """Yield what must be said with every result of a page."""
    record = subject.record
    if subject.part is not None:
        yield "not-the-annex"
    elif isinstance(record, Decision) and record.stage == "draft":
        yield "draft"
    elif isinstance(record, Decision) and is_inferred(record, "stage"):
        yield "adoption-inferred"
    elif isinstance(record, Document) and record.state == "drafting":
        yield "document-state:drafting"
    elif subject.kind == "meetings" and record.state != "held":
        yield f"meeting-state:{record.state}"
    if subject.kind in _WITH_TEXT and record.text.extent == "none":
        yield "unseen"


def found_pages(rendered: Iterable[Searchable], register: Register) -> list[FoundPage]:
    """Return all pages that can be found, those of one path as one, in the order of the results."""
    by_path: dict[str, list[Searchable]] = {}
    for one in rendered:
        by_path.setdefault(one.path, []).append(one)
    # The authors' pages, which no record orders, follow in their own order.
    in_order = dict.fromkeys((*filter(by_path.get, _paths_in_order(register)), *by_path))
    return sorted(map(_together, map(by_path.__getitem__, in_order)), key=_section)


def _section(page: FoundPage) -> int:
    return SECTIONS.index(page.section)


def _paths_in_order(register: Register) -> Iterator[str]:
    """Yield the pages of records in the order in which results of one section are shown."""
    for decision in sorted(register.decisions_in_order, key=_group):
        yield record_path("decisions", decision.identity)
    for document in register.documents_in_order:
        yield record_path("documents", document.identity)
    for kind in ("joint-report", "outline", "areas"):
        yield from (subject.path for subject in subjects(register, kind))
    # The latest meeting first.
    yield from (subject.path for subject in reversed(tuple(subjects(register, "meetings"))))


def _group(entry: Entry[Decision]) -> int:
    """Return a key that puts decisions on this cooperation first, drafts next, related ones last."""
    record = entry.record
    if record.subject != "cooperation":
        return 2
    return int(record.stage == "draft")


def _together(languages: Sequence[Searchable]) -> FoundPage:
    # All but titles and passages is the same in every language.
    one = languages[0]
    return FoundPage(
        path=one.path,
        section=one.section,
        title={page.language: page.title for page in languages},
        paragraphs=tuple(paragraphs_of([page.passages for page in languages])),
        symbols=one.symbols,
        badges=one.badges,
        status=dict(one.status),
        beside=one.beside,
    )


_Kind = tuple[str, str, bool]
"""Anchor, label, and whether it is a heading: what is called the same at one place."""


def _kind(passage: PagePassage) -> _Kind:
    return passage.anchor, passage.label, passage.heading


def paragraphs_of(pages: Sequence[Sequence[PagePassage]]) -> Iterator[Paragraph]:
    """Yield the passages of a page in all languages, given those of its rendering in each.

    What is called the same at one place is told apart by its number there: the second note on paragraph 4 in
    English is the second one in Chinese, as long as both pages show as many. Otherwise each language stands alone.
    """
    rows: dict[tuple[_Kind, int], list[PagePassage]] = {}
    for passages in pages:
        met: Counter[_Kind] = Counter()
        for one in passages:
            met[_kind(one)] += 1
            rows.setdefault((_kind(one), met[_kind(one)]), []).append(one)
    apart = {kind for (kind, _), row in rows.items() if len(row) != len(rows[kind, 1]) or _disagree(row)}
    found: dict[tuple[_Kind, int | str], dict[str, str]] = {}
    for (kind, number), row in rows.items():
        for one in row:
            place = f"{one.language} {one.words}" if kind in apart else number
            found.setdefault((kind, place), {})[one.language] = one.words
    for ((anchor, label, heading), _), words in found.items():
        yield Paragraph(anchor, words, label, heading)


def _disagree(row: Sequence[PagePassage]) -> bool:
    """Whether two pages show different words in one language, as where they have another order."""
    return len({one.language for one in row}) < len({(one.language, one.words) for one in row})
