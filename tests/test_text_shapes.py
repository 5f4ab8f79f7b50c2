"""A text may have annexes, headings, tables, closing words, sections that begin again at 1: each line has its place."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from hostile import elements
from jointreport.generate.check import check_project
from jointreport.generate.plain_files import files_beside
from jointreport.paper.composer import Composer, PrintContext
from jointreport.paper.documents import text_blocks
from jointreport.paper.word import docx
from jointreport.records.model.language import Text
from jointreport.records.model.tables import cells_of, laid_out, row_of
from jointreport.site.context import ShownOnPage
from jointreport.texts.citations.references import References
from jointreport.texts.compare.comparison import compare
from jointreport.views.texts.parallel import ParallelPrinter
from jointreport.views.texts.printed import TextPrinter
from jointreport.views.texts.redline import Redliner
from library import Library, words
from paper.reading import lines, printed_of
from projects import REPOSITORY, bare_corpus, cases

NAME = "aa-3-50"
TABLES = cases("words/tables.yaml")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus with one more decision, which has everything that a text may have."""
    root = bare_corpus(tmp_path_factory.mktemp("shapes"))
    shutil.copy(REPOSITORY / f"tests/cases/texts/{NAME}.yaml", root / "data/decisions")
    return root


@pytest.fixture(scope="module")
def library(project: Path) -> Library:
    return Library(project)


def test_nothing_is_wrong_with_it(project: Path) -> None:
    assert [problem.line() for problem in check_project(project).problems] == []


@pytest.mark.parametrize(("rows", "drawn"), TABLES["drawn"])
def test_cells_take_what_goes_on_from_them(rows: list[str], drawn: list[list[list[object]]]) -> None:
    found = laid_out([cells_of(row) for row in rows])
    told = [[[one.words, one.columns, one.rows] for one in row] for row in found]
    assert told == [[[*cell, 1, 1][:3] for cell in row] for row in drawn]


@pytest.mark.parametrize(("cells", "row"), TABLES["written"])
def test_cells_are_written_as_a_row_and_read_again(cells: list[str], row: str) -> None:
    assert row_of(cells) == row
    assert list(cells_of(row)) == cells


def test_each_line_stands_at_its_place_on_the_page(library: Library) -> None:
    found = elements(library.show("decision.text", "decisions", NAME))
    places = [paragraph.at for paragraph in library.register.decisions[NAME].record.text.paragraphs]
    assert [one.get("id") for one in found if one.get("id") in places] == places
    headings = [(one.tag, one.get("id")) for one in found if one.tag in {"h3", "h4", "h5"}]
    assert headings == [("h3", "h1"), ("h3", "s1"), ("h3", "s2"), ("h3", "a1"), ("h4", "a1-h1"), ("h3", "a2")]


def test_a_table_has_heads_and_cells_that_span(library: Library) -> None:
    found = elements(library.show("decision.text", "decisions", NAME, language="zh"))
    cells = [(one.tag, one.get("colspan"), one.get("rowspan"), one.text) for one in found if one.tag in {"th", "td"}]
    assert cells[:4] == [
        ("th", None, "2", "灯芯"),
        ("th", "2", None, "长度"),
        ("td", None, None, "干"),
        ("td", None, None, "湿"),
    ]
    assert cells[4:] == [("td", None, None, "细长"), ("td", None, None, "9"), ("td", None, None, "12")]
    [region] = [one for one in found if one.get("role") == "region"]
    assert (region.get("tabindex"), region.get("aria-label")) == ("0", "附件一表1")


