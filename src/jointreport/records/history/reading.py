"""Reads the history of a project once, into a plain value; nothing later looks at git."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from pathlib import Path, PurePosixPath

from jointreport.problems import Problem, Spot
from jointreport.records.history.changes import NO_HISTORY, Difference, History, Key, RecordChange
from jointreport.records.history.days import Day, days_of
from jointreport.records.history.git import NOTHING, GitFailed, contents, head, is_shallow, touched
from jointreport.records.history.meaning import differences
from jointreport.records.history.versions import is_table, kind_of, name_of, records_in, tree_of

MOST_COMPARED = 600
"""So many versions of files are compared; a day that would need more ends the list, with all that is older."""

_NEW = (Difference("new"),)
_GONE = (Difference("gone"),)
_Versions = Mapping[str, bytes]


def read_history(root: Path) -> History:
    """Return what changed in the records of a project, as its commits tell it; uncommitted edits are no part of it."""
    try:
        if is_shallow(root):
            return History("shallow")
    except GitFailed:
        kept = any((folder / ".git").exists() for folder in (root.resolve(), *root.resolve().parents))
        return History("unreadable") if kept else NO_HISTORY
    try:
        commit = head(root)
    except GitFailed:
        # Nothing was ever committed.
        return NO_HISTORY
    try:
        return _history_at(root.resolve(), commit)
    except GitFailed:
        # A commit is damaged, or was never fetched and cannot be now.
        return History("unreadable")


def history_problems(history: History, *, preview: bool) -> Iterator[Problem]:
    """Yield why the changes cannot be listed: a part of them would be taken for all by whoever reads the page."""
    if history.state == "shallow" and not preview:
        yield Problem("history-shallow", Spot("data"))
    if history.state == "unreadable":
        yield Problem("history-unreadable", Spot("data"))


@lru_cache(maxsize=1)
def _history_at(root: Path, commit: str) -> History:
    """Return the history up to a commit; while an author edits, it stays the same from one build to the next."""
    entries, whole = touched(root, commit)
    days = days_of(entry for entry in entries if kind_of(entry.path))
    # Of the oldest day some commits may not have been looked at.
    listed = days if whole else days[:-1]
    listed = listed[: _affordable(listed)]
    if not days:
        return NO_HISTORY
    wanted = (blob for day in listed for path, sides in day.files.items() for blob in _needed(path, *sides))
    versions = contents(root, wanted)
    names: dict[Key, Mapping[str, str]] = {}
    changes = tuple(change for day in listed for change in _changes_of(day, versions, names))
    reached = len(listed) == len(days)
    since = days[-1].day if reached else days[len(listed)].day + timedelta(days=1)
    return History("read", since, reached, changes, names)


def _affordable(days: Sequence[Day]) -> int:
    """Return how many days can be compared without reading too much."""
    read = 0
    for number, day in enumerate(days):
        read += sum(1 for path, sides in day.files.items() if _needed(path, *sides))
        if read > MOST_COMPARED:
            return number
    return len(days)


def _needed(path: str, before: str, after: str) -> tuple[str, ...]:
    """Return the versions that must be read; of a new file with one record its name says everything."""
    if before == after or (before == NOTHING and not is_table(path)):
        return ()
    return before, after


def _changes_of(day: Day, versions: _Versions, names: dict[Key, Mapping[str, str]]) -> Iterator[RecordChange]:
    """Yield the changes of a day by kind and identity, and note the names of what is gone."""
    before, after = _sides(day, versions)
    came, went = after.keys() - before.keys(), before.keys() - after.keys()
    for key in went:
        names.setdefault(key, name_of(tree_of(before[key]) or {}))
    moved = _given_another_identity(day)
    for key in sorted((before.keys() | after.keys()) - moved):
        found = _NEW if key in came else _GONE if key in went else _told(before[key], after[key])
        if found:
            yield RecordChange(day.day, *key, found)


def _sides(day: Day, versions: _Versions) -> tuple[dict[Key, str], dict[Key, str]]:
    """Return the text of each record in the changed files before the day, and after it."""
    before: dict[Key, str] = {}
    after: dict[Key, str] = {}
    for path, sides in day.files.items():
        was, now = (_records(path, blob, versions) for blob in sides)
        # Of a table that could not be read on one side every record would seem new, or gone.
        if sides[0] != sides[1] and was is not None and now is not None:
            before |= was
            after |= now
    return before, after


def _records(path: str, blob: str, versions: _Versions) -> dict[Key, str] | None:
    return {} if blob == NOTHING else records_in(path, versions.get(blob, b""))


def _given_another_identity(day: Day) -> set[Key]:
    """Return the records whose file only got another name, under old and new identity: no change of meaning."""
    files = [(kind_of(path), path, sides) for path, sides in day.files.items() if not is_table(path)]
    lost = {(kind, sides[0]): path for kind, path, sides in files if sides[1] == NOTHING}
    return {
        (kind, PurePosixPath(one).stem)
        for kind, path, sides in files
        if sides[0] == NOTHING and (kind, sides[1]) in lost
        for one in (path, lost[kind, sides[1]])
    }


def _told(before: str, after: str) -> tuple[Difference, ...]:
    """Return what differs between two versions of a record; a version that cannot be read tells nothing."""
    if before == after:
        return ()
    was, now = tree_of(before), tree_of(after)
    return () if was is None or now is None else differences(was, now)
