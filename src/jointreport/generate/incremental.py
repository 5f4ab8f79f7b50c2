"""Which pages of the last edition can be taken over as they are.

Pages are filled in portions. A portion has a key: a hash of the program, the shell and every data file that
its pages may show. The pages of decisions, documents, meetings, areas and years depend on the decisions they
show (`showing`), on their neighbours, and on all data that are not decisions; every other page depends on all
data and, like those of documents, on the documents on paper, an authored one also on what changed when.
`tests/test_unchanged.py` edits each file of the corpus in turn and compares with a build from nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jointreport.generate.dependencies import decisions_shown, kind_of_records, shows_few_decisions
from jointreport.generate.links import LinkBook
from jointreport.markdown.shells import Shell
from jointreport.records.history.changes import NO_HISTORY, History
from jointreport.records.register.register import Register
from jointreport.site.downloads import Downloads
from jointreport.site.pages import Subject
from jointreport.system.cache import digest_of_parts, keep, kept, program


@dataclass(frozen=True, slots=True)
class Portion:
    """Some of the pages of one shell, by the numbers of their subjects."""

    shell: Shell
    chosen: Sequence[Subject | None]
    numbers: range

    @property
    def name(self) -> str:
        """What the portion is known by from one edition to the next."""
        return f"{self.shell.language} {self.shell.source} {self.numbers.start}"


@dataclass(slots=True)
class Filled:
    """What came of a portion: the paths of its pages, its files with their times, and what they link to."""

    key: str
    paths: set[str] = field(default_factory=set)
    files: dict[str, int] = field(default_factory=dict)
    book: LinkBook = field(default_factory=LinkBook)


class Keys:
    """Tells the key of each portion of a build."""

    def __init__(
        self,
        register: Register,
        program: str,
        history: History = NO_HISTORY,
        downloads: Downloads | None = None,
    ) -> None:
        self._register = register
        self._history = digest_of_parts(repr(history))
        # Pages tell the size of each document on paper, which other fonts would change without any edit.
        self._downloads = digest_of_parts(repr(downloads))
        self._program = program
        decisions = {entry.source.path for entry in register.decisions.values()}
        others = (path for path in register.digests if path not in decisions)
        self._all = self._digest_of_files(sorted(register.digests))
        self._but_decisions = digest_of_parts(
            self._digest_of_files(sorted(others)),
            *(f"{symbol} {identity}" for symbol, identity in register.symbols.items()),
        )
        # The page of a year tells how many decisions there are in each of the others.
        self._years = digest_of_parts(
            *(
                f"{year} {one.record.stage}"
                for year, some in register.decisions_by_year.items()
                for one in some
            )
        )
        self._shown: dict[tuple[str, int], str] = {}

    def _digest_of_files(self, paths: Iterable[str]) -> str:
        return digest_of_parts(*(f"{path} {self._register.digests[path].hex()}" for path in paths))

    def of(self, portion: Portion) -> str:
        """Return the key of a portion."""
        shell = portion.shell
        look = digest_of_parts(shell.html, shell.title, shell.description)
        if not shows_few_decisions(shell):
            history = "" if shell.each else self._history
            return digest_of_parts(self._program, look, self._all, self._downloads, history)
        told = {"documents": self._downloads, "decision-years": self._years}.get(kind_of_records(shell), "")
        shown = self._decisions_shown(portion)
        return digest_of_parts(self._program, look, self._but_decisions, told, shown)

    def _decisions_shown(self, portion: Portion) -> str:
        """Return a hash of the decisions that the pages of a portion show, the same in every language."""
        place = (portion.shell.each, portion.numbers.start)
        if place not in self._shown:
            self._shown[place] = self._digest_of_files(self._files_shown(portion))
        return self._shown[place]

    def _files_shown(self, portion: Portion) -> Iterator[str]:
        """Yield the files of the decisions that the pages of a portion show, and of those before and after them."""
        numbers, chosen = portion.numbers, portion.chosen
        for number in numbers:
            if subject := chosen[number]:
                yield from (entry.source.path for entry in decisions_shown(self._register, subject))
        for number in (numbers.start - 1, numbers.stop):
            if 0 <= number < len(chosen) and (subject := chosen[number]):
                yield subject.entry.source.path

    def of_index(self, shells: Iterable[Shell]) -> str:
        """Return the key of the index of the search, which depends on all data and on every authored page."""
        pages = (f"{shell.language} {shell.path} {shell.title} {shell.html}" for shell in shells)
        return digest_of_parts(self._program, self._all, *pages)


class LastEdition:
    """What is remembered of the portions of the edition that stands in `site`."""

    def __init__(self, root: Path, site: Path) -> None:
        self._site = site
        self._file = root / ".cache" / "pages" / f"{digest_of_parts(str(site.resolve()))[:16]}.pickle"
        self._filled: dict[str, Filled] = kept(self._file) or {}

    def known(self, name: str, key: str) -> Filled | None:
        """Return what came of a portion, if its key is the same and its files are those that were written."""
        filled = self._filled.get(name)
        if filled is None or filled.key != key:
            return None
        return filled if all(self._is_ours(file, time) for file, time in filled.files.items()) else None

    def _is_ours(self, file: str, time: int) -> bool:
        try:
            return (self._site / file).lstat().st_mtime_ns == time
        except OSError:
            return False

    def keep(self, filled: dict[str, Filled]) -> None:
        """Remember the portions of a new edition that stands in `site` now."""
        keep(self._file, filled)


def program_of(site_url: str, edit_url: str) -> str:
    """Return a hash of everything but data and shells that a page depends on."""
    return digest_of_parts(site_url, edit_url, program())
