"""Plain text as a text extraction gives it, one paragraph a line, as a manuscript.

Footnotes stand where a program that takes the text out of Word puts them: `[footnoteRef:3]` in the words, and
`[3: the words of the note]` behind the paragraph.
"""

from __future__ import annotations

import re

from jointreport.exchange.labels import counts, split_label
from jointreport.exchange.manuscript import Kind, Line, Manuscript, Note
from jointreport.exchange.word.numerals import numeral

_MARK = re.compile(r"\[footnoteRef:\s*([^\]\s]+)\s*\]")
_NOTE = re.compile(r"\[(\d{1,3}|[*†‡]):\s+((?:[^\[\]]|\[[^\[\]]*\])*)\]")
_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
_BETWEEN_HAN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])(\[\^[^\]]+\])[ \t]+(?=[\u3000-\u9fff\uff00-\uffef])")
_LONGEST_HEADING = 60
# What programs that take text out of Word make of 一、, which Word counts: they know no Chinese numbers.
_SECTION_IN_DIGITS = re.compile(r"(\d{1,2})、")
_ENDS = re.compile(r"[.;:,。；：，]\s*$")


def read_plain(name: str, text: str) -> Manuscript:
    """Read a text; the language is left empty."""
    lines: list[Line] = []
    notes: list[Note] = []
    for number, written in enumerate(text.splitlines(), start=1):
        notes += [Note(match[1], match[2].strip()) for match in _NOTE.finditer(written)]
        words = _words(written)
        if words:
            lines.append(_line(words, number))
    return Manuscript(name, "", tuple(lines), tuple(notes))


def _words(written: str) -> str:
    """Return the words of a line; where the text ran on in Chinese, the space behind a mark is none of its own."""
    words = _MARK.sub(r"[^\1]", _BOOKMARK.sub("", _NOTE.sub("", written)))
    return _BETWEEN_HAN.sub(r"\1", words).strip()


def _line(words: str, number: int) -> Line:
    label, rest = split_label(words)
    is_heading = bool(label) and _is_heading(label, rest)
    kind: Kind = "heading" if is_heading else "text"
    if is_heading and (match := _SECTION_IN_DIGITS.fullmatch(label)):
        label = f"{numeral(int(match[1]), 'chineseCounting')}、"
    return Line(rest if label else words, label, kind=kind, rank=int(is_heading), number=number)


def _is_heading(label: str, words: str) -> bool:
    """Whether a numbered line is short, has no sentence's end, and is counted as sections are: 一、 or I."""
    forms = {count.form for count in counts(label)}
    as_section = label.endswith("、") or (bool(forms & {"capital", "capital-roman", "han"}) and "decimal" not in forms)
    return as_section and len(words) <= _LONGEST_HEADING and not _ENDS.search(words)
