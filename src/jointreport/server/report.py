"""What one build has found, as it travels from the building process to the serving one: a line of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from jointreport.problems import Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with its sentences; `en` and `zh` hold what is wrong and what to write instead."""

    path: str
    line: int
    column: int
    level: str
    code: str
    en: tuple[str, str]
    zh: tuple[str, str]

    @classmethod
    def of(cls, problem: Problem) -> Finding:
        """Return the finding that tells this problem."""
        spot = problem.spot
        return cls(
            path=spot.path,
            line=spot.line,
            column=spot.column,
            level=problem.level,
            code=problem.code,
            en=problem.parts("en"),
            zh=problem.parts("zh"),
        )

    @property
    def place(self) -> str:
        """Where it is, as `path:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one build; `base` is the path under which the site lives, None if not known."""

    ok: bool
    problems: tuple[Finding, ...]
    seconds: float
    base: str | None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The problems that stopped the build."""
        return tuple(finding for finding in self.problems if finding.level == "error")


def failure(problem: Problem, seconds: float = 0.0) -> Report:
    """Return the report of a build that did not come to look at the texts."""
    return Report(ok=False, problems=(Finding.of(problem),), seconds=seconds, base=None)


def findings(problems: Iterable[Problem]) -> tuple[Finding, ...]:
    """Return the findings that tell these problems, in their order."""
    return tuple(map(Finding.of, problems))


def encode(report: Report) -> str:
    """Return the report as one line of JSON, in ASCII, so that no setting of the system can garble it."""
    return json.dumps(asdict(report))


def decode(line: str) -> Report:
    """Return the report that `encode` wrote; a line that holds none is a `ValueError`."""
    try:
        values = json.loads(line)
        told = tuple(
            Finding(**{**problem, "en": tuple(problem["en"]), "zh": tuple(problem["zh"])})
            for problem in values.pop("problems")
        )
        return Report(problems=told, **values)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(line) from error
