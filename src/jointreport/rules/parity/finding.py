"""What is found when the languages of a text are compared."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Words of one language that have no like in the other; the code says how sure it is that something is wrong."""

    code: str
    language: str
    other: str
    words: tuple[str, ...]
    instead: str = ""
    """What stands in the other language, where that is known."""
