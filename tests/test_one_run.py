"""Everything wrong with a project is told in one run, and nothing that only follows from something else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jointreport.generate.check import check_project
from jointreport.problems import Spot
from jointreport.records.kinds import KINDS, Layout, items, records_within, shape
from jointreport.records.load import load
from jointreport.records.model.base import Record
from jointreport.records.register.register import Register
from projects import CORPUS, REPOSITORY, bare_corpus, read_yaml, rewrite

SMALL = REPOSITORY / "tests" / "cases" / "rules" / "base"
LANGUAGES = "data/languages.yaml"
"""Without its languages nothing else of a project can be looked at."""


def _files(project: Path) -> list[str]:
    return sorted(path.relative_to(project).as_posix() for path in (project / "data").rglob("*.yaml"))


TABLES = {f"data/{kind.path}" for kind in KINDS if kind.layout is Layout.TABLE and not kind.shipped}


def _records(project: Path) -> list[tuple[str, str]]:
    """Return each record as its file and the line that begins it; a file of one record begins with any line."""
    in_tables = [(name, f"{key}:") for name in _files(project) if name in TABLES for key in read_yaml(project / name)]
    return [*in_tables, *((name, "") for name in _files(project) if name not in TABLES)]


def _told(project: Path) -> list[tuple[str, str]]:
    return [(problem.spot.path, problem.code) for problem in check_project(project).problems]


@pytest.mark.parametrize("name", _files(SMALL))
def test_of_a_file_that_cannot_be_read_nothing_else_is_told_anywhere(name: str, small: Path) -> None:
    with (small / name).open("a", encoding="utf-8") as file:
        file.write('zz: "a quote that is not closed\n')
    assert _told(small) == [(name, "missing-quote")]


@pytest.mark.parametrize(("name", "begins"), _records(SMALL))
def test_of_a_record_that_cannot_be_read_nothing_else_is_told_anywhere(name: str, begins: str, small: Path) -> None:
    lines = (small / name).read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(begins))
    if begins and lines[at].endswith("}"):
        lines[at] = f"{lines[at][:-1]}, zzzzzzzz: x}}"
    else:
        lines.insert(at + bool(begins), f"{'  ' * bool(begins)}zzzzzzzz: x")
    (small / name).write_text("\n".join(lines), "utf-8")
    assert _told(small) == [(name, "unknown-field")]


@pytest.mark.parametrize(
    "stray", ["data/note.docx", "data/decisions/note.yml", "data/mc.yml", "data/x/aa-1.txt", "docs/note.txt"]
)
def test_a_file_that_does_not_belong_hides_no_other_mistake(small: Path, stray: str) -> None:
    (small / stray).parent.mkdir(exist_ok=True)
    (small / stray).write_text("A note.", "utf-8")
    rewrite(small / "data/edition.yaml", ("as-of: ", "as-off: "))
    assert {path for path, _ in _told(small)} == {stray, "data/edition.yaml"}


def _references(project: Path) -> Iterator[tuple[Spot, str]]:
    """Yield the place of each name of another record, and the name."""
    for entry in Register(load(project)).every_entry():
        for where, record in records_within(entry.record) if isinstance(entry.record, Record) else ():
            for field in shape(type(record)).references:
                value = getattr(record, shape(type(record)).attributes[field])
                # Keys of mappings are names as well, but of languages and conventions, of which all else hangs.
                for place, name in items(value, (field,)) if not isinstance(value, dict) else ():
                    yield entry.spot(*where, *place), name


@pytest.mark.parametrize(("spot", "name"), list(_references(SMALL)), ids=str)
def test_of_a_name_that_no_record_has_nothing_else_is_told(spot: Spot, name: str, small: Path) -> None:
    """Nothing follows from what an unknown record might have said, wherever its name stands."""
    lines = (small / spot.path).read_text("utf-8").splitlines(keepends=True)
    line = lines[spot.line - 1]
    assert line[spot.column - 1 :].startswith(name)
    lines[spot.line - 1] = f"{line[: spot.column - 1]}nothing-such{line[spot.column - 1 + len(name) :]}"
    (small / spot.path).write_text("".join(lines), "utf-8")
    assert [(one.spot, one.code) for one in check_project(small).problems] == [(spot, "known-reference")]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented corpus with its pages; each test leaves it as it was."""
    return bare_corpus(tmp_path_factory.mktemp("one-run"))


