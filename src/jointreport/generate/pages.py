"""From shells and records to finished pages: every slot filled, by one function for all kinds of page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from jointreport.generate.page_facts import Descriptions, source_of
from jointreport.generate.plain_files import files_beside
from jointreport.markdown.shells import Shell, Slot
from jointreport.paper.files import PaperFile
from jointreport.records.history.changes import NO_HISTORY, History
from jointreport.records.register.register import Register
from jointreport.site.context import Reader
from jointreport.site.downloads import Downloads, by_page
from jointreport.site.pages import Subject, subjects
from jointreport.site.urls import KINDS_OF_PAGE, Site, Standpoint
from jointreport.site.wording import Wording, wordings
from jointreport.views.blocks import BlockKind, Place, block_kinds
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


class Publisher:
    """Fills the shells of a project with its records."""

    def __init__(
        self,
        register: Register,
        site: Site,
        edit_url: str,
        shells: Sequence[Shell],
        history: History = NO_HISTORY,
    ) -> None:
        self.register = register
        self.history = history
        self.site = site
        self.edit_url = edit_url
        self.descriptions = Descriptions(register, site, edit_url, shells)
        self.shells = shells
        self.blocks: Mapping[str, BlockKind] = block_kinds()
        words = {key: entry.record.root for key, entry in register.entries["wording"].items()}
        self.wordings: dict[str, Wording] = wordings(words, register.languages)
        # Known when the documents on paper are printed; a preview prints none.
        self.downloads: Downloads | None = None
        self.printed: tuple[PaperFile, ...] = ()
        self._readers: dict[Standpoint, Reader] = {}

    def offer(self, printed: tuple[PaperFile, ...]) -> None:
        """Let the pages tell of the documents on paper."""
        self.printed = printed
        self.downloads = by_page(file.told for file in printed)

    def reader(self, language: str, path: str) -> Reader:
        """Return a reader of a language who stands on the page at `path`, or on another of the same depth."""
        standpoint = Standpoint.of(self.site, language, path)
        if standpoint not in self._readers:
            self._readers[standpoint] = Reader(self.register, standpoint, self.wordings)
        return self._readers[standpoint]

    def jobs(self) -> Iterator[tuple[Shell, tuple[Subject | None, ...]]]:
        """Yield each shell with the subjects it is filled for; an authored page is filled once, for none."""
        for shell in self.shells:
            if shell.each in KINDS_OF_PAGE:
                yield shell, tuple(subjects(self.register, shell.each))
            elif not shell.each:
                yield shell, (None,)

    def pages(self, shell: Shell, chosen: Sequence[Subject | None], numbers: range) -> Iterator[Page]:
        """Yield the finished pages of a shell for some of its subjects, chosen by their numbers."""
        reader = self.reader(shell.language, chosen[0].path if chosen and chosen[0] else shell.path)
        constant: dict[str, Markup] = {}
        for number in numbers:
            subject = chosen[number]
            facts = self.descriptions.of(shell, chosen, number, reader)
            html = self.filled(shell, reader, subject, facts, constant)
            yield Page(
                self.site.file(shell.language, facts.path),
                html,
                source_of(shell, subject),
                shell.language,
                facts.path,
            )
            if subject is not None:
                yield from self._beside(shell, subject, reader)

    def _beside(self, shell: Shell, subject: Subject, reader: Reader) -> Iterator[Page]:
        """Yield the plain editions that belong to the page of a record."""
        folder = self.site.prefix(shell.language) + subject.path
        for name, content in files_beside(reader, subject):
            yield Page(
                f"{folder}{name}",
                content,
                source_of(shell, subject),
                shell.language,
                subject.path,
                listed=False,
            )

    def not_found_page(self) -> Iterator[Page]:
        """Yield the one page for unknown addresses; it is served at any depth, so its links are absolute."""
        base = urlsplit(self.site.url).path or "/"
        for shell in self.shells:
            if shell.each == "not-found" and shell.language == self.site.first:
                reader = self.reader(shell.language, "")
                facts = PageFacts(
                    "", shell.title, shell.description, "", shell.language, "", has_address=False
                )
                html = self.filled(shell, reader, None, facts, {})
                absolute = _FROM_HERE.sub(rf"\1{base}", html)
                yield Page("404.html", absolute, shell.source, shell.language, "")

    def filled(
        self,
        shell: Shell,
        reader: Reader,
        subject: Subject | None,
        facts: PageFacts,
        constant: dict[str, Markup],
    ) -> str:
        """Return a shell with every slot filled: first the blocks, then what is drawn from the whole body."""
        place = Place(reader, subject, self.history, self.downloads)
        pieces: list[str | Slot] = [
            piece if isinstance(piece, str) or piece.kind == "chrome" else self.content(place, piece)
            for piece in shell.pieces
        ]
        body = "".join(piece for piece in pieces if isinstance(piece, str))
        return "".join(
            piece if isinstance(piece, str) else self._chrome(piece.name, reader, facts, body, constant)
            for piece in pieces
        )

    def content(self, place: Place, slot: Slot) -> str:
        """Return what belongs into a slot of the body."""
        reader = place.reader
        if slot.kind == "symbol":
            return reader.symbol_link(slot.name) or slot.name
        if slot.kind == "record-link":
            return reader.to_record(slot.name, dict(slot.arguments)["anchor"])
        return self.blocks[slot.name].view(place, **dict(slot.arguments))

    def _chrome(
        self, name: str, reader: Reader, facts: PageFacts, body: str, constant: dict[str, Markup]
    ) -> str:
        if name not in SAME_ON_EVERY_PAGE:
            return PARTS[name](reader, facts, body)
        if name not in constant:
            constant[name] = PARTS[name](reader, facts, body)
        return constant[name]
