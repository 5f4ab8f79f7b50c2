"""The cache of a project: values kept in `.cache/` between builds, each in a file named after all it depends on.

There is one recipe for names (`Cache.key`) and one way to forget (`Cache.forget`). Whatever cannot be read is as if
it had never been kept: each file begins with a digest of the rest, and what is read can be nothing but plain values
and the value classes of this package, so that no file in the folder can make a build run anything.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import os
import pickle
import platform
import shutil
import sys
import tempfile
from contextlib import suppress
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
_MODEL = "jointreport.records.model."
_PACKAGE = Path(__file__).resolve().parent.parent
_OF_THE_PROGRAM = {".py", ".jinja", ".yaml", ".css", ".xml"}
_SHAPING = (
    *("jinja2", "markupsafe", "pydantic", "pydantic-core", "pyyaml", "nh3"),
    *("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown-it-py", "tinycss2"),
)
"""The packages that shape a page; those of paper are told where documents are printed."""

_UNFINISHED = ".unfinished-"


class Cache:
    """What is kept for a project, in one folder for each kind of value.

    A folder that cannot be written costs time and nothing else: `refused` holds why, to be told as a warning.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[Path] = set()
        self.refused: OSError | None = None

    def key(self, *parts: str) -> str:
        """Return the name of what depends on some texts; on the program and its libraries everything depends."""
        return digest_of_parts(program(), *libraries(), *parts)[:32]

    def get(self, kind: str, key: str, shape: type[T]) -> T | None:
        """Return what is kept under a key; None where nothing of that type is, or it cannot be understood."""
        file = self._folder / kind / key
        try:
            with file.open("rb") as content:
                digest, kept = content.read(32), content.read()
            if hashlib.sha256(kept).digest() != digest:
                return None
            value = _Values(io.BytesIO(kept)).load()
        except Exception:  # noqa: BLE001 - what another program left there may break in any way; nothing of it was run.
            return None
        if not isinstance(value, shape):
            return None
        self._used.add(file)
        return value

    def put(self, kind: str, key: str, value: object) -> None:
        """Keep a value; the file gets its name when it is whole, so several builds may keep at the same time."""
        # A fixed protocol, so that the same value has the same bytes under every Python.
        file, kept = self._folder / kind / key, pickle.dumps(value, protocol=5)
        try:
            self._write(file, hashlib.sha256(kept).digest() + kept)
        except OSError as fault:
            self.refused = fault
        else:
            self._used.add(file)

    def forget(self, kind: str, besides: int) -> None:
        """Keep what this build has used of a kind and the latest few besides, such as those of another branch."""
        with suppress(OSError):
            others = set((self._folder / kind).iterdir()) - self._used
            for file in sorted(others, key=lambda file: -file.lstat().st_mtime_ns)[besides:]:
                _remove(file)

    def _write(self, file: Path, content: bytes) -> None:
        # A file may lie where the folder belongs; nothing in the cache is an author’s.
        if file.parent.is_file():
            file.parent.unlink()
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=file.parent)
        try:
            with os.fdopen(descriptor, "wb") as unfinished:
                unfinished.write(content)
            if file.is_dir():
                _remove(file)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


class _Values(pickle.Unpickler):
    """Reads plain values, days, and instances of the value classes of this package that the program has loaded."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that only holds values; nothing else may be named in a file."""
        if (module, name) == ("datetime", "date"):
            return date
        found = getattr(sys.modules.get(module), name, None) if module.startswith("jointreport.") else None
        if not (isinstance(found, type) and found.__module__ == module and _holds_values(found)):
            message = f"{module}.{name}"
            raise pickle.UnpicklingError(message)
        return found


def _holds_values(found: type) -> bool:
    if found.__module__.startswith(_MODEL):
        return True
    return dataclasses.is_dataclass(found) or hasattr(found, "model_fields") or hasattr(found, "_fields")


def _remove(file: Path) -> None:
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file, ignore_errors=True)
    else:
        file.unlink(missing_ok=True)


@cache
def program() -> str:
    """Return a digest of the program: its Python, templates and sentences."""
    files = (path for path in sorted(_PACKAGE.rglob("*")) if path.suffix in _OF_THE_PROGRAM)
    return digest_of_parts(*(digest_of(path.read_bytes()) for path in files))


@cache
def libraries() -> tuple[str, ...]:
    """Return the versions of Python and of the packages that shape a page."""
    return (platform.python_version(), *(f"{name} {_version(name)}" for name in _SHAPING))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def digest_of(content: bytes) -> str:
    """Return the digest by which a content is known again."""
    return hashlib.sha256(content).hexdigest()


def digest_of_parts(*parts: str) -> str:
    """Return the digest of several texts, told apart."""
    # A zero character stands in no text, so that no two rows of texts are joined alike; a file name may be
    # no valid UTF-8, which must not stop a build.
    return digest_of("\0".join(parts).encode("utf-8", "surrogatepass"))
