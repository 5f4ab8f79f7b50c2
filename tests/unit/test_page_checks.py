"""What an author may write in a page: each mistake is told at its place, once, and soon, however large the page is."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from jointreport.markdown.check import check_pages
from jointreport.markdown.contents import contents_of
from jointreport.markdown.limits import excesses
from jointreport.problems import in_order
from library import Library
from projects import cases

CASES = cases("words/page-checks.yaml")
LEFTOVERS = cases("words/leftovers.yaml")
PAGE = "docs/x.en.md"


def told(library: Library, folder: Path, text: str, page: str = PAGE) -> str:
    """Return place and code of everything that is told of a page, but that it stands in one language."""
    (folder / "docs/about").mkdir(parents=True)
    for other in ("other", "about/index"):
        (folder / f"docs/{other}.en.md").write_text("# Other\n\n## A\n", "utf-8")
        (folder / f"docs/{other}.zh.md").write_text("# 另一页\n\n## 甲\n", "utf-8")
    (folder / page).write_text(text, "utf-8")
    found = [one for one in in_order(check_pages(folder, library.register)) if one.code != "page-without-counterpart"]
    assert {one.spot.path for one in found} <= {page}
    assert all(one.sentence(language) for one in found for language in ("en", "zh"))
    return "; ".join(f"{one.spot.line}:{one.spot.column} {one.code}" for one in found)


@pytest.mark.parametrize(("written", "expected"), CASES["addresses"])
def test_a_link_leads_to_this_site_or_to_a_whole_address(
    corpus: Library, tmp_path: Path, written: str, expected: str
) -> None:
    """However it is written; browsers complete what is not whole, each in a way of its own."""
    assert told(corpus, tmp_path, f"# Heading\n\n{written}\n") == expected


@pytest.mark.parametrize(("written", "expected"), CASES["arguments"])
def test_a_block_is_given_each_argument_once_with_a_value(
    corpus: Library, tmp_path: Path, written: str, expected: str
) -> None:
    """One of two would be dropped unsaid; without some the block would show nothing."""
    assert told(corpus, tmp_path, f"# Heading\n\n{written}\n") == expected


def told_in_its_language(library: Library, folder: Path, written: str) -> str:
    """Return what is told of words that stand below a heading, on the page of their language."""
    if re.search(r"[\u4e00-\u9fff]", written):
        return told(library, folder, f"# 标题\n\n{written}\n", "docs/x.zh.md")
    return told(library, folder, f"# Heading\n\n{written}\n")


@pytest.mark.parametrize(("written", "expected"), LEFTOVERS["told"])
def test_what_did_not_become_what_was_meant_is_told(
    corpus: Library, tmp_path: Path, written: str, expected: str
) -> None:
    """One slip is told once, at its place; readers would see the signs of Markdown as they are typed."""
    assert told_in_its_language(corpus, tmp_path, written) == expected


@pytest.mark.parametrize("written", LEFTOVERS["right"])
def test_what_only_looks_like_a_slip_is_not_told(corpus: Library, tmp_path: Path, written: str) -> None:
    assert told_in_its_language(corpus, tmp_path, written) == ""


@pytest.mark.parametrize(("text", "expected"), CASES["heads"])
def test_the_head_of_a_page_is_read_or_told(corpus: Library, tmp_path: Path, text: str, expected: str) -> None:
    """Nothing is taken for front matter that the author does not see as such, and none is lost."""
    assert told(corpus, tmp_path, text) == expected


DEEP = 20
DEEPER: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n + "x" + "]" * n,
    "brackets that stay open": lambda n: "[" * n + "x",
    "quotations": lambda n: "> " * n + "x",
    "lists": lambda n: "\n".join(f"{'    ' * level}- x" for level in range(n)),
    "tags": lambda n: "<div>" * n + "x" + "</div>" * n,
    "tags that stay open": lambda n: "<span>" * n + "x",
}


@pytest.mark.parametrize("kind", DEEPER)
def test_what_lies_too_deep_in_a_page_is_told(corpus: Library, tmp_path: Path, kind: str) -> None:
    """Hundreds of lists would stop the engine; eight thousand brackets would keep it for a quarter of a minute."""
    assert contents_of(f"# T\n\n{DEEPER[kind](DEEP)}\n").too_deep is None
    assert contents_of(f"# T\n\n{DEEPER[kind](DEEP + 1)}\n").too_deep is not None
    assert told(corpus, tmp_path, f"# T\n\n{DEEPER[kind](200)}\n").partition(" ")[2] == "page-too-deep"


@pytest.mark.parametrize(
    "written",
    [
        "[x](y.md) " * 30 + "\n",
        "`[[[[[[[[[[[[[[[[[[[[[[[[[[[`\n\n",
        "[ ] " * 30,
        "<br>" * 30,
        f"`{'x' * 99}` y\n",
        "[ y\n\n",
    ],
)
def test_much_that_lies_side_by_side_is_not_deep(written: str) -> None:
    assert contents_of(written * 5).too_deep is None


@pytest.mark.parametrize(
    "link", ["[x](https://example.org) ", "[x](aa-3-9) ", "[x][r] ", "<https://example.org> ", "{{ figures }}\n\n"]
)
def test_a_page_has_at_most_a_thousand_links_and_blocks(corpus: Library, tmp_path: Path, link: str) -> None:
    assert [one.code for one in excesses(f"# T\n\n{link * 1000}")] == []
    found = told(corpus, tmp_path, f"# T\n\n{link * 1001}")
    assert found.split(" ")[1] == "page-too-many-links"
    assert ";" not in found, "nothing else of it is looked at"


@pytest.mark.parametrize("sign", ["x", "汞", "\n", "[x](y.md) ", "```\n", "` ", "    x\n", "<div>", "\\"])
def test_a_page_that_is_too_large_is_told_by_its_size_alone(corpus: Library, tmp_path: Path, sign: str) -> None:
    assert [one.code for one in excesses("x" * 100_000)] == []
    assert told(corpus, tmp_path, "# T\n" + sign * (5_000_000 // len(sign))) == "1:1 page-too-large"


FULL = 99_000
TIRING = {
    "blocks far apart": ("{{ figures }}\n\n" + "x" * 80 + "\n\n") * 990,
    "unknown links": "[x](aa-3-9x) y\n" * 990,
    "blocks without an end": "{{ x" * 900 + "y" * FULL,
    "spaces in a block": "{{ figures" + " " * (FULL - 100) + "x }}",
    "spaces in arguments": "{{ activities(" + " " * (FULL - 100) + "x) }}",
    "spaces in a link": "](" + " " * (FULL - 100) + "x",
    "spaces in a definition": "[a]:" + " " * (FULL - 100) + "x",
    "single backticks": "` " * FULL,
    "rows of backticks": " ".join("`" * length for length in range(1, 430)),
    "fences": "```\n" * FULL,
    "comments without an end": "<!--" * FULL,
    "tags without an end": "<a " * FULL,
    "attributes": "<span " + "a=b " * FULL,
    "images without an end": "![\n\n" * FULL,
    "one long line": "*a " * FULL,
    "lines": "\n" * FULL,
    "headings that are underlined": "x\n---\n" * FULL,
    "quotations": "> x\n" * FULL,
}


@pytest.mark.parametrize("kind", TIRING)
def test_a_page_of_any_shape_is_looked_through_at_once(corpus: Library, tmp_path: Path, kind: str) -> None:
    """Nothing is looked for anew from each beginning: such a page once took from ten seconds to minutes."""
    found = told(corpus, tmp_path, f"# T\n\n{TIRING[kind][:FULL]}\n")
    codes = Counter(one.partition(" ")[2] for one in found.split("; "))
    assert "page-too-large" not in codes
    assert max(codes.values()) <= 20


def test_what_only_looks_like_a_page_is_told_and_not_waited_for(corpus: Library, tmp_path: Path) -> None:
    """A pipe would never end; the lock of an editor is its own business."""
    docs = tmp_path / "docs"
    docs.mkdir()
    os.mkfifo(docs / "pipe.en.md")
    (docs / "folder.en.md").mkdir()
    (docs / "nowhere.en.md").symlink_to("absent.md")
    (docs / "round.en.md").symlink_to("round.en.md")
    (docs / ".#index.en.md").symlink_to("anna@host.1234:1700000000")
    found = in_order(check_pages(tmp_path, corpus.register))
    assert [str(one.spot) for one in found] == [
        f"docs/{name}.en.md:1:1" for name in ("folder", "nowhere", "pipe", "round")
    ]
    assert [one.code for one in found] == ["file-is-folder", "file-is-link", "file-not-plain", "file-is-link"]


@pytest.mark.parametrize("heading", ["\u3164", "\u2800 \u2800", "\u0301", "\u115f\u1160", "\u3000", " "])
def test_a_heading_that_nobody_can_see_is_none(corpus: Library, tmp_path: Path, heading: str) -> None:
    assert told(corpus, tmp_path, f"# {heading}\n\nText.\n") == "1:1 page-without-heading"
