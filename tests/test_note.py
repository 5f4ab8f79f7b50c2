"""The note by the secretariat and the draft decision in it stand in the data whole, and are never corrected.

The identity rule for the Chinese, kept letter for letter from the text extraction `note/source.zh.txt`:

- spaces and tabs at the edges of lines, empty lines and Word's `[bookmark: …]` are not kept;
- printed labels (`1、 ` of a section, `1. ` of a paragraph of the note, `1.` and a tab of a paragraph
  of the draft, `(a) ` of an item) are not stored: they follow from the place, `s1`, `p1`, `p4-a`;
- `[footnoteRef:3]` and the one space after it stand in the data as `[^3]`;
- `[3:  …]` and `[4:  …]`, at the end of the paragraph of their marks, stand in the data as footnotes;
- the line 秘书处的说明 stands in the data as the kind of the document;
- nothing else differs.

The tests put the text together again from the data by this rule and compare it with the source.
The English is compared in the same way with `note/reference.en.txt`, the working translation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
SOURCES = Path(__file__).parent / "note"

NOT_COMPARED = {
    "en": "As in the note; taken from a text extraction, not compared with the issued document.",
    "zh": "照录自秘书处说明的提取文本，未与印发文件核对。",
}
DRAFT_NOT_DECISION = {
    "en": "Draft decision proposed by the secretariat to the Conference of the Parties at its sixth meeting"
    " (Geneva, 3–7 November 2025). Not a decision. The adoption of a decision on international cooperation"
    " was reported on 5 November 2025; its symbol and text have not been seen and it may differ from this"
    " draft.",
    "zh": "这是秘书处提交缔约方大会第六次会议（2025年11月3日至7日，日内瓦）的决定草案，不是缔约方大会的决定。"
    "据2025年11月5日的报道，会议通过了一项关于国际合作的决定；本站未见到其文号和案文，其内容可能与本草案不同。",
}
WHO_SERVES_WHOM = {
    "en": "Paragraph 1 of the note: the secretariat of the Minamata Convention may purchase services from the"
    " secretariat of the Basel, Rotterdam and Stockholm conventions, in accordance with the programme of work"
    " and budget of the Minamata Convention. This paragraph, in Chinese: it may provide secretariat services"
    " to the three conventions, in accordance with those of each convention. The English text has not been"
    " seen. The Chinese is reproduced as it stands.",
    "zh": "本说明第1段：关于汞的水俣公约秘书处有可能根据该公约的工作方案和预算，向巴塞尔、鹿特丹和"
    "斯德哥尔摩公约秘书处购买服务。本段中文案文：该秘书处有可能根据各公约的工作方案和预算，向三项公约提供秘书处服务。"
    "本站未见到英文案文。中文照录。",
}
WITH_WHOM_TO_COOPERATE = {
    "en": "As printed, the Executive Secretary is requested to cooperate with the secretariat of the Minamata"
    " Convention on Mercury. Elsewhere in the note the cooperation is between that secretariat and the"
    " secretariat of the Basel, Rotterdam and Stockholm conventions. The English text has not been seen."
    " The Chinese is reproduced as it stands.",
    "zh": "按案文所载，请执行秘书与关于汞的水俣公约秘书处开展合作；本说明其他各处所述合作，均为该秘书处与"
    "巴塞尔、鹿特丹和斯德哥尔摩公约秘书处之间的合作。本站未见到英文案文。中文照录。",
}
UNOFFICIAL_TRANSLATION = {
    "en": "Unofficial translation from Chinese. The English version of this document has not been seen; the"
    " document as issued prevails. Not to be quoted as a United Nations text.",
    "zh": "英文为根据中文所作的非正式译文，以联合国印发的文件为准。",
}
TWO_WORDS_FOR_OUTLINE = {
    "en": "Paragraph 5 of the note has 纲要, the draft decision 概要, for what the translation"
    " calls “outline”.",
    "zh": "本说明第5段用“纲要”，决定草案用“概要”，英文均译为outline。",
}

Labels = Callable[[str], str]


def _record(path: str) -> dict[str, Any]:
    content = (ROOT / "data" / path).read_text(encoding="utf-8")
    # Only strings, as in the data: other loaders take the key `on` for a truth value.
    record: dict[str, Any] = yaml.load(content, Loader=yaml.CBaseLoader)  # noqa: S506  # It makes nothing but strings.
    return record


@pytest.fixture(scope="module")
def note() -> dict[str, Any]:
    return _record("documents/mc-cop-6-note-brs.yaml")


@pytest.fixture(scope="module")
def draft() -> dict[str, Any]:
    return _record("decisions/mc-cop-6-draft-brs.yaml")


def _lines(text: str) -> list[str]:
    """Return the lines of a source without bookmarks, edges of white space and empty lines."""
    lines = (line.strip(" \t") for line in re.sub(r"\[bookmark: [^\]]*\]", "", text).split("\n"))
    return [line for line in lines if line]


def _paragraphs(record: dict[str, Any], language: str, label: Labels) -> Iterator[str]:
    for paragraph in record["text"]["paragraphs"]:
        yield label(paragraph["at"]) + paragraph["text"][language]


def _chinese_label_in_note(at: str) -> str:
    return f"{at[1:]}、 " if at.startswith("s") else f"{at[1:]}. "


def _chinese_label_in_draft(at: str) -> str:
    return _label_in_draft(at, after_number="\t")


def _english_label_in_note(at: str) -> str:
    return {"s1": "I. ", "s2": "II. ", "s3": "III. "}.get(at, f"{at[1:]}. ")


def _english_label_in_draft(at: str) -> str:
    return _label_in_draft(at, after_number=" ")


def _label_in_draft(at: str, *, after_number: str) -> str:
    if at.startswith("pp"):
        return ""
    number, _, item = at[1:].partition("-")
    return f"({item}) " if item else f"{number}.{after_number}"


def _with_footnotes_of_the_extraction(text: str, footnotes: list[dict[str, Any]]) -> str:
    """Return a paragraph with its footnotes as the text extraction has them: behind the paragraph."""
    labels = re.findall(r"\[\^(\d+)\]", text)
    notes = {note["label"]: note["text"]["zh"] for note in footnotes}
    behind = "  ".join(f"[{label}:  {notes[label]}]" for label in labels)
    return re.sub(r"\[\^(\d+)\]", r"[footnoteRef:\1] ", text) + behind


def test_the_chinese_put_together_again_equals_the_source_letter_for_letter(
    note: dict[str, Any], draft: dict[str, Any]
) -> None:
    """By the identity rule at the head of this file."""
    footnotes = draft["text"]["footnotes"]
    together = [
        note["agenda-item"]["zh"],
        note["title"]["zh"],
        {"note-by-the-secretariat": "秘书处的说明"}[note["kind"]],
        *_paragraphs(note, "zh", _chinese_label_in_note),
        draft["text"]["opening"]["zh"],
        *(
            _with_footnotes_of_the_extraction(paragraph, footnotes)
            for paragraph in _paragraphs(draft, "zh", _chinese_label_in_draft)
        ),
    ]

    assert together == _lines((SOURCES / "source.zh.txt").read_text(encoding="utf-8"))


def test_every_sentence_of_the_working_translation_is_in_the_data(
    note: dict[str, Any], draft: dict[str, Any]
) -> None:
    """The English, without the translator's remarks and emphasis, is in the data in the same order."""
    together = [
        note["agenda-item"]["en"],
        note["title"]["en"],
        {"note-by-the-secretariat": "Note by the secretariat"}[note["kind"]],
        *_paragraphs(note, "en", _english_label_in_note),
        draft["text"]["opening"]["en"],
        *_paragraphs(draft, "en", _english_label_in_draft),
        *(f"[^{note['label']}]: {note['text']['en']}" for note in draft["text"]["footnotes"]),
    ]

    assert together == _lines((SOURCES / "reference.en.txt").read_text(encoding="utf-8"))


