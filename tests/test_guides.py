"""The guides for authors and programmers say what the program does; their tables and pictures are made from it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from jointreport.generate.check import check_project
from jointreport.records.decode import decode
from jointreport.records.kinds import KINDS, Layout
from jointreport.records.load import _SHIPPED_LANGUAGES
from jointreport.records.model.decisions import Decision
from jointreport.records.source import read
from jointreport.views.blocks import block_kinds
from projects import REPOSITORY, run

GUIDES = {"en": "CONTRIBUTING.md", "zh": "CONTRIBUTING.zh.md"}
FIRST_LINES = {
    "en": "**Everything here is public at once; never enter text that both secretariats have not cleared.**",
    "zh": "**此处一切内容立即公开；未经两个秘书处核准的文字，切勿录入。**",
}


def text(name: str) -> str:
    return (REPOSITORY / name).read_text("utf-8")


def examples(name: str) -> list[str]:
    """Return what authors may copy from a guide."""
    return re.findall(r"^```(?:yaml|sh)\n(.*?)^```$", text(name), re.MULTILINE | re.DOTALL)


def test_the_guides_begin_with_the_warning() -> None:
    assert {language: text(guide).splitlines()[0] for language, guide in GUIDES.items()} == FIRST_LINES


def test_the_guides_have_the_same_sections_and_examples_in_both_languages() -> None:
    """Headings have the same levels in the same order; examples of data are the same letter for letter."""
    prose = (re.sub(r"^```.*?^```$", "", text(name), flags=re.M | re.S) for name in GUIDES.values())
    english, chinese = (re.findall(r"^#+(?= )", one, re.MULTILINE) for one in prose)
    assert english == chinese
    assert examples(GUIDES["en"]) == examples(GUIDES["zh"])


def test_the_records_in_the_guides_are_accepted() -> None:
    known = {match[1]: one for one in examples(GUIDES["en"]) if (match := re.match(r"# data/(\w+)", one))}
    assert set(known) == {"decisions", "sources", "activities"}
    for kind in (kind for kind in KINDS if kind.name in known):
        source = read("example.yaml", known[kind.name].encode())
        where = () if kind.layout is Layout.FOLDER else ("example-report",)
        assert (source.problems, decode(kind.model, source, where, _SHIPPED_LANGUAGES)[1]) == ((), ())


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("2031-11-07", "2031-02-30"),
        ("\n  zh: 与巴塞尔公约、鹿特丹公约和斯德哥尔摩公约秘书处的合作", ""),
        ("stage: ", "stage："),
    ],
)
def test_the_messages_in_the_guides_are_those_of_the_check(written: str, instead: str) -> None:
    example = next(part for part in examples(GUIDES["en"]) if part.startswith("# data/decisions/"))
    path = example.splitlines()[0].removeprefix("# ")
    source = read(path, example.replace(written, instead, 1).encode())
    (problem,) = source.problems or decode(Decision, source, (), _SHIPPED_LANGUAGES)[1]
    for language, guide in GUIDES.items():
        assert f"{problem.spot}: {problem.sentence(language)} [{problem.code}]" in text(guide).splitlines()


@pytest.mark.parametrize("tool", ["tools/rooms.py", pytest.param("tools/dictionary.py", marks=pytest.mark.real_data)])
def test_what_is_made_from_the_program_stands_as_it_would_be_made_now(tool: str) -> None:
    """The pictures of the rooms from the contract, the tables of the data dictionary from the model."""
    done = run(sys.executable, tool, "--check")
    assert (done.returncode, done.stderr) == (0, "")


def test_every_field_is_told_in_both_languages_where_forms_and_editors_read_it() -> None:
    fields = Decision.model_json_schema()["properties"]
    assert fields["adopted"]["description"] == "When; never in a draft / 通过日期；草案不填"
    assert [name for name, field in fields.items() if " / " not in field["description"]] == []


@pytest.mark.real_data
def test_the_words_in_the_data_dictionary_are_accepted(small: Path) -> None:
    """The example of rewording, copied whole into a project that has Russian too, gives no problem."""
    data = small / "data"
    with (data / "languages.yaml").open("a", encoding="utf-8") as languages:
        languages.write("ru: {tag: ru, direction: ltr, name: Русский}\n")
    (example,) = (one for one in examples("data/README.md") if one.startswith("home:"))
    (data / "wording.yaml").write_text(example, "utf-8")
    assert [problem.line() for problem in check_project(small).problems] == []


@pytest.mark.real_data
def test_the_guide_to_blocks_names_every_block_with_its_arguments_and_no_other() -> None:
    row = re.compile(r"^\| `([a-z.-]+)` \|([^|]*)\| [^|]+ / [^|]+ \|$", re.MULTILINE)
    told = {
        name: tuple(re.findall(r"`([a-z_]+)`", arguments)) for name, arguments in row.findall(text("data/BLOCKS.md"))
    }
    assert sorted(told) == sorted(block_kinds())
    for name, kind in block_kinds().items():
        assert kind.sentence.endswith("."), name
        assert told[name] == kind.arguments or kind.each or name.startswith("report.") or name == "not-found"


@pytest.mark.parametrize("guide", ["ARCHITECTURE.md", "docs-dev/search.md", "docs-dev/browsers.md"])
def test_every_path_a_guide_names_exists(guide: str) -> None:
    """A path is named in code type and holds a folder in lower case; it begins at the top or in the package."""
    named = set(re.findall(r"`((?!site/|\.cache/|docs/decisions/record)[a-z._-]+/[\w./-]*)`", text(guide)))
    assert named
    roots = (REPOSITORY, REPOSITORY / "src" / "jointreport")
    assert [name for name in sorted(named) if not any((root / name).exists() for root in roots)] == []
