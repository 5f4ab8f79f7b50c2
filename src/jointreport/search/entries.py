"""Documents to be indexed: pages in the order of results, with the paragraphs of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SECTIONS = (
    "decisions",
    "documents",
    "annexes",
    "areas",
    "services",
    "meetings",
    "bodies",
    "glossary",
    "pages",
)
"""The parts of the site in the order in which results are shown."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What can be found: a passage of a page (`site/context.py`) with its words in every language."""

    anchor: str
    words: Mapping[str, str]
    label: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page that can be found: its path, its section, its titles and symbols, what must be said with it.

    `badges` are `draft`, `adoption-inferred`, `unseen` or a value of a closed list; `status` says for a
    language what the text in it is, where it is anything else than the text as issued.
    """

    path: str
    section: str
    title: Mapping[str, str]
    paragraphs: tuple[Paragraph, ...] = ()
    symbols: tuple[str, ...] = ()
    badges: tuple[str, ...] = ()
    # The languages that stand side by side on the page below its own, and that have this page.
    beside: tuple[str, ...] = ()
    status: Mapping[str, str] | None = None
