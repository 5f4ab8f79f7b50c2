"""Composes a document on paper in one language: addresses printed, sections, paragraphs and footnotes counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html.parser import HTMLParser

from markupsafe import Markup, escape

from jointreport.paper.model import Heading, Line, Note, NoteMark, Paragraph, Run, Script
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.site.urls import Site, Standpoint, safe_address
from jointreport.site.wording import Wording
from jointreport.views.parts.sources import Support, source_in_full

_MANNERS = {("em", "verb"): "verb", ("a", "address"): "address", ("a", "symbol"): "symbol"}
_KNOWN = {"a", "em", "span", "sup"}


class UnknownElement(Exception):
    """A view shows something that cannot stand in a line on paper; carries the name of the element."""


def line_of(words: Markup | str, tag: str, mark: Callable[[str], NoteMark] | None = None) -> Line:
    """Return words in the language `tag` as a line; `mark` finds the footnote of a label.

    Links of the site become their words: paper cannot be clicked, and an address it shows is printed out.
    """
    parser = _Inline(tag, mark)
    parser.feed(str(words) if isinstance(words, Markup) else str(Markup.escape(words)))
    parser.close()
    return tuple(parser.pieces)


def beginning(line: Line) -> Line:
    """Return a line as it begins a paragraph or heading: with a capital where its language has one."""
    first, *others = line
    if isinstance(first, Run):
        first = replace(first, words=first.words[:1].upper() + first.words[1:])
    return (first, *others)


class _Inline(HTMLParser):
    """Collects runs and marks; the innermost element says language and manner."""

    def __init__(self, tag: str, mark: Callable[[str], NoteMark] | None) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Run | NoteMark] = []
        self._mark = mark
        self._open: list[tuple[str, str]] = [(tag, "")]

    def handle_starttag(self, element: str, attributes: list[tuple[str, str | None]]) -> None:
        if element not in _KNOWN:
            raise UnknownElement(element)
        given = dict(attributes)
        tag, manner = self._open[-1]
        own = "mark" if element == "sup" else _MANNERS.get((element, given.get("class") or ""), "")
        self._open.append((given.get("lang") or tag, own or manner))

    def handle_endtag(self, _: str) -> None:
        self._open.pop()

    def handle_data(self, words: str) -> None:
        tag, manner = self._open[-1]
        if manner == "mark" and self._mark is not None:
            self.pieces.append(self._mark(words))
        else:
            self._add(Run(words, tag, manner))

    def _add(self, run: Run) -> None:
        """Add a run; one like the last continues it, so that a link leaves no seam."""
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, Run) and (last.tag, last.manner) == (run.tag, run.manner):
            self.pieces[-1] = Run(last.words + run.words, run.tag, run.manner)
        else:
            self.pieces.append(run)


class OutsideTheSite(Standpoint):
    """The standpoint of paper: every way leads from the public address of the site."""

    __slots__ = ()

    @property
    def root(self) -> str:
        """The public address of the site, with a slash at its end."""
        return self.site.url


class PrintContext(RenderContext):
    """The render context of a document on paper: addresses are absolute, and printed instead of linked."""

    @classmethod
    def of(cls, register: Register, site: Site, wordings: Mapping[str, Wording], language: str) -> PrintContext:
        """Return the reader of a language."""
        on_paper = {key: wording.on_paper for key, wording in wordings.items()}
        return cls(register, OutsideTheSite(site, language, 0), on_paper)

    @property
    def script(self) -> Script:
        """The language of the reader as a printer needs it."""
        language = self.register.languages[self.spoken]
        return Script(language.tag, language.direction == "rtl")

    @property
    def from_right(self) -> frozenset[str]:
        """The tags of the languages that run from right to left."""
        return frozenset(one.tag for one in self.register.languages.values() if one.direction == "rtl")

    def source_link(self, identity: str) -> Markup:
        """Return the name of a source outside the site, followed by its address."""
        entry = self.register.sources[identity]
        address = safe_address(entry.record.address)
        if not address:
            return self.name(entry)
        printed = html('<a class="address" href="{0}">{0}</a>', address)
        return self.phrase("paper-source", source=self.name(entry), address=printed)


class Composer:
    """Turns the words of views into lines and numbers them; one for each document."""

    def __init__(self, reader: PrintContext) -> None:
        self.reader = reader
        self.tag = reader.script.tag
        self.numbers: dict[str, int] = {}
        self._sections = 0
        self._notes: dict[Markup, Note] = {}

    def line(self, words: Markup | str, *told: Sequence[Support]) -> Line:
        """Return words as a line, their sources as footnotes at its end."""
        marks = tuple(self._note(supports) for supports in told if supports)
        return (*line_of(words, self.tag), *marks)

    def strong(self, words: Markup | str) -> Line:
        """Return words that lead a paragraph."""
        return tuple(replace(piece, manner="strong") if isinstance(piece, Run) else piece for piece in self.line(words))

    def line_with_label(self, label: str, words: Markup | str, *told: Sequence[Support]) -> Line:
        """Return “When and where: …”."""
        name = Run(self.reader.say("paper-label", label=label), self.tag, "label")
        return (name, *self.line(words, *told))

    def section(self, words: str) -> Heading:
        """Return the heading of the next section, with its number as the language prints it."""
        self._sections += 1
        say = self.reader.say
        number = say("section-label", number=say.section_number(self._sections))
        return Heading(1, (Run(number + words, self.tag),), f"section-{self._sections}")

    def numbered(self, line: Line, identity: str) -> Paragraph:
        """Return a line as the next numbered paragraph; it can be referred to by the identity of its record."""
        self.numbers[identity] = len(self.numbers) + 1
        return Paragraph("lead", line, f"{self.numbers[identity]}.")

    def _note(self, supports: Sequence[Support]) -> NoteMark:
        """Return the mark of a footnote with sources; the same sources have one footnote."""
        words = _sources(self.reader, supports)
        again = words in self._notes
        if not again:
            line = tuple(piece for piece in line_of(words, self.tag) if isinstance(piece, Run))
            self._notes[words] = Note(str(len(self._notes) + 1), line)
        return NoteMark(self._notes[words], again)


def _sources(reader: PrintContext, supports: Sequence[Support]) -> Markup:
    """Return the sources of a statement, each with its certainty and the step of an inference."""
    told = (source_in_full(reader, support) for support in supports)
    return escape(reader.say("source-label")) + escape(reader.say("source-separator")).join(told)
