"""The building process: changed Python is run by starting it anew, and nothing it does can end the server.

It reads requests from standard input, one line of JSON each, and answers each with one line of JSON.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from jointreport.problems import Problem, sentences
from jointreport.problems.formats import Format, counted, format_problems, worst_first
from jointreport.system.faults import problem_of, record_fault

if TYPE_CHECKING:
    from jointreport.generate.outcome import Outcome

_TEMPLATES = Environment(
    loader=PackageLoader("jointreport.server", "."), autoescape=True, undefined=StrictUndefined, auto_reload=False
)


MOST_LISTED = 50
"""So many problems an author reads at once; the others are listed when these are done."""
_MORE = {"en": "{} more will be listed when these are done.", "zh": "处理以上各条后，将列出其余{}条。"}


class BuildResult(NamedTuple):
    """What came of a build, all in plain values.

    `ok`: whether a new edition has taken the place of the last; `base`: the path under which it lives, with `/`
    at both ends; `problems`: what is wrong as it is printed; `panel`: the same as HTML, empty where there is nothing.
    """

    ok: bool
    base: str
    seconds: float
    problems: str
    panel: str


class Builder:
    """The serving side of the building process: starts it, asks it to build, replaces it when it has died."""

    def __init__(self, root: Path, site: Path, using: str, form: Format, languages: Sequence[str]) -> None:
        self._root = root
        self._told_in = form, languages
        self._request = json.dumps([str(root), str(site), using, form, languages])
        # Read now, because a fault may be one of the files that hold the sentences.
        sentences()
        # What the process prints goes to a file: a traceback is nothing for an author’s screen.
        self._log = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it is open as long as there is a process.
        self._start()

    def build(self) -> BuildResult:
        """Build once; a process that has died, or dies of it, is replaced and asked once more."""
        details = ""
        for _ in range(2):
            # A process that has died is a broken pipe when it is asked, or an empty line for an answer.
            with suppress(OSError, ValueError):
                return self._ask()
            status = self.close()
            self._log.seek(0)
            details = f"{self._log.read().decode('utf-8', 'replace')}\nexit status {status}\n"
            self._start()
        return _failure(record_fault(self._root, details), *self._told_in)

    def restart(self) -> None:
        """Start the process anew, so that it runs the Python of now."""
        self.close()
        self._start()

    def close(self) -> int:
        """Kill the process, which may be in the middle of a build, with all it has started; return its exit status.

        An unfinished edition is discarded at the next build.
        """
        with suppress(OSError), self._process as process:
            if sys.platform == "win32":
                process.kill()
            else:
                # What it has forked would hold the lock of the edition.
                os.killpg(process.pid, signal.SIGKILL)
        return self._process.wait()

    def _ask(self) -> BuildResult:
        asking, answering = self._process.stdin, self._process.stdout
        assert asking is not None  # noqa: S101 - both are pipes; only the type does not say so.
        assert answering is not None  # noqa: S101 - as above.
        asking.write(f"{self._request}\n")
        asking.flush()
        return BuildResult(*json.loads(answering.readline()))

    def _start(self) -> None:
        self._log.seek(0)
        self._log.truncate()
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from jointreport.server.builder import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            encoding="utf-8",
            # In a session of its own it is not reached by Ctrl-C, and can be ended with all it has forked.
            start_new_session=True,
        )


def main() -> None:
    """Answer the requests on standard input until it ends; each holds the arguments of `build`."""
    # Standard output is for the answers alone; whatever else a build prints goes to standard error.
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(2, 1)
        for line in sys.stdin:
            print(json.dumps(build(*json.loads(line))), file=answers, flush=True)


def build(root: str, site: str, using: str, form: Format, languages: Sequence[str]) -> BuildResult:
    """Build once with the function named `module:function`, and tell what came of it, whatever happens."""
    start = time.perf_counter()
    try:
        outcome = resolve_name(using)(Path(root), Path(site))
        problems = worst_first(outcome.problems)
        printed, panel = _printed(problems, form, languages), render_panel(problems)
    except (Exception, SystemExit) as fault:  # noqa: BLE001 - nothing, not even its exit, may end the process.
        return _failure(problem_of(fault, Path(root)), form, languages)
    return BuildResult(outcome.ok, outcome.base, time.perf_counter() - start, printed, panel)


def _failure(problem: Problem, form: Format, languages: Sequence[str]) -> BuildResult:
    """Return the result of a build that did not come to look at the data."""
    return BuildResult(False, "/", 0.0, format_problems([problem], form, languages), render_panel([problem]))  # noqa: FBT003 - a field of the result.


def _printed(problems: Sequence[Problem], form: Format, languages: Sequence[str]) -> str:
    """Return the first problems as they are printed, and how many follow; for another program, all of them."""
    if form != "text":
        return format_problems(problems, form, languages)
    words = format_problems(problems[:MOST_LISTED], form, languages)
    more = _more(problems)
    return f"{words}\n{' / '.join(more[language] for language in languages)}" if more else words


def _more(problems: Sequence[Problem]) -> dict[str, str]:
    """Return by language how many problems are not listed; nothing where all are."""
    left = len(problems) - MOST_LISTED
    return {language: words.format(left) for language, words in _MORE.items()} if left > 0 else {}


def render_panel(problems: Sequence[Problem]) -> str:
    """Return what stopped a build, or is to be checked in it, as HTML in all languages of problems."""
    if not problems:
        return ""
    return _TEMPLATES.get_template("panel.html").render(
        problems=problems[:MOST_LISTED],
        more=_more(problems),
        counted=counted(problems),
        ok=all(problem.level == "warning" for problem in problems),
    )


def build_preview(root: Path, site: Path) -> Outcome:
    """Build the project for its author, then let an engine get ready for the next save of a page."""
    # The serving process imports this module too, and never builds.
    from jointreport.generate.build import preview_site
    from jointreport.generate.engine import start_ahead

    outcome = preview_site(root, site)
    start_ahead(root)
    return outcome
