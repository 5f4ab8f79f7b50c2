"""Every word on a page stands under its own language, so that it is spoken and set as it should be (WCAG 3.1.2).

And every sentence of a text that is held in a language stands on its page in that language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from finished import Page, all_pages, page_at
from jointreport.records.model.language import Text
from library import Library
from projects import folders, held, records

HAN = re.compile(r"[\u3400-\u9fff]+")
# Symbols, names of formats and names of one or two words are the same in every language; three words are a phrase.
LATIN_PHRASE = re.compile(r"[A-Za-z][A-Za-z’'-]*(?:[,:;.()–-]*\s+[,:;.()–-]*[A-Za-z][A-Za-z’'-]*){2,}")


def test_chinese_and_latin_are_marked_as_what_they_are_wherever_they_stand(any_project: Path) -> None:
    """A character in a text, in code, in a name for screen readers; titles whose words are links or set apart.

    No word stands under a language that the site does not have, or under none at all.
    """
    tags = {entry["tag"] for entry in records(any_project, "languages").values()}
    for page in all_pages(any_project / "site"):
        for language, words in page.lines():
            strange = LATIN_PHRASE.findall(words) if language.startswith("zh") else HAN.findall(words)
            assert strange == [], (page, language)
            assert language in tags or not words.strip(), (page, words)


def test_words_within_a_text_that_stands_for_a_missing_one_are_marked_as_well(corpus: Library) -> None:
    """A French page that shows the English text says of a Chinese word in it that it is Chinese."""
    text = Text({"en": "The note has 纲要 for outline", "zh": "说明用“纲要”"})
    assert corpus.reader("fr").text(text) == (
        '<span lang="en">The note has </span><span lang="zh-Hans">纲要</span><span lang="en"> for outline</span>'
    )


def test_a_passage_in_another_direction_says_so(built_corpus: Path) -> None:
    """On a page from right to left whatever is not Arabic, and Arabic on the others, where it stands in a line."""
    directions = {entry["tag"]: entry["direction"] for entry in records(built_corpus, "languages").values()}
    for page in all_pages(built_corpus / "site"):
        for element in page.every("span"):
            tag = element.get("lang")
            if tag and directions[tag] != page.root.get("dir"):
                assert element.get("dir") in {directions[tag], "auto"}, (page, "".join(element.itertext()))


def without_spaces(text: str) -> str:
    """Return words without white space, which a page may break anywhere, and without the marks of footnotes."""
    return re.sub(r"\s+|\[\^\w+\]", "", text)


def sentences(text: dict[str, Any], language: str) -> Iterator[str]:
    """Yield what stands in a text in one language: its opening, paragraphs and footnotes."""
    parts = (*text.get("paragraphs", ()), *text.get("footnotes", ()))
    for one in (text.get("opening", {}), *(part["text"] for part in parts)):
        if one.get(language, "pending") != "pending":
            yield without_spaces(one[language])


def shown(page: Page) -> str:
    """Return the words of a page; the number in the mark of a footnote is none of them."""
    return without_spaces(unescape(re.sub(r"<sup.*?</sup>|<[^>]*>", "", page.html)))


def test_every_sentence_of_a_text_is_on_its_page(any_project: Path) -> None:
    """Paragraph by paragraph, in the language of the page if the text is held in it, footnotes too."""
    folder = folders(any_project)
    known = {kind: records(any_project, kind) for kind in ("decisions", "documents")}
    for path, languages in held(any_project).items():
        kind, identity, _ = path.split("/")
        for language in languages:
            words = shown(page_at(any_project / "site", f"{folder[language]}{path}"))
            assert [one for one in sentences(known[kind][identity]["text"], language) if one not in words] == []
