"""The server of one author under many connections: everybody is answered, and a full machine is not worn out."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from jointreport.server.web import WebServer
from projects import REPOSITORY

CLIENTS, EACH, SLOW = 50, 6, 40
# A server in a process of its own, which may open few files; it says its port, and ends when nothing more is read.
FEW_FILES = """
import resource, sys
from pathlib import Path
from jointreport.server.web import WebServer
web = WebServer(Path(sys.argv[1]), Path(sys.argv[1]), 0)
resource.setrlimit(resource.RLIMIT_NOFILE, (48, 48))
with web.serve_in_background():
    print(web.server_port, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><body><p>Hello</p></body>", "utf-8")
    return tmp_path


def ask(port: int, host: str = "", path: str = "/") -> tuple[int, bytes, dict[str, str]]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path, headers={"Host": host, "Origin": "https://evil.example"} if host else {})
        answer = connection.getresponse()
        return answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}


def test_fifty_clients_are_answered_beside_forty_that_never_finish_what_they_ask(site: Path) -> None:
    web = WebServer(site, site, 0)
    with web.serve_in_background(), ExitStack() as kept:
        for _ in range(SLOW):
            slow = kept.enter_context(socket.create_connection(("127.0.0.1", web.server_port)))
            slow.sendall(b"GET / HTTP/1.1\r\nHost: localhost")
        with ThreadPoolExecutor(CLIENTS) as clients:
            answers = list(clients.map(lambda _: ask(web.server_port)[:2], range(CLIENTS * EACH)))
        assert {status for status, _ in answers} == {200}
        assert all(b"<p>Hello</p>" in page for _, page in answers)


@contextmanager
def with_few_files(site: Path) -> Iterator[tuple[int, int]]:
    """Start such a server; yield its process and its port."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src")}
    command = [sys.executable, "-c", FEW_FILES, str(site)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        yield server.pid, int(server.stdout.readline())
        server.stdin.close()


def seconds_used(process: int) -> float:
    """Return for how long a process has been at work."""
    told = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the time of a process is read from Linux")
def test_a_server_that_can_open_nothing_more_waits_and_then_goes_on(site: Path) -> None:
    with with_few_files(site) as (process, port):
        with ExitStack() as kept:
            for _ in range(60):
                kept.enter_context(socket.create_connection(("127.0.0.1", port)))
            time.sleep(0.3)
            before = seconds_used(process)
            time.sleep(1)
            # Trying again without a pause, it would take whatever the machine has left.
            assert seconds_used(process) - before < 0.1
        assert ask(port)[0] == 200


def test_no_other_origin_is_given_the_state_or_a_page(site: Path) -> None:
    """A page from elsewhere may ask, but its browser is told nothing by which it could read the answer."""
    web = WebServer(site, site, 0)
    with web.serve_in_background():
        for path in ("/", "/-/state?other", "/-/live.js", "/nowhere"):
            _, _, headers = ask(web.server_port, f"localhost:{web.server_port}", path)
            assert [name for name in headers if name.startswith("access-control-")] == []
            assert headers["cross-origin-resource-policy"] == "same-origin"
            assert ask(web.server_port, "evil.example", path)[0] == 421
