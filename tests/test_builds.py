"""Two builds of the same files are the same, whoever makes them and wherever."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jointreport.generate.build import preview_site
from projects import build, contents, copy_of_corpus, copy_of_site, print_anew, run

# Each builds a whole project once more.
pytestmark = pytest.mark.slow
PROJECTS = pytest.mark.parametrize(
    ("built", "copy"), [("built_site", copy_of_site), ("built_corpus", copy_of_corpus)], ids=["site", "corpus"]
)
Copy = Callable[[Path], Path]


@PROJECTS
def test_a_second_build_elsewhere_gives_the_same_bytes(
    request: pytest.FixtureRequest, tmp_path: Path, built: str, copy: Copy
) -> None:
    """In another folder, with a space and Chinese in its name, and with another order of sets."""
    first: Path = request.getfixturevalue(built)
    elsewhere = tmp_path / "another place 别处"
    elsewhere.mkdir()
    second = copy(elsewhere)
    print_anew(second)
    build(second, PYTHONHASHSEED="4711")
    assert contents(second / "site") == contents(first / "site")


@PROJECTS
def test_mkdocs_alone_gives_the_same_site(
    request: pytest.FixtureRequest, tmp_path: Path, built: str, copy: Copy
) -> None:
    """`mkdocs build --strict`, as the engine's users know it, publishes every page through the hook."""
    first: Path = request.getfixturevalue(built)
    second = copy(tmp_path)
    done = run(sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", folder=second)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert contents(second / "site") == contents(first / "site")


def test_a_project_may_be_named_from_where_its_author_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine runs in the folder of the project, where `corpus` would be another place."""
    copy_of_corpus(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert preview_site(Path("corpus"), Path("corpus/site")).ok
