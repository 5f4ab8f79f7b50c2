"""A reader of paper: stands outside the site, and reads addresses instead of following links."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from jointreport.paper.model import Script
from jointreport.records.register.register import Register
from jointreport.site.context import Reader
from jointreport.site.urls import Site, Standpoint, outside
from jointreport.site.wording import Wording


class OutsideTheSite(Standpoint):
    """The standpoint of paper: every way leads from the public address of the site."""

    __slots__ = ()

    @property
    def root(self) -> str:
        """The public address of the site, with a slash at its end."""
        return self.site.url


class PaperReader(Reader):
    """A reader of one language who holds a document on paper."""

    @classmethod
    def of(
        cls, register: Register, site: Site, wordings: Mapping[str, Wording], language: str
    ) -> PaperReader:
        """Return the reader of a language."""
        return cls(register, OutsideTheSite(site, language, 0), wordings)

    @property
    def script(self) -> Script:
        """The language of the reader as a printer needs it."""
        language = self.register.languages[self.language]
        return Script(language.tag, language.direction == "rtl")

    @property
    def from_right(self) -> frozenset[str]:
        """The tags of the languages that run from right to left."""
        return frozenset(one.tag for one in self.register.languages.values() if one.direction == "rtl")

    def link(self, kind: str, identity: str, words: str | Markup | None = None) -> Markup:
        """Return what a link says; a source outside the site is followed by its address."""
        if kind != "sources" or words:
            return super().link(kind, identity, words)
        entry = self.register.sources[identity]
        address = outside(entry.record.address)
        if not address:
            return self.name(entry)
        printed = Markup('<a class="address" href="{0}">{0}</a>').format(address)
        return self.phrase("paper-source", source=self.name(entry), address=printed)
