"""From the bytes of a file to clean text: size, encoding and the characters that nobody can see."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from jointreport.problems import Problem, Spot
from jointreport.records.source.characters import all_printable, code_points, faulty
from jointreport.records.source.findings import Findings

LARGEST = 2 * 1024 * 1024
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_CONFLICT_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_NAMELESS = frozenset({"tab"})


def decoded(path: str, content: bytes) -> str | Problem:
    """Return the text of a file with simple line ends, or the problem why it has none."""
    if len(content) > LARGEST:
        return Problem("too-large", Spot(path), {"size": f"{len(content) / 1024 / 1024:.1f}"})
    content = content.removeprefix(_BYTE_ORDER_MARK)
    if b"\0" in content[:2]:  # UTF-16 or UTF-32 without a mark decodes as UTF-8, full of zero characters.
        return Problem("not-utf-8", Spot(path))
    try:
        return (
            content.decode().lstrip("\ufeff").replace("\r\n", "\n")
        )  # libyaml would skip a second mark uncounted.
    except UnicodeDecodeError as error:
        return Problem("not-utf-8", _place_of_byte(path, content, error.start))


def _place_of_byte(path: str, content: bytes, index: int) -> Spot:
    before = content[:index]
    line_start = before.rfind(b"\n") + 1
    return Spot(path, before.count(b"\n") + 1, len(before[line_start:].decode()) + 1)


def scan(text: str, findings: Findings) -> None:
    """Add what can be seen to be wrong without knowing YAML: characters, conflict marks, normal form."""
    if not all_printable(text):
        for code, index in faulty(text):
            values = {} if code in _NAMELESS else {"character": code_points(text[index])}
            findings.add(code, index, **values)
    for index in _conflict_marks(text):
        findings.add("conflict-marker", index)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        for index, cluster in _not_normal(text):
            wanted = unicodedata.normalize("NFC", cluster)
            findings.add("not-nfc", index, found=code_points(cluster), wanted=wanted)


def _conflict_marks(text: str) -> Iterator[int]:
    if any(mark in text for mark in _CONFLICT_MARKS):
        for start, line in _lines(text):
            if line.startswith(_CONFLICT_MARKS) and line[7:8] in {"", " "}:
                yield start


def _not_normal(text: str) -> Iterator[tuple[int, str]]:
    """Yield index and characters of the first place in each line that NFC would write otherwise."""
    for start, line in _lines(text):
        if not unicodedata.is_normalized("NFC", line):
            yield _first_not_normal(start, line)


def _first_not_normal(start: int, line: str) -> tuple[int, str]:
    normal = unicodedata.normalize("NFC", line)
    pairs = enumerate(zip(line, normal, strict=False))
    first = next((at for at, (found, wanted) in pairs if found != wanted), len(normal))
    end = first + 1
    while unicodedata.is_normalized("NFC", line[first:end]) and end < len(line):
        end += 1
    return start + first, line[first:end]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1
