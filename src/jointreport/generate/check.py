"""Everything that can be wrong with a project, said in one run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jointreport.files.project import files_of
from jointreport.generate.addresses import Addresses
from jointreport.generate.layout import layout_problems
from jointreport.generate.menu import menu_problems
from jointreport.generate.settings import address_problems
from jointreport.markdown.check import check_pages
from jointreport.problems import Problem, in_order
from jointreport.records.history.git import unwanted_problems
from jointreport.records.kinds import KINDS, Layout
from jointreport.records.known import Parsed, Recalled, SoundFiles
from jointreport.records.load import Loaded, load
from jointreport.records.register.register import Register
from jointreport.rules import check
from jointreport.rules.language import held_against
from jointreport.system.cache import Cache


@dataclass(frozen=True)
class Checked:
    """The records of a project that could be read, linked, and everything that is wrong."""

    register: Register | None
    problems: list[Problem]

    @property
    def sound(self) -> bool:
        """Whether there is no error."""
        return self.register is not None and all(problem.level != "error" for problem in self.problems)

    @property
    def records(self) -> int:
        """How many records of the project were read, those that the program brings along left out."""
        entries = self.register.entries if self.register else {}
        return sum(len(entries[kind.name]) for kind in KINDS if kind.name in entries and not kind.shipped)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the languages of the site."""
        return tuple(one.tag for one in self.register.languages.values()) if self.register else ()


def check_project(root: Path, cache: Cache | None = None) -> Checked:
    """Check data and pages of a project: every record that can be read, and every page whatever the records.

    Without its languages, on which every text depends, nothing else is looked at.
    """
    parsed = Parsed.of(root, cache or Cache(root / ".cache"))
    loaded = load(root, parsed)
    if not loaded.languages:
        return Checked(None, in_order(loaded.problems))
    register = Register(loaded)
    against = held_against(register)
    register.settled = loaded.recalled if against == parsed.held_against else ()
    found = [*loaded.problems, *check(register, loaded.recalled)]
    if not found:
        parsed.keep(_sound_files(loaded), against)
    found += (
        *check_pages(root, register, parsed.cache),
        *menu_problems(root, register),
        *layout_problems(root),
        *address_problems(root),
        *unwanted_problems(root),
        *(file.problem for file in files_of(root, "inbox") if file.problem),
    )
    return Checked(register, in_order(Addresses(root, register, parsed.cache).problems(_without_quotes(found))))


def _without_quotes(found: Sequence[Problem]) -> list[Problem]:
    """Return the problems; that a value stands in quotation marks is not told where it is no value for that reason."""
    refused = {one.spot for one in found if one.level == "error"}
    return [one for one in found if one.code != "smart-quotes" or one.spot not in refused]


def _sound_files(loaded: Loaded) -> SoundFiles:
    """Return the records of each file of its own, with the digest of the file."""
    return {
        entry.source.path: (
            loaded.digests[entry.source.path],
            (Recalled(kind.name, identity, entry.where, entry.folder, entry.unnoted),),
        )
        for kind in KINDS
        if kind.layout is Layout.FOLDER
        for identity, entry in loaded.entries[kind.name].items()
    }
