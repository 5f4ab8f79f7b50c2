"""The units of a text that are compared: opening line, paragraphs and headings, footnotes; in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from jointreport.records.model.text import BodyText

Group = Literal["opening", "section", "paragraph", "footnote"]

OPENING = "opening"
"""The place of the opening line, which has no printed number."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, heading, opening line or footnote: its place and its words in the languages compared."""

    at: str
    group: Group
    words: Mapping[str, str]

    def __hash__(self) -> int:
        return hash((self.at, self.group))


def units(body: BodyText, languages: Iterable[str]) -> tuple[Unit, ...]:
    """Return the opening line and the paragraphs of a text in their order, in some languages."""
    chosen = tuple(languages)
    opening = [Unit(OPENING, "opening", _in(body.opening.by_language, chosen))] if body.opening else []
    paragraphs = (
        Unit(
            paragraph.at,
            "section" if paragraph.at.startswith("s") else "paragraph",
            _in(paragraph.text.by_language, chosen),
        )
        for paragraph in body.paragraphs
    )
    return (*opening, *paragraphs)


def footnotes(body: BodyText, languages: Iterable[str]) -> tuple[Unit, ...]:
    """Return the footnotes of a text in their order, in some languages."""
    chosen = tuple(languages)
    return tuple(
        Unit(f"fn{note.label}", "footnote", _in(note.text.by_language, chosen)) for note in body.footnotes
    )


def _in(by_language: Mapping[str, str], languages: Iterable[str]) -> dict[str, str]:
    return {language: by_language[language] for language in languages if language in by_language}
