"""What authors may write in Markdown, and what becomes of it before and after it is rendered."""

from __future__ import annotations

import pytest

from jointreport.markdown.contents import contents_of
from jointreport.markdown.corrections import address_meant
from jointreport.markdown.page import AuthoredPage, file_problems, path_meant
from jointreport.markdown.render import clean, render_page
from jointreport.markdown.shells import Markers, Prose, Slot
from jointreport.problems import Spot
from projects import cases

CASES = cases("words/authored.yaml")
CORRECTIONS = cases("words/corrections.yaml")


def rendered(text: str) -> tuple[str | Slot, ...]:
    """Return what a page comes to below its heading, cut at its slots; addresses stay as they are written."""
    markers = Markers()
    return markers.cut(render_page(text, markers, str).body)


@pytest.mark.parametrize("text", [*CASES["in code"], *CASES["alone"], *CASES["in words"]])
def test_a_block_alone_becomes_a_slot_and_in_code_it_stays_as_it_is(text: str) -> None:
    """What is code is so to the check and to the page; inside words a block is told, and shown as it is written."""
    found = [(call.block.name, call.alone) for call in contents_of(text).calls]
    slots = [piece for piece in rendered(text) if isinstance(piece, Slot)]
    if text in CASES["in code"]:
        assert (found, slots) == ([], [])
    else:
        assert found == [("figures", text in CASES["alone"])]
        assert slots == [Slot("block", "figures")] * (text in CASES["alone"])


def test_arguments_are_names_with_straight_quotation_marks() -> None:
    (call,) = contents_of('{{ activities(area="mercury-wastes", period="2024-2025") }}').calls
    assert call.block.well_formed
    assert call.block.arguments == (("area", "mercury-wastes"), ("period", "2024-2025"))


@pytest.mark.parametrize("call", CASES["no calls"])
def test_what_is_no_call_is_not_well_formed(call: str) -> None:
    assert [one.block.well_formed for one in contents_of(f"{{{{ {call} }}}}").calls] == [False]
    assert [one.block.well_formed for one in contents_of(f"{{{{ {call} }}").calls] == [False]


@pytest.mark.parametrize(("written", "address", "place"), CASES["links"])
def test_a_link_is_found_with_its_address_however_it_is_written(written: str, address: str, place: list[int]) -> None:
    (link,) = contents_of(written).links
    assert (link.address, list(link.at)) == (address, place)


def test_tags_are_told_and_addresses_in_angle_brackets_are_none() -> None:
    found = contents_of("<br> <https://example.org> a < b <script src='x'> <!-- note -->").tags
    assert [(tag.name, tag.attributes, tag.at) for tag in found] == [
        ("br", (), (1, 1)),
        ("script", ("src",), (1, 34)),
        ("!", (), (1, 51)),
    ]


@pytest.mark.parametrize(("html", "left"), CASES["cleaned"].items())
def test_nothing_but_plain_elements_survives_rendering(html: str, left: str) -> None:
    assert clean(html) == left


def test_a_block_stands_in_no_paragraph_and_the_heading_apart() -> None:
    markers = Markers()
    done = render_page("# Title &lt;b&gt;\n\n{{ figures }}\n\nText.\n", markers, str)
    assert done.title == "Title <b>"
    assert markers.cut(done.body) == ("", Slot("block", "figures"), "\n<p>Text.</p>")


def test_words_with_a_digit_become_a_slot_but_not_in_code_links_and_headings() -> None:
    """What is a symbol among them depends on the conventions."""
    assert rendered("## MC-5/19\n\nMC-5/19 & `MC-5/19` [MC-5/19](https://x.org) 在MC-5/19号\n\nNone.\n") == (
        '<h2 id="mc-519">MC-5/19</h2>\n<p>',
        Slot("words", "MC-5/19 &amp; "),
        '<code>MC-5/19</code> <a href="https://x.org">MC-5/19</a>',
        Slot("words", " 在MC-5/19号"),
        "</p>\n<p>None.</p>",
    )


def test_prose_is_told_with_its_symbols_and_without_what_blocks_show() -> None:
    """What a block shows is handed over by its view."""
    text = "# Title\n\nSee AA-1/2.\n\n## More\n\n{{ figures }}\n\nTwo &amp; three.\n\n- item\n  {{ figures }}\n"
    assert render_page(text, Markers(), str).prose == (
        Prose("", "See AA-1/2.", heading=False),
        Prose("more", "More", heading=True),
        Prose("more", "Two & three.", heading=False),
        Prose("more", "item", heading=False),
    )


def test_front_matter_is_read_as_strictly_as_data() -> None:
    page = AuthoredPage("docs/x.en.md", "---\ntitle: A\ntitle: B\n---\n# T\n")
    (problem,) = page.front_matter_problems
    assert (problem.code, problem.spot) == ("duplicate-key", Spot("docs/x.en.md", 3, 1))


@pytest.mark.parametrize(("path", "text", "told"), CASES["pages"])
def test_a_page_is_named_by_its_address_and_language_and_can_be_read(path: str, text: str, told: str) -> None:
    found = file_problems(AuthoredPage(path, text), ("en", "zh"))
    assert "; ".join(f"{problem.spot} {problem.code}" for problem in found) == told


@pytest.mark.parametrize(("path", "others", "meant"), CASES["names"])
def test_a_page_whose_name_says_no_language_is_the_one_that_is_missing(path: str, others: str, meant: str) -> None:
    assert path_meant(AuthoredPage(path, ""), {path, *others.split()}, ("en", "zh")) == meant


@pytest.mark.parametrize(("written", "sure", "names"), CORRECTIONS["addresses"])
def test_an_address_that_leads_nowhere_is_told_with_the_one_that_is_meant(written: str, sure: str, names: str) -> None:
    hint = address_meant(written, CORRECTIONS["ways"])
    assert (hint.sure if hint else "", " ".join(hint.names if hint else ())) == (sure, names)
