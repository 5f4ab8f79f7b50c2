"""Addresses that readers may have kept: where they lead now, and which of them were lost."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from jointreport.markdown.check import authored_pages
from jointreport.markdown.page import AuthoredPage
from jointreport.problems import Problem, Spot, Value, few_of_each
from jointreport.problems.hints import Hint, hint_of_names
from jointreport.records.history.before import Before, kept_before
from jointreport.records.kinds import BY_NAME
from jointreport.records.register.order import Groups
from jointreport.records.register.register import Register
from jointreport.site.urls import PAGES_BELOW, PLACES, record_path
from jointreport.system.cache import Cache

_MOVED = "data/moved.yaml"
_NO_SUCH_NAME = {"known-reference", "record-missing", "no-record-yet", "unknown-record"}
"""The problems that tell of a name which no record has."""


class Addresses:
    """The addresses of a project, and what earlier commits had that stands no more."""

    def __init__(self, root: Path, register: Register, cache: Cache) -> None:
        self._root = root
        self._register = register
        edition = register.entries["edition"].get("edition")
        self._public_since = edition.record.public_since if edition else None
        since = self._public_since.first if self._public_since else None
        self._gone = {(one.kind, one.name): one for one in kept_before(root, cache, since) if self._is_gone(one)}

    def _is_gone(self, one: Before) -> bool:
        """Whether something is there no more, as far as it can be told: what cannot be read is not gone."""
        if not one.kind:
            return not (self._root / one.path).exists()
        known, lost = self._register.entries.get(one.kind, {}), self._register.lost
        return bool(_address_of(self._register, one)) and one.name not in known and not lost.holds(one.name, one.kind)

    def problems(self, told: Collection[Problem]) -> list[Problem]:
        """Return the problems of a project with those of its addresses among them."""
        names = {name: one for (kind, name), one in self._gone.items() if kind}
        found, missed = [], set()
        for problem in told:
            gone = names.get(str(problem.values.get("found"))) if problem.code in _NO_SUCH_NAME else None
            if gone:
                missed.add(gone.name)
            found.append(_gone(problem, gone) if gone else problem)
        if not self._register.lost.any_of("moved"):
            found += (*few_of_each(self._lost(missed), lambda problem: problem.code), *self._redirects_to_nothing())
        return found

    def _lost(self, missed: Collection[str]) -> Iterator[Problem]:
        """Yield each address that was lost; of a record that others still name these tell."""
        moved = self._register.moved
        kept = {*moved.redirects, *moved.tombstones, *self._aliases()}
        by_address = Groups((_address_of(self._register, one), one) for one in self._gone.values())
        for address, (one, *others) in by_address.items():
            # A record that cannot be read may have it as an alias.
            unread = one.kind in {"decisions", "documents"} and self._register.lost.any_of(one.kind)
            if (one.kind and one.name in missed) or unread or address in kept or address in self._pages:
                continue
            # A page has a file in each language.
            new = next(filter(None, map(self._renamed_to, (one, *others))), "")
            code = "address-moved" if new else "address-lost"
            values: dict[str, Value] = {"old": address, "new": new, "file": one.path}
            values["name"] = one.name if one.kind else PurePosixPath(one.path).name
            yield Problem(code if self._public_since else f"{code}-unpublished", Spot(_MOVED), values)

    def _aliases(self) -> Iterator[str]:
        for kind in ("decisions", "documents"):
            for entry in self._register.entries[kind].values():
                yield from (record_path(kind, alias) for alias in entry.record.aliases)

    @cached_property
    def _authored(self) -> Mapping[str, str]:
        """The address of each page of authors → its file."""
        return {page.address: page.path for page in authored_pages(self._root) if not page.field("each")}

    @property
    def _pages(self) -> Collection[str]:
        return self._authored.keys() if any(not kind for kind, _ in self._gone) else ()

    def _renamed_to(self, one: Before) -> str:
        """Return the address of what was only given another name, which git tells by its content; else nothing."""
        for path, address in self._alike(one):
            content = (self._root / path).read_bytes()
            if _version(content, len(one.version)) == one.version:
                return address
        return ""

    def _alike(self, one: Before) -> Iterator[tuple[str, str]]:
        """Yield the files that may hold the same, with their addresses."""
        if not one.version:
            return
        if not one.kind:
            language = PurePosixPath(one.path).suffixes[:-1]
            yield from (
                (path, address)
                for address, path in self._authored.items()
                if PurePosixPath(path).suffixes[:-1] == language
            )
            return
        for entry in self._register.entries[one.kind].values():
            now = Before(one.kind, entry.identity, entry.source.path)
            yield entry.source.path, _address_of(self._register, now)

    def _redirects_to_nothing(self) -> Iterator[Problem]:
        """Yield each redirect that leads to no page."""
        redirects = self._register.moved.redirects
        if not redirects:
            return
        known = {*self._authored, *self._record_pages(), *self._aliases(), ""}
        below = tuple(known - {""})
        for old, new in redirects.items():
            page = new.partition("#")[0]
            parts_of_record = (
                page.startswith(tuple(f"{kind}/" for kind in PAGES_BELOW.values())) and page.count("/") > 2
            )
            there = page in known or (parts_of_record and page.startswith(below))
            # What moved itself, or is gone, another rule tells.
            told = new in redirects or new in self._register.moved.tombstones
            if not there and not told and not self._may_be_unread(page):
                spot = self._register.entries["moved"]["moved"].spot("redirects", old)
                without = page.partition("/")[2] if page.partition("/")[0] in self._register.languages else ""
                hint = Hint("write", (without,)) if without in below else hint_of_names(page, tuple(sorted(below)))
                values: dict[str, Value] = {"old": old, "new": new, "hint": hint}
                yield Problem("redirect-to-nothing", spot, values)

    def _may_be_unread(self, page: str) -> bool:
        """Whether an address may be that of a record which could not be read, and which is told itself."""
        kind = "documents" if page.startswith("annexes/") else page.partition("/")[0]
        return self._register.lost.any_of(kind)

    def _record_pages(self) -> Iterator[str]:
        for kind, place in PLACES.items():
            if place.endswith("/") and kind in self._register.entries:
                yield from (record_path(kind, identity) for identity in self._register.entries[kind])
        for role in ("joint-report", "outline"):
            yield from (record_path(role, period) for period in self._register.periods_of(role))


def _gone(problem: Problem, one: Before) -> Problem:
    """Return the problem of a name that no record has as that of one which had it."""
    return replace(problem, code="record-gone", values={"found": one.name, "file": one.path})


def _address_of(register: Register, one: Before) -> str:
    """Return the address of a record or page that was there before; empty for what never had one."""
    if not one.kind:
        return AuthoredPage(one.path, "").address
    kind = BY_NAME.get(one.kind)
    if kind and kind.place:
        return record_path(one.kind, one.name)
    if one.kind not in {"activities", "context"}:
        return ""
    period = PurePosixPath(one.path).parent.name
    for role in ("joint-report", "outline"):
        if period in register.periods_of(role):
            return f"{record_path(role, period)}#{one.name}"
    return f"cooperation/#{one.name}"


def _version(content: bytes, length: int) -> str:
    """Return the name under which git keeps a content; its length tells by which of the two recipes."""
    recipe = hashlib.sha1 if length == 40 else hashlib.sha256
    return recipe(b"blob %d\0%b" % (len(content), content)).hexdigest()
