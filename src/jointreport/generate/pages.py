"""Page renderer: shells and records become finished pages, by one function for all kinds of page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from markupsafe import Markup

from jointreport.generate.page_facts import Descriptions, Job, jobs_for, source_of
from jointreport.generate.plain_files import files_beside
from jointreport.markdown.shells import Shell, Slot
from jointreport.records.history import NO_HISTORY, History
from jointreport.records.reads import Noted, Read, cached
from jointreport.records.register.register import Register
from jointreport.search.pages import Searchable, searchable
from jointreport.site.context import RenderContext, ShownOnPage
from jointreport.site.pages import Downloads, subjects
from jointreport.site.urls import KINDS_OF_PAGE, Site, Standpoint
from jointreport.site.wording import wordings
from jointreport.system.cache import digest_of_parts
from jointreport.views.blocks import BlockContext, BlockKind, block_kinds
from jointreport.views.layout.chrome import PARTS, SAME_ON_EVERY_PAGE, PageFacts

# A relative way, up any number of folders, at the beginning of an address.
_FROM_HERE = re.compile(r'((?:href|src|action|data-root)=")(?:\./|(?:\.\./)+|\.{1,2}(?="))')


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: its file below the site, its HTML, and the file an author would mend."""

    file: str
    html: str
    source: str
    language: str
    path: str
    # Whether the sitemap names it; a plain edition, a redirect and the page for unknown addresses are not named.
    listed: bool = True
    # What the search finds of it; nothing of a page that only repeats others.
    found: Searchable | None = None


class Renderer:
    """Fills the shells of a project with its records; nothing of it changes from one page to the next."""

    def __init__(
        self,
        register: Register,
        site: Site,
        shells: Sequence[Shell],
        history: History = NO_HISTORY,
        downloads: Downloads | None = None,
    ) -> None:
        self.register = register
        self.site = site
        self.shells = shells
        self.descriptions = Descriptions(register, site, shells)
        self.blocks: Mapping[str, BlockKind] = block_kinds()
        self.wordings = wordings(register)
        self._history = history
        # A preview prints no documents, and says so.
        self._downloads = Noted("downloads", downloads) if downloads is not None else None
        self._preview = str(downloads is None)
        self._readers: dict[Standpoint, RenderContext] = {}
        self._digests: dict[Read, str] = {}

    def reader(self, language: str, path: str) -> RenderContext:
        """Return a reader of a language who stands on the page at `path`, or on another of the same depth."""
        standpoint = Standpoint.of(self.site, language, path)
        if standpoint not in self._readers:
            self._readers[standpoint] = RenderContext(self.register, standpoint, self.wordings)
        return self._readers[standpoint]

    def jobs(self) -> Iterator[Job]:
        """Yield every page to be rendered; an authored page is rendered once, for no record."""
        for shell in self.shells:
            if shell.each in KINDS_OF_PAGE:
                yield from jobs_for(shell, tuple(subjects(self.register, shell.each)))
            elif not shell.each:
                yield Job(shell)

    @cached_property
    def everywhere(self) -> tuple[str, ...]:
        """What every page depends on, as digests: addresses, languages, the words of the interface."""
        words = (wording.content for wording in self.wordings.values())
        return (self.site.url, self.site.edit_url, self._preview, repr(self.register.languages), *words)

    def digest_of(self, read: Read) -> str:
        """Return a digest of what a read gives now."""
        if read not in self._digests:
            self._digests[read] = self._digest_of(read)
        return self._digests[read]

    def _digest_of(self, read: Read) -> str:
        name, *key = read
        if name == "history":
            return digest_of_parts(repr(self._history))
        if name == "downloads" and self._downloads is None:
            # A page of the last edition may name documents that a preview does not print.
            return ""
        others = {"titles": self.descriptions.titles, "downloads": self._downloads}
        found = others.get(str(name))
        if isinstance(found, Noted):
            return digest_of_parts(repr(found.value(tuple(key))))
        return self.register.digest_of(read)

    def pages(self, job: Job) -> Iterator[Page]:
        """Yield the finished page of a job, and the plain editions that stand beside it."""
        shell, subject = job.shell, job.subject
        reader = self.reader(shell.language, job.path)
        facts = self.descriptions.of(job, reader)
        file, source = self.site.file(shell.language, facts.path), source_of(shell, subject)
        shown = shown_of(shell, facts)
        html = self.fill(job, reader.on_page(shown), facts)
        found = searchable(shell, subject, reader, facts.languages_held, shown)
        yield Page(file, html, source, shell.language, facts.path, found=found)
        if subject is not None:
            folder = file.removesuffix("index.html")
            for name, content in files_beside(reader, subject):
                yield Page(f"{folder}{name}", content, source, shell.language, subject.path, listed=False)

    def not_found_page(self) -> Iterator[Page]:
        """Yield the one page for unknown addresses; it is served at any depth, so its links are absolute."""
        base = urlsplit(self.site.url).path or "/"
        for shell in self.shells:
            if shell.each == "not-found" and shell.language == self.site.first:
                reader = self.reader(shell.language, "")
                facts = PageFacts("", shell.title, shell.description, "", shell.language, "", has_address=False)
                html = self.fill(Job(shell), reader, facts)
                absolute = _FROM_HERE.sub(rf"\1{base}", html)
                yield Page("404.html", absolute, shell.source, shell.language, "")

    def fill(self, job: Job, reader: RenderContext, facts: PageFacts) -> str:
        """Return a shell with every slot filled: first the blocks, then what is drawn from the whole body."""
        place = BlockContext(reader, job.subject, self._history, self._downloads)
        pieces: list[str | Slot] = [
            piece if isinstance(piece, str) or piece.kind == "chrome" else self.content(place, piece)
            for piece in job.shell.pieces
        ]
        body = "".join(piece for piece in pieces if isinstance(piece, str))
        # What is the same on all pages of records is filled once.
        same = SAME_ON_EVERY_PAGE if job.subject else frozenset[str]()
        return "".join(
            piece
            if isinstance(piece, str)
            else _same_everywhere(reader, piece.name)
            if piece.name in same
            else PARTS[piece.name](reader, facts, body)
            for piece in pieces
        )

    def content(self, place: BlockContext, slot: Slot) -> str:
        """Return what belongs into a slot of the body."""
        reader = place.reader
        if slot.kind == "words":
            return reader.prose(Markup(slot.name))  # noqa: S704 - the words of a page, cleaned and escaped.
        if slot.kind == "record-link":
            return reader.to_record(slot.name, dict(slot.arguments)["anchor"])
        return self.blocks[slot.name].view(place, **dict(slot.arguments))


def shown_of(shell: Shell, facts: PageFacts) -> ShownOnPage:
    """Return what a page shows before anything is filled in: the prose of its author.

    That of a shell for records stands on the page of each of them, and leads to none.
    """
    shown = ShownOnPage(facts.path)
    for one in () if shell.each else shell.prose:
        shown.note(shown.here(one.anchor), facts.languages_held, one.words, heading=one.heading)
    return shown


_ANY_PAGE = PageFacts("", "", "", "", "", "")


@cached()
def _same_everywhere(reader: RenderContext, name: str) -> Markup:
    return PARTS[name](reader, _ANY_PAGE, "")
