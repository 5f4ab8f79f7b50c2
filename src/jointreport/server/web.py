"""The web server of one author: pages of the last good edition, and the live part under `/-/`."""

from __future__ import annotations

import json
import os
import socketserver
import sys
import traceback
from functools import cached_property
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import TracebackType

from jointreport.server.fault import record
from jointreport.server.live import Live, Moment
from jointreport.server.pages import HTML, Found, Moved, content_type, find
from jointreport.server.panel import NOT_BUILT, NOT_FOUND, bare_page, panel, with_live

_HOST = "127.0.0.1"
_HEARTBEAT = 10.0
"""Seconds after which a quiet connection is tried, so that the thread of a closed page ends."""


class WebServer(ThreadingHTTPServer):
    """Serves the site in a folder; it takes its port at once, and begins to answer when entered."""

    daemon_threads = True
    # On Windows the option would let two servers share a port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, root: Path, site: Path, port: int, live: Live) -> None:
        super().__init__((_HOST, port), _Request)
        self.root = root
        self.site = site
        self.live = live

    @property
    def address(self) -> str:
        """Where the site is served, base path included."""
        return f"http://{_HOST}:{self.server_port}{self.live.now.base}"

    @cached_property
    def script(self) -> bytes:
        """The script of the live part."""
        return Path(__file__).with_name("live.js").read_bytes()

    def __enter__(self) -> WebServer:
        """Begin to answer, in threads of its own."""
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop answering and give the port back."""
        self.live.close()
        self.shutdown()
        self.server_close()

    def server_bind(self) -> None:
        """Bind without asking the network for the name of this machine, which may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = _HOST, self.server_address[1]

    def handle_error(self, *_: object) -> None:
        """Say nothing when a browser hangs up; keep the details of anything else."""
        if not isinstance(sys.exception(), ConnectionError):
            record(self.root, traceback.format_exc())


class _Request(BaseHTTPRequestHandler):
    """One request of a browser."""

    server: WebServer

    def do_GET(self) -> None:
        """Answer with a page, a file, or a part of the live part."""
        # The moment is read before the file, so a page may be newer than its mark, which costs a reload,
        # but never older.
        moment = self.server.live.now
        match self.path.partition("?")[0]:
            case "/-/events":
                self._stream()
            case "/-/state":
                self._send(HTTPStatus.OK, content_type("state.json"), _told(moment))
            case "/-/live.js":
                self._send(HTTPStatus.OK, content_type("live.js"), self.server.script)
            case _:
                self._answer(moment)

    do_HEAD = do_GET  # noqa: N815 - the name is fixed by the standard library.

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what an author needs: no line per request."""

    def _answer(self, moment: Moment) -> None:
        match find(self.server.site, moment.base, self.path):
            case Moved(address):
                self._redirect(address)
            case Found(content, kind):
                self._send(HTTPStatus.OK, kind, with_live(content, moment) if kind == HTML else content)
            case None:
                status, page = self._missing()
                self._send(status, HTML, with_live(page, moment))

    def _missing(self) -> tuple[HTTPStatus, bytes]:
        """Return the page for an unknown address; before a first good build every page is the panel alone."""
        if not self.server.site.is_dir():
            return HTTPStatus.OK, bare_page(NOT_BUILT)
        try:
            return HTTPStatus.NOT_FOUND, (self.server.site / "404.html").read_bytes()
        except FileNotFoundError:
            return HTTPStatus.NOT_FOUND, bare_page(NOT_FOUND)

    def _redirect(self, address: str) -> None:
        self._head(HTTPStatus.FOUND, HTML, ("Location", address), ("Content-Length", "0"))

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self._head(status, kind, ("Content-Length", str(len(content))))
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self) -> None:
        """Tell the present state and every one after it, until the page or the server is closed."""
        self._head(HTTPStatus.OK, "text/event-stream; charset=utf-8")
        told = None
        while not self.server.live.closed and self.command != "HEAD":
            moment = self.server.live.now
            self.wfile.write(b": quiet\n\n" if moment is told else b"data: %b\n\n" % _told(moment))
            told = moment
            self.server.live.after(moment, _HEARTBEAT)

    def _head(self, status: HTTPStatus, kind: str, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Cache-Control", "no-store"), *headers):
            self.send_header(name, value)
        self.end_headers()


def _told(moment: Moment) -> bytes:
    """Return the state for the script, as JSON on one line."""
    return json.dumps({"mark": moment.mark, "ok": moment.ok, "panel": panel(moment)}).encode()
