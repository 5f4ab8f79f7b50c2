"""Whether the bytes of a picture or document are what the ending of its name says."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

_HEAD = 1024


def _begins(*with_any_of: bytes) -> Callable[[bytes, Path], bool]:
    return lambda head, _: head.startswith(with_any_of)


def _holds(name: str) -> Callable[[bytes, Path], bool]:
    return lambda head, file: head.startswith(b"PK\x03\x04") and name in _names_inside(file)


def _is_open_document(kind: str) -> Callable[[bytes, Path], bool]:
    # Its format says that the first file inside is called so, is not packed, and holds the type.
    first = f"mimetypeapplication/vnd.oasis.opendocument.{kind}".encode()
    return lambda head, _: head.startswith(b"PK\x03\x04") and head[30:].startswith(first)


def _is_text(head: bytes, _: Path) -> bool:
    try:
        # The last character of the head may be cut.
        return (
            bool(head) and b"\0" not in head and bool(head.decode("utf-8", "strict" if len(head) < _HEAD else "ignore"))
        )
    except UnicodeDecodeError:
        return False


def _is_vector_drawing(head: bytes, _: Path) -> bool:
    return re.match(rb"\xef\xbb\xbf?\s*<|\s*<", head) is not None


_JPEG = _begins(b"\xff\xd8\xff")
PICTURES: dict[str, Callable[[bytes, Path], bool]] = {
    "png": _begins(b"\x89PNG\r\n\x1a\n"),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "gif": _begins(b"GIF87a", b"GIF89a"),
    "webp": lambda head, _: head.startswith(b"RIFF") and head[8:12] == b"WEBP",
    "svg": _is_vector_drawing,
}
DOCUMENTS: dict[str, Callable[[bytes, Path], bool]] = {
    "pdf": lambda head, _: b"%PDF-" in head,
    "docx": _holds("word/document.xml"),
    "xlsx": _holds("xl/workbook.xml"),
    "pptx": _holds("ppt/presentation.xml"),
    "odt": _is_open_document("text"),
    "ods": _is_open_document("spreadsheet"),
    "odp": _is_open_document("presentation"),
    "csv": _is_text,
    "txt": _is_text,
}
ASSETS = PICTURES | DOCUMENTS
"""The closed list of endings of what may stand beside the pages, and what tells that a file is such a one."""


def is_as_named(file: Path, ending: str) -> bool:
    """Whether a file is what its ending says, as far as its first bytes and what is packed inside tell."""
    return ASSETS[ending](_head(file), file)


def ending_of_contents(file: Path) -> str:
    """Return the ending that a file should have; empty where its bytes do not tell."""
    head = _head(file)
    # Plain text and anything in angle brackets tell too little.
    telling = (ending for ending in ASSETS if ending not in {"csv", "txt", "svg"})
    return next((ending for ending in telling if ASSETS[ending](head, file)), "")


def holds_macros(file: Path) -> bool:
    """Whether an office document brings a program along."""
    return any(name.lower().endswith(("vbaproject.bin", "/basic/script-lc.xml")) for name in _names_inside(file))


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_HEAD)


def _names_inside(file: Path) -> list[str]:
    try:
        with zipfile.ZipFile(file) as packed:
            return packed.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return []
