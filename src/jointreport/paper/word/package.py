"""The blank document that every DOCX begins with: its parts stand as plain XML in `parts/`."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document

_FOLDER = Path(__file__).with_name("parts")
_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
}
# A ZIP archive cannot say that it has no date; this is the earliest it can say.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def blank_document() -> Document:
    """Return a new document without content; the styles are those of a meeting document."""
    parts = {name: (_FOLDER / file).read_bytes() for name, file in _PARTS.items()}
    return docx.Document(io.BytesIO(_archive(parts)))


def finished(document: Document) -> bytes:
    """Return a document as the bytes of its file, which depend on its content alone."""
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return _archive({name: archive.read(name) for name in archive.namelist()})


def footnotes_part() -> bytes:
    """Return the footnotes of a blank document: the rules above the first one and above one that runs on."""
    return (_FOLDER / "footnotes.xml").read_bytes()


def _archive(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()
