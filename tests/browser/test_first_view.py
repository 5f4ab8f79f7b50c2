"""What the first view of a page costs, before anything is touched: bytes as a host sends them, requests, and rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from browser.chromium import PHONE, WIDE, Visitor, visiting
from browser.hosting import BASE, packed
from browser.kinds import REAL_PAGES

MOST_BYTES, MOST_REQUESTS = 45_000, 6
# On a host of its own and below the address of another site; on two screens.
WAYS = {"wide": (WIDE, BASE), "phone": (PHONE, "/")}
# Milliseconds by which scripts come later than stylesheets, as they may over a slow connection.
LATE = 60
# What moved since the page was opened, once all is loaded and drawn.
MOVED = """
    () => new Promise(done => {
        const found = [];
        new PerformanceObserver(list => found.push(...list.getEntries()))
            .observe({ type: "layout-shift", buffered: true });
        const names = entry => entry.sources.map(({ node }) => node && (node.className || node.nodeName));
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(
            found.map(entry => `${entry.value.toFixed(4)}: ${names(entry).join(", ")}`)))));
    })
"""
ICONS = "[...document.querySelectorAll('link[rel=icon]')].map(link => link.href)"


@dataclass(frozen=True)
class FirstView:
    """What was asked for (a browser may ask for the icon a little later), what went wrong, and what moved."""

    asked: set[str]
    wrong: list[str]
    moved: list[str]

    def files(self, site: Path) -> list[Path]:
        """The files behind the addresses, which all stand below the root."""
        return [site / one / ("" if "." in one else "index.html") for one in sorted(self.asked)]


@pytest.fixture(scope="module", params=WAYS)
def first_views(request: pytest.FixtureRequest, browser: Browser, real_host: str) -> Iterator[dict[str, FirstView]]:
    """Each page as it is opened by somebody who has nothing of the site yet, by its address."""
    screen, base = WAYS[request.param]
    with visiting(browser, f"{real_host}{base}", viewport=screen, color_scheme="light") as visitor:
        # Where anything passes a route, nothing is taken from what an earlier page left behind.
        visitor.page.context.route("**/*.js", _late)
        # An address without a page answers 404, which is no fault of a page.
        pages = (path for name, path in REAL_PAGES.items() if not name.startswith("unknown"))
        yield {path: first_view(visitor, path) for path in pages}


def _late(route: Route) -> None:
    route.request.frame.page.wait_for_timeout(LATE)
    route.continue_()


def first_view(visitor: Visitor, path: str) -> FirstView:
    page = visitor.visit(path)
    moved = page.evaluate(MOVED)
    asked = {url for url in (*visitor.requested, *page.evaluate(ICONS)) if not url.startswith("data:")}
    wrong = [*visitor.failed, *visitor.messages]
    return FirstView({url.removeprefix(visitor.root) for url in asked}, wrong, moved)


def test_the_first_view_of_every_page_is_light(first_views: dict[str, FirstView], built_site: Path) -> None:
    """At most 45 kB, packed, the page itself and its icon counted; the heaviest page is told."""
    weights = {
        path: sum(len(packed(file.read_bytes())) for file in view.files(built_site / "site"))
        for path, view in first_views.items()
    }
    heaviest = max(weights, key=lambda path: weights[path])
    assert weights[heaviest] <= MOST_BYTES, f"/{heaviest} weighs {weights[heaviest]} bytes"


def test_it_takes_few_requests_all_to_the_own_host(first_views: dict[str, FirstView]) -> None:
    """At most six, none of which fails; the browser complains of nothing."""
    assert {path: view.wrong for path, view in first_views.items() if view.wrong} == {}
    assert {path: view.asked for path, view in first_views.items() if len(view.asked) > MOST_REQUESTS} == {}
    assert {one for view in first_views.values() for one in view.asked if "//" in one} == set()


def test_nothing_moves_once_it_is_seen(first_views: dict[str, FirstView]) -> None:
    """Not even where the scripts, which fold the menu and show the search, come later than all the rest."""
    assert {path: view.moved for path, view in first_views.items() if view.moved} == {}
