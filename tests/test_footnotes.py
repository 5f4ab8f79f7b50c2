"""A footnote keeps the label with which it was printed: a number, an asterisk, a dagger, a letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hostile import elements
from jointreport.generate.check import check_project
from jointreport.generate.plain_files import files_beside
from jointreport.records.model.places import NOTE_LABEL, PLACE, note_label, note_place, place_of
from jointreport.site.context import ShownOnPage
from jointreport.site.pages import subjects
from jointreport.views.blocks import BlockContext, block_kinds
from library import Library, words
from paper.reading import Printed, W, lines, printed_of
from projects import bare_corpus, cases, edited_corpus

CASES = cases("words/footnotes.yaml")
PRINTED = {"1": "*", "2": "**", "3": "†", "4": "a"}


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus, its footnotes printed with signs and letters instead of numbers."""
    project = bare_corpus(tmp_path_factory.mktemp("signed"))
    for file in (project / "data").rglob("*.yaml"):
        text = re.sub(r"\[\^(\d)\]", lambda mark: f"[^{PRINTED[mark[1]]}]", file.read_text("utf-8"))
        text = re.sub(r'- label: "(\d)"', lambda label: f"- label: '{PRINTED[label[1]]}'", text)
        file.write_text(text, "utf-8")
    return project


@pytest.fixture(scope="module")
def library(signed: Path) -> Library:
    return Library(signed)


@pytest.mark.parametrize(("label", "at"), CASES["places"].items())
def test_every_label_has_a_place_that_can_stand_in_an_address(label: str, at: str) -> None:
    assert NOTE_LABEL.fullmatch(label)
    assert (note_place(label), note_label(at)) == (at, label)
    assert PLACE.fullmatch(at)
    assert place_of(at).kind == "fn"


@pytest.mark.parametrize("label", CASES["refused"])
def test_what_is_no_label_is_refused(label: str) -> None:
    assert not NOTE_LABEL.fullmatch(label)


@pytest.mark.parametrize("at", CASES["no-places"])
def test_what_is_no_place_is_refused(at: str) -> None:
    assert not PLACE.fullmatch(at)


def test_nothing_is_wrong_with_signs_and_letters(signed: Path) -> None:
    assert [problem.line() for problem in check_project(signed).problems] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_marks_and_notes_lead_to_each_other_on_every_page(library: Library, language: str) -> None:
    for subject in subjects(library.register, "decisions"):
        reader = library.reader(language, subject.path)
        text = library.show("decision.text", "decisions", subject.identity, language=language)
        for page in (text, *(page for name, page in files_beside(reader, subject) if name.endswith(".html"))):
            found = elements(page)
            names = {one.get("id") for one in found}
            leads = [href for one in found if (href := one.get("href", "")).startswith("#fn")]
            assert [href for href in leads if href.removeprefix("#") not in names] == []
            assert len(leads) >= 2 * len(subject.record.text.footnotes)


def test_they_are_printed_as_they_are_in_every_view(library: Library, signed: Path) -> None:
    subject = library.subject("decisions", "aa-4-draft-kites")
    reader = library.reader("en", subject.path).on_page(ShownOnPage(subject.path))
    text = words(block_kinds()["decision.text"].view(BlockContext(reader, subject)))
    assert "the joint report †" in text
    assert "† EX/AA/COP.4/INF/3 , annex I." in text
    # The search finds a note under its anchor, and calls it as it is printed.
    (place,) = {one.label for one in reader.shown.passages if one.words == "EX/AA/COP.4/INF/3, annex I."}
    assert (place, reader.say.paragraph(place)) == ("fn-dagger", "footnote †")
    plain = dict(files_beside(reader, subject))["plain.txt"]
    assert "the joint report[†]" in plain
    assert "\n[†] EX/AA/COP.4/INF/3, annex I." in plain
    printed = Printed({name: paper for name, paper in printed_of(signed).papers.items() if "draft-kites.en" in name})
    (paper,) = ("\n".join(lines(paper)) for paper in printed.papers.values())
    assert "the joint report[†]" in paper
    assert "note †: EX/AA/COP.4/INF/3, annex I." in paper
    # Word prints the label itself, and does not count.
    marks = printed.part("aa-4-draft-kites.en", "word/document.xml").iter(f"{W}footnoteReference")
    assert [mark.get(f"{W}customMarkFollows") for mark in marks][-2:] == ["1", "1"]


def test_a_footnote_whose_mark_a_language_lacks_has_no_way_back(tmp_path: Path) -> None:
    """The check tells it; the page stands all the same, with a link in the language that has the mark."""
    note = ("表示注意到联合报告；[^1]", "表示注意到联合报告；")
    library = Library(edited_corpus(tmp_path, "data/decisions/aa-4-6.yaml", note))
    shown = {one: library.show("decision.text", "decisions", "aa-4-6", language=one) for one in ("en", "zh")}
    assert all('id="fn1"' in html for html in shown.values())
    assert {language: 'href="#fnref1"' in html for language, html in shown.items()} == {"en": True, "zh": False}
