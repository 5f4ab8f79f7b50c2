"""The server of `make serve`: the last good edition, rebuilt and reloaded at each save.

The serving process never builds and never runs what an author changes; a building process does (`builder`).
"""

from __future__ import annotations

import signal
from contextlib import suppress
from pathlib import Path

from jointreport.server import terminal
from jointreport.server.child import Builder
from jointreport.server.live import Live
from jointreport.server.watch import Saved, saves
from jointreport.server.web import WebServer


def serve(
    root: Path, site: Path, port: int, *, using: str = "jointreport.generate.build:preview_site"
) -> int:
    """Build and serve the project until Ctrl-C or SIGTERM; return the exit status.

    Port 0 takes a free one. `using` names the function that builds, as `module:function`.
    """
    terminal.prepare()
    root, site = root.resolve(), site.resolve()
    try:
        web = WebServer(root, site, port, Live())
    except OSError:
        terminal.tell_port_taken(port)
        return 1
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    with suppress(KeyboardInterrupt), Builder(root, site, using) as builder:
        _build_at_each_save(root, builder, web)
    return 0


def _build_at_each_save(root: Path, builder: Builder, web: WebServer) -> None:
    """Build at once, then serve, then build after each save; saves during a build lead to one build more."""
    saved_since = saves(root)
    # The watch begins before the first build, so that no save is lost during it.
    next(saved_since)
    _build(builder, web.live)
    with web:
        terminal.tell_address(web.address)
        for saved in saved_since:
            if saved is Saved.CODE:
                builder.restart()
            if saved is not Saved.NOTHING:
                _build(builder, web.live)


def _build(builder: Builder, live: Live) -> None:
    report = builder.build()
    terminal.tell_build(report)
    live.publish(report)


def _interrupt(*_: object) -> None:
    """Stop at the first signal; those that follow find the server stopping already."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
