"""The project's own files: what they promise a newcomer, an author and whoever publishes the site."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from projects import REPOSITORY, copy_of_corpus, rewrite, run
from repository import Repository

TOOLS = Path(sys.executable).parent
TARGETS = {
    "help",
    "serve",
    "site",
    "check",
    "import",
    "test",
    "fast",
    "real",
    "other-browsers",
    "lint",
    "fix",
    "system",
}
PYTHON_NEEDED = (
    "Python 3.11 or later is needed; name one, for example: make PYTHON=python3.12 serve "
    "/ 需要Python 3.11或更高版本；请指定，例如：make PYTHON=python3.12 serve\n"
)
VENV_NEEDED = (
    "Python lacks venv; install it once, on Debian and Ubuntu: sudo apt-get install python3-venv "
    "/ Python缺少venv，请安装一次；在Debian和Ubuntu上：sudo apt-get install python3-venv\n"
)
WITHOUT_VENV = f'exec "{sys.executable}" -c "import sys; sys.modules[\'ensurepip\'] = None; $2"'


def text(name: str) -> str:
    return (REPOSITORY / name).read_text("utf-8")


def make(*arguments: str, folder: Path = REPOSITORY, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run make as from a shell of its own, whatever make these tests were started by."""
    told = {key: "" for key in os.environ if key.startswith("MAKE")} | variables
    return run("make", "--no-print-directory", *arguments, folder=folder, **told)


def test_make_alone_lists_exactly_the_documented_commands() -> None:
    listed = re.findall(r"^make ([\w-]+) ", make().stdout, re.MULTILINE)
    assert make("help").stdout == make().stdout
    explained = re.findall(r"^\| `make ([\w-]+)` \|", text("README.md"), re.MULTILINE)
    assert (set(listed), set(explained)) == (TARGETS, TARGETS)
    first_screen = text("README.md").splitlines()[:20]
    assert [one.split()[1] for one in first_screen if one.startswith("make ")] == ["serve", "test"]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Make a folder like a fresh clone, whose name holds a space and Chinese characters."""
    folder = tmp_path / "a clone 副本"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(REPOSITORY / name, folder)
    return folder


def program(path: Path, script: str) -> None:
    """Write a program of the system that does what the script says, in its own folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize(("bare", "said"), [("exit 1", PYTHON_NEEDED), (WITHOUT_VENV, VENV_NEEDED)])
def test_a_python_that_does_not_do_is_refused_in_one_sentence(
    clone: Path, tmp_path: Path, bare: str, said: str
) -> None:
    """In both languages, and nothing is installed. Debian puts venv into a package of its own."""
    program(tmp_path / "bare" / "python3", bare)
    result = make("serve", f"PYTHON={tmp_path}/bare/python3", folder=clone)
    assert result.returncode == 2
    assert result.stderr.startswith(said)
    assert not (clone / ".venv").exists()


def test_a_clone_that_was_moved_installs_the_package_anew(clone: Path) -> None:
    """What is installed in place holds the path of the folder; where it is right, nothing is installed."""
    (clone / ".venv/bin").mkdir(parents=True)
    (clone / ".venv/bin/python").symlink_to("/bin/true")
    (clone / ".venv/place").write_text(f"{clone}\n", "utf-8")
    (clone / ".venv/site.stamp").touch()
    assert "pip install" not in make("--dry-run", "check", folder=clone).stdout
    moved = clone.rename(clone.with_name("moved 已移动"))
    assert "--editable ." in make("--dry-run", "check", folder=moved).stdout


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
    known = {"PATH": str(machine), "PYTHON": "python3", "CHROMIUM": ""}
    done = run("sh", "tools/system.sh", *arguments, folder=REPOSITORY, **known)
    return done.returncode, done.stdout, done.stderr


def test_make_system_installs_nothing_where_nothing_is_missing() -> None:
    done = make("system")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_missing_is_named_where_there_is_no_apt(machine: Path) -> None:
    """On another system than Debian, people know by what name their own has it; for paper no browser is needed."""
    said = "Install what these packages of Debian hold / 请安装下列Debian软件包所含内容："
    assert install_system(machine) == (1, "", f"{said}chromium\n")
    assert install_system(machine, "paper") == (0, "", "")
    assert install_system(machine, "browsers") == (1, "", f"{said}firefox-esr webkit2gtk-driver xvfb\n")


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
    packages = "fontconfig fonts-noto-core fonts-noto-cjk chromium fonts-arphic-ukai"
    assert (status, printed) == (1, "")
    assert said.splitlines() == [
        "Something is missing; run this once, then try again / 缺少软件，请先运行一次下面这行，然后重试：",
        f"sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends {packages}'",
    ]


