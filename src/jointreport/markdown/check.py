"""What is wrong with the authored pages, told at line and column, without the engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from jointreport.files.project import ProjectFile, files_of
from jointreport.markdown.limits import excesses
from jointreport.markdown.prose import fault_of_words, faults_of_prose
from jointreport.markdown.slots import SAFE_ATTRIBUTES, SAFE_TAGS
from jointreport.markdown.syntax import (
    Block,
    RecordLink,
    Tag,
    blocks,
    distant_images,
    links_in_words,
    misplaced_blocks,
    outside_code,
    record_links,
    tags,
    unsafe_links,
)
from jointreport.problems import Problem, Spot, Value, few_of_each
from jointreport.problems.hints import Hint, hint_of_list
from jointreport.records.kinds import KINDS
from jointreport.records.model.base import is_visible
from jointreport.records.model.language import missing_languages
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.register.names import names_called, problem_of_name
from jointreport.records.register.register import Register
from jointreport.records.source import SourceFile, read
from jointreport.rules.language import is_name
from jointreport.site.urls import KINDS_OF_PAGE
from jointreport.views.blocks import ARGUMENT_VALUES, BlockKind, block_kinds

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class AuthoredPage:
    """A Markdown file below `docs/`: path relative to the project, and its whole text."""

    path: str
    text: str

    @cached_property
    def _matter(self) -> re.Match[str] | None:
        return _FRONT_MATTER.match(self.text)

    @cached_property
    def front_matter(self) -> SourceFile | None:
        """The front matter, read as strictly as a data file; nothing where there is none."""
        if self._matter is None:
            return None
        # The line of dashes becomes an empty line, so that lines keep their numbers.
        return read(self.path, ("\n" + self._matter.group(1)).encode())

    @property
    def address(self) -> str:
        """The address of the page on the site, the same in all languages: `cooperation/`."""
        # `docs/cooperation/index.en.md`: without the folder, and without the language.
        path = self.path.removeprefix("docs/").rsplit(".", 2)[0]
        folder = path.removesuffix("index")
        return folder if folder != path else f"{path}/"

    @property
    def body(self) -> str:
        """The Markdown after the front matter."""
        return self.text[self._body_start :]

    @property
    def _body_start(self) -> int:
        return self._matter.end() if self._matter else 0

    def field(self, name: str) -> str:
        """Return a field of the front matter, empty where it is not given."""
        tree = self.front_matter.tree if self.front_matter else None
        value = tree.get(name, "") if isinstance(tree, dict) else ""
        return value if isinstance(value, str) else ""

    @property
    def is_read(self) -> bool:
        """Whether it is known what the front matter says, if only that there is none."""
        return not self.text.startswith("---") if self.front_matter is None else self.front_matter.tree is not None

    @property
    def front_matter_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the front matter."""
        return self.front_matter.problems if self.front_matter else ()

    def spot(self, place_in_body: int) -> Spot:
        """Return the line and column of a character of the body."""
        return self.spot_in_file(self._body_start + place_in_body)

    def spot_in_file(self, place: int) -> Spot:
        """Return the line and column of a character of the whole file."""
        before = self.text[:place]
        line = before.count("\n") + 1
        return Spot(self.path, line, len(before) - (before.rfind("\n") + 1) + 1)


_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_UNREADABLE = "\ufffd"


