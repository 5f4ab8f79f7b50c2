"""The development server of `make serve`: the last good edition, rebuilt and reloaded at each save.

The serving process never builds and never runs what an author changes; a process of its own does (`builder`).
"""

from __future__ import annotations

import errno
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

from jointreport.files.names import is_ignored
from jointreport.problems import LANGUAGES
from jointreport.problems.formats import Format
from jointreport.server.builder import Builder
from jointreport.server.web import WebServer
from jointreport.system.edition import Stamp, stamps_of
from jointreport.system.terminal import show_what_can_be_shown, write_line

_CODE = ("hooks", "src")
_FOLDERS = ("data", "docs", "inbox", "overrides", *_CODE)
_SETTINGS = "mkdocs.yml"
_NO_WATCH = (
    "This machine can watch no more files: saves are looked for every second instead. More may be watched after: "
    "sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024\n"
    "本机已不能监视更多文件，改为每秒检查一次是否有保存；提高上限请运行："
    "sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024"
)
_TICK = 100
"""Milliseconds after which a quiet watch yields, so that the top of the project can be looked at."""
_PAUSE = 1.0
"""Seconds between two looks at all files, where they cannot be watched."""


def watch_saves(root: Path) -> Iterator[set[str]]:
    """Yield an empty set once the watch stands, then, several times a second, under which names was saved meanwhile.

    The names are those at the top of the project, such as `data`. A watch on a file is lost when an editor replaces
    the file, one on a folder when it is moved away; so the settings are looked at by their date, and where a folder
    has come, gone or been replaced, the watch is set up anew. Where a machine can watch no more, files are polled.
    """
    saved: set[str] = set()
    top, polling = _top(root), False
    while True:
        try:
            for files in (_poll if polling else _watch)(root, top):
                before, top = top, _top(root)
                replaced = {name for name in before.keys() | top.keys() if before.get(name) != top.get(name)}
                saved |= replaced.union(file.partition("/")[0] for file in files)
                if replaced:
                    # Told only when the new watch stands: a save before that would be lost.
                    break
                yield saved
                saved = set()
        except FileNotFoundError:
            # A folder has gone just now.
            top = _top(root)
        except (OSError, RuntimeError) as fault:
            if polling:
                raise
            polling = True
            # What may not be read is told by the build.
            if not isinstance(fault, PermissionError):
                write_line(_NO_WATCH, sys.stderr)
            # Nobody knows what was saved since the watch was lost.
            saved |= top.keys()


def _watch(root: Path, top: dict[str, int]) -> Iterator[set[str]]:
    """Yield the files below the project that were saved, soon after they come to rest; nothing after a quiet tick."""
    usual = DefaultFilter()

    def wanted(change: Change, path: str) -> bool:
        """Leave out what editors and Python write beside the files, wherever the project lies."""
        name = Path(path).relative_to(root).as_posix()
        return bool(usual(change, name)) and not is_ignored(name)

    for changes in watch(
        *(root / name for name in _FOLDERS if name in top),
        watch_filter=wanted,
        debounce=50,
        step=20,
        rust_timeout=_TICK,
        yield_on_timeout=True,
    ):
        yield {Path(path).relative_to(root).as_posix() for _, path in changes}


def _poll(root: Path, top: dict[str, int]) -> Iterator[set[str]]:
    """Yield the same without any watch: every file is looked at again after each pause."""
    usual = DefaultFilter()
    before = _files(root, top)
    yield set()
    while True:
        time.sleep(_PAUSE)
        after = _files(root, top)
        different = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        yield {path for path in different if usual(Change.modified, path)}
        before = after


def _files(root: Path, top: dict[str, int]) -> dict[str, Stamp]:
    found: dict[str, Stamp] = {}
    for name in top.keys() - {_SETTINGS}:
        # Of a folder that may not be read, or has just gone, the build tells.
        with suppress(OSError):
            found |= {f"{name}/{path}": stamp for path, stamp in stamps_of(root / name).items()}
    return found


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
    show_what_can_be_shown()
    root, site = root.resolve(), site.resolve()
    try:
        web = WebServer(root, site, port)
    except OSError as fault:
        if fault.errno not in _OF_A_PORT:
            raise
        write_line(_about_port(port, *_OF_A_PORT[fault.errno]), sys.stderr)
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
        write_line(f"{web.address} (Ctrl-C stops the server · 按Ctrl-C停止)", sys.stdout)
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
        write_line(f"built in {result.seconds:.1f} s", sys.stdout)
    if result.problems:
        write_line(result.problems, sys.stderr)
    web.live.publish(result)


_OF_A_PORT = {
    errno.EADDRINUSE: (
        "is taken by another program: stop that program, or choose another port",
        "已被另一个程序占用，请停止该程序，或改用其他端口",
    ),
    errno.EACCES: ("may be used by an administrator alone: choose another port", "只有管理员可以使用，请改用其他端口"),
}


def _about_port(port: int, english: str, chinese: str) -> str:
    """Return why a port cannot be used, and the command with another one."""
    other = port + 1 if 1024 <= port < 65535 else 8001
    command = f"make serve PORT={other}"
    return (
        f"Port {port} {english}, for example: {command} (or --port {other}).\n"
        f"端口{port}{chinese}，例如：{command}（或--port {other}）。"
    )


def _interrupt(*_: object) -> None:
    """Stop at the first signal; those that follow find the server stopping already."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
