"""Every sentence of a text stands on its page, in each language in which it is held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from finished import Page, page_at
from projects import records

HELD = {"as-issued", "unofficial-translation", "summary"}


def without_spaces(text: str) -> str:
    """Return words without white space, which a page may break anywhere, and without the marks of footnotes."""
    return re.sub(r"\s+|\[\^\w+\]", "", text)


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


def sentences(record: dict[str, Any], language: str) -> Iterator[str]:
    """Yield what stands in a text in one language: its opening, paragraphs and footnotes, and what editors note."""
    text = record["text"]
    told = [
        text.get("opening", {}),
        *(one["text"] for one in (*text.get("paragraphs", ()), *text.get("footnotes", ()))),
    ]
    yield from (without_spaces(one[language]) for one in told if one.get(language, "pending") != "pending")


def test_every_sentence_of_a_text_is_on_its_page(any_project: Path) -> None:
    """Paragraph by paragraph, in the language of the page if the text is held in it, footnotes too."""
    first, *_ = records(any_project, "languages")
    for kind in ("decisions", "documents"):
        for identity, record in records(any_project, kind).items():
            for language, held in record["text"].get("languages", {}).items():
                if held["status"] in HELD:
                    folder = "" if language == first else f"{language}/"
                    words = words_of(page_at(any_project / "site", f"{folder}{kind}/{identity}/"))
                    assert [one for one in sentences(record, language) if one not in words] == []
