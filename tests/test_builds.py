"""Two builds of the same files are the same, whoever makes them and wherever."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from jointreport.generate.build import preview_site
from projects import build, contents, copy_of_corpus, print_anew, run, sources_of

# Each builds a whole project once more.
pytestmark = pytest.mark.slow


@pytest.fixture
def elsewhere(any_project: Path, tmp_path: Path) -> Path:
    """The same project in another folder, with a space and Chinese in its name."""
    return sources_of(any_project, tmp_path / "another place 别处")


def test_a_second_build_elsewhere_gives_the_same_bytes(any_site: Path, elsewhere: Path) -> None:
    """With another order of sets, too."""
    print_anew(elsewhere)
    build(elsewhere, PYTHONHASHSEED="4711")
    assert contents(elsewhere / "site") == contents(any_site)


def test_mkdocs_alone_gives_the_same_site(any_site: Path, elsewhere: Path) -> None:
    """`mkdocs build --strict`, as the engine's users know it, publishes every page through the hook."""
    done = run(sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", folder=elsewhere)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert contents(elsewhere / "site") == contents(any_site)


def test_a_project_may_be_named_from_where_its_author_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine runs in the folder of the project, where `corpus` would be another place."""
    copy_of_corpus(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert preview_site(Path("corpus"), Path("corpus/site")).ok
