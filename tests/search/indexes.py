"""Writes the index of a project by itself, whole or in parts, as the build does."""

from __future__ import annotations

from pathlib import Path

from jointreport.generate.check import check_project
from jointreport.generate.engine import engine_at_work
from jointreport.generate.outcome import Inputs
from jointreport.generate.pages import Renderer
from jointreport.search.index import Limits, write_index
from jointreport.search.pages import FoundPage, Searchable, found_pages
from jointreport.site.context import RenderContext
from jointreport.site.urls import Site
from jointreport.system.cache import Cache


class Folder:
    """Takes the files of an index where no edition is made, and has no last edition to take any over from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, path: str, content: bytes) -> bool:
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return True

    def take_over(self, path: str) -> None:
        raise FileNotFoundError(path)


def renderer_of(project: Path) -> Renderer:
    """Return what renders the pages of a project, at an address of its own."""
    register = check_project(project).register
    assert register is not None
    inputs = Inputs(project, preview=True)
    with engine_at_work(project, Cache(project / ".cache"), inputs.of_engine, inputs.of_engine_hold) as rendered:
        shells = rendered().shells
    return Renderer(register, Site("https://example.org/", register.languages), shells)


def searchable_in(renderer: Renderer) -> dict[str, Searchable]:
    """Render every page; return what is found of each, by its file."""
    rendered = (page for job in renderer.jobs() for page in renderer.pages(job))
    return {page.file: page.found for page in rendered if page.found}


def readers_and_pages(project: Path) -> tuple[dict[str, RenderContext], list[FoundPage]]:
    """Return what the index of a project is written from."""
    renderer = renderer_of(project)
    readers = {language: renderer.reader(language, "") for language in renderer.site.languages}
    return readers, found_pages([*searchable_in(renderer).values()], renderer.register)


def write_index_of(project: Path, site: Path, limits: Limits) -> None:
    """Write the index of a project into a site."""
    write_index(*readers_and_pages(project), Folder(site), {}, limits)
