"""Every word on a page stands under its own language, and every sentence of the note stands on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from finished import Page, page_at, pages
from projects import REPOSITORY, records

HAN = re.compile(r"[\u3400-\u9fff]{2,}")
FOUR_LATIN_WORDS = re.compile(r"[A-Za-z][A-Za-z’'-]*(?:[,:;.]?\s+[A-Za-z][A-Za-z’'-]*){3,}")
LABEL = re.compile(r"^(?:[IVX]+\. |\d+[.、]\s*|\([a-z]\) ?|\[\^\d\]: )")
MARK = re.compile(r"\[footnoteRef:\d\] ?|\[\^\d\](?!:)|\[bookmark: [^\]]*\]")
FOOTNOTE = re.compile(r"\[\d:  ([^\]]*)\]")


def languages_of(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield what a pattern finds among the words of a page, with the language it is marked with."""
    for language, words in page.passages():
        for found in pattern.findall(words):
            yield language, found


def test_chinese_on_a_page_of_another_language_is_marked_as_chinese(any_site: Path) -> None:
    """Two Chinese characters or more, in the text, a name for screen readers, a title or the language switch."""
    for page in pages(any_site):
        for language, found in languages_of(page, HAN):
            assert language.startswith("zh"), (page, language, found)


def test_english_on_a_chinese_page_is_marked_as_english(built_site: Path) -> None:
    """Four Latin words or more in a row; titles and quotations from English stand as such on Chinese pages."""
    for page in pages(built_site / "site"):
        for language, found in languages_of(page, FOUR_LATIN_WORDS):
            assert language == "en", (page, language, found)


def test_every_page_has_words_of_its_own_language_alone_outside_marked_passages(built_site: Path) -> None:
    """Nothing stands outside the root element's language, and no passage is marked with an unknown one."""
    tags = {entry["tag"] for entry in records(built_site, "languages").values()}
    for page in pages(built_site / "site"):
        assert {language for language, words in page.passages() if words.strip()} <= tags, page


def test_a_passage_in_another_direction_says_so(built_corpus: Path) -> None:
    """On a page from right to left whatever is not Arabic, and Arabic on the others, where it stands in a line."""
    directions = {entry["tag"]: entry["direction"] for entry in records(built_corpus, "languages").values()}
    for page in pages(built_corpus / "site"):
        for element in page.every("span"):
            tag = element.get("lang")
            if tag and directions[tag] != page.root.get("dir"):
                assert element.get("dir") in {directions[tag], "auto"}, (page, "".join(element.itertext()))


def without_spaces(text: str) -> str:
    """Return words without white space, which a page may break anywhere."""
    return re.sub(r"\s+", "", text)


def words_of(page: Page) -> str:
    """Return the words of a page; the number in the mark of a footnote is none of them."""
    (body,) = page.root.iterfind("body")
    return without_spaces("".join(_words(body)))


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag != "sup":
            yield from _words(child)
        yield child.tail or ""


def paragraphs(file: str) -> Iterator[str]:
    """Yield the paragraphs and footnotes of the note without labels and marks, as `test_note.py` has them."""
    for line in (REPOSITORY / "tests/note" / file).read_text("utf-8").splitlines():
        found = FOOTNOTE.findall(line)
        for words in (MARK.sub("", FOOTNOTE.sub("", line)), *found):
            yield without_spaces(LABEL.sub("", words.strip()))


@pytest.mark.parametrize(("file", "address"), [("source.zh.txt", "zh/"), ("reference.en.txt", "")])
def test_every_sentence_of_the_note_is_on_the_page_of_the_note(
    built_site: Path, file: str, address: str
) -> None:
    """Paragraph by paragraph, titles and footnotes too: Chinese as in the source, English as translated."""
    words = words_of(page_at(built_site / "site", f"{address}documents/mc-cop-6-note-brs/"))
    expected = [one for one in paragraphs(file) if one]
    assert len(expected) == 24
    assert [one for one in expected if one not in words] == []


@pytest.mark.parametrize(("file", "address"), [("source.zh.txt", "zh/"), ("reference.en.txt", "")])
def test_every_sentence_of_the_draft_is_on_a_page_of_its_own(
    built_site: Path, file: str, address: str
) -> None:
    """From its opening to its footnotes, on the page of the draft decision."""
    words = words_of(page_at(built_site / "site", f"{address}decisions/mc-cop-6-draft-brs/"))
    expected = [one for one in paragraphs(file) if one]
    opening = {"source.zh.txt": "缔约方大会，", "reference.en.txt": "TheConferenceoftheParties,"}[file]
    assert [one for one in expected[expected.index(opening) :] if one not in words] == []
