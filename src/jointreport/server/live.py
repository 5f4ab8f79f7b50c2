"""What the browser is told: the result of the last build, which the serving threads read and wait for."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from threading import Condition

from jointreport.server.report import Finding, Report


@dataclass(frozen=True, slots=True)
class Moment:
    """The state after one build; no other has its `mark`, not even in another run of the server."""

    mark: str
    errors: tuple[Finding, ...]
    ok: bool
    base: str


class Live:
    """The present moment, shared by the building loop and the serving threads."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._run = secrets.token_hex(4)
        self._builds = 0
        self._base_of_edition: str | None = None
        self._moment = Moment(mark=f"{self._run}-0", errors=(), ok=True, base="/")
        self.closed = False

    @property
    def now(self) -> Moment:
        """The state after the last build."""
        return self._moment

    def publish(self, report: Report) -> None:
        """Take the report of a build as the present, and wake those who wait."""
        with self._changed:
            self._builds += 1
            self._moment = Moment(
                mark=f"{self._run}-{self._builds}",
                errors=report.errors or report.problems,
                ok=report.ok,
                base=self._base(report),
            )
            self._changed.notify_all()

    def after(self, moment: Moment, seconds: float) -> Moment:
        """Wait until the present is another than the given one, at most so long, and return it."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self._moment is not moment, seconds)
            return self._moment

    def close(self) -> None:
        """Let all who wait go home."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def _base(self, report: Report) -> str:
        """Return the path of the edition that stands: a failed build says nothing about a good one before."""
        if report.ok:
            self._base_of_edition = report.base
        return self._base_of_edition or report.base or "/"
