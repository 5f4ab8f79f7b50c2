"""What is published of our scripts and stylesheets: what browsers need, and nothing that only authors read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jointreport.generate.postprocess import minify

SCRIPT = b"""\
/* What the file is,
   on two lines. */
(function () {
  // Why it is done so.
  const address = "https://example.org/"; // It stays: it may be part of words.

  const pattern = /[/*]+/;
})();
"""
LEAN = b"""\
(function () {
const address = "https://example.org/"; // It stays: it may be part of words.
const pattern = /[/*]+/;
})();
"""
STYLESHEET = b"/* Colours. */\n:root {\n  --paper: #fff; /* White. */\n}\n"


@pytest.mark.parametrize(
    ("path", "written", "published"),
    [
        ("assets/site.js", SCRIPT, LEAN),
        ("assets/site.css", STYLESHEET, b":root {\n--paper: #fff;\n}\n"),
        ("assets/stylesheets/main.min.css", SCRIPT, SCRIPT),
        ("search/en.js", SCRIPT, SCRIPT),
        ("assets/icon.svg", SCRIPT, SCRIPT),
    ],
)
def test_our_scripts_and_stylesheets_go_without_comments_and_other_files_stay(
    path: str, written: bytes, published: bytes
) -> None:
    assert minify(path, written) == published


def test_no_comment_of_ours_is_published(any_site: Path) -> None:
    """The library's own stylesheet keeps its licence."""
    ours = [file for file in (any_site / "assets").glob("*.*s") if file.suffix in (".js", ".css")]
    assert {file.name for file in ours} >= {"site.css", "site.js", "search.js", "results.js", "filters.js"}
    assert [file.name for file in ours if re.search(r"^(//|/\*)", file.read_text("utf-8"), re.MULTILINE)] == []
