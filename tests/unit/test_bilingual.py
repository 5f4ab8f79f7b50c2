"""A text as a translator's table: what stands in it, and how its translations come back into the record."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Row
from hypothesis import given, settings
from hypothesis import strategies as st

from jointreport.__main__ import main
from jointreport.exchange.yaml_edit import Edit, edited
from jointreport.exchange.yaml_form import to_yaml
from jointreport.records.source import read
from projects import bare_corpus, cases, rewrite
from repository import Repository

DRAFT, DECISION = "aa-4-draft-kites", "aa-4-6"
TRANSLATED = "ترجمة الفقرة، رقم {}"


class Project:
    """The corpus, and what the two commands do with a text of it."""

    def __init__(self, root: Path, told: pytest.CaptureFixture[str]) -> None:
        self.root, self.table, self._told = bare_corpus(root), root / "table.docx", told

    def record(self, name: str = DECISION) -> Path:
        return self.root / "data" / "decisions" / f"{name}.yaml"

    def run(self, *arguments: str | Path) -> list[str]:
        main([*map(str, arguments), "--root", str(self.root), "--lang", "en"])
        printed, told = self._told.readouterr()
        return [line.removeprefix(f"{self.table}: ") for line in (printed + told).splitlines()]

    def export(self, name: str = DECISION, way: str = "en-zh") -> list[str]:
        return self.run("export", name, "--for-translation", way, "--out", self.table)

    def take_back(self, *options: str) -> list[str]:
        return self.run("import", self.table, *options)

    def rows(self, edit: Callable[[list[_Row]], object] = list) -> list[list[str]]:
        """Return what stands in the rows, after an edit of them."""
        document = docx.Document(str(self.table))
        rows = list(document.tables[0].rows)
        edit(rows)
        document.save(str(self.table))
        return [[words_of(cell) for cell in row.cells] for row in rows]


def words_of(cell: Any) -> str:
    """Return all words of a cell, those in controls too, which the library passes over."""
    return "\n".join("".join(one.text or "" for one in p.iter(qn("w:t"))) for p in cell._tc.iter(qn("w:p")))


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Project:
    return Project(tmp_path, capsys)


def test_a_row_has_the_place_both_languages_and_the_terms_that_occur(project: Project) -> None:
    assert project.export(DRAFT, "en-ar") == ["7 rows / 共7行"]
    head, title, opening, *rows = project.rows()
    assert head == ["الفقرة", "الإنكليزية", "العربية", "المصطلحات"]
    assert title[0] == "title"
    assert opening == ["opening\nفي انتظار الترجمة", "The Conference of the Parties,", "", ""]
    assert [row[0].splitlines() for row in rows][-1] == ["fn4", "في انتظار الترجمة"]
    project.table.unlink()
    project.export()
    assert [row[3] for row in project.rows()[1:] if row[3]] == _told("terms")


@pytest.mark.parametrize(("name", "way"), [(DECISION, "en-zh"), ("aa-cop-4-note", "en-fr")])
def test_a_table_in_which_nothing_was_written_changes_no_byte(project: Project, name: str, way: str) -> None:
    project.export(name, way)
    before = {file: file.read_bytes() for file in project.root.rglob("*.yaml")}
    assert project.take_back()[0].endswith("translations taken: 0 / 取用译文：0处")
    assert {file: file.read_bytes() for file in project.root.rglob("*.yaml")} == before


def test_translations_come_back_letter_for_letter_and_every_other_line_stays(project: Project) -> None:
    """A language in which the text has had no words becomes a translation of ours."""
    project.export(DECISION, "en-ar")
    before = project.record().read_text("utf-8")

    def translate(rows: list[_Row]) -> None:
        for number, row in enumerate(rows[1:]):
            row.cells[2].text = TRANSLATED.format(number)

    project.rows(translate)
    assert project.take_back() == ["data/decisions/aa-4-6.yaml: translations taken: 10 / 取用译文：10处"]
    content = project.record().read_text("utf-8")
    tree = yaml.safe_load(content)
    texts = (one["text"]["ar"] for name in ("paragraphs", "footnotes") for one in tree["text"][name])
    assert [tree["title"]["ar"], tree["text"]["opening"]["ar"], *texts] == [TRANSLATED.format(n) for n in range(10)]
    assert tree["text"]["languages"]["ar"] == {"status": "unofficial-translation", "from": "en"}
    assert tree["title-status"]["ar"] == "ours"
    assert [line.partition(", ar:")[0] for line in content.splitlines() if "ar: {status" not in line] == [
        line.removesuffix("}") if f"{line[:-1]}, ar:" in content else line for line in before.splitlines()
    ]


def test_what_was_pending_is_filled_in_and_what_is_still_pending_stays(project: Project) -> None:
    project.export(DRAFT, "en-ar")
    project.rows(lambda rows: setattr(rows[3].cells[2], "text", "إذ يشير إلى المقرر AA-3/4،"))
    before = project.record(DRAFT).read_text("utf-8")
    project.take_back()
    assert project.record(DRAFT).read_text("utf-8") == before.replace(
        "ar: {status: pending}", "ar: {status: unofficial-translation, from: en}"
    ).replace(
        'fr: "Rappelant la décision AA-3/4,", ar: pending',
        'fr: "Rappelant la décision AA-3/4,", ar: إذ يشير إلى المقرر AA-3/4،',
    )


def _told(case: str) -> Any:
    return cases("exchange/bilingual.yaml")[case]


def _set(row: int, column: int, words: str) -> Callable[[list[_Row]], None]:
    return lambda rows: setattr(rows[row].cells[column], "text", words)


def _again(rows: list[_Row]) -> None:
    rows[6]._tr.addnext(copy.deepcopy(rows[6]._tr))


def _mistakes(rows: list[_Row]) -> None:
    """Let a translator do what the table asks not to do; the places of the first two rows are found all the same."""
    next(rows[1]._tr.iter(qn("w:t"))).text = "标题"
    rows[2].cells[0].text = "首句"
    rows[4].cells[1].text = "Takes note of the report;[^1]"
    rows[5].cells[2].text = "请首席掌灯人开放登记册；"
    rows[6]._tr.addnext(copy.deepcopy(rows[6]._tr))
    rows[7]._tr.getparent().remove(rows[7]._tr)
    rows[8].cells[2].add_paragraph("二")


def test_what_is_not_taken_is_told_with_its_row(project: Project) -> None:
    project.export()
    before = project.record().read_bytes()
    project.rows(_mistakes)
    assert project.take_back()[1:] == _told("mistakes")
    assert project.record().read_bytes() == before


def test_words_are_replaced_when_asked_unless_the_record_has_newer_ones(project: Project) -> None:
    """The row that nobody touched would else bring back what was corrected since."""
    project.export()
    project.rows(_set(5, 2, "请首席掌灯人开放登记册；"))
    rewrite(project.record(), ("邀请灯笼行会出借账簿。", "邀请灯笼行会借出账簿。"))
    before = project.record().read_text("utf-8")
    *printed, told = project.take_back("--dry-run", "--overwrite")
    assert told == "data/decisions/aa-4-6.yaml: translations taken: 1 / 取用译文：1处"
    assert project.record().read_text("utf-8") == before
    project.take_back("--overwrite", "--out", str(project.root.parent / "aside"))
    assert (project.root.parent / "aside" / "aa-4-6.yaml").read_text("utf-8").splitlines() == printed
    assert project.record().read_text("utf-8") == before
    project.take_back("--overwrite")
    old = '"请首席掌灯人利用现有资源在2027年之前开放共享登记册；"'
    assert project.record().read_text("utf-8") == before.replace(old, "请首席掌灯人开放登记册；", 1)


def test_an_original_that_has_changed_since_is_told(project: Project) -> None:
    project.export(DECISION, "en-ar")
    project.rows(_set(9, 2, "يدعو"))
    rewrite(project.record(), ("Invites the Lantern Guild to lend its ledger.", "Invites the Guild to lend it."))
    assert project.take_back()[1:] == _told("original newer")


def test_what_was_changed_after_it_was_translated_is_marked(project: Project) -> None:
    """As the history tells it: the translation of the fourth paragraph was written for another original."""
    repository = Repository(project.root)
    repository.commit("2026-01-01")
    rewrite(project.record(), ("邀请灯笼行会出借账簿。", "邀请灯笼行会借出账簿。"))
    repository.commit("2026-01-02")
    rewrite(project.record(), ("Invites the Lantern Guild to lend its ledger.", "Invites the Guild to lend it."))
    repository.commit("2026-01-03")
    project.export()
    marks = {row[0].split("\n")[0]: row[0].split("\n")[1:] for row in project.rows()}
    assert {place: mark for place, mark in marks.items() if mark} == {"p4": ["译后原文有改动"]}


def test_tracked_changes_are_refused_unless_they_are_accepted(project: Project) -> None:
    project.export(DECISION, "en-ar")

    def track(rows: list[_Row]) -> None:
        added = OxmlElement("w:ins")
        run = rows[3].cells[2].paragraphs[0].add_run("إذ يشير")._r
        run.addprevious(added)
        added.append(run)

    project.rows(track)
    assert project.take_back()[0].startswith(
        f"{project.table}:1:1: The text is not settled; tracked changes and comments: 1"
    )
    assert project.take_back("--accept-changes") == [
        "data/decisions/aa-4-6.yaml: translations taken: 1 / 取用译文：1处"
    ]


def test_a_table_is_never_written_over_one_with_translations(project: Project) -> None:
    project.export()
    project.export()
    project.rows(_set(5, 2, "请首席掌灯人开放登记册；"))
    written = project.table.read_bytes()
    assert "is there already and says something else; nothing was written." in project.export()[0]
    assert project.table.read_bytes() == written


@pytest.mark.parametrize("case", cases("exchange/bilingual.yaml")["refused"], ids=str)
def test_what_cannot_be_exported_is_told(project: Project, case: dict[str, str]) -> None:
    assert project.export(case["record"], case["way"]) == [case["told"]]
    assert not project.table.exists()


def test_a_table_of_another_project_is_told(project: Project) -> None:
    project.export()
    project.record().unlink()
    (told,) = project.take_back()
    assert told.removeprefix(str(project.table)) == _told("of another project")


WORDS = (
    st.text(st.sampled_from("ab: #-'\"[]{},&*!|>%年“”，（）\\"), min_size=1, max_size=12).map(str.strip).filter(bool)
)
TEXTS = st.fixed_dictionaries({"en": WORDS}, optional={"zh": WORDS})


def _bracketed(text: dict[str, str]) -> str:
    return yaml.safe_dump(text, default_flow_style=True, allow_unicode=True, width=1000).strip()


@given(st.lists(TEXTS, min_size=1, max_size=4), WORDS, st.integers(min_value=0), st.booleans())
@settings(max_examples=100, deadline=None, derandomize=True, database=None)
def test_a_value_is_set_and_every_other_line_stays(
    texts: list[dict[str, str]],
    words: str,
    which: int,
    in_brackets: bool,  # noqa: FBT001 - drawn by hypothesis.
) -> None:
    """Whether a text stands in brackets or below its key, and whether it has had a value there."""
    content = to_yaml({"a": [{"at": "p1", "text": text} for text in texts]}).replace("text:\n", "text:  # kept\n")
    if in_brackets:
        content = "".join(["a:\n", *(f"  - at: p1\n    text: {_bracketed(text)}  # kept\n" for text in texts)])
    which %= len(texts)
    after = edited(content, [Edit(("a", which, "text", "zh"), words)])
    texts[which]["zh"] = words
    assert read("x.yaml", after.encode()).tree == {"a": [{"at": "p1", "text": text} for text in texts]}
    assert after.count("# kept") == len(texts)
    assert len(set(content.splitlines()) - set(after.splitlines())) <= 1
