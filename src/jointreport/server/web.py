"""The web server of one author: pages of the last good edition, and the live part under `/-/`."""

from __future__ import annotations

import io
import json
import os
import secrets
import socket
import socketserver
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from typing import Any, BinaryIO, NamedTuple

from jointreport.generate.postprocess import POLICY
from jointreport.server.builder import BuildResult
from jointreport.system.faults import record_fault

_HOST = "127.0.0.1"
_HTML = "text/html; charset=utf-8"
_OWN_FILES = {"/-/live.js": "text/javascript", "/-/panel.css": "text/css"}
_HEADERS = {
    # The next save may change it.
    "Cache-Control": "no-store",
    # Pages bring the same policy along; files of authors and the pages of this server bring none.
    "Content-Security-Policy": POLICY.format(""),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer says, so that nothing an author wrote can run, and no page from elsewhere can make use of it."""
_USUAL_PORT = 80
"""The port that no address names."""
_PAUSE = 0.1
"""Seconds for which nothing is asked of a machine that can open nothing more."""
_LONGEST_WAIT = 10.0
"""Seconds after which a page that asks for news is told that there are none, so that a closed page costs no thread."""


class State(NamedTuple):
    """What the pages show after one build; no other has its `mark`, not even in another run of the server."""

    mark: str
    ok: bool = True
    panel: str = ""
    base: str = "/"


class Live:
    """The present state, shared by the building loop and the threads that serve."""

    def __init__(self) -> None:
        self._changed = Condition()
        self.now = State(secrets.token_hex(8))

    def publish(self, result: BuildResult) -> None:
        """Take the result of a build as the present, and wake the requests that wait for it."""
        # A failed build does not move the edition before it.
        base = result.base if result.ok else self.now.base
        with self._changed:
            self.now = State(secrets.token_hex(8), result.ok, result.panel, base)
            self._changed.notify_all()

    def wait_for_other(self, mark: str) -> State:
        """Wait until the present state has another mark, at most for a while, and return it."""
        with self._changed:
            self._changed.wait_for(lambda: self.now.mark != mark, _LONGEST_WAIT)
            return self.now


class WebServer(ThreadingHTTPServer):
    """Serves the site in a folder; it takes its port at once, so that a taken one is known before any build."""

    # On Windows the option would let two servers share a port.
    allow_reuse_address = os.name == "posix"
    # A browser opens many connections at once; those beyond the queue would be tried again a second later.
    request_queue_size = 128

    def __init__(self, root: Path, site: Path, port: int) -> None:
        super().__init__((_HOST, port), partial(_Handler, directory=str(site)))
        self.live = Live()
        self._root = root

    @property
    def hosts(self) -> set[str]:
        """What a browser calls this server, with its port; in a codespace GitHub gives it one name more."""
        names = {_HOST, "localhost"}
        codespace, domain = os.environ.get("CODESPACE_NAME"), os.environ.get("GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN")
        forwarded = {f"{codespace}-{self.server_port}.{domain}".lower()} if codespace and domain else set()
        local = {f"{name}:{self.server_port}" for name in names}
        return local | forwarded | (names if self.server_port == _USUAL_PORT else set())

    @property
    def address(self) -> str:
        """Where the site is served, base path included."""
        return f"http://{_HOST}:{self.server_port}{self.live.now.base}"

    @contextmanager
    def serve_in_background(self) -> Iterator[None]:
        """Answer within the block, in threads of its own; give the port back at its end."""
        # The interval is how long an author waits at most when the server is stopped.
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield
        finally:
            self.shutdown()
            self.server_close()

    def server_bind(self) -> None:
        """Bind without asking the network for the name of this machine, which may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = _HOST, self.server_address[1]

    def get_request(self) -> tuple[socket.socket, Any]:
        """Take the next connection; where none can be taken, wait a moment before another is tried."""
        try:
            return super().get_request()
        except OSError:
            # All descriptors are in use: the connection stays in the queue, and would be tried again without a pause.
            time.sleep(_PAUSE)
            raise

    def handle_error(self, *_: object) -> None:
        """Say nothing when a browser hangs up; keep the details of anything else."""
        if not isinstance(sys.exception(), ConnectionError):
            record_fault(self._root, traceback.format_exc())


class _Handler(SimpleHTTPRequestHandler):
    """One request. The site is opened by its path each time, so one edition may take the place of another."""

    server: WebServer
    # Seconds after which a connection on which nothing is asked gives its thread back.
    timeout = 60

    def parse_request(self) -> bool:
        """Refuse whoever calls this server by another name: a foreign page could read what is not public yet."""
        if not super().parse_request():
            return False
        hosts = [host.lower() for host in self.headers.get_all("Host", [])]
        # A whole address in place of a path counts more than the host that is named.
        if len(hosts) == 1 and hosts[0] in self.server.hosts and self.path.startswith("/"):
            return True
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST, explain=f"Open {self.server.address} / 请打开此网址")
        return False

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the head of the answer, and return its body."""
        path, _, query = self.path.partition("?")
        # Read before the file: a page may be newer than its mark, which costs a reload, but never older.
        self._state = self.server.live.now
        if path == "/-/state":
            state = self.server.live.wait_for_other(query)
            return self._send("application/json", json.dumps(state._asdict()).encode())
        if path in _OWN_FILES:
            return self._send(_OWN_FILES[path], Path(__file__).with_name(path.removeprefix("/-/")).read_bytes())
        base = self._state.base
        if path in {"/", base[:-1]} and path != base:
            return self._send("text/html", b"", HTTPStatus.FOUND, location=base)
        try:
            return self._send_page(path) if path.endswith(("/", ".html")) else super().send_head()
        except (OSError, ValueError):
            # There is no such file, or there cannot be one: a name with a zero byte is a `ValueError`.
            return self._send_missing()

    def _send_page(self, path: str) -> io.BytesIO:
        file = Path(self.translate_path(path), "index.html" if path.endswith("/") else "")
        return self._send(_HTML, add_panel(file.read_bytes(), self._state.mark, self._state.panel))

    def _send_missing(self) -> io.BytesIO:
        """Send the site's page for an unknown address; before a first good build every page is the panel alone."""
        page, status = Path(self.directory, "404.html"), HTTPStatus.NOT_FOUND
        if not page.exists():
            page, status = Path(__file__).with_name("not_built.html"), HTTPStatus.OK
        return self._send(_HTML, add_panel(page.read_bytes(), self._state.mark, self._state.panel), status)

    def _send(self, kind: str, body: bytes, status: HTTPStatus = HTTPStatus.OK, location: str = "") -> io.BytesIO:
        """Send a head for this body, and return the body, which an answer to HEAD does without."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        return io.BytesIO(body)

    def translate_path(self, path: str) -> str:
        """Return the file of an address, which must be below the base path, and in the edition wherever links lead."""
        if not path.startswith(self._state.base):
            raise FileNotFoundError(path)
        file = super().translate_path(path[len(self._state.base) - 1 :])
        edition = os.path.realpath(self.directory)
        if os.path.commonpath((edition, os.path.realpath(file))) != edition:
            raise FileNotFoundError(path)
        return file

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Return the type of a file; a text does not say itself that it is in UTF-8, as all of ours are."""
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Leave an address without a file to `send_head`, which has a page for it."""
        if code == HTTPStatus.NOT_FOUND:
            raise FileNotFoundError(self.path)
        super().send_error(code, message, explain)

    def end_headers(self) -> None:
        """Send what every answer says, an error as well."""
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what an author needs: no line per request."""


def add_panel(page: bytes, mark: str, panel: str) -> bytes:
    """Return a page with a panel, which may be empty, its style and the script, at the end of its body.

    `mark` names the build that the page shows.
    """
    # An element of a name of its own: an author's page may hold any id, and must not be taken for the panel.
    element = f'<jointreport-panel role="alert" data-mark="{mark}">{panel}</jointreport-panel>\n'
    style = '<link rel="stylesheet" href="/-/panel.css">\n'
    live = f'{style}{element}<script src="/-/live.js" defer></script>\n'.encode()
    end = page.lower().rfind(b"</body>")
    return page + live if end < 0 else page[:end] + live + page[end:]
