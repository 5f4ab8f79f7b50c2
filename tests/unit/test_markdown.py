"""What an author sees in the preview of GitHub is what a reader sees; and where it is not, it is told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hostile import rendered
from jointreport.markdown.page import AuthoredPage
from jointreport.markdown.parser import name_of
from jointreport.markdown.render import clean
from jointreport.markdown.targets import lead, read_address
from jointreport.problems import sentences
from projects import REPOSITORY, cases

PAIRS = cases("words/github.yaml")
TARGETS = cases("words/targets.yaml")


def body_of(page: str) -> str:
    """Return the body of a page on which no block stands."""
    return "".join(map(str, rendered(page)[1]))


def shown(written: str) -> str:
    """Return what a reader sees below the heading of a page."""
    return body_of(f"# Heading\n\n{written}\n")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_what_is_written_is_shown_as_on_github(pair: dict[str, str]) -> None:
    assert shown(pair["written"]) == pair["shown"]


PIECES = [
    "- ",
    "  ",
    "1. ",
    "> ",
    "\n",
    "\n\n",
    "**",
    "*",
    "_",
    "`",
    "~~",
    "a",
    "b ",
    "汞",
    "。",
    "### ",
    "---",
    "| a |",
    "|-|",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_all_that_is_not_ours_is_shown_as_the_standard_says(written: str) -> None:
    """What is added for this site, such as blocks and names of headings, changes nothing else."""
    standard = MarkdownIt("gfm-like2", {"linkify": False, "alerts": False}).render(f"{written}\n")
    ours = body_of(f"# Heading\n\n{written}\n")
    names = ' id="'
    without_names = "".join(part.partition('"')[2] if at else part for at, part in enumerate(ours.split(names)))
    assert without_names.strip() == clean(standard).strip()


@pytest.mark.parametrize(("address", "source", "url", "led"), TARGETS)
def test_a_link_leads_from_the_address_of_its_page(address: str, source: str, url: str, led: str) -> None:
    folders = {"en": "", "zh": "zh/"}
    here = "zh/" if url.startswith("zh/") else ""
    assert lead(address, source, url, here, folders) == led


@given(st.text("abc./#?:\\ md-", max_size=12))
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_any_address_leads_somewhere_or_stays_as_it_is(address: str) -> None:
    target = read_address(address, "about/x.en.md")
    led = lead(address, "about/x.en.md", "about/x/", "", {})
    assert led == address or target.kind in {"page", "file"}


def test_no_heading_takes_a_name_that_the_document_itself_has() -> None:
    """A heading may be called Content, Menu or Search; what each page has of its own begins in another way."""
    own = (
        "overrides/main.html",
        "src/jointreport/views/layout/chrome.py",
        "src/jointreport/views/parts/search_form.html.jinja",
    )
    names = {name for file in own for name in re.findall(r'\sid="([^"]+)"', (REPOSITORY / file).read_text("utf-8"))}
    assert names == {"site_content", "site_menu", "site_search", "site_search-words"}
    assert names.isdisjoint(name_of(words) for words in ("Content", "Menu", "Search", "Site content", "site-menu"))


@pytest.mark.parametrize("written", ["12:30", "1.10", "no", "~", "0o14", "2026-06-11", "1_000", "null", "On"])
def test_front_matter_is_words(written: str) -> None:
    assert AuthoredPage("docs/x.en.md", f"---\nmenu: {written}\n---\n\n# T\n").field("menu") == written


def test_a_page_that_begins_like_front_matter_loses_nothing() -> None:
    page = AuthoredPage("docs/x.en.md", "Note: this is a draft.\n\n# T\n")
    assert body_of(page.body).strip() == "<p>Note: this is a draft.</p>"


def test_each_thing_that_is_told_can_be_told_in_both_languages() -> None:
    for code, told in sentences().items():
        assert set(told.words) == {"en", "zh"}, code
