"""What stands on paper: the words of the pages, numbered, never surer than their sources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from jointreport.paper.composer import UnknownElement, line_of
from jointreport.paper.files import papers
from jointreport.paper.model import Heading, Paragraph, Run, plain
from library import Library
from paper.reading import Printed, all_blocks, lines

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.txt")))
def test_the_documents_of_the_corpus_read_as_they_should(invented: Printed, name: str) -> None:
    """Each golden file is a whole document, a line each for its paragraphs and footnotes."""
    assert "\n".join(lines(invented.papers[name])) + "\n" == (GOLDEN / f"{name}.txt").read_text("utf-8")


def test_the_joint_activities_of_a_report_are_numbered_through_and_nothing_else(printed: Printed) -> None:
    """What is counted has a number; statements, services and context have none."""
    for name, paper in printed.papers.items():
        if name.startswith(("joint-report-2024", "outline")):
            labels = [one.label for one in all_blocks(paper.blocks) if isinstance(one, Paragraph) and one.label]
            assert labels == [f"{number}." for number in range(1, len(labels) + 1)]


def test_several_areas_of_a_report_have_letters_without_a_gap_and_one_alone_has_none(printed: Printed) -> None:
    for paper in printed.papers.values():
        headings = [one for one in all_blocks(paper.blocks) if isinstance(one, Heading)]
        areas = "\n".join(plain(one.line) for one in headings if one.anchor.startswith("area-"))
        letters = "".join(re.findall(r"^([A-Z])\. ", areas, re.MULTILINE))
        assert letters == "ABCDEFGH"[: len(letters)]
        assert len(letters) != 1


def test_a_document_never_calls_itself_a_page(printed: Printed) -> None:
    page = re.compile(r"[Tt]his page|本页|[Cc]ette page|هذه الصفحة")
    for name, paper in printed.papers.items():
        assert not page.search("\n".join(lines(paper))), name


@pytest.mark.real_data
def test_a_draft_has_a_document_in_each_language_in_which_it_can_be_quoted(library: Library) -> None:
    """Of an adopted decision there is the document as issued."""
    made = {paper.path for paper in papers(library.register, library.site, library.wordings)}
    for identity, record in ((key, entry.record) for key, entry in library.register.decisions.items()):
        found = {path for path in made if path.startswith(f"decisions/{identity}/")}
        held = record.text.languages_to_quote if record.stage == "draft" else ()
        assert found == {f"decisions/{identity}/{identity}.{one}" for one in held}


def test_links_of_the_site_are_plain_words_on_paper() -> None:
    """A link leaves no seam; a symbol and an opening verb keep their manner, other languages their mark."""
    words = Markup(
        'See <a href="../x/">the note</a> on <a class="symbol" href="y">MC-5/19</a>: '
        '<em class="verb">Requests</em> &amp; <span lang="zh-Hans">纲要</span>'
    )
    assert line_of(words, "en") == (
        *(Run("See the note on ", "en"), Run("MC-5/19", "en", "symbol"), Run(": ", "en")),
        *(Run("Requests", "en", "verb"), Run(" & ", "en"), Run("纲要", "zh-Hans")),
    )


def test_plain_words_are_never_read_as_markup() -> None:
    assert line_of("a < b & <em>c</em>", "en") == (Run("a < b & <em>c</em>", "en"),)


def test_what_cannot_stand_in_a_line_is_an_error_and_never_lost() -> None:
    with pytest.raises(UnknownElement, match=r"^table$"):
        line_of(Markup("<table><tr><td>words</td></tr></table>"), "en")
