"""The engine over the invented corpus, for readers of each language; most tests ask it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from search.engine import Engine, engine_of


@pytest.fixture(scope="package")
def english(browser: Browser, built_corpus: Path) -> Iterator[Engine]:
    with engine_of(browser, built_corpus / "site", "en") as engine:
        yield engine


@pytest.fixture(scope="package")
def chinese(browser: Browser, built_corpus: Path) -> Iterator[Engine]:
    with engine_of(browser, built_corpus / "site", "zh") as engine:
        yield engine
