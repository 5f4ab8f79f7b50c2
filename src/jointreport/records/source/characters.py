"""From the bytes of a file to clean text: size, encoding, and the characters that no record may hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from jointreport.problems import Problem, Spot
from jointreport.records.source.locations import Findings

UNREADABLE = frozenset({"control-character", "line-separator"})
"""Codes after which neither the YAML parser nor the count of lines can be trusted."""

ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like the common one but are text to YAML; part of a regular expression's class."""

RIGHT_TO_LEFT_MARK = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")
"""What right-to-left texts need; refused elsewhere because it reorders what a reviewer sees."""

_FAULTY = re.compile(
    "(?P<tab>\t)"
    # Controls, characters that Unicode has reserved for no use, a carriage return that ends no line.
    "|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]|\r(?!\n))"
    # The parser ends a line here and most editors do not: all later line numbers would be wrong.
    "|(?P<separator>[\x85\u2028\u2029])"
    # Soft hyphens, joiners, marks of byte order, tags: nobody who reviews a change can see them.
    "|(?P<invisible>[\u00ad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f])"
    # A text would read otherwise than it is stored, which can hide what it says (“Trojan Source”).
    "|(?P<reordering>[\u202a-\u202e])"
)
_CODES = {
    "tab": "tab",
    "control": "control-character",
    "separator": "line-separator",
    "invisible": "zero-width-character",
    "reordering": "bidirectional-character",
}
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^xuU]))", re.DOTALL)
_SHORT_ESCAPES = dict(zip("0abt\tvfreNLP", "\0\a\b\t\t\v\f\r\x1b\x85\u2028\u2029", strict=True))
_OPENING_ISOLATES = "\u2066\u2067\u2068"
_CLOSING_ISOLATE = "\u2069"
_SHOWN_LENGTH = 40


def all_printable(text: str) -> bool:
    """Tell whether `text` is free of every character this module knows; 100 times faster than a search."""
    return text.replace("\n", "").isprintable()


def find_faults(text: str) -> Iterator[tuple[str, int]]:
    """Yield code and index of each character that is refused wherever it stands."""
    for match in _FAULTY.finditer(text):
        yield _CODES[match.lastgroup or ""], match.start()


def escapes(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the index of each backslash escape of a double-quoted text and the character it stands for."""
    for match in _ESCAPE.finditer(text, start, end):
        digits = match[1] or match[2] or match[3]
        yield match.start(), chr(int(digits, 16)) if digits else _SHORT_ESCAPES.get(match[4], "")


def is_balanced(text: str) -> bool:
    """Tell whether every isolate is closed in the line that opens it; it would otherwise end there unseen."""
    return all(_balanced_line(line) for line in text.splitlines())


def _balanced_line(line: str) -> bool:
    depth = 0
    for character in line:
        if character in _OPENING_ISOLATES:
            depth += 1
        elif character == _CLOSING_ISOLATE:
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def code_points(text: str) -> str:
    """Return the characters as `U+0065 U+0301`, for characters that cannot be seen."""
    return " ".join(f"U+{ord(character):04X}" for character in text)


def printable(text: str) -> str:
    """Return `text` short and visible enough to stand in a message."""
    short = text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"
    return "".join(c if c.isprintable() else code_points(c) for c in short)


# A line that begins with a Chinese character is no field: it goes on with the text above it.
_FOLDED = re.compile(
    "(?m)^[^#\n]*[\u3400-\u4dbf\u4e00-\u9fff，、；：。）”] *+\n *+([\u3400-\u4dbf\u4e00-\u9fff（“])(?![\\w-]*: )"
)
LARGEST = 2 * 1024 * 1024
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_CONFLICT_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_NAMELESS = frozenset({"tab"})


def decode_text(path: str, content: bytes) -> str | Problem:
    """Return the text of a file with simple line ends, or the problem why it has none."""
    if len(content) > LARGEST:
        return Problem("too-large", Spot(path), {"size": f"{len(content) / 1024 / 1024:.1f}"})
    content = content.removeprefix(_BYTE_ORDER_MARK)
    if b"\0" in content[:2]:  # UTF-16 or UTF-32 without a mark decodes as UTF-8, full of zero characters.
        return Problem("not-utf-8", Spot(path))
    try:
        return content.decode().lstrip("\ufeff").replace("\r\n", "\n")  # libyaml would skip a second mark uncounted.
    except UnicodeDecodeError as error:
        return Problem("not-utf-8", _place_of_byte(path, content, error.start))


def _place_of_byte(path: str, content: bytes, index: int) -> Spot:
    before = content[:index]
    line_start = before.rfind(b"\n") + 1
    return Spot(path, before.count(b"\n") + 1, len(before[line_start:].decode()) + 1)


def scan(text: str, findings: Findings) -> None:
    """Add what can be seen to be wrong without knowing YAML: characters, conflict marks, normal form."""
    if not all_printable(text):
        for code, index in find_faults(text):
            values = {} if code in _NAMELESS else {"character": code_points(text[index])}
            findings.add(code, index, **values)
    for index in _conflict_marks(text):
        findings.add("conflict-marker", index)
    for match in _FOLDED.finditer(text) if not text.isascii() else ():
        findings.add("folded-chinese", match.start(1))
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        for index, cluster in _not_normal(text):
            wanted = unicodedata.normalize("NFC", cluster)
            findings.add("not-nfc", index, found=code_points(cluster), wanted=printable(wanted))


def _conflict_marks(text: str) -> Iterator[int]:
    if any(mark in text for mark in _CONFLICT_MARKS):
        for start, line in _lines(text):
            # Git writes seven signs, then a space or nothing; a longer row is an underlining of the author.
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
