"""The pages of texts as they are built: layout, links to paragraphs, what the editors add, plain editions."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from finished import Page, page_at, pages
from jointreport.site.pages import subjects
from library import Library
from projects import held

NOTE = "documents/aa-cop-4-note/"
DRAFT = "decisions/aa-4-draft-kites/"


def full_and_plain(project: Path) -> Iterator[tuple[Page, Page]]:
    """Yield the full page of each text of which words are held, and its plain edition, in every language."""
    paths = {path for path, languages in held(project).items() if languages}
    for page in pages(project / "site"):
        if page.path in paths:
            yield page, page_at(project / "site", f"{page!r}plain/")


def test_every_held_text_has_plain_editions_in_every_language_and_no_other_has(
    any_project: Path, any_site: Path
) -> None:
    """The same addresses in all languages: a page and a text file beside the full page."""
    expected = {repr(full) for full, _ in full_and_plain(any_project)}
    for name in ("plain/index.html", "plain.txt"):
        found = {file.relative_to(any_site).as_posix().removesuffix(name) for file in any_site.rglob(name)}
        assert found == expected


def test_a_plain_edition_is_small_and_has_no_furniture(any_project: Path, any_site: Path) -> None:
    """Under 20 kB as sent unpacked, the text file too; no script, picture or menu.

    The empty icon is there so that no browser asks for one, the stylesheet so that all know its colours.
    """
    for full, plain in full_and_plain(any_project):
        text = (any_site / repr(full) / "plain.txt").read_bytes()
        assert max(len(plain.html.encode()), len(text)) < 20_000
        html = re.sub(
            r'<link rel="icon" href="data:,">|<link rel="stylesheet" href="[./]+assets/plain.css">', "", plain.html
        )
        assert not re.search(r"<(?:link|script|style|img|nav|header|footer|svg)\b", html), plain


def test_a_plain_page_has_the_anchors_of_the_full_page(any_project: Path) -> None:
    """So that `plain/` can be put into any address of a paragraph, a draft's inside a note too."""
    place = re.compile(r"(?:draft-)?(?:pp|p|s|fn|fnref)\d[\w-]*")
    for full, plain in full_and_plain(any_project):
        assert list(plain.anchors) == [anchor for anchor in full.anchors if place.fullmatch(anchor)], full


def test_the_text_file_says_the_same_as_the_plain_page(any_project: Path, any_site: Path) -> None:
    """Word for word, apart from the link to the full page and the labels before footnotes, which have no brackets."""
    for full, plain in full_and_plain(any_project):
        (main,) = plain.every("main")
        (link,) = plain.every("a", href="../")
        told = "".join(main.itertext()).replace(link.text or "", "", 1)
        text = (any_site / repr(full) / "plain.txt").read_text("utf-8-sig")
        assert "".join(told.split()) == "".join(re.sub(r"^\[(\d+)\] ", r"\1", text, flags=re.MULTILINE).split())


def test_a_plain_edition_begins_with_what_the_text_is(built_corpus: Path) -> None:
    ours = "Translated by the editors from another language; not to be quoted as a United Nations text."
    for address, told in {
        DRAFT: ["Draft: not a decision.", "Copied from the document, not changed."],
        f"zh/{DRAFT}": ["草案，不是决定。", "照录文件，未作改动。"],
        f"fr/{NOTE}": [ours],
        "decisions/bb-7-3/": ["The content in the words of the editors."],
    }.items():
        page = page_at(built_corpus / "site", f"{address}plain/")
        assert [one.text for one in page.every("strong")] == told


def test_the_plain_edition_of_a_note_prints_what_stands_above_its_text(built_corpus: Path) -> None:
    """The agenda item and the kind of document, as the page does; then the text with its printed labels."""
    text = (built_corpus / "site" / "zh" / NOTE / "plain.txt").read_text("utf-8-sig")
    lines = text.split("\n\n")
    assert lines[1:5] == ["照录文件，未作改动。", "合作与协调", "秘书处的说明", "一、导言"]
    assert lines[5].startswith("1. 自AA-1/3号决定以来，")


