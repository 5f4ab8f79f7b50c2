"""The system's own Chromium, and a record of everything a page asks for and complains of."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, FloatRect, Locator, Page, Request, Response, ViewportSize, sync_playwright

WIDE, NARROW = ViewportSize(width=1280, height=900), ViewportSize(width=320, height=640)
"""The two screens pages are looked at on."""
PHONE = ViewportSize(width=390, height=844)

_NAMES = ("chromium", "chromium-browser", "google-chrome")
# The browser itself must not ask the network for anything: only then are the requests those of the page.
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def installed() -> str:
    """Return the browser that the variable CHROMIUM names, or the first one that is installed."""
    found = next(filter(None, (os.environ.get("CHROMIUM"), *map(shutil.which, _NAMES))), None)
    assert found, "the tests need Chromium: make test says how to install it"
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the installed browser; end it with the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=_QUIET)
        yield browser
        browser.close()


class Visitor:
    """A page of the browser that notes, from one visit to the next, what is requested and what goes wrong."""

    def __init__(self, page: Page, root: str) -> None:
        self.page = page
        self.root = root
        self.requested: list[str] = []
        self.failed: list[str] = []
        self.messages: list[str] = []
        page.on("request", lambda request: self.requested.append(request.url))
        page.on("requestfailed", self._note_failure)
        page.on("response", self._note_response)
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))

    def visit(self, address: str, screen: ViewportSize | None = None) -> Page:
        """Open an address below the root, wait until all is loaded, and return the page."""
        if screen:
            self.page.set_viewport_size(screen)
        # A second visit to the same page with another anchor would load nothing.
        self.page.goto("about:blank")
        for notes in (self.requested, self.failed, self.messages):
            notes.clear()
        self.page.goto(f"{self.root}{address}")
        return self.page

    def _note_failure(self, request: Request) -> None:
        # Whoever leaves a page early breaks off what it was still loading; that is no fault of the page.
        if request.failure != "net::ERR_ABORTED":
            self.failed.append(f"{request.failure} {request.url}")

    def _note_response(self, response: Response) -> None:
        if response.status >= 400:
            self.failed.append(f"{response.status} {response.url}")


def box_of(element: Locator) -> FloatRect:
    """Return where an element is drawn, which it must be."""
    box = element.bounding_box()
    assert box is not None, element
    return box


def select(page: Page, first: str, last: str) -> str:
    """Select from one element to another, as with a mouse, and return what is selected."""
    selected: str = page.evaluate(
        """([first, last]) => {
            const range = document.createRange();
            range.setStartBefore(document.querySelector(first));
            range.setEndAfter(document.querySelector(last));
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return getSelection().toString();
        }""",
        [first, last],
    )
    return selected


@contextmanager
def visiting(browser: Browser, root: str, **options: Any) -> Iterator[Visitor]:
    """Give a reader who comes for the first time, with a wide screen unless the options say otherwise."""
    context = browser.new_context(**{"viewport": WIDE, **options})
    yield Visitor(context.new_page(), root)
    context.close()
