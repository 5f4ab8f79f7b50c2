"""Symbols of decisions and documents in running text."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

SYMBOL = re.compile(
    # Document symbols come first: a decision symbol must not be found inside one.
    # Han letters may stand directly before a symbol, Latin letters and digits may not.
    r"(?<![A-Za-z0-9_/])[A-Z]+(?:\([A-Z]+\))?(?:/[A-Za-z]+)*/[A-Z][A-Za-z]*\.\d+(?:/[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)*"
    r"|(?<![A-Za-z0-9_/-])[A-Z]{2}(?:-[1-9]\d?|\.Ex-[12])/[1-9]\d{0,2}(?![\d/])"
)
"""What may be the symbol of a decision or document in running text; the register says whether it is one."""


def symbols_linked(words: str, link: Callable[[str], Markup | None]) -> Markup:
    """Return escaped words in which each symbol is a link, where `link` knows one for it."""
    if "/" not in words:
        return escape(words)
    parts: list[Markup] = []
    end = 0
    for match in SYMBOL.finditer(words):
        if linked := link(match.group()):
            parts += (escape(words[end : match.start()]), linked)
            end = match.end()
    return Markup("").join((*parts, escape(words[end:])))
