"""The engine over the invented corpus, for readers of each language; most tests ask it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from search.engine import Engine, engine_of

LANGUAGES = ("en", "zh", "fr", "ar")


@pytest.fixture(scope="package")
def engines(browser: Browser, built_corpus: Path) -> Iterator[Mapping[str, Engine]]:
    with ExitStack() as stack:
        started = (stack.enter_context(engine_of(browser, built_corpus / "site", one)) for one in LANGUAGES)
        yield dict(zip(LANGUAGES, started, strict=True))
