"""The units of a text that are compared: paragraphs, footnotes, and their words; joined again they are the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from jointreport.records.model.documents import MARK, BodyText, printed_marks, without_marks
from jointreport.records.model.language import Text
from jointreport.records.model.places import note_label
from jointreport.site.wording import HEADINGS, kind_of_place

Group = Literal["opening", "section", "paragraph", "footnote"]

OPENING = "opening"
"""The place of the opening line, which has no printed number."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, heading, opening line or footnote: its place and its words in the languages compared.

    The marks of footnotes in its words bear the labels that are printed in each language; `printed` is, by language,
    what is printed before the unit itself where its place says otherwise.
    """

    at: str
    group: Group
    words: Mapping[str, str]
    printed: Mapping[str, str] = field(default_factory=dict)

    # Its words are a mapping, which has no hash; the place says within a text which unit it is.
    def __hash__(self) -> int:
        return hash((self.at, self.group))

    def label_in(self, language: str) -> str:
        """Return the label with which a footnote is printed in a language."""
        return self.printed.get(language, note_label(self.at))


def units(body: BodyText, languages: Iterable[str]) -> tuple[Unit, ...]:
    """Return the opening line and the paragraphs of a text in their order, in some languages."""
    labels = {language: body.labels_in(language) for language in languages}
    opening = [Unit(OPENING, "opening", _as_printed(body.opening, labels))] if body.opening else []
    paragraphs = (
        Unit(
            paragraph.at,
            "section" if kind_of_place(paragraph.at) in HEADINGS else "paragraph",
            _as_printed(paragraph.text, labels),
            paragraph.printed,
        )
        for paragraph in body.paragraphs
    )
    return (*opening, *paragraphs)


def footnotes(body: BodyText, languages: Iterable[str]) -> tuple[Unit, ...]:
    """Return the footnotes of a text in their order, in some languages."""
    labels = {language: body.labels_in(language) for language in languages}
    return tuple(Unit(note.at, "footnote", _as_printed(note.text, labels), note.printed) for note in body.footnotes)


def _as_printed(text: Text, labels: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the words of a text in some languages, each mark of a footnote with its label there."""
    return {language: printed_marks(text[language], labels[language]) for language in labels if language in text}


BREAK = "\n"
"""Where a paragraph ends, in the words of several paragraphs compared as one."""

# A symbol, a date range and a number with separators are one word each; so are vowel signs with their letters.
_LETTER = r"[\w\u0300-\u036f\u064b-\u065f\u0670]"
_WORD = re.compile(rf"{MARK.pattern}|{_LETTER}+(?:(?:[-'’/.–]|,(?=\d{{3}})){_LETTER}+)*|[^\S\n]+|.|\n")
_HAN = re.compile(r"[\u3400-\u9fff]+")


@lru_cache(maxsize=1024)
def words_of(text: str, *, chinese: bool) -> tuple[str, ...]:
    """Return the words, spaces and marks of a text in their order.

    Chinese words are found by a dictionary, which is loaded when the first Chinese text is compared.
    """
    return tuple(_chinese_words(text) if chinese else _words(text))


def _words(text: str) -> Iterator[str]:
    yield from (match.group() for match in _WORD.finditer(text))


def _chinese_words(text: str) -> Iterator[str]:
    import rjieba

    end = 0
    for match in _HAN.finditer(text):
        # What is not Chinese never reaches the dictionary, so that symbols and numbers stay one word here too.
        yield from _words(text[end : match.start()])
        yield from rjieba.cut(match.group())
        end = match.end()
    yield from _words(text[end:])


def says_something(words: str) -> bool:
    """Whether there is a letter or a digit outside the marks of footnotes."""
    return any(character.isalnum() for character in without_marks(words))
