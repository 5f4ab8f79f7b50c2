"""From shells and records to finished pages: every slot filled, by one function for all kinds of page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from jointreport.addresses import PAGE_FOLDERS, Site, Standpoint
from jointreport.blocks import BlockKind, Place, block_kinds
from jointreport.reader import Reader
from jointreport.register import Register
from jointreport.shells import Shell, Slot
from jointreport.subjects import Subject, description_of, status_of, subjects, title_of
from jointreport.views.chrome import PARTS, SAME_ON_EVERY_PAGE, Neighbour, PageFacts, edit_address
from jointreport.wording import Wording, wordings

# A relative way, up any number of folders, at the beginning of an address.
_FROM_HERE = re.compile(r'((?:href|src|data-root)=")(?:\./|(?:\.\./)+|\.{1,2}(?="))')


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: its file below the site, its HTML, and the file an author would mend."""

    file: str
    html: str
    source: str
    language: str
    path: str


class Publisher:
    """Fills the shells of a project with its records."""

    def __init__(self, register: Register, site: Site, edit_url: str, shells: Sequence[Shell]) -> None:
        self.register = register
        self.site = site
        self.edit_url = edit_url
        self.shells = shells
        self.blocks: Mapping[str, BlockKind] = block_kinds()
        words = {key: entry.record.root for key, entry in register.entries["wording"].items()}
        self.wordings: dict[str, Wording] = wordings(words, register.languages)
        self._readers: dict[Standpoint, Reader] = {}
        self.titles = {(s.language, s.path): s.title for s in shells if not s.each}

    def reader(self, language: str, path: str) -> Reader:
        """Return a reader of a language who stands on the page at `path`, or on another of the same depth."""
        standpoint = Standpoint.of(self.site, language, path)
        if standpoint not in self._readers:
            self._readers[standpoint] = Reader(self.register, standpoint, self.wordings)
        return self._readers[standpoint]

    def jobs(self) -> Iterator[tuple[Shell, tuple[Subject | None, ...]]]:
        """Yield each shell with the subjects it is filled for; an authored page is filled once, for none."""
        for shell in self.shells:
            if shell.each in PAGE_FOLDERS:
                yield shell, tuple(subjects(self.register, shell.each))
            elif not shell.each:
                yield shell, (None,)

    def pages(self, shell: Shell, chosen: Sequence[Subject | None], numbers: range) -> Iterator[Page]:
        """Yield the finished pages of a shell for some of its subjects, chosen by their numbers."""
        reader = self.reader(shell.language, chosen[0].path if chosen and chosen[0] else shell.path)
        constant: dict[str, Markup] = {}
        for number in numbers:
            subject = chosen[number]
            facts = self.facts(shell, chosen, number, reader)
            html = self.filled(shell, reader, subject, facts, constant)
            yield Page(
                self.site.file(shell.language, facts.path),
                html,
                _source(shell, subject),
                shell.language,
                facts.path,
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
        place = Place(reader, subject)
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

    def facts(self, shell: Shell, chosen: Sequence[Subject | None], number: int, reader: Reader) -> PageFacts:
        """Return what a page says of itself: an authored page, or the page of one of the chosen records."""
        subject = chosen[number]
        if subject is None:
            return self._facts_of_authored(shell, reader)
        before, following = _around(chosen, number)
        return PageFacts(
            path=subject.path,
            title=title_of(subject, reader),
            description=description_of(subject, reader),
            status=status_of(subject, reader),
            written_in=shell.language,
            edit=edit_address(self.edit_url, _source(shell, subject)),
            crumbs=self._crumbs(shell.language, subject.path, reader),
            previous=_neighbour(reader, before),
            next=_neighbour(reader, following),
        )

    def _facts_of_authored(self, shell: Shell, reader: Reader) -> PageFacts:
        return PageFacts(
            path=shell.path,
            title=shell.title,
            description=shell.description or reader.plain(self.register.edition.description),
            status="",
            written_in=self._written_in(shell),
            edit=edit_address(self.edit_url, shell.source),
            crumbs=self._crumbs(shell.language, shell.path, reader),
        )

    def _written_in(self, shell: Shell) -> str:
        """Return the language of the Markdown file, which may stand in for another language."""
        suffix = shell.source.removesuffix(".md").rpartition(".")[2]
        return suffix if suffix in self.register.languages else self.site.first

    def _crumbs(self, language: str, path: str, reader: Reader) -> tuple[tuple[str, str], ...]:
        """Return the titles and links of the pages above a page, from the home page down."""
        if not path:
            return ()
        steps = path.rstrip("/").split("/")
        above = ["", *("/".join(steps[: n + 1]) + "/" for n in range(len(steps) - 1))]
        known = [one for one in above if (language, one) in self.titles]
        home = reader.say("home")
        return tuple(
            (self.titles[language, one] if one else home, reader.standpoint.to(one)) for one in known
        )


def _around(chosen: Sequence[Subject | None], number: int) -> tuple[Subject | None, Subject | None]:
    before = chosen[number - 1] if number else None
    following = chosen[number + 1] if number + 1 < len(chosen) else None
    return before, following


def _neighbour(reader: Reader, subject: Subject | None) -> Neighbour | None:
    return Neighbour(reader.standpoint.to(subject.path), title_of(subject, reader)) if subject else None


def _source(shell: Shell, subject: Subject | None) -> str:
    return subject.entry.source.path if subject else shell.source
