"""Runs the engine in a child process and reads the shells it leaves; the package itself never imports it.

Shells depend on `docs/`, `overrides/`, `hooks/`, `mkdocs.yml` and the versions of the packages alone.
A project that has no `overrides/`, `hooks/` or `docs/assets/` gets the shipped ones.
They are kept in `.cache/` under a hash of all these, so an edit of data needs no engine at all.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from jointreport.markdown.shells import Shell
from jointreport.system.shipped import own_or_shipped, shipped

_SETTINGS_FILE = "mkdocs.yml"
_LAYOUT = "overrides"
_HOOK = "hooks/publish.py"
_PACKAGES = (
    "jinja2",
    "mkdocs",
    "mkdocs-material",
    "mkdocs-static-i18n",
    "markdown",
    "pymdown-extensions",
    "nh3",
    "tinycss2",
)
_OWN_PARTS = ("markdown", "generate/hook.py", "site/context.py", "generate/theme_css.py")
_VARIABLES = ("SITE_URL", "EDIT_URL")
_KEPT = 4


class EngineFailed(Exception):
    """The engine stopped; carries what it printed."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the engine made of a project: public address, address of edit pages, shells, other files."""

    site_url: str
    edit_url: str
    shells: tuple[Shell, ...]
    files: Path


def rendered(root: Path) -> Rendered:
    """Return the shells of a project, from the cache where nothing they depend on has changed."""
    # The engine runs in the folder of the project, from where a relative path would lead elsewhere.
    folder = root.resolve() / ".cache" / "shells" / _key(root)
    if not (folder / "shells.json").exists():
        _run(root, folder)
    values = json.loads((folder / "shells.json").read_text("utf-8"))
    shells = tuple(Shell.from_json(shell) for shell in values["shells"])
    return Rendered(values["site"], values["edit"], shells, folder / "files")


def _run(root: Path, folder: Path) -> None:
    """Render the shells into a fresh folder, and give it its name only when all went well."""
    unfinished = folder.with_name(f"{folder.name}.unfinished-{os.getpid()}")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    done = subprocess.run(  # noqa: S603 - a fixed command of ours.
        _command(unfinished),
        cwd=root,
        env=_environment(unfinished),
        input=_settings(root),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode or not (unfinished / "shells.json").exists():
        shutil.rmtree(unfinished, ignore_errors=True)
        raise EngineFailed((done.stdout + done.stderr).strip())
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.rename(folder)
    _forget_old(folder.parent)


def _command(folder: Path) -> tuple[str, ...]:
    """Return what is run; warnings are counted only where they are told, so the engine is not asked to be quiet."""
    # The settings are read from standard input, because they are those of the project and a little more.
    engine = (sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", "-")
    return (*engine, "--site-dir", str(folder / "files"))


def _settings(root: Path) -> str:
    """Return the settings of the project with the place of its layout, and of the shipped hook if it has none."""
    # Read from standard input, settings have no folder; MkDocs takes all other paths from the one in which it runs.
    settings: dict[str, object] = {
        "INHERIT": _SETTINGS_FILE,
        "theme": {"custom_dir": str(own_or_shipped(root, _LAYOUT))},
    }
    if not (root / _HOOK).exists():
        settings["hooks"] = [str(shipped(_HOOK))]
    # MkDocs reads YAML, of which JSON is a part.
    return json.dumps(settings, ensure_ascii=False)


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment of the engine; the project may lie anywhere, the hook finds the package that runs this."""
    path = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH"))))
    # What the engine reads and says is UTF-8, whatever the machine is set to.
    ours = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    return {**os.environ, "PYTHONPATH": path, **ours, "JOINTREPORT_SHELLS": str(folder / "shells.json")}


def _forget_old(cache: Path) -> None:
    """Keep the latest few renderings only."""
    latest_first = sorted(cache.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in latest_first[_KEPT:]:
        shutil.rmtree(path, ignore_errors=True)


def _key(root: Path) -> str:
    """Return a hash of everything the shells depend on."""
    digest = hashlib.sha256()
    for name in _PACKAGES:
        digest.update(f"{name}={version(name)}\n".encode())
    for name in _VARIABLES:
        digest.update(f"{name}={os.environ.get(name, '')}\n".encode())
    for base, path in _input_files(root):
        digest.update(f"{path.relative_to(base).as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:32]


def _input_files(root: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each file on which the shells depend, after the folder from which it is named."""
    for name in ("docs", _SETTINGS_FILE):
        yield from _files(root, name)
    for name in (_LAYOUT, str(Path(_HOOK).parent), "docs/assets"):
        yield from _files(own_or_shipped(root, name).parent, Path(name).name)
    for name in _OWN_PARTS:
        yield from _files(Path(__file__).parent.parent, name)


def _files(base: Path, name: str) -> Iterator[tuple[Path, Path]]:
    place = base / name
    for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if path.is_file() and "__pycache__" not in path.parts:
            yield base, path
