"""The history that git keeps of `data/`, read once into a plain value; nothing later looks at git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path, PurePosixPath

from jointreport.files.names import is_left_behind, printable
from jointreport.problems import Problem, Spot
from jointreport.records.history import NO_HISTORY, Difference, History, Key, RecordChange
from jointreport.records.history.days import days_of_commits
from jointreport.records.history.meaning import Fields, differences, is_table, kind_of, name_of, records_in, tree_of

MOST_COMMITS = 1000
"""So many commits are looked through; whatever is older is not listed."""

NOTHING = ""
"""Stands in place of the version of a file that is not there."""

# Settings of the person who builds must not change what is read.
_SETTINGS = ("log.showRoot=true", "log.showSignature=false", "log.follow=false", "core.quotePath=false")
# A hook of git sets these to the repository that it runs for, which may be another one.
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
# A clone that lacks versions of files asks its origin for them; nobody is there to give it a password.
_SILENT = {"GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "true", "SSH_ASKPASS": "true"}


class GitFailed(Exception):
    """There is no git, no repository, or git refuses to read it."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that a commit changed: its day, its path below the project, what stood in it before and after."""

    day: date
    path: str
    before: str
    after: str


def is_shallow(root: Path) -> bool:
    """Whether the repository holds only the end of its history."""
    told = git(root, "rev-parse", "--is-shallow-repository").strip()
    if told not in {b"true", b"false"}:
        # Before 2.15 git repeats the question, and nobody can tell.
        raise GitFailed(told.decode("utf-8", "replace"))
    return told == b"true"


def head(root: Path) -> str:
    """Return the commit that is checked out."""
    return git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()


def kept_unwanted(root: Path) -> tuple[str, ...]:
    """Return the paths of what git keeps and should not: the cache, and below our folders what editors left.

    Without git, or outside of a repository, nothing is kept.
    """
    try:
        told = git(root, "ls-files", "-z", "--", ".cache", "data", "docs", "inbox")
    except GitFailed:
        return ()
    paths = (os.fsdecode(path) for path in told.split(b"\0") if path)
    return tuple(path for path in paths if path.startswith(".cache") or is_left_behind(path))


def unwanted_problems(root: Path) -> Iterator[Problem]:
    """Yield what git keeps and should not; of the cache one file, because all of them come from one slip."""
    paths = kept_unwanted(root)
    if any(path.startswith(".cache") for path in paths):
        yield Problem("cache-in-git", Spot(".cache"))
    for path in paths:
        if not path.startswith(".cache"):
            yield Problem("editors-file-in-git", Spot(printable(path)), {"found": printable(path)})


def file_changes(root: Path, commit: str) -> tuple[list[FileChange], bool]:
    """Return what each commit up to this one changed below `data/`, the latest first, and whether these are all.

    Of a branch that was merged only the merge counts: on that day its changes became part of the site.
    """
    commits = logged(
        # One commit more than is listed tells whether these are all.
        git(root, *LOG, f"--max-count={MOST_COMMITS + 1}", commit, "--", "data")
    )
    return [FileChange(day, *_change(line)) for day, lines in commits for line in lines], len(commits) <= MOST_COMMITS


LOG = (
    # With -m a merge is compared with its first parent; a file under another name is known by its content, not by what
    # git takes for a renaming.
    *("log", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "--relative", "--format=@%ct"),
)
"""How git is asked for what `logged` reads."""


def logged(told: bytes) -> list[tuple[date, list[str]]]:
    """Return the lines that tell of files for each commit of a log, the latest first, with the day it counts on."""
    commits: list[tuple[str, list[str]]] = []
    # Lines end as git ends them; a name may hold what other lines end with.
    for line in told.decode("utf-8", "replace").split("\n"):
        if line.startswith("@"):
            commits.append((line[1:], []))
        elif line.startswith(":"):
            commits[-1][1].append(line)
    days = days_of_commits([seconds for seconds, _ in commits])
    return [(day, lines) for day, (_, lines) in zip(days, commits, strict=True)]


