"""Passages: what a page shows, handed over by its views while they print it; the search index is made of them.

Each passage belongs to one page, its home, such as `bodies/#unep`. A view says the home of what it prints, and
whatever page it stands on keeps only what is at home there: so a list that repeats the title of a record,
or a text that quotes another, is not found once more.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in one language as a page shows them, where they stand on it, and what they are called in a result.

    A label is a place in a text (`p4-a`), the key of an interface word (`field-planned`) or a value of a
    closed list (`activity-state:planned`). Under a heading stand the passages after it that have the same anchor:
    in a result they are named after it.
    """

    anchor: str
    language: str
    words: str
    label: str = ""
    heading: bool = False


@dataclass(slots=True)
class ShownOnPage:
    """What one page shows, gathered while it is rendered; without a path nothing is, as on paper."""

    path: str | None = None
    passages: list[Passage] = field(default_factory=list)
    # Whether it holds a list with filters, which need their script.
    has_filters: bool = False

    def here(self, anchor: str) -> str:
        """Return the home of what belongs to whatever page it stands on."""
        return f"{self.path or ''}#{anchor}"

    def note(
        self, home: str | None, language: str, words: str, label: str = "", *, heading: bool = False
    ) -> None:
        """Note a passage, unless it is at home on another page; without a home it is found elsewhere already."""
        path, _, anchor = (home or "").partition("#")
        if home is not None and path == self.path:
            self.passages.append(Passage(anchor, language, words, label, heading))
