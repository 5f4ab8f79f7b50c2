"""What each file below `data/`, `docs/` and `inbox/` is; nobody else decides it.

The check, the engine, the cache key and the watch of the development server all ask here, so what the check does not
look at is not published, and what is told is not published either.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import unquote

from jointreport.files.contents import ASSETS, PICTURES, ending_of_contents, holds_macros, is_as_named
from jointreport.files.names import (
    LONGEST,
    better_name,
    fault_of_name,
    is_ignored,
    linkable_name,
    printable,
    same_elsewhere,
)
from jointreport.files.svg import fault_of_drawing
from jointreport.problems import Problem, Spot, Value
from jointreport.problems.hints import NO_HINT, Hint, meant

Top = Literal["data", "docs", "inbox"]
Sort = Literal["record", "page", "asset", "program", "text", "wrong"]
PROGRAM = frozenset(
    {"filters.js", "icon.svg", "moved.js", "plain.css", "results.js", "search.js", "site.css", "site.js"}
)
"""The files in `docs/assets/` that are the program of the site; a further one is named here."""

_ASSETS = "docs/assets/"
LARGE = 2_000_000
"""Bytes of a picture that are many for whoever reads on a telephone."""

READABLE = ("docx", "xml", "txt")
"""The endings of files from which the record of a text can be made."""

# MkDocs makes a page of each of these, or publishes it as it is.
_LIKE_PAGES = frozenset({"md", "markdown", "mdown", "mkdn", "mkd", "mdx"})
_PROGRAMS = (
    "js mjs cjs ts jsx tsx css wasm html htm xhtml xht shtml mht mhtml xml xsl xslt svgz hta php phtml asp aspx jsp cgi"
    " swf jar exe msi bat cmd ps1 vbs sh py pyc docm dotm xlsm xltm xlsb pptm ppsm"
)
_ACTIVE = frozenset(_PROGRAMS.split())
# The languages of the United Nations, of which a page is named after one.
_LANGUAGES = frozenset({"ar", "en", "es", "fr", "ru", "zh"})
# A full stop as a Chinese keyboard types it.
_FULL_WIDTH = str.maketrans("。．", "..")
# What becomes of a record that was saved, copied or kept by a program that knows no YAML.
_LIKE_RECORDS = ("yaml", "yml", "txt", "json", "md", "bak", "orig", "old", "rej", "new", "copy", "toml")


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """One file by its path in the project, what it is, and what is wrong or doubtful about it.

    `meant` is the path it should have, where only its name or place is wrong.
    """

    path: str
    sort: Sort
    problem: Problem | None = None
    meant: str = ""

    @property
    def is_published(self) -> bool:
        """Whether the site may hold it, or what is made from it."""
        return self.sort in {"page", "asset", "program"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file or folder as it lies on the disk: its path in the project, the names beside it, its twins among them."""

    root: Path
    path: str
    mode: int
    beside: tuple[str, ...]
    # By what names have in common on some machines; itself among them.
    alike: Mapping[str, Sequence[str]]

    @property
    def name(self) -> str:
        """Its name, without the folders above."""
        return self.path.rpartition("/")[2]

    @property
    def place(self) -> Path:
        """Where it lies."""
        return self.root / self.path

    @property
    def ending(self) -> str:
        """What stands after the last dot of its name, in small letters."""
        return self.name.rpartition(".")[2].lower() if "." in self.name else ""

    def with_name(self, name: str) -> str:
        """Return the path it has under another name."""
        return f"{self.path.rpartition('/')[0]}/{name}"

    def wrong(self, code: str, *, renamed: str = "", line: int = 1, column: int = 1, **values: Value) -> ProjectFile:
        """Return it as a wrong file; `renamed` is the path it should have."""
        told: dict[str, Value] = {"found": printable(self.name), "meant": renamed, **values}
        return ProjectFile(self.path, "wrong", Problem(code, Spot(printable(self.path), line, column), told), renamed)


def files_of(root: Path, top: Top) -> tuple[ProjectFile, ...]:
    """Return what each file below `data/`, `docs/` or `inbox/` of a project is, in the order of their paths.

    What is ignored is left out, and a folder stands there only if it is wrong; then nothing in it is told apart.
    """
    judged = tuple(_judged(root, top))
    if not any(one.sort == "asset" for one in judged):
        return judged
    pages = "\n".join((root / one.path).read_text("utf-8", "replace") for one in judged if one.sort == "page")
    said = unquote(unescape(pages))
    return tuple(one if one.sort != "asset" or _is_named(one.path, said) else _unlinked(one) for one in judged)


