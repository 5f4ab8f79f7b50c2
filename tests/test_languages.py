"""Every sentence of the note stands on a page, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from finished import Page, page_at
from projects import REPOSITORY

LABEL = re.compile(r"^(?:[IVX]+\. |\d+[.、]\s*|\([a-z]\) ?|\[\^\d\]: )")
MARK = re.compile(r"\[footnoteRef:\d\] ?|\[\^\d\](?!:)|\[bookmark: [^\]]*\]")
FOOTNOTE = re.compile(r"\[\d:  ([^\]]*)\]")


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
