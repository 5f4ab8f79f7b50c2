"""Runs the engine in a child process and reads the shells it leaves; the package itself never imports it.

Shells depend on `docs/`, `overrides/`, `hooks/`, `mkdocs.yml` and the versions of the packages alone.
A project that has no `overrides/`, `hooks/` or `docs/assets/` gets the shipped ones.
They are kept in `.cache/shells/` under a hash of all these, so an edit of data needs no engine at all.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from jointreport.generate.settings import SETTINGS_FILE, environment_given
from jointreport.markdown.shells import Shell
from jointreport.problems import Problem, Spot
from jointreport.system.cache import Cache
from jointreport.system.shipped import own_or_shipped_path, shipped_path

_LAYOUT = "overrides"
_HOOK = "hooks/publish.py"
_KIND = "shells"
_BESIDES = 3
_SHELLS, _FILES = "shells.json", "files"
# Warnings are counted only where they are told, so the engine is not asked to be quiet.
# The settings are read from standard input, because they are those of the project and a little more.
_REFUSED = 74
"""The exit status of an engine to which the system has refused something; its last line tells what, as JSON."""
_ENGINE = f"""
import json, logging, os, sys
from contextlib import suppress
from mkdocs.__main__ import cli
from mkdocs.commands import build
from mkdocs.config import load_config

# Loads all that the settings name: theme, plugins, extensions, hook. They are read again when it is time to render,
# as they may have been saved meanwhile; what is wrong with them is told then.
logging.disable()
with suppress(Exception):
    load_config()
logging.disable(logging.NOTSET)
if folder := sys.stdin.buffer.readline().decode().rstrip():
    os.environ["JOINTREPORT_SHELLS"] = os.path.join(folder, "{_SHELLS}")
    try:
        cli(["build", "--strict", "--config-file", "-", "--site-dir", os.path.join(folder, "{_FILES}")])
    except OSError as fault:
        # Of a copy that fails the second file is the one that could not be written.
        print(json.dumps([fault.errno, fault.strerror, fault.filename2 or fault.filename]), file=sys.stderr)
        sys.exit({_REFUSED})
"""
# Started by `start_ahead`, each for the project at its root.
_waiting: dict[Path, subprocess.Popen[str]] = {}


class EngineFailed(Exception):
    """The engine stopped; carries what it printed."""


@dataclass(frozen=True, slots=True)
class RenderedShells:
    """What the engine made of a project: its public address, that of edit pages, shells, other files."""

    site_url: str
    edit_url: str
    shells: tuple[Shell, ...]
    files: Mapping[str, bytes]


@contextmanager
def engine_at_work(
    root: Path, cache: Cache, inputs: str, unchanged: Callable[[], bool]
) -> Iterator[Callable[[], RenderedShells]]:
    """Let the engine render the shells of a project while something else is done; what is yielded waits for them.

    They come from the cache where nothing they depend on has changed, and are not kept where something has meanwhile.
    Who does not ask for them stops the engine.
    """
    key = cache.key(inputs)
    known = cache.get(_KIND, key, RenderedShells)
    if known is not None:
        yield lambda: known
        return
    with TemporaryDirectory(prefix="shells-") as name, _running(root, folder := Path(name)) as engine:

        def shells() -> RenderedShells:
            printed, said = engine.communicate()
            if engine.returncode == _REFUSED:
                raise OSError(*json.loads(said.splitlines()[-1]))
            if engine.returncode or not (folder / _SHELLS).exists():
                raise EngineFailed((printed + said).strip())
            rendered = shells_in(folder / _SHELLS, folder / _FILES)
            if unchanged():
                cache.put(_KIND, key, rendered)
                cache.forget(_KIND, besides=_BESIDES)
            return rendered

        yield shells


def shells_in(told: Path, folder: Path) -> RenderedShells:
    """Return what the engine has left: the shells in a file, the other files in a folder."""
    values = json.loads(told.read_text("utf-8"))
    shells = tuple(Shell.from_json(shell) for shell in values["shells"])
    return RenderedShells(values["site"], values["edit"], shells, files_in(folder))


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder by their paths from there: stylesheets, scripts, images."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def start_ahead(root: Path) -> None:
    """Start an engine that loads its libraries and waits, so that the next rendering in this process need not."""
    if root not in _waiting:
        _waiting[root] = _start(root)


@contextmanager
def _running(root: Path, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Let an engine render into a folder, one that waits or else a new one; it ends with the block."""
    engine = _waiting.pop(root, None)
    if engine is None or engine.poll() is not None:
        engine = _start(root)
    with engine:
        assert engine.stdin is not None  # noqa: S101 - it was started with a pipe.
        # Its settings are whole when the pipe is closed; `communicate` would flush it once more.
        # Of an engine that has ended already, what it printed tells more than the broken pipe.
        with suppress(BrokenPipeError):
            engine.stdin.write(f"{folder}\n{_settings(root)}")
        with suppress(BrokenPipeError):
            engine.stdin.close()
        engine.stdin = None
        try:
            yield engine
        finally:
            engine.kill()


def _start(root: Path) -> subprocess.Popen[str]:
    """Start an engine, which waits for the folder into which it shall render, and for the settings."""
    # The project may lie anywhere; the hook finds the package that runs this.
    path = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH"))))
    # What the engine reads and says is UTF-8, whatever the machine is set to.
    ours = {"PYTHONPATH": path, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(  # noqa: S603 - a fixed command of ours.
        [sys.executable, "-c", _ENGINE],
        cwd=root,
        env={**environment_given(), **ours},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _settings(root: Path) -> str:
    """Return the settings of the project with the place of its layout, and of the shipped hook if it has none."""
    # Read from standard input, settings have no folder; MkDocs takes all other paths from the one in which it runs.
    settings: dict[str, object] = {
        "INHERIT": SETTINGS_FILE,
        "theme": {"custom_dir": str(own_or_shipped_path(root, _LAYOUT))},
    }
    if not (root / _HOOK).exists():
        settings["hooks"] = [str(shipped_path(_HOOK))]
    # MkDocs reads YAML, of which JSON is a part.
    return json.dumps(settings, ensure_ascii=False)


_SAID = re.compile(r"^(?:WARNING|ERROR) .*", re.MULTILINE)


def explain_engine_fault(failure: EngineFailed, root: Path) -> Problem:
    """Return the problem that stopped the engine, with its last words; what authors get wrong was told before."""
    said = str(failure).replace(f"{root.resolve()}/", "")
    lines = _SAID.findall(said) or [line for line in said.splitlines() if line.strip()][-3:]
    return Problem("pages-not-rendered", Spot(SETTINGS_FILE), {"output": " ".join(lines)[:300]})
