"""What changed, as a Word file: accepting every change gives the later text, rejecting every one the earlier."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from comparing.test_comparing import CASES, body, compared
from jointreport.paper.model import Tracked
from jointreport.paper.word.tracked import tracked_docx
from jointreport.records.model.documents import MARK
from jointreport.texts.compare.comparison import ComparedRow, compare

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS = st.sampled_from(["Requests", "the", "kite", "to", "hang", "dusk", "灯", "芯"])
_LINES = st.lists(_WORDS, min_size=1, max_size=8).map(" ".join)
TEXTS = st.lists(st.lists(_LINES, min_size=1, max_size=3), max_size=5)


def file_of(rows: Sequence[ComparedRow], before: Mapping[str, str], after: Mapping[str, str]) -> Element:
    """Return the body of the file, with the places as what is printed before the paragraphs."""
    labels = [{at: f"{at} " for at in side} for side in (before, after)]
    made = tracked_docx(
        Tracked(
            title="Title",
            above=(),
            rows=rows,
            language="en",
            tag="en",
            from_right=False,
            day=date(2026, 1, 2),
            author="Editors",
            earlier=labels[0],
            later=labels[1],
        )
    )
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314 - made a moment ago.
    found = document.find(f"{W}body")
    assert found is not None
    return found


def resolved(document: Element, *, accepted: bool) -> list[str]:
    """Return the paragraphs as a word processor has them when all changes are accepted, or all rejected."""
    gone = "del" if accepted else "ins"
    lines, line = [], ""
    for paragraph in list(document.iter(f"{W}p"))[1:]:
        for one in paragraph:
            if one.tag != f"{W}{gone}":
                line += "".join(text.text or "" for text in one.iter() if text.tag in {f"{W}t", f"{W}delText"})
        # A paragraph whose mark goes away runs on into the next one.
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is None:
            lines.append(line)
            line = ""
    assert not line
    return lines


def printed(texts: Mapping[str, str]) -> list[str]:
    """Return paragraphs as they are printed: of the mark of a footnote its label stands."""
    return [" ".join((at, MARK.sub(r"\1", words))) for at, words in texts.items()]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_each_case_gives_both_texts(case: Path) -> None:
    content = yaml.safe_load(case.read_text("utf-8"))
    document = file_of(compared(content, every=True), content["before"], content["after"])
    assert resolved(document, accepted=True) == printed(content["after"])
    assert resolved(document, accepted=False) == printed(content["before"])


def numbered(paragraphs: list[list[str]]) -> dict[str, str]:
    """Return paragraphs, each with its items, by their places."""
    return {
        f"p{number}" + (f"-{'abcdef'[item - 1]}" if item else ""): words
        for number, lines in enumerate(paragraphs, 1)
        for item, words in enumerate(lines)
    }


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS, st.randoms(use_true_random=False))
def test_so_do_texts_of_any_words_in_any_order(one: list[list[str]], other: list[list[str]], random: Random) -> None:
    """Some paragraphs of the later text are those of the earlier one, moved with their items."""
    moved = one[:]
    random.shuffle(moved)
    before, after = numbered(one), numbered([*moved[:3], *other])
    one_text, other_text = (body({at: {"en": words} for at, words in side.items()}) for side in (before, after))
    document = file_of(compare(one_text, other_text, {"en": False}).in_language("en", every=True), before, after)
    assert resolved(document, accepted=True) == printed(after)
    assert resolved(document, accepted=False) == printed(before)
