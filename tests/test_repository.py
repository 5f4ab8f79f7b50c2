"""The project's own files: what they promise a newcomer, an author and whoever publishes the site."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
TARGETS = {"help", "serve", "site", "test", "check", "system"}
PYTHON_NEEDED = (
    "Python 3.11 or later is needed; name one, for example: make PYTHON=python3.12 serve "
    "/ 需要Python 3.11或更高版本；请指定，例如：make PYTHON=python3.12 serve\n"
)
PROGRAMS_NEEDED = (
    "The tests need Chromium, a Chinese font, Java and npm; run “make system” once. "
    "/ 测试需要Chromium、中文字体、Java和npm，请先运行一次“make system”。\n"
)


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def make(*arguments: str, folder: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run make as from a shell of its own, whatever make these tests were started by."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")} | variables
    command = ("make", "--no-print-directory", *arguments)
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def workflows() -> list[Path]:
    return sorted((ROOT / ".github/workflows").glob("*.yml"))


# Commands


def test_make_alone_lists_exactly_the_documented_commands() -> None:
    """`make` and `make help` name the same commands, and the README explains each."""
    listed = re.findall(r"^make (\w+) ", make().stdout, re.MULTILINE)
    assert make("help").stdout == make().stdout
    explained = re.findall(r"^\| `make (\w+)` \|", text("README.md"), re.MULTILINE)
    assert (set(listed), set(explained)) == (TARGETS, TARGETS)


def test_the_readme_gives_the_two_commands_on_its_first_screen() -> None:
    """A newcomer who reads 20 lines has seen the site and the two commands."""
    first_screen = text("README.md").splitlines()[:20]
    assert [line.split("  ")[0] for line in first_screen if line.startswith("make ")] == [
        "make serve",
        "make test",
    ]
    assert any(line.startswith("![") for line in first_screen)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Make a folder like a fresh clone, whose name holds a space and Chinese characters."""
    folder = tmp_path / "a clone 副本"
    folder.mkdir()
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, folder)
    return folder


def test_an_old_python_is_refused_in_one_sentence(clone: Path) -> None:
    """The sentence is printed in both languages, and nothing is installed."""
    result = make("serve", folder=clone, PYTHON="false")
    assert result.returncode == 2
    assert result.stderr.startswith(PYTHON_NEEDED)
    assert not (clone / ".venv").exists()


def test_a_missing_program_is_named_with_the_command_that_installs_it(clone: Path) -> None:
    """`make test` stops before any test and calls no package manager itself."""
    (clone / ".venv").mkdir()
    (clone / ".venv/test.stamp").touch()
    result = make("test", folder=clone, CHROMIUM="/nowhere/chromium")
    assert result.returncode == 2
    assert result.stderr.startswith(PROGRAMS_NEEDED)


def test_make_system_installs_nothing_where_nothing_is_missing() -> None:
    done = make("system")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_missing_is_named_where_there_is_no_apt(tmp_path: Path) -> None:
    """On another system than Debian, people know by what name their own has it."""
    for program in ("sh", "fc-list", "grep", "git", "java", "npm"):
        (tmp_path / program).symlink_to(shutil.which(program) or program)
    (tmp_path / "python3").symlink_to(Path(sys.executable).resolve())
    done = subprocess.run(
        ("sh", "tools/system.sh"),
        cwd=ROOT,
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        "Install what these packages of Debian hold / 请安装下列Debian软件包所含内容：chromium\n",
    )


def test_the_continuous_integration_runs_what_make_test_runs() -> None:
    """`.ci/run` runs the two halves of `make test`, so that pytest's closing line and status come last."""
    script = text(".ci/run").splitlines()
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert script[-3:] == [
        "make --no-print-directory system",
        "make --no-print-directory ready-to-test",
        "exec .venv/bin/python -m pytest",
    ]
    assert make("--dry-run", "test").stdout.splitlines()[-1] == ".venv/bin/python -m pytest"
    assert re.search(r"^test: ready-to-test ##", text("Makefile"), re.MULTILINE)


# Requirements


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_with_hashes_and_names_no_address(name: str) -> None:
    """What is installed is what was locked, wherever it is fetched from."""
    requirements = re.sub(r"\\\n\s*", "", text(name)).splitlines()
    pinned = [line for line in requirements if line and not line.lstrip().startswith("#")]
    assert pinned
    assert [line for line in pinned if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []
    assert not re.search(r"https?://|--index|--find-links", text(name))


def test_what_comes_from_npm_is_pinned_with_hashes_and_names_no_address() -> None:
    """The version stands in `package.json` as it is, and each package of the lock file has its hash."""
    wanted = json.loads(text("package.json"))["devDependencies"]
    locked = json.loads(text("package-lock.json"))["packages"]
    versions = {
        name.removeprefix("node_modules/"): one.get("version") for name, one in locked.items() if name
    }
    assert wanted.items() <= versions.items()
    assert all(one["integrity"].startswith("sha512-") for name, one in locked.items() if name)
    assert not re.search(r"resolved|https?://", text("package-lock.json"))


def test_site_and_tests_install_the_same_versions() -> None:
    """Installing one after the other changes nothing of what the first installed."""
    pins = [
        set(re.findall(r"^[\w.-]+==\S+", text(name), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    ]
    assert pins[0] - pins[1] == set()


# Workflows


def test_every_action_is_pinned_by_a_full_hash_with_its_version_beside_it() -> None:
    """A tag can be moved to other code; a hash cannot."""
    uses = [line for path in workflows() for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert len(uses) > 5
    pinned = re.compile(r"\s*(?:- )?uses: [\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [line for line in uses if not pinned.fullmatch(line)] == []


def test_zizmor_finds_nothing_in_the_workflows() -> None:
    """Its strictest persona is asked, and Dependabot's configuration is read too."""
    command = [
        str(TOOLS / "zizmor"),
        "--offline",
        "--no-progress",
        "--color=never",
        "--persona=auditor",
        "--strict-collection",
        ".github",
    ]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout.strip()) == (0, "No findings to report. Good job!")


@pytest.mark.parametrize(
    ("schema", "pattern"), [("github-workflows", "workflows/*.yml"), ("dependabot", "dependabot.yml")]
)
def test_the_files_for_github_fit_its_schemas(schema: str, pattern: str) -> None:
    """GitHub would ignore or refuse a file that does not."""
    files = sorted((ROOT / ".github").glob(pattern))
    command = [str(TOOLS / "check-jsonschema"), "--builtin-schema", f"vendor.{schema}", *map(str, files)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


# What must not be in a public repository


def test_no_file_names_a_place_outside_the_repository() -> None:
    """Notes, folders and tools of the machine on which it was written mean nothing to anybody else."""
    outside = re.compile("|".join((r"\.\./" + "shared", r"(?<!\w)/" + "work/")))
    command = (
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    )
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    files = [ROOT / name for name in names if name and (ROOT / name).is_file()]
    assert files
    assert [str(path) for path in files if outside.search(path.read_text("utf-8", errors="replace"))] == []