@pytest.mark.parametrize("apt", ["", "exit 1"], ids=["without apt", "where apt fails"])
def test_a_face_that_a_build_can_do_without_stops_nothing(machine: Path, apt: str) -> None:
    """Opening verbs in Chinese are then set in another face, of which the build warns."""
    (machine / "fc-list").unlink()
    program(machine / "fc-list", '[ "$1" = ":family=AR PL UKai CN" ] || echo "a face"')
    program(machine / "id", "echo 0")
    if apt:
        program(machine / "apt-get", apt)
    installing = "Installing / 正在安装：fonts-arphic-ukai\n" if apt else ""
    assert install_system(machine, "paper") == (0, installing, "")


def test_the_continuous_integration_runs_what_make_test_runs() -> None:
    """`.ci/run` runs the two halves of `make test`, so that pytest's closing line and status come last."""
    assert os.access(REPOSITORY / ".ci/run", os.X_OK)
    *_, prepared, tested = text(".ci/run").splitlines()
    assert prepared == "make --no-print-directory ready-to-test"
    assert tested == f"exec {make('--dry-run', 'test').stdout.splitlines()[-1]}"
    assert re.search(r"^test: ready-to-test ##", text("Makefile"), re.MULTILINE)


def test_what_the_package_needs_is_locked() -> None:
    settings = tomllib.loads(text("pyproject.toml"))
    needed, groups = settings["project"]["dependencies"], settings["dependency-groups"]
    development = [one for one in groups["dev"] if isinstance(one, str)]
    built = [*groups["build"], *settings["build-system"]["requires"]]
    assert _names([*needed, *built]) <= _names(locked("requirements.txt"))
    assert _names([*needed, *development]) <= _names(locked("requirements-dev.txt"))


def _names(requirements: Iterable[str]) -> set[str]:
    """Return the names of packages as pip compares them."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", one)[0]).lower() for one in requirements}


def locked(name: str) -> set[str]:
    return set(re.findall(r"^[\w.-]+==\S+", text(name), re.MULTILINE))


def test_what_is_installed_is_what_was_locked_wherever_it_is_fetched_from() -> None:
    """pip refuses what has no hash; npm takes it. The site's packages and the tests' are the same versions."""
    wanted = json.loads(text("package.json"))["devDependencies"]
    packages = {name: one for name, one in json.loads(text("package-lock.json"))["packages"].items() if name}
    versions = {name.removeprefix("node_modules/"): one["version"] for name, one in packages.items()}
    assert wanted.items() <= versions.items()
    assert all(one["integrity"].startswith("sha512-") for one in packages.values())
    for name in ("requirements.txt", "requirements-dev.txt", "package-lock.json"):
        assert not re.search(r"https?://|--index|--find-links|resolved", text(name)), name
    assert locked("requirements.txt") <= locked("requirements-dev.txt")


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
    """Every other job waits for the first, and is left out where that, or the site, has failed."""
    check = jobs("check")
    assert all("check" in job["needs"] for name, job in check.items() if name != "check")
    # What only finished pages show is told where these are made; the tests make them too.
    assert all("site" in check[name]["needs"] for name in ("test", "newest"))
    assert {job.get("if", "success()") for job in check.values()} == {
        "success()", "needs.check.outputs.program == 'true'", "${{ !failure() && !cancelled() }}",
    }  # fmt: skip


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
def test_the_program_is_not_tested_where_only_data_and_pages_change(
    tmp_path: Path, path: str, program: str, event: str
) -> None:
    """The step that decides it is run on a pull request merged as GitHub merges it."""
    (step,) = (one["run"] for one in jobs("check")["check"]["steps"] if one.get("id") == "changed")
    made = Repository(tmp_path)
    made.commit("2026-01-01", {"README.md": ""})
    made.git("checkout", "-b", "change")
    made.commit("2026-01-02", {path: path})
    made.git("checkout", "main")
    made.commit("2026-01-03", {"src/program.py": "The program has moved on meanwhile."})
    made.git("merge", "--no-ff", "change")
    output = tmp_path / "output.txt"
    done = run("bash", "-e", "-c", step, folder=tmp_path, EVENT=event, GITHUB_OUTPUT=str(output))
    assert done.returncode == 0, done.stderr
    assert output.read_text("utf-8") == f"program={program if event == 'pull_request' else 'true'}\n"


def test_nothing_is_published_before_all_tests_have_passed_on_that_commit() -> None:
    """They are the jobs of the checks themselves; after a push none of them is left out."""
    publish = jobs("publish")
    assert publish["check"]["uses"] == "$/.github/workflows/check.yml"
    assert {name: job.get("needs") for name, job in publish.items()} == {
        "check": None, "build": "check", "deploy": "build",
    }  # fmt: skip
    assert "if" not in publish["build"] | publish["deploy"]


def test_a_fork_publishes_only_where_it_has_pages() -> None:
    """Else each of its pushes would be told as a failure to its owner."""
    assert jobs("publish")["check"]["if"] == (
        "${{ !github.event.repository.fork || github.event.repository.has_pages }}"
    )


def test_no_job_is_given_a_token_that_writes_but_the_one_that_runs_none_of_our_code() -> None:
    files = {path.stem for path in (REPOSITORY / ".github/workflows").iterdir()}
    assert [yaml.safe_load(text(f".github/workflows/{name}.yml"))["permissions"] for name in files] == [{}] * len(files)
    writing = {
        (name, job, right)
        for name in files
        for job, one in jobs(name).items()
        for right, how in one["permissions"].items()
        if how != "read"
    }
    assert writing == {("publish", "deploy", "pages"), ("publish", "deploy", "id-token")}
    assert not any("run" in step for step in jobs("publish")["deploy"]["steps"])


@pytest.mark.parametrize("job", ["check", "site"])
def test_a_mistake_stands_on_its_line_of_the_pull_request_and_in_the_summary(tmp_path: Path, job: str) -> None:
    """The step that tells it is run on a pull request, in which one file is changed and another had a mistake."""
    project = copy_of_corpus(tmp_path)
    program(project / ".venv/bin/jointreport", f'exec "{sys.executable}" -m jointreport "$@"')
    made, wrong = Repository(project), "data/decisions/aa-2-8.yaml"
    made.write(wrong, text(f"tests/corpus/{wrong}").replace("stage: ", "stage：", 1))
    made.commit("2026-01-01")
    rewrite(project / "data/decisions/aa-3-9.yaml", ("stage: adopted", "stage: agreed"))
    made.commit("2026-01-02")
    (step,) = (one["run"] for one in jobs("check")[job]["steps"] if "jointreport" in one.get("run", ""))
    summary = tmp_path / "summary.md"
    done = run("bash", "-e", "-c", step, folder=project, GITHUB_STEP_SUMMARY=str(summary))
    assert (done.returncode, done.stderr) == (1, "")
    first, *_, last = (line for line in done.stdout.splitlines() if line.startswith("::error "))
    assert first.startswith("::error file=data/decisions/aa-3-9.yaml,line=2,col=8,title=Please correct · 请改正::")
    assert last.startswith(f"::error file={wrong},")
    assert "A full\\-width colon follows “stage”\\." in summary.read_text("utf-8")


def test_zizmor_finds_nothing_in_the_workflows() -> None:
    """Its strictest persona is asked, and Dependabot's configuration is read too."""
    options = ("--offline", "--no-progress", "--color=never", "--persona=auditor", "--strict-collection")
    result = run(TOOLS / "zizmor", *options, ".github")
    assert (result.returncode, result.stdout.strip()) == (0, "No findings to report. Good job!")


