"""Fill all pages, on as many processors as help, take over those that cannot have changed, note their links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from jointreport.generate.csp import guarded
from jointreport.generate.incremental import Filled, Keys, LastEdition, Portion
from jointreport.generate.links import LinkBook
from jointreport.generate.pages import Page, Publisher
from jointreport.markdown.shells import holds_marker
from jointreport.records.register.order import grouped
from jointreport.system.workers import run_all

_WORTH_A_PROCESS = 400
_PORTION = 10
_LISTS = frozenset({"areas", "meetings", "decision-years"})
"""Kinds of page that show hundreds of decisions: each page is a portion by itself."""


class Writer(Protocol):
    """Where finished files go: an edition, or a plain folder."""

    def put(self, path: str, content: bytes) -> bool:
        """Write one file; several processes may do so at once for different paths."""

    def keep(self, path: str) -> None:
        """Take one file over from the last edition."""

    def written_at(self, path: str) -> int:
        """Return the time of a file that stands in it, in nanoseconds."""


class MarkerPublished(Exception):
    """A finished page still holds a marker: a slot of the document has no view."""


@dataclass(slots=True)
class AllFilled:
    """What came of all pages: their paths, the same in every language, what they link to, each portion."""

    paths: set[str]
    book: LinkBook
    portions: dict[str, Filled]


def fill_all(publisher: Publisher, writer: Writer, keys: Keys, last: LastEdition | None) -> AllFilled:
    """Write every page, or take it over from the last edition where nothing it shows has changed."""
    portions = list(_portions(publisher))
    key_of = {portion.name: keys.of(portion) for portion in portions}
    done = {
        portion.name: taken_over(portion.name, key_of[portion.name], writer, last) for portion in portions
    }
    missing = [portion for portion in portions if done[portion.name] is None]
    # Pages that list everything take longest; begun first, they do not keep the others waiting at the end.
    missing.sort(key=lambda portion: portion.shell.each not in {"", *_LISTS})
    tasks = [partial(_fill_each, publisher, writer, alike, key_of) for alike in _of_all_languages(missing)]
    heavy = sum(len(portion.numbers) for portion in missing) >= _WORTH_A_PROCESS
    for filled_by_name in run_all(tasks, heavy=heavy):
        done |= filled_by_name
    found = {name: filled for name, filled in done.items() if filled is not None}
    book = LinkBook()
    # The pages of records come first: an authored page at the same address is the one to rename.
    for portion in sorted(portions, key=lambda portion: portion.shell.each == ""):
        book.merge(found[portion.name].book, portion.shell.source)
    return AllFilled({path for filled in found.values() for path in filled.paths}, book, found)


def _portions(publisher: Publisher) -> Iterator[Portion]:
    for shell, chosen in publisher.jobs():
        size = 1 if shell.each in _LISTS else _PORTION
        for start in range(0, len(chosen), size):
            yield Portion(shell, chosen, range(start, min(start + size, len(chosen))))


def _of_all_languages(portions: Iterable[Portion]) -> Iterable[Sequence[Portion]]:
    """Return together what is the same page or record in each language: what is compared for one serves all."""
    return grouped(
        ((portion.shell.each or portion.shell.path, portion.numbers.start), portion) for portion in portions
    ).values()


def taken_over(name: str, key: str, writer: Writer, last: LastEdition | None) -> Filled | None:
    """Keep the files of a portion whose key is the same in the last edition and return it; else return nothing."""
    filled = last.known(name, key) if last else None
    if filled is not None:
        for file in filled.files:
            writer.keep(file)
    return filled


def content_of(page: Page) -> bytes:
    """Return what is written of a page: HTML with its policy, a plain file as it is."""
    return (guarded(page.html) if page.file.endswith(".html") else page.html).encode()


def _fill_each(
    publisher: Publisher, writer: Writer, portions: Iterable[Portion], key_of: Mapping[str, str]
) -> dict[str, Filled]:
    """Write the pages of several portions; return what came of each under its name."""
    return {portion.name: _fill(publisher, writer, portion, key_of[portion.name]) for portion in portions}


def _fill(publisher: Publisher, writer: Writer, portion: Portion, key: str) -> Filled:
    """Write the pages of a portion; return their paths and files and what they link to."""
    filled = Filled(key)
    for page in publisher.pages(portion.shell, portion.chosen, portion.numbers):
        if holds_marker(page.html):
            raise MarkerPublished(page.file)
        writer.put(page.file, content_of(page))
        if page.file.endswith(".html"):
            filled.book.add(page.file, page.html, page.source, publisher.site.url)
        if page.listed:
            filled.paths.add(page.path)
        filled.files[page.file] = writer.written_at(page.file)
    return filled
