"""An authored page as a file: its front matter, its Markdown, and the place of each character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

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
