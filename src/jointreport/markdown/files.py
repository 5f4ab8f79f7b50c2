"""What is wrong with an authored page as a file: its name, its characters, and where its front matter ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from jointreport.markdown.page import AuthoredPage
from jointreport.problems import Problem, Spot

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_UNREADABLE = "\ufffd"


def file_problems(page: AuthoredPage, languages: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the file of a page, given the languages of the site."""
    yield from _name_problems(page, languages)
    unreadable = page.text.find(_UNREADABLE)
    if unreadable >= 0:
        yield Problem("not-utf-8", page.spot_in_file(unreadable))
    for mark in _CONFLICT.finditer(page.text):
        yield Problem("conflict-marker", page.spot_in_file(mark.start()))
    if page.front_matter is None and page.text.startswith("---"):
        yield Problem("front-matter-open", Spot(page.path))


def _name_problems(page: AuthoredPage, languages: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the name: it is an address of small letters, digits and hyphens, and a language."""
    parts = PurePosixPath(page.path).with_suffix("").parts[1:]
    name, _, language = parts[-1].rpartition(".")
    if language not in languages:
        yield Problem("page-without-language", Spot(page.path), {"languages": tuple(languages)})
        name = name or language
    for part in (*parts[:-1], name):
        if not _NAME.fullmatch(part):
            yield Problem("bad-page-name", Spot(page.path), {"found": part})
