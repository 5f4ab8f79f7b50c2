"""An authored page: its file, its front matter and the Markdown below."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from jointreport.problems import Problem, Spot
from jointreport.records.source import SourceFile, read

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)

# An empty line above, other dashes, or no dashes at all.
_UNREAD = re.compile(
    r"\s*(?P<begins>(?:---[ \t]*\n|(?:[—–－=_]+|-{2}|-{4,}|\+{3}|- - -)[ \t]*\n\s*(?=[a-z]+[ ]?[:：=])"
    r"|(?:title|menu|description|each|under)[ ]?[:：]))"
)
_WORDS_ABOVE = re.compile(r"(?:(?!---|# )[^\n]*\n){1,5}---[ \t]*\n(?:title|menu|description|each|under): ")
"""A few lines that stand above the front matter, none of them of dashes; below a heading dashes are a rule."""


def address_of(name: str) -> str:
    """Return the address of a page by the name of its file below `docs/`, without language and ending."""
    folder = name.removesuffix("index")
    return folder if folder != name and (not folder or folder.endswith("/")) else f"{name}/"


@dataclass(frozen=True)
class AuthoredPage:
    """A Markdown file below `docs/`: path relative to the project, and its whole text."""

    path: str
    text: str

    @cached_property
    def _matter(self) -> re.Match[str] | None:
        return _FRONT_MATTER.match(self.text)

    @cached_property
    def front_matter(self) -> SourceFile | None:
        """The front matter, read as strictly as a data file; nothing where there is none."""
        if self._matter is None:
            return None
        # The line of dashes becomes an empty line, so that lines keep their numbers.
        return read(self.path, ("\n" + self._matter.group(1)).encode())

    @property
    def address(self) -> str:
        """The address of the page on the site, the same in all languages: `cooperation/`."""
        # `docs/cooperation/index.en.md`: without the folder, and without the language.
        return address_of(self.path.removeprefix("docs/").rsplit(".", 2)[0])

    @property
    def language(self) -> str:
        """The language that the name of the file says."""
        return self.path.rsplit(".", 2)[-2]

    @property
    def body(self) -> str:
        """The Markdown after the front matter."""
        return self.text[self._body_start :]

    @property
    def _body_start(self) -> int:
        return self._matter.end() if self._matter else 0

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """The fields of the front matter, all of them words: `12:30`, `1.10` and `no` are what they look like."""
        tree = self.front_matter.tree if self.front_matter else None
        pairs = tree.items() if isinstance(tree, dict) else ()
        return {name: value for name, value in pairs if isinstance(value, str)}

    def field(self, name: str) -> str:
        """Return a field of the front matter, empty where it is not given."""
        return self.fields.get(name, "")

    @cached_property
    def matter_unread(self) -> int | None:
        """Where what was to be the front matter begins, if it is not read as one."""
        if self._matter:
            return None
        match = _UNREAD.match(self.text)
        return match.start("begins") if match else 0 if _WORDS_ABOVE.match(self.text) else None

    @property
    def in_conflict(self) -> bool:
        """Whether two versions of the page were put together, and nobody has chosen yet."""
        return bool(_CONFLICT.search(self.text))

    @property
    def is_read(self) -> bool:
        """Whether it is known what the front matter says, if only that there is none."""
        if self.front_matter is None:
            return not self.text.startswith("---") and self.matter_unread is None
        return self.front_matter.tree is not None

    @property
    def front_matter_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the front matter."""
        return self.front_matter.problems if self.front_matter else ()

    @property
    def lines_above(self) -> int:
        """How many lines stand above the body."""
        return self.text.count("\n", 0, self._body_start)

    def spot(self, place: int) -> Spot:
        """Return the line and column of a character of the file."""
        before = self.text[:place]
        line = before.count("\n") + 1
        return Spot(self.path, line, len(before) - (before.rfind("\n") + 1) + 1)


_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_UNREADABLE = "\ufffd"


def path_meant(page: AuthoredPage, there: Collection[str], required: Sequence[str]) -> str:
    """Return the path of the one page that is missing beside others, where this may be it: `x.cn.md` beside `x.en.md`.

    Given are the paths of all pages and the languages in which each must stand.
    """
    if page.language in required:
        return ""
    stem = page.path.removesuffix(".md")
    apart = re.sub(rf"[-_ ](?:{'|'.join(required)})\Z", "", stem)
    for name in (stem.rpartition(".")[0], stem, apart):
        paths = [f"{name}.{language}.md" for language in required]
        missing = [path for path in paths if path not in there]
        if name and len(missing) == 1 < len(paths):
            return missing[0]
    return ""


def file_problems(page: AuthoredPage, languages: Collection[str], renamed: str = "") -> Iterator[Problem]:
    """Yield what is wrong with the file of a page, given the languages of the site and the path it should have."""
    if renamed and page.language not in languages:
        yield Problem("page-of-no-language", Spot(page.path), {"meant": renamed, "languages": tuple(languages)})
    else:
        yield from _name_problems(page, languages)
    unreadable = page.text.find(_UNREADABLE)
    if unreadable >= 0:
        yield Problem("not-utf-8", page.spot(unreadable))
    for mark in _CONFLICT.finditer(page.text):
        yield Problem("conflict-marker", page.spot(mark.start()))
    if page.front_matter is None and page.text.startswith("---"):
        yield Problem("front-matter-open", Spot(page.path))
    elif page.matter_unread is not None:
        yield Problem("front-matter-not-read", page.spot(page.matter_unread))


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
