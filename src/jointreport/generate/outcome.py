"""What came of a build, and whether a build would come to the same again: then nothing needs to be done.

A build depends on the files of a project, its history, the program with its libraries, and two settings. Where all
these and the files of the edition are as they were, the edition that stands is the one that would be made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from jointreport.files.project import Top, digest_inputs
from jointreport.generate.settings import SETTINGS_FILE, VARIABLES, environment_given
from jointreport.problems import Problem
from jointreport.records.history.git import kept_unwanted, state_of_history
from jointreport.system.cache import Cache, digest_of, digest_of_parts
from jointreport.system.edition import Stamp
from jointreport.system.shipped import own_or_shipped_path

_KIND = "editions"
_BESIDES = 3


@dataclass(frozen=True)
class Outcome:
    """What came of a build: all problems, whether a new edition stands, and under which path it lives."""

    problems: tuple[Problem, ...]
    ok: bool
    base: str = "/"
    pages: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


class Inputs:
    """Everything that a build depends on, as digests, which are taken at once: before anything of it is read."""

    def __init__(self, root: Path, *, preview: bool) -> None:
        self._root = root
        self._preview = preview
        self.of_engine = _of_engine(root)
        """What the engine renders: the authored pages, its own files and settings."""
        told = (*_told_below(root, "data"), *_told_below(root, "inbox"), state_of_history(root), *kept_unwanted(root))
        self.of_project = digest_of_parts(self.of_engine, *told)

    @cached_property
    def whole(self) -> str:
        """All that a build depends on; a preview prints no documents."""
        return digest_of_parts(self.of_project, *(() if self._preview else _printers()), str(self._preview))

    def hold(self) -> bool:
        """Whether the project is as it was."""
        return Inputs(self._root, preview=self._preview).of_project == self.of_project

    def of_engine_hold(self) -> bool:
        """Whether what the engine renders is as it was."""
        return _of_engine(self._root) == self.of_engine


def _of_engine(root: Path) -> str:
    given = environment_given()
    settings = (f"{name}={given.get(name, '')}" for name in VARIABLES)
    return digest_of_parts(*settings, *_engine_files(root))


Stamps = Mapping[str, Stamp]


def last_outcome(cache: Cache, inputs: Inputs, key: str, stamps: Stamps) -> Outcome | None:
    """Return what came of the build that made an edition, if a build would make the same one again."""
    kept = cache.get(_KIND, key, tuple)
    if kept is None or len(kept) != 3:
        return None
    inputs_then, files_then, outcome = kept
    same = files_then == _digest_of_files(stamps) and inputs_then == inputs.whole
    return outcome if same and isinstance(outcome, Outcome) else None


def keep_outcome(cache: Cache, inputs: Inputs, key: str, stamps: Stamps, outcome: Outcome) -> None:
    """Keep what came of a build that made the edition that stands now."""
    cache.put(_KIND, key, (inputs.whole, _digest_of_files(stamps), outcome))
    cache.forget(_KIND, besides=_BESIDES)


def _digest_of_files(stamps: Stamps) -> str:
    return digest_of_parts(*(f"{file} {stamp}" for file, stamp in sorted(stamps.items())))


def _printers() -> tuple[str, ...]:
    # A preview needs none of the printers, nor time to ask for them.
    from jointreport.paper.libraries import installed_versions

    return installed_versions()


def _engine_files(root: Path) -> Iterator[str]:
    """Yield each file that the engine renders with its digest; what a project has not of its own is shipped."""
    yield from _told_below(root, "docs")
    yield from _told(root, SETTINGS_FILE)
    for name in ("overrides", "hooks", "docs/assets"):
        yield from _told(own_or_shipped_path(root, name).parent, Path(name).name)


def _told_below(root: Path, top: Top) -> Iterator[str]:
    """Yield each file below a folder of the project with its digest, or what it is if it is none that may be read."""
    for path, place in digest_inputs(root, top):
        yield f"{path} {digest_of(place.read_bytes()) if isinstance(place, Path) else place}"


def _told(base: Path, name: str) -> Iterator[str]:
    """Yield each file in a folder, or the one of that name, with its digest."""
    place = base / name
    for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if path.is_file() and "__pycache__" not in path.parts:
            yield f"{path.relative_to(base).as_posix()} {digest_of(path.read_bytes())}"
