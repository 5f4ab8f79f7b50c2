"""What is wrong with the authored pages, told at line and column, without the engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import takewhile
from pathlib import Path

from jointreport.files.project import PROGRAM, ProjectFile, files_of
from jointreport.markdown.allowed import SAFE_ATTRIBUTES, SAFE_TAGS
from jointreport.markdown.blocks import EACH, block_problems
from jointreport.markdown.contents import Contents, Heading, Tag, contents_of
from jointreport.markdown.leftovers import Finding
from jointreport.markdown.limits import excesses
from jointreport.markdown.links import Docs, link_problems, moved_problems, name_in_words
from jointreport.markdown.page import AuthoredPage, file_problems
from jointreport.markdown.prose import faults_of_prose
from jointreport.problems import Problem, Spot, Value, few_of_each
from jointreport.problems.hints import hint_of_list
from jointreport.records.model.base import is_visible
from jointreport.records.model.language import missing_languages
from jointreport.records.register.register import Register
from jointreport.rules.language import faults_of_line
from jointreport.rules.language.scripts import script_of
from jointreport.system.cache import Cache

_FIELDS = ("title", "menu", "description", "each", "under")
_KIND = "contents"
_BESIDES = 400
"""So many pages as they were before are remembered besides, such as those of another branch."""


def authored_pages(root: Path) -> tuple[AuthoredPage, ...]:
    """Return the pages of a project."""
    return tuple(_page_of(root, file) for file in files_of(root, "docs") if file.sort == "page")


def check_pages(root: Path, register: Register, cache: Cache | None = None) -> Iterator[Problem]:
    """Yield everything that is wrong with the authored pages of a project, and with what lies beside them."""
    files = files_of(root, "docs")
    pages = tuple(_page_of(root, file) for file in files if file.sort == "page")
    yield from (file.problem for file in files if file.problem)
    docs = _docs(files, pages, register, cache or Cache(root / ".cache"))
    found = {
        page.path: tuple(few_of_each(_page_problems(page, contents, docs), lambda problem: problem.code))
        for page, contents in docs.pages.values()
    }
    for problems in found.values():
        yield from problems
    # A page whose name alone is wrong is not missing.
    there = {file.meant or file.path for file in files}.union(docs.path_meant(page) for page in pages)
    yield from _missing_counterparts(pages, there, register)
    yield from _differences(docs, {path: {one.code for one in problems} for path, problems in found.items()})
    yield from moved_problems(docs)


def _page_of(root: Path, file: ProjectFile) -> AuthoredPage:
    """Read a page; bytes that are not UTF-8 are shown as replacement characters."""
    return AuthoredPage(file.path, (root / file.path).read_text("utf-8-sig", "replace"))


def _docs(files: Iterable[ProjectFile], pages: Sequence[AuthoredPage], register: Register, cache: Cache) -> Docs:
    """Return what links may lead to; what stands in a page is found once for its text, and kept."""
    known = {page: _contents(page, cache) for page in pages}
    cache.forget(_KIND, besides=_BESIDES)
    places = {(page.address, page.language): (page, known[page]) for page in pages}
    # A page whose name says no language, or whose place is taken, is checked all the same.
    others = {(page.address, page.path): (page, known[page]) for page in pages if page not in dict(places.values())}
    below = {file.path.removeprefix("docs/") for file in files if file.is_published and file.sort != "page"}
    # What leads to a file that is told itself is not wrong as well.
    told = {path for file in files if file.sort == "wrong" for path in (file.path, file.meant) if path}
    lost = (AuthoredPage(path, "") for path in sorted(told) if path.endswith(".md") and path.count(".") > 1)
    below.update(path.removeprefix("docs/") for path in told)
    unread = {(page.address, page.language): (page, None) for page in lost}
    return Docs(register, unread | places | others, below.union(f"assets/{name}" for name in PROGRAM))


def _contents(page: AuthoredPage, cache: Cache) -> Contents | None:
    """Return what stands in a page; nothing where it is so large that it would take minutes to read."""
    if any(excesses(page.text)):
        return None
    key = cache.key(page.body)
    kept = cache.get(_KIND, key, Contents)
    if kept is None:
        kept = contents_of(page.body)
        cache.put(_KIND, key, kept)
    return kept


def _page_problems(page: AuthoredPage, contents: Contents | None, docs: Docs) -> Iterator[Problem]:
    """Yield what is wrong with one page among others."""
    if contents is not None and contents.too_deep:
        yield Problem("page-too-deep", _spot(page, contents.too_deep))
        return
    if contents is None:
        # Whatever else is wrong may take minutes to find.
        yield from (Problem(one.code, page.spot(one.start)) for one in excesses(page.text))
        return
    yield from file_problems(page, docs.register.languages, docs.path_meant(page))
    if page.in_conflict:
        # Of two versions nothing is meant to stand together.
        return
    yield from page.front_matter_problems
    yield from _field_problems(page)
    yield from _place_problems(page, (one for one, _ in docs.pages.values()))
    yield from _heading_problems(page, contents)
    yield from _written_problems(page, contents, docs)


def _written_problems(page: AuthoredPage, contents: Contents, docs: Docs) -> Iterator[Problem]:
    """Yield what is wrong with what stands in the Markdown of a page."""
    spot = partial(_spot, page)
    for call in contents.calls:
        yield from block_problems(page, call.block, spot(call.at), docs.register)
        if call.block.well_formed and not call.alone:
            yield Problem("block-misplaced", spot(call.at), {"found": call.block.name})
    for link in contents.links:
        yield from link_problems(page, link, spot(link.at), docs)
    for tag in contents.tags:
        yield from _tag_problems(tag, spot(tag.at))
    for finding in contents.findings:
        yield from _finding_problems(page, finding, spot(finding.at), docs)
    yield from _anchor_problems(page, contents)
    yield from _language_problems(page, contents, docs.register)


_WORDS_OF_FRONT_MATTER = ("title", "menu", "description")


def _language_problems(page: AuthoredPage, contents: Contents, register: Register) -> Iterator[Problem]:
    """Yield what is wrong with the words of a page and of its front matter, as with those of records."""
    language = page.language
    # One page of those that are not there stands for all languages.
    if language not in register.languages or page.field("each") == "not-found":
        return
    look = partial(faults_of_line, register, language)
    for at, fault in faults_of_prose(contents.words, script_of(register.languages[language].tag), look):
        yield Problem(fault.code, _spot(page, at), fault.values)
    if (matter := page.front_matter) is not None:
        for name in _WORDS_OF_FRONT_MATTER:
            yield from (Problem(one.code, matter.spot((name,)), one.values) for one in look(page.field(name)))


def _spot(page: AuthoredPage, at: tuple[int, int]) -> Spot:
    line, column = at
    return Spot(page.path, page.lines_above + line, column)


_INSIDE = re.compile(r"\]\(([^()]+)\)?\Z")


def _finding_problems(page: AuthoredPage, finding: Finding, spot: Spot, docs: Docs) -> Iterator[Problem]:
    """Yield what did not become what was meant; front matter that was not read is told as such alone."""
    if finding.code == "front-matter-on-page" and not page.is_read:
        return
    if finding.code == "link-not-made" and (inside := _INSIDE.search(finding.found)):
        address = Spot(spot.path, spot.line, spot.column + inside.start(1))
        if named := name_in_words(inside.group(1), address, docs.register):
            yield named
            return
    yield Problem(finding.code, spot, {"found": finding.found})


def _anchor_problems(page: AuthoredPage, contents: Contents) -> Iterator[Problem]:
    """Yield each name that an author gives to two things on one page."""
    taken: set[str] = set()
    for anchor, at in contents.anchors:
        if anchor in taken:
            yield Problem("anchor-twice", _spot(page, at), {"anchor": anchor})
        taken.add(anchor)


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
    if each and each not in EACH:
        values: dict[str, Value] = {"found": each, "hint": hint_of_list(each, EACH)}
        yield Problem("page-of-no-kind", matter.spot(("each",)), values)


def _place_problems(page: AuthoredPage, pages: Iterable[AuthoredPage]) -> Iterator[Problem]:
    """Say that a page is to stand under one that does not exist."""
    under = page.field("under")
    addresses = tuple(dict.fromkeys(one.address for one in pages if not one.field("each") and one.address))
    if under and under not in addresses and page.front_matter is not None:
        values: dict[str, Value] = {"found": under, "hint": hint_of_list(under, addresses)}
        yield Problem("page-under-none", page.front_matter.spot(("under",)), values)


def _heading_problems(page: AuthoredPage, contents: Contents) -> Iterator[Problem]:
    """Yield what is wrong with the headings: one main heading stands first, and no level is left out."""
    main = [one for one in contents.headings if one.level == 1 and is_visible(one.words)]
    # A page whose front matter cannot be read may be one of records.
    if not main and not page.field("each") and page.is_read:
        yield Problem("page-without-heading", page.spot(page.text.find(page.body)))
    if main and contents.begins < main[0].at and page.is_read:
        yield Problem("words-before-heading", _spot(page, contents.begins), {"found": main[0].words[:60]})
    for one in main[1:]:
        yield Problem("second-main-heading", _spot(page, one.at), {"found": one.words[:60]})
    # Below a heading that is none, or of another level, the next one seems to leap.
    if len(main) <= 1 and all(one.code != "heading-not-made" for one in contents.findings):
        yield from _leaps(page, [one for one in contents.headings if one.level > 1])


def _leaps(page: AuthoredPage, headings: Iterable[Heading]) -> Iterator[Problem]:
    above = 1
    for one in headings:
        if not is_visible(one.words):
            yield Problem("heading-without-words", _spot(page, one.at))
        if one.level > above + 1:
            values = {"found": one.words[:60], "write": "#" * (above + 1)}
            yield Problem("heading-leap", _spot(page, one.at), values)
        above = one.level


def _tag_problems(tag: Tag, spot: Spot) -> Iterator[Problem]:
    if tag.name not in SAFE_TAGS:
        allowed = tuple(sorted(SAFE_TAGS))
        yield Problem("html-not-allowed", spot, {"found": tag.name, "allowed": allowed})
        return
    for attribute in tag.attributes:
        if attribute not in SAFE_ATTRIBUTES:
            allowed = tuple(sorted(SAFE_ATTRIBUTES))
            yield Problem("attribute-not-allowed", spot, {"found": attribute, "allowed": allowed})


_ABOUT_HEADINGS = frozenset({"heading-not-made", "heading-without-words", "heading-leap", "second-main-heading"})
_ABOUT_BLOCKS = frozenset({"block-not-made", "block-misplaced"})


def _differences(docs: Docs, told: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Yield where a page begins to differ from that in the first language: in its headings, and in its blocks.

    By path the codes are given that are told of each page: what is told of one need not be told of its counterpart.
    """
    required = missing_languages((), docs.register.languages)
    for (address, language), (page, contents) in docs.pages.items():
        first, theirs = docs.pages.get((address, required[0]), (page, None)) if required else (page, None)
        comparable = all(one.is_read and not one.in_conflict for one in (page, first))
        if comparable and language in required[1:] and contents is not None and theirs is not None:
            yield from _missing_fields(page, first, required[0])
            codes = {*told[page.path], *told[first.path]}
            if not codes & _ABOUT_HEADINGS:
                yield from _first_difference(page, contents.headings, theirs.headings, required[0])
            if not codes & _ABOUT_BLOCKS and all(
                _blocks_are_sound(*one, docs) for one in ((page, contents), (first, theirs))
            ):
                yield from _missing_blocks(page, contents, theirs, required[0])


