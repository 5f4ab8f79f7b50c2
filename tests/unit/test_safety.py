"""Whatever stands in the data, a page holds only words and links that a reader may follow."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape
from pydantic import TypeAdapter, ValidationError

from jointreport.generate.extras import sitemap
from jointreport.records.load import Entry
from jointreport.records.model.addresses import Address, SourceAddress
from jointreport.records.model.language import Text
from jointreport.records.model.site import Language
from jointreport.site.urls import Site, safe_address
from jointreport.views.texts.printed import TextPrinter
from library import Library
from projects import CORPUS, cases

SCRIPT = "javascript:alert(1)"


@pytest.mark.parametrize("address", ["https://a.org/a?b=c#d", "http://example.org", "mailto:a@example.org"])
def test_an_address_outside_this_site_may_be_followed(address: str) -> None:
    assert safe_address(address) == address


@pytest.mark.parametrize(
    "address", [None, "", SCRIPT, "JavaScript:alert(1)", "data:text/html,x", "//example.org", "https://a b", '/"x']
)
def test_no_other_address_becomes_a_link(address: str | None) -> None:
    assert safe_address(address) == ""


SIGNS = st.sampled_from(
    [*"aZ9-._~:/?#[]@!$&'()*+,;=%\"<>\\^`{|}汞 \t", "https://", "http://", "mailto:", "example.org"]
)


@given(st.sampled_from(["", "https://example.org/", "mailto:a@b"]), st.lists(SIGNS, max_size=12).map("".join))
@settings(max_examples=500, deadline=None, derandomize=True, database=None)
def test_every_address_that_a_record_may_hold_is_linked(beginning: str, rest: str) -> None:
    """Two rules, of the model and of pages, and no address that one lets through and the other drops in silence."""
    for kind in (Address, SourceAddress):
        with suppress(ValidationError):
            address = TypeAdapter(kind).validate_python(beginning + rest)
            assert safe_address(address) == address


@pytest.mark.parametrize("case", cases("words/addresses.yaml"), ids=lambda case: case["address"])
def test_an_address_inside_an_organization_is_no_source(case: dict[str, str]) -> None:
    told = ""
    try:
        TypeAdapter(SourceAddress).validate_python(case["address"])
    except ValidationError as refused:
        told = refused.errors()[0]["type"]
    assert told == case["code"]


def test_an_address_that_the_model_let_through_is_no_link_on_a_page(
    corpus: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Contact and sources are printed without a link where the address is not one a reader may follow."""
    register = corpus.register
    edition = register.edition.model_copy(update={"contact_address": SCRIPT})
    entry = register.entries["edition"]["edition"]
    changed = {
        "edition": {"edition": replace(entry, unnoted=edition)},
        "sources": {name: _with_address(one) for name, one in register.sources.items()},
    }
    # The other tests look at the same register.
    for kind, entries in changed.items():
        monkeypatch.setattr(register.entries[kind], "_values", entries)
    for block in ("publisher", "sources"):
        shown = corpus.show(block)
        assert shown
        assert "javascript" not in shown


def _with_address(entry: Entry[Any]) -> Entry[Any]:
    return replace(entry, unnoted=entry.record.model_copy(update={"address": SCRIPT}))


def test_a_list_of_markup_is_markup_and_escapes_nothing_twice(corpus: Library) -> None:
    reader = corpus.reader()
    listed = reader.join([Markup("<b>a</b>"), escape("b & c"), Markup("d")])
    assert listed == Markup("<b>a</b>, b &amp; c and d")
    assert reader.join([Markup("<b>a</b>")]) == Markup("<b>a</b>")
    assert reader.join([]) == ""


def test_a_field_is_called_by_its_own_words_or_by_those_of_the_field_around_it(corpus: Library) -> None:
    """A field without words of its own is called as authors write it; the page is built in any case."""
    reader = corpus.reader()
    told = [reader.field(name) for name in ("symbol", "title.fr", "aliases")]
    assert told == ["Symbol", "Title", "aliases"]


def test_a_language_tag_cannot_break_the_sitemap() -> None:
    # The model refuses such a tag.
    language = Language.model_construct(tag='x"><y', direction="ltr", name="X")
    assert "hreflang='x\"&gt;&lt;y'" in sitemap(Site("https://example.org/", {"x": language}), {"": ["x"]})


def printer(corpus: Library, words: str, verb: str = "recalling") -> TextPrinter:
    """Return the printer of a decision whose first paragraph has these words and one act."""
    record = corpus.register.decisions["aa-4-6"].record
    first = record.text.paragraphs[0]
    act = first.acts[0].model_copy(update={"verb": verb})
    changed = first.model_copy(update={"text": Text({"en": words}), "acts": (act,)})
    text = record.text.model_copy(update={"paragraphs": (changed, *record.text.paragraphs[1:])})
    return TextPrinter(corpus.reader(), "aa-4-6", record.model_copy(update={"text": text}))


def test_opening_words_are_set_apart_in_the_text_and_not_inside_a_tag(
    corpus: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address of a link may hold the same letters as a verb."""
    monkeypatch.setitem(corpus.register.__dict__, "symbols", {"AA-3/4": "recalling"})
    shown = printer(corpus, "See AA-3/4, recalling it,").view().paragraphs[0].words
    assert 'href="./documents/recalling/"' in shown
    assert shown.endswith(', <em class="verb">recalling</em> it,')


def test_a_footnote_cited_twice_has_one_way_back(corpus: Library) -> None:
    shown = printer(corpus, "Recalling[^1] this[^1]").view().paragraphs[0].words
    assert shown.count('href="#fn1"') == 2
    assert shown.count('id="fnref1"') == 1


def test_words_that_join_lists_of_lists_are_words() -> None:
    """They stand between links, and once stood there as they were written."""
    library = Library(CORPUS)
    words = {
        "list-of-lists-pair": "{first} <b> & {last}",
        "list-of-lists-comma": " <, ",
        "list-of-lists": "{first} >{last}",
    }
    library.wordings["en"] = replace(library.wordings["en"], by_key={**library.wordings["en"].by_key, **words})
    link = Markup("<i>c</i>")
    assert library.reader().join([Markup("a and b"), link]) == "a and b &lt;b&gt; &amp; <i>c</i>"
    assert library.reader().join([Markup("a and b"), link, link]) == "a and b &lt;, <i>c</i> &gt;<i>c</i>"
