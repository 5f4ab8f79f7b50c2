"""The finished pages of the invented corpus and of the real site: which there are, and what none may hold."""

from __future__ import annotations

import gzip
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from finished import Page, all_pages, page_at, pages, said
from jointreport.site.urls import MEMORY_FILE, TERMS_FILE
from projects import folders, is_trial, records, with_page

_SHELLS = {"record", "year", "not-found"}
SCRIPTS = ("filters.js", "moved.js", "results.js", "search.js", "site.js")
FOLDERS = {
    "decisions": "decisions/",
    "documents": "documents/",
    "areas": "areas/",
    "meetings": "meetings/",
    "joint-report": "annexes/joint-report/",
    "outline": "annexes/outline/",
}
LOADED_BY_ITSELF = {"src", "srcset", "srcdoc", "poster", "data"}
"""Attributes that make a browser send a request without being asked, and of links and drawings `href`."""
_LINKS_FOR_READERS = {"canonical", "alternate"}


def paths_of_authored(project: Path) -> set[str]:
    """Every Markdown file in the first language has a page, but those that are shells of many."""
    files = (file.relative_to(project / "docs") for file in (project / "docs").rglob("*.en.md"))
    found = (
        file.as_posix().removesuffix(".en.md") for file in files if not _SHELLS & {file.name.split(".")[0], *file.parts}
    )
    return {re.sub(r"(^|/)index/$", r"\1", f"{path}/") for path in found}


def test_there_are_these_pages_and_no_other(any_project: Path, any_site: Path) -> None:
    """The pages written by authors, one for each record of the kinds that have pages, and what stands below those."""
    found = {page.path for page in pages(any_site) if not page.folder}
    # A joint report and an outline are parts of documents.
    of_records = {f"{folder}{key}/" for kind, folder in FOLDERS.items() for key in with_page(any_project, kind)}
    below = {path for path in found if re.match(r"(decisions|documents)/[^/]+/(parallel|differences|changes)", path)}
    assert found - below == paths_of_authored(any_project) | of_records
    assert {re.sub(r"[^/]+/$", "", path) for path in below} <= of_records


def test_there_are_these_other_files_and_no_more(any_project: Path, any_site: Path) -> None:
    files = {file.relative_to(any_site).as_posix() for file in any_site.rglob("*.*")}
    # Plain editions are looked at in test_text_pages.py, documents on paper in paper/test_paper_in_builds.py.
    kept = {file for file in files if not file.endswith((".html", "/plain.txt", ".docx", ".pdf"))}
    others = {re.sub(r"\.[0-9a-f]+\.min|[0-9a-f]{12}-", "", file) for file in kept}
    ours = {f"assets/{name}" for name in ("icon.svg", "plain.css", "site.css", *SCRIPTS, "stylesheets/main.css")}
    search = {f"search/{name}.js" for name in ("0", "traditional", *records(any_project, "languages"))}
    root = {".jointreport.json", MEMORY_FILE, TERMS_FILE}
    assert others == {*ours, *search, *root, *(() if is_trial(any_project) else ("sitemap.xml",))}


def test_all_languages_have_the_same_addresses(any_project: Path, any_site: Path) -> None:
    """The same path below `/`, `/zh/` and every further language; the redirects and tombstones too.

    Languages side by side stand in the languages that they show (`test_parallel.py`).
    """
    by_folder: dict[str, set[str]] = {}
    for page in all_pages(any_site):
        if "/parallel" not in page.path:
            by_folder.setdefault(page.folder, set()).add(page.path)
    by_folder[""].remove("404.html")
    assert set(by_folder) == {*folders(any_project).values()}
    assert all(found == by_folder[""] for found in by_folder.values())


def test_all_languages_have_the_same_anchors_in_the_same_order(any_site: Path) -> None:
    first: dict[str, tuple[str, ...]] = {}
    for page in pages(any_site):
        assert page.anchors == first.setdefault(page.path, page.anchors), page


_NAMES_OF_PLACES = ("for", "headers", "aria-controls", "aria-describedby", "aria-labelledby", "aria-owns")


def test_what_an_element_says_of_another_names_one_of_the_page(any_site: Path) -> None:
    """A name that is changed at one end alone is read by nobody, and shows only where a script opens something."""
    for page in all_pages(any_site):
        said = {element.get(key, "") for element in page.root.iter() for key in _NAMES_OF_PLACES}
        assert {name for names in said for name in names.split()} <= {*page.anchors}, page


