"""The command: what an author reads when something fails that is no fault of theirs, or is called wrongly."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

import jointreport.generate.check
from jointreport.__main__ import main
from jointreport.system.faults import problem_of
from jointreport.system.terminal import write_line
from projects import CORPUS, REPOSITORY, bare_corpus, cases, command, rewrite, run

CASES = cases("machine.yaml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "project" / "data").mkdir(parents=True)
    return tmp_path / "project"


@pytest.fixture
def check(project: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], int]:
    """Run a check that fails; return its exit status."""

    def run_check(fault: BaseException) -> int:
        def fail(_: Path) -> None:
            raise fault

        monkeypatch.setattr(jointreport.generate.check, "check_project", fail)
        return main(["check", "--root", str(project), "--lang", "en"])

    return run_check


Check = Callable[[BaseException], int]
FAULT = "The program itself has failed; this is not a fault in your text. Please report it"


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


class TestFaults:
    def test_a_fault_of_the_program_is_a_sentence_and_its_details_are_in_a_file(
        self, project: Path, check: Check, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert check(RuntimeError("secret")) == 1
        told = f"{FAULT}, with the file .cache/last-fault.txt, which holds the details. [internal-fault]\n"
        assert capsys.readouterr() == ("", f".cache/last-fault.txt:1:1: {told}")
        assert (project / ".cache/last-fault.txt").read_text("utf-8").startswith("Traceback")

    def test_where_the_project_cannot_be_written_the_details_are_elsewhere(
        self, project: Path, check: Check, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (project / ".cache").write_text("", "utf-8")
        monkeypatch.setattr(tempfile, "tempdir", str(project.parent))
        assert check(RuntimeError("secret")) == 1
        (file,) = project.parent.glob("jointreport-fault-*.txt")
        told = f"{FAULT}, with the file {file}, which holds the details. [internal-fault]\n"
        assert capsys.readouterr() == ("", f"{file}:1:1: {told}")
        assert "RuntimeError: secret" in file.read_text("utf-8")

    def test_where_no_file_can_be_written_the_details_are_told(
        self, project: Path, check: Check, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (project / ".cache").mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(project / "absent"))
        monkeypatch.setattr(Path, "write_text", _full)
        assert check(RuntimeError("secret")) == 1
        told = capsys.readouterr().err
        assert told.startswith(f".:1:1: {FAULT} with these words, for which no file could be written: “")
        assert told.endswith(" RuntimeError: secret”. [internal-fault-shown]\n")
        assert list((project / ".cache").iterdir()) == [], "nor an empty one"

    @pytest.mark.parametrize(("number", "code"), CASES["refused"])
    def test_what_a_system_refuses_is_told_with_the_path(self, project: Path, number: str, code: str) -> None:
        fault = OSError(getattr(errno, number), "told", str(project / "data" / "x.yaml"))
        problem = problem_of(fault, project)
        expected = "data" if code == "not-permitted" else "data/x.yaml"
        assert (problem.code, problem.spot.path, problem.level) == (code, expected, "error")

    def test_whatever_it_refuses_of_a_path_is_no_fault_of_the_program(self, project: Path) -> None:
        paths = (project / "data", project / "absent" / "x", b"\xff", "")
        for number, path in product(errno.errorcode, paths):
            problem = problem_of(OSError(number, os.strerror(number), path), project)
            assert problem.code != "internal-fault"
            assert problem.line()

    def test_what_makes_no_sense_or_is_of_the_program_is_one(self, project: Path) -> None:
        of_program = Path(jointreport.generate.check.__file__).with_name("absent.py")
        for fault in (OSError(), OSError(errno.EBADF, "x"), FileNotFoundError(errno.ENOENT, "x", str(of_program))):
            assert problem_of(fault, project).code == "internal-fault"

    def test_a_folder_that_is_closed_is_named_with_its_owner(self, project: Path) -> None:
        fault = PermissionError(errno.EACCES, "x", str(project / "data" / "new.yaml"))
        folder = project / "data"
        assert problem_of(fault, project).line(["en"]) == (
            f"data:1:1: You may not read or write “{folder}”, which belongs to the user {folder.owner()}. "
            f'Make it yours and writable with `sudo chown -R "$(whoami)" {folder} && chmod -R u+rwX {folder}`.'
            " [not-permitted]"
        )


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


class TestInterrupts:
    def test_ctrl_c_is_silent(self, check: Check, capsys: pytest.CaptureFixture[str]) -> None:
        assert check(KeyboardInterrupt()) == 130
        assert capsys.readouterr() == ("", "")

    def test_so_are_the_processes_that_share_the_work(self, project: Path) -> None:
        """A terminal sends it to each of them."""
        script = (
            "import sys, time, jointreport.generate.check as check; from jointreport.__main__ import main\n"
            "from jointreport.system.workers import run_all; from functools import partial\n"
            "sleep = partial(lambda: print('ready', flush=True) or time.sleep(60))\n"
            "check.check_project = lambda _: list(run_all([sleep] * 4, heavy=True))\n"
            "sys.exit(main(['check', '--root', sys.argv[1]]))"
        )
        with subprocess.Popen(
            [sys.executable, "-c", script, project],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            os.killpg(process.pid, signal.SIGINT)
            _, told = process.communicate(timeout=20)
        assert (process.returncode, told) == (130, b"")


class TestOutput:
    def test_what_a_terminal_cannot_show_becomes_question_marks(self, project: Path) -> None:
        """And fails nothing: of an error the place, the English words and the code can be read."""
        command = (sys.executable, "-m", "jointreport", "check", "--root", project, "--format", "github")
        done = run(*command, PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stderr) == (1, "")
        assert "::error file=data/languages.yaml,line=1,col=1" in done.stdout
        assert "???" in done.stdout

    def test_nobody_needs_to_read_on(self) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "w") as stream:
            assert write_line("words", stream)
            assert write_line("more", stream), "what comes after is thrown away"

    def test_there_may_be_no_output_at_all(self) -> None:
        assert write_line("words", None)

    def test_what_could_not_be_written_whole_is_told(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Another program must not take an empty list for a good sign."""
        with Path("/dev/full").open("w") as full:
            monkeypatch.setattr(sys, "stdout", full)
            assert main(["check", "--root", str(CORPUS), "--format", "json"]) == 1
        assert capsys.readouterr().err == "Not all problems could be printed: no room / 无法输出全部问题：空间不足\n"


