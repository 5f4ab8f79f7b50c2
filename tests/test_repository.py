"""The project's own files: what they promise a newcomer, an author and whoever publishes the site."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
TARGETS = {"help", "serve", "site", "check", "test", "fast", "real", "lint", "fix", "system"}
PYTHON_NEEDED = (
    "Python 3.11 or later is needed; name one, for example: make PYTHON=python3.12 serve "
    "/ 需要Python 3.11或更高版本；请指定，例如：make PYTHON=python3.12 serve\n"
)
VENV_NEEDED = (
    "Python lacks venv; install it once, on Debian and Ubuntu: sudo apt-get install python3-venv "
    "/ Python缺少venv，请安装一次；在Debian和Ubuntu上：sudo apt-get install python3-venv\n"
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
    for name in ("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, folder)
    return folder


def program(path: Path, script: str) -> None:
    """Write a program of the system that does what the script says, in its own folder."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


def test_an_old_python_is_refused_in_one_sentence(clone: Path) -> None:
    """The sentence is printed in both languages, and nothing is installed."""
    result = make("serve", folder=clone, PYTHON="false")
    assert result.returncode == 2
    assert result.stderr.startswith(PYTHON_NEEDED)
    assert not (clone / ".venv").exists()


def test_a_python_without_venv_is_refused_in_one_sentence(clone: Path, tmp_path: Path) -> None:
    """Debian puts venv into a package of its own; here Python finds no module that makes one."""
    bare = tmp_path / "bare" / "python3"
    program(bare, f'exec "{sys.executable}" -c "import sys; sys.modules[\'ensurepip\'] = None; $2"')
    result = make("serve", folder=clone, PYTHON=str(bare))
    assert result.returncode == 2
    assert result.stderr.startswith(VENV_NEEDED)
    assert not (clone / ".venv").exists()


def test_a_clone_that_was_moved_installs_the_package_anew(clone: Path) -> None:
    """What is installed in place holds the path of the folder; where it is right, nothing is installed."""
    (clone / ".venv").mkdir()
    (clone / ".venv/place").write_text(f"{clone}\n", "utf-8")
    (clone / ".venv/site.stamp").touch()
    assert "pip install" not in make("--dry-run", "check", folder=clone).stdout
    moved = clone.rename(clone.with_name("moved 已移动"))
    assert "--editable ." in make("--dry-run", "check", folder=moved).stdout


# What the system must have


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """The programs of a machine that has everything but a browser; a test may add some that stand for its own."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("sh", "cat", "env", "fc-list", "git", "grep", "java", "npm", "true", "uname"):
        (programs / name).symlink_to(shutil.which(name) or name)
    (programs / "python3").symlink_to(Path(sys.executable).resolve())
    return programs


def install_system(machine: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        ("sh", "tools/system.sh", *arguments),
        cwd=ROOT,
        env={"PATH": str(machine), "HOME": str(machine)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_make_system_installs_nothing_where_nothing_is_missing() -> None:
    done = make("system")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_missing_is_named_where_there_is_no_apt(machine: Path) -> None:
    """On another system than Debian, people know by what name their own has it."""
    assert install_system(machine) == (
        1,
        "",
        "Install what these packages of Debian hold / 请安装下列Debian软件包所含内容：chromium\n",
    )


def test_documents_on_paper_need_no_browser(machine: Path) -> None:
    assert install_system(machine, "paper") == (0, "", "")


@pytest.mark.parametrize("user", ["root", "anybody"])
def test_what_is_missing_is_installed_where_that_is_allowed(machine: Path, tmp_path: Path, user: str) -> None:
    """As root, or where sudo asks no question; here apt only notes what it is told."""
    program(machine / "id", f"echo {0 if user == 'root' else 1000}")
    program(machine / "sudo", '[ "$1" = -n ] && shift && exec "$@"')
    program(machine / "apt-get", f'echo "$*" >> "{tmp_path}/told.txt"')
    assert install_system(machine) == (0, "Installing / 正在安装：chromium\n", "")
    assert (tmp_path / "told.txt").read_text("utf-8").splitlines() == [
        "update -qq",
        "install -y -qq --no-install-recommends chromium",
    ]


def test_where_nothing_may_be_installed_the_one_line_to_run_is_said(machine: Path) -> None:
    """Somebody who may not use sudo without a question, or at all, is asked nothing; the line can be pasted."""
    program(machine / "id", "echo 1000")
    program(machine / "apt-get", "exit 1")
    (machine / "fc-list").unlink()
    status, printed, said = install_system(machine)
    packages = "fontconfig fonts-noto-core fonts-noto-cjk chromium"
    assert (status, printed) == (1, "")
    assert said.splitlines() == [
        "Something is missing; run this once, then try again / 缺少软件，请先运行一次下面这行，然后重试：",
        f"sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends {packages}'",
    ]


def test_the_continuous_integration_runs_what_make_test_runs() -> None:
    """`.ci/run` runs the two halves of `make test`, so that pytest's closing line and status come last."""
    script = text(".ci/run").splitlines()
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert script[-2:] == [
        "make --no-print-directory ready-to-test",
        "exec .venv/bin/python -m pytest -n auto",
    ]
    assert make("--dry-run", "test").stdout.splitlines()[-1] == ".venv/bin/python -m pytest -n auto"
    assert re.search(r"^test: ready-to-test ##", text("Makefile"), re.MULTILINE)