def paths_published(docs: Path) -> frozenset[str]:
    """Return the paths, from the folder of the pages, of all that is published of it or made into a page."""
    below = files_of(docs.parent, "docs")
    return frozenset(file.path.removeprefix("docs/") for file in below if file.is_published)


def digest_inputs(root: Path, top: Top) -> Iterator[tuple[str, Path | str]]:
    """Yield the path of all that is not ignored below a folder with its place or, of what is no file, what it is."""
    for entry in _entries(root, top):
        if stat.S_ISREG(entry.mode):
            yield entry.path, entry.place
        elif not stat.S_ISDIR(entry.mode):
            yield entry.path, str(stat.S_IFMT(entry.mode))


def _judged(root: Path, top: Top) -> Iterator[ProjectFile]:
    told = ""
    for entry in _entries(root, top):
        if told and entry.path.startswith(told):
            # The folder it lies in was told.
            yield ProjectFile(entry.path, "wrong")
        elif judged := _wrong_as_entry(entry):
            told = f"{entry.path}/" if stat.S_ISDIR(entry.mode) else told
            yield judged
        elif not stat.S_ISDIR(entry.mode):
            yield _JUDGES[top](entry)


def _entries(root: Path, below: str) -> Iterator[_Entry]:
    """Yield a file or folder and, without following links, everything in it that is not ignored."""
    yield from _within(root, below, (below,), {}) if os.path.lexists(root / below) else ()


def _within(root: Path, path: str, beside: tuple[str, ...], alike: Mapping[str, Sequence[str]]) -> Iterator[_Entry]:
    mode = os.lstat(f"{root}/{path}").st_mode
    yield _Entry(root, path, mode, beside, alike)
    if stat.S_ISDIR(mode):
        listed = sorted(os.listdir(f"{root}/{path}"))  # noqa: PTH208 - a path for each of ten thousand files takes time.
        names = tuple(name for name in listed if not is_ignored(f"{path}/{name}"))
        # Once for a folder, which may hold ten thousand.
        twins: dict[str, list[str]] = {}
        for name in names:
            twins.setdefault(same_elsewhere(name), []).append(name)
        for name in names:
            yield from _within(root, f"{path}/{name}", names, twins)


def _wrong_as_entry(entry: _Entry) -> ProjectFile | None:
    """Return what is wrong with a file or folder whatever it holds: its name, or that it is none."""
    if stat.S_ISLNK(entry.mode):
        return entry.wrong("file-is-link")
    twins = entry.alike.get(same_elsewhere(entry.name), ())
    if len(twins) > 1 and entry.name != max(twins, key=lambda twin: (twin == same_elsewhere(twin), twin)):
        other = next(twin for twin in twins if twin != entry.name)
        free = better_name(entry.name, entry.beside)
        return entry.wrong("file-name-twin", renamed=entry.with_name(free), other=printable(other))
    if code := fault_of_name(entry.name):
        better = entry.with_name(better_name(entry.name, entry.beside))
        return entry.wrong(code, renamed=better, most=str(LONGEST))
    if stat.S_ISDIR(entry.mode):
        return entry.wrong("file-is-folder") if entry.ending in {"yaml", "yml", *_LIKE_PAGES} else None
    return None if stat.S_ISREG(entry.mode) else entry.wrong("file-not-plain")


def _judge_record(entry: _Entry) -> ProjectFile:
    if entry.name.endswith(".yaml"):
        return ProjectFile(entry.path, "record")
    stem = _stem_of_record(entry.name)
    return _with_other_ending(entry, "record", f"{stem}.yaml") if stem else entry.wrong("file-in-data")


def _stem_of_record(name: str) -> str:
    """Return the name of a record that was saved under a wrong ending, or several; empty where it is no record."""
    stem, dot, ending = name.translate(_FULL_WIDTH).rpartition(".")
    if not dot or ending.isdecimal():
        # With another sign in place of the dot, or none.
        return re.sub(r"[-_, ]*ya?ml$", "", name, flags=re.IGNORECASE) or name
    if not (meant(ending.lower(), ("yaml", "yml")) or ending.lower() in _LIKE_RECORDS):
        return ""
    return _stem_of_record(stem) if "." in stem and _stem_of_record(stem) else stem


def _with_other_ending(entry: _Entry, sort: str, name: str) -> ProjectFile:
    """Return a file that needs another ending; where one is called so already, the author must choose."""
    renamed = entry.with_name(name)
    # On some machines a name in other case is the same file.
    taken = {same_elsewhere(other) for other in entry.beside if other != entry.name}
    return entry.wrong(f"{sort}-ending-twin" if same_elsewhere(name) in taken else f"{sort}-ending", renamed=renamed)


