"""Which pages of the last edition can be taken over as they are.

Pages are filled in portions. A portion has a key: a hash of the program, the shell and every data file that
its pages may show. The pages of decisions depend on their own file, on those of decisions they stand in
relation to or share an account or a piece of work with, and on all data that are not decisions; every other
page depends on all data and on the documents on paper, an authored one also on what changed when.
`tests/test_unchanged.py` edits each file of the corpus in turn and compares with a build from nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jointreport.addresses import PAGES_BELOW
from jointreport.downloads import Downloads
from jointreport.history.changes import NO_HISTORY, History
from jointreport.keeping import digest_of_parts, keep, kept, program
from jointreport.links import LinkBook
from jointreport.load import Entry
from jointreport.model.decisions import Decision
from jointreport.register import Register
from jointreport.shells import Shell
from jointreport.subjects import Subject


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
        others = (item for item in sorted(register.digests.items()) if item[0] not in decisions)
        self._all = digest_of_parts(
            *(f"{path} {digest.hex()}" for path, digest in sorted(register.digests.items()))
        )
        self._but_decisions = digest_of_parts(
            *(f"{path} {digest.hex()}" for path, digest in others),
            *(f"{symbol} {identity}" for symbol, identity in register.symbols.items()),
        )

    def of(self, portion: Portion) -> str:
        """Return the key of a portion."""
        shell = digest_of_parts(portion.shell.html, portion.shell.title, portion.shell.description)
        if PAGES_BELOW.get(portion.shell.each, portion.shell.each) != "decisions":
            history = "" if portion.shell.each else self._history
            return digest_of_parts(self._program, shell, self._all, history, self._downloads)
        near = range(max(portion.numbers.start - 1, 0), min(portion.numbers.stop + 1, len(portion.chosen)))
        entries = [subject.entry for number in near if (subject := portion.chosen[number])]
        digests = (self._register.digests[path].hex() for entry in entries for path in self._shown_by(entry))
        return digest_of_parts(self._program, shell, self._but_decisions, *digests)

    def of_index(self, shells: Iterable[Shell]) -> str:
        """Return the key of the index of the search, which depends on all data and on every authored page."""
        pages = (f"{shell.language} {shell.path} {shell.title} {shell.html}" for shell in shells)
        return digest_of_parts(self._program, self._all, *pages)

    def _shown_by(self, entry: Entry[Decision]) -> Iterator[str]:
        """Yield the files of the decisions that the page of a decision may name."""
        yield entry.source.path
        register, identity = self._register, entry.identity
        named = [link.to for link in register.links_of(identity)]
        named += [link.decision.identity for link in register.links_to(identity)]
        named += [other.identity for other in register.corresponding(entry)]
        named += [of for account in register.accounts_of(identity) for of in account.record.of]
        # An activity or service shown on the page names every decision that asks for it.
        work = register.done_under(identity)
        named += [mandate.decision for entry in work for mandate in entry.record.mandates]
        yield from (register.decisions[one].source.path for one in named if one in register.decisions)


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
