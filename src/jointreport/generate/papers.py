"""Documents on paper: printed, or taken from the cache where nothing that shapes them has changed.

A document is kept under a hash of all its words, of the program and of the libraries and fonts of the machine.
So an edit prints anew only the documents in which it shows, and previews in between do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from jointreport.paper.changes import comparisons
from jointreport.paper.files import PaperFile, files_of, papers
from jointreport.paper.libraries import installed_versions, kai_warnings, library_problems
from jointreport.paper.model import Paper, PrintFault
from jointreport.problems import Problem, Spot
from jointreport.records.register.register import Register
from jointreport.site.pages import Download, Downloads, by_page
from jointreport.site.urls import Site
from jointreport.site.wording import Wording
from jointreport.system.cache import Cache
from jointreport.system.workers import run_all

_KIND = "paper"
_KIND_OF_CHANGES = "changes"
_BESIDES = 40

Made = tuple[PaperFile, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """All documents on paper as files, or what is wrong with them or with the machine."""

    files: Made = ()
    problems: tuple[Problem, ...] = ()

    @property
    def downloads(self) -> Downloads:
        """What pages tell of the files."""
        return by_page(file.told for file in self.files)


def print_all(cache: Cache, register: Register, site: Site, words: Mapping[str, Wording]) -> Printed:
    """Return every document of a project as DOCX and as PDF; where libraries are missing, the problem that says so."""
    every = tuple(papers(register, site, words))
    versions = installed_versions()
    keys = [_key(cache, paper, versions) for paper in every]
    made: list[Made | None] = [cache.get(_KIND, key, tuple) for key in keys]
    missing = [number for number, files in enumerate(made) if files is None]
    if missing and (lacking := library_problems()):
        return Printed(problems=lacking)
    results = _printed([every[number] for number in missing])
    for number, result in zip(missing, results, strict=True):
        if not isinstance(result, Problem):
            cache.put(_KIND, keys[number], result)
            made[number] = result
    cache.forget(_KIND, besides=_BESIDES)
    files = tuple(file for one in made if one is not None for file in one)
    faults = (result for result in results if isinstance(result, Problem))
    compared = tuple(_compared(cache, register, words, versions))
    warnings = kai_warnings() if any(paper.script.tag.startswith("zh") for paper in every) else ()
    return Printed((*files, *compared), (*faults, *warnings))


def _compared(
    cache: Cache, register: Register, words: Mapping[str, Wording], versions: Sequence[str]
) -> Iterator[PaperFile]:
    """Yield what changed between texts as Word files, each from the cache where nothing in it is new."""
    for one in comparisons(register, words):
        key = cache.key(*versions, repr(one.tracked))
        content = cache.get(_KIND_OF_CHANGES, key, bytes)
        if content is None:
            # Whoever only checks or previews needs no library for it.
            from jointreport.paper.word.tracked import tracked_docx

            content = tracked_docx(one.tracked)
            cache.put(_KIND_OF_CHANGES, key, content)
        yield PaperFile(Download(f"{one.path}.docx", "docx", one.language, len(content)), content)
    cache.forget(_KIND_OF_CHANGES, besides=_BESIDES)


def _key(cache: Cache, paper: Paper, versions: Sequence[str]) -> str:
    """Return the name of all that shapes the bytes of a document."""
    # A set has no order of its own.
    ordered = repr(replace(paper, from_right=frozenset()))
    return cache.key(*versions, *sorted(paper.from_right), ordered)


def _printed(missing: Sequence[Paper]) -> list[Made | Problem]:
    """Print documents, on all processors where there are several."""
    return list(run_all([partial(_files_or_problem, paper) for paper in missing], heavy=len(missing) > 1))


def _files_or_problem(paper: Paper) -> Made | Problem:
    try:
        return tuple(files_of(paper))
    except PrintFault as fault:
        return Problem("not-printable", Spot(paper.source), {"file": paper.path, "told": str(fault)})