@contextmanager
def _left_as_they_were(project: Path, *names: str) -> Iterator[None]:
    """Put files back afterwards, whatever was made of them, for the project serves many tests."""
    sound = {name: (project / name).read_bytes() for name in names}
    try:
        yield
    finally:
        for name, content in sound.items():
            (project / name).write_bytes(content)


@pytest.mark.parametrize("name", [name for name in _files(CORPUS) if name != LANGUAGES])
def test_pages_and_rules_say_nothing_false_where_a_file_cannot_be_read(name: str, corpus: Path) -> None:
    with _left_as_they_were(corpus, name):
        with (corpus / name).open("a", encoding="utf-8") as file:
            file.write('zz: "a quote that is not closed\n')
        assert _told(corpus) == [(name, "missing-quote")]


def _moved(project: Path, name: str, to: str) -> list[tuple[str, str]]:
    (project / to).parent.mkdir(parents=True, exist_ok=True)
    (project / name).rename(project / to)
    return _told(project)


@pytest.mark.parametrize(
    ("name", "to", "code"),
    [
        ("decisions/aa-2-3.yaml", "decision/aa-2-3.yaml", "unknown-file"),
        ("decisions/aa-2-3.yaml", "decisions/2021/aa-2-3.yaml", "unknown-file"),
        ("decisions/aa-2-3.yaml", "decisions/aa-2-3.yml", "record-ending"),
        ("decisions/aa-2-3.yaml", "decisions/aa-2-3.yaml.txt", "record-ending"),
        ("decisions/aa-2-3.yaml", "decisions/AA-2-3.yaml", "bad-file-name"),
        ("decisions/aa-2-3.yaml", "decisions/aa 2 3.yaml", "bad-file-name"),
        ("documents/aa-cop-3-note.yaml", "documents/aa-cop-3-note_.yaml", "bad-file-name"),
        ("activities/2020-2021/course.yaml", "activities/course.yaml", "unknown-file"),
        ("sources.yaml", "sources.txt", "record-ending"),
        ("sources.yaml", "sources.yml", "record-ending"),
        ("sources.yaml", "documents/2021/sources.yaml", "unknown-file"),
        ("decisions/aa-2-3.yaml", "decisions/aa-2-3", "record-ending"),
        ("decisions/aa-2-3.yaml", "decisions/aa-2-3.ymal", "record-ending"),
        ("decisions/aa-2-3.yaml", "decisions/aa-2-3.yaml ", "file-name-end"),
        ("languages.yaml", "languages.yml", "record-ending"),
        ("decisions/aa-2-3.yaml", "aa-2-3.yaml", "unknown-file"),
        ("decisions/aa-2-3.yaml", "documents/aa-2-3.yaml", "record-of-another-kind"),
        ("documents/aa-cop-3-note.yaml", "decisions/aa-cop-3-note.yaml", "record-of-another-kind"),
        ("activities/2020-2021/course.yaml", "services/2020-2021/course.yaml", "record-of-another-kind"),
        ("sources.yaml", "source.yaml", "unknown-file"),
        ("sources.yaml", "decisions/sources.yaml", "record-of-another-kind"),
        ("terms.yaml", "glossary.yaml", "unknown-file"),
        ("decisions", "decisions ", "file-name-end"),
    ],
)
def test_of_a_file_in_a_wrong_place_or_name_nothing_else_is_told(name: str, to: str, code: str, small: Path) -> None:
    assert _moved(small, f"data/{name}", f"data/{to}") == [(f"data/{to}", code)]


