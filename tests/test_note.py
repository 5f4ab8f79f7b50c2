"""The Chinese of the note and of the draft decision in it stands in the data whole, and is never corrected.

The identity rule for the Chinese, kept letter for letter from the text extraction `note/source.zh.txt`:

- spaces and tabs at the edges of lines, empty lines and Word's `[bookmark: …]` are not kept;
- printed labels (`1、 ` of a section, `1. ` of a paragraph of the note, `1.` and a tab of a paragraph
  of the draft, `(a) ` of an item) are not stored: they follow from the place, `s1`, `p1`, `p4-a`;
- `[footnoteRef:3]` and the one space after it stand in the data as `[^3]`;
- `[3:  …]` and `[4:  …]`, at the end of the paragraph of their marks, stand in the data as footnotes;
- the line 秘书处的说明 stands in the data as the kind of the document;
- nothing else differs.

The test puts the text together again from the data by this rule and compares it with the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from projects import REAL, records

SOURCE = Path(__file__).parent / "note" / "source.zh.txt"


def _lines(text: str) -> list[str]:
    """Return the lines of a source without bookmarks, edges of white space and empty lines."""
    lines = (line.strip(" \t") for line in re.sub(r"\[bookmark: [^\]]*\]", "", text).split("\n"))
    return [line for line in lines if line]


def _label_in_note(at: str) -> str:
    return f"{at[1:]}、 " if at.startswith("s") else f"{at[1:]}. "


def _label_in_draft(at: str) -> str:
    if at.startswith("pp"):
        return ""
    number, _, item = at[1:].partition("-")
    return f"({item}) " if item else f"{number}.\t"


def _put_together(note: dict[str, Any], decisions: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a note as the text extraction has them, with the draft decision that it sets out."""
    yield from (note["agenda-item"]["zh"], note["title"]["zh"], "秘书处的说明")
    paragraphs = note["text"].get("paragraphs", ())
    yield from (_label_in_note(one["at"]) + one["text"]["zh"] for one in paragraphs)
    for draft in (decisions[one["contains"]]["text"] for one in paragraphs if "contains" in one):
        yield draft["opening"]["zh"]
        notes = {note["label"]: note["text"]["zh"] for note in draft["footnotes"]}
        for text in (_label_in_draft(one["at"]) + one["text"]["zh"] for one in draft["paragraphs"]):
            behind = "  ".join(f"[{label}:  {notes[label]}]" for label in re.findall(r"\[\^(\d+)\]", text))
            yield re.sub(r"\[\^(\d+)\]", r"[footnoteRef:\1] ", text) + behind


@pytest.mark.real_data
@pytest.mark.parametrize("project", REAL, ids=lambda project: project.name)
def test_the_chinese_put_together_again_equals_the_source_letter_for_letter(project: Path) -> None:
    """By the identity rule at the head of this file; which record is that note, its own words tell."""
    source, decisions = _lines(SOURCE.read_text("utf-8")), records(project, "decisions")
    notes = [
        list(_put_together(one, decisions))
        for one in records(project, "documents").values()
        if one["kind"] == "note-by-the-secretariat" and one["text"]["extent"] == "complete" and "agenda-item" in one
    ]
    found = max(notes, key=lambda lines: len(set(lines) & set(source)), default=[])
    if not set(found) & set(source):
        pytest.skip("The note no longer stands in the data.")
    # A draft that was taken out of the data leaves the note before it as it was.
    assert found == source[: len(found)]