class TestUsage:
    @pytest.mark.parametrize("port", ["99999", "-5", "65536", "abc", "8000.5", "٣", ""])
    def test_a_port_is_a_number_with_bounds(self, port: str, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as stopped:
            main(["serve", f"--port={port}"])
        assert stopped.value.code == 2
        told = f"argument --port: {port}: a port is a number from 0 to 65535 / 端口须为0至65535的数字\n"
        assert capsys.readouterr().err.endswith(told)

    def test_a_file_is_no_place_for_a_site(self, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (project / "letter").write_text("kept", "utf-8")
        assert main(["site", "--root", str(project), "--site", str(project / "letter")]) == 2
        told = f"{project / 'letter'}: this is a file, not a folder / 这是文件，不是文件夹\n"
        assert capsys.readouterr() == ("", told)

    @pytest.mark.parametrize("found", CASES["foreign"], ids=" ".join)
    @pytest.mark.parametrize(("command", "place"), [("site", "site"), ("serve", ".cache/preview"), ("site", "other")])
    def test_what_no_build_has_made_is_named_and_kept(
        self, command: str, place: str, found: list[str], project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """At the usual places as well as at one that is named."""
        folder = project / place
        for name in found:
            _make(folder / name)
        named = ["--site", str(folder)] if place == "other" else []
        assert main([command, "--root", str(project), "--lang", "en", *named]) == 2
        told = (
            f"{place}:1:1: The folder “{folder}” was not replaced, because no build has made what stands in it: "
            f"{', '.join(sorted(found))}. Move that away, or name another folder with --site; if all of it is an old "
            "edition of the site, delete the folder. [folder-not-ours]\n"
        )
        assert capsys.readouterr() == ("", told)
        assert [name for name in found if not (folder / name).exists()] == []


def _make(path: Path) -> None:
    """Make a file, or a folder where the path is one; what ends in an arrow leads to the folder above."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".link":
        path.symlink_to("..")
    else:
        path.write_text("kept", "utf-8")
