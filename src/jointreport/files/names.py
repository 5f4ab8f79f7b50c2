"""What the name of a file says before anything is read: an editor's own, or one that not every machine can hold."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Collection

# Locks, swap files and copies that an editor or a desktop makes by itself and takes away again.
_LEFT_BEHIND = re.compile(
    r"\.#.*|#.*#|.*~|~\$.*|\.~lock\..*|~.*\.tmp|.*\.sw[a-z]|4913|.*___jb_(?:tmp|old)___"
    r"|\.ds_store|\._.*|icon\r|(?:eh)?thumbs\.db|desktop\.ini",
    re.IGNORECASE | re.DOTALL,
)
_NOTES = re.compile(r"(?:data|inbox)/(?:.*/)?readme(?:\.[a-z-]+)?\.md|data/BLOCKS\.md", re.IGNORECASE)
LONGEST = 100
"""Characters of a name: a path has 260 on Windows."""

# The first row no name on Windows and no file of an artifact may hold; the second has a meaning in an address.
_SIGNS = re.compile(r'["<>|*?:\\]|[#%]')
# Nobody can see, and some terminals obey, what is of these kinds: control, format, private, unpaired, separators.
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
# Nearly every name; a project may have ten thousand.
_USUAL = re.compile(r"[a-z0-9-]{1,80}(?:\.[a-z]{2,4}){0,2}")
_OF_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)


def is_ignored(path: str) -> bool:
    """Whether a file, by its path in the project, is no part of it: never read, never published, no reason to build.

    These are the files that editors and desktops make by themselves, what begins with a dot, and the notes on `data/`
    and `inbox/`.
    Copies that an editor keeps (`x~`) are among them: whoever uses that editor has one beside each file, and did not
    write it. Only where git was told to keep one it is told.
    """
    return any(_is_hidden(name) for name in path.split("/")) or _NOTES.fullmatch(path) is not None


def is_left_behind(path: str) -> bool:
    """Whether an editor or a desktop makes such a file by itself; some hold text that was never cleared."""
    return _LEFT_BEHIND.fullmatch(path.rpartition("/")[2]) is not None


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or is_left_behind(name)


def printable(name: str) -> str:
    """Return a name, or a path, as it can be printed: what is not UTF-8 or not to be seen as its number."""
    told = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(f"\\x{ord(sign):02x}" if _is_unseen(sign) else sign for sign in told)


def same_elsewhere(name: str) -> str:
    """Return what two names have in common that some machines take for one: neither case nor composition counts."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def fault_of_name(name: str) -> str:
    """Return the code of the problem why a name cannot stand everywhere; empty where it can."""
    if _USUAL.fullmatch(name) and not _OF_WINDOWS.match(name):
        return ""
    return next((code for code, is_so in _FAULTS.items() if is_so(name)), "")


_FAULTS: dict[str, Callable[[str], bool]] = {
    "file-name-bytes": lambda name: any("\udc80" <= sign <= "\udcff" for sign in name),
    "file-name-unseen": lambda name: any(map(_is_unseen, name)),
    "file-name-sign": lambda name: _SIGNS.search(name) is not None,
    "file-name-end": lambda name: name != _trimmed(name),
    "file-name-of-windows": lambda name: _OF_WINDOWS.match(name) is not None,
    "file-name-composed": lambda name: not unicodedata.is_normalized("NFC", name),
    "file-name-long": lambda name: len(name) > LONGEST,
}


def better_name(name: str, taken: Collection[str]) -> str:
    """Return the nearest name that can stand everywhere and that no file beside it has, whatever the machine."""
    stem, dot, ending = _composed(name).rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = (_trimmed(stem) or "file")[: LONGEST - len(ending) - 3]
    stem = f"{stem}-file" if _OF_WINDOWS.match(stem) else stem
    others = {same_elsewhere(other) for other in taken if other != name}
    numbered = (f"{stem}{'' if n == 1 else f'-{n}'}{dot}{ending}" for n in range(1, len(others) + 2))
    return next(free for free in numbered if same_elsewhere(free) not in others)


def linkable_name(name: str) -> str:
    """Return a name that Markdown takes for an address as it stands: without spaces and round brackets."""
    if not re.search(r"[\s()（）]", name):
        return name
    stem, dot, ending = name.rpartition(".")
    return re.sub(r"[\s()（）_-]+", "-", stem).strip("-").lower() + dot + ending.lower()


def _composed(name: str) -> str:
    """Return a name in its usual form, with a hyphen for each sign that it cannot hold."""
    usual = unicodedata.normalize("NFC", _trimmed(name))
    return re.sub(r"-+", "-", "".join("-" if _is_unseen(s) or _SIGNS.match(s) else s for s in usual))


def _trimmed(name: str) -> str:
    """Return a name without the spaces and dots at its end, which Windows drops, and the spaces at its beginning."""
    return name.rstrip(" .").lstrip(" ")


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN_CATEGORIES