@pytest.mark.parametrize(
    ("schema", "pattern"), [("github-workflows", "workflows/*.yml"), ("dependabot", "dependabot.yml")]
)
def test_the_files_for_github_fit_its_schemas(schema: str, pattern: str) -> None:
    files = sorted((REPOSITORY / ".github").glob(pattern))
    result = run(TOOLS / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)
    assert result.returncode == 0, result.stdout


def test_a_codespace_has_the_python_and_the_port_of_the_project_and_is_made_ready_by_make() -> None:
    settings = json.loads(text(".devcontainer/devcontainer.json"))
    python = re.escape(text(".python-version").strip())
    assert re.fullmatch(rf"mcr\.microsoft\.com/devcontainers/python:{python}-[a-z]+", settings["image"])
    assert make("--dry-run", *settings["postCreateCommand"].split()[1:]).returncode == 0
    assert settings["postCreateCommand"] == "make .venv/site.stamp"
    assert settings["forwardPorts"] == [8000]


def test_the_preview_of_a_pull_request_can_be_read_from_a_folder(built_corpus: Path, tmp_path: Path) -> None:
    """Without a server a browser shows a list of files for a folder, so each link leads to a file."""
    kept = next(step["run"] for step in jobs("check")["site"]["steps"] if "tools/preview.py" in step.get("run", ""))
    shutil.copytree(built_corpus / "site", tmp_path / "site")
    assert run(sys.executable, REPOSITORY / kept.split()[1], "site", folder=tmp_path).returncode == 0
    for page in tmp_path.rglob("*.html"):
        links = re.findall(r'(?<= href=")(?![a-z]+:|/)([^"?#]+)', page.read_text("utf-8"))
        assert [link for link in links if not (page.parent / unquote(link)).is_file()] == []


def test_no_file_names_a_place_outside_the_repository() -> None:
    """Notes, folders and tools of the machine on which it was written mean nothing to anybody else."""
    outside = r"\.\./" + r"shared|(^|[^[:alnum:]_])/" + r"work/"
    found = run("git", "-c", "safe.directory=*", "grep", "--untracked", "-lE", outside)
    assert (found.stdout, found.returncode) == ("", 1)  # 1: nothing was found; above it, git failed
