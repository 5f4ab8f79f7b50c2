"""The DOCX: read back by python-docx and part by part, it is a real document of Word, letter for letter."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from jointreport.paper import model
from jointreport.paper.model import headings, notes, plain
from paper.reading import Printed, W, all_blocks, all_lines, printed_of
from projects import edited_corpus

# Each document is printed as DOCX and PDF, which takes longer than all other tests without a browser.
pytestmark = pytest.mark.slow
NOTE = "aa-cop-4-note"
AROUND_THE_TEXT = {"Title", "Title Line", "TOC Heading", "toc 1", "toc 2", "Colophon"}


def words_of(paragraph: Paragraph) -> str:
    """The words of a paragraph, with `[^]` for each mark of a footnote."""
    inner = (getattr(one, "runs", [one]) for one in paragraph.iter_inner_content())
    marks = ((run, run.style.name == "footnote reference") for runs in inner for run in runs)
    told = (run.text if not is_mark else "[^]" if _shows_a_number(run) else "" for run, is_mark in marks)
    return "".join(told)


def _shows_a_number(run: Run) -> bool:
    """Whether a run is the first mark of a footnote, or what stands in the field of a further one."""
    return bool(run.text) or next(run.element.iter(f"{W}footnoteReference"), None) is not None


def test_every_line_is_there_letter_for_letter_with_its_label_and_its_marks(printed: Printed) -> None:
    """And no other line; what some of them must say, the golden files hold."""
    for name, paper in printed.papers.items():
        paragraphs = [p for p in printed.docx(name).paragraphs if p.style and p.style.name not in AROUND_THE_TEXT]
        expected = []
        for block in all_blocks((paper.status_box, *paper.blocks)):
            label = f"{block.label}\t" if isinstance(block, model.Paragraph) and block.label else ""
            words = (piece.words if isinstance(piece, model.Run) else "[^]" for piece in block.line)
            expected.append(f"{label}{''.join(words)}")
        assert [words_of(paragraph) for paragraph in paragraphs] == expected, name


def test_the_footnotes_of_the_note_are_real_and_keep_their_printed_labels(invented: Printed) -> None:
    """Word counts them from 3, as they are printed; a mark of its own some programs would print twice."""
    body = invented.part(f"{NOTE}.zh", "word/document.xml")
    references = [(r.get(f"{W}id"), r.get(f"{W}customMarkFollows")) for r in body.iter(f"{W}footnoteReference")]
    assert references == [("1", None), ("2", None)]
    assert [start.get(f"{W}val") for start in body.iter(f"{W}numStart")] == ["3"]
    footnotes = list(invented.part(f"{NOTE}.zh", "word/footnotes.xml").iter(f"{W}footnote"))
    assert [note.get(f"{W}type") for note in footnotes[:2]] == ["separator", "continuationSeparator"]
    told = ["".join(note.itertext()) for note in footnotes[2:]]
    assert told == [" EX/AA/COP.4/INF/3，附件一。", " 同上，附件二。"]


def test_every_footnote_is_referred_to_once_and_every_further_mark_finds_it(printed: Printed) -> None:
    for name, paper in printed.papers.items():
        body = printed.part(name, "word/document.xml")
        made = [note.get(f"{W}id") for note in printed.part(name, "word/footnotes.xml")]
        referred = [reference.get(f"{W}id") for reference in body.iter(f"{W}footnoteReference")]
        assert made == ["-1", "0", *referred]
        assert len(referred) == len(list(notes(paper)))
        bookmarks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
        fields = [(field.text or "").split() for field in body.iter(f"{W}instrText")]
        assert {field[1] for field in fields if field[0] == "NOTEREF"} <= bookmarks
        assert {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} - {None} <= bookmarks


def test_a_document_begins_with_its_status_and_shows_it_on_every_page(printed: Printed) -> None:
    """In its box at the beginning, at the head of every further page, and as its subject; each page has its number."""
    for name, paper in printed.papers.items():
        document = printed.docx(name)
        section = document.sections[0]
        boxed = next(p.text for p in document.paragraphs if p.style and p.style.name == "Status")
        assert boxed == plain(next(all_lines((paper.status_box,))))
        assert section.different_first_page_header_footer
        assert section.header.paragraphs[0].text == paper.running
        # In a property Word allows 255 characters.
        assert (document.core_properties.subject, len(paper.running) > 255) in (
            (paper.running, False),
            (f"{paper.running[:254]}…", True),
        )
        assert section.first_page_header.paragraphs[0].text == "\t".join(paper.masthead)
        for footer in (section.footer, section.first_page_footer):
            assert footer.paragraphs[0].text == f"{paper.masthead[0]}\t1 / 1"


def test_headings_are_headings_and_every_paragraph_has_a_style_of_its_own(printed: Printed) -> None:
    for name, paper in printed.papers.items():
        paragraphs = [(p.style.name if p.style else "", p.text) for p in printed.docx(name).paragraphs]
        found = [words for style, words in paragraphs if (style or "").startswith("Heading ")]
        assert found == [plain(heading.line) for heading in headings(paper.blocks)]
        assert [words for style, words in paragraphs if style == "Title"] == [paper.title.words]
        assert "Normal" not in {style for style, _ in paragraphs}


def test_faces_are_those_of_documents_in_latin_and_chinese(invented: Printed) -> None:
    """宋体 for text, 黑体 for headings and labels, 楷体 for opening verbs; Chinese is never slanted."""
    styles = invented.part(f"{NOTE}.zh", "word/styles.xml")
    faces = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert faces is not None
    assert (faces.get(f"{W}ascii"), faces.get(f"{W}eastAsia")) == ("Times New Roman", "SimSun")
    fonts = ((style, font) for style in styles.iter(f"{W}style") for font in style.iter(f"{W}rFonts"))
    eastern = {style.get(f"{W}styleId"): font.get(f"{W}eastAsia") for style, font in fonts}
    assert {eastern[name] for name in ("Title", "Heading1", "Heading2", "Heading3")} == {"SimHei"}
    assert eastern["OperativeVerbHan"] == "KaiTi"
    slanted = [s.get(f"{W}styleId") for s in styles.iter(f"{W}style") if s.find(f"{W}rPr/{W}i") is not None]
    assert slanted == ["FootnoteReference", "OperativeVerb", "Label"]


@pytest.mark.parametrize(
    ("language", "style", "verbs"),
    [
        ("zh", "Operative Verb Han", "缔约方大会, 回顾, 表示注意到, 请"),
        ("en", "Operative Verb", "The Conference of the Parties, Recalling, Takes note, Requests"),
    ],
)
def test_opening_verbs_are_set_apart(invented: Printed, language: str, style: str, verbs: str) -> None:
    paragraphs = invented.docx(f"{NOTE}.{language}").paragraphs
    runs = (run for paragraph in paragraphs for run in paragraph.runs)
    assert ", ".join(run.text for run in runs if run.style.name == style) == verbs


def test_every_run_says_its_language(printed: Printed) -> None:
    """Chinese with the hint that gives quotation marks their full width, Arabic from the right."""
    for name, paper in printed.papers.items():
        assert printed.docx(name).core_properties.language == paper.script.tag
        for run in printed.part(name, "word/document.xml").iter(f"{W}r"):
            language = run.find(f"{W}rPr/{W}lang")
            faces = run.find(f"{W}rPr/{W}rFonts")
            if language is not None and language.get(f"{W}eastAsia"):
                assert language.get(f"{W}eastAsia") == "zh-CN"
                assert faces is not None
                assert faces.get(f"{W}hint") == "eastAsia"
            if language is not None and language.get(f"{W}bidi"):
                assert run.find(f"{W}rPr/{W}rtl") is not None


def test_chinese_words_under_english_are_marked_as_chinese(tmp_path: Path) -> None:
    """An editors' note sets two Chinese words into an English sentence."""
    note = ("says “provided” of the past and “requested” of", "says 提供 of the past and 请求 of")
    printed = printed_of(edited_corpus(tmp_path, "data/documents/aa-cop-4-note.yaml", note))
    runs = printed.part(f"{NOTE}.en", "word/document.xml").iter(f"{W}r")
    found = (("".join(run.itertext()), run.find(f"{W}rPr/{W}lang[@{W}eastAsia='zh-CN']")) for run in runs)
    assert {"提供", "请求"} <= {words for words, chinese in found if chinese is not None}


