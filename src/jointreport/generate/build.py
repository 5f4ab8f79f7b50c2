"""The build: check everything, render what changed, fill every page, and let the new edition take over."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from jointreport.generate.check import check_project
from jointreport.generate.engine import EngineFailed, Rendered, rendered
from jointreport.generate.engine_faults import told_by_engine
from jointreport.generate.fill import Writer, content_of, fill_all
from jointreport.generate.incremental import Filled, Keys, LastEdition, program_of
from jointreport.generate.minify import published
from jointreport.generate.pages import Publisher
from jointreport.generate.papers import print_all, write_papers
from jointreport.generate.redirects import moved_over_pages, redirect_pages
from jointreport.generate.search_index import PORTION, fill_index
from jointreport.generate.sitemap import sitemap
from jointreport.markdown.shells import Shell
from jointreport.problems import Problem, Spot, in_order
from jointreport.records.history.git import history_problems, read_history
from jointreport.records.kinds import told_fields
from jointreport.records.register.register import Register
from jointreport.site.urls import Site
from jointreport.site.wording import WordFault
from jointreport.system import Edition, Folder


@dataclass(frozen=True)
class Outcome:
    """What came of a build: all problems, whether a new edition stands, and under which path it lives."""

    problems: tuple[Problem, ...]
    ok: bool
    base: str = "/"
    pages: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


class _Phases:
    """How long each phase of a build took, in seconds; measured for the author, never for the site."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = time.perf_counter()

    def ended(self, name: str) -> None:
        now = time.perf_counter()
        self.seconds[name], self._since = now - self._since, now


def build_site(root: Path, site: Path, *, preview: bool = False) -> Outcome:
    """Build the project at `root` into `site`; on any error the last edition stays as it was.

    A preview may lack the list of what changed, where the clone holds only the end of its history,
    and has no documents on paper, whose libraries an author need not have.
    """
    phases = _Phases()
    checked, history = check_project(root), read_history(root, told_fields)
    known = in_order((*checked.problems, *history_problems(history, preview=preview)))
    phases.ended("check")
    if checked.register is None or not _sound(known):
        return Outcome(tuple(known), ok=False)
    try:
        pages = rendered(root)
    except EngineFailed as failure:
        return Outcome((*known, told_by_engine(failure, root)), ok=False)
    phases.ended("shells")
    address = site_of(pages.site_url, checked.register)
    publisher = Publisher(checked.register, address, pages.edit_url, pages.shells, history)
    if not preview and (faults := _print(root, publisher)):
        return Outcome(tuple(in_order((*known, *faults))), ok=False)
    phases.ended("paper")
    return _edition(root, site, pages, publisher, known, phases)


def preview_site(root: Path, site: Path) -> Outcome:
    """Build the project for its author, as `make serve` does."""
    return build_site(root, site, preview=True)


def _sound(problems: Sequence[Problem]) -> bool:
    return all(problem.level != "error" for problem in problems)


def _print(root: Path, publisher: Publisher) -> tuple[Problem, ...]:
    """Print the documents on paper, so that pages can tell of them; return what is wrong."""
    try:
        printed = print_all(root, publisher)
    except WordFault as fault:
        return (_bad_word(publisher.register, str(fault)),)
    publisher.offer(printed.files)
    return printed.problems


def _edition(
    root: Path, site: Path, pages: Rendered, publisher: Publisher, known: Sequence[Problem], phases: _Phases
) -> Outcome:
    last = LastEdition(root, site)
    with Edition(site) as edition:
        files = _other_files(pages.files, edition)
        outcome = _publish(root, publisher, edition, files, last)
        phases.ended("pages")
        problems = in_order((*known, *outcome.problems))
        ok = _sound(problems)
        if ok:
            edition.commit()
            last.keep(outcome.portions)
    phases.ended("exchange")
    base = urlsplit(publisher.site.url).path or "/"
    return Outcome(tuple(problems), ok, base, outcome.pages, phases.seconds)


def publish_into_folder(
    root: Path, folder: Path, site_url: str, edit_url: str, shells: Sequence[Shell]
) -> list[Problem]:
    """Publish all pages into a folder that already holds the other files, as `mkdocs build` alone does."""
    checked, history = check_project(root), read_history(root, told_fields)
    known = in_order((*checked.problems, *history_problems(history, preview=False)))
    if checked.register is None or not _sound(known):
        return known
    publisher = Publisher(checked.register, site_of(site_url, checked.register), edit_url, shells, history)
    if faults := _print(root, publisher):
        return in_order((*known, *faults))
    output = Folder(folder)
    outcome = _publish(root, publisher, output, _other_files(folder, output), None)
    return in_order((*known, *outcome.problems))


def site_of(url: str, register: Register) -> Site:
    """Return the site at a public address, with the languages of the data."""
    # GitHub gives the address of a site without the slash at its end.
    return Site(url.rstrip("/") + "/", register.languages)


def _other_files(folder: Path, output: Writer) -> set[str]:
    """Take over what the engine copied: stylesheets, scripts, images."""
    found = set()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            output.put(name, published(name, path.read_bytes()))
            found.add(name)
    return found


@dataclass(frozen=True, slots=True)
class _Published:
    """How many pages there are in each language, what is wrong with them, and what came of each portion."""

    pages: int
    problems: list[Problem]
    portions: dict[str, Filled] = field(default_factory=dict)


def _publish(
    root: Path, publisher: Publisher, writer: Writer, files: set[str], last: LastEdition | None
) -> _Published:
    """Write every page, the redirects, the page for unknown addresses and the sitemap; check all links."""
    if strange := list(_language_problems(publisher)):
        return _Published(0, strange)
    program = program_of(publisher.site.url, publisher.edit_url)
    keys = Keys(publisher.register, program, publisher.history, publisher.downloads)
    files = files.union(write_papers(publisher, writer))
    try:
        filled = fill_all(publisher, writer, keys, last)
        filled.portions[PORTION] = fill_index(publisher, writer, keys, last)
        extras = [*redirect_pages(publisher), *publisher.not_found_page()]
    except WordFault as fault:
        return _Published(0, [_bad_word(publisher.register, str(fault))])
    lost = list(moved_over_pages(publisher.register, extras, filled.book.anchors))
    if lost:
        return _Published(0, lost)
    for extra in extras:
        writer.put(extra.file, content_of(extra))
        filled.book.add(extra.file, extra.html, extra.source, publisher.site.url)
    writer.put("sitemap.xml", sitemap(publisher.site, filled.paths).encode())
    written = (file for portion in filled.portions.values() for file in portion.files)
    problems = list(filled.book.problems(root, files.union(written, filled.book.anchors)))
    return _Published(len(filled.paths), problems, filled.portions)


def _language_problems(publisher: Publisher) -> Iterator[Problem]:
    """Yield each language that only the data know, or only the engine."""
    known, rendered_in = publisher.site.languages, {shell.language for shell in publisher.shells}
    for language in known:
        if language not in rendered_in:
            spot = publisher.register.entries["languages"][language].key_spot()
            yield Problem("languages-differ", spot, {"language": language})
    for language in sorted(rendered_in - set(known)):
        yield Problem("languages-differ", Spot("mkdocs.yml"), {"language": language})


def _bad_word(register: Register, key: str) -> Problem:
    entry = register.entries["wording"].get(key)
    spot = entry.spot() if entry else Spot("data/wording.yaml")
    return Problem("bad-interface-word", spot, {"key": key})
