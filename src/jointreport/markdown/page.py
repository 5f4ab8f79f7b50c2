"""An authored page as a file: its name, its characters, its front matter, its Markdown."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from jointreport.problems import Problem, Spot
from jointreport.records.source import Source, read

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True)
class AuthoredPage:
    """A Markdown file below `docs/`: path relative to the project, and its whole text."""

    path: str
    text: str

    @cached_property
    def _matter(self) -> re.Match[str] | None:
        return _FRONT_MATTER.match(self.text)

    @cached_property
    def front_matter(self) -> Source | None:
        """The front matter, read as strictly as a data file; nothing where there is none."""
        if self._matter is None:
            return None
        # The line of dashes becomes an empty line, so that lines keep their numbers.
        return read(self.path, ("\n" + self._matter.group(1)).encode())

    @property
    def body(self) -> str:
        """The Markdown after the front matter."""
        return self.text[self._body_start :]

    @property
    def _body_start(self) -> int:
        return self._matter.end() if self._matter else 0

    def field(self, name: str) -> str:
        """Return a field of the front matter, empty where it is not given."""
        tree = self.front_matter.tree if self.front_matter else None
        value = tree.get(name, "") if isinstance(tree, dict) else ""
        return value if isinstance(value, str) else ""

    @property
    def front_matter_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the front matter."""
        return self.front_matter.problems if self.front_matter else ()

    def spot(self, place_in_body: int) -> Spot:
        """Return the line and column of a character of the body."""
        return self.spot_in_file(self._body_start + place_in_body)

    def spot_in_file(self, place: int) -> Spot:
        """Return the line and column of a character of the whole file."""
        before = self.text[:place]
        line = before.count("\n") + 1
        return Spot(self.path, line, len(before) - (before.rfind("\n") + 1) + 1)


_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_UNREADABLE = "\ufffd"


def file_problems(page: AuthoredPage, languages: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the file of a page, given the languages of the site."""
    yield from _name_problems(page, languages)
    unreadable = page.text.find(_UNREADABLE)
    if unreadable >= 0:
        yield Problem("not-utf-8", page.spot_in_file(unreadable))
    for mark in _CONFLICT.finditer(page.text):
        yield Problem("conflict-marker", page.spot_in_file(mark.start()))
    if page.front_matter is None and page.text.startswith("---"):
        yield Problem("front-matter-open", Spot(page.path))


def _name_problems(page: AuthoredPage, languages: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the name: it is an address of small letters, digits and hyphens, and a language."""
    parts = PurePosixPath(page.path).with_suffix("").parts[1:]
    name, _, language = parts[-1].rpartition(".")
    if language not in languages:
        yield Problem("page-without-language", Spot(page.path), {"languages": tuple(languages)})
        name = name or language
    for part in (*parts[:-1], name):
        if not _NAME.fullmatch(part):
            yield Problem("bad-page-name", Spot(page.path), {"found": part})
