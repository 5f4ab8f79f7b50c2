"""The rows of a table in a text: each has as many cells as the first, alike in every language, written as cells are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jointreport.problems import Problem, Value
from jointreport.records.model.documents import Paragraph
from jointreport.records.model.places import place_of
from jointreport.records.model.tables import ABOVE, LEFT, cells_of
from jointreport.records.register.register import Register, TextHolder
from jointreport.records.source import Where
from jointreport.rules.causes import languages_to_tell

_WIDE = {"｜": "|", "＜": LEFT, "〈": LEFT, "＾": ABOVE, "︿": ABOVE}
"""What an input method gives for the signs of a table."""
_WIDE_SIGN = re.compile(r"｜|(?:(?<=\|)|\A)\s*[＜〈＾︿]\s*(?=\||\Z)")
_RULE = re.compile(r":?-{2,}:?|:?[—–]+:?")

_Row = tuple[TextHolder, Where, Paragraph]


def wide_sign_in_row(register: Register) -> Iterator[Problem]:
    """No row holds the full-width signs that look like those between cells."""
    for entry, where, row in _rows(register):
        for language, words in row.text.by_language.items():
            if found := _WIDE_SIGN.search(words):
                sign = found[0].strip()
                yield Problem("wide-sign-in-row", entry.spot(*where, language), {"found": sign, "sign": _WIDE[sign]})


def rule_as_row(register: Register) -> Iterator[Problem]:
    """No row is the line of dashes that Markdown has below the first one."""
    for entry, where, row in _rows(register):
        for language, words in row.text.by_language.items():
            if all(_RULE.fullmatch(cell) for cell in cells_of(words)):
                yield Problem("rule-as-row", entry.spot(*where, language), {"at": row.at})
                break


def cells_of_row(register: Register) -> Iterator[Problem]:
    """Each row has as many cells as the first row of its table, in every language."""
    widths: dict[tuple[str, str], int] = {}
    for entry, where, row in _rows(register):
        table = entry.source.path, row.at.rpartition("-")[0]
        texts = row.text.by_language.items()
        # A row that is told otherwise has no cells to count.
        counts = {language: len(cells_of(words)) for language, words in texts if not _WIDE_SIGN.search(words)}
        expected = widths.setdefault(table, next(iter(counts.values()), 0))
        wrong = [language for language, count in counts.items() if count != expected]
        for language in languages_to_tell(wrong, counts):
            values: dict[str, Value] = {"at": row.at, "n": str(counts[language]), "expected": str(expected)}
            yield Problem("cells-of-row", entry.spot(*where, language), values)


def cells_joined_alike(register: Register) -> Iterator[Problem]:
    """No cell of a row goes on from another in one language alone."""
    for entry, where, row in _rows(register):
        joined = {
            language: [cell if cell in {LEFT, ABOVE} else "" for cell in cells_of(words)]
            for language, words in row.text.by_language.items()
            if not _WIDE_SIGN.search(words)
        }
        first, *others = joined or ("",)
        for language in others:
            if len(joined[language]) == len(joined[first]) and joined[language] != joined[first]:
                yield Problem("cells-joined-alike", entry.spot(*where, language), {"at": row.at, "language": first})


def _rows(register: Register) -> Iterator[_Row]:
    """Yield each row of a table of a text, with the place of its words."""
    for entry in register.text_holders():
        for number, paragraph in enumerate(entry.record.text.paragraphs):
            place = place_of(paragraph.at)
            if place.kind == "t" and place.items:
                yield entry, ("text", "paragraphs", number, "text"), paragraph
