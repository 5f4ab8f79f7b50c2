"""Projects for tests: the invented corpus, copied so that a test may break it, built by the real command."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from fcntl import LOCK_EX, flock
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from jointreport.records.load import load
from jointreport.records.register.register import Register

REPOSITORY = Path(__file__).resolve().parent.parent
CORPUS = REPOSITORY / "tests" / "corpus"
# The projects that stand for the real data: this repository, or copies of it in which an author has edited something.
REAL = [Path(path) for path in os.environ.get("JOINTREPORT_PROJECTS", str(REPOSITORY)).split(os.pathsep)]
FILED, DRAFT = 300, "bb-cop-24-draft"
"""How many decisions one list holds, and the one more of the long history."""
HELD = {"as-issued", "as-copied", "unofficial-translation", "summary"}
"""What a text in a language is where words of it are held."""
ADDRESS = "https://example.org/joint-report/"
EDIT = "https://example.org/edit/main/"


def _folder_of_this_run() -> Path:
    """Return a folder that all processes of a run share: the first makes it, and those it starts inherit its name."""
    if "JOINTREPORT_RUN" not in os.environ:
        os.environ["JOINTREPORT_RUN"] = folder = tempfile.mkdtemp(prefix="run-")
        (Path(folder) / "printed").mkdir()
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(os.environ["JOINTREPORT_RUN"])


RUN = _folder_of_this_run()
# Whoever runs the tests may have set these for a site of their own; the tests must not see it.
SETTINGS = {"SITE_URL": ADDRESS, "EDIT_URL": f"{EDIT}docs/", "NO_MKDOCS_2_WARNING": "1"}


def bare_corpus(folder: Path) -> Path:
    """Return a project that holds the corpus: data, pages and settings, without a layout, a hook or assets."""
    return shutil.copytree(CORPUS, folder / "corpus", ignore=shutil.ignore_patterns("site", ".cache", ".site.*"))


def copy_of_corpus(folder: Path) -> Path:
    """Return a project that holds the corpus and this repository's overrides, hook and assets."""
    project = bare_corpus(folder)
    _share_engine_files(project)
    return project


def edited_corpus(folder: Path, file: str, *changes: tuple[str, str]) -> Path:
    """Return a project that holds the corpus, in which places of one file read otherwise."""
    project = bare_corpus(folder)
    rewrite(project / file, *changes)
    return project


def rewrite(file: Path, *changes: tuple[str, str]) -> None:
    """Save a file with some places changed, each of which stands there once."""
    text = file.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} must stand once in {file.name}"
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def copy_of_site(folder: Path, real: Path = REAL[0]) -> Path:
    """Return a project that holds the real data and pages, ready to be built."""
    project = copy_of_records(folder / "site", real)
    _share_engine_files(project)
    return project


def copy_of_records(project: Path, real: Path = REAL[0]) -> Path:
    """Return a project that holds the real data and pages, as much as is needed to check them."""
    for name in ("data", "docs"):
        shutil.copytree(real / name, project / name)
    shutil.copy(real / "mkdocs.yml", project)
    return project


def _share_engine_files(project: Path) -> None:
    shutil.copytree(REPOSITORY / "docs" / "assets", project / "docs" / "assets", dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "overrides", project / "overrides")
    # The hook finds the package beside itself, so it is linked, not copied.
    (project / "hooks").symlink_to(REPOSITORY / "hooks")
    share_what_is_printed(project)


def share_what_is_printed(project: Path) -> None:
    """Let a project keep its documents on paper where all projects of a run do.

    A document is kept under a hash of all that shapes it, and printing it takes longer than all the rest of a build.
    """
    (project / ".cache").mkdir()
    (project / ".cache" / "paper").symlink_to(RUN / "printed")


def sources_of(project: Path, folder: Path, *besides: str) -> Path:
    """Return a copy of a project without what was ever made of it, and without some files besides."""
    made = shutil.ignore_patterns("site", ".cache", ".site.*", *besides)
    copy = shutil.copytree(project, folder, symlinks=True, ignore=made)
    share_what_is_printed(copy)
    return copy


def copy_for_one_go(project: Path, folder: Path) -> Path:
    """Return a copy of a project with the hook by which MkDocs writes every page itself: nothing is filled or cut."""
    copy = sources_of(project, folder / "in-one-go", "hooks")
    shutil.copytree(REPOSITORY / "tests" / "one_go", copy / "hooks")
    return copy


def rendered_in_one_go(copy: Path, *, preview: bool = False) -> Path:
    """Let MkDocs build such a copy, in which every record has a Markdown page of its own; return the site."""
    arguments = ("-m", "mkdocs", "build", "--quiet", "--site-dir", "one-go")
    done = run(sys.executable, *arguments, folder=copy, PREVIEW="yes" if preview else "")
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "one-go"


