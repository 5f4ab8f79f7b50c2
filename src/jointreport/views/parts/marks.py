"""The marks of footnotes in words that stand away from the page of their text: linked, or merely printed."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from jointreport.records.model.text import MARK

MakeLink = Callable[[Markup, str, str], Markup]
"""Makes the link of a mark from the attribute that notes lead back to, the address of the note, and its label."""


def marks_linked(words: Markup, prefix: str, marked: set[str], link: MakeLink) -> Markup:
    """Return words with each mark a link to its footnote on the same page.

    `marked` notes which labels were met: a footnote may be cited again, and its way back leads to the first mark.
    """

    def linked(match: re.Match[str]) -> str:
        label = match.group(1)
        back = Markup("") if label in marked else Markup(' id="{}fnref{}"').format(prefix, label)
        marked.add(label)
        return str(link(back, f"#{prefix}fn{label}", label))

    return Markup(MARK.sub(linked, words)) if "[^" in words else words  # noqa: S704 - the words are escaped, the links are Markup.


def marks_printed(words: str) -> Markup:
    """Return words with each mark as it is printed, for a place from which no link may lead."""
    printed = Markup("<sup>{}</sup>")
    pieces = MARK.split(words)
    return Markup("").join(printed.format(one) if n % 2 else escape(one) for n, one in enumerate(pieces))
