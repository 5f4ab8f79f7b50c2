"""The page of what changed: by day and by meaning, in every language, and nothing of who changed it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from finished import page_at
from jointreport.generate.build import build_site, preview_site
from library import words
from projects import CORPUS, command, contents, copy_of_corpus, records, rewrite
from repository import AUTHOR, MESSAGE, Repository

DECISION = "data/decisions/aa-3-9.yaml"
NOTE = "data/documents/aa-cop-4-note.yaml"
TERMS = "data/terms.yaml"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The corpus under git: its first day, a day of changes, a day on which only the writing changed."""
    made = Repository(copy_of_corpus(tmp_path_factory.mktemp("what-changed")))
    made.write(".gitignore", "/site/\n/.cache/\n/.site*\n")
    made.commit("2026-01-05")
    project = made.root
    keeper = (project / TERMS).read_text("utf-8").partition("lamp-keeper:")[2]
    rewrite(project / TERMS, (f"lamp-keeper:{keeper}", "lantern:" + keeper.replace("lamp keeper", "lantern")))
    rewrite(project / DECISION, ("2023-05-19", "2023-05-18"), ("bells stay silent", "bells keep silent"))
    rewrite(project / NOTE, ("fr: {status: unofficial-translation, from: en}", "fr: {status: summary}"))
    made.commit("2026-02-07")
    rewrite(project / DECISION, ("# An invented decision.", "# Invented."))
    made.commit("2026-03-01")
    return made


@pytest.fixture(scope="module")
def site(repository: Repository) -> Path:
    assert preview_site(repository.root, repository.root / "site").ok
    return repository.root / "site"


@pytest.fixture
def copy(repository: Repository, tmp_path: Path) -> Repository:
    """The same repository, in which a test may commit more."""
    shutil.copytree(repository.root, tmp_path / "corpus", symlinks=True)
    return Repository(tmp_path / "corpus")


def test_each_day_says_what_changed_in_meaning(site: Path) -> None:
    told = words(page_at(site, "about/changes/").html)
    assert "The records begin on 5 January 2026." in told
    assert "1 March 2026" not in told, "on that day only the writing changed"
    day = told[told.index("7 February 2026 New") :]
    assert "New Terms lantern" in day
    assert "AA-3/9 : date; text of paragraph 1 (English)" in day
    assert "status of the text in French now “Summary”, before “Unofficial translation”" in day
    assert "No longer listed Terms lamp keeper" in day


def test_it_says_so_in_every_language(site: Path) -> None:
    chinese = page_at(site, "zh/about/changes/").words()
    assert "记录始于2026年1月5日。" in chinese
    assert "AA-3/9：日期；第1段案文（英文）" in chinese
    assert "texte : paragraphe 1 (anglais)" in page_at(site, "fr/about/changes/").words()
    assert "5 كانون الثاني/يناير 2026" in page_at(site, "ar/about/changes/").words()


def test_the_day_on_which_the_records_begin_changed_nothing(site: Path) -> None:
    """What was entered on it is the site itself; numbers of records are of no use to a reader."""
    assert 'id="day-2026-01-05"' not in page_at(site, "about/changes/").html


def test_a_draft_is_named_as_one(copy: Repository) -> None:
    """On a later day, each new record is named, a draft with its badge."""
    draft = next(one for one, record in records(CORPUS, "decisions").items() if record["stage"] == "draft")
    path = f"data/decisions/{draft}.yaml"
    text = (copy.root / path).read_text("utf-8")
    copy.commit("2026-05-06", {path: None})
    copy.commit("2026-05-07", {path: text})
    assert build_site(copy.root, copy.root / "site").ok
    day = page_at(copy.root / "site", "about/changes/").html.partition('id="day-2026-05-07"')[2]
    assert '<span class="badge badge--draft">Draft</span>' in day.partition('id="day-2026-05-06"')[0]


def test_nothing_says_who_changed_it_or_why(site: Path) -> None:
    told = b"".join(contents(site).values())
    assert AUTHOR.encode() not in told
    assert MESSAGE.encode() not in told


@pytest.mark.usefixtures("site")
def test_a_commit_shows_although_no_file_changed_since_the_last_build(copy: Repository, tmp_path: Path) -> None:
    """What is remembered between builds depends on the history too."""
    project = copy.root
    rewrite(project / DECISION, ("bells keep", "all bells keep"))
    assert build_site(project, project / "site").ok
    assert "4 April 2026" not in page_at(project / "site", "about/changes/").words()
    copy.commit("2026-04-04")
    assert build_site(project, tmp_path / "again").ok
    assert build_site(project, project / "site").ok
    assert contents(project / "site") == contents(tmp_path / "again")
    assert b"4 April 2026" in contents(project / "site")["about/changes/index.html"]


@pytest.fixture
def shallow(repository: Repository, tmp_path: Path) -> Path:
    """A clone that holds only the last commit, with the hook where the project has it."""
    clone = Repository(tmp_path / "clone")
    clone.git("fetch", "--quiet", "--depth=1", repository.root.as_uri(), "main")
    clone.git("checkout", "--quiet", "FETCH_HEAD")
    return clone.root


def test_a_clone_without_its_history_is_not_published(shallow: Path) -> None:
    done = command(shallow, "site")
    assert done.returncode == 1
    assert done.stderr.count("git fetch --unshallow") == 2, "in both languages"
    assert "[history-shallow]" in done.stderr
    assert not (shallow / "site").exists()


def test_an_author_sees_the_rest_of_such_a_clone(shallow: Path) -> None:
    preview = preview_site(shallow, shallow / "site")
    assert (preview.ok, list(preview.problems)) == (True, [])
    told = page_at(shallow / "site", "about/changes/").words()
    assert "This preview was made from a clone that holds only the end of the history" in told
    assert "New" not in told.partition("the list is left out.")[2].partition("About this site")[0]


def test_a_downloaded_copy_of_the_project_says_that_it_has_no_history(built_corpus: Path) -> None:
    told = page_at(built_corpus / "site", "about/changes/").words()
    assert "This edition was made from a copy of the project without its history;" in told
    assert "no changes can be listed." in told