def _judge_of_docs(entry: _Entry) -> ProjectFile:
    if entry.path.startswith(_ASSETS):
        return _judge_asset(entry)
    if entry.name.endswith(".md"):
        return ProjectFile(entry.path, "page")
    if name := _name_of_page(entry.name):
        return _with_other_ending(entry, "page", name)
    if entry.ending in ASSETS:
        return entry.wrong("file-outside-assets", renamed=f"{_ASSETS}{entry.name}")
    if entry.ending in {"yaml", "yml"}:
        return entry.wrong("record-in-docs")
    return _of_no_use(entry)


def _judge_of_inbox(entry: _Entry) -> ProjectFile:
    """Return a text that waits to be imported; nothing may lie there for ever, so each is told."""
    if entry.ending not in READABLE:
        return entry.wrong("inbox-file-unreadable", allowed=tuple(f".{ending}" for ending in READABLE))
    return replace(entry.wrong("inbox-not-empty"), sort="text")


_JUDGES = {"data": _judge_record, "docs": _judge_of_docs, "inbox": _judge_of_inbox}


def _name_of_page(name: str) -> str:
    """Return the name of a page that was saved under a wrong ending; empty where it is no page."""
    parts = name.translate(_FULL_WIDTH).split(".")
    ending = parts[-1].lower()
    stem = [part for part in parts if part.lower() not in {*_LIKE_PAGES, *_LIKE_RECORDS}]
    ended_twice = ending in _LIKE_RECORDS and "md" in map(str.lower, parts)
    is_page = ending in _LIKE_PAGES or ended_twice or (len(parts) > 1 and ending in _LANGUAGES)
    return ".".join((*stem, "md")) if is_page else ""


def _judge_asset(entry: _Entry) -> ProjectFile:
    if entry.path.removeprefix(_ASSETS) in PROGRAM:
        return ProjectFile(entry.path, "program")
    if entry.ending not in ASSETS:
        return entry.wrong("page-in-assets") if entry.ending in _LIKE_PAGES else _of_no_use(entry)
    if not is_as_named(entry.place, entry.ending):
        return _not_as_named(entry)
    if entry.ending == "svg" and (fault := fault_of_drawing(entry.place)):
        return entry.wrong(fault.code, line=fault.line, column=fault.column, inside=printable(fault.found))
    if entry.ending not in PICTURES and holds_macros(entry.place):
        return entry.wrong("file-active")
    size = entry.place.stat().st_size
    large = entry.ending in PICTURES and size > LARGE
    doubt = entry.wrong("picture-large", megabytes=f"{size / 1e6:.1f}").problem if large else None
    return ProjectFile(entry.path, "asset", doubt)


def _not_as_named(entry: _Entry) -> ProjectFile:
    """Return a file whose bytes are something else than its ending says, with the ending they ask for."""
    ending = ending_of_contents(entry.place)
    renamed = entry.with_name(better_name(f"{PurePosixPath(entry.name).stem}.{ending}", entry.beside)) if ending else ""
    return entry.wrong("file-not-as-named", renamed=renamed, ending=entry.ending, hint=_hint(renamed))


def _hint(path: str) -> Hint:
    return Hint("write", (path,)) if path else NO_HINT


def _of_no_use(entry: _Entry) -> ProjectFile:
    if entry.ending in _ACTIVE:
        return entry.wrong("file-active")
    return entry.wrong("file-in-docs", allowed=tuple(ASSETS))


def _is_named(path: str, pages: str) -> bool:
    """Whether pages name the path of a picture or document, in which way soever they lead to it.

    A page in another language may name it without the language: `map.png` for `map.zh.png`.
    """
    name = path.removeprefix("docs/")
    names = {name, re.sub(r"\.[a-z]{2,3}(?:-[A-Za-z]+)?(?=\.[^./]+$)", "", name)}
    return any(re.search(rf"(?<![\w.-]){re.escape(one)}(?![\w-]|\.\w)", pages) for one in names if one in pages)


def _unlinked(file: ProjectFile) -> ProjectFile:
    spot, name = Spot(printable(file.path)), PurePosixPath(file.path).name
    better = linkable_name(name)
    code = "asset-unlinked" if better == name else "asset-not-linkable"
    return replace(file, sort="wrong", problem=Problem(code, spot, {"found": name, "meant": better}))
