"""The projects most tests look at, their views and as built; made once for a whole run and never changed.

Exact words and numbers are asserted of the invented corpus. The real data are what authors change every day: of
them only that is asserted which holds for any sound data, and each such test is asked of the corpus as well, in
which nothing is called as in the real data. Which tests look at the real data the mark `real_data` tells.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import jointreport.records.known
import jointreport.site.pages
from browser.chromium import chromium
from jointreport.generate.build import preview_site
from library import Library
from projects import CORPUS, REAL, REPOSITORY, built, copy_of_corpus, copy_of_site, long_history

ANY = [CORPUS, *REAL]
_OF_REAL_DATA = {"built_site"}
_SLOW = {"browser", "built_site", "built_long_history"}


def _name(project: Path) -> str:
    return "corpus" if project == CORPUS else "real" if project == REPOSITORY else project.name


@cache
def _library(project: Path) -> Library:
    return Library(project)


@pytest.fixture(scope="session")
def corpus() -> Library:
    """The views of the invented corpus, in four languages."""
    return _library(CORPUS)


@pytest.fixture(scope="session", params=ANY, ids=_name)
def library(request: pytest.FixtureRequest) -> Library:
    """The views of each of the two: what is said of it holds for any sound data."""
    return _library(request.param)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a whole run."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def built_site() -> Path:
    """The project of the real data and pages, built into its folder `site`; whoever breaks it takes a copy."""
    return _built(REAL[0])


@pytest.fixture(scope="session")
def built_corpus() -> Path:
    """The project of the invented corpus, in four languages, built into its folder `site`; as above."""
    return _built(CORPUS)


@pytest.fixture(scope="session")
def built_long_history() -> Path:
    """A generated project whose list of decisions is cut by year, previewed in its folder `site`; as above."""
    return built(Path("long-history"), long_history, preview=True)


@pytest.fixture
def own_corpus(built_corpus: Path, tmp_path: Path) -> Path:
    """The same as the built corpus, for a test that changes it."""
    return shutil.copytree(built_corpus, tmp_path / "corpus", symlinks=True)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small project of the cases of rules, for a test that changes it."""
    return shutil.copytree(REPOSITORY / "tests" / "cases" / "rules" / "base", tmp_path / "project")


@pytest.fixture(scope="module")
def previewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The corpus previewed with pages of years and every cache, for which it else were too small; as above."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jointreport.site.pages, "MOST_ON_ONE_LIST", 3)
        patch.setattr(jointreport.records.known, "_WORTH_REMEMBERING", 0)
        project = copy_of_corpus(tmp_path_factory.mktemp("previewed"))
        assert preview_site(project, project / "site").ok
        assert list((project / ".cache" / "records").iterdir()), "the records are kept"
        yield project


@pytest.fixture
def own_preview(previewed: Path, tmp_path: Path) -> Path:
    """The same, for a test that changes it."""
    return shutil.copytree(previewed, tmp_path / "corpus", symlinks=True)


@pytest.fixture(scope="session", params=ANY, ids=_name)
def any_project(request: pytest.FixtureRequest) -> Path:
    """Each of the two as built: what is said of it holds for every site that is built."""
    return _built(request.param)


@pytest.fixture
def any_site(any_project: Path) -> Path:
    """The finished site of each of the two."""
    return any_project / "site"


def _built(project: Path) -> Path:
    return built(project, copy_of_corpus if project == CORPUS else partial(copy_of_site, real=project))


def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are processors, for a test in a browser, or of a command, waits most of its time."""
    return (os.cpu_count() or 1) + 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by the fixtures it uses, so that no mark can be forgotten."""
    for item in items:
        values = _given(item)
        names = {*getattr(item, "fixturenames", ()), *(one for one in values if isinstance(one, str))}
        of_real_data = names & _OF_REAL_DATA or any(one in REAL for one in values if isinstance(one, Path))
        if of_real_data:
            item.add_marker("real_data")
        if names & _SLOW or (of_real_data and names & {"any_project", "printed"}):
            item.add_marker("slow")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name in the summary of a workflow what its machine did not let us test."""
    skipped = terminalreporter.getreports("skipped")
    if skipped and (file := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(file).open("a", encoding="utf-8") as told:
            told.write("### Not tested here\n\n")
            told.writelines(f"- `{report.nodeid}`: {report.longrepr[2]}\n" for report in skipped)


def _given(item: pytest.Item) -> list[object]:
    """Return the values a test is given as parameters, among them projects and names of fixtures."""
    call = getattr(item, "callspec", None)
    return list(call.params.values()) if call else []


_opened: list[str] = []


def _note_opened(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str | Path):
        _opened.append(str(arguments[0]))


sys.addaudithook(_note_opened)


@pytest.fixture(autouse=True)
def _only_marked_tests_look_at_the_real_data(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test without the mark that opened a record or a page of this repository."""
    _opened.clear()
    yield
    real = [path for path in _opened if _is_real(Path(path))]
    assert not real or request.node.get_closest_marker("real_data"), real


def _is_real(path: Path) -> bool:
    """Whether a file is one that authors change; the guides and what browsers load belong to the program."""
    return (
        path.suffix in {".yaml", ".md"}
        and path.name != "README.md"
        and any(path.is_relative_to(root / name) for root in REAL for name in ("data", "docs"))
    )
