"""Problems as they are told: a line each, JSON for other programs, or as GitHub shows them on a pull request."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Literal
from urllib.parse import quote

from jointreport.problems import LANGUAGES, Level, Problem, Spot, visible

Format = Literal["text", "github", "json"]


def format_problems(problems: Sequence[Problem], form: Format, languages: Sequence[str]) -> str:
    """Return the problems, one a line, or as one JSON list; empty text where there are none."""
    if form == "json":
        return json.dumps([_as_values(problem) for problem in problems], ensure_ascii=False, indent=1)
    return "\n".join(_github_lines(problems, languages) if form == "github" else (p.line(languages) for p in problems))


def _as_values(problem: Problem) -> dict[str, str | int]:
    spot = problem.spot
    values: dict[str, str | int] = {"code": problem.code, "level": problem.level}
    values |= {"path": spot.path, "line": spot.line, "column": spot.column}
    return values | {language: problem.sentence(language) for language in LANGUAGES}


def counted(problems: Sequence[Problem]) -> Mapping[str, str]:
    """Return by language how many errors and warnings these are: `2 errors, 1 warning`, `2处错误，1条警告`."""
    errors = sum(problem.level == "error" for problem in problems)
    warnings = len(problems) - errors
    english = [f"{n} {word}{'s' * (n != 1)}" for n, word in ((errors, "error"), (warnings, "warning")) if n]
    chinese = [f"{n}{word}" for n, word in ((errors, "处错误"), (warnings, "条警告")) if n]
    return {"en": ", ".join(english), "zh": "，".join(chinese)}


# GitHub

MOST_ANNOTATIONS = 10
"""GitHub shows so many errors of a step on their lines; what comes later it leaves out without a word."""
_MOST_BYTES = 900_000
"""GitHub throws away a summary of more than 1,048,576 bytes, all of it."""
_TITLES: Mapping[Level, Mapping[str, str]] = {
    "error": {"en": "Please correct", "zh": "请改正"},
    "warning": {"en": "Please check", "zh": "请核对"},
}
_MEANING = {
    "en": "An error must be corrected before the site can be published; a warning stops nothing, "
    "and what it is about may be right.",
    "zh": "错误须改正后，网站才能发布；警告不妨碍发布，所涉内容也可能无误。",
}
_MORE = {"en": "{} more are in the log of the step.", "zh": "另有{}条见该步骤的日志。"}


def worst_first(problems: Sequence[Problem], changed: Collection[str] = ()) -> list[Problem]:
    """Return errors before warnings, and of each first those in files that were changed; else as they stand."""
    return sorted(problems, key=lambda problem: (problem.level != "error", problem.spot.path not in changed))


def _github_lines(problems: Sequence[Problem], languages: Sequence[str]) -> Iterator[str]:
    """Yield commands that make GitHub show the first problems at their lines; the others as lines of the log."""
    yield from (_annotation(problem, languages) for problem in problems[:MOST_ANNOTATIONS])
    yield from (problem.line(languages) for problem in problems[MOST_ANNOTATIONS:])


def _annotation(problem: Problem, languages: Sequence[str]) -> str:
    """Return a command that makes GitHub show the problem at the author's line, a paragraph in each language."""
    words = "\n".join(problem.sentence(language) for language in languages)
    title = " · ".join(_TITLES[problem.level][language] for language in languages)
    spot = problem.spot
    place = f"file={_property(spot.path)},line={spot.line},col={spot.column},title={_property(title)}"
    return f"::{problem.level} {place}::{_data(f'{words} [{problem.code}]')}"


def _data(words: str) -> str:
    """Escape what GitHub would read as a command: an author's words must not forge one."""
    # The percent sign goes first: the escapes that follow hold it.
    return visible(words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def summary(problems: Sequence[Problem], languages: Sequence[str], files: str = "") -> str:
    """Return all problems in Markdown, for the summary of a run; `files` is the address below which files stand."""
    heading = " · ".join(counted(problems)[language] for language in languages)
    items = list(_items(problems, languages, files))
    sizes = accumulate(len(item.encode()) for item in items)
    fitting = [item for item, size in zip(items, sizes, strict=True) if size < _MOST_BYTES]
    left = len(items) - len(fitting)
    more = [_MORE[language].format(left) for language in languages if left]
    return "".join(f"{part}\n\n" for part in (f"### {heading}", *(_MEANING[one] for one in languages), *fitting, *more))


def _items(problems: Sequence[Problem], languages: Sequence[str], files: str) -> Iterator[str]:
    """Yield each problem with its place, the first of each level below a heading."""
    level = None
    for problem in problems:
        title = " · ".join(_TITLES[problem.level][language] for language in languages)
        heading = "" if problem.level == level else f"#### {title}\n\n"
        level = problem.level
        words = "\\\n".join(as_markdown(problem.sentence(language)) for language in languages)
        yield f"{heading}{_place(problem.spot, files)}\\\n{words}"


def _place(spot: Spot, files: str) -> str:
    """Return a place, which leads to its line in the source of the file, a page of Markdown as well."""
    words = f"**{as_markdown(str(spot))}**"
    return f"[{words}](<{files}{quote(spot.path)}?plain=1#L{spot.line}>)" if files else words


def as_markdown(words: str) -> str:
    """Return words that Markdown shows as they are, on one line: an author's words must form nothing."""
    return re.sub(r"[!-/:-@\[-`{-~]", r"\\\g<0>", visible(" ".join(words.splitlines())))
