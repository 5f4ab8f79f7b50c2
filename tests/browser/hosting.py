"""A web server as a host of static files has it: the site under `/joint-report/`, and once more under `/`."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

BASE = "/joint-report/"


@contextmanager
def hosted(site: Path, host: type[SimpleHTTPRequestHandler] | None = None) -> Iterator[str]:
    """Serve a folder until the end of the block; give the address of the host, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(host or Host, directory=str(site)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Host(SimpleHTTPRequestHandler):
    """One request; an unknown address is answered with the site's own page for it."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        return super().translate_path(f"/{path.removeprefix(BASE)}" if path.startswith(BASE) else path)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Keep quiet: the tests look at requests from the side of the browser."""


def packed(body: bytes) -> bytes:
    """Return what a host sends instead of a file; most pack as gzip does when it is not told how well."""
    return gzip.compress(body, 6, mtime=0)
