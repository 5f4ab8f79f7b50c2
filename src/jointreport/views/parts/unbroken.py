"""Short names of meetings and symbols of decisions, kept on one line; what is copied stays as it is."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# A browser may break a line after a hyphen; a hyphen that forbids it would be copied with the words.
_WITH_HYPHEN = re.compile(r"\b[A-Z]{2,}-\d+(?:/\d+)?")


def unbroken(words: str) -> Markup:
    """Return words, escaped, in which “COP-7” and “MC-5/19” are not broken between lines."""
    return Markup(_WITH_HYPHEN.sub(r'<span class="symbol">\g<0></span>', str(escape(words))))  # noqa: S704 - escaped above.