@pytest.mark.parametrize(("language", "marks"), [("en", ["1", "2"]), ("zh", ["1", "2"])])
def test_a_footnote_has_the_label_that_is_printed_in_its_language(
    library: Library, language: str, marks: list[str]
) -> None:
    """In Chinese oil is named first: its footnote is printed as 1 there, and has the same place in all languages."""
    found = elements(library.show("decision.text", "decisions", NAME, language=language))
    links = [one for one in found if (one.get("href") or "").startswith("#fn") and one.get("aria-label")]
    assert [one.text for one in links[:2]] == marks
    assert [one.get("href") for one in links[:2]] == {"en": ["#fn1", "#fn2"], "zh": ["#fn2", "#fn1"]}[language]


TEXT = """\
Wicks

Noting wicks,[1] and oil,[2]

1. Requests the secretariat:

(a) To trim;

(i) Each evening;

(b) To light,

with the means that it has.

Nothing in this decision concerns bells.

A. Oil

1. Oil is kept dry.

B. Lamps

1. Lamps hang high.

Annex I

Lengths

Wick | Length |

| dry | wet

Long | thin | 9 | 12

Annex II

1. Wicks burn.

(a) Slowly.

[1] On wicks.

[2] On oil.
"""


def test_the_plain_edition_has_every_line_in_its_order(library: Library) -> None:
    subject = library.subject("decisions", NAME)
    files = dict(files_beside(library.reader("en", subject.path), subject))
    assert TEXT in files["plain.txt"]
    assert {one.get("id") for one in elements(files["plain/index.html"])} >= {"a1-t1-2", "s2-p1", "p1-end", "u1"}


def test_in_chinese_the_footnotes_follow_their_printed_numbers(library: Library) -> None:
    subject = library.subject("decisions", NAME)
    files = dict(files_beside(library.reader("zh", subject.path), subject))
    assert "注意到灯油[1]和灯芯，[2]" in files["plain.txt"]
    assert "[1] 关于灯油。\n\n[2] 关于灯芯。" in files["plain.txt"]


def test_side_by_side_each_language_has_its_own_labels(library: Library) -> None:
    page = words(library.show("decision.parallel", "decision-parallel", NAME))
    assert "section I A. Oil 一、 灯油" in page
    assert "preambular paragraph 1 Noting wicks, 1 and oil, 2 注意到灯油 1 和灯芯， 2" in page
    assert "annex I, table 1 Wick Length dry wet Long | thin 9 12 灯芯 长度 干 湿 细长 9 12 annex II" in page
    assert "annex II, paragraph 1 (a) (a) Slowly. (a) 缓慢燃烧。" in page


def test_side_by_side_a_table_is_a_table_in_each_language(library: Library) -> None:
    """Its rows bear their places once, in the reader's language, which stands first."""
    found = elements(library.show("decision.parallel", "decision-parallel", NAME, language="zh"))
    tables = [one for one in found if one.tag == "table"]
    assert [one.get("lang") for one in tables] == ["zh-Hans", "en"]
    assert [[row.get("id") for row in one.iter("tr")] for one in tables] == [
        ["a1-t1-1", "a1-t1-2", "a1-t1-3"],
        [None, None, None],
    ]
    spans = [(cell.get("colspan"), cell.get("rowspan"), cell.text) for cell in tables[1].iter("th")]
    assert spans == [(None, "2", "Wick"), ("2", None, "Length")]
    regions = [one for one in found if one.get("role") == "region"]
    assert [(one.get("lang"), one.get("tabindex"), one.get("aria-label")) for one in regions] == [
        ("zh-Hans", "0", "中文附件一表1"),
        ("zh-Hans", "0", "英文附件一表1"),
    ]


def test_a_row_that_waits_for_its_translation_says_so_in_its_table(library: Library) -> None:
    record = library.register.decisions[NAME].record
    paragraphs = tuple(
        one.model_copy(update={"text": Text({"en": one.text["en"]})}) if one.at == "a1-t1-3" else one
        for one in record.text.paragraphs
    )
    record = record.model_copy(update={"text": record.text.model_copy(update={"paragraphs": paragraphs})})
    rows = ParallelPrinter(library.reader("zh"), NAME, record, ("zh", "en")).view().rows
    [table] = [one for one in rows if one.kind == "table"]
    assert [[cell.words for cell in row.cells] for row in table.cells[0].rows] == [
        ["灯芯", "长度"],
        ["干", "湿"],
        ["中文：待译", "", ""],
    ]


