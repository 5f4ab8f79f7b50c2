"""Which HTML authors may write in a page; anything else is told by the check, and taken out when a page is rendered."""

from __future__ import annotations

SAFE_TAGS = frozenset(
    ("abbr", "bdi", "br", "cite", "details", "div", "kbd", "mark", "q", "small", "span", "sub", "summary", "sup")
)
SAFE_ATTRIBUTES = frozenset({"lang", "dir", "title", "open", "class", "id"})
