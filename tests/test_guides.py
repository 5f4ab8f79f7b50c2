"""The guides for authors and the data dictionary say what the program does."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jointreport.generate.check import check_project
from jointreport.records.decode import decode
from jointreport.records.kinds import KINDS, Layout
from jointreport.records.model.decisions import Decision
from jointreport.records.model.site import Language
from jointreport.records.source import read

ROOT = Path(__file__).resolve().parent.parent
GUIDES = {"en": "CONTRIBUTING.md", "zh": "CONTRIBUTING.zh.md"}
FIRST_LINES = {
    "en": "**Everything here is public at once; never enter text that both secretariats have not cleared.**",
    "zh": "**此处一切内容立即公开；未经两个秘书处核准的文字，切勿录入。**",
}
LANGUAGES = {
    "en": Language(tag="en", direction="ltr", name="English", required="yes"),
    "zh": Language.model_validate(
        {"tag": "zh-Hans", "direction": "ltr", "name": "简体中文", "required": "yes"}
    ),
}


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_begins_with_the_warning(language: str) -> None:
    """Whoever opens the guide reads first that everything is public at once."""
    assert text(GUIDES[language]).splitlines()[0] == FIRST_LINES[language]


def test_the_guides_have_the_same_sections_and_examples_in_both_languages() -> None:
    """Headings have the same levels in the same order; examples of data are the same letter for letter."""
    levels = [re.findall(r"^#+(?= )", _prose(name), re.MULTILINE) for name in GUIDES.values()]
    assert levels[0] == levels[1]
    english, chinese = (_examples(name) for name in GUIDES.values())
    assert english == chinese


def test_the_records_in_the_guides_are_accepted() -> None:
    """An author who copies an example and replaces its values has a good file."""
    examples = {
        match.group(1): example
        for example in _examples(GUIDES["en"])
        if (match := re.match(r"# data/(\w+)", example))
    }
    assert set(examples) == {"decisions", "sources", "activities"}
    for kind in (kind for kind in KINDS if kind.name in examples):
        source = read("example.yaml", examples[kind.name].encode())
        where = () if kind.layout is Layout.FOLDER else ("example-report",)
        assert (source.problems, decode(kind.model, source, where, LANGUAGES)[1]) == ((), ())


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("2031-11-07", "2031-02-30"),
        ("\n  zh: 与巴塞尔公约、鹿特丹公约和斯德哥尔摩公约秘书处的合作", ""),
        ("stage: ", "stage："),
    ],
)
def test_the_messages_in_the_guides_are_those_of_the_check(written: str, instead: str) -> None:
    """Each of the three faults, put into the example, gives the message that the guide explains."""
    example = next(part for part in _examples(GUIDES["en"]) if part.startswith("# data/decisions/"))
    path = example.splitlines()[0].removeprefix("# ")
    source = read(path, example.replace(written, instead, 1).encode())
    problems = source.problems or decode(Decision, source, (), LANGUAGES)[1]
    for language, guide in GUIDES.items():
        told = [f"{problem.spot}: {problem.sentence(language)} [{problem.code}]" for problem in problems]
        assert len(told) == 1
        assert told[0] in text(guide).splitlines()


def _fences(name: str) -> Iterator[re.Match[str]]:
    yield from re.finditer(r"^```(\w+)\n(.*?)^```$", text(name), re.MULTILINE | re.DOTALL)


def _prose(name: str) -> str:
    return re.sub(r"^```.*?^```$", "", text(name), flags=re.MULTILINE | re.DOTALL)


def _examples(name: str) -> list[str]:
    return [match.group(2) for match in _fences(name) if match.group(1) in {"yaml", "sh"}]


# Data dictionary


@pytest.mark.real_data
def test_the_tables_of_the_data_dictionary_are_written_from_the_model() -> None:
    """Each field has the words that stand beside it in the model, each closed list its values, in both languages."""
    done = subprocess.run(
        [sys.executable, "tools/dictionary.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_every_field_is_told_in_both_languages_where_forms_and_editors_read_it() -> None:
    """The JSON Schema of a record describes each field as the data dictionary does."""
    schema = Decision.model_json_schema()
    assert schema["properties"]["adopted"]["description"] == "When; never in a draft / 通过日期；草案不填"
    assert [name for name, field in schema["properties"].items() if " / " not in field["description"]] == []


@pytest.mark.real_data
def test_the_words_in_the_data_dictionary_are_accepted(tmp_path: Path) -> None:
    """The example of rewording, copied whole into a project that has Russian too, gives no problem."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "tests" / "cases" / "rules" / "base" / "data", data)
    with (data / "languages.yaml").open("a", encoding="utf-8") as languages:
        languages.write("ru: {tag: ru, direction: ltr, name: Русский}\n")
    (example,) = (one for one in _examples("data/README.md") if one.startswith("home:"))
    (data / "wording.yaml").write_text(example, "utf-8")
    assert [problem.line() for problem in check_project(tmp_path).problems] == []