# Requirements


def test_what_the_package_needs_is_locked() -> None:
    """The package names what it needs, `make` installs what is locked: the one cannot grow without the other."""
    settings = tomllib.loads(text("pyproject.toml"))
    needed = settings["project"]["dependencies"]
    groups = settings["dependency-groups"]
    development = [one for one in groups["dev"] if isinstance(one, str)]
    assert _names([*needed, *groups["build"], *settings["build-system"]["requires"]]) <= _locked(
        "requirements.txt"
    )
    assert _names([*needed, *development]) <= _locked("requirements-dev.txt")


def _names(requirements: list[str]) -> set[str]:
    """Return the names of packages as pip compares them."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", one)[0]).lower() for one in requirements}


def _locked(name: str) -> set[str]:
    return _names(re.findall(r"^[\w.-]+(?===)", text(name), re.MULTILINE))


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


def jobs(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(text(f".github/workflows/{name}.yml"))["jobs"]
    return found


def test_the_checks_that_the_readme_requires_are_jobs_that_always_report() -> None:
    """A job that is left out reports success under its name; with a matrix it would report under no name."""
    (sentence,) = re.findall(r"^4\. \*Settings.*$", text("README.md"), re.MULTILINE)
    required = re.findall(r"\*([A-Z][^*]+)\*", sentence)
    named = {job["name"]: job for job in jobs("check").values()}
    assert set(required) - {"Settings → Branches"} == set(named)
    assert not any("strategy" in job or "${{" in name for name, job in named.items())


def test_one_fault_in_data_or_pages_gives_one_red_mark() -> None:
    """Every other job waits for the first, and is left out where that has failed."""
    check = jobs("check")
    waiting = [job["needs"] for name, job in check.items() if name != "check"]
    assert all("check" in ([needs] if isinstance(needs, str) else needs) for needs in waiting)
    conditions = {job.get("if", "success()") for job in check.values()}
    assert conditions == {
        "success()",
        "needs.check.outputs.program == 'true'",
        "${{ !failure() && !cancelled() }}",
    }


@pytest.mark.parametrize(
    ("path", "program"),
    [
        ("data/decisions/mc-9-99.yaml", "false"),
        ("docs/about/工作.zh.md", "false"),
        ("docs/assets/picture.png", "false"),
        ("docs/assets/site.js", "true"),
        ("docs/assets/site.css", "true"),
        ("mkdocs.yml", "true"),
        ("src/data/module.py", "true"),
    ],
)
@pytest.mark.parametrize("event", ["pull_request", "workflow_dispatch"])
def test_the_tests_of_the_program_are_left_out_where_only_data_and_pages_change(
    tmp_path: Path, path: str, program: str, event: str
) -> None:
    """The step that decides it is run on a pull request merged as GitHub merges it."""
    (step,) = (one["run"] for one in jobs("check")["check"]["steps"] if one.get("id") == "changed")
    _merge_of_a_change(tmp_path, path)
    output = tmp_path / "output.txt"
    environment = {**os.environ, "EVENT": event, "GITHUB_OUTPUT": str(output)}
    subprocess.run(("bash", "-e", "-c", step), cwd=tmp_path, env=environment, check=True)
    assert output.read_text("utf-8") == f"program={program if event == 'pull_request' else 'true'}\n"


def _merge_of_a_change(folder: Path, path: str) -> None:
    """Make a repository whose last commit merges a change to one file; the program has moved on meanwhile."""

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(("git", *identity, *arguments), cwd=folder, check=True, capture_output=True)

    def commit(name: str) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
        git("add", name)
        git("commit", "--message", name)

    git("init", "--initial-branch=main")
    commit("README.md")
    git("checkout", "-b", "change")
    commit(path)
    git("checkout", "main")
    commit("src/program.py")
    git("merge", "--no-ff", "change")


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
    outside = r"\.\./" + r"shared|(^|[^[:alnum:]_])/" + r"work/"
    command = ("git", "-c", "safe.directory=*", "grep", "--untracked", "-lE", outside)
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (found.stdout, found.returncode) == ("", 1)  # 1: nothing was found; above it, git failed
