"""What authors may write in Markdown, and what becomes of it before and after it is rendered."""

from __future__ import annotations

import markdown
import pytest

from jointreport.markdown.check import AuthoredPage, file_problems
from jointreport.markdown.shells import Markers, Prose, Slot
from jointreport.markdown.slots import clean, finish_page, prepare
from jointreport.markdown.syntax import blocks, record_links, tags, unsafe_links
from jointreport.problems import Spot
from projects import cases

CASES = cases("words/authored.yaml")


@pytest.mark.parametrize("text", [*CASES["in code"], *CASES["outside code"]])
def test_a_block_outside_code_becomes_a_slot_and_in_code_it_stays_as_it_is(text: str) -> None:
    ready = prepare(text, Markers())
    if text in CASES["in code"]:
        assert (list(blocks(text)), ready) == ([], text)
    else:
        assert [block.name for block in blocks(text)] == ["figures"]
        assert "{{" not in ready


def test_arguments_are_names_with_straight_quotation_marks() -> None:
    (block,) = blocks('{{ activities(area="mercury-wastes", period="2024-2025") }}')
    assert block.well_formed
    assert block.arguments == (("area", "mercury-wastes"), ("period", "2024-2025"))


@pytest.mark.parametrize("call", CASES["no calls"])
def test_what_is_no_call_is_not_well_formed(call: str) -> None:
    assert [block.well_formed for block in blocks(f"{{{{ {call} }}}}")] == [False]
    assert [block.well_formed for block in blocks(f"{{{{ {call} }}")] == [False]


def test_links_to_records_tags_and_unsafe_addresses_are_told() -> None:
    """A link to a record is its identity and place; addresses in brackets are links, no tags."""
    (link,) = record_links("[paragraph 4 (b)](mc-5-19#p4-b), [a page](other.md), `[code](mc-5-19)`")
    assert (link.identity, link.anchor) == ("mc-5-19", "p4-b")
    found = tags("<br> <https://example.org> a < b <script src='x'> <!-- note -->")
    assert [tag.name for tag in found] == ["br", "script"]
    for address in ("javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "http://x.org"):
        (unsafe,) = unsafe_links(f"[x]({address})")
        assert unsafe.address.startswith(address.split("(", maxsplit=1)[0])


@pytest.mark.parametrize(("html", "left"), CASES["cleaned"].items())
def test_nothing_but_plain_elements_survives_rendering(html: str, left: str) -> None:
    assert clean(html) == left


def test_a_block_that_stands_alone_loses_its_paragraph() -> None:
    markers = Markers()
    ready = prepare("# Title &lt;b&gt;\n\n{{ figures }}\n\nIn {{ figures }} text.\n", markers)
    done = finish_page(markdown.markdown(ready), markers)
    assert done.title == "Title <b>"
    assert markers.cut(done.body) == ("", Slot("block", "figures"), "\n<p>In ", Slot("block", "figures"), " text.</p>")


def test_a_symbol_in_prose_becomes_a_slot_but_not_in_code_links_and_headings() -> None:
    markers, symbol = Markers(), Slot("symbol", "MC-5/19")
    html = "<h1>T</h1><h2>MC-5/19</h2><p>MC-5/19 <code>MC-5/19</code> <a>MC-5/19</a> 在MC-5/19号</p>"
    assert markers.cut(finish_page(html, markers).body) == (
        *("<h2>MC-5/19</h2><p>", symbol, " <code>MC-5/19</code> <a>MC-5/19</a> 在", symbol, "号</p>"),
    )


def test_prose_is_told_with_its_symbols_and_without_the_blocks_that_stand_alone() -> None:
    """What a block shows is handed over by its view."""
    markers = Markers()
    ready = prepare("# Title\n\nSee AA-1/2.\n\n## More\n\n{{ figures }}\n\nTwo &amp; three.\n", markers)
    html = markdown.markdown(ready, extensions=["toc"])
    assert finish_page(html, markers).prose == (
        Prose("", "See AA-1/2.", heading=False),
        Prose("more", "More", heading=True),
        Prose("more", "Two & three.", heading=False),
    )


def test_front_matter_is_read_as_strictly_as_data() -> None:
    page = AuthoredPage("docs/x.en.md", "---\ntitle: A\ntitle: B\n---\n# T\n")
    (problem,) = page.front_matter_problems
    assert (problem.code, problem.spot) == ("duplicate-key", Spot("docs/x.en.md", 3, 1))


@pytest.mark.parametrize(("path", "text", "told"), CASES["pages"])
def test_a_page_is_named_by_its_address_and_language_and_can_be_read(path: str, text: str, told: str) -> None:
    found = file_problems(AuthoredPage(path, text), ("en", "zh"))
    assert "; ".join(f"{problem.spot} {problem.code}" for problem in found) == told