def test_a_plain_edition_ends_with_reference_address_and_day(built_corpus: Path) -> None:
    text = (built_corpus / "site" / "zh" / DRAFT / "plain.txt").read_text("utf-8-sig")
    assert text.rstrip().split("\n\n")[-4:] == [
        "EX/AA/COP.4/7，第5段，决定草案",
        f"https://example.org/joint-report/zh/{DRAFT}",
        "数据截至2026年1月15日",
        "为测试而虚构；此处没有任何正式印发的文件。",
    ]


def test_a_text_that_lacks_the_language_of_the_reader_is_marked_with_its_own(built_corpus: Path) -> None:
    page = page_at(built_corpus / "site", "ar/decisions/bb-5-2/plain/")
    assert (page.root.get("lang"), page.root.get("dir")) == ("ar", "rtl")
    assert [words for language, words in page.lines() if "kites fly only by day" in words and language == "en"]


def test_the_full_page_links_both_plain_editions(built_corpus: Path) -> None:
    links = page_at(built_corpus / "site", f"zh/{DRAFT}").links()
    assert links["纯文本版"] == f"../../../zh/{DRAFT}plain/"
    assert links["文本文件（.txt）"] == f"../../../zh/{DRAFT}plain.txt"


def test_only_the_opening_words_are_set_apart(corpus: Library) -> None:
    """The conference, the participle or the verb; the rest of a paragraph is upright."""
    html = corpus.show("decision.text", "decisions", "aa-4-6")
    assert re.findall(r'<em class="verb">(.*?)</em>', html) == [
        "The Conference of the Parties", "Recalling", "Takes note", "Requests", "Requests", "Invites",
    ]  # fmt: skip


def test_the_name_of_a_mark_completes_ibid(corpus: Library) -> None:
    """Who hears the text hears at the mark what the note says; the eye finds it behind the note."""
    html = corpus.show("decision.text", "decisions", "aa-4-draft-kites")
    assert 'aria-label="Footnote 3: EX/AA/COP.4/INF/3, annex I."' in html
    assert 'aria-label="Footnote 4: Ibid., annex II. [EX/AA/COP.4/INF/3, annex II]"' in html


def test_what_editors_add_is_named_as_theirs(library: Library) -> None:
    """Each addition is a note with a name and the reader's language, outside the paragraph itself."""
    reader = library.reader()
    for decision in subjects(library.register, "decisions"):
        html = library.show("decision.text", "decisions", decision.identity)
        paragraphs = re.findall(r'<div class="paragraph .*?</div>', html, re.DOTALL)
        assert len(paragraphs) == len(decision.record.text.paragraphs)
        assert not [one for one in paragraphs if reader.say("editors-reading") in one]
        assert html.count('class="beside"') == len(re.findall(r'class="beside" role="note" aria-label="[^"]+"', html))


def test_the_name_of_an_addition_is_that_of_its_paragraph_and_its_direction_that_of_its_reader(corpus: Library) -> None:
    html = corpus.show("decision.text", "decisions", "aa-4-6")
    names = re.findall(r'<div class="beside" role="note" aria-label="([^"]*)" lang="en">', html)
    assert names[0] == "Added by the editors, preambular paragraph 1"
    assert "Added by the editors, paragraph 3 (b)" in names
    html = corpus.show("decision.text", "decisions", "aa-4-draft-kites", language="ar")
    assert 'lang="en" dir="ltr"' in html
    assert re.search(r'<div class="beside" role="note" aria-label="[^"]*" lang="ar" dir="rtl">', html)


def test_the_page_of_a_text_stays_light(any_project: Path) -> None:
    """Ready to quote, it is sent, packed, in no more than 6 kB and three quarters of its source in all languages."""
    for path in {full.path for full, _ in full_and_plain(any_project)}:
        source = any_project / "data" / f"{path.rstrip('/')}.yaml"
        page = any_project / "site" / path / "index.html"
        assert len(gzip.compress(page.read_bytes(), 9)) <= 6_000 + source.stat().st_size * 3 // 4


def test_what_is_to_be_quoted_holds_nothing_else(built_corpus: Path) -> None:
    page = page_at(built_corpus / "site", DRAFT)
    (section,) = page.every("section", **{"class": "quote"})
    assert section.get("data-copied") == "The quotation has been copied, with its reference and status."
    quoted = [block for block in section.iter("div") if block.get("class") == "quoted"]
    assert all(child.tag in {"p", "pre"} for block in quoted for child in block)
