"""What must hold of whatever bytes an author saves: nothing fails, every problem has its place, no page does harm.

`tools/fuzz/run.py` looks for bytes of which it does not; those that led it somewhere new are kept in `kept/`,
and are tried in every run of the tests.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from hostile import harms_of_page
from jointreport.markdown.check import check_pages
from jointreport.problems import Problem
from jointreport.records.decode import decode
from jointreport.records.kinds import KINDS, Layout
from jointreport.records.load import load
from jointreport.records.register.register import Register
from jointreport.records.source import Where, read
from jointreport.rules import check

_TESTS = Path(__file__).parent.parent
_KEPT = Path(__file__).parent / "kept"
_SMALL = _TESTS / "cases" / "rules" / "base"
_PAGE = "docs/page.en.md"
_FILES = tuple(sorted(file.relative_to(_SMALL).as_posix() for file in (_SMALL / "data").rglob("*.yaml")))
"""The files of the small project, one of which is replaced by what the first byte is followed by."""


def records(written: bytes) -> None:
    """Read a file of YAML, and take it for a record of the kind that its first byte says."""
    kind, content = KINDS[written[0] % len(KINDS)] if written else KINDS[0], written[1:]
    source = read("data/file.yaml", content)
    _assert_told(source.problems, content)
    if source.tree is None:
        return
    keys = source.tree if isinstance(source.tree, dict) and kind.layout is Layout.TABLE else ()
    places: list[Where] = [(key,) for key in keys]
    for where in places or [()]:
        _assert_told(decode(kind.model, source, where, _small().languages)[1], content)


def project(written: bytes) -> None:
    """Put a file in the place of one of the small project, and look at all that is wrong with the project then."""
    name, content = _FILES[written[0] % len(_FILES)] if written else _FILES[0], written[1:]
    file = _copy() / name
    before = file.read_bytes()
    try:
        file.write_bytes(content)
        loaded = load(_copy())
        found = [*loaded.problems, *(check(Register(loaded)) if loaded.languages else ())]
    finally:
        file.write_bytes(before)
    for problem in found:
        assert len(problem.line().splitlines()) == 1


def pages(written: bytes) -> None:
    """Look through a page as an author saved it."""
    file = _copy() / _PAGE
    file.write_bytes(written)
    _assert_told((one for one in check_pages(_copy(), _small()) if one.spot.path == _PAGE), written)


def blocks(written: bytes) -> None:
    """Make a page of what an author saved, whether or not it would have been refused."""
    text = written.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    harmful = harms_of_page(f"# Title\n\n{text[:2000]}")
    assert harmful == [], harmful


def _assert_told(problems: Iterable[Problem], content: bytes) -> None:
    """Each problem is one line, at a place that is in the file or right after its end."""
    lines = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert len(problem.line().splitlines()) == 1
        assert 1 <= problem.spot.line <= len(lines) + 1, (problem.spot, len(lines))
        assert problem.spot.column >= 1


TARGETS: dict[str, Callable[[bytes], None]] = {one.__name__: one for one in (records, project, pages, blocks)}


def seeds(target: str) -> Iterator[bytes]:
    """Yield what a search begins with: files of the repository that are small, and what was kept of searches before."""
    yield from kept(target)
    if target == "records":
        for number, kind in enumerate(KINDS):
            place = _TESTS / "corpus" / "data" / kind.name
            files = sorted(place.rglob("*.yaml"))[:3] if place.is_dir() else [place.with_suffix(".yaml")]
            yield from (bytes([number]) + file.read_bytes()[:4000] for file in files if file.exists())
    elif target == "project":
        yield from (bytes([number]) + (_SMALL / name).read_bytes() for number, name in enumerate(_FILES))
    else:
        yield from (file.read_bytes()[:4000] for file in sorted((_TESTS / "corpus" / "docs").rglob("*.en.md")))


def kept(target: str) -> tuple[bytes, ...]:
    """Return what was kept of searches before: bytes as the characters of the same numbers."""
    file = _KEPT / f"{target}.json"
    return tuple(one.encode("latin-1") for one in json.loads(file.read_text("utf-8"))) if file.exists() else ()


def keep(target: str, found: Iterable[bytes]) -> None:
    """Keep what led somewhere, in an order of its own."""
    _KEPT.mkdir(exist_ok=True)
    told = json.dumps(sorted(one.decode("latin-1") for one in set(found)), indent=0)
    (_KEPT / f"{target}.json").write_text(f"{told}\n", "utf-8")


@cache
def _small() -> Register:
    return Register(load(_SMALL))


@cache
def _copy() -> Path:
    """Return a copy of the small project, with a page of its own."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    shutil.copytree(_SMALL, folder, dirs_exist_ok=True)
    (folder / "docs").mkdir()
    return folder
