"""A decision from its files: the record that is written, what a person must decide, and what is never done."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
import yaml

from jointreport.__main__ import main
from jointreport.exchange.manuscript import Line, Manuscript, Note
from projects import bare_corpus, cases
from word_files import docx_of, paragraph, run, written

CASE = cases("exchange/decision.yaml")
Files = tuple[Path, ...]


def manuscript(language: str) -> Manuscript:
    lines = (Line(words, label, depth) for label, depth, words in CASE[language]["lines"])
    return Manuscript("x", "", tuple(lines), (Note("1", CASE[language]["note"]),))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return bare_corpus(tmp_path)


def files(folder: Path, manner: str = "numbered by Word") -> Files:
    for language in ("en", "zh"):
        (folder / f"{language}.docx").write_bytes(written(manuscript(language), manner, Random(1)))  # noqa: S311
    return folder / "zh.docx", folder / "en.docx"


def run_import(project: Path, *arguments: str | Path) -> int:
    return main(["import", "--root", str(project), "--lang", "en", *map(str, arguments)])


def record_in(project: Path) -> str:
    return (project / "data" / "decisions" / "aa-5-2.yaml").read_text("utf-8")


def without_digests(record: str) -> str:
    """Return a record without what it says of its files."""
    return "\n".join(line for line in record.splitlines() if not re.search("SHA-256|place:$", line)) + "\n"


@pytest.mark.parametrize("manner", ["numbered by Word", "typed", "mixed"])
def test_two_word_files_become_one_record(project: Path, manner: str, capsys: pytest.CaptureFixture[str]) -> None:
    """However they are numbered, and in whichever order they are given."""
    assert run_import(project, *files(project, manner)) == 0
    assert without_digests(record_in(project)) == CASE["record"]
    assert capsys.readouterr().err.replace(str(project), "ROOT") == CASE["told"]


def test_with_what_a_person_decides_the_check_passes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_import(project, *files(project), "--status", "as-issued") == 0
    file = project / "data" / "decisions" / "aa-5-2.yaml"
    assert main(["check", "--root", str(project), "--errors-only"]) == 1
    decided = record_in(project).replace("subject: todo", "subject: related").replace("source: todo #", "source:")
    file.write_text(decided, "utf-8")
    capsys.readouterr()
    main(["check", "--root", str(project), "--lang", "en", "--errors-only"])
    assert [line for line in capsys.readouterr().err.splitlines() if "aa-5-2.yaml" in line] == []


def test_plain_text_gives_the_same_record(project: Path) -> None:
    for language in ("en", "zh"):
        lines = [f"{label} {words}".strip() for label, _, words in CASE[language]["lines"]]
        text = "\n".join(lines).replace("[^1]", "[footnoteRef:1]") + f" [1: {CASE[language]['note']}]\n"
        (project / f"{language}.txt").write_text(text, "utf-8")
    assert run_import(project, project / "en.txt", project / "zh.txt") == 0
    assert without_digests(record_in(project)) == CASE["record"]


def test_tracked_changes_are_refused_unless_they_are_accepted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tracked = files(project, "tracked")
    assert run_import(project, *tracked) == 1
    assert "The text is not settled; tracked changes and comments: " in capsys.readouterr().err
    assert not (project / "data" / "decisions" / "aa-5-2.yaml").exists()
    assert run_import(project, *tracked, "--accept-changes") == 0
    assert without_digests(record_in(project)) == CASE["record"]


def test_a_file_that_differs_is_never_overwritten(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = files(project)
    assert [run_import(project, *given), run_import(project, *given)] == [0, 0]
    file = project / "data" / "decisions" / "aa-5-2.yaml"
    file.write_text("# mine\n", "utf-8")
    assert run_import(project, *given) == 1
    assert file.read_text("utf-8") == "# mine\n"
    assert "is there already and says something else; nothing was written." in capsys.readouterr().err


def test_a_dry_run_prints_and_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted((project / "data").rglob("*"))
    assert run_import(project, *files(project), "--dry-run", "--id", "lamps") == 0
    assert without_digests(capsys.readouterr().out) == CASE["record"]
    assert sorted((project / "data").rglob("*")) == before


def test_annexes_sections_headings_and_tables_have_their_places(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a language prints another number than the place says, that is written."""
    table = "".join(f"<w:tc><w:tcPr/>{paragraph(words)}</w:tc>" for words in ("Bridge | river", "Lamps"))
    lines = (
        "The Conference of the Parties,",
        "1.\tDecides to act:",
        "(a)\tAt once;",
        "1)\tHere.",
        "Annex",
        "Terms",
    )
    body = "".join(map(paragraph, lines)) + paragraph("II.\tLamps", '<w:outlineLvl w:val="0"/>')
    last = paragraph("1.\tTerms.")
    (project / "a.docx").write_bytes(docx_of(f"{body}<w:tbl><w:tr>{table}</w:tr></w:tbl>{last}"))
    assert run_import(project, project / "a.docx", "--dry-run") == 0
    record = yaml.safe_load(capsys.readouterr().out)
    assert record["text"]["extent"] == "complete"
    assert [
        (one["at"], one.get("printed", {}).get("en"), one["text"]["en"]) for one in record["text"]["paragraphs"]
    ] == [
        ("p1", None, "Decides to act:"),
        ("p1-a", None, "At once;"),
        ("p1-a-1", "1)", "Here."),
        ("a", None, "Annex"),
        ("a-u1", None, "Terms"),
        ("a-s2", None, "Lamps"),
        ("a-t1-1", None, "Bridge \\| river | Lamps"),
        ("a-p1", None, "Terms."),
    ]


def test_what_no_record_can_hold_is_told_and_the_text_is_a_part(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = f"<w:p>{run('Decides to act.')}<w:r><w:drawing/></w:r></w:p>"
    (project / "a.docx").write_bytes(docx_of(body))
    assert run_import(project, project / "a.docx", "--dry-run") == 0
    printed, told = capsys.readouterr()
    assert "extent: part" in printed
    assert "A record cannot hold this, and it was left out: a picture (1), at “Decides to act.”." in told


def test_a_crest_above_the_title_leaves_the_text_complete(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crest = "<w:p><w:r><w:drawing/></w:r></w:p>"
    lines = ("AA-5/2: Lamps", "The Conference of the Parties,", "1.\tDecides to act.")
    (project / "a.docx").write_bytes(docx_of(crest + "".join(map(paragraph, lines))))
    assert run_import(project, project / "a.docx", "--dry-run") == 0
    printed, told = capsys.readouterr()
    assert "extent: complete" in printed
    assert "Above the text stands what no record holds, and it was left out: a picture (1)." in told


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.doc", b"\xd0\xcf", "“a.doc” cannot be read as a Word document (.docx)"),
        ("a.docx", b"no zip", "“a.docx” cannot be read as a Word document (.docx)"),
        ("a.txt", b"\xff\xfe", "“a.txt” cannot be read as a Word document (.docx)"),
        ("a.xml", b"<html/>", "“a.xml” cannot be read as a Word document (.docx)"),
        ("a.txt", "Η Διάσκεψη".encode(), "“a.txt” is in none of the languages of this site: en, zh, fr, ar."),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, said: str
) -> None:
    (project / name).write_bytes(content)
    assert run_import(project, project / name) == 1
    assert said in capsys.readouterr().err


def test_two_files_in_one_language_are_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, english = files(project)
    assert run_import(project, english, english) == 1
    assert "“en.docx” is in the same language as a file before it." in capsys.readouterr().err
