"""The inbox: files that somebody uploads become records that can be copied, whatever they are called and say."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from random import Random
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from markdown_it import MarkdownIt

from jointreport.__main__ import main
from jointreport.exchange.manuscript import Line, Manuscript, Note
from jointreport.generate.check import check_project
from projects import CORPUS, REPOSITORY, bare_corpus, cases, run
from word_files import written

DECISION = cases("exchange/decision.yaml")
TOLD = cases("inbox.yaml")
HOSTILE = "$(touch pwned) `touch pwned`; ['x](..&a=b) & é 灯.docx"


def word_file(language: str, words: str = "") -> bytes:
    lines = [Line(said, label, depth) for label, depth, said in DECISION[language]["lines"]]
    lines += [Line(words)] if words else []
    return written(Manuscript("x", "", tuple(lines), (Note("1", DECISION[language]["note"]),)), "typed", Random(1))  # noqa: S311


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = bare_corpus(tmp_path)
    (made / "inbox").mkdir()
    return made


def lay(project: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (project / "inbox" / name).write_bytes(content)


def imported_on_github(project: Path, address: str) -> tuple[int, str, str]:
    """Run the step of the workflow; return its status, what it prints, and the summary."""
    steps = yaml.safe_load((REPOSITORY / ".github/workflows/import.yml").read_text("utf-8"))["jobs"]["import"]["steps"]
    (step,) = (one["run"] for one in steps if "jointreport" in one.get("run", ""))
    program, summary = project / ".venv/bin/jointreport", project.parent / "summary.md"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m jointreport "$@"\n', "utf-8")
    program.chmod(0o755)
    done = run("bash", "-e", "-c", step, folder=project, GITHUB_STEP_SUMMARY=str(summary), NEW_URL=address)
    return done.returncode, done.stdout, summary.read_text("utf-8")


def links(summary: str) -> dict[str, str]:
    """Return the address of each link that a reader of the summary can click, by its words."""
    tokens = [one for token in MarkdownIt().parse(summary) for one in token.children or ()]
    opened = [place for place, token in enumerate(tokens) if token.type == "link_open"]
    return {tokens[place + 1].content: str(tokens[place].attrs["href"]) for place in opened}


def test_two_files_with_hostile_names_become_a_record_to_copy(project: Path) -> None:
    """Names reach no shell, and words of a file close no block and make no link."""
    lay(
        project,
        {HOSTILE: word_file("en", "```` [click](https://evil.example) <script>"), "zh.docx": word_file("zh", "灯灭。")},
    )
    status, printed, summary = imported_on_github(project, "https://github.com/a/b/new/name of #a branch")
    assert status == 0, printed
    assert not list(project.rglob("pwned"))
    record = (project / "records/aa-5-2.yaml").read_text("utf-8")
    (block,) = (token for token in MarkdownIt().parse(summary) if token.type == "fence")
    assert (block.info, block.content) == ("yaml", record)
    created, *deleted = links(summary).items()
    assert (created[0], created[1].partition("&value=")[0]) == (
        "Create data/decisions/aa-5-2.yaml / 新建data/decisions/aa-5-2.yaml",
        "https://github.com/a/b/new/name%20of%20%23a%20branch?filename=data/decisions/aa-5-2.yaml",
    )
    assert [unquote(address) for _, address in deleted] == [
        f"https://github.com/a/b/delete/name of #a branch/inbox/{name}" for name in (HOSTILE, "zh.docx")
    ]
    # What is left out, and what a person must decide, stands there in both languages.
    assert "A person must decide what stands at" in summary
    assert "以下各处须由人决定" in summary


def test_a_short_record_is_filled_in_where_github_makes_the_file(project: Path) -> None:
    lay(project, {"a.txt": b"AA-5/1: Lamps\nThe Conference of the Parties,\n1. Decides to light lamps.\n"})
    status, _, summary = imported_on_github(project, "https://github.com/a/b/new/lamps")
    created = next(iter(links(summary).values()))
    record = (project / "records/aa-5-1.yaml").read_text("utf-8")
    assert (status, parse_qs(urlsplit(created).query)) == (
        0,
        {"filename": ["data/decisions/aa-5-1.yaml"], "value": [record]},
    )


@pytest.mark.parametrize(
    ("symbol", "told"),
    [
        ("AA-3/4", "The project has a record called “aa-3-4.yaml” already, and it has a text."),
        ("BB-4/1", "The project has a record called “bb-4-1.yaml” already: the text was put into it"),
    ],
)
def test_a_record_that_is_there_is_opened_and_never_made_anew(project: Path, symbol: str, told: str) -> None:
    lay(project, {"a.txt": f"{symbol}: Lamps\nThe Conference of the Parties,\n1. Decides to act.\n".encode()})
    status, printed, summary = imported_on_github(project, "https://github.com/a/b/new/lamps")
    opened = f"https://github.com/a/b/edit/lamps/data/decisions/{symbol.lower().replace('/', '-')}.yaml"
    assert (status, next(iter(links(summary).values()))) == (0, opened)
    assert told in printed


def test_the_inbox_must_be_empty_and_its_files_are_told(project: Path) -> None:
    """Its notes may stay. Nothing else is wrong with the project because of it."""
    lay(project, {"README.md": b"", "zh.docx": word_file("zh"), "old.doc": b""})
    before = {problem.code for problem in check_project(CORPUS).problems}
    found = [problem for problem in check_project(project).problems if problem.code not in before]
    assert [problem.line(["en"]) for problem in found] == TOLD


def test_without_a_file_the_inbox_is_imported_into_its_place(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As `make import` does; of an empty one it is told."""
    assert main(["import", "--root", str(project)]) == 1
    assert "no file was named, and “inbox/” is empty" in capsys.readouterr().err
    lay(project, {"en.docx": word_file("en"), "zh.docx": word_file("zh")})
    assert main(["import", "--root", str(project), "--source", "ambrose-site-history", "--status", "as-issued"]) == 0
    record = (project / "data/decisions/aa-5-2.yaml").read_text("utf-8")
    assert re.findall("^.*todo.*$", record, re.MULTILINE) == ["subject: todo # cooperation / related"]
    assert "      en: file “en.docx”, saved on 23 December 2013, SHA-256 " in record
    assert "      zh: 文件“en.docx”（2013年12月23日保存，SHA-256：" in record


def test_a_text_is_put_into_the_record_that_lacks_it_where_that_is_asked(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every other line of the file stays, and the check passes."""
    file = project / "data/decisions/bb-4-1.yaml"
    before = file.read_text("utf-8")
    chinese = "BB-4/1号决定：灯\n缔约方大会，\n1. 决定采取行动。\n".encode()
    lay(project, {"a.txt": b"BB-4/1: Lamps\nThe Conference of the Parties,\n1. Decides to act.\n", "b.txt": chinese})
    given = ("import", "--root", str(project), "--status", "as-issued", "--source", "ambrose-site-history")
    assert (main(given), file.read_text("utf-8")) == (1, before)
    assert "is there already, without a text; nothing was written. Add --fill" in capsys.readouterr().err
    assert main([*given, "--fill"]) == 0
    after = file.read_text("utf-8")
    gone = [line for line in before.splitlines() if line not in after.splitlines()]
    assert gone[:2] == ["  extent: none", "unknown:"]
    assert gone[2:] == [before.splitlines()[-1]]
    for file in (project / "inbox").iterdir():
        file.unlink()
    told = [problem.line(["en"]) for problem in check_project(CORPUS).problems]
    assert [line for one in check_project(project).problems if (line := one.line(["en"])) not in told] == []
