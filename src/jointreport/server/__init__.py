"""The development server of `make serve`: the last good edition, rebuilt and reloaded at each save.

The serving process never builds and never runs what an author changes; a process of its own does (`builder`).
"""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

from jointreport.files.names import is_ignored
from jointreport.problems import LANGUAGES
from jointreport.problems.formats import Format
from jointreport.server.builder import Builder
from jointreport.server.web import WebServer

_CODE = ("hooks", "src")
_FOLDERS = ("data", "docs", "overrides", *_CODE)
_SETTINGS = "mkdocs.yml"
_TICK = 100
"""Milliseconds after which a quiet watch yields, so that the top of the project can be looked at."""


def watch_saves(root: Path) -> Iterator[set[str]]:
    """Yield an empty set once the watch stands, then, several times a second, under which names was saved meanwhile.

    The names are those at the top of the project, such as `data`. A watch on a file is lost when an editor replaces
    the file, one on a folder when it is moved away; so the settings are looked at by their date, and where a folder
    has come, gone or been replaced, the watch is set up anew.
    """
    saved: set[str] = set()
    top = _top(root)
    while True:
        for changes in _watch(root, top):
            before, top = top, _top(root)
            replaced = {name for name in before.keys() | top.keys() if before.get(name) != top.get(name)}
            saved |= replaced.union(Path(path).relative_to(root).parts[0] for _, path in changes)
            if replaced:
                # Told only when the new watch stands: a save before that would be lost.
                break
            yield saved
            saved = set()


def _watch(root: Path, top: dict[str, int]) -> Iterator[set[tuple[Change, str]]]:
    """Yield changes soon after they come to rest, and nothing after each tick without any."""
    usual = DefaultFilter()

    def wanted(change: Change, path: str) -> bool:
        """Leave out what editors and Python write beside the files, wherever the project lies."""
        name = Path(path).relative_to(root).as_posix()
        return bool(usual(change, name)) and not is_ignored(name)

    yield from watch(
        *(root / name for name in _FOLDERS if name in top),
        watch_filter=wanted,
        debounce=50,
        step=20,
        rust_timeout=_TICK,
        yield_on_timeout=True,
    )


def _top(root: Path) -> dict[str, int]:
    """Return what is watched and there: folders with their number in the file system, settings with their date."""
    found = {}
    for name in (*_FOLDERS, _SETTINGS):
        with suppress(FileNotFoundError):
            status = (root / name).stat()
            found[name] = status.st_mtime_ns if name == _SETTINGS else status.st_ino
    return found


def serve(
    root: Path,
    site: Path,
    port: int,
    *,
    form: Format = "text",
    languages: Sequence[str] = LANGUAGES,
    using: str = "jointreport.server.builder:build_preview",
) -> int:
    """Build and serve the project until Ctrl-C or SIGTERM; return the exit status.

    Port 0 takes a free one. Problems are printed in `form` and `languages`; the pages show them in all languages.
    `using` names the function that builds, as `module:function`.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that knows no Chinese prints question marks, and does not stop the server.
        sys.stdout.reconfigure(errors="replace", line_buffering=True)
    root, site = root.resolve(), site.resolve()
    try:
        web = WebServer(root, site, port)
    except OSError:
        _print_port_taken(port)
        return 1
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    with suppress(KeyboardInterrupt), closing(Builder(root, site, using, form, languages)) as builder:
        _build_at_each_save(root, builder, web)
    return 0


def _build_at_each_save(root: Path, builder: Builder, web: WebServer) -> None:
    """Build at once, then serve, then build after each save; saves during a build lead to one build more."""
    saves = watch_saves(root)
    # The watch begins before the first build, so that no save is lost during it.
    next(saves)
    _build(builder, web)
    with web.serve_in_background():
        sys.stdout.write(f"{web.address} (Ctrl-C stops the server · 按Ctrl-C停止)\n")
        for saved in saves:
            # What runs is Python, and all that the package reads once and keeps.
            if not saved.isdisjoint(_CODE):
                builder.restart()
            if saved:
                _build(builder, web)


def _build(builder: Builder, web: WebServer) -> None:
    """Build once; print what came of it, warnings included, and let the pages tell it."""
    result = builder.build()
    if result.ok:
        sys.stdout.write(f"built in {result.seconds:.1f} s\n")
    if result.problems:
        sys.stderr.write(f"{result.problems}\n")
    web.live.publish(result)


def _print_port_taken(port: int) -> None:
    other = port + 1 if port < 65535 else 8000
    sys.stderr.write(
        f"Port {port} is taken by another program: stop that program, or choose another port, "
        f"for example --port {other}.\n"
        f"端口{port}已被另一个程序占用，请停止该程序，或改用其他端口，例如--port {other}。\n"
    )


def _interrupt(*_: object) -> None:
    """Stop at the first signal; those that follow find the server stopping already."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
