"""Documents to take away, as links on the pages tell of them; how they are made is no concern of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """A file for readers: its path below the site, its kind (`docx`, `pdf`), its language, its size in bytes."""

    path: str
    kind: str
    language: str
    size: int

    @property
    def page(self) -> str:
        """The path of the page it belongs to, the same in all languages."""
        return f"{self.path.rpartition('/')[0]}/"


Downloads = Mapping[str, tuple[Download, ...]]
"""Path of a page → its files, in the order of the languages."""


def by_page(files: Iterable[Download]) -> Downloads:
    """Return files by the path of the page they belong to, in the order given."""
    found: dict[str, tuple[Download, ...]] = {}
    for file in files:
        found[file.page] = (*found.get(file.page, ()), file)
    return found