def test_what_changed_names_footnotes_and_sections_as_they_are_printed(library: Library) -> None:
    """In Chinese the footnote on wicks is printed as 2, and the mark in the text likewise."""
    body = library.register.decisions[NAME].record.text
    wicks = body.footnotes[0].model_copy(update={"text": Text({"en": "On long wicks.", "zh": "关于长灯芯。"})})
    later = body.model_copy(update={"footnotes": (wicks, body.footnotes[1])})
    rows = compare(body, later, {"en": False, "zh": True}).in_language("zh")
    [changed] = [row for row in rows if row.changed_clauses]
    redliner = Redliner(library.reader("zh"), "zh", "")
    assert redliner.places(changed.row.after) == "脚注2"
    assert redliner.row(changed).paragraphs[0].label == "2"
    drawn = [one for row in rows for one in redliner.row(row).paragraphs if one.anchor == "pp1"]
    assert "".join(piece.words for clause in drawn[0].clauses for piece in clause.pieces) == (
        '注意到灯油<sup class="mark">1</sup>和灯芯，<sup class="mark">2</sup>'
    )
    [section] = [row for row in rows if row.row.after[0].at == "s1"]
    assert Redliner(library.reader(), "en", "").row(section).paragraphs[0].label == "A. "


@pytest.mark.parametrize(
    ("at", "english", "chinese"),
    [
        ("a1-t1-3", "Decision AA-3/50, annex I, table 1, row 3", "AA-3/50号决定，附件一表1第3行"),
        ("s2-p1", "Decision AA-3/50, section II, para. 1", "AA-3/50号决定，第二节第1段"),
        ("a2-p1-a", "Decision AA-3/50, annex II, para. 1 (a)", "AA-3/50号决定，附件二第1(a)段"),
        ("p1-end", "Decision AA-3/50, closing words of paragraph 1", "AA-3/50号决定，第1段结束语"),
        ("u1", "Decision AA-3/50, unnumbered paragraph 1", "AA-3/50号决定，无编号的第1段"),
    ],
)
def test_every_place_is_cited(library: Library, at: str, english: str, chinese: str) -> None:
    told = [References(library.register, library.wordings[key]).paragraph(NAME, at) for key in ("en", "zh")]
    assert told == [english, chinese]


def test_the_search_finds_rows_and_closing_words_at_their_places(library: Library) -> None:
    subject = library.subject("decisions", NAME)
    shown = ShownOnPage(subject.path)
    TextPrinter(library.reader("en", subject.path).on_page(shown), NAME, subject.record).view()
    found = {one.anchor for one in shown.passages}
    assert {"a1-t1-3", "p1-end", "u1", "s2-p1"} <= found


def test_on_paper_a_table_is_a_table(library: Library, project: Path) -> None:
    """In the document of a meeting: what stands there is that decision's text, put in the place of its own."""
    subject = library.subject("decisions", NAME)
    reader = PrintContext.of(library.register, library.site, library.wordings, "en")
    blocks = tuple(text_blocks(Composer(reader), subject.record, TextPrinter(reader, NAME, subject.record).view()))
    paper = replace(next(iter(printed_of(project).papers.values())), blocks=blocks)
    told = list(lines(paper))
    assert [one for one in told if one.startswith("row: ")] == [
        "row: Wick | Length",
        "row: dry | wet",
        "row: Long | thin | 9 | 12",
    ]
    assert "heading 1: A. Oil" in told
    made = Document(io.BytesIO(docx(paper)))
    [table] = made.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Wick", "Length", "Length"],
        ["Wick", "dry", "wet"],
        ["Long | thin", "9", "12"],
    ]
