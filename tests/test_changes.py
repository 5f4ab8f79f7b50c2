"""The pages of changes: which texts are compared, what is said of both, what is told, how it is drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from finished import Page, page_at, pages
from jointreport.records.register.succession import pairs_of
from library import Library, words
from projects import CORPUS, build, copy_of_corpus, edited_corpus, paragraph_of, records, rewrite


def pages_of_changes(project: Path) -> list[Page]:
    return [page for page in pages(project / "site") if re.fullmatch(r"decisions/[^/]+/changes[^/]*/", page.path)]


def test_texts_are_compared_where_both_are_held_whole(built_corpus: Path) -> None:
    """A draft with what was adopted, a decision with the one it supersedes or follows."""
    assert {page.path for page in pages_of_changes(built_corpus)} == {
        "decisions/aa-3-4/changes/",
        "decisions/aa-4-6/changes/",
        "decisions/bb-7-8/changes/",
    }


def test_where_there_is_no_such_pair_there_is_no_page(any_project: Path) -> None:
    register = Library(any_project).register
    changed = {key for key, entry in register.decisions.items() if pairs_of(register, entry)}
    assert {page.path.split("/")[1] for page in pages_of_changes(any_project)} == changed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("extent: complete", "extent: part"),
        ("{status: as-issued}", "{status: summary}"),
        ("{status: as-issued}", "{status: pending}"),
    ],
)
def test_a_summary_and_a_text_in_part_are_never_compared(tmp_path: Path, old: str, new: str) -> None:
    """What they lack was not deleted; what they say was not said so."""
    file = "data/decisions/bb-7-draft-dusk.yaml"
    project = edited_corpus(tmp_path, file)
    held = (project / file).read_text("utf-8").replace(old, new)
    (project / file).write_text(held.replace("unofficial-translation, from: en", "pending"), "utf-8")
    register = Library(project).register
    assert pairs_of(register, register.decisions["bb-7-8"]) == ()


def test_each_earlier_text_has_a_page_of_its_own(tmp_path: Path) -> None:
    """The draft comes first; a decision it follows is named in the address and in the title."""
    project = copy_of_corpus(tmp_path)
    sources = "sources: [{source: belmore-site-meetings, certainty: confirmed}]"
    relation = f"relations:\n  - kind: follows\n    to: [aa-3-4]\n    {sources}\n"
    rewrite(project / "data/decisions/bb-7-8.yaml", ("\ntext:\n", f"\n{relation}text:\n"))
    build(project, preview=True)
    page = page_at(project / "site", "decisions/bb-7-8/changes-aa-3-4/")
    assert "Decision BB-7/8: what changed since AA-3/4" in page.title()
    own = page_at(project / "site", "decisions/bb-7-8/").words()
    assert "What changed from the draft" in own
    assert "What changed since AA-3/4" in own


def test_every_language_of_both_texts_has_its_section_the_readers_first(built_corpus: Path) -> None:
    page = page_at(built_corpus / "site", "ar/decisions/bb-7-8/changes/")
    assert [e.get("id") for e in page.every("h2")][:4] == ["changes", "changes-2", "changes-3", "changes-4"]
    shown = [e.get("lang") for e in page.every("div") if "redline" in e.get("class", "").split()]
    assert shown == ["ar", "en", "zh-Hans", "fr"]
    assert {"p4", "changes-2-p4", "changes-3-p4", "changes-4-p4"} <= set(page.anchors)


def test_no_change_is_spoken_where_only_the_mark_of_a_footnote_differs(built_corpus: Path) -> None:
    """Nothing could be read out; the sentences above the text say that a footnote was renumbered."""
    for page in pages_of_changes(built_corpus):
        assert not re.search(r"(“|«\s?|”)(<span[^>]*></span>)?(”|\s?»|“)", page.html), page


def test_a_paragraph_that_moved_is_marked_at_both_places(built_corpus: Path) -> None:
    page = page_at(built_corpus / "site", "decisions/bb-7-8/changes/")
    assert 'Moved: was <a href="#was-p6">paragraph 6</a>' in page.html
    gone = re.findall(r'id="was-p6">\n<p [^>]*>(.*?)</p>', page.html)
    assert gone == ['paragraph 6 of the earlier text: moved, now <a href="#p1">paragraph 1</a>']


# In the words of the text


PLACES = "aa-2-5#p2-b aa-3-4#p3-b"


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The corpus, in which all but the Chinese of one of the two paragraphs is a translation of ours."""
    issued = "    en: {status: as-issued}\n    zh: {status: as-issued}\n    fr: {status: as-issued}\n"
    ours = issued.replace("as-issued", "unofficial-translation, from: zh").replace(
        "zh: {status: unofficial-translation, from: zh}", "zh: {status: as-issued}"
    )
    folder = tmp_path_factory.mktemp("compared")
    return Library(edited_corpus(folder, "data/decisions/aa-2-5.yaml", (issued, ours)))


def test_words_of_two_paragraphs_are_told_apart_where_both_are_as_in_the_document(bilingual: Library) -> None:
    """Nothing is marked where they are not compared, nor for a reader of another language, who would see fragments."""
    for given in ({}, {"compared": PLACES}):
        assert not re.search("only-here|wordings", bilingual.show("passages", places=PLACES, **given))
    html = bilingual.show("passages", language="zh", places=PLACES, compared=PLACES)
    assert re.findall(r'<span class="only-here">(.*?)</span>', html) == ["购买", "提供"]
    assert "仅对照中文案文，两段均照录文件" in words(html)


def test_marks_change_no_letter_of_a_text(corpus: Library) -> None:
    """Without its tags the quotation is the paragraph as it stands, but for the marks of footnotes."""
    html = corpus.show("passages", places=PLACES, compared=PLACES)
    quoted = re.findall(r'<blockquote lang="zh-Hans" dir="ltr"><p>(.*?)</p>', html)
    plain = [re.sub(r"<sup.*?</sup>|<[^>]+>", "", one) for one in quoted]
    for place in PLACES.split():
        identity, _, at = place.partition("#")
        text = paragraph_of(records(CORPUS, "decisions")[identity], at)["zh"]
        assert [one for one in plain if one.endswith(re.sub(r"\[\^\d\]", "", text))]
