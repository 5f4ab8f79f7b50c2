"""`jointreport serve` before the eyes of an author: a save shows by itself, a mistake shows what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.chromium import visiting
from projects import REPOSITORY, SETTINGS, copy_of_corpus, rewrite

PATIENCE = 20_000
"""Milliseconds after which a test gives up; how long a save takes is measured in `bench/`, not asserted."""

RECORD = "data/decisions/aa-3-9.yaml"
PAGE = "decisions/aa-3-9/"
TITLE = "Bells"
NEW_TITLE = "Silent bells"
SLIP = ("stage: adopted", "stage: agreed")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of_corpus(tmp_path)


@contextmanager
def served(project: Path) -> Iterator[str]:
    """Serve a project at a free port until the end of the block; give the address the terminal shows."""
    server = subprocess.Popen(
        (sys.executable, "-m", "jointreport", "serve", "--root", str(project), "--port", "0"),
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), **SETTINGS},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout
    try:
        yield next(line.split()[0] for line in server.stdout if line.startswith("http"))
    finally:
        server.terminate()
        server.wait(PATIENCE / 1000)
        server.stdout.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with visiting(browser, "") as visitor:
        yield visitor.page


def test_what_is_saved_shows_by_itself(project: Path, page: Page) -> None:
    """A record, and a page twice: first by an engine that was got ready before, then by another."""
    with served(project) as address:
        assert address.endswith("/joint-report/")
        page.goto(f"{address}{PAGE}")
        rewrite(project / RECORD, (f'"{TITLE}"', f'"{NEW_TITLE}"'))
        expect(page.get_by_role("main")).to_contain_text(NEW_TITLE, timeout=PATIENCE)
        page.goto(f"{address}services/")
        for sentence in ("A sentence saved first.", "A sentence saved second."):
            with (project / "docs/services.en.md").open("a", encoding="utf-8") as file:
                file.write(f"\n{sentence}\n")
            expect(page.get_by_role("main")).to_contain_text(sentence, timeout=PATIENCE)


def test_a_page_may_hold_an_element_named_like_the_panel(project: Path, page: Page) -> None:
    """It is left alone, and the page does not reload without end."""
    with (project / "docs/services.en.md").open("a", encoding="utf-8") as file:
        file.write('\n<div id="jointreport-panel-heading">Ours</div>\n<div id="jointreport-live">Ours too</div>\n')
    with served(project) as address:
        page.goto(f"{address}services/")
        page.evaluate("window.loadedOnce = true")
        rewrite(project / RECORD, SLIP)
        expect(page.locator("jointreport-panel")).to_contain_text("“agreed”", timeout=PATIENCE)
        expect(page.locator("#jointreport-live")).to_have_text("Ours too")
        assert page.evaluate("window.loadedOnce")


def test_warnings_stand_above_the_foot_of_the_page_until_they_are_folded_away(project: Path, page: Page) -> None:
    """On the pages that follow as well, as long as they are the same."""
    rewrite(project / RECORD, (f'"{TITLE}"', f"“{TITLE}”"))
    with served(project) as address:
        page.goto(f"{address}{PAGE}")
        warning = page.get_by_text("The quotes “ ” around this text are printed as part of it.")
        expect(warning).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
        page.get_by_text("1 warning: this page shows your last save").click()
        expect(warning).to_be_hidden()
        page.goto(address)
        expect(warning).to_be_hidden()
        rewrite(project / RECORD, (f"“{TITLE}”", f"“{NEW_TITLE}”"))
        expect(warning).to_be_visible(timeout=PATIENCE)


def test_a_mistake_shows_by_itself_until_it_is_mended(project: Path, page: Page) -> None:
    with served(project) as address:
        page.goto(f"{address}{PAGE}")
        rewrite(project / RECORD, SLIP)
        panel = page.get_by_role("region", name="Your last save is not on this page yet")
        expect(panel).to_be_visible(timeout=PATIENCE)
        line = (project / RECORD).read_text("utf-8").splitlines().index("stage: agreed") + 1
        expect(panel.get_by_role("code")).to_contain_text(f"{RECORD}:{line}")
        expect(panel).to_contain_text("“agreed”")
        expect(panel).to_contain_text("您上次保存的内容尚未显示在本页")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        rewrite(project / RECORD, (SLIP[1], SLIP[0]))
        expect(panel).to_be_hidden(timeout=PATIENCE)
