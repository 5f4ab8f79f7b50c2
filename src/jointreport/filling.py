"""Fill all pages, on as many processors as help, and note their links on the way."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from jointreport.links import LinkBook
from jointreport.publishing import Publisher
from jointreport.shells import Shell, holds_marker
from jointreport.subjects import Subject

_WORTH_A_PROCESS = 400
_PORTION = 100


class Writer(Protocol):
    """Where finished files go: an edition, or a plain folder."""

    def put(self, path: str, content: bytes) -> bool:
        """Write one file; several processes may do so at once for different paths."""


class MarkerPublished(Exception):
    """A finished page still holds a marker: a slot of the document has no view."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Some of the pages of one shell."""

    shell: Shell
    chosen: Sequence[Subject | None]
    numbers: range


def fill_all(publisher: Publisher, writer: Writer, book: LinkBook) -> list[str]:
    """Write every page; return the paths of the pages, which are the same in all languages."""
    portions = list(_portions(publisher))
    paths: set[str] = set()
    for found, noted in _filled(publisher, writer, portions):
        paths |= found
        book.merge(noted)
    return sorted(paths)


def _portions(publisher: Publisher) -> Iterator[Portion]:
    for shell, chosen in publisher.jobs():
        for start in range(0, len(chosen), _PORTION):
            yield Portion(shell, chosen, range(start, min(start + _PORTION, len(chosen))))


def _filled(
    publisher: Publisher, writer: Writer, portions: Sequence[Portion]
) -> Iterable[tuple[set[str], LinkBook]]:
    pages = sum(len(portion.numbers) for portion in portions)
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if pages < _WORTH_A_PROCESS or processors < 2:
        return (fill(publisher, writer, portion) for portion in portions)
    return _filled_by_several(publisher, writer, portions, processors)


# What a forked process needs is there already when it is made; only the number of a portion travels.
_shared: list[tuple[Publisher, Writer, Sequence[Portion]]] = []


def _filled_by_several(
    publisher: Publisher, writer: Writer, portions: Sequence[Portion], processors: int
) -> list[tuple[set[str], LinkBook]]:
    _shared.append((publisher, writer, portions))
    try:
        with multiprocessing.get_context("fork").Pool(processors) as pool:
            return pool.map(_fill_numbered, range(len(portions)), chunksize=1)
    finally:
        _shared.pop()


def _fill_numbered(number: int) -> tuple[set[str], LinkBook]:
    publisher, writer, portions = _shared[-1]
    return fill(publisher, writer, portions[number])


def fill(publisher: Publisher, writer: Writer, portion: Portion) -> tuple[set[str], LinkBook]:
    """Write the pages of a portion; return their paths and what they link to."""
    paths, book = set(), LinkBook()
    for page in publisher.pages(portion.shell, portion.chosen, portion.numbers):
        if holds_marker(page.html):
            raise MarkerPublished(page.file)
        writer.put(page.file, page.html.encode())
        book.add(page.file, page.html, page.source, publisher.site.url)
        paths.add(page.path)
    return paths, book
