"""Page rendering: all pages that are not up to date, in a worker pool where that pays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol

from jointreport.generate.incremental import Interned, LastEdition, RenderedPage
from jointreport.generate.links import PageLinks, links_of
from jointreport.generate.page_facts import Job
from jointreport.generate.pages import Page, Renderer
from jointreport.generate.postprocess import add_policies
from jointreport.markdown.shells import Shell
from jointreport.records.reads import record_reads
from jointreport.records.register.order import Groups
from jointreport.search.index import write_index
from jointreport.search.pages import Searchable, found_pages
from jointreport.system.cache import digest_of, digest_of_parts
from jointreport.system.workers import run_all

INDEX = "search"
"""Under this name the index of the search is kept from one edition to the next, like a page."""

_WORTH_A_PROCESS = 200
_TOGETHER = 10
_LISTS = frozenset({"areas", "meetings", "decision-years"})
"""Kinds of page that show hundreds of decisions: each is a task by itself."""


class Writer(Protocol):
    """Where finished files go: an edition, or a plain folder."""

    def put(self, path: str, content: bytes) -> bool:
        """Write one file; several processes may do so at once for different paths."""

    def take_over(self, path: str) -> None:
        """Take one file over from the last edition."""


def render_all(
    renderer: Renderer, jobs: Sequence[Job], writer: Writer, last: LastEdition | None
) -> dict[str, RenderedPage]:
    """Write every page and the index, or take them over; return what came of each job under its name."""
    looks = {shell.source + shell.language: _look(renderer, shell) for shell in renderer.shells}
    keys = {job.name: _key(looks[job.shell.source + job.shell.language], job) for job in jobs}
    done: dict[str, RenderedPage] = {}
    if last is not None:
        last.compare(renderer.digest_of)
        known = ((name, last.page(name, key)) for name, key in keys.items())
        done = {name: page for name, page in known if page is not None}
    for page in done.values():
        _take_over(page, writer)
    missing = [job for job in jobs if job.name not in done]
    # Pages that list everything take longest; begun first, they do not keep the others waiting at the end.
    missing.sort(key=lambda job: job.shell.each not in {"", *_LISTS})
    tasks = [partial(_render_each, renderer, writer, some, keys) for some in _tasks(missing)]
    interned = Interned()
    for rendered in run_all(tasks, heavy=len(missing) >= _WORTH_A_PROCESS):
        done |= {name: interned.page(page) for name, page in rendered.items()}
    found = [one for job in jobs if (one := done[job.name].found)]
    done[INDEX] = _index(renderer, found, writer, last)
    return done


def _look(renderer: Renderer, shell: Shell) -> str:
    """Return a digest of everything that a page is made from besides the records: its shell with all slots."""
    return digest_of_parts(*renderer.everywhere, repr(shell.to_json()))


def _key(look: str, job: Job) -> str:
    near = (one.path if one else "" for one in (job.subject, job.before, job.following))
    return digest_of_parts(look, *near)


def _tasks(jobs: Iterable[Job]) -> Iterator[Sequence[Job]]:
    """Yield together some records in each language: what is compared for one language serves all."""
    of_page = Groups((f"{job.shell.each} {job.path}", job) for job in jobs).values()
    some: list[Job] = []
    for same in of_page:
        if some and (some[0].shell.each != same[0].shell.each or same[0].shell.each in _LISTS):
            yield some
            some = []
        some += same
        if len(some) >= _TOGETHER * len(same):
            yield some
            some = []
    if some:
        yield some


def _take_over(page: RenderedPage, writer: Writer) -> None:
    for file in page.files:
        writer.take_over(file)


def _render_each(
    renderer: Renderer, writer: Writer, jobs: Iterable[Job], keys: dict[str, str]
) -> dict[str, RenderedPage]:
    """Write the pages of several jobs; return what came of each under its name."""
    # Here already: what is the same in two of them travels once to the process that asked.
    interned = Interned()
    return {job.name: interned.page(_render(renderer, writer, job, keys[job.name])) for job in jobs}


def _render(renderer: Renderer, writer: Writer, job: Job, key: str) -> RenderedPage:
    """Write the page of a job and what stands beside it, and note what is read for them."""
    files: dict[str, str] = {}
    links: list[PageLinks] = []
    path, found = None, None
    with record_reads() as reads:
        for page in renderer.pages(job):
            content = content_of(page)
            writer.put(page.file, content)
            files[page.file] = digest_of(content)
            if page.file.endswith(".html"):
                links.append(links_of(page.file, page.html, page.source, renderer.site.url))
            if page.listed:
                path, found = page.path, page.found
    return RenderedPage(key, path, files, tuple(links), tuple(reads), found)


def content_of(page: Page) -> bytes:
    """Return what is written of a page: HTML with its policy, a plain file as it is."""
    return (add_policies(page.html) if page.file.endswith(".html") else page.html).encode()


def _index(renderer: Renderer, found: Sequence[Searchable], writer: Writer, last: LastEdition | None) -> RenderedPage:
    """Write the index of the search from what was found of each page, and what the records say of their order."""
    key = digest_of_parts(*renderer.everywhere, *(digest_of(repr(one).encode()) for one in found))
    if last is not None and (known := last.page(INDEX, key)):
        _take_over(known, writer)
        return known
    readers = {language: renderer.reader(language, "") for language in renderer.site.languages}
    known = last.as_written(INDEX) if last is not None else None
    kept = known.index if known is not None else {}
    with record_reads() as reads:
        written = write_index(readers, found_pages(found, renderer.register), writer, kept)
    # Written by other processes, the files are known by their stamps alone.
    return RenderedPage(key, None, dict.fromkeys(written.paths, ""), (), tuple(reads), index=written.parts)
