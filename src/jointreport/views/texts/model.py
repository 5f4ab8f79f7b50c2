"""The parts of a printed text: paragraphs, footnotes, what is read in them, and the text as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

ActRows = tuple[tuple[str, Markup], ...]
"""What a paragraph does, as the editors read it."""


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph with its printed label, its permanent link and what is said about it."""

    kind: str
    anchor: str
    label: str
    link_name: str
    beside_name: str
    words: Markup
    acts: tuple[ActRows, ...] = ()
    notes: tuple[Markup, ...] = ()
    events: tuple[Markup, ...] = ()
    done: tuple[Markup, ...] = ()
    inner: TextView | None = None
    inner_name: Markup = field(default_factory=Markup)


@dataclass(frozen=True, slots=True)
class FootnoteView:
    """A footnote with its printed label, and where it leads."""

    anchor: str
    label: str
    words: Markup
    meant: Markup
    back: str


@dataclass(frozen=True, slots=True)
class TextView:
    """A text in the language in which it is shown, and the tag of the reader's own, for what is said beside it.

    `across` is the reader's direction where the text has another.
    """

    language: str
    tag: str
    reader_tag: str
    direction: str
    status: str
    status_words: str
    statement: Markup
    opening: Markup
    paragraphs: tuple[ParagraphView, ...]
    footnotes: tuple[FootnoteView, ...]
    notes: tuple[Markup, ...]
    jumps: tuple[tuple[str, str], ...]
    is_draft: bool
    not_assessed: str
    across: str
