"""Which file of the site answers a request; the site is opened by path at each, so editions may change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

# The tables of the system differ from machine to machine, so ours is complete for what a site holds.
_TEXT = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}
_BINARY = {
    ".avif": "image/avif",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the site: its content and its type."""

    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The address to which the browser is sent."""

    address: str


def find(site: Path, base: str, target: str) -> Found | Moved | None:
    """Return what the request target names: a file, another address, or None where there is nothing.

    `base` is the path under which the site lives, with `/` at both ends.
    """
    path, mark, query = target.partition("?")
    name = unquote(path)
    if name in {"/", base[:-1]} and name != base:
        return Moved(quote(base))
    try:
        file = _file(site, base, name)
        if file is not None and file.is_dir() and not path.endswith("/"):
            return Moved(f"{path}/{mark}{query}")
        return None if file is None else _read(file, folder=path.endswith("/"))
    except OSError:
        # A name that is too long, or a file that has just gone with its edition.
        return None


def content_type(name: str) -> str:
    """Return the type of a file, with its character set if it is text."""
    ending = Path(name).suffix.lower()
    if ending in _TEXT:
        return f"{_TEXT[ending]}; charset=utf-8"
    return _BINARY.get(ending, "application/octet-stream")


def _file(site: Path, base: str, name: str) -> Path | None:
    """Return where the named file or folder would stand; None if that is not inside the site."""
    inside = name.removeprefix(base).removesuffix("/")
    parts = inside.split("/") if inside else []
    if not name.startswith(base) or any(part in {"", ".", ".."} for part in parts):
        return None
    if any(character in inside for character in "\\:\0"):
        return None
    file = site.joinpath(*parts)
    return file if file.resolve().is_relative_to(site.resolve()) else None


def _read(file: Path, *, folder: bool) -> Found:
    page = file / "index.html" if folder else file
    return Found(page.read_bytes(), content_type(page.name))
