"""What is published of our scripts and stylesheets: what browsers need, and nothing that only authors read."""

from __future__ import annotations

from pathlib import Path

import pytest

from jointreport.generate.postprocess import minified

SCRIPT = """\
/* What the file is,
   on two lines. */
(function () {
  // Why it is done so.
  const address = "https://example.org/"; // It stays: it may be part of words.

  const pattern = /[/*]+/;
})();
"""
STYLESHEET = """\
/* Colours. */
:root {
  --paper: #fff; /* White. */
}
"""


def test_a_script_goes_without_the_comments_that_begin_a_line() -> None:
    assert minified("assets/site.js", SCRIPT.encode()).decode() == (
        "(function () {\n"
        'const address = "https://example.org/"; // It stays: it may be part of words.\n'
        "const pattern = /[/*]+/;\n"
        "})();\n"
    )


def test_a_stylesheet_goes_without_comments() -> None:
    assert minified("assets/site.css", STYLESHEET.encode()).decode() == ":root {\n--paper: #fff;\n}\n"


@pytest.mark.parametrize("path", ["assets/stylesheets/main.min.css", "search/en.js", "assets/icon.svg"])
def test_other_files_stay_as_they_are(path: str) -> None:
    assert minified(path, SCRIPT.encode()) == SCRIPT.encode()


def test_no_comment_of_ours_is_published(any_site: Path) -> None:
    """The library's own stylesheet keeps its licence."""
    ours = [file for file in (any_site / "assets").glob("*.*s") if file.suffix in (".js", ".css")]
    assert {file.name for file in ours} >= {"site.css", "site.js", "search.js", "results.js", "filters.js"}
    told = [
        file.name
        for file in ours
        for line in file.read_text("utf-8").splitlines()
        if line.startswith(("//", "/*"))
    ]
    assert told == []
