"""The one way from a checked project to a new edition: print, render, check every link, and let it take over."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from jointreport.exchange.memory import memory
from jointreport.exchange.termbase import termbase
from jointreport.generate.check import check_project
from jointreport.generate.differences import compare_languages
from jointreport.generate.engine import EngineFailed, RenderedShells, explain_engine_fault
from jointreport.generate.extras import redirect_pages, sitemap
from jointreport.generate.fill import Writer, content_of, render_all
from jointreport.generate.incremental import LastEdition, RenderedPage
from jointreport.generate.links import LinkBook, links_of
from jointreport.generate.outcome import Outcome
from jointreport.generate.pages import Renderer
from jointreport.generate.papers import Printed, print_all
from jointreport.generate.postprocess import minify
from jointreport.problems import Problem, in_order
from jointreport.records.history.git import history_problems, read_history
from jointreport.records.kinds import change_aspects
from jointreport.records.register.order import Groups
from jointreport.records.register.register import Register
from jointreport.site.urls import MEMORY_FILE, TERMS_FILE, Site
from jointreport.site.wording import wordings
from jointreport.system.cache import Cache


class Output(Writer, Protocol):
    """Where an edition is written, entered before the first file and committed after the last."""

    def commit(self) -> None:
        """Let what was written stand."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a build, and of each of its jobs where an edition was made, with what tells of their reads."""

    outcome: Outcome
    renderer: Renderer | None = None
    pages: dict[str, RenderedPage] = field(default_factory=dict)


class _Phases:
    """How long each phase of a build took, in seconds; measured for the author, never for the site."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = time.perf_counter()

    def ended(self, name: str) -> None:
        now = time.perf_counter()
        self.seconds[name], self._since = now - self._since, now


def publish(
    root: Path,
    cache: Cache,
    engine: Callable[[], RenderedShells],
    output: AbstractContextManager[Output],
    last: LastEdition | None = None,
    *,
    preview: bool = False,
) -> Made:
    """Make an edition of a project; on any error nothing is committed.

    A preview may lack the list of what changed, where the clone holds only the end of its history,
    and has no documents on paper, whose libraries an author need not have.
    """
    phases = _Phases()
    checked, history = check_project(root, cache), read_history(root, change_aspects)
    known = in_order((*checked.problems, *history_problems(history, preview=preview)))
    phases.ended("check")
    if checked.register is None or not _sound(known):
        return Made(Outcome(tuple(known), ok=False))
    try:
        shells = engine()
    except EngineFailed as failure:
        return Made(Outcome((*known, explain_engine_fault(failure, root)), ok=False))
    phases.ended("shells")
    compare_languages(cache, checked.register)
    register, site = checked.register, site_of(shells.site_url, shells.edit_url, checked.register)
    printed = Printed() if preview else print_all(cache, register, site, wordings(register))
    phases.ended("paper")
    known = in_order((*known, *printed.problems))
    if not _sound(known):
        return Made(Outcome(tuple(known), ok=False))
    downloads = None if preview else printed.downloads
    renderer = Renderer(register, site, shells.shells, history, downloads)
    with output as writer:
        pages, found = _write(root, renderer, shells, printed, writer, last)
        phases.ended("pages")
        problems = in_order((*known, *found))
        if ok := _sound(problems):
            writer.commit()
    phases.ended("exchange")
    base = urlsplit(site.url).path or "/"
    count = sum(page.path is not None for page in pages.values())
    outcome = Outcome(tuple(problems), ok, base, count, phases.seconds)
    return Made(outcome, renderer, pages)


def site_of(url: str, edit_url: str, register: Register) -> Site:
    """Return the site at a public address, edited at another, with the languages of the data."""
    # GitHub gives the address of a site without the slash at its end.
    return Site(url.rstrip("/") + "/" if url else "", register.languages, edit_url)


def _sound(problems: Sequence[Problem]) -> bool:
    return all(problem.level != "error" for problem in problems)


def _write(
    root: Path, renderer: Renderer, shells: RenderedShells, printed: Printed, writer: Writer, last: LastEdition | None
) -> tuple[dict[str, RenderedPage], list[Problem]]:
    """Write every file of an edition; return what came of each job, and what is wrong with the pages."""
    files = set(shells.files)
    for name, content in shells.files.items():
        writer.put(name, minify(name, content))
    for file in printed.files:
        writer.put(file.told.path, file.content)
        files.add(file.told.path)
    for name, content in _for_translators(renderer):
        writer.put(name, content)
        files.add(name)
    jobs = tuple(renderer.jobs())
    pages = render_all(renderer, jobs, writer, last)
    files.update(file for page in pages.values() for file in page.files)
    book = LinkBook()
    # The pages of records come first: an authored page at the same address is the one to rename.
    for job in sorted(jobs, key=lambda job: job.shell.each == ""):
        for links in pages[job.name].links:
            book.add(links)
    _write_extras(renderer, writer, book)
    # A sitemap holds public addresses and asks that they be found; a trial edition asks the contrary.
    if renderer.site.url and not renderer.register.edition.lacking:
        languages = Groups((job.path, job.shell.language) for job in jobs)
        writer.put("sitemap.xml", sitemap(renderer.site, languages).encode())
    return pages, list(book.problems(root, files.union(book.anchors)))


def _for_translators(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    yield MEMORY_FILE, memory(renderer.register, renderer.site)
    yield TERMS_FILE, termbase(renderer.register)


def _write_extras(renderer: Renderer, writer: Writer, book: LinkBook) -> None:
    """Write the redirects and the page for unknown addresses."""
    for extra in (*redirect_pages(renderer), *renderer.not_found_page()):
        writer.put(extra.file, content_of(extra))
        book.add(links_of(extra.file, extra.html, extra.source, renderer.site.url))
