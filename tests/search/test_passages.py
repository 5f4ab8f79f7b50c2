"""What the views hand over is what the finished page shows, and whatever it shows of the data can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from finished import Page, all_pages, pages
from jointreport.search.pages import Searchable
from projects import read_yaml
from search.indexes import renderer_of, searchable_in

NEED_NOT_BE_FOUND = {
    "notes": "from where something is known, how surely, by which step it was inferred",
    "cite": "the marks of these notes",
    "step": "how something was inferred",
    "item--source": "the list of the same sources",
    "unknown": "where something was looked for in vain",
    "statement": "what a text is, in words that stand above every such text; results say it in a badge",
    "strip__line": "as above",
    "quote__answer": "as above",
    "details": "folded away: what is taken apart, quoted or listed from a text that is found where it stands",
    "due": "what is asked for by a meeting: each leads to the paragraph that asks for it",
    "request": "as above",
    "quoted": "the text once more, ready to be copied",
    "table--decisions": "a list: each row leads to the page on which its words are found",
    "table--documents": "as above",
    "table--lineage": "as above",
    "filters": "the words by which such a list is filtered",
    "a": "leads to where its words are found; a symbol in a sentence belongs to that",
}
"""Class or name of an element → why the search need not find what it holds."""
NEED_NOT_BE_FOUND_AS_DATA = {
    "periods.*.name": "the years of a biennium, which head what is told of it",
    "*.read-part": "how far a text was read, in the line above it",
    "*status": "no text: for each language a value of a closed list",
}
"""Field of the data → why the search need not find it."""


@dataclass
class Shown:
    """The words of a page without any spaces, and where its anchors stand in them."""

    words: str = ""
    anchors: list[tuple[int, str]] = field(default_factory=list)

    def add(self, element: Element, leaving: frozenset[str]) -> None:
        if not isinstance(element.tag, str) or is_left(element, leaving):
            return
        if "id" in element.attrib:
            self.anchors.append((len(self.words), element.attrib["id"]))
        self.words += tight(element.text or "")
        for child in element:
            self.add(child, leaving)
            self.words += tight(child.tail or "")

    def anchors_of(self, words: str, known: set[str]) -> set[str]:
        """Return under which of the known anchors some words stand: of each place the last one before it."""
        anchors = [(at, anchor) for at, anchor in self.anchors if anchor in known]
        places = (match.start() for match in re.finditer(re.escape(tight(words)), self.words))
        return {next((a for at, a in reversed(anchors) if at <= place), "") for place in places}


def is_left(element: Element, leaving: frozenset[str]) -> bool:
    classes = set(element.get("class", "").split())
    return bool(leaving & {*classes, "" if "symbol" in classes else element.tag})


def tight(words: str) -> str:
    """Return words without spaces and marks of footnotes."""
    return re.sub(r"\s|\[\^.+?\]", "", words)


def shown_on(page: Page, leaving: frozenset[str] = frozenset()) -> Shown:
    """Return the content of a page, but for the marks of footnotes and what is left out."""
    shown = Shown()
    (main,) = page.every("main")
    shown.add(main, leaving | {"mark"})
    return shown


@pytest.fixture(scope="module", params=["built_site", "built_corpus"])
def project(request: pytest.FixtureRequest) -> Path:
    built: Path = request.getfixturevalue(request.param)
    return built


@pytest.fixture(scope="module")
def found(project: Path) -> dict[str, Searchable]:
    return searchable_in(renderer_of(project))


def test_every_passage_stands_on_the_finished_page_under_its_anchor(
    project: Path, found: Mapping[str, Searchable]
) -> None:
    missing = []
    for page in all_pages(project / "site"):
        if one := found.get(f"{page!r}index.html"):
            shown, known = shown_on(page), {passage.anchor for passage in one.passages}
            missing += [
                (page, passage)
                for passage in one.passages
                if passage.anchor not in shown.anchors_of(passage.words, known)
            ]
    assert missing == []


def test_whatever_a_finished_page_shows_of_the_data_is_found(project: Path, found: Mapping[str, Searchable]) -> None:
    """Each text of the data that stands on any page, in each language, but for what the tables above hold."""
    shown: dict[str, str] = {}
    for page in pages(project / "site"):
        words = shown_on(page, frozenset(NEED_NOT_BE_FOUND)).words
        shown[page.folder] = f"{shown.get(page.folder, '')}\n{words}"
    known: dict[str, str] = {}
    for one in found.values():
        for language, words in ((one.language, one.title), *((p.language, p.words) for p in one.passages)):
            known[language] = f"{known.get(language, '')}\n{tight(words)}"
    missing = [
        (name, words)
        for name, language, words in texts_of(project / "data", set(known))
        if tight(words) in shown["" if language == "en" else f"{language}/"] and tight(words) not in known[language]
    ]
    assert missing == []


def test_every_paragraph_an_author_wrote_is_found_on_its_page(project: Path, found: Mapping[str, Searchable]) -> None:
    """What an author writes stands in the article itself, what blocks show in sections of their own."""
    missing = [
        (page, words)
        for page in pages(project / "site")
        if (one := found.get(f"{page!r}index.html")) and one.section == "pages"
        for words in paragraphs_of_author(page)
        if words not in {tight(passage.words) for passage in one.passages}
    ]
    assert missing == []


def paragraphs_of_author(page: Page) -> Iterator[str]:
    """Yield the paragraphs and headings without a class that stand directly in the article of a page."""
    (main,) = page.every("main")
    for article in main.iter("article"):
        for element in article:
            if element.tag in {"p", "h2", "h3"} and "class" not in element.attrib:
                yield tight("".join(element.itertext()))


def texts_of(data: Path, languages: set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield every text of the data with its field and language; words of the interface and lists are no data."""
    for file in sorted(data.rglob("*.yaml")):
        if file.name not in {"wording.yaml", "vocabulary.yaml"}:
            for name, language, words in texts_in(read_yaml(file), file.relative_to(data).parts[0], languages):
                if not any(fnmatch(name, one) for one in NEED_NOT_BE_FOUND_AS_DATA):
                    yield name, language, words


def texts_in(value: Any, name: str, languages: set[str]) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, list):
        for inner in value:
            yield from texts_in(inner, name, languages)
    elif isinstance(value, dict) and value.keys() <= languages and all(isinstance(one, str) for one in value.values()):
        yield from ((name, language, words) for language, words in value.items() if words != "pending")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(inner, f"{name.removesuffix('.yaml')}.{key}", languages)
