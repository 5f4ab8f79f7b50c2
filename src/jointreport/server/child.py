"""The serving side of the building process: starts it, asks it to build, starts it anew when it has died."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from jointreport.server.fault import internal_fault, record
from jointreport.server.report import Report, decode, failure

_PACKAGES = Path(__file__).resolve().parents[2]
_LOG = ".cache/builder.log"


class Builder:
    """The building process of a project."""

    def __init__(self, root: Path, site: Path, using: str) -> None:
        self._root = root
        self._site = site
        self._using = using
        # The sentences are read now, because a fault may be one of the files in which they stand.
        self._fault = failure(internal_fault())

    def __enter__(self) -> Builder:
        """Start the process; it gets ready while the server does."""
        self._process = self._started()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process and all it has started; an unfinished edition is discarded at the next build."""
        self._end()

    def build(self) -> Report:
        """Build once and return the report; a process found dead is started anew and asked once more."""
        report = self._asked()
        if report is None:
            self.restart()
            report = self._asked()
        if report is None:
            status = self._end()
            record(self._root, f"{self._log().read_text('utf-8', 'replace')}\nexit status {status}\n")
            report = self._fault
        return report

    def restart(self) -> None:
        """Start the process anew, so that it runs the Python of now."""
        self._end()
        self._process = self._started()

    def _asked(self) -> Report | None:
        """Ask for a build; None if the process is dead, or dies before it has answered."""
        asking, answering = self._process.stdin, self._process.stdout
        if asking is None or answering is None:
            return None
        try:
            asking.write("build\n")
            asking.flush()
            return decode(answering.readline())
        except (OSError, ValueError):
            return None

    def _started(self) -> subprocess.Popen[str]:
        # What the process prints goes to a file: a traceback is nothing for an author's screen.
        # In a session of its own, Ctrl-C reaches the server alone, and those it forks can be ended with it.
        command = [sys.executable, "-m", "jointreport.server.builder", "--using", self._using]
        with self._log().open("wb") as log:
            return subprocess.Popen(  # noqa: S603 - the command is ours, without a shell.
                [*command, "--root", str(self._root), "--site", str(self._site)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                encoding="utf-8",
                env=_environment(),
                start_new_session=True,
            )

    def _end(self) -> int:
        """Kill the process, which may be in the middle of a build, and return its exit status."""
        process = self._process
        if process.returncode is None:
            _kill_with_descendants(process)
            process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        return process.returncode

    def _log(self) -> Path:
        log = self._root / _LOG
        log.parent.mkdir(parents=True, exist_ok=True)
        return log


def _environment() -> dict[str, str]:
    """Return the environment of the child, which finds this package wherever the server found it."""
    found = [str(_PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(found)}


def _kill_with_descendants(process: subprocess.Popen[str]) -> None:
    """Kill what the process has forked as well: it would hold the lock of the edition."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
