"""Markup from patterns of ours and values of any kind, escaped: what `Markup.format` and `Markup.join` give.

Those two spend most of the time of a small piece in Python; a site is made of a million small pieces.
"""

from __future__ import annotations

from collections.abc import Iterable

import markupsafe
from markupsafe import Markup, escape

# What is in C beneath `escape`, which wraps each result anew though it only becomes a part of another.
_escape_inner = markupsafe._escape_inner  # type: ignore[attr-defined]  # noqa: SLF001 - it has no public name.


def escape_once(value: object) -> str:
    """Return a value as HTML, to be made part of other HTML at once: markup stays as it is."""
    if type(value) is Markup:
        return value
    return _escape_inner(value) if type(value) is str else escape(value)


def html(pattern: str, *values: object, **named: object) -> Markup:
    """Return a pattern of HTML with values in its braces, each escaped unless it is markup."""
    parts = {name: escape_once(value) for name, value in named.items()}
    return Markup(pattern.format(*map(escape_once, values), **parts))  # noqa: S704 - all values are escaped.


def join_html(parts: Iterable[object], between: str = "") -> Markup:
    """Return parts one after the other, with HTML of ours between them; each is escaped unless it is markup."""
    return Markup(between.join(map(escape_once, parts)))  # noqa: S704 - all parts are escaped.


def with_badge(words: object, kind: str, said: str) -> Markup:
    """Return words, and after them in a badge what must be said with them; `kind` gives it its colour."""
    return html('{} <span class="badge badge--{}">{}</span>', words, kind, said)
