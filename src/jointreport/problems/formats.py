"""Problems as an author, GitHub or another program reads them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

from jointreport.problems import LANGUAGES, Problem

Format = Literal["text", "github", "json"]


def format_problems(problems: Sequence[Problem], form: Format, languages: Sequence[str]) -> str:
    """Return the problems, one a line, or as one JSON list; empty text where there are none."""
    if form == "json":
        return json.dumps([_as_values(problem) for problem in problems], ensure_ascii=False, indent=1)
    line = _annotation if form == "github" else Problem.line
    return "\n".join(line(problem, languages) for problem in problems)


def _annotation(problem: Problem, languages: Sequence[str]) -> str:
    """Return a command that makes GitHub show the problem at the author's line."""
    words = " / ".join(problem.told(language) for language in languages)
    spot = problem.spot
    place = f"file={_property(spot.path)},line={spot.line},col={spot.column},title={_property(problem.code)}"
    return f"::{problem.level} {place}::{_data(words)}"


def _data(words: str) -> str:
    """Escape what GitHub would read as a command: an author's words must not forge one."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _as_values(problem: Problem) -> dict[str, str | int]:
    spot = problem.spot
    values: dict[str, str | int] = {"code": problem.code, "level": problem.level}
    values |= {"path": spot.path, "line": spot.line, "column": spot.column}
    return values | {language: problem.told(language) for language in LANGUAGES}