def test_an_arabic_document_begins_its_lines_at_the_right(invented: Printed) -> None:
    """The draft decision in it, held in English, begins them at the left."""
    styles = invented.part("aa-cop-4-note.ar", "word/styles.xml")
    assert styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi") is not None
    turned = [
        "".join(p.itertext())
        for p in invented.part("aa-cop-4-note.ar", "word/document.xml").iter(f"{W}p")
        if p.find(f"{W}pPr/{W}bidi[@{W}val='0']") is not None
    ]
    assert turned[:2] == ["The Conference of the Parties,", "Recalling decision AA-3/4,"]


def test_the_file_holds_what_a_document_needs_and_nothing_of_its_machine(invented: Printed) -> None:
    """No pictures, themes or foreign styles; as of the day of the data, by the publisher."""
    parts = "document footer1 footer2 footnotes header1 header2 settings styles"
    with zipfile.ZipFile(io.BytesIO(invented.files[f"{NOTE}.en.docx"].content)) as archive:
        assert sorted(archive.namelist()) == [
            *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels"),
            *(f"word/{part}.xml" for part in parts.split()),
        ]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    told = invented.docx(f"{NOTE}.en").core_properties
    assert told.author == told.last_modified_by == "Office of Invented Records"
    assert str(told.created) == str(told.modified) == "2026-01-15 00:00:00+00:00"