def test_headings_begin_with_one_of_the_first_level_and_leave_no_level_out(any_site: Path) -> None:
    for page in all_pages(any_site):
        (heading,) = page.every("h1")
        assert said(heading), page
        levels = [int(element.tag[1]) for element in page.root.iter() if re.fullmatch("h[1-6]", element.tag)]
        assert all(later <= level + 1 for level, later in itertools.pairwise(levels)), (page, levels)


def headings_of(page: Page) -> list[tuple[int, str, str]]:
    """Return depth, anchor and words of the headings of two levels that have an anchor; the first stands highest."""
    found: list[tuple[int, str, str]] = []
    for element in page.root.iter():
        if element.tag in {"h2", "h3"} and (anchor := element.get("id")):
            depth = 2 if element.tag == "h3" and found else 1
            found.append((depth, f"#{anchor}", "".join(element.itertext()).strip()))
    return found


def contents_of(page: Page) -> Iterator[tuple[int, str, str]]:
    """Yield the contents in the same form."""
    for item in (li for nav in page.every("nav", **{"class": "contents"}) for li in nav.iterfind("details/ul/li")):
        for depth, link in (*((1, one) for one in item.iterfind("a")), *((2, one) for one in item.iterfind("ul/li/a"))):
            yield depth, link.attrib["href"], "".join(link.itertext())


def test_the_contents_of_a_page_are_its_headings(any_site: Path) -> None:
    """In their order, as plain words, whoever wrote them: an author or a block; one heading alone needs none."""
    for page in pages(any_site):
        headings = headings_of(page)
        assert [*contents_of(page)] == (headings if len(headings) > 1 else []), page


def test_no_page_holds_an_inline_script_a_style_or_a_handler(any_site: Path) -> None:
    """So that a strict content policy fits, and nothing an author writes can run."""
    for page in all_pages(any_site):
        assert not page.every("style"), page
        assert all(script.get("src") and not script.text for script in page.every("script")), page
        for element in page.root.iter():
            assert not [key for key in element.attrib if key == "style" or key.startswith("on")], page
            assert not [value for value in element.attrib.values() if "javascript:" in value.lower()], page


def requested(page: Page) -> Iterator[str]:
    """Every address a browser asks for by itself when it shows the page."""
    for element in page.root.iter():
        yield from (value for key, value in element.attrib.items() if key in LOADED_BY_ITSELF)
        if element.tag in {"link", "use", "image"} and element.get("rel") not in _LINKS_FOR_READERS:
            yield element.get("href", "")


def test_no_page_asks_another_host_for_anything(any_site: Path) -> None:
    """Stylesheets, scripts, pictures and icons come from the site by relative addresses; an empty icon from nowhere."""
    for page in all_pages(any_site):
        for address in requested(page):
            assert not re.match(r"(?!data:,)[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE), (page, address)


def test_no_stylesheet_asks_for_anything_more(any_site: Path) -> None:
    for sheet in any_site.rglob("*.css"):
        style = sheet.read_text("utf-8")
        assert "@import" not in style
        assert re.findall(r"url\((?![\"']?data:)[^)]*\)", style) == []


def test_the_script_is_small_and_so_is_our_stylesheet(any_site: Path) -> None:
    """As sent, packed; the scripts of the search and of filters are loaded where they are used alone."""
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in (any_site / "assets").rglob("*.*s")}
    (material,) = (name for name in sizes if name.startswith("main."))
    limits = {
        "site.js": 2560,
        "moved.js": 512,
        "filters.js": 3072,
        "results.js": 3584,
        "search.js": 6656,
        "site.css": 12_000,
    }
    assert [name for name, most in {**limits, material: 4096}.items() if sizes[name] > most] == []


def test_no_page_holds_a_marker_or_names_a_shell(any_site: Path) -> None:
    """The page of a kind of record (`decisions/record.en.md`) is a shell: no file, no link."""
    for page in all_pages(any_site):
        assert "xslot" not in page.html, page
        assert not re.search(r"(^|/)(record|not-found)/", page.path), page
        assert not re.search(r'(?:href|content|src)="[^"]*\b(?:record|not-found)/', page.html), page


def test_a_symbol_in_prose_is_a_link_and_code_stays_as_it_is_written(built_corpus: Path) -> None:
    """`{{` is a block in prose only, so that the guides can show how a block is written."""
    page = page_at(built_corpus / "site", "")
    assert page.links(**{"class": "symbol"})["AA-3/9"] == "./decisions/aa-3-9/"
    assert {"AA-3/9", "{{ figures }} in code stays"} <= {*map(said, page.every("code"))}
    assert not [code for code in page.every("code") if code.find(".//a") is not None]
    assert page.html.count("{{") == 1