def test_the_draft_says_first_that_it_is_not_a_decision(draft: dict[str, Any]) -> None:
    """The remark stands before the text and answers whether the draft was adopted."""
    assert draft["stage"] == "draft"
    assert draft["remark"] == DRAFT_NOT_DECISION


@pytest.mark.parametrize("which", ["note", "draft"])
def test_the_english_is_an_unofficial_translation_and_the_chinese_was_not_compared(
    which: str, request: pytest.FixtureRequest
) -> None:
    """Neither language may be taken for the issued document."""
    languages = request.getfixturevalue(which)["text"]["languages"]

    assert languages["en"] == {
        "status": "unofficial-translation",
        "from": "zh",
        "note": UNOFFICIAL_TRANSLATION,
    }
    assert languages["zh"] == {"status": "as-issued", "note": NOT_COMPARED}


@pytest.mark.parametrize(
    ("at", "words"),
    [("p1", TWO_WORDS_FOR_OUTLINE), ("p2", WHO_SERVES_WHOM), ("p4-a", WITH_WHOM_TO_COOPERATE)],
)
def test_editorial_notes_set_passages_side_by_side(
    at: str, words: dict[str, str], draft: dict[str, Any]
) -> None:
    """Where the draft can be read in two ways the notes show both passages and take no side."""
    assert {"on": at, "text": words} in draft["notes"]
