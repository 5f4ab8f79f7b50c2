"""One host for the whole run; few contexts, because each costs as much as several pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.chromium import WIDE, Visitor, visiting
from browser.hosting import BASE, hosted
from projects import built, copy_of_corpus

FRONT_PAGE = Path(__file__).parent / "front_page"


@pytest.fixture(scope="session")
def host(built_corpus: Path) -> Iterator[str]:
    """The address of the host; the invented corpus stands below it under `/joint-report/` and under `/`."""
    with hosted(built_corpus / "site") as address:
        yield address


@pytest.fixture(scope="session")
def front_host() -> Iterator[str]:
    """The address of a host of the corpus with a front page as delegates need it, which the corpus itself lacks."""
    with hosted(built(FRONT_PAGE, _with_front_page, preview=True) / "site") as address:
        yield address


def _with_front_page(folder: Path) -> Path:
    project = copy_of_corpus(folder)
    shutil.copytree(FRONT_PAGE, project / "docs", dirs_exist_ok=True)
    return project


@pytest.fixture(scope="session")
def real_host(built_site: Path) -> Iterator[str]:
    """The address of a host of the real site, which stands there in the same way."""
    with hosted(built_site / "site") as address:
        yield address


@pytest.fixture(scope="session")
def _lasting(browser: Browser, host: str) -> Iterator[Visitor]:
    with visiting(browser, f"{host}{BASE}") as visitor:
        yield visitor


@pytest.fixture
def shared(_lasting: Visitor, host: str) -> Visitor:
    """A reader who lasts for a whole run, but begins each test at the corpus, with a wide screen in light colours."""
    _lasting.root = f"{host}{BASE}"
    _lasting.page.set_viewport_size(WIDE)
    _lasting.page.emulate_media(media="null", color_scheme="null", forced_colors="null")
    return _lasting


@pytest.fixture
def reader(browser: Browser, host: str) -> Iterator[Visitor]:
    """A reader who comes for the first time, and may copy."""
    allowed = ["clipboard-read", "clipboard-write"]
    with visiting(browser, f"{host}{BASE}", permissions=allowed) as visitor:
        yield visitor


@pytest.fixture
def reader_without_scripts(browser: Browser, host: str) -> Iterator[Visitor]:
    with visiting(browser, f"{host}{BASE}", java_script_enabled=False) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def delegate(browser: Browser, front_host: str) -> Iterator[Visitor]:
    """A reader of the corpus with a front page as delegates need it."""
    with visiting(browser, f"{front_host}{BASE}") as visitor:
        yield visitor
