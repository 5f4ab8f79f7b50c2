"""The two projects most tests look at, their views and as built; made once for a whole run and never changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.chromium import chromium
from library import REPOSITORY, Library
from long_history import long_history
from projects import CORPUS, command, copy_of_corpus, copy_of_site


@pytest.fixture(scope="session")
def site() -> Library:
    """The views of the real data."""
    return Library(REPOSITORY)


@pytest.fixture(scope="session")
def corpus() -> Library:
    """The views of the invented corpus, in four languages."""
    return Library(CORPUS)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a whole run."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the real data and pages, built into its folder `site`; whoever breaks it takes a copy."""
    return _built(copy_of_site(tmp_path_factory.mktemp("real")))


@pytest.fixture(scope="session")
def built_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the invented corpus, in four languages, built into its folder `site`; as above."""
    return _built(copy_of_corpus(tmp_path_factory.mktemp("invented")))


@pytest.fixture(scope="session")
def built_long_history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated project whose list of decisions is cut by year, built into its folder `site`; as above."""
    return _built(long_history(tmp_path_factory.mktemp("long") / "history"))


@pytest.fixture(params=["built_site", "built_corpus"])
def any_project(request: pytest.FixtureRequest) -> Path:
    """Each of the two: what is said of it holds for every site that is built."""
    project: Path = request.getfixturevalue(request.param)
    return project


@pytest.fixture
def any_site(any_project: Path) -> Path:
    """The finished site of each of the two."""
    return any_project / "site"


def _built(project: Path) -> Path:
    done = command(project, "site")
    assert done.returncode == 0, done.stderr
    return project