@pytest.mark.parametrize(
    ("name", "to", "places"),
    [
        ("decisions/aa-2-3.yaml", "decision/aa-2-3.yaml", "data/decisions/aa-2-3.yaml"),
        ("decisions/aa-2-3.yaml", "aa-2-3.yaml", "data/decisions/aa-2-3.yaml"),
        ("decisions/aa-2-3.yaml", "data/decisions/aa-2-3.yaml", "data/decisions/aa-2-3.yaml"),
        ("decisions/aa-2-3.yaml", "决定/aa-2-3.yaml", "data/decisions/aa-2-3.yaml"),
        ("decisions/aa-2-3.yaml", "sources/aa-2-3.yaml", "data/sources.yaml"),
        ("services/2022-2023/documents.yaml", "2022-2023/documents.yaml", "data/services/2022-2023/documents.yaml"),
        ("services/2022-2023/documents.yaml", "service/2022-2023/d.yaml", "data/services/2022-2023/d.yaml"),
        (
            *("activities/2020-2021/course.yaml", "course.yaml"),
            "data/activities/2020-2021/course.yaml, data/activities/2022-2023/course.yaml",
        ),
        ("sources.yaml", "source.yaml", "data/sources.yaml"),
        ("meetings.yaml", "cops.yaml", "data/meetings.yaml"),
    ],
)
def test_a_file_in_a_wrong_place_is_told_the_right_one(name: str, to: str, places: str, small: Path) -> None:
    """By the name of a folder, or else by the fields of the record."""
    assert len(_moved(small, f"data/{name}", f"data/{to}")) == 1
    (problem,) = check_project(small).problems
    assert problem.parts("en")[1] == f"Move it to: {places}."


@pytest.mark.parametrize("name", [f"data/{kind.path}" for kind in KINDS if kind.needed])
def test_of_a_file_that_must_be_there_only_itself_is_missed(name: str, small: Path) -> None:
    (small / name).unlink()
    assert _told(small) == [(name, "missing-file")]


def test_of_data_that_lie_elsewhere_only_that_is_told(small: Path) -> None:
    (small / "data").rename(small / "elsewhere")
    (small / "data").symlink_to("elsewhere")
    assert _told(small) == [("data", "file-is-link")]


def test_faults_of_every_stage_in_files_of_every_kind_are_told_together(corpus: Path) -> None:
    """The parser, the model, the rules between records, and the pages: one round of mending is enough."""
    changes = {
        "data/decisions/aa-3-9.yaml": ("stage: adopted", "stage：adopted"),
        "data/decisions/aa-4-6.yaml": ("stage: adopted", "stage: agreed"),
        "data/services/2024-2025/2025-registration.yaml": ("provider: ", "provider: zz-"),
        "docs/index.en.md": ("\n## ", "\n[a](aa-4-99) {{ nothing }}\n\n## "),
    }
    with _left_as_they_were(corpus, *changes):
        for name, change in changes.items():
            rewrite(corpus / name, change)
        told = _told(corpus)
    assert told == [
        ("data/decisions/aa-3-9.yaml", "full-width-colon"),
        ("data/decisions/aa-4-6.yaml", "unknown-value"),
        ("data/services/2024-2025/2025-registration.yaml", "known-reference"),
        ("docs/index.en.md", "unknown-record"),
        ("docs/index.en.md", "block-misplaced"),
        ("docs/index.en.md", "unknown-block"),
    ]


@pytest.mark.parametrize("slip", ["each：decisions", "each: [decisions", 'each: "decisions'])
def test_of_a_page_whose_head_cannot_be_read_nothing_else_is_told(slip: str, corpus: Path) -> None:
    name = "docs/decisions/record.en.md"
    with _left_as_they_were(corpus, name):
        rewrite(corpus / name, ("each: decisions", slip))
        told = _told(corpus)
    assert {path for path, _ in told} == {name}
    assert len(told) == 1
