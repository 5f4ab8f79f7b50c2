"""Print the documents on paper, or take them from the cache where nothing that shapes them has changed.

A document is kept under a hash of all its words, of the program and of the libraries and fonts of the machine.
So an edit prints anew only the documents in which it shows, and previews in between do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from jointreport.generate.fill import Writer
from jointreport.generate.pages import Publisher
from jointreport.paper.files import PaperFile, files_of, papers
from jointreport.paper.libraries import installed_versions, library_problems
from jointreport.paper.model import Paper, PrintFault
from jointreport.problems import Problem, Spot
from jointreport.system.cache import digest_of_parts, keep, kept, program
from jointreport.system.workers import run_all

_KEPT_BESIDES = 40

Made = tuple[PaperFile, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """All documents on paper as files, or what is wrong with them or with the machine."""

    files: Made = ()
    problems: tuple[Problem, ...] = ()


def print_all(root: Path, publisher: Publisher) -> Printed:
    """Return every document of a project as DOCX and as PDF; where libraries are missing, the problem that says so."""
    every = tuple(papers(publisher.register, publisher.site, publisher.wordings))
    versions = installed_versions()
    places = [root / ".cache" / "paper" / f"{_key(paper, versions)}.pickle" for paper in every]
    made: list[Made | None] = [kept(place) for place in places]
    missing = [number for number, files in enumerate(made) if files is None]
    if missing and (lacking := library_problems()):
        return Printed(problems=lacking)
    results = _printed([every[number] for number in missing])
    for number, result in zip(missing, results, strict=True):
        if not isinstance(result, Problem):
            keep(places[number], result)
            made[number] = result
    _forget_old(places)
    files = tuple(file for one in made if one is not None for file in one)
    return Printed(files, tuple(result for result in results if isinstance(result, Problem)))


def write_papers(publisher: Publisher, writer: Writer) -> Iterator[str]:
    """Write the documents that the pages tell of; yield their paths below the site."""
    for file in publisher.printed:
        writer.put(file.told.path, file.content)
        yield file.told.path


def _key(paper: Paper, versions: Sequence[str]) -> str:
    """Return a hash of all that shapes the bytes of a document."""
    # A set has no order of its own.
    ordered = repr(replace(paper, from_right=frozenset()))
    return digest_of_parts(program(), *versions, *sorted(paper.from_right), ordered)


def _printed(missing: Sequence[Paper]) -> list[Made | Problem]:
    """Print documents, on all processors where there are several."""
    return run_all([partial(_files_or_problem, paper) for paper in missing], heavy=len(missing) > 1)


def _files_or_problem(paper: Paper) -> Made | Problem:
    try:
        return tuple(files_of(paper))
    except PrintFault as fault:
        return Problem("not-printable", Spot(paper.source), {"file": paper.path, "told": str(fault)})


def _forget_old(used: Sequence[Path]) -> None:
    """Keep the documents of this build and the latest few besides, such as those of another branch."""
    for place in list(_latest_first(used))[_KEPT_BESIDES:]:
        place.unlink(missing_ok=True)


def _latest_first(used: Sequence[Path]) -> Iterator[Path]:
    """Yield the other documents in the folder of those used in this build."""
    others = {place for folder in {one.parent for one in used} for place in folder.iterdir()}.difference(used)
    yield from sorted(others, key=lambda place: place.stat().st_mtime, reverse=True)