def _blocks_are_sound(page: AuthoredPage, contents: Contents, docs: Docs) -> bool:
    """Whether nothing is wrong with any block of a page."""
    return not any(any(block_problems(page, call.block, page.spot(0), docs.register)) for call in contents.calls)


def _missing_blocks(page: AuthoredPage, ours: Contents, theirs: Contents, first: str) -> Iterator[Problem]:
    """Yield each block that stands on the page in the first language or on this one, and not on both."""
    here, there = (Counter(call.block.name for call in one.calls) for one in (ours, theirs))
    for call in theirs.calls:
        if call.block.name in there - here:
            yield Problem("block-in-one-language", Spot(page.path), {"found": str(call.block), "language": first})
    for call in ours.calls:
        if call.block.name in here - there:
            values = {"found": str(call.block), "language": first}
            yield Problem("block-not-in-first-language", _spot(page, call.at), values)


def _first_difference(
    page: AuthoredPage, ours: Sequence[Heading], theirs: Sequence[Heading], language: str
) -> Iterator[Problem]:
    same = sum(1 for _ in takewhile(lambda two: two[0].level == two[1].level, zip(ours, theirs, strict=False)))
    if same < max(len(ours), len(theirs)):
        at = (*(one.at for one in ours[: same + 1]), (1, 1))[min(same, max(len(ours) - 1, 0))]
        if same < len(theirs):
            found = f"{'#' * theirs[same].level} {theirs[same].words}"[:60]
            yield Problem("headings-differ", _spot(page, at), {"language": language, "found": found})
        else:
            values = {"language": language, "found": _heading_line(ours[same])}
            yield Problem("heading-not-there", _spot(page, at), values)
        return
    if moved := _section_moved(ours, theirs):
        yield Problem(
            "sections-in-other-order", _spot(page, moved.at), {"language": language, "found": _heading_line(moved)}
        )
        return
    for here, there in zip(ours, theirs, strict=True):
        # A name that did not become one is told by itself.
        if here.named != there.named and not re.search("[{｛] *[#＃]", here.words + there.words):
            values = {"language": language, "found": _heading_line(there), "here": _heading_line(here)}
            yield Problem("heading-named-otherwise", _spot(page, here.at), values)


def _section_moved(ours: Sequence[Heading], theirs: Sequence[Heading]) -> Heading | None:
    """Return the first heading that stands elsewhere than in the first language, where all have the same names."""
    here, there = ([one.named for one in headings if one.named] for headings in (ours, theirs))
    if here == there or sorted(here) != sorted(there):
        return None
    return next(one for one, other in zip(ours, theirs, strict=True) if one.named != other.named)


def _heading_line(heading: Heading) -> str:
    """Return a heading as its author wrote it."""
    named = f" {{#{heading.named}}}" if heading.named else ""
    return f"{'#' * heading.level} {heading.words[:40]}{named}"


def _missing_fields(page: AuthoredPage, first: AuthoredPage, language: str) -> Iterator[Problem]:
    """Yield the fields above a page that it has in the first language alone, such as its description."""
    missing = tuple(f"{name}: …" for name in _FIELDS if first.field(name) and not page.field(name))
    if missing:
        yield Problem("field-in-one-language", Spot(page.path), {"fields": missing, "language": language})


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
