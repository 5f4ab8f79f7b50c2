"""A build that takes pages over from the last edition equals a build from nothing, whatever was edited.

All builds here are previews: documents on paper are kept in another way (`paper/test_paper_in_builds.py`).
`EDITS=100` makes so many edits instead of ten, and `SEED=…` others.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest

import jointreport.generate.publish
from jointreport.generate.build import build_site, preview_site
from jointreport.generate.incremental import _Kept
from jointreport.generate.papers import Printed
from jointreport.records.history import History
from jointreport.records.history.git import read_history
from jointreport.system.cache import Cache
from projects import build, contents, rewrite, sources_of
from random_edits import edit

pytestmark = pytest.mark.slow
EDITS, SEED = int(os.environ.get("EDITS", "4")), int(os.environ.get("SEED", "1"))


def clean(project: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return sources_of(project, folder)


def test_after_any_edit_an_incremental_build_equals_a_clean_one(own_preview: Path, tmp_path: Path) -> None:
    """Byte for byte; and it refuses what a clean build refuses, in the same words. A refused edit is taken back."""
    chance, before = Random(SEED), tmp_path / "before"  # noqa: S311 - the edits need be no secret.
    for number in range(EDITS):
        clean(own_preview, before)
        told = f"edit {number} with SEED={SEED}: {edit(own_preview, chance)}"
        from_nothing = clean(own_preview, tmp_path / "from-nothing")
        expected = preview_site(from_nothing, from_nothing / "site")
        found = preview_site(own_preview, own_preview / "site")
        assert (found.ok, found.problems) == (expected.ok, expected.problems), told
        if expected.ok:
            assert contents(own_preview / "site") == contents(from_nothing / "site"), told
        else:
            for name in ("data", "docs"):
                shutil.rmtree(own_preview / name)
                shutil.copytree(before / name, own_preview / name)


def test_a_decision_is_named_anew_where_it_asks_for_the_same_work(own_preview: Path) -> None:
    """An activity on the page of one decision names the others that ask for it; without a symbol, by title."""
    activity = own_preview / "data/activities/2024-2025/2024-register-pilot.yaml"
    # A mandate cannot be younger than what it asks for.
    rewrite(activity, ("decision: bb-6-2", "decision: aa-cop-4-bells"), ('from: "2024"', 'from: "2025"'))
    assert preview_site(own_preview, own_preview / "site").ok
    rewrite(own_preview / "data/decisions/aa-cop-4-bells.yaml", ("Silent bells", "Edited bells"))
    assert preview_site(own_preview, own_preview / "site").ok
    assert "Edited" in (own_preview / "site/decisions/aa-3-4/index.html").read_text("utf-8")


def test_only_pages_that_read_what_was_edited_are_written_anew(own_preview: Path) -> None:
    """The others are taken over: the files keep their place on the disk."""
    pages = {path: path.stat().st_ino for path in (own_preview / "site").rglob("*.html")}
    decision = own_preview / "data" / "decisions" / "aa-3-9.yaml"
    decision.write_text(f"# A comment.\n{decision.read_text('utf-8')}", "utf-8")
    (own_preview / "site" / "index.html").touch()
    assert preview_site(own_preview, own_preview / "site").ok
    assert {path for path, place in pages.items() if path.stat().st_ino != place} == set()
    decision.write_text(decision.read_text("utf-8").replace("en: ", "en: Edited ", 1), "utf-8")
    assert preview_site(own_preview, own_preview / "site").ok
    anew = {path for path, place in pages.items() if path.stat().st_ino != place}
    lists = own_preview / "site" / "decisions"
    assert anew & {lists / "aa-3-9/index.html", lists / "bb-7-3/index.html"} == {lists / "aa-3-9/index.html"}
    assert len(anew) < len(pages) / 2


def test_what_a_page_has_read_is_told_alike_by_every_process(own_preview: Path) -> None:
    """A set has another order in each; pages that depend on one would never be taken over."""
    digests = []
    for seed in ("1", "2"):
        shutil.rmtree(own_preview / ".cache" / "pages")
        shutil.rmtree(own_preview / ".cache" / "editions")
        build(own_preview, preview=True, PYTHONHASHSEED=seed)
        (kept,) = (own_preview / ".cache" / "pages").iterdir()
        found = Cache(own_preview / ".cache").get("pages", kept.name, _Kept)
        assert found is not None
        digests.append(found.digests)
    assert digests[0] == digests[1]


def test_an_edition_to_which_nothing_would_be_changed_is_left_as_it_stands(own_preview: Path) -> None:
    assert preview_site(own_preview, own_preview / "site").ok
    before = (own_preview / "site").stat().st_ino
    assert preview_site(own_preview, own_preview / "site").ok
    assert (own_preview / "site").stat().st_ino == before


@pytest.mark.parametrize("damage", ["other words", "cut", "gone", "link"])
def test_a_page_changed_by_hand_is_written_anew(
    damage: str, previewed: Path, own_preview: Path, tmp_path: Path
) -> None:
    """Nothing that the build did not write itself is taken over, even where the time of the file is the same."""
    page = own_preview / "site" / "decisions" / "aa-3-9" / "index.html"
    status, content = page.stat(), page.read_bytes()
    if damage == "other words":
        page.write_bytes(content.replace(b"e", b"a"))
    elif damage == "cut":
        page.write_bytes(b"")
    else:
        page.unlink()
    if damage == "link":
        (tmp_path / "elsewhere").write_bytes(content)
        page.symlink_to(tmp_path / "elsewhere")
    elif damage != "gone":
        os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert preview_site(own_preview, own_preview / "site").ok
    assert not page.is_symlink()
    assert contents(own_preview / "site") == contents(previewed / "site")


class Saving:
    """Saves files while a build looks at the history: after it has read the records, while the engine is at work."""

    def __init__(self, project: Path, times: int) -> None:
        self.project, self.left = project, times

    def __call__(self, *arguments: Any) -> History:
        if self.left:
            self.left -= 1
            record, page = self.project / "data/decisions/aa-3-9.yaml", self.project / "docs/about/coverage.en.md"
            record.write_text(record.read_text("utf-8").replace("en: ", "en: Edited ", 1), "utf-8")
            page.write_text(page.read_text("utf-8") + "\nSaved.\n", "utf-8")
        return read_history(*arguments)


@pytest.fixture
def without_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an edition for publication be built as fast as a preview."""
    monkeypatch.setattr(jointreport.generate.publish, "print_all", lambda *_: Printed())


