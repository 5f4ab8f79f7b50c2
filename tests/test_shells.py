"""A filled shell equals the page rendered in one go by the same templates."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from finished import page_at, pages
from projects import copy_for_one_go, rendered_in_one_go

pytestmark = pytest.mark.slow
FOLDERS = ("decisions", "documents", "areas", "meetings", "annexes/joint-report", "annexes/outline")
OF_A_RECORD = re.compile(
    rf"(?P<folder>{'|'.join(FOLDERS)})/(?P<name>[^/]+(/(?P<below>parallel|differences|changes)[^/]*)?)/"
)
"""The address of the page of a record, or of one below it."""


@pytest.fixture(scope="module")
def in_one_go(built_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project, in which every record has a Markdown page of its own that MkDocs renders and writes."""
    copy = copy_for_one_go(built_corpus, tmp_path_factory.mktemp("one-go"))
    for found in filter(None, (OF_A_RECORD.fullmatch(page.path) for page in pages(built_corpus / "site"))):
        docs, shell = copy / "docs" / found["folder"], f"record/{found['below']}" if found["below"] else "record"
        for language in ("en", "zh"):
            page = docs / f"{found['name']}.{language}.md"
            page.parent.mkdir(exist_ok=True)
            # Some are authored: such a page stands there already.
            if not page.exists():
                shutil.copy(docs / f"{shell}.{language}.md", page)
    return rendered_in_one_go(copy)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_filled_shell_equals_the_page_rendered_in_one_go(
    folder: str, built_corpus: Path, in_one_go: Path
) -> None:
    """For each kind and language every record: first, middle and last; with no, one and nested contents;
    with titles that hold `& < > "` and double spaces. Languages side by side, and in pairs; what changed.
    """
    filled = pages(built_corpus / "site")
    found = [page for page in filled if (of := OF_A_RECORD.fullmatch(page.path)) and of["folder"] == folder]
    assert {page.folder for page in found} == {"", "zh/", "fr/", "ar/"}
    for page in found:
        assert page.html == (in_one_go / repr(page) / "index.html").read_text("utf-8"), page


def test_titles_stay_text_wherever_they_are_printed(built_corpus: Path) -> None:
    """A heading `# A &lt;script&gt;` is never markup: not in the head, the menu, the contents or the page."""
    page = page_at(built_corpus / "site", "script/").html
    assert "<title>A &lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;more&#34;  here" in page
    assert "<h1>A &lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;more&#34;  here</h1>" in page
    assert page.count("<script") == 1, "our own script alone"
    assert "B &lt;script&gt;</h2>" in page
