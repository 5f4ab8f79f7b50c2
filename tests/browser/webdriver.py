"""Firefox and WebKit, told in the commands of W3C WebDriver what a reader does.

Debian has no geckodriver, so Firefox is asked over Marionette, into which that program would only translate: the same
commands, as JSON over a socket. WebKit has a driver that speaks HTTP. Neither needs a library.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from urllib.error import HTTPError
from urllib.request import Request, urlopen

Command = Callable[[str, dict[str, Any]], Any]
"""Tell a browser the name of a command and its values; return what it answers, or raise `Refused`."""
T = TypeVar("T")
PATIENCE = 15
"""How many seconds a browser may take to start, or to show something."""
_PATHS = {
    "NewSession": "",
    "Navigate": "/{session}/url",
    "ExecuteScript": "/{session}/execute/sync",
    "FindElement": "/{session}/element",
    "ElementClick": "/{session}/element/{id}/click",
    "ElementSendKeys": "/{session}/element/{id}/value",
    "PerformActions": "/{session}/actions",
    "SetWindowRect": "/{session}/window/rect",
}


class Refused(Exception):
    """A browser could not do what it was told."""


def patiently(attempt: Callable[[], T]) -> T:
    """Return the first true answer of an attempt that may also fail at first, as when a page is still on its way."""
    end = time.monotonic() + PATIENCE
    answer: object = None
    while time.monotonic() < end:
        try:
            if answer := attempt():
                return answer
        except (OSError, Refused) as fault:
            answer = fault
        time.sleep(0.05)
    raise AssertionError(f"in vain for {PATIENCE} seconds, at last: {answer}")


@contextmanager
def firefox(folder: Path) -> Iterator[Command]:
    """Start Firefox with a new profile in a folder; end it with the block."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "make other-browsers installs Firefox"
    # It takes any port that is free, and writes it down.
    (folder / "user.js").write_text('user_pref("marionette.port", 0);\n', "utf-8")
    with running(program, "--headless", "--no-remote", "--marionette", "--profile", str(folder)):
        port = patiently(lambda: int((folder / "MarionetteActivePort").read_text("utf-8")))
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as talk, talk.makefile("rb") as answers:
            command = _over_marionette(talk, answers)
            command("NewSession", {})
            yield command


def _over_marionette(talk: socket.socket, answers: BinaryIO) -> Command:
    """Speak in messages `length:JSON`; the first is a greeting, an answer is `[1, number, fault, value]`."""

    def message() -> Any:
        length = b""
        while (digit := answers.read(1)) not in {b":", b""}:
            length += digit
        return json.loads(answers.read(int(length)))

    def command(name: str, values: dict[str, Any]) -> Any:
        told = json.dumps([0, 1, f"WebDriver:{name}", values]).encode()
        talk.sendall(b"%d:%s" % (len(told), told))
        _, _, fault, value = message()
        if fault:
            raise Refused(f"{name}: {fault['message']}")
        return value["value"] if isinstance(value, dict) and value.keys() == {"value"} else value

    message()
    return command


@contextmanager
def webkit(_: Path) -> Iterator[Command]:
    """Start WebKit's small browser on a screen of its own; end both with the block."""
    browser = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)
    assert browser, "make other-browsers installs WebKit"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with running("Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24") as screen:
        assert screen.stdout
        display = f"DISPLAY=:{screen.stdout.readline().decode().strip()}"
        with running("env", display, "WebKitWebDriver", f"--port={port}"):
            yield _over_http(f"http://127.0.0.1:{port}/session", {"binary": str(browser), "args": ["--automation"]})


def _over_http(root: str, options: dict[str, Any]) -> Command:
    session = ""

    def command(name: str, values: dict[str, Any]) -> Any:
        path = _PATHS[name].format(session=session, **values)
        told = json.dumps({key: value for key, value in values.items() if f"{{{key}}}" not in _PATHS[name]}).encode()
        request = Request(root + path, told, {"Content-Type": "application/json"})  # noqa: S310 - its own machine.
        # A script that is asked while one page gives way to another may never answer; it is then asked again.
        limit = 2 if name == "ExecuteScript" else PATIENCE
        try:
            with urlopen(request, timeout=limit) as answer:  # noqa: S310 - as above.
                return json.load(answer)["value"]
        except HTTPError as fault:
            with fault:
                raise Refused(f"{name}: {json.load(fault)['value']['message']}") from None

    wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
    session = patiently(lambda: command("NewSession", wanted))["sessionId"]
    return command


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()
