"""What stands on paper: the words of the pages, numbered, never surer than their sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from jointreport.paper.composer import UnknownElement, line_of
from jointreport.paper.model import Group, Paragraph, Run, plain
from paper.reading import Printed, lines

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.txt")))
def test_the_documents_of_the_corpus_read_as_they_should(invented: Printed, name: str) -> None:
    """Each golden file is a whole document, a line each for its paragraphs and footnotes."""
    assert "\n".join(lines(invented.papers[name])) + "\n" == (GOLDEN / f"{name}.txt").read_text("utf-8")


def test_reports_and_outlines_come_in_every_language_and_texts_in_those_in_which_they_are_held(
    invented: Printed,
) -> None:
    names = set(invented.papers)
    for language in ("en", "zh", "fr", "ar"):
        assert {f"joint-report-2024-2025.{language}", f"outline-2026-2027.{language}"} <= names
    assert {name for name in names if name.startswith("wick-study")} == {"wick-study.zh"}
    assert not any(name.startswith("belmore-final-act") for name in names)


@pytest.mark.slow
def test_files_stand_below_the_page_they_belong_to(invented: Printed) -> None:
    """A joint report and an outline below their annex, a text below its document; drafts of decisions have none."""
    found = {file.told.path.rpartition(".")[0].rpartition(".")[0] for file in invented.files.values()}
    assert {
        "annexes/joint-report/2024-2025/joint-report-2024-2025",
        "annexes/outline/2026-2027/outline-2026-2027",
        "documents/aa-cop-4-note/aa-cop-4-note",
    } < found
    assert not [path for path in found if path.startswith("decisions/")]


@pytest.mark.slow
def test_a_file_says_what_a_link_to_it_must_say(invented: Printed) -> None:
    file = invented.files["aa-cop-4-note.zh.pdf"]
    assert (file.told.kind, file.told.language, file.told.size) == ("pdf", "zh", len(file.content))
    assert file.told.page == "documents/aa-cop-4-note/"


def test_the_paragraphs_of_a_report_are_numbered_through(printed: Printed) -> None:
    for name, paper in printed.papers.items():
        if name.startswith(("joint-report-2024", "outline")):
            labels = [p.label for p in _paragraphs(paper.blocks) if p.kind in {"numbered", "lead"}]
            assert labels == [f"{number}." for number in range(1, len(labels) + 1)]


NOT_A_DECISION = {"en": "A draft is not a decision.", "zh": "草案不是决定。"}
ON_EVERY_PAGE = {
    "en": "The draft decision set out in this document is not a decision.",
    "zh": "本文件所载决定草案不是决定。",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_draft_says_that_it_is_no_decision_before_its_text_and_on_every_page(
    invented: Printed, language: str
) -> None:
    """In the words that stand on its own page."""
    paper = invented.papers[f"aa-cop-4-note.{language}"]
    (draft,) = (block for block in paper.blocks if isinstance(block, Group) and block.kind == "draft")
    _, status, _ = draft.blocks
    assert NOT_A_DECISION[language] in [plain(paragraph.line) for paragraph in _paragraphs((status,))]
    assert paper.running.endswith(ON_EVERY_PAGE[language])


def test_a_paragraph_of_a_draft_that_is_quoted_says_draft(invented: Printed) -> None:
    for language, name in (("en", "draft decision, paragraph 1 (Draft)"), ("zh", "决定草案，第1段（草案）")):
        sources = [
            plain(paragraph.line)
            for paragraph in _paragraphs(invented.papers[f"outline-2026-2027.{language}"].blocks)
            if paragraph.kind == "quote-source"
        ]
        assert sources == [name]


def test_links_of_the_site_are_plain_words_on_paper() -> None:
    """A link leaves no seam; a symbol and an opening verb keep their manner, other languages their mark."""
    words = Markup(
        'See <a href="../x/">the note</a> on <a class="symbol" href="y">MC-5/19</a>: '
        '<em class="verb">Requests</em> &amp; <span lang="zh-Hans">纲要</span>'
    )
    assert line_of(words, "en") == (
        Run("See the note on ", "en"),
        Run("MC-5/19", "en", "symbol"),
        Run(": ", "en"),
        Run("Requests", "en", "verb"),
        Run(" & ", "en"),
        Run("纲要", "zh-Hans"),
    )


def test_plain_words_are_never_read_as_markup() -> None:
    assert line_of("a < b & <em>c</em>", "en") == (Run("a < b & <em>c</em>", "en"),)


def test_what_cannot_stand_in_a_line_is_an_error_and_never_lost() -> None:
    with pytest.raises(UnknownElement, match=r"^table$"):
        line_of(Markup("<table><tr><td>words</td></tr></table>"), "en")


def _paragraphs(blocks: tuple[object, ...]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Group):
            found += _paragraphs(block.blocks)
        elif isinstance(block, Paragraph):
            found.append(block)
    return found
