"""The command: what an author reads when something fails that is no fault of theirs, or is called wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from projects import command, copy_of_corpus


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of_corpus(tmp_path)


def test_a_fault_of_the_program_is_a_sentence_and_its_details_are_in_a_file(project: Path) -> None:
    """Here the place for the next edition is taken by a file."""
    (project / ".site.next").write_text("", "utf-8")
    done = command(project, "site", "--lang", "en")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        ".cache/last-fault.txt:1:1: The program itself has failed; this is not a fault in your text."
        " Please report it, with the file .cache/last-fault.txt, which holds the details. [internal-fault]\n"
    )
    assert (project / ".cache/last-fault.txt").read_text("utf-8").startswith("Traceback")


def test_a_file_is_not_a_place_for_a_site(project: Path, tmp_path: Path) -> None:
    """The file stays as it was."""
    letter = tmp_path / "letter.txt"
    letter.write_text("kept", "utf-8")
    done = command(project, "site", "--site", str(letter))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{letter}: this is a file, not a folder / 这是文件，不是文件夹\n"
    assert letter.read_text("utf-8") == "kept"


def test_a_folder_that_holds_something_else_is_not_replaced(project: Path, tmp_path: Path) -> None:
    """Its files stay as they were."""
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "letter.txt").write_text("kept", "utf-8")
    done = command(project, "site", "--site", str(folder))
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == f"{folder}: this folder holds something else than a site / 这个文件夹中的内容不是网站\n"
    )
    assert (folder / "letter.txt").read_text("utf-8") == "kept"
