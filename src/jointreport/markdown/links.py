"""What is wrong with the links and images of authored pages, told before anything is built.

Only a place that a block makes, and a page of records, are left to the check of the finished pages.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from jointreport.files.names import linkable_name
from jointreport.markdown.contents import Contents, Link
from jointreport.markdown.corrections import address_meant
from jointreport.markdown.page import AuthoredPage, path_meant
from jointreport.markdown.syntax import RecordLink, read_record_link
from jointreport.markdown.targets import Target, read_address
from jointreport.problems import Problem, Spot, Value
from jointreport.problems.hints import Hint, hint_of_list, meant
from jointreport.records.kinds import KINDS
from jointreport.records.model.language import missing_languages
from jointreport.records.register.names import names_called, problem_of_name
from jointreport.records.register.register import Register
from jointreport.rules.language.scripts import script_of
from jointreport.rules.paragraphs import is_told_there
from jointreport.site.pages import subjects
from jointreport.site.urls import KINDS_OF_PAGE

# Neither a page of this site nor a whole address: `//host`, two backslashes and `https:host` lead where nobody expects.
_WHOLE = re.compile(r"https://[^\s/\\?#)<>]|mailto:[^\s@)]+@", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:https?:)?[/\\]{2}", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif)\Z", re.IGNORECASE)
_LINKABLE = tuple(kind.name for kind in KINDS if kind.place)


@dataclass(frozen=True)
class Docs:
    """What links may lead to: the pages with their contents, the files beside them, the addresses of record pages."""

    register: Register
    pages: Mapping[tuple[str, str], tuple[AuthoredPage, Contents | None]]
    """Address and language → the page; what stands in it is not known where it is too large."""
    files: Collection[str]
    """Below `docs/`, pages not among them."""

    @cached_property
    def addresses(self) -> Collection[str]:
        """The addresses of all pages of the site in any one language, those of records among them."""
        each = {page.field("each") for page, _ in self.pages.values()}
        records = (one.path for kind in KINDS_OF_PAGE if kind in each for one in subjects(self.register, kind))
        return {*records, *(page.address for page, _ in self.pages.values() if not page.field("each"))}

    @cached_property
    def are_known(self) -> bool:
        """Whether it is known which pages of records there are: not where something could not be read."""
        return all(page.is_read for page, _ in self.pages.values()) and not self.register.lost.any_of(
            *(kind.name for kind in KINDS)
        )

    @cached_property
    def _paths(self) -> Collection[str]:
        return {page.path for page, _ in self.pages.values()}

    def path_meant(self, page: AuthoredPage) -> str:
        """Return the path that a page should have whose name says no language; empty where that is not known."""
        return path_meant(page, self._paths, missing_languages((), self.register.languages))

    def ways_from(self, page: AuthoredPage) -> tuple[str, ...]:
        """Return how a page may link to the others and to files; those of which pages of records are made are none."""
        folder = posixpath.dirname(page.path.removeprefix("docs/")) or "."
        pages = (f"{one.path.removeprefix('docs/').rsplit('.', 2)[0]}.md" for one in self._linkable)
        return tuple(posixpath.relpath(path, folder) for path in sorted({*pages, *self.files}))

    @property
    def _linkable(self) -> Iterator[AuthoredPage]:
        return (
            one for one, _ in self.pages.values() if not one.field("each") and one.language in self.register.languages
        )

    def page(self, address: str, language: str) -> tuple[AuthoredPage, Contents | None] | None:
        """Return the page at an address in a language; one that is not written yet is shown in the first."""
        first = next(iter(self.register.languages))
        return self.pages.get((address, language)) or self.pages.get((address, first))


def link_problems(page: AuthoredPage, link: Link, spot: Spot, docs: Docs) -> Iterator[Problem]:
    """Yield what is wrong with a link or an image of a page, whose address stands at a spot."""
    source = page.path.removeprefix("docs/")
    record = None if link.image else read_record_link(link.address)
    target = read_address(link.address, source)
    if record:
        yield from record_problems(record, spot, docs.register)
    elif target.kind == "outside":
        yield from _outside_problems(link, spot)
    elif link.image:
        yield from _image_problems(link, target, source, spot, docs)
    elif target.kind == "root":
        yield Problem("link-from-root", spot, {"found": link.address[:60], "hint": _from_here(target, source, docs)})
    else:
        yield from _target_problems(page, link, target, spot, docs)


def _outside_problems(link: Link, spot: Spot) -> Iterator[Problem]:
    """Yield an address that must not be followed, and an image that a browser would fetch from another site."""
    if link.image and _ELSEWHERE.match(link.address):
        yield Problem("image-elsewhere", spot, {"found": link.address[:40]})
    elif link.image or not _WHOLE.match(link.address):
        yield Problem("link-not-allowed", spot, {"found": link.address[:40]})


def _image_problems(link: Link, target: Target, source: str, spot: Spot, docs: Docs) -> Iterator[Problem]:
    if target.kind != "file" or target.path not in docs.files:
        folder = posixpath.dirname(source) or "."
        pictures = (posixpath.relpath(file, folder) for file in sorted(docs.files) if _PICTURE.search(file))
        values: dict[str, Value] = {"found": link.address[:60], "hint": Hint("meant", meant(link.address, pictures))}
        yield Problem("image-missing", spot, values)


def _target_problems(page: AuthoredPage, link: Link, target: Target, spot: Spot, docs: Docs) -> Iterator[Problem]:
    if target.kind == "place":
        there: tuple[AuthoredPage, Contents | None] | None = docs.page(page.address, page.language)
    elif target.kind == "page":
        there = docs.page(target.path, target.language or page.language)
    else:
        yield from _way_problems(page, link, target, spot, docs)
        return
    values = {"href": link.address, "anchor": target.anchor}
    # Where the page of a record is made from is no page itself.
    if there is None or (target.kind == "page" and there[0].field("each")):
        yield from _unknown(page, link, spot, docs, values)
    elif target.language not in {"", page.language} and not _says_so(link, target.language, page, docs.register):
        plain = link.address.replace(f".{target.language}.md", ".md")
        yield Problem("link-to-other-language", spot, {"language": target.language, "plain": plain})
    elif target.anchor and not _has_place(there, target.anchor):
        yield Problem("broken-anchor", spot, values)


def _says_so(link: Link, language: str, page: AuthoredPage, register: Register) -> bool:
    """Whether the words of a link tell that it leads to another language: they are its name, or in its letters."""
    languages = register.languages
    if language not in languages or page.language not in languages:
        return True
    ours = script_of(languages[page.language].tag)
    return link.words.strip() == languages[language].name or not (ours and ours.own.search(link.words))


def _has_place(there: tuple[AuthoredPage, Contents | None], anchor: str) -> bool:
    """Whether a page has a place, or may have it: those that blocks make are known when they are filled."""
    page, contents = there
    return (
        contents is None
        or bool(contents.calls)
        or bool(page.field("each"))
        or not page.is_read
        or anchor in dict(contents.anchors)
        or anchor.startswith(("fn:", "fnref:"))
    )


def _way_problems(page: AuthoredPage, link: Link, target: Target, spot: Spot, docs: Docs) -> Iterator[Problem]:
    """Yield a file, or a way from the address of the page, that leads nowhere on the site."""
    if target.kind == "file" and target.path in docs.files:
        return
    way = posixpath.normpath(posixpath.join(f"/{page.address}", target.path)).strip("/")
    address = f"{way}/" if way else ""
    if target.kind == "way" and (not target.path or not docs.are_known or address in docs.addresses):
        return
    yield from _unknown(page, link, spot, docs, {"href": link.address, "anchor": target.anchor})


def _unknown(page: AuthoredPage, link: Link, spot: Spot, docs: Docs, values: Mapping[str, Value]) -> Iterator[Problem]:
    """Yield that a link leads nowhere, or that it names a record as readers do, by its symbol or title."""
    if named := name_in_words(link.address, spot, docs.register):
        yield named
    # What no link can reach as it is named is no address to offer.
    elif hint := address_meant(link.address, [way for way in docs.ways_from(page) if way == linkable_name(way)]):
        yield Problem("link-meant", spot, {**values, "hint": hint})
    else:
        yield Problem("broken-link", spot, values)


def name_in_words(address: str, spot: Spot, register: Register) -> Problem | None:
    """Return the problem that an address is the symbol or title of a record, if it is one."""
    words, _, anchor = address.partition("#")
    called = names_called(register, words, _LINKABLE)
    if not called:
        return None
    written = tuple(f"{name}#{anchor}" if anchor else name for name in called)
    return Problem(
        "name-in-words", spot, {"found": words, "hint": Hint("write" if len(called) == 1 else "one-of", written)}
    )


def _from_here(target: Target, source: str, docs: Docs) -> Hint:
    """Return how to write an address that begins at the root of the site."""
    address = target.path.strip("/") + "/" if target.path.strip("/") else ""
    name = address.rstrip("/").rpartition("/")[2]
    anchor = f"#{target.anchor}" if target.anchor else ""
    if docs.register.kind_of(name) in _LINKABLE:
        return Hint("write", (f"{name}{anchor}",))
    file = next((page.path for (at, _), (page, _) in docs.pages.items() if at == address), "")
    if not file:
        return Hint("write", ())
    below = file.removeprefix("docs/").rsplit(".", 2)[0]
    return Hint("write", (posixpath.relpath(f"{below}.md", posixpath.dirname(source) or ".") + anchor,))


def moved_problems(docs: Docs) -> Iterator[Problem]:
    """Yield each address that is said to have moved or gone although its page still stands; it would be lost."""
    moved, entry = docs.register.moved, docs.register.entries["moved"].get("moved")
    if entry is None or not docs.are_known:
        return
    for field, addresses in (("redirects", moved.redirects), ("tombstones", moved.tombstones)):
        for old in addresses:
            language, _, rest = old.partition("/")
            if language in docs.register.languages and rest:
                yield Problem("moved-with-language", entry.key_spot(field, old), {"found": old, "plain": rest})
            elif old in docs.addresses:
                yield Problem("moved-page-stands", entry.key_spot(field, old), {"found": old})


def record_problems(link: RecordLink, spot: Spot, register: Register) -> Iterator[Problem]:
    """Yield that there is no such record, or no such place in it."""
    places = register.places_in(link.identity)
    if not register.kind_of(link.identity):
        if not register.lost.holds(link.identity, *_LINKABLE):
            yield problem_of_name(register, spot, link.identity, _LINKABLE, "unknown-record")
    elif link.anchor and link.anchor not in places and not _is_told_there(link, register):
        values: dict[str, Value] = {"record": link.identity, "found": link.anchor}
        values["hint"] = hint_of_list(link.anchor, places)
        yield Problem("unknown-place-in-record" if places else "no-paragraph-yet", spot, values)


def _is_told_there(link: RecordLink, register: Register) -> bool:
    holder = register.decisions.get(link.identity) or register.documents.get(link.identity)
    return holder is not None and is_told_there(holder.record.text, link.anchor)


def unknown_name(register: Register, spot: Spot, name: str, kinds: tuple[str, ...]) -> Iterator[Problem]:
    """Yield that there is no record of a name among those of some kinds."""
    there = any(name in register.entries[kind] for kind in kinds) or register.lost.holds(name, *kinds)
    if not there:
        yield problem_of_name(register, spot, name, kinds, "known-reference")
