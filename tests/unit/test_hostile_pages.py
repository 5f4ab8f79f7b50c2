"""Whatever an author writes in a page: it holds only what may stand there, runs nothing and asks for nothing."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile import harms_of_page, rendered
from jointreport.generate.hook import Collector
from jointreport.markdown.contents import contents_of
from jointreport.markdown.shells import Markers, Slot, SlotMisplaced
from projects import cases


def computed(page: str, name: str) -> str:
    """Return a word like a marker, made of what everybody knows of a page and a slot."""
    digest = hashlib.sha256(f"{page}\0{name}".encode()).hexdigest()
    return f"xslot{digest[:24]}x"


LIKE_MARKERS = [
    *(computed("about/coverage.en.md", name) for name in ("menu-name", "menu", "head", "0", "words MC-5/19")),
    *("xslot", "xslot0n0x", f"xslot{'0' * 32}n0x", f"xslot{'a' * 24}x", f"xslot{'f' * 32}n1x"),
]
LETTERS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=4)
PAGES = st.lists(st.sampled_from([*cases("hostile.yaml")["pieces"], *LIKE_MARKERS]) | LETTERS, max_size=12)


def examples(number: int) -> settings:
    """Return settings for the same examples in every run, and without a clock."""
    return settings(max_examples=number, deadline=None, derandomize=True, database=None)


@given(PAGES.map("".join))
@examples(500)
def test_a_page_holds_what_authors_may_write_and_each_slot_stands_alone(written: str) -> None:
    assert harms_of_page(f"# Title\n\n{written}") == []


@given(PAGES.map("".join))
@examples(200)
def test_a_page_is_the_same_in_every_build_though_its_markers_are_not(written: str) -> None:
    assert rendered(f"# {written}\n\n{written}") == rendered(f"# {written}\n\n{written}")


@given(PAGES.map("".join))
@examples(300)
def test_whatever_is_written_is_looked_through_at_places_that_exist(written: str) -> None:
    """Nothing an author writes raises, and each thing that is found lies inside the page."""
    found = contents_of(written)
    lines = written.split("\n")
    places = [one.at for kind in (found.headings, found.links, found.calls, found.tags, found.findings) for one in kind]
    assert [(line, column) for line, column in places if not 1 <= column <= len(lines[line - 1]) + 1] == []


@pytest.mark.parametrize("word", LIKE_MARKERS)
def test_a_word_like_a_marker_is_a_word(word: str) -> None:
    """Wherever it stands: what could be computed of a marker once became part of a tag."""
    title, pieces = rendered(f'# {word}\n\n[{word}](https://example.org/{word} "{word}") {word}')
    assert (title, pieces) == (
        word,
        (f'<p><a href="https://example.org/{word}" title="{word}">{word}</a> {word}</p>',),
    )


@pytest.mark.parametrize(("written", "left"), cases("hostile.yaml")["inside tags"])
def test_what_would_be_filled_inside_a_tag_stays_as_it_is_written(written: str, left: str) -> None:
    title, pieces = rendered(f"# T\n\n{written}")
    assert (title, pieces) == ("T", (left,))


def test_a_block_in_the_title_stays_as_it_is_written() -> None:
    """The title stands in the menu, in breadcrumbs and in results as well."""
    assert rendered("# A {{ figures }} [b](mc-5-19)\n")[0] == "A {{ figures }} b"


@pytest.mark.parametrize(
    "page", ["<html {}>", '<p title="{}">', "<a href='{}'>", '<a title="{}">', '<b href="{}">', "<{}>"]
)
@pytest.mark.parametrize("kind", ["chrome", "block", "words", "record-link"])
def test_no_document_is_cut_inside_a_tag(page: str, kind: str) -> None:
    """One that asks for it stops the build, whoever has written it."""
    markers = Markers()
    marker = markers.of(Slot(kind, "menu"), "")
    with pytest.raises(SlotMisplaced, match="menu"):
        markers.cut(page.format(marker))


def test_an_altered_marker_stops_the_build() -> None:
    """It would be another word in every build."""
    markers = Markers()
    with pytest.raises(SlotMisplaced):
        markers.cut(f"<p>{markers.of(Slot('block', 'figures'), '').upper()}</p>")


def test_no_marker_is_the_same_in_two_builds() -> None:
    collector = Collector()
    first = collector.slot("head")
    assert collector.slot("head") == first
    collector.begin("", "", (), {})
    assert collector.slot("head") != first
