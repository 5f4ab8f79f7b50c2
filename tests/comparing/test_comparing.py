"""Two texts compared, as a lawyer would mark them; each case is a file that can be read without the program.

In the cases `[-…-]` stands in the earlier text alone and `{+…+}` in the later; `¶` is the end of a paragraph.
What is told of a paragraph is written `old > new`, `+ inserted` and `- deleted`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jointreport.records.model.documents import BodyText, Footnote, Paragraph
from jointreport.records.model.language import LongText
from jointreport.texts.compare.clauses import clauses
from jointreport.texts.compare.comparison import ComparedRow, compare
from jointreport.texts.compare.differences import stretches
from jointreport.texts.compare.shared import wordings_shared
from jointreport.texts.compare.units import words_of

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
SIGNS = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
WORDS = st.lists(
    st.sampled_from(["the", "secretariat", "to", "purchase", "服务", "公约", "，", ";", " ", "[^3]", "\n", "5/19"])
)
TEXTS = WORDS.map("".join)


def body(texts: Mapping[str, Mapping[str, str]]) -> BodyText:
    """Return a text of paragraphs and footnotes, each in its languages, by their places."""
    paragraphs = tuple(
        Paragraph.model_construct(at=at, text=LongText(dict(words))) for at, words in texts.items() if at[0] != "f"
    )
    notes = tuple(
        Footnote.model_construct(label=at[2:], text=LongText(dict(words)))
        for at, words in texts.items()
        if at[0] == "f"
    )
    return BodyText.model_construct(extent="complete", opening=None, paragraphs=paragraphs, footnotes=notes)


def compared(content: Mapping[str, Any], *, every: bool = False) -> tuple[ComparedRow, ...]:
    language = content["language"]
    before, after = (
        body({at: {language: words} for at, words in content[side].items()}) for side in ("before", "after")
    )
    return compare(before, after, {language: language == "zh"}).in_language(language, every=every)


def drawn(row: ComparedRow) -> str:
    """Write a row as the cases do."""
    old, new = (" ".join(unit.at for unit in side) for side in (row.row.before, row.row.after))
    if row.row.kind == "gone":
        return f"{old} gone to {' '.join(unit.at for unit in row.row.gone_to)}"
    pieces = (piece for clause in row.clauses for piece in clause.pieces)
    words = "".join(SIGNS[piece.kind].format(piece.words) for piece in pieces).replace("\n", "¶")
    if row.row.kind in {"added", "deleted"}:
        return f"{old or new} {row.row.kind}: {words}"
    marks = [row.row.kind] * (row.row.kind != "kept") + ["moved"] * row.moved
    if row.renumbered or row.row.kind != "kept":
        marks.append(f"was {old}")
    return f"{', '.join((new, *marks))}: {words}"


def told(row: ComparedRow) -> str:
    """Write what is told of the words of a row as the cases do; nothing where no words changed."""
    changes: list[str] = []
    for clause in row.changed_clauses:
        if clause.replaced:
            old, new = (" … ".join(side) for side in zip(*clause.replaced, strict=True))
            changes.append(f"{old} > {new}")
        changes += [f"+ {words}" for words in clause.inserted]
        changes += [f"- {words}" for words in clause.deleted]
    if row.changed_clauses and not changes:
        changes = ["punctuation"]
    return f"{' '.join(unit.at for unit in row.row.after)}: {'; '.join(changes)}" if changes else ""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_text_is_marked_and_what_changed_is_told_as_the_case_says(path: Path) -> None:
    """Paragraph by paragraph, in the order of the later text; of those added and deleted nothing more is told."""
    content = yaml.safe_load(path.read_text("utf-8"))
    rows = compared(content)
    assert [drawn(row) for row in rows] == content["drawn"]
    assert [line for row in rows if (line := told(row))] == content["told"]


def test_a_comparison_needs_no_word_in_every_language() -> None:
    """A paragraph that waits for its translation is aligned by the other languages, and not compared in this one."""
    before = body({"p1": {"en": "Takes note of the report;"}})
    after = body({"p1": {"en": "Takes note of the report;", "fr": "Prend note ;"}})
    comparison = compare(before, after, {"en": False, "fr": False})
    (english,), (french,) = (comparison.in_language(one) for one in ("en", "fr"))
    assert (english.row.kind, english.held) == ("kept", True)
    assert (french.row.kind, french.held, french.clauses) == ("kept", False, ())


@given(TEXTS, TEXTS, st.booleans())
def test_nothing_is_lost_between_two_texts(before: str, after: str, chinese: bool) -> None:  # noqa: FBT001 - hypothesis gives it.
    """What is the same and what is deleted are the earlier text, what is the same and inserted the later."""
    found = clauses(stretches(before, after, chinese=chinese))
    assert "".join(clause.old for clause in found) == before
    assert "".join(clause.new for clause in found) == after
    pieces = [piece for clause in found for piece in clause.pieces]
    assert "".join(piece.words for piece in pieces if piece.kind != "inserted") == before
    assert "".join(piece.words for piece in pieces if piece.kind != "deleted") == after


@given(TEXTS, st.booleans())
def test_words_joined_again_are_the_text(text: str, chinese: bool) -> None:  # noqa: FBT001 - hypothesis gives it.
    assert "".join(words_of(text, chinese=chinese)) == text


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert not any(stretch.changed for stretch in stretches(text, text, chinese=False))


@given(TEXTS, TEXTS, st.booleans())
def test_passages_are_told_apart_without_a_change(one: str, other: str, chinese: bool) -> None:  # noqa: FBT001 - hypothesis gives it.
    """The runs joined are the passages, and as many words are in both on one side as on the other."""
    sides = wordings_shared(one, other, chinese=chinese)
    assert ["".join(run.words for run in side) for side in sides] == [one, other]


def test_what_stands_twice_here_and_once_there_is_in_both_once() -> None:
    """“the programme of work of the Convention” is not in both because the Convention is named elsewhere."""
    one, other = wordings_shared(
        "the secretariat of the Ambrose Convention may purchase services under the budget of the Ambrose Convention",
        "the secretariat of the Ambrose Convention may provide services under the budget of each convention",
        chinese=False,
    )
    assert [run.words for run in one if not run.in_both] == ["purchase ", "the Ambrose Convention"]
    assert [run.words for run in other if not run.in_both] == ["provide ", "each convention"]