def file_problems(page: AuthoredPage, languages: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the file of a page, given the languages of the site."""
    yield from _name_problems(page, languages)
    unreadable = page.text.find(_UNREADABLE)
    if unreadable >= 0:
        yield Problem("not-utf-8", page.spot_in_file(unreadable))
    for mark in _CONFLICT.finditer(page.text):
        yield Problem("conflict-marker", page.spot_in_file(mark.start()))
    if page.front_matter is None and page.text.startswith("---"):
        yield Problem("front-matter-open", Spot(page.path))


def _name_problems(page: AuthoredPage, languages: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the name: it is an address of small letters, digits and hyphens, and a language."""
    parts = PurePosixPath(page.path).with_suffix("").parts[1:]
    name, _, language = parts[-1].rpartition(".")
    if language not in languages:
        yield Problem("page-without-language", Spot(page.path), {"languages": tuple(languages)})
        name = name or language
    for part in (*parts[:-1], name):
        if not _NAME.fullmatch(part):
            yield Problem("bad-page-name", Spot(page.path), {"found": part})


_FIELDS = ("title", "menu", "description", "each", "under")
_KINDS_OF_PAGE = (*KINDS_OF_PAGE, "not-found")


def check_pages(root: Path, register: Register) -> Iterator[Problem]:
    """Yield everything that is wrong with the authored pages of a project, and with what lies beside them."""
    files = files_of(root, "docs")
    pages = tuple(_page_of(root, file) for file in files if file.sort == "page")
    yield from (file.problem for file in files if file.problem)
    for page in pages:
        yield from few_of_each(_page_problems(page, pages, register), lambda problem: problem.code)
    # A page whose name alone is wrong is not missing.
    there = {file.meant or file.path for file in files}
    yield from _missing_counterparts(pages, there, register)


def _page_of(root: Path, file: ProjectFile) -> AuthoredPage:
    """Read a page; bytes that are not UTF-8 are shown as replacement characters."""
    return AuthoredPage(file.path, (root / file.path).read_text("utf-8-sig", "replace"))


def _page_problems(page: AuthoredPage, pages: tuple[AuthoredPage, ...], register: Register) -> Iterator[Problem]:
    """Yield what is wrong with one page among others."""
    if too_much := tuple(excesses(page.text)):
        # Whatever else is wrong may take minutes to find.
        yield from (Problem(one.code, page.spot_in_file(one.start)) for one in too_much)
        return
    yield from file_problems(page, register.languages)
    yield from page.front_matter_problems
    yield from _field_problems(page)
    yield from _place_problems(page, pages)
    yield from _heading_problems(page)
    for block in blocks(page.body):
        yield from _block_problems(page, block, register)
    for block in misplaced_blocks(page.body):
        yield Problem("block-misplaced", page.spot(block.start), {"found": block.name})
    for link in record_links(page.body):
        yield from _record_link_problems(page, link, register)
    yield from _problems_of_words(page, register)
    yield from _problems_of_language(page, register)
    yield from _markup_problems(page)


def _field_problems(page: AuthoredPage) -> Iterator[Problem]:
    matter = page.front_matter
    if matter is None or not isinstance(matter.tree, dict):
        return
    for name, value in matter.tree.items():
        if name not in _FIELDS:
            yield Problem("field-not-of-a-page", matter.key_spot((name,)), {"found": name, "allowed": _FIELDS})
        elif not isinstance(value, str):
            yield Problem("text-expected", matter.spot((name,)), {"field": name})
    each = page.field("each")
    if each and each not in _KINDS_OF_PAGE:
        values: dict[str, Value] = {"found": each, "hint": hint_of_list(each, _KINDS_OF_PAGE)}
        yield Problem("page-of-no-kind", matter.spot(("each",)), values)


def _place_problems(page: AuthoredPage, pages: Iterable[AuthoredPage]) -> Iterator[Problem]:
    """Say that a page is to stand under one that does not exist."""
    under = page.field("under")
    addresses = tuple(dict.fromkeys(one.address for one in pages if not one.field("each") and one.address))
    if under and under not in addresses and page.front_matter is not None:
        values: dict[str, Value] = {"found": under, "hint": hint_of_list(under, addresses)}
        yield Problem("page-under-none", page.front_matter.spot(("under",)), values)


def _heading_problems(page: AuthoredPage) -> Iterator[Problem]:
    lines = outside_code(page.body).splitlines()
    has_heading = any(line.startswith("# ") and is_visible(line.removeprefix("# ")) for line in lines)
    # A page whose front matter cannot be read may be one of records.
    if not has_heading and not page.field("each") and page.is_read:
        yield Problem("page-without-heading", page.spot(0))


def _block_problems(page: AuthoredPage, block: Block, register: Register) -> Iterator[Problem]:
    kinds, each = block_kinds(), page.field("each")
    spot = page.spot(block.start)
    if not block.well_formed:
        yield Problem("bad-block", spot, {"found": block.name})
    elif block.name not in kinds:
        usable = tuple(sorted(name for name, kind in kinds.items() if kind.each in {"", each}))
        yield Problem("unknown-block", spot, {"found": block.name, "hint": hint_of_list(block.name, usable)})
    elif kinds[block.name].each not in {"", each} and each in {"", *_KINDS_OF_PAGE} and page.is_read:
        yield Problem("block-on-wrong-page", spot, {"found": block.name, "each": kinds[block.name].each})
    else:
        yield from _arguments_amiss(block, kinds[block.name], spot)
        for name, value in block.arguments:
            yield from _argument_problems(page, block, kinds[block.name], name, value, register)


def _arguments_amiss(block: Block, kind: BlockKind, spot: Spot) -> Iterator[Problem]:
    """Yield each argument that is given twice, that says nothing, or without which the block shows nothing."""
    given = Counter(name for name, _ in block.arguments)
    for name, times in given.items():
        if times > 1:
            yield Problem("argument-twice", spot, {"block": kind.name, "argument": name})
    for name in (name for name in kind.required if name not in given):
        yield Problem("argument-missing", spot, {"block": kind.name, "argument": name})
    for name in dict.fromkeys(name for name, value in block.arguments if not value.strip() and name in kind.arguments):
        yield Problem("argument-empty", spot, {"block": kind.name, "argument": name})


def _argument_problems(
    page: AuthoredPage, block: Block, kind: BlockKind, name: str, value: str, register: Register
) -> Iterator[Problem]:
    spot = page.spot(block.start)
    if name not in kind.arguments:
        values: dict[str, Value] = {"block": kind.name, "found": name, "hint": hint_of_list(name, kind.arguments)}
        yield Problem("unknown-argument" if kind.arguments else "no-arguments", spot, values)
        return
    if not value.strip():
        return
    if name in {"places", "compared"}:
        yield from _places_problems(page, block, value, register)
    if name == "compared" and len(value.split()) != 2:
        yield Problem("compared-not-two", spot, {"found": value})
    if listed := ARGUMENT_VALUES.get(name):
        yield from _unknown_name(register, spot, value, (listed,))
        return
    allowed = tuple(LISTS) if name == "list" else LISTS.get(name.replace("_", "-"), ())
    if allowed and value not in allowed:
        hint = hint_of_list(value, allowed)
        yield Problem("unknown-argument-value", spot, {"found": value, "argument": name, "hint": hint})


def _unknown_name(register: Register, spot: Spot, name: str, kinds: tuple[str, ...]) -> Iterator[Problem]:
    there = any(name in register.entries[kind] for kind in kinds) or register.lost.holds(name, *kinds)
    if not there:
        yield problem_of_name(register, spot, name, kinds, "known-reference")


def _places_problems(page: AuthoredPage, block: Block, value: str, register: Register) -> Iterator[Problem]:
    """Each place is written identity#paragraph, and is there."""
    for written in value.split():
        identity, _, anchor = written.partition("#")
        if not anchor and register.kind_of(identity):
            # The example shows the form where no place is held.
            hint = tuple(f"{identity}#{at}" for at in (register.places_in(identity) or ("p4-a",))[:8])
            yield Problem("place-without-paragraph", page.spot(block.start), {"found": written, "hint": hint})
        yield from _record_link_problems(page, RecordLink(identity, anchor, block.start, block.end), register)


_LINKABLE = tuple(kind.name for kind in KINDS if kind.place)


def _record_link_problems(page: AuthoredPage, link: RecordLink, register: Register) -> Iterator[Problem]:
    spot, places = page.spot(link.start), register.places_in(link.identity)
    if not register.kind_of(link.identity):
        if not register.lost.holds(link.identity, *_LINKABLE):
            yield problem_of_name(register, spot, link.identity, _LINKABLE, "unknown-record")
    elif link.anchor and link.anchor not in places and not register.has_number_twice(link.identity):
        values: dict[str, Value] = {"record": link.identity, "found": link.anchor}
        values["hint"] = hint_of_list(link.anchor, places)
        yield Problem("unknown-place-in-record" if places else "no-paragraph-yet", spot, values)


def _problems_of_words(page: AuthoredPage, register: Register) -> Iterator[Problem]:
    """Yield the links that name a record as readers do, by its symbol or title."""
    for link in links_in_words(page.body):
        words, _, anchor = link.address.partition("#")
        if called := names_called(register, words, _LINKABLE):
            written = tuple(f"{name}#{anchor}" if anchor else name for name in called)
            hint = Hint("write" if len(called) == 1 else "one-of", written)
            yield Problem("name-in-words", page.spot(link.start), {"found": words, "hint": hint})


_WORDS_OF_FRONT_MATTER = ("title", "menu", "description")


def _problems_of_language(page: AuthoredPage, register: Register) -> Iterator[Problem]:
    """Yield what is wrong with the words of a page and of its front matter, as with those of records."""
    language = page.path.removesuffix(".md").rpartition(".")[2]
    # One page of those that are not there stands for all languages.
    if language not in register.languages or page.field("each") == "not-found":
        return
    tags = {key: one.tag for key, one in register.languages.items()}
    known = partial(is_name, register, own=frozenset())
    for fault in faults_of_prose(page.body, language, tags, known):
        yield Problem(fault.code, page.spot(fault.start), fault.values)
    for name in _WORDS_OF_FRONT_MATTER:
        of_field = fault_of_words(page.field(name), language, tags, known)
        if page.front_matter and of_field:
            yield Problem(of_field.code, page.front_matter.spot((name,)), of_field.values)


def _markup_problems(page: AuthoredPage) -> Iterator[Problem]:
    for tag in tags(page.body):
        yield from _tag_problems(page, tag)
    for link in unsafe_links(page.body):
        yield Problem("link-not-allowed", page.spot(link.start), {"found": link.address[:40]})
    for image in distant_images(page.body):
        yield Problem("image-elsewhere", page.spot(image.start), {"found": image.address[:40]})


def _tag_problems(page: AuthoredPage, tag: Tag) -> Iterator[Problem]:
    if tag.name not in SAFE_TAGS:
        allowed = tuple(sorted(SAFE_TAGS))
        yield Problem("html-not-allowed", page.spot(tag.start), {"found": tag.name, "allowed": allowed})
        return
    for attribute in tag.attributes:
        if attribute not in SAFE_ATTRIBUTES:
            allowed = tuple(sorted(SAFE_ATTRIBUTES))
            yield Problem("attribute-not-allowed", page.spot(tag.start), {"found": attribute, "allowed": allowed})


def _missing_counterparts(
    pages: Iterable[AuthoredPage], there: Collection[str], register: Register
) -> Iterator[Problem]:
    """Every page stands in English and Chinese, where these are required; `there` are the paths of all pages.

    Other languages get their pages one by one; until then readers see the page in the first language.
    """
    required = missing_languages((), register.languages)
    for page in pages:
        stem, _, language = page.path.removesuffix(".md").rpartition(".")
        counterparts = {key: f"{stem}.{key}.md" for key in required if key != language}
        missing = {key: path for key, path in counterparts.items() if path not in there}
        if language in register.languages and missing:
            names, files = tuple(missing), tuple(missing.values())
            yield Problem("page-without-counterpart", Spot(page.path), {"languages": names, "missing": files})
