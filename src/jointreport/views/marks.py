"""The marks of footnotes in words that stand away from the page of their text: linked, or merely printed."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from jointreport.model.text import MARK
from jointreport.reader import Reader


def marks_linked(reader: Reader, words: str, prefix: str, marked: set[str]) -> Markup:
    """Return words with each mark a link to its footnote on the same page.

    `marked` notes which labels were met: the way back from a footnote leads to the first mark alone.
    """

    def linked(match: re.Match[str]) -> str:
        label = match.group(1)
        back = Markup("") if label in marked else Markup(' id="{}fnref{}"').format(prefix, label)
        marked.add(label)
        name = reader.say("footnote-cited", number=label)
        link = Markup('<sup class="mark"><a{} lang="{}" href="#{}fn{}" aria-label="{}">{}</a></sup>')
        return str(link.format(back, reader.tag(reader.language), prefix, label, name, label))

    prose = reader.prose(words)
    return Markup(MARK.sub(linked, prose)) if "[^" in words else prose  # noqa: S704 - the words are escaped, the links are Markup.


def marks_printed(words: str) -> Markup:
    """Return words with each mark as it is printed, for a place from which no link may lead."""
    printed = Markup("<sup>{}</sup>")
    pieces = MARK.split(words)
    return Markup("").join(printed.format(one) if n % 2 else escape(one) for n, one in enumerate(pieces))