def _change(line: str) -> tuple[str, str, str]:
    """Return path and versions of `:100644 100644 <version before> <version after> M<tab>path`."""
    values, _, path = line.partition("\t")
    _, _, *versions, _ = values.split(" ")
    # Names of versions are as long as the repository’s kind of digest; of no file, all zeros.
    before, after = (version if version.strip("0") else NOTHING for version in versions)
    return path, before, after


def changed_files(root: Path, since: str) -> frozenset[str]:
    """Return the paths below the project of what differs from a commit such as `HEAD^1`; none where git can't say."""
    try:
        told = git(root, "diff", "--name-only", "-z", "--no-renames", "--relative", since, "--")
    except GitFailed:
        return frozenset()
    return frozenset(told.decode("utf-8", "surrogateescape").split("\0")) - {""}


def versions_of(root: Path, path: str) -> Iterator[bytes]:
    """Yield what commits have left in a file, the latest first; nothing where there is no history of it."""
    try:
        commits = logged(git(root, *LOG, f"--max-count={MOST_COMMITS}", "HEAD", "--", path))
        blobs = [_change(line)[-1] for _, lines in commits for line in lines]
        held = contents(root, blobs)
    except GitFailed:
        return
    yield from (held[blob] for blob in blobs if blob in held)


def contents(root: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """Return what stands in each of some versions of files; what git does not hold is left out."""
    wanted = sorted(set(blobs) - {NOTHING})
    told = git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
    found, at = {}, 0
    # An answer is `<version> blob <size>`, a line end, the content and a line end; or `<version> missing`.
    while at < len(told):
        end = told.index(b"\n", at)
        blob, *said = told[at:end].decode().split(" ")
        at = end + 1
        if said[-1].isdigit():
            size = int(said[-1])
            # A version may be the commit of another repository.
            if said[0] == "blob":
                found[blob] = told[at : at + size]
            at += size + 1
    return found


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git tells of the repository of a project; without one it fails."""
    settings = [word for one in _SETTINGS for word in ("-c", one)]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command of ours, without a shell.
            ("git", *settings, *arguments),  # noqa: S607 - whichever git the person who builds uses.
            cwd=root,
            env={key: value for key, value in os.environ.items() if key not in _OF_A_HOOK} | _SILENT,
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as fault:
        raise GitFailed(str(fault)) from fault
    if done.returncode:
        raise GitFailed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


MOST_COMPARED = 600
"""So many versions of files are compared; a day that would need more ends the list, with all that is older."""

_NEW = (Difference("new"),)
_GONE = (Difference("gone"),)
_Versions = Mapping[str, bytes]
FieldsOf = Callable[[str], Fields]


@dataclass(slots=True)
class Day:
    """A day and the files that changed on it: path → version before the day, version after it.

    What was changed and changed back on one day is no change of that day.
    """

    day: date
    files: dict[str, tuple[str, str]] = field(default_factory=dict)


def days_of(entries: Iterable[FileChange]) -> list[Day]:
    """Return the days of what commits changed; both have the latest first."""
    days: dict[date, Day] = {}
    for entry in entries:
        day = days.setdefault(entry.day, Day(entry.day))
        _, after = day.files.get(entry.path, ("", entry.after))
        day.files[entry.path] = (entry.before, after)
    return list(days.values())


def state_of_history(root: Path) -> str:
    """Return what tells whether the history is another one than at the last build."""
    try:
        return f"{is_shallow(root)} {head(root)}"
    except GitFailed as fault:
        return str(fault)


def read_history(root: Path, told: FieldsOf) -> History:
    """Return what changed in the records of a project, as its commits tell it; uncommitted edits are no part of it.

    `told` gives the fields of a kind of record with what their changes mean; nothing for a kind that is not told.
    """
    try:
        if is_shallow(root):
            return History("shallow")
    except GitFailed:
        kept = any((folder / ".git").exists() for folder in (root.resolve(), *root.resolve().parents))
        return History("unreadable") if kept else NO_HISTORY
    try:
        commit = head(root)
    except GitFailed:
        return _without_commit(root)
    try:
        return _history_at(root.resolve(), commit, told)
    except GitFailed:
        # A commit is damaged, or was never fetched and cannot be now.
        return History("unreadable")


def _without_commit(root: Path) -> History:
    """Return the history where no commit is checked out: none if there never was any, else it is damaged."""
    try:
        ever = git(root, "rev-list", "--all", "--max-count=1")
    except GitFailed:
        return History("unreadable")
    return History("unreadable") if ever else NO_HISTORY


def history_problems(history: History, *, preview: bool) -> Iterator[Problem]:
    """Yield why the changes cannot be listed: a part of them would be taken for all by whoever reads the page."""
    if history.state == "shallow" and not preview:
        yield Problem("history-shallow", Spot("data"))
    if history.state == "unreadable":
        yield Problem("history-unreadable", Spot("data"))


@lru_cache(maxsize=1)
def _history_at(root: Path, commit: str, told: FieldsOf) -> History:
    """Return the history up to a commit; while an author edits, it stays the same from one build to the next."""
    entries, whole = file_changes(root, commit)
    days = days_of(entry for entry in entries if told(kind_of(entry.path)))
    # Of the oldest day some commits may not have been looked at.
    listed = days if whole else days[:-1]
    listed = listed[: _affordable(listed)]
    if not days:
        return NO_HISTORY
    wanted = (blob for day in listed for path, sides in day.files.items() for blob in _versions_to_read(path, *sides))
    versions = contents(root, wanted)
    names: dict[Key, Mapping[str, str]] = {}
    changes = tuple(change for day in listed for change in _changes_of(day, versions, names, told))
    reached = len(listed) == len(days)
    # Of the first day that is left out not all is known, so the list begins on the day after it.
    since = days[-1].day if reached else days[len(listed)].day + timedelta(days=1)
    return History("read", since, reached, changes, names)


def _affordable(days: Sequence[Day]) -> int:
    """Return how many days can be compared without reading too much."""
    read = 0
    for number, day in enumerate(days):
        read += sum(1 for path, sides in day.files.items() if _versions_to_read(path, *sides))
        if read > MOST_COMPARED:
            return number
    return len(days)


def _versions_to_read(path: str, before: str, after: str) -> tuple[str, ...]:
    """Return the versions that must be read; of a new file with one record its name says everything."""
    if before == after or (before == NOTHING and not is_table(path)):
        return ()
    return before, after


def _changes_of(
    day: Day, versions: _Versions, names: dict[Key, Mapping[str, str]], told: FieldsOf
) -> Iterator[RecordChange]:
    """Yield the changes of a day by kind and identity, and note the names of what is gone."""
    before, after = _sides(day, versions)
    came, went = after.keys() - before.keys(), before.keys() - after.keys()
    for key in went:
        names.setdefault(key, name_of(tree_of(before[key]) or {}))
    moved = _renamed_records(day)
    for key in sorted((before.keys() | after.keys()) - moved):
        found = _NEW if key in came else _GONE if key in went else _differences(before[key], after[key], told(key[0]))
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


def _renamed_records(day: Day) -> set[Key]:
    """Return the records whose file only got another name, under old and new identity: no change of meaning."""
    files = [(kind_of(path), path, sides) for path, sides in day.files.items() if not is_table(path)]
    lost = {(kind, sides[0]): path for kind, path, sides in files if sides[1] == NOTHING}
    return {
        (kind, PurePosixPath(one).stem)
        for kind, path, sides in files
        if sides[0] == NOTHING and (kind, sides[1]) in lost
        for one in (path, lost[kind, sides[1]])
    }


def _differences(before: str, after: str, fields: Fields) -> tuple[Difference, ...]:
    """Return what differs between two versions of a record; a version that cannot be read tells nothing."""
    if before == after:
        return ()
    was, now = tree_of(before), tree_of(after)
    return () if was is None or now is None else differences(was, now, fields)
