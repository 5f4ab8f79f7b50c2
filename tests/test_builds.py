"""Two builds of the same files are the same, whoever makes them and wherever."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from jointreport.generate.build import preview_site
from projects import build, contents, copy_of_corpus, print_anew, rewrite, run, sources_of

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


def test_mkdocs_alone_leaves_the_last_site_where_it_fails(own_corpus: Path) -> None:
    """And it replaces nothing that it has not made, as `make site` does not."""
    before = contents(own_corpus / "site")
    rewrite(own_corpus / "data/decisions/aa-3-9.yaml", ("stage: ", "stage: un"))
    assert "[unknown-value]" in _failed_mkdocs(own_corpus)
    assert contents(own_corpus / "site") == before
    rewrite(own_corpus / "data/decisions/aa-3-9.yaml", ("stage: un", "stage: "))
    (own_corpus / "site" / "CNAME").write_text("example.org", "utf-8")
    assert "because no build has made what stands in it: CNAME." in _failed_mkdocs(own_corpus)
    assert contents(own_corpus / "site") == {**before, "CNAME": b"example.org"}


def _failed_mkdocs(project: Path) -> str:
    done = run(sys.executable, "-m", "mkdocs", "build", folder=project)
    assert done.returncode == 1
    return done.stdout + done.stderr


def test_a_project_may_be_named_from_where_its_author_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine runs in the folder of the project, where `corpus` would be another place."""
    copy_of_corpus(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert preview_site(Path("corpus"), Path("corpus/site")).ok
