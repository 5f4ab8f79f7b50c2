"""Where pages stand: one path for all languages, relative links that work under any base address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from jointreport.records.kinds import KINDS
from jointreport.records.model.site import Language
from jointreport.records.register.register import Register

PLACES = {
    **{kind.name: kind.place for kind in KINDS if kind.place},
    "joint-report": "annexes/joint-report/{}/",
    "outline": "annexes/outline/{}/",
    "decision-years": "decisions/{}/",
}
"""Kind of record, or of page → its address with braces for the identity: of a page, or of a place on a page."""

PAGES_BELOW = {
    "decision-parallel": "decisions",
    "decision-differences": "decisions",
    "decision-changes": "decisions",
    "document-parallel": "documents",
    "document-differences": "documents",
}
"""Kind of page that stands below the page of a record, such as `decisions/mc-5-19/parallel/` → the kind of record."""

KINDS_OF_PAGE = (*(kind for kind, place in PLACES.items() if place.endswith("/")), *PAGES_BELOW)
"""What `each` may say in the front matter of a page."""

# Without quotation marks and angle brackets, so that no address can leave the attribute it stands in.
_MAY_BE_FOLLOWED = re.compile(r"(?:https?://|mailto:)[^\s\"'<>]+")


@dataclass(frozen=True, slots=True)
class Site:
    """The public address of the site, its languages in order, and the address at which `docs/` is edited.

    The first language stands at the root. An address that is not known is empty.
    """

    url: str
    # A mapping has no hash; within one build the address alone tells sites apart.
    languages: Mapping[str, Language] = field(hash=False)
    edit_url: str = ""

    @property
    def first(self) -> str:
        """The key of the language that stands at the root."""
        return next(iter(self.languages))

    def prefix(self, language: str) -> str:
        """Return the folder of a language: empty for the first, `zh/` for another."""
        return "" if language == self.first else f"{language}/"

    def absolute(self, language: str, path: str) -> str:
        """Return the public address of a page; nothing while that of the site is not known."""
        return f"{self.url}{self.prefix(language)}{path}" if self.url else ""

    def to_edit(self, file: str, line: int = 1) -> str:
        """Return the address at which a line of a file is edited; nothing where no repository is known."""
        if not self.edit_url:
            return ""
        address = self.edit_url.removesuffix("docs/") + quote(file)
        return address if line == 1 else f"{address}#L{line}"

    def file(self, language: str, path: str) -> str:
        """Return the file of a page below the site's folder."""
        return f"{self.prefix(language)}{path}index.html"

    def alternates(self, path: str, languages: Iterable[str]) -> list[tuple[str, str]]:
        """Return the tag and the public address of a page in each of its languages; the first is for all others."""
        found = [(self.languages[key].tag, self.absolute(key, path)) for key in languages]
        return [*found, ("x-default", found[0][1])]


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The place links start from: the language and the depth of a page."""

    site: Site
    language: str
    depth: int

    @classmethod
    def of(cls, site: Site, language: str, path: str) -> Standpoint:
        """Return the standpoint of the page at `path` (`decisions/mc-5-19/`, empty for the home page)."""
        return cls(site, language, (site.prefix(language) + path).count("/"))

    @property
    def root(self) -> str:
        """The relative way to the root of the site, with a slash at its end; `./` for a page at the root."""
        return "../" * self.depth or "./"

    def to(self, path: str) -> str:
        """Return a relative link to a page in the same language; `path` may end in `#anchor`."""
        return f"{self.root}{self.site.prefix(self.language)}{path}"

    def to_language(self, language: str, path: str) -> str:
        """Return a relative link to a page in another language."""
        return f"{self.root}{self.site.prefix(language)}{path}"


MEMORY_FILE = "memory.tmx"
TERMS_FILE = "terms.tbx"
"""What translators load into their tools, at the root of the site."""


def safe_address(address: str | None) -> str:
    """Return an address outside this site, or nothing where it must not become a link.

    The model has refused such addresses already; what a reader can follow is checked once more when it is printed.
    """
    return address if address and _MAY_BE_FOLLOWED.fullmatch(address) else ""


def record_path(kind: str, identity: str) -> str:
    """Return the path of the page of a record, `decisions/mc-5-19/`, or its place on a page."""
    return PLACES[kind].format(identity)


def page_of(kind: str) -> str:
    """Return the path of the page on which all records of a kind stand, `bodies/`."""
    return PLACES[kind].partition("#")[0]


KINDS_WITH_LINES = frozenset({"decisions", "documents", "meetings"})
"""The kinds of record of which some have no page, but a line on another."""


def path_of(register: Register, kind: str, identity: str) -> str:
    """Return where a record is told: the path of its page, or of its line on another."""
    line = register.line_on.get(identity) if kind in KINDS_WITH_LINES else None
    return path_of_line(line, identity) if line else record_path(kind, identity)


def path_of_line(line: tuple[str, str], identity: str) -> str:
    """Return the place of a record without a page: `meetings/mc-cop-5/#mc-5-1`, `documents/#unep-chw-16-21`."""
    kind, name = line
    return f"{record_path(kind, name) if name else f'{kind}/'}#{identity}"
