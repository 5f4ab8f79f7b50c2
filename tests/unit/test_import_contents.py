"""What files hold: many decisions, a note with a draft, footnotes in another order, and whom a paragraph asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jointreport.exchange.command import Imported, import_files
from jointreport.exchange.origins import Origins
from jointreport.problems import Problem
from projects import CORPUS, REAL, cases, records

NOTE = Path(__file__).parents[1] / "note" / "source.zh.txt"
UNSAID = {"exchange-cited", "exchange-addressees"}
"""What is told of nearly every text."""


def imported(files: dict[str, str], folder: Path) -> tuple[tuple[Imported, ...], list[Problem]]:
    for name, words in files.items():
        (folder / name).write_text(words, "utf-8")
    made, told = import_files(CORPUS, [folder / name for name in files], Origins())
    problems = [*told, *(problem for one in made for problem in one.told)]
    return made, [problem for problem in problems if problem.code not in UNSAID]


def tree_of(record: Imported) -> Any:
    return yaml.load(record.content, yaml.BaseLoader)  # noqa: S506  # It makes nothing but words.


@pytest.mark.parametrize("case", cases("exchange/contents.yaml"), ids=lambda case: case["what"])
def test_each_text_in_the_files_becomes_a_record(case: dict[str, Any], tmp_path: Path) -> None:
    made, told = imported(case["files"], tmp_path)
    assert {one.identity for one in made} == set(case["records"])
    assert [problem.line(["en"]) for problem in told] == case["told"]
    for one in made:
        wanted, tree = dict(case["records"][one.identity]), tree_of(one)
        paragraphs = tree["text"]["paragraphs"]
        found = {"folder": one.folder, **tree, "extent": tree["text"]["extent"]}
        found["at"] = [paragraph["at"] for paragraph in paragraphs]
        found["notes"] = [[note["label"], note.get("printed", {})] for note in tree["text"].get("footnotes", ())]
        for name, language in (("english", "en"), ("chinese", "zh")):
            found[name] = {paragraph["at"]: paragraph["text"][language] for paragraph in paragraphs}
        found["contains"] = {one["at"]: one["contains"] for one in paragraphs if "contains" in one}
        for name in ("english", "chinese"):
            assert wanted.pop(name, {}).items() <= found[name].items()
        assert {name: found[name] for name in wanted} == wanted


@pytest.mark.parametrize(("english", "chinese", "to"), cases("exchange/addressees.yaml"))
def test_whom_a_paragraph_asks_is_said_where_it_is_sure(
    english: str, chinese: str, to: str | list[str], tmp_path: Path
) -> None:
    files = {"en.txt": f"The Conference of the Parties,\n1. {english}\n", "zh.txt": f"缔约方大会，\n1. {chinese}\n"}
    (record,), _ = imported(files, tmp_path)
    (act,) = tree_of(record)["text"]["paragraphs"][0]["acts"]
    assert act.get("to", "") == to


@pytest.mark.real_data
@pytest.mark.parametrize("project", REAL, ids=lambda project: project.name)
def test_the_note_is_imported_to_the_text_that_the_data_have(project: Path) -> None:
    """Letter for letter, with its head, its paragraphs, its draft decision and its footnotes."""
    (note, draft), _ = import_files(project, [NOTE], Origins("as-copied"))
    held = [
        one for one in records(project, "documents").values() if one["title"].get("zh") == tree_of(note)["title"]["zh"]
    ]
    if not held:
        pytest.skip("The note no longer stands in the data.")
    kept = {one.get("contains") for one in held[0]["text"]["paragraphs"]} - {None}
    for found, wanted in (
        (tree_of(note), held[0]),
        *((tree_of(draft), records(project, "decisions")[name]) for name in kept),
    ):
        assert chinese_of(found) == chinese_of(wanted)


def chinese_of(record: dict[str, Any]) -> dict[str, Any]:
    """Return all that a record has from the Chinese file, but for titles that the editors gave."""
    text = record["text"]
    return {
        "kind": record.get("kind"),
        "stage": record.get("stage"),
        "agenda item": record.get("agenda-item", {}).get("zh"),
        "title": record["title"]["zh"] if record["title-status"]["zh"] == "own" else None,
        "extent": text["extent"],
        "status": text["languages"]["zh"]["status"],
        "opening": text.get("opening", {}).get("zh"),
        "paragraphs": [(one["at"], one.get("printed"), one["text"]["zh"]) for one in text["paragraphs"]],
        "footnotes": [(one["label"], one.get("printed"), one["text"]["zh"]) for one in text.get("footnotes", ())],
    }
