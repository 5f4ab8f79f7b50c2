"""A filled shell equals the page rendered in one go by the same templates."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from in_one_go import copy_for_one_go, rendered_in_one_go

pytestmark = pytest.mark.slow
FOLDERS = ("decisions", "documents", "areas", "meetings", "annexes/joint-report", "annexes/outline")
FOLDERS_WITH_PAGES_BELOW = ("decisions", "documents")


@pytest.fixture(scope="module")
def filled(built_corpus: Path) -> Path:
    return built_corpus / "site"


@pytest.fixture(scope="module")
def in_one_go(built_corpus: Path, filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project, in which every record has a Markdown page of its own that MkDocs renders and writes."""
    copy = copy_for_one_go(built_corpus, tmp_path_factory.mktemp("one-go"))
    for folder in FOLDERS:
        _write_pages_of_records(copy / "docs" / folder, filled / folder)
    for folder in FOLDERS_WITH_PAGES_BELOW:
        _write_pages_below_records(copy / "docs" / folder, filled.glob(f"**/{folder}/*/*/index.html"))
    return rendered_in_one_go(copy)


def _write_pages_of_records(pages: Path, published: Path) -> None:
    for record in (one for one in published.iterdir() if one.is_dir() and not _moved(one / "index.html")):
        for language in ("en", "zh"):
            if not (page := pages / f"{record.name}.{language}.md").exists():
                shutil.copy(pages / f"record.{language}.md", page)


def _write_pages_below_records(pages: Path, published: Iterable[Path]) -> None:
    """Write a page for each `parallel-en-fr` or `changes`, from the shell that bears the first part of its name."""
    for page in (page.parent for page in published):
        for language in ("en", "zh"):
            (pages / page.parent.name).mkdir(exist_ok=True)
            shell = pages / "record" / f"{page.name.partition('-')[0]}.{language}.md"
            if shell.exists():
                shutil.copy(shell, pages / page.parent.name / f"{page.name}.{language}.md")


def _moved(page: Path) -> bool:
    """Whether a page only says that its record stands elsewhere now, or nowhere any more."""
    return '<meta name="robots" content="noindex">' in page.read_text("utf-8")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_filled_shell_equals_the_page_rendered_in_one_go(folder: str, filled: Path, in_one_go: Path) -> None:
    """For each kind and language every record: first, middle and last; with no, one and nested contents;
    with titles that hold `& < > "` and double spaces. Languages side by side, and in pairs; what changed.
    """
    below = [f"**/{folder}/*/{kind}*/index.html" for kind in ("parallel", "changes")]
    found = [file for pattern in (f"**/{folder}/*/index.html", *below) for file in filled.glob(pattern)]
    pages = sorted(file.relative_to(filled) for file in found if not _moved(file))
    assert len({page.parts[0] for page in pages}) == 4, "four languages, English at the root"
    for page in pages:
        assert (filled / page).read_text("utf-8") == (in_one_go / page).read_text("utf-8"), page


def test_titles_stay_text_wherever_they_are_printed(filled: Path) -> None:
    """A heading `# A &lt;script&gt;` is never markup: not in the head, the menu, the contents or the page."""
    page = (filled / "script/index.html").read_text("utf-8")
    assert "<title>A &lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;more&#34;  here" in page
    assert "<h1>A &lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;more&#34;  here</h1>" in page
    assert page.count("<script") == 1, "our own script alone"
    assert "B &lt;script&gt;</h2>" in page
