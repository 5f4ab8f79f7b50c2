"""The command: what an author reads when something fails that is no fault of theirs, or is called wrongly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from projects import bare_corpus, command, copy_of_corpus, rewrite


def test_a_check_that_finds_nothing_says_what_it_looked_at(tmp_path: Path) -> None:
    """Each language apart; a warning is counted, and stops nothing."""
    project = bare_corpus(tmp_path)
    pages = len(list((project / "docs").rglob("*.md")))
    done = command(project, "check")
    (found,) = re.findall(r"Checked (\d+) records", done.stdout)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", (
        f"Checked {found} records and {pages} pages in English, Chinese, French and Arabic: nothing is wrong. / "
        f"已检查{found}条记录和{pages}个页面（英文、中文、法文和阿拉伯文）：没有问题。\n"
    ))  # fmt: skip
    rewrite(project / "data/decisions/aa-3-9.yaml", ('"Bells"', "“Bells”"))
    done = command(project, "check", "--lang", "en")
    assert (done.returncode, done.stdout.rpartition(": ")[2]) == (0, "1 warning.\n")
    assert command(project, "check", "--format", "json", "--errors-only").stdout == "[]\n"


def test_a_fault_of_the_program_is_a_sentence_and_its_details_are_in_a_file(tmp_path: Path) -> None:
    """Here the place for the next edition is taken by a file."""
    project = copy_of_corpus(tmp_path)
    (project / ".site.next").write_text("", "utf-8")
    done = command(project, "site", "--lang", "en")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        ".cache/last-fault.txt:1:1: The program itself has failed; this is not a fault in your text."
        " Please report it, with the file .cache/last-fault.txt, which holds the details. [internal-fault]\n"
    )
    assert (project / ".cache/last-fault.txt").read_text("utf-8").startswith("Traceback")


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("letters/letter.txt", "this is a file, not a folder / 这是文件，不是文件夹"),
        ("letters", "this folder holds something else than a site / 这个文件夹中的内容不是网站"),
    ],
)
def test_what_is_no_site_is_not_replaced(tmp_path: Path, place: str, why: str) -> None:
    letter = tmp_path / "letters" / "letter.txt"
    letter.parent.mkdir()
    letter.write_text("kept", "utf-8")
    done = command(copy_of_corpus(tmp_path), "site", "--site", str(tmp_path / place))
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{tmp_path / place}: {why}\n")
    assert letter.read_text("utf-8") == "kept"