def long_history(folder: Path) -> Path:
    """Return a generated project with one decision more than one list holds: a draft for a meeting without a date."""
    done = run(sys.executable, "tools/make_corpus.py", "--decisions", f"{FILED}", "--out", folder / "history")
    assert done.returncode == 0, done.stderr
    (folder / f"history/data/decisions/{DRAFT}.yaml").write_text(
        "stage: draft\nsubject: cooperation\nconventions: [bb]\nmeeting: bb-cop-24\n"
        'title: {en: "A draft", zh: "草案"}\ntitle-status: {en: ours, zh: ours}\ntext: {extent: none}\n'
        "sources: [{source: belmore-site-meetings, certainty: confirmed}]\n",
        "utf-8",
    )
    return folder / "history"


def built(root: Path, copy: Callable[[Path], Path], *, preview: bool = False, **environment: str) -> Path:
    """Return a copy of a project, built into its folder `site`, once for a whole run.

    Whichever process asks first builds it; the others wait for it. A preview prints no documents on paper.
    """
    folder = RUN / sha256(str(root).encode()).hexdigest()[:12]
    with folder.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        told = folder / "built"
        if not told.exists():
            folder.mkdir()
            project = copy(folder)
            build(project, preview=preview, **environment)
            told.write_text(str(project), "utf-8")
        return Path(told.read_text("utf-8"))


def print_anew(project: Path) -> None:
    """Let the next build of a project print every document itself."""
    (project / ".cache" / "paper").unlink()


def build(project: Path, *, preview: bool = False, **environment: str) -> None:
    """Build a project into its folder `site`; a preview prints no documents on paper."""
    arguments = ("-c", _PREVIEW) if preview else ("-m", "jointreport", "site")
    done = run(sys.executable, "-W", "error", *arguments, folder=project, **environment)
    assert (done.returncode, done.stderr) == (0, "")


_PREVIEW = """
import pathlib, sys
from jointreport.generate.build import preview_site
outcome = preview_site(pathlib.Path(), pathlib.Path("site"))
sys.exit(None if outcome.ok else str(outcome.problems))
"""


def command(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `jointreport` on a project, as `make` does, with warnings as errors."""
    root = ("--root", str(project))
    return run(sys.executable, "-W", "error", "-m", "jointreport", *arguments, *root, folder=REPOSITORY, **environment)


def run(*command: str | Path, folder: Path = REPOSITORY, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with this repository's program and the settings of the tests."""
    known = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), **SETTINGS, **environment}
    return subprocess.run(command, cwd=folder, env=known, capture_output=True, text=True, check=False)


def contents(site: Path) -> dict[str, bytes]:
    """Return every file of a built site with its bytes."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def records(project: Path, kind: str) -> dict[str, Any]:
    """Return the records of a kind as they stand in a project's data, by identity.

    A joint report or outline is the part of a document with that role, and its identity is the biennium.
    """
    if kind in {"joint-report", "outline"}:
        parts = [part for one in records(project, "documents").values() for part in one.get("parts", ())]
        return {part["period"]: part for part in parts if part.get("role") == kind}
    folder = project / "data" / kind
    if folder.is_dir():
        return {file.stem: read_yaml(file) for file in sorted(folder.rglob("*.yaml"))}
    file = folder.with_suffix(".yaml")
    return read_yaml(file) if file.exists() else {}


def with_page(project: Path, kind: str) -> dict[str, Any]:
    """Return the records of a kind that have a page of their own: all but those that are a line on another."""
    lines = Register(load(project)).line_on
    return {identity: record for identity, record in records(project, kind).items() if identity not in lines}


def cases(name: str) -> Any:
    """Return what a file below `tests/cases/` holds, which can be read without knowing the program."""
    return yaml.safe_load((REPOSITORY / "tests" / "cases" / name).read_text("utf-8"))


def read_yaml(file: Path) -> dict[str, Any]:
    """Return the content of a YAML file with every scalar as text."""
    content: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - it makes nothing but strings.
    return content


def is_trial(project: Path) -> bool:
    """Whether nobody has said yet who publishes a project's site, or who to write to."""
    return not {"publisher", "contact"} <= records(project, "edition").keys()


def folders(project: Path) -> dict[str, str]:
    """Return the folder of each language: that of the first is the site itself."""
    first, *others = records(project, "languages")
    return {first: ""} | {language: f"{language}/" for language in others}


def held(project: Path) -> dict[str, list[str]]:
    """Return the path of every decision and document, and the languages in which words of it are held."""
    return {
        f"{kind}/{key}/": [name for name, one in record["text"].get("languages", {}).items() if one["status"] in HELD]
        for kind in ("decisions", "documents")
        for key, record in records(project, kind).items()
    }


def paragraph_of(record: dict[str, Any], at: str) -> dict[str, str]:
    """Return the words of a paragraph by language."""
    (words,) = (one["text"] for one in record["text"]["paragraphs"] if one["at"] == at)
    return dict(words)
