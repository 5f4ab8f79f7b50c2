"""The PDF: read back by pypdf, it is tagged, has its bookmarks, its own fonts, and every letter of the text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jointreport.paper.model import Paragraph, PrintFault, Run, headings, notes, plain
from jointreport.paper.pdf import pdf
from paper.reading import Printed, all_lines, fonts, without_spaces

# Each document is printed as DOCX and PDF, which takes longer than all other tests without a browser.
pytestmark = pytest.mark.slow
FACES = {
    *("Noto-Serif", "Noto-Serif-Bold", "Noto-Serif-Italic", "Noto-Sans", "Noto-Serif-CJK-SC", "Noto-Sans-CJK-SC"),
    *("Noto-Sans-CJK-SC-Bold", "Noto-Naskh-Arabic", "Noto-Naskh-Arabic-Bold", "AR-PL-UKai-CN"),
}


def test_it_is_tagged_says_its_language_and_shows_its_title(printed: Printed) -> None:
    """What PDF/UA-1 asks of a reader's program."""
    for name, paper in printed.papers.items():
        reader = printed.pdf(name)
        root: Any = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/StructTreeRoot"]["/K"][0].get_object()["/S"] == "/Document"
        assert root["/Lang"] == paper.script.tag
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader.metadata is not None
        assert (reader.metadata.title, reader.metadata.subject) == (paper.title.words, paper.running)
        assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()


def test_it_has_a_bookmark_for_each_heading(printed: Printed) -> None:
    for name, paper in printed.papers.items():
        expected = [paper.title.words, *(plain(heading.line) for heading in headings(paper.blocks))]
        assert _titles(printed.pdf(name).outline) == expected


def _titles(outline: Any) -> list[str]:
    titles: list[str] = []
    for entry in outline:
        titles += _titles(entry) if isinstance(entry, list) else [str(entry.title)]
    return titles


def test_its_fonts_are_embedded_and_are_those_that_were_named(printed: Printed) -> None:
    """Another face would have crept in where a letter was missing."""
    for name in printed.papers:
        found = dict(fonts(printed.pdf(name)))
        assert set(found) <= FACES
        assert all({"/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in found.values())


def test_opening_verbs_in_chinese_are_set_in_a_kai_face(printed: Printed) -> None:
    """The documents with acts; italics, which do the same in English, Chinese has not."""
    for name, paper in printed.papers.items():
        runs = (piece for line in all_lines(paper.blocks) for piece in line if isinstance(piece, Run))
        if any((run.manner, run.tag) == ("verb", "zh-Hans") for run in runs):
            assert "AR-PL-UKai-CN" in dict(fonts(printed.pdf(name))), name


def test_a_draft_decision_by_itself_has_one_page(invented: Printed) -> None:
    drafts = [name for name, paper in invented.papers.items() if paper.on_one_page]
    assert {name.partition(".")[0] for name in drafts} == {"aa-4-draft-kites", "bb-7-draft-dusk"}
    assert {len(invented.pdf(name).pages) for name in drafts} == {1}


def test_every_page_says_what_the_document_is_and_every_footnote_stands_once(printed: Printed) -> None:
    """The first page in its box, the others at their head."""
    for name, paper in printed.papers.items():
        if paper.script.from_right:
            # Letters that run from the right are found in the order in which they are drawn.
            continue
        first, *others = (without_spaces(page.extract_text()) for page in printed.pdf(name).pages)
        assert without_spaces(plain(next(all_lines((paper.status_box,))))) in first
        assert all(without_spaces(paper.running) in page for page in others)
        whole = "".join((first, *others))
        for note in notes(paper):
            assert whole.count(without_spaces(note.label + plain(note.line))) == 1


@pytest.mark.parametrize("name", ["aa-cop-4-note.zh", "aa-cop-4-note.en"])
def test_every_paragraph_of_the_note_is_there_letter_for_letter(invented: Printed, name: str) -> None:
    paper = invented.papers[name]
    aside = [paper.running, *(note.label + plain(note.line) for note in notes(paper))]
    pages = invented.pdf(name).pages
    whole = ""
    for number, page in enumerate(pages, start=1):
        words = without_spaces(page.extract_text())
        for one in (*aside, f"{paper.masthead[0]}{number}/{len(pages)}"):
            words = words.replace(without_spaces(one), "")
        whole += words
    for line in all_lines(paper.blocks):
        printed_line = "".join(p.words if isinstance(p, Run) else p.note.label for p in line)
        assert without_spaces(printed_line) in whole


def test_links_lead_to_the_address_that_is_printed(printed: Printed) -> None:
    for name, paper in printed.papers.items():
        reader = printed.pdf(name)
        annotations = (one.get_object() for page in reader.pages for one in page.get("/Annots", ()))
        followed = {one["/A"]["/URI"] for one in annotations if "/A" in one and "/URI" in one["/A"]}
        lines = [*all_lines((paper.status_box, *paper.blocks)), *paper.colophon, *(note.line for note in notes(paper))]
        runs = (piece for line in lines for piece in line if isinstance(piece, Run))
        assert followed == {run.words for run in runs if run.manner == "address"}


def test_any_warning_of_the_printer_is_an_error(invented: Printed) -> None:
    """Here of a link that leads nowhere; a letter that no font has is another (`test_paper_in_builds.py`)."""
    paper = invented.papers["outline-2026-2027.en"]
    added = Paragraph("body", (Run("#nowhere", paper.script.tag, "address"),))
    with pytest.raises(PrintFault, match="No anchor #nowhere for internal URI reference"):
        pdf(replace(paper, blocks=(*paper.blocks, added)))
