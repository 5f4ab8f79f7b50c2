"""The build: check everything, render what changed, fill every page, and let the new edition take over."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from jointreport.addresses import Site
from jointreport.checking import check_project
from jointreport.engine import EngineFailed, Rendered, rendered
from jointreport.filling import Writer, fill_all
from jointreport.links import LinkBook
from jointreport.output import Edition
from jointreport.problems import Problem, Spot, in_order
from jointreport.publishing import Publisher
from jointreport.redirects import redirect_pages
from jointreport.register import Register
from jointreport.shells import Shell
from jointreport.sitemap import sitemap
from jointreport.wording import WordFault


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


def build_site(root: Path, site: Path) -> Outcome:
    """Build the project at `root` into `site`; on any error the last edition stays as it was."""
    phases = _Phases()
    checked = check_project(root)
    phases.ended("check")
    if checked.register is None or not checked.sound:
        return Outcome(tuple(checked.problems), ok=False)
    try:
        pages = rendered(root)
    except EngineFailed as failure:
        return Outcome((*checked.problems, _not_rendered(failure)), ok=False)
    phases.ended("shells")
    return _edition(root, site, pages, checked.register, checked.problems, phases)


def _edition(
    root: Path, site: Path, pages: Rendered, register: Register, known: Sequence[Problem], phases: _Phases
) -> Outcome:
    publisher = Publisher(register, site_of(pages.site_url, register), pages.edit_url, pages.shells)
    with Edition(site) as edition:
        files = _other_files(pages, edition)
        written, found = _publish(root, publisher, edition, files)
        phases.ended("pages")
        problems = in_order((*known, *found))
        ok = all(problem.level != "error" for problem in problems)
        if ok:
            edition.commit()
    phases.ended("exchange")
    base = urlsplit(publisher.site.url).path or "/"
    return Outcome(tuple(problems), ok, base, len(written), phases.seconds)


def publish_into_folder(
    root: Path, folder: Path, site_url: str, edit_url: str, shells: Sequence[Shell]
) -> list[Problem]:
    """Publish all pages into a folder that already holds the other files, as `mkdocs build` alone does."""
    checked = check_project(root)
    if checked.register is None or not checked.sound:
        return checked.problems
    publisher = Publisher(checked.register, site_of(site_url, checked.register), edit_url, shells)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    _, found = _publish(root, publisher, _Folder(folder), files)
    return in_order((*checked.problems, *found))


class _Folder:
    """A plain folder as a writer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, path: str, content: bytes) -> bool:
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return True


def site_of(url: str, register: Register) -> Site:
    """Return the site at a public address, with the languages of the data."""
    # GitHub gives the address of a site without the slash at its end.
    return Site(url.rstrip("/") + "/", register.languages)


def _other_files(pages: Rendered, edition: Edition) -> set[str]:
    """Take over what the engine copied: stylesheets, scripts, images."""
    found = set()
    for path in sorted(pages.files.rglob("*")):
        if path.is_file():
            name = path.relative_to(pages.files).as_posix()
            edition.put(name, path.read_bytes())
            found.add(name)
    return found


def _publish(
    root: Path, publisher: Publisher, writer: Writer, files: set[str]
) -> tuple[list[str], list[Problem]]:
    """Write every page, the redirects, the page for unknown addresses and the sitemap; check all links."""
    book = LinkBook()
    try:
        paths = fill_all(publisher, writer, book)
        extras = [*redirect_pages(publisher), *publisher.not_found_page()]
    except WordFault as fault:
        return [], [_bad_word(publisher.register, str(fault))]
    for extra in extras:
        writer.put(extra.file, extra.html.encode())
        book.add(extra.file, extra.html, extra.source, publisher.site.url)
    writer.put("sitemap.xml", sitemap(publisher.site, paths).encode())
    return paths, list(book.problems(root, files | set(book.anchors)))


def _bad_word(register: Register, key: str) -> Problem:
    entry = register.entries["wording"].get(key)
    spot = entry.spot() if entry else Spot("data/wording.yaml")
    return Problem("bad-interface-word", spot, {"key": key})


def _not_rendered(failure: EngineFailed) -> Problem:
    lines = [line for line in str(failure).splitlines() if line.strip()]
    return Problem("pages-not-rendered", Spot("mkdocs.yml"), {"output": " ".join(lines[-3:])[:300]})
