"""What the pages and the sitemap say of their own addresses, and where a reader can mend a page."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from finished import Page, all_pages, page_at, pages
from projects import ADDRESS, EDIT, build, contents, folders, is_trial, records

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
ALTERNATE = "{http://www.w3.org/1999/xhtml}link"
KINDS = ("decisions", "documents", "areas", "meetings", "annexes/joint-report", "annexes/outline")


def alternates_of(page: Page) -> dict[str, str]:
    links = page.every("link", rel="alternate")
    assert len({link.get("hreflang") for link in links}) == len(links), page
    return {link.attrib["hreflang"]: link.attrib["href"] for link in links}


def expected_alternates(project: Path, path: str) -> dict[str, str]:
    """Return the address in each language that has the page by its tag; the first of them is for all others too."""
    languages = records(project, "languages")
    there = {
        languages[language]["tag"]: f"{ADDRESS}{folder}{path}"
        for language, folder in folders(project).items()
        if (project / "site" / folder / path / "index.html").exists()
    }
    return there | {"x-default": next(iter(there.values()))}


def test_the_root_element_says_language_and_direction(any_project: Path, any_site: Path) -> None:
    languages = records(any_project, "languages")
    entries = {folder: languages[language] for language, folder in folders(any_project).items()}
    for page in all_pages(any_site):
        said = {"tag": page.root.get("lang"), "direction": page.root.get("dir")}
        assert said.items() <= entries[page.folder].items(), page


def test_every_page_names_its_own_public_address(any_site: Path) -> None:
    for page in pages(any_site):
        (canonical,) = page.every("link", rel="canonical")
        assert canonical.get("href") == page.meta("og:url")
        if page.path != "draft-decision/":
            assert canonical.get("href") == f"{ADDRESS}{page!r}"


def test_the_page_of_the_newest_draft_is_cited_by_the_page_of_its_record(any_site: Path) -> None:
    for page in (page for page in pages(any_site) if page.path == "draft-decision/"):
        (canonical,) = page.every("link", rel="canonical")
        (cited,) = (one for one in pages(any_site) if f"{ADDRESS}{one!r}" == canonical.get("href"))
        assert cited.folder == page.folder
        assert {anchor for anchor in cited.anchors if anchor.startswith("p")} <= set(page.anchors)


def test_every_page_names_its_counterparts_and_they_name_it(any_project: Path, any_site: Path) -> None:
    """All languages that have it, itself included, and the first as `x-default`: so the naming is mutual."""
    for page in pages(any_site):
        assert alternates_of(page) == expected_alternates(any_project, page.path), page


def test_the_sitemap_lists_the_pages_each_with_its_counterparts(any_project: Path, any_site: Path) -> None:
    """No redirect, no tombstone, no page for unknown addresses; every address absolute. A trial edition has none."""
    if is_trial(any_project):
        assert not (any_site / "sitemap.xml").exists()
        return
    entries = list(ET.parse(any_site / "sitemap.xml").getroot())  # noqa: S314 - we have just built it.
    listed = [entry.findtext(LOCATION) for entry in entries]
    assert sorted(filter(None, listed)) == sorted(f"{ADDRESS}{page!r}" for page in pages(any_site))
    for entry in entries:
        address = (entry.findtext(LOCATION) or "").removeprefix(ADDRESS)
        links = {link.get("hreflang"): link.get("href") for link in entry.iter(ALTERNATE)}
        assert links == expected_alternates(any_project, page_at(any_site, address).path)


def edit_link(page: Page) -> str:
    (paragraph,) = page.every("p", **{"class": "edit"})
    return paragraph[0].attrib["href"].removeprefix(EDIT)


def test_the_pencil_opens_the_file_of_the_page_or_of_its_record(any_project: Path, any_site: Path) -> None:
    """By an absolute address; all languages of a record are mended in the same file, which is there."""
    # Pages of their languages and changes stand below those of records.
    own = tuple(f"{kind}/{key}/" for kind in KINDS for key in records(any_project, kind.rpartition("/")[2]))
    for page in pages(any_site):
        file = edit_link(page).partition("#")[0]
        assert (any_project / file).is_file(), page
        assert file.startswith("data/") == page.path.startswith(own), page


def test_the_pencil_opens_for_example(built_corpus: Path) -> None:
    for address, file in {
        "": "docs/index.en.md",
        "zh/services/": "docs/services.zh.md",
        "decisions/aa-3-4/": "data/decisions/aa-3-4.yaml",
        "zh/decisions/aa-3-4/": "data/decisions/aa-3-4.yaml",
        "areas/lamp-care/": "data/areas.yaml#L2",
        "zh/meetings/aa-cop-5/": "data/meetings.yaml#L91",
        "annexes/outline/2026-2027/": "data/documents/ex-aa-cop-4-inf-3.yaml",
    }.items():
        assert edit_link(page_at(built_corpus / "site", address)) == file


SHOWN = (
    "activities",
    "services",
    "terms",
    "sources",
    "bodies",
    "conventions",
    "context",
    "statements",
    "meetings",
    "areas",
)
"""The kinds of which every record is shown somewhere, on a page that is made from another file or of its own."""


def pencils(page: Page) -> dict[str, str]:
    """Return the place each pencil of a page leads to, by its accessible name."""
    found = page.every("a", **{"class": "pencil"})
    return {link.attrib["aria-label"]: link.attrib["href"].removeprefix(EDIT) for link in found}


def test_a_pencil_at_each_record_leads_to_its_file_and_line(any_project: Path, any_site: Path) -> None:
    led = {place for page in pages(any_site) for place in (*pencils(page).values(), edit_link(page))}
    for kind in SHOWN:
        table = any_project / "data" / f"{kind}.yaml"
        lines = table.read_text("utf-8").splitlines() if table.is_file() else []
        for name in records(any_project, kind):
            if lines:
                first = next(n for n, line in enumerate(lines, 1) if line.startswith(f"{name}:"))
                assert f"data/{kind}.yaml{'' if first == 1 else f'#L{first}'}" in led
            else:
                assert any(place.endswith(f"/{name}.yaml") and place.startswith(f"data/{kind}/") for place in led)


def test_no_pencil_stands_in_the_words_of_a_page(any_site: Path) -> None:
    assert all(link.text is None for page in pages(any_site) for link in page.every("a", **{"class": "pencil"}))


def test_no_two_pencils_of_a_page_are_called_the_same(built_corpus: Path) -> None:
    """Where the records are not: two sources may have one title."""
    for page in pages(built_corpus / "site"):
        found = page.every("a", **{"class": "pencil"})
        assert len({link.attrib["href"] for link in found}) == len(pencils(page)), page


def test_pencils_are_called_in_the_language_of_the_page(built_corpus: Path) -> None:
    """By the record in its file where its name waits for a translation: a name for screen readers has one language."""
    site = built_corpus / "site"
    english, chinese = (pencils(page_at(site, f"{folder}bodies/")) for folder in ("", "zh/"))
    assert list(english.values()) == list(chinese.values())
    assert next(iter(english.items())) == ("Correct “Ambrose Convention”", "data/conventions.yaml#L2")
    assert next(iter(chinese.items())) == ("更正“安布罗斯公约”", "data/conventions.yaml#L2")


@pytest.mark.slow
def test_the_public_address_may_end_with_a_slash_or_without(own_corpus: Path) -> None:
    """GitHub gives it without; every address is built on it, and the two builds are the same."""
    address, built = "https://example.net/a/long/path", []
    for given in (address, f"{address}/"):
        build(own_corpus, preview=True, SITE_URL=given)
        built.append(contents(own_corpus / "site"))
    assert built[0] == built[1]
    page = page_at(own_corpus / "site", "zh/decisions/aa-3-4/")
    (canonical,) = page.every("link", rel="canonical")
    assert canonical.get("href") == f"{address}/zh/decisions/aa-3-4/"
    assert "example.org" not in (own_corpus / "site/sitemap.xml").read_text("utf-8")
    home = page_at(own_corpus / "site", "404.html").every("a")[1].get("href")
    assert home == "/a/long/path/"
