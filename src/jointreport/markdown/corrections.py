"""What is meant by the address of a link that leads nowhere: another way to write one that is there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jointreport.problems.hints import Hint, meant

_MAIL = re.compile(r"[^\s@/:]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_HOST = re.compile(r"www\.[A-Za-z0-9-]+\.|(?:[A-Za-z0-9-]+\.)+(?:com|edu|eu|gov|int|net|org|ch|cn)(?=[/?#]|\Z)")
_ENDING = re.compile(r"(?:\.(?:md|html?))?/?\Z")


def address_meant(written: str, ways: Sequence[str]) -> Hint | None:
    """Return what an address may stand for, given the ways from its page to all pages and files; nothing if unknown."""
    if _MAIL.fullmatch(written):
        return Hint("write", (f"mailto:{written}",))
    if _HOST.match(written):
        return Hint("write", (f"https://{written}",))
    path, mark, anchor = written.partition("#")
    # As Windows, a program for pages or a habit of writing names makes of it.
    path = path.replace("\\", "/").replace("%20", " ")
    found = [way for way in ways if _plain(way) == _plain(path)]
    sure = bool(found)
    if not found:
        name = _plain(path).rpartition("/")[2]
        found = [way for way in ways if name and _plain(way).rpartition("/")[2] == name] or list(meant(path, ways))
    names = tuple(f"{way}{mark}{anchor}" for way in found)
    return Hint("write" if sure and len(names) == 1 else "meant", names) if names else None


def _plain(way: str) -> str:
    """Return a way without what two of them to one page may differ in: capitals, spaces, the ending."""
    return _ENDING.sub("", re.sub(r"[ _]", "-", way.casefold().removeprefix("./")))
