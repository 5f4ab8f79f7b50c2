"""Which records and pages earlier commits had that may be gone now: from them follow the addresses that must stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from jointreport.records.history.git import LOG, GitFailed, contents, git, head, is_shallow, logged
from jointreport.records.history.meaning import is_table, kind_of, records_in
from jointreport.system.cache import Cache

_CACHED = "before"
# A page that is made for each record of a kind has no address of its own.
_FOR_RECORDS = re.compile(rb"\A---\r?\n(?:(?!---).*\n)*?each:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Before:
    """A record, or a page of authors (of no kind), that a commit had: name and file, and its version if alone there.

    The name of a page is its path.
    """

    kind: str
    name: str
    path: str
    version: str = ""


_Change = tuple[str, str, bool]
"""The path of a file, the version that stood there before, whether the file is gone."""


def kept_before(root: Path, cache: Cache, since: date | None) -> tuple[Before, ...]:
    """Return what was there and may not be any more: since a day, or else in the last commit and the one before it.

    Nothing is known where there is no history at hand, or only its end.
    """
    try:
        if is_shallow(root):
            return ()
        commit = head(root)
        by_commits = _since(root, cache, commit, since) if since else tuple(_named(root, _last(root, commit)))
        return tuple(dict.fromkeys((*_named(root, _diff(root, "HEAD")), *by_commits)))
    except GitFailed:
        return ()


def _since(root: Path, cache: Cache, commit: str, since: date) -> tuple[Before, ...]:
    """Return what commits from a day on took away or changed; as long as none follows, it stays the same."""
    key = cache.key(commit, str(since))
    known = cache.get(_CACHED, key, tuple)
    if known is not None:
        return tuple(Before(*one) for one in known)
    found = tuple(dict.fromkeys(_named(root, _log(root, commit, since))))
    cache.put(_CACHED, key, tuple((one.kind, one.name, one.path, one.version) for one in found))
    cache.forget(_CACHED, besides=0)
    return found


def _last(root: Path, commit: str) -> list[_Change]:
    """Return what a commit changed; the first one of a repository changed nothing."""
    with suppress(GitFailed):
        return _diff(root, f"{commit}^1", commit)
    return []


def _diff(root: Path, *between: str) -> list[_Change]:
    told = git(root, "diff", "--raw", "--no-abbrev", "--no-renames", "--relative", *between, "--", "data", "docs")
    return [change for line in told.decode("utf-8", "replace").split("\n") if (change := _change(line))]


def _log(root: Path, commit: str, since: date) -> list[_Change]:
    """Return what commits from a day on changed."""
    commits = logged(git(root, *LOG, commit, "--", "data", "docs"))
    lines = (line for day, lines in commits if day >= since for line in lines)
    return [change for line in lines if (change := _change(line))]


def _change(line: str) -> _Change | None:
    """Read `:100644 000000 <version before> <version after> D<tab>path`; nothing of a file that is new."""
    values, _, path = line.partition("\t")
    if not path or not line.startswith(":"):
        return None
    mode, mode_after, before, *_ = values.removeprefix(":").split(" ")
    return (path, before, mode_after == "000000") if mode != "000000" else None


def _named(root: Path, changes: Iterable[_Change]) -> Iterator[Before]:
    """Yield what stood in the files before; of a file with one record only if it is gone."""
    wanted = [(path, version) for path, version, gone in changes if is_table(path) or gone]
    read = [version for path, version in wanted if is_table(path) or path.startswith("docs/")]
    texts = contents(root, read) if read else {}
    for path, version in wanted:
        kind = kind_of(path)
        if kind and is_table(path):
            yield from (Before(*key, path) for key in records_in(path, texts.get(version, b"")) or ())
        elif kind:
            yield Before(kind, PurePosixPath(path).stem, path, version)
        elif path.endswith(".md") and not _FOR_RECORDS.match(texts.get(version, b"")):
            yield Before("", path, path, version)
