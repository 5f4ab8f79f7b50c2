"""The guides for authors and programmers say what the program does; their tables and pictures are made from it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml

from jointreport.cli import _parser
from jointreport.generate.check import check_project
from jointreport.problems.formats import MOST_ANNOTATIONS
from jointreport.records.decode import decode
from jointreport.records.kinds import KINDS
from jointreport.records.load import _SHIPPED_LANGUAGES
from jointreport.records.model.decisions import Decision
from jointreport.records.source import read
from jointreport.site.pages import subjects
from jointreport.views.blocks import block_kinds
from projects import REPOSITORY, copy_of_records, rewrite, run

GUIDES = {"en": "CONTRIBUTING.md", "zh": "CONTRIBUTING.zh.md"}
PROGRAM = {"en": "docs-dev/program.md", "zh": "docs-dev/program.zh.md"}
FIRST_LINES = {
    "en": "**Everything here is public at once; never enter text that both secretariats have not cleared.**",
    "zh": "**此处一切内容立即公开；未经两个秘书处核准的文字，切勿录入。**",
}
NOT_ADDED = {"conventions", "vocabulary", "edition", "coverage"}
"""The kinds of record that no author adds to: each begins with the site."""


def text(name: str) -> str:
    return (REPOSITORY / name).read_text("utf-8")


def examples(name: str) -> list[str]:
    """Return what authors may copy from a guide."""
    return re.findall(r"^```(?:yaml|sh)\n(.*?)^```$", text(name), re.MULTILINE | re.DOTALL)


def example_files() -> dict[str, str]:
    """Return the examples of the guide that name their file, by this file."""
    named = {match[1]: one for one in examples(GUIDES["en"]) if (match := re.match(r"# (\S+)\n", one))}
    assert len(named) == sum(one.startswith("# ") for one in examples(GUIDES["en"]))
    return named


def example(beginning: str) -> str:
    """Return the one example that begins so."""
    (found,) = (one for one in examples(GUIDES["en"]) if one.startswith(beginning))
    return found


def headings(name: str) -> list[tuple[int, str]]:
    """Return the headings of a guide with their levels."""
    prose = re.sub(r"^```.*?^```$", "", text(name), flags=re.MULTILINE | re.DOTALL)
    return [(len(marks), words) for marks, words in re.findall(r"^(#+) (.*)$", prose, re.MULTILINE)]


def anchors(name: str) -> list[str]:
    """Return the anchors that GitHub gives the headings of a guide."""
    return [re.sub(r"[^\w -]", "", words.lower()).replace(" ", "-") for _, words in headings(name)]


def links(name: str) -> list[tuple[str, str]]:
    """Return where the links of a guide lead: file, empty for the guide itself, and anchor."""
    prose = re.sub(r"^```.*?^```$|`[^`]*`", "", text(name), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", prose)


def test_the_guides_begin_with_the_warning() -> None:
    assert {language: text(guide).splitlines()[0] for language, guide in GUIDES.items()} == FIRST_LINES


@pytest.mark.parametrize("guides", [GUIDES, PROGRAM])
def test_the_guides_have_the_same_sections_and_examples_in_both_languages(guides: dict[str, str]) -> None:
    """Headings have the same levels in the same order, and examples of data are the same letter for letter."""
    assert [level for level, _ in headings(guides["en"])] == [level for level, _ in headings(guides["zh"])]
    assert examples(guides["en"]) == examples(guides["zh"])


def test_the_tasks_are_the_same_in_both_languages_in_the_same_order() -> None:
    """As the list at the top leads to them: each to the section at the same place."""
    english, chinese = (
        [anchors(guide).index(anchor) for file, anchor in links(guide) if not file] for guide in GUIDES.values()
    )
    assert english == chinese
    listed = {anchors(GUIDES["en"])[place] for place in english}
    assert {anchor for (level, _), anchor in zip(headings(GUIDES["en"]), anchors(GUIDES["en"]), strict=True)
            if level > 1} - listed == {
        "draft-elsewhere-publish-here", "how-to-write-a-file-in-data", "add-a-record",
        "in-the-browser", "in-a-codespace", "on-the-command-line",
    }  # fmt: skip


@pytest.mark.parametrize(
    "guide",
    [*GUIDES.values(), *PROGRAM.values(), "README.md", "ARCHITECTURE.md", "SECURITY.md", "data/README.md"],
)
def test_every_link_of_a_guide_leads_somewhere(guide: str) -> None:
    for file, anchor in links(guide):
        target = (REPOSITORY / guide).parent / file if file else REPOSITORY / guide
        assert target.exists(), file
        assert not anchor or target.suffix != ".md" or anchor in anchors(str(target)), anchor


def test_every_kind_of_record_that_authors_add_has_its_example() -> None:
    found = {path.split("/")[1].removesuffix(".yaml") for path in example_files() if path.startswith("data/")}
    assert found == {kind.name for kind in KINDS} - NOT_ADDED


@pytest.mark.real_data
def test_the_examples_of_the_guide_are_accepted(tmp_path: Path) -> None:
    """All at once, among the real records, in the files that they name: nothing more is told than before."""
    project = copy_of_records(tmp_path / "project")
    before = [problem.line(["en"]) for problem in check_project(project).problems]
    for path, words in (*example_files().items(), *_examples_of_decisions(), *_example_of_page()):
        _enter(project / path, words)
    (line,) = re.findall(r"`(working-together\.\*)` below `not_in_nav`", text(GUIDES["en"]))
    rewrite(project / "mkdocs.yml", ("not_in_nav: |\n", f"not_in_nav: |\n  {line}\n"))
    checked = check_project(project)
    assert [problem.line(["en"]) for problem in checked.problems] == before
    assert checked.register
    # The outline of the biennium that the guide begins has a page.
    assert "annexes/outline/2098-2099/" in [one.path for one in subjects(checked.register, "outline")]


def _enter(file: Path, words: str) -> None:
    """Write an example into its file: a new one, or below what stands there."""
    if file.name == "mkdocs.yml":
        rewrite(file, ("build: true}\n\n", f"build: true}}\n{words}\n"))
    elif file.parent.name == "data" and file.name not in {"moved.yaml", "wording.yaml"}:
        file.write_text(f"{file.read_text('utf-8')}\n{words}", "utf-8")
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, "utf-8")


def _examples_of_decisions() -> list[tuple[str, str]]:
    """Return the example of a decision as it stands, with its text, and as the draft of which it came."""
    bare = example("# data/decisions/")
    held = bare.replace("text: {extent: none}\n", example("text:")).replace("title.en]", "title.en, text]")
    relations = bare[bare.index("relations:") : bare.index("text:")]
    draft = bare.replace(relations, example("relations:")).replace("stage: adopted", "stage: draft")
    draft = re.sub("^(?:symbol|adopted): .*\n", "", draft, flags=re.MULTILINE).replace("symbol, stage", "stage")
    other = bare.replace("5/99", "5/96").replace("example matters", "lamps").replace("示例事项", "灯")
    return [
        ("data/decisions/mc-5-96.yaml", other),
        ("data/decisions/mc-5-99.yaml", held),
        ("data/decisions/mc-cop-5-example-draft.yaml", draft.replace("meeting, adopted", "meeting")),
    ]


def _example_of_page() -> list[tuple[str, str]]:
    page = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return [(f"docs/working-together.{language}.md", *page.findall(text(guide))) for language, guide in GUIDES.items()]


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("2023-11-03", "2023-02-30"),
        ("\n  zh: 关于示例事项的合作", ""),
        ("stage: ", "stage："),
    ],
)
def test_the_messages_in_the_guides_are_those_of_the_check(written: str, instead: str) -> None:
    words = example("# data/decisions/")
    path = words.splitlines()[0].removeprefix("# ")
    source = read(path, words.replace(written, instead, 1).encode())
    (problem,) = source.problems or decode(Decision, source, (), _SHIPPED_LANGUAGES)[1]
    for language, guide in GUIDES.items():
        assert f"{problem.spot}: {problem.sentence(language)} [{problem.code}]" in text(guide).splitlines()


def test_what_the_guides_say_of_checks_is_what_the_workflow_does() -> None:
    """The names of the checks, what is kept of the site and for how long, and how many messages GitHub shows."""
    jobs = yaml.safe_load(text(".github/workflows/check.yml"))["jobs"]
    (kept,) = (step["with"] for step in jobs["site"]["steps"] if "upload-artifact" in step.get("uses", ""))
    assert (kept["name"], kept["retention-days"], MOST_ANNOTATIONS) == ("site", 14, 10)
    for guide, days, ten in ((GUIDES["en"], "for 14 days", "shows ten of them"), (GUIDES["zh"], "14天", "其中十条")):
        assert days in text(guide)
        assert ten in text(guide)
        assert {jobs[name]["name"] in text(guide) for name in ("check", "site", "test")} == {True}
    owners = dict(re.findall(r"^/(data|docs)/ +(.*)$", text(".github/CODEOWNERS"), re.MULTILINE))
    assert {tuple(re.findall(r"/(\S+)-secretariat", one)) for one in owners.values()} == {("minamata", "brs")}


@pytest.mark.parametrize("guide", [*GUIDES.values(), *PROGRAM.values(), "README.md"])
def test_the_commands_that_a_guide_names_exist(guide: str) -> None:
    commands = re.findall(r"`(?:[A-Z_]+=\S+ )?make (?:[A-Z]+=\S+ )*([a-z-]+)(?: [A-Z]+=\S+)?`", text(guide))
    targets = set(re.findall(r"^([a-z-]+):.* ## ", text("Makefile"), re.MULTILINE))
    assert {*commands} <= targets
    for arguments in re.findall(r"`\.venv/bin/jointreport ([^`]+)`", text(guide)):
        assert callable(_parser().parse_args(arguments.split()).run)


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