@pytest.mark.usefixtures("without_paper")
def test_what_is_made_while_its_source_is_saved_is_thrown_away(
    own_preview: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edition is made again, and is that of the last save."""
    site = tmp_path / "site"
    monkeypatch.setattr(jointreport.generate.publish, "read_history", Saving(own_preview, 1))
    assert build_site(own_preview, site).ok
    clean_copy = clean(own_preview, tmp_path / "clean")
    assert build_site(clean_copy, clean_copy / "site").ok
    assert contents(site) == contents(clean_copy / "site")
    monkeypatch.setattr(jointreport.generate.publish, "read_history", Saving(own_preview, 9))
    outcome = build_site(own_preview, tmp_path / "other")
    assert [problem.code for problem in outcome.problems] == ["changed-meanwhile"]
    assert not (tmp_path / "other").exists()


def test_what_is_saved_during_a_preview_is_shown_by_the_next(
    own_preview: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that was rendered meanwhile is believed."""
    shutil.rmtree(own_preview / ".cache" / "shells")
    monkeypatch.setattr(jointreport.generate.publish, "read_history", Saving(own_preview, 1))
    assert preview_site(own_preview, own_preview / "site").ok
    assert preview_site(own_preview, own_preview / "site").ok
    clean_copy = clean(own_preview, tmp_path / "clean")
    assert preview_site(clean_copy, clean_copy / "site").ok
    assert contents(own_preview / "site") == contents(clean_copy / "site")
