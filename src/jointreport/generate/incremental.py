"""Incremental build: which pages of the last edition are up to date and are reused.

While a page is rendered, everything it asks the records for is noted (`records.reads`). What came of it is kept with
these reads; a page is taken over where its shell and its neighbours are the same and all that it read still gives the
same. What is asked for is known from the reads alone: no list tells what a page may show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from jointreport.generate.links import PageLinks
from jointreport.records.reads import Read
from jointreport.search.index import Part
from jointreport.search.pages import Searchable
from jointreport.system.cache import Cache, digest_of
from jointreport.system.edition import Stamp

_KIND = "pages"
_BESIDES = 3


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """What came of one job: the files of a page, what they link to, and all that was read of the records for them.

    `key` says what it was made from besides; `path` is the address for the sitemap, None where it has none.
    `found` is what the search finds of it, from which the index is made without rendering the page again.
    """

    key: str
    path: str | None
    # File below the site → the digest of its content.
    files: Mapping[str, str]
    links: tuple[PageLinks, ...]
    reads: tuple[Read, ...]
    found: Searchable | None = None
    # Of the index of the search, which is kept like a page: its parts, of which most stay the same.
    index: Mapping[str, Part] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is known of an edition: its pages by the names of their jobs, what their reads gave, its files."""

    pages: dict[str, RenderedPage] = field(default_factory=dict)
    digests: dict[Read, str] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)


class Interned:
    """Holds each read and each link once: they are the same on thousands of pages."""

    def __init__(self) -> None:
        self._known: dict[object, object] = {}

    def page(self, page: RenderedPage) -> RenderedPage:
        """Return the same page made of what is held already."""
        links = tuple(one._replace(targets=self._all(one.targets)) for one in page.links)
        return replace(page, reads=self._all(page.reads), links=links)

    def _all(self, values: Iterable[object]) -> tuple:  # type: ignore[type-arg]  # Of whatever was given.
        values = tuple(values)
        return tuple(map(self._known.setdefault, values, values))


class LastEdition:
    """What is kept of the pages of the edition that stands in `site`."""

    def __init__(self, cache: Cache, key: str, site: Path, stamps: Mapping[str, Stamp]) -> None:
        self._cache = cache
        self._site = site
        self._stamps = stamps
        self._key = key
        self._kept = cache.get(_KIND, self._key, _Kept) or _Kept()
        self._changed: frozenset[Read] = frozenset()

    def compare(self, digest_of_read: Callable[[Read], str]) -> None:
        """Look once at everything that any page has read."""
        known = self._kept.digests.items()
        self._changed = frozenset(read for read, digest in known if digest_of_read(read) != digest)

    def page(self, name: str, key: str) -> RenderedPage | None:
        """Return what came of a job, if it would come to the same now and its files are those that were written."""
        page = self._kept.pages.get(name)
        if page is None or page.key != key or not self._changed.isdisjoint(page.reads):
            return None
        return self.as_written(name)

    def as_written(self, name: str) -> RenderedPage | None:
        """Return what came of a job, whatever it would come to now, if its files are those that were written."""
        page = self._kept.pages.get(name)
        return page if page and all(self._is_ours(*file) for file in page.files.items()) else None

    def _is_ours(self, file: str, digest: str) -> bool:
        """Whether a file is as it was written; where its stamp differs, its content tells."""
        stamp = self._stamps.get(file)
        if stamp is None:
            return False
        try:
            return stamp == self._kept.stamps.get(file) or digest_of((self._site / file).read_bytes()) == digest
        except OSError:
            return False

    def keep(
        self, pages: dict[str, RenderedPage], digest_of_read: Callable[[Read], str], stamps: dict[str, Stamp]
    ) -> None:
        """Keep what came of the jobs of the edition that stands in `site` now."""
        reads = {read for page in pages.values() for read in page.reads}
        digests = {read: digest_of_read(read) for read in reads}
        self._cache.put(_KIND, self._key, _Kept(pages, digests, stamps))
        self._cache.forget(_KIND, besides=_BESIDES)
