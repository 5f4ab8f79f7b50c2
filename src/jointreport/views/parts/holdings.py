"""How far the text of a decision is held, where a summary of our own is not taken for a part of the text."""

from __future__ import annotations

from jointreport.records.model.text import BodyText

HOLDINGS = ("complete", "part", "summary", "none")
"""What `holding_of` may say: the whole text, a part of it, only our own summary, nothing."""


def holding_of(text: BodyText) -> str:
    """Return how far a text is held; `summary` where no language has words of the text itself."""
    return "summary" if text.extent != "none" and _only_summarized(text) else text.extent


def _only_summarized(text: BodyText) -> bool:
    written = text.written_in
    return bool(written) and all(text.languages[language].status == "summary" for language in written)
