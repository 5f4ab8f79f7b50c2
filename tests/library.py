"""A library for tests: the records of a project, and its blocks as a reader of one language sees them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markupsafe import Markup

from jointreport.records.load import load
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.site.pages import Subject, subjects
from jointreport.site.urls import Site, Standpoint
from jointreport.site.wording import wordings
from jointreport.views.blocks import BlockContext, block_kinds
from jointreport.views.parts.sources import Support, source_in_full
from projects import CORPUS

_TAG = re.compile(r"<[^>]*>")
_MARK = re.compile(r'<sup class="cite"><a[^>]*>\[(\d+)\]</a></sup>')
_UNBROKEN = re.compile(r'<span class="symbol">([^<]*)</span>')


class Library:
    def __init__(self, root: Path, address: str = "https://example.org/") -> None:
        self.root = root
        self.register = Register(load(root))
        self.site = Site(address, self.register.languages)
        self.wordings = wordings(self.register)

    def reader(self, language: str = "en", path: str = "") -> RenderContext:
        return RenderContext(self.register, Standpoint.of(self.site, language, path), self.wordings)

    def show(self, name: str, *of: str, language: str = "en", **values: str) -> Markup:
        """Return a block as it stands on the page of a record, or on an authored page; notes stand where they lead.

        A page is told by its kind and the name of the record; one of several below that of a record, by its step too.
        """
        subject = self.subject(*of) if of else None
        reader = self.reader(language, subject.path if subject else "page/")
        html = block_kinds()[name].view(BlockContext(reader, subject), **values)
        cited = {str(number): _noted(reader, one) for one, number in reader.shown.cited.items()}
        return Markup(_MARK.sub(lambda mark: f" [{cited[mark[1]]}]", html))  # noqa: S704 - both are ours.

    def drawing(self, block: str, language: str = "en") -> Element:
        """Return the drawing of a block, parsed by the strict rules of XML."""
        html = self.show(block, language=language)
        return ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])  # noqa: S314 - it is our own page.

    def subject(self, kind: str, identity: str, below: str = "") -> Subject:
        return next(s for s in subjects(self.register, kind) if s.identity == identity and s.below.startswith(below))


def _noted(reader: RenderContext, noted: Support | Markup) -> Markup:
    """Return a note as it stands at the foot of a page: a source, or how something is inferred."""
    return noted if isinstance(noted, Markup) else source_in_full(reader, noted)


def without(*kinds: str) -> Library:
    """Return the corpus without the records of some kinds."""
    library = Library(CORPUS)
    found = (entry for kind in kinds for entry in library.register.entries[kind].values())
    library.register = library.register.without({entry.source.path for entry in found})
    return library


def words(html: str) -> str:
    """Return what a reader reads, without tags and with single spaces; a name kept on one line is no word apart."""
    return " ".join(unescape(_TAG.sub(" ", _UNBROKEN.sub(r"\1", html))).split())


def drawn(drawing: Element, cls: str) -> list[Element]:
    """Return the parts of a drawing that have a class among theirs."""
    return [one for one in drawing.iter() if cls in one.attrib.get("class", "").split()]


def written(drawing: Element, cls: str) -> list[str]:
    return [one.text or "" for one in drawn(drawing, cls)]
