"""Every word on a page stands under its own language, so that it is spoken and set as it should be (WCAG 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from xml.etree.ElementTree import Element

from finished import Page, Passage, all_pages
from projects import records

HAN = re.compile(r"[\u3400-\u9fff]+")
# Symbols, names of formats and names of one or two words are the same in every language; three words are a phrase.
LATIN_PHRASE = re.compile(r"[A-Za-z][A-Za-z’'-]*(?:[,:;.()–-]*\s+[,:;.()–-]*[A-Za-z][A-Za-z’'-]*){2,}")
# Words flow on across these; everything else ends a line.
INLINE = re.compile(
    "a|abbr|b|bdi|button|cite|code|del|em|i|ins|kbd|mark|q|small|span|strong|sub|sup|time|tspan"
)
NOT_SHOWN = {"script", "style"}
SPOKEN = ("aria-label", "title", "alt", "placeholder")
BREAK: Passage = ("", "")


def lines(page: Page) -> Iterator[Passage]:
    """Yield what is read or heard in one go, with the language it is marked with."""
    for language, pieces in groupby(_pieces(page.root, ""), key=itemgetter(0)):
        yield language, "".join(words for _, words in pieces)


def _pieces(element: Element, outer: str) -> Iterator[Passage]:
    if not isinstance(element.tag, str) or element.tag in NOT_SHOWN:
        return
    language = element.get("lang", outer)
    for key in SPOKEN:
        if key in element.attrib:
            yield from (BREAK, (language, element.attrib[key]), BREAK)
    if not INLINE.fullmatch(element.tag):
        yield BREAK
    yield language, element.text or ""
    for child in element:
        yield from _pieces(child, language)
        yield language, child.tail or ""
    if not INLINE.fullmatch(element.tag):
        yield BREAK


def found_in(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield what a pattern finds on a page, with the language it is marked with."""
    for language, words in lines(page):
        for found in pattern.findall(words):
            yield language, found


def test_chinese_is_marked_as_chinese_wherever_it_stands(any_site: Path) -> None:
    """A single character, in a text, in code, in a name for screen readers, a title or the language switch."""
    strange = {
        (str(page), language, found)
        for page in all_pages(any_site)
        for language, found in found_in(page, HAN)
        if not language.startswith("zh")
    }
    assert strange == set()


def test_a_latin_phrase_is_never_marked_as_chinese(any_site: Path) -> None:
    """Titles and quotations in English or French, also where some of their words are links or set apart."""
    strange = {
        (str(page), found)
        for page in all_pages(any_site)
        for language, found in found_in(page, LATIN_PHRASE)
        if language.startswith("zh")
    }
    assert strange == set()


def test_no_word_stands_under_a_language_the_site_does_not_have(any_project: Path) -> None:
    """Neither under none at all, nor under a tag that is not in `data/languages.yaml`."""
    tags = {entry["tag"] for entry in records(any_project, "languages").values()}
    for page in all_pages(any_project / "site"):
        assert {language for language, words in lines(page) if words.strip()} <= tags, page


def test_a_passage_in_another_direction_says_so(built_corpus: Path) -> None:
    """On a page from right to left whatever is not Arabic, and Arabic on the others, where it stands in a line."""
    directions = {entry["tag"]: entry["direction"] for entry in records(built_corpus, "languages").values()}
    for page in all_pages(built_corpus / "site"):
        for element in page.every("span"):
            tag = element.get("lang")
            if tag and directions[tag] != page.root.get("dir"):
                assert element.get("dir") in {directions[tag], "auto"}, (page, "".join(element.itertext()))
