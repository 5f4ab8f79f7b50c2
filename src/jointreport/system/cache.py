"""Values kept in a file between builds: whatever cannot be read is as if it had never been kept."""

from __future__ import annotations

import hashlib
import pickle
from functools import cache
from pathlib import Path
from typing import Any


def kept(file: Path) -> Any:
    """Return the value kept in a file; nothing where there is none or it is no longer understood."""
    try:
        return pickle.loads(file.read_bytes())  # noqa: S301 - written by `keep`, below.
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError):
        return None


def keep(file: Path, value: object) -> None:
    """Keep a value; the file gets its name only when it is whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_bytes(pickle.dumps(value, protocol=5))
    unfinished.rename(file)


@cache
def program() -> str:
    """Return a hash of the program: its Python, templates and sentences."""
    package = Path(__file__).parent.parent
    files = (
        path
        for path in sorted(package.rglob("*"))
        if path.suffix in {".py", ".jinja", ".yaml", ".css", ".xml"}
    )
    return digest_of_parts(*(hashlib.sha256(path.read_bytes()).hexdigest() for path in files))


def digest_of_parts(*parts: str) -> str:
    """Return the digest of several texts, told apart."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
