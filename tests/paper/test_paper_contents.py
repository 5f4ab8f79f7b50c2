"""What stands on paper: the words of the pages, numbered, never surer than their sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from jointreport.paper.composer import UnknownElement, line_of
from jointreport.paper.model import Run
from paper.reading import Printed, lines

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.txt")))
def test_the_documents_of_the_corpus_read_as_they_should(invented: Printed, name: str) -> None:
    """Each golden file is a whole document, a line each for its paragraphs and footnotes."""
    assert "\n".join(lines(invented.papers[name])) + "\n" == (GOLDEN / f"{name}.txt").read_text("utf-8")


def test_links_of_the_site_are_plain_words_on_paper() -> None:
    """A link leaves no seam; a symbol and an opening verb keep their manner, other languages their mark."""
    words = Markup(
        'See <a href="../x/">the note</a> on <a class="symbol" href="y">MC-5/19</a>: '
        '<em class="verb">Requests</em> &amp; <span lang="zh-Hans">纲要</span>'
    )
    assert line_of(words, "en") == (
        *(Run("See the note on ", "en"), Run("MC-5/19", "en", "symbol"), Run(": ", "en")),
        *(Run("Requests", "en", "verb"), Run(" & ", "en"), Run("纲要", "zh-Hans")),
    )


def test_plain_words_are_never_read_as_markup() -> None:
    assert line_of("a < b & <em>c</em>", "en") == (Run("a < b & <em>c</em>", "en"),)


def test_what_cannot_stand_in_a_line_is_an_error_and_never_lost() -> None:
    with pytest.raises(UnknownElement, match=r"^table$"):
        line_of(Markup("<table><tr><td>words</td></tr></table>"), "en")
