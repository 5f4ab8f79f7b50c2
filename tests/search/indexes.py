"""Writes the index of a project by itself, whole or in parts, as the build does."""

from __future__ import annotations

from pathlib import Path

from jointreport.generate.check import check_project
from jointreport.generate.engine import render_shells
from jointreport.generate.outcome import Inputs
from jointreport.markdown.shells import Shell
from jointreport.search.index import Limits, write_index
from jointreport.site.context import Reader
from jointreport.site.urls import Site, Standpoint
from jointreport.site.wording import wordings
from jointreport.system.cache import Cache
from jointreport.system.folder import Folder


def readers_and_shells(project: Path) -> tuple[dict[str, Reader], tuple[Shell, ...]]:
    """Return what the index of a project is written from."""
    register = check_project(project).register
    assert register is not None
    address = Site("https://example.org/", register.languages)
    in_language = wordings(register)
    readers = {
        language: Reader(register, Standpoint.of(address, language, ""), in_language)
        for language in register.languages
    }
    return readers, render_shells(
        project, Cache(project / ".cache"), Inputs(project, preview=True).of_engine
    ).shells


def write_index_of(project: Path, site: Path, limits: Limits) -> list[str]:
    """Write the index of a project into a site; return the paths of its files."""
    readers, shells = readers_and_shells(project)
    return write_index(readers, shells, Folder(site), limits)
