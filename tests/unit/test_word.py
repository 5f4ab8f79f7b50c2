"""A Word file as a manuscript: printed numbers, words letter for letter, footnotes, tables, what is left out."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jointreport.exchange.manuscript import Aside, Cell, Line, Manuscript, Note
from jointreport.exchange.structure import text_of
from jointreport.exchange.word.document import NotWordError, read_docx
from projects import cases
from word_files import MANNERS, docx_of, in_list, level, list_on, paragraph, run, scheme, written


def read(body: str, **parts: str) -> Manuscript:
    return read_docx("text.docx", docx_of(body, **parts))


def words(body: str, **parts: str) -> list[str]:
    return [line.text for line in read(body, **parts).lines]


@pytest.mark.parametrize("case", cases("exchange/numbering.yaml"), ids=lambda case: case["what"])
def test_a_list_prints_its_numbers(case: dict[str, Any]) -> None:
    schemes = [
        scheme(name, *(level(depth, *one) for depth, one in enumerate(levels)))
        for name, levels in case["schemes"].items()
    ]
    lists = [list_on(name, *([one] if isinstance(one, str) else one)) for name, one in case["lists"].items()]
    body = "".join(paragraph("Words", in_list(name, depth)) for name, depth in case["paragraphs"])
    found = read(body, numbering="".join((*schemes, *lists)))
    assert [line.label for line in found.lines] == case["printed"]


def test_a_form_of_numbers_that_nobody_can_write_is_named() -> None:
    numbering = scheme("1", level(0, "%1.", "hindiVowels")) + list_on("1", "1")
    found = read(paragraph("Words", in_list("1")), numbering=numbering)
    assert found.left_out == (Aside("numbers of the form hindiVowels", ""),)
    assert [line.label for line in found.lines] == ["."]


def test_a_style_gives_its_list_and_a_paragraph_may_leave_it() -> None:
    """List `0` takes a paragraph out of any; a style counts as what it is based on."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="Counted"><w:name w:val="Counted"/>'
        f"<w:pPr>{in_list('1')}</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Below"><w:name w:val="Below"/><w:basedOn w:val="Counted"/></w:style>'
    )
    body = paragraph("One", '<w:pStyle w:val="Counted"/>') + paragraph("Two", '<w:pStyle w:val="Below"/>')
    body += paragraph("None", f'<w:pStyle w:val="Counted"/>{in_list("0")}')
    found = read(body, numbering=scheme("1", level(0, "%1.")) + list_on("1", "1"), styles=styles)
    assert [(line.label, line.text) for line in found.lines] == [("1.", "One"), ("2.", "Two"), ("", "None")]


def test_a_paragraph_without_words_is_counted_as_word_counts_it() -> None:
    body = paragraph("", in_list("1")) + paragraph("Words", in_list("1"))
    found = read(body, numbering=scheme("1", level(0, "%1.")) + list_on("1", "1"))
    assert [line.label for line in found.lines] == ["1.", "2."]


