"""A build that takes pages over from the last edition equals a build from nothing, whatever was edited.

All builds here are previews: documents on paper are kept in another way (`paper/test_paper_in_builds.py`).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import jointreport.generate.fill
import jointreport.records.cache
import jointreport.site.subpages
from jointreport.generate.build import preview_site
from projects import CORPUS, copy_of_corpus

# One file of each kind with a folder of its own, and every table.
EDITED = (
    *sorted(path.relative_to(CORPUS).as_posix() for path in (CORPUS / "data" / "decisions").glob("*.yaml")),
    *sorted(
        next(iter(sorted(folder.rglob("*.yaml")))).relative_to(CORPUS).as_posix()
        for folder in (CORPUS / "data").iterdir()
        if folder.is_dir() and folder.name != "decisions"
    ),
    "data/bodies.yaml",
    "data/edition.yaml",
    "data/meetings.yaml",
    "data/sources.yaml",
    "docs/index.en.md",
)


_SOURCES = "sources: [{source: ambrose-site-history, certainty: confirmed}]"
_RELATION = f"\n  - kind: recalls\n    to: [bb-4-1]\n    {_SOURCES}"
_TO_DOCUMENT = f"\n  - kind: takes-note-of\n    to: [aa-cop-3-report]\n    {_SOURCES}"

# What a decision is filed under decides on which lists it stands: those it leaves and those it joins must tell.
MOVED = {
    "area": ("aa-2-5", "areas: [lamp-care, shared-register, training]", "areas: [lamp-care, still-evenings]"),
    "meeting and year": ("aa-cop-4-bells", "meeting: aa-cop-4", "meeting: aa-cop-3"),
    "source": ("aa-3-9", "{source: ambrose-site-history,", "{document: aa-cop-3-report,"),
    "stage": ("aa-3-9", "certainty: confirmed", "certainty: inferred, step: {en: Seen., zh: 见。}"),
    "subject": ("aa-3-9", "subject: related", "subject: cooperation"),
    "relations": ("aa-3-9", "text:", f"relations:{_RELATION}{_TO_DOCUMENT}\ntext:"),
}


@pytest.fixture(scope="module", autouse=True)
def _small_portions_and_lists() -> Iterator[None]:
    """Else the corpus would be one portion, with one key for all its decisions, and would have no pages of years."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jointreport.generate.fill, "_PORTION", 1)
        patch.setattr(jointreport.site.subpages, "MOST_ON_ONE_LIST", 3)
        yield


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus, built once, with a memory of what was read although it is small."""
    project = copy_of_corpus(tmp_path_factory.mktemp("unchanged"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jointreport.records.cache, "_WORTH_REMEMBERING", 0)
        assert preview_site(project, project / "site").ok
    assert list((project / ".cache" / "records").iterdir()), "the records are remembered"
    return project


def _pages(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _edit(file: Path) -> None:
    """Change a word that pages show: the first text that is a title, a name or a sentence."""
    text = file.read_text("utf-8")
    for before, after in (('en: "', 'en: "Edited: '), ("en: ", "en: Edited "), ("# ", "# Edited ")):
        if before in text:
            file.write_text(text.replace(before, after, 1), "utf-8")
            return
    raise AssertionError(f"nothing to edit in {file}")


@pytest.mark.parametrize("name", EDITED)
def test_an_edit_shows_on_every_page_it_concerns(name: str, built: Path, tmp_path: Path) -> None:
    project = tmp_path / "corpus"
    shutil.copytree(built, project, symlinks=True)
    _edit(project / name)
    _assert_as_from_nothing(project, built)


def _assert_as_from_nothing(project: Path, built: Path) -> None:
    assert preview_site(project, project / "site").ok
    warm = _pages(project / "site")
    shutil.rmtree(project / ".cache")
    assert preview_site(project, project.parent / "from-nothing").ok
    assert warm == _pages(project.parent / "from-nothing")
    assert warm != _pages(built / "site"), "the edit shows"


@pytest.mark.parametrize("by", MOVED)
def test_a_decision_that_moves_shows_where_it_was_and_where_it_is(
    by: str, built: Path, tmp_path: Path
) -> None:
    project = tmp_path / "corpus"
    shutil.copytree(built, project, symlinks=True)
    name, before, after = MOVED[by]
    file = project / "data" / "decisions" / f"{name}.yaml"
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")
    _assert_as_from_nothing(project, built)


def test_a_decision_under_another_name_is_linked_by_it_everywhere(built: Path, tmp_path: Path) -> None:
    """Its file says the same; a decision without a symbol is known by nothing else than its name."""
    project = tmp_path / "corpus"
    shutil.copytree(built, project, symlinks=True)
    decisions = project / "data" / "decisions"
    (decisions / "bb-7-draft-dusk.yaml").rename(decisions / "bb-7-draft-twilight.yaml")
    _assert_as_from_nothing(project, built)


def test_a_decision_is_named_anew_where_it_asks_for_the_same_work(tmp_path: Path) -> None:
    """An activity on the page of one decision names the others that ask for it; without a symbol, by title."""
    project = copy_of_corpus(tmp_path)
    activity = project / "data" / "activities" / "2024-2025" / "2024-register-pilot.yaml"
    activity.write_text(activity.read_text("utf-8").replace("decision: bb-6-2", "decision: aa-cop-4-bells"))
    assert preview_site(project, project / "site").ok
    _edit(project / "data" / "decisions" / "aa-cop-4-bells.yaml")
    assert preview_site(project, project / "site").ok
    assert "Edited" in (project / "site" / "decisions" / "aa-3-4" / "index.html").read_text("utf-8")


def test_pages_of_an_unchanged_project_are_the_same_files(built: Path, tmp_path: Path) -> None:
    """They are taken over, not written again: the files keep their place on the disk."""
    project = tmp_path / "corpus"
    shutil.copytree(built, project, symlinks=True)
    before = {path.name: path.stat().st_ino for path in (project / "site" / "decisions").rglob("*.html")}
    assert preview_site(project, project / "site").ok
    after = {path.name: path.stat().st_ino for path in (project / "site" / "decisions").rglob("*.html")}
    assert before == after


def test_a_page_changed_by_hand_is_written_anew(built: Path, tmp_path: Path) -> None:
    """Nothing that the build did not write itself is taken over."""
    project = tmp_path / "corpus"
    shutil.copytree(built, project, symlinks=True)
    page = project / "site" / "decisions" / "aa-3-9" / "index.html"
    page.unlink()
    page.write_text("by hand", "utf-8")
    assert preview_site(project, project / "site").ok
    assert _pages(project / "site") == _pages(built / "site")


def test_a_mistake_in_a_remembered_file_is_still_found(built: Path, tmp_path: Path) -> None:
    project = tmp_path / "corpus"
    shutil.copytree(built, project, symlinks=True)
    record = project / "data" / "decisions" / "aa-3-9.yaml"
    record.write_text(record.read_text("utf-8").replace("meeting: aa-cop-3", "meeting: aa-cop-33"), "utf-8")
    outcome = preview_site(project, project / "site")
    assert not outcome.ok
    assert [problem.spot.path for problem in outcome.problems] == ["data/decisions/aa-3-9.yaml"]