def test_words_are_read_letter_for_letter() -> None:
    """Hidden words, hyphens for the end of a line only, and instructions of fields are not printed."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
    special = "<w:r><w:t>co</w:t><w:softHyphen/><w:t>operation</w:t><w:noBreakHyphen/><w:tab/><w:br/><w:cr/></w:r>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1 May</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = f'<w:hyperlink w:anchor="x">{run("link")}</w:hyperlink>'
    assert words(f"<w:p>{run('A  b ')}{hidden}{special}{field}{link}</w:p>") == [
        "A  b cooperation\u2011\t\n\n1 Maylink"
    ]


def test_a_footnote_has_the_label_that_is_printed() -> None:
    """A counted one its number, one with a sign of its own that sign; cited again it is marked again."""
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    counted = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    again = f'<w:fldSimple w:instr=" NOTEREF _Ref1 \\h ">{run("1")}</w:fldSimple>'
    notes = "".join(f'<w:footnote w:id="{n}"><w:p>{run(f" Note {n}")}</w:p></w:footnote>' for n in (1, 2))
    found = read(f"<w:p>{run('One')}{own}{run(' two')}{counted}{run(' three')}{again}</w:p>", footnotes=notes)
    assert [line.text for line in found.lines] == ["One[^*] two[^1] three[^1]"]
    assert found.notes == (Note("*", "Note 1"), Note("1", "Note 2"))


def test_a_table_has_its_cells_with_what_they_span() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    head = "<w:trPr><w:tblHeader/></w:trPr>" + cell("Year", '<w:gridSpan w:val="2"/>')
    first = cell("a", '<w:vMerge w:val="restart"/>') + cell("b")
    second = cell("", "<w:vMerge/>") + cell("c")
    (line,) = read(f"<w:tbl><w:tr>{head}</w:tr><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>").lines
    assert line.cells == ((Cell("Year", 2, 1, is_head=True),), (Cell("a", 1, 2), Cell("b")), (Cell("c"),))


def test_headings_are_told_by_their_style_or_their_place_in_the_outline() -> None:
    body = paragraph("One", '<w:pStyle w:val="Heading2"/>') + paragraph("Two", '<w:outlineLvl w:val="0"/>')
    assert [(line.kind, line.rank) for line in read(body + paragraph("Three")).lines] == [
        ("heading", 2), ("heading", 1), ("text", 0),
    ]  # fmt: skip


def test_what_cannot_be_held_is_named_with_the_line_it_stands_in() -> None:
    picture = "<w:r><w:drawing/></w:r>"
    box = "<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>"
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    endnote = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    found = read(f"<w:p>{run('Some words')}{picture}{picture}{box}{symbol}{endnote}</w:p>")
    assert found.left_out == (
        Aside("picture", "Some words", 2),
        Aside("text-box", "Some words"),
        Aside("symbol", "Some words"),
        Aside("endnote", "Some words"),
    )


def test_tracked_changes_and_comments_are_counted_where_they_stand() -> None:
    """The words are those after the changes; whether they are the text is for a person to say."""
    who = 'w:author="A" w:date="2026-01-01T00:00:00Z"'
    inserted = f'<w:ins w:id="1" {who}>{run("new ")}</w:ins>'
    deleted = f'<w:del w:id="2" {who}><w:r><w:delText>old </w:delText></w:r></w:del>'
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    found = read(f"<w:p>{run('Some ')}{deleted}{inserted}{run('words')}{comment}</w:p>")
    assert [line.text for line in found.lines] == ["Some new words"]
    near = "Some new words"
    assert found.changes == (Aside("inserted", near), Aside("deleted", near), Aside("comment", near))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html></html>", docx_of(paragraph("x"))[:-200]])
def test_a_file_that_is_none_of_word_is_refused(content: bytes) -> None:
    with pytest.raises(NotWordError):
        read_docx("text.docx", content)


def test_a_file_that_unpacks_to_more_than_any_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few bytes may stand for as much as the machine can hold."""
    content = docx_of(paragraph("x"))
    assert read_docx("text.docx", content).lines
    monkeypatch.setattr("jointreport.exchange.word.document._MOST_UNPACKED", 1_000)
    with pytest.raises(NotWordError):
        read_docx("text.docx", content)


NUMBERS = ("1.", "2.", "3.", "(a)", "(b)", "(c)", "(i)", "(ii)", "一、", "（一）", "（二）", "II.", "1．")
LETTERS = st.text(st.sampled_from("aB é请求，。(1)  -\u00a0“”年"), max_size=12)
SENTENCES = LETTERS.map(lambda words: f"Requests{words}z")
LINES = st.one_of(
    st.builds(Line, text=SENTENCES, label=st.sampled_from(("", *NUMBERS)), depth=st.integers(0, 3)),
    st.builds(Line, text=SENTENCES, kind=st.just("heading"), rank=st.integers(1, 4)),
    st.builds(
        Line,
        text=st.just(""),
        kind=st.just("table"),
        cells=st.tuples(st.tuples(SENTENCES.map(Cell), SENTENCES.map(lambda text: Cell(text, columns=2)))),
    ),
)


@st.composite
def manuscripts(draw: st.DrawFn) -> Manuscript:
    """Draw a manuscript with footnotes, some of them cited twice."""
    lines = draw(st.lists(LINES, min_size=1, max_size=8))
    labels = draw(st.lists(st.sampled_from(("1", "2", "*")), unique=True, max_size=3))
    labels = sorted(labels, key="*12".index) if "1" in labels else [one for one in labels if one == "*"]
    marked = [draw(st.integers(0, len(lines) - 1)) for _ in labels]
    for label, place in zip(labels, sorted(marked), strict=True):
        if lines[place].kind == "text":
            lines[place] = Line(f"{lines[place].text}[^{label}]", lines[place].label, lines[place].depth)
    there = [label for label in labels if any(f"[^{label}]" in line.text for line in lines)]
    return Manuscript("x", "", tuple(lines), tuple(Note(label, f"Note {label}") for label in there))


def told(manuscript: Manuscript) -> list[object]:
    """Return what two manuscripts must agree on: places, labels, words, tables and footnotes."""
    text = text_of(manuscript)
    placed = [(one.at, one.line.label, one.line.text, one.line.cells) for one in text.placed]
    return [*placed, *((note.label, note.text) for note in manuscript.notes)]


@pytest.mark.parametrize("manner", MANNERS)
@given(manuscript=manuscripts(), seed=st.integers(0, 9))
@settings(max_examples=25, deadline=None, derandomize=True, database=None)
def test_whatever_is_written_in_word_is_read_back_letter_for_letter(
    manner: str, manuscript: Manuscript, seed: int
) -> None:
    found = read_docx("x.docx", written(manuscript, manner, Random(seed)))  # noqa: S311 - nothing is kept secret.
    assert told(found) == told(manuscript)
    assert found.changes == () or manner == "tracked"
