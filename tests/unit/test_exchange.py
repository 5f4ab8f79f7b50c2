"""Texts from outside: where each line stands, beside which line of another language, and how a record is written."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jointreport.exchange.akn import NotAkomaNtosoError, read_akn
from jointreport.exchange.manuscript import Aside, Cell, Line, Manuscript, Note
from jointreport.exchange.pairs import paired
from jointreport.exchange.plain import read_plain
from jointreport.exchange.structure import Text, text_of
from jointreport.exchange.yaml_form import to_yaml
from jointreport.records.source import read
from jointreport.rules.language.scripts import language_of
from projects import cases


def line(written: str) -> Line:
    """Return the line that is written so in a case."""
    if written.startswith("# "):
        return Line(written[2:], kind="heading", rank=1)
    return Line("", kind="table", cells=((Cell(written[2:]),),)) if written.startswith("| ") else Line(written)


def text(*lines: str) -> Text:
    return text_of(Manuscript("x", "en", tuple(map(line, lines))))


@pytest.mark.parametrize("case", cases("exchange/places.yaml"), ids=lambda case: case["what"])
def test_each_line_has_its_place(case: dict[str, Any]) -> None:
    found = text(*case["lines"])
    assert [one.at for one in found.placed] == case["places"]
    assert list(found.unsure) == case.get("unsure", [])
    assert len(found.before) == case.get("before", 0)


def beside(first: Text, other: Text) -> list[tuple[str, str, str]]:
    """Return the pairs: the place, and the words in both languages."""
    return [
        (one.at, one.first.text if one.first else "", one.other.text if one.other else "")
        for one in paired(first, other)
    ]


def test_languages_stand_side_by_side_by_their_numbers() -> None:
    """What has no number follows the order; items counted in Chinese fit the letters."""
    english = text("The Conference,", "Recalling,", "1. Requests:", "(a) One;", "(i) Deep;", "(b) Two.", "2. Decides.")
    chinese = text("大会，", "回顾，", "1．请：", "（一）一；", "1) 深；", "（二）二。", "2．决定。")
    assert beside(english, chinese) == [
        ("opening", "The Conference,", "大会，"),
        ("pp1", "Recalling,", "回顾，"),
        ("p1", "Requests:", "请："),
        ("p1-a", "One;", "一；"),
        ("p1-a-i", "Deep;", ""),
        ("p1-a-1", "", "深；"),
        ("p1-b", "Two.", "二。"),
        ("p2", "Decides.", "决定。"),
    ]


def test_what_one_language_lacks_stands_alone_and_moves_nothing() -> None:
    english = text("1. One.", "2. Two.", "3. Three.", "4. Four.")
    chinese = text("1．一。", "3．三。", "4．四。")
    assert beside(english, chinese)[1:3] == [("p2", "Two.", ""), ("p3", "Three.", "三。")]


@pytest.mark.parametrize("case", cases("exchange/plain.yaml"), ids=lambda case: case["what"])
def test_plain_text_is_read_line_by_line(case: dict[str, Any]) -> None:
    found = read_plain("x.txt", case["text"])
    assert [[one.label, one.text, one.kind] for one in found.lines] == case["lines"]
    assert [[note.label, note.text] for note in found.notes] == case["notes"]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Requests the secretariat to report to the conference;", "en"),
        ("Prie le secrétariat de faire rapport aux Parties dans les meilleurs délais;", "fr"),
        ("请秘书处向缔约方大会（COP）报告", "zh"),
        ("يطلب إلى الأمانة", "ar"),
        ("Просит секретариат", ""),
        ("1. 2. 3.", ""),
    ],
)
def test_a_language_of_the_site_is_told_from_the_words(words: str, language: str) -> None:
    assert language_of(words, {"en": "en", "zh": "zh-Hans", "fr": "fr", "ar": "ar"}) == language


AKOMA_NTOSO = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement>
<meta><identification><FRBRExpression><FRBRdate date="2027-06-11" name="adoption"/><FRBRlanguage language="eng"/>
</FRBRExpression></identification></meta>
<coverPage><p>Cover</p></coverPage>
<preface><p><docNumber refersTo="#symbol">EX/RES/7/1</docNumber></p>
<p><docTitle refersTo="#resolutionTitle">Lamps</docTitle></p></preface>
<preamble><formula><p>The Conference of the Parties,</p></formula>
<container><p><i>Recalling</i> decision AA-1/3,</p></container></preamble>
<mainBody>
<section><num>I</num><heading>Work</heading>
<paragraph><num>1.</num><content>
<p><i>Requests</i> the secretariat<authorialNote marker="1"><p>See <i>Report</i>.</p></authorialNote> to act:</p>
</content></paragraph>
<paragraph><num>2.</num><list><intro><p>Invites:</p></intro><point><num>(a)</num><content><p>Parties;</p></content></point>
<point><num>(b)</num><list><intro><p>Others:</p></intro><point><num>(i)</num><content><p>Here.</p></content></point></list></point></list></paragraph>
<table><tr><th colspan="2"><p>Year</p></th></tr><tr><td><p>a</p></td><td><p>b<img src="x.png"/></p></td></tr></table>
</section></mainBody><conclusions><p>Meeting</p></conclusions></statement></akomaNtoso>"""


def test_a_resolution_in_akoma_ntoso_is_read_without_its_cover() -> None:
    found = read_akn("x.xml", AKOMA_NTOSO.encode())
    assert [(one.label, one.text, one.kind) for one in found.lines] == [
        ("", "The Conference of the Parties,", "text"),
        ("", "Recalling decision AA-1/3,", "text"),
        ("I", "Work", "heading"),
        ("1.", "Requests the secretariat[^1] to act:", "text"),
        ("2.", "Invites:", "text"),
        ("(a)", "Parties;", "text"),
        ("(b)", "Others:", "text"),
        ("(i)", "Here.", "text"),
        ("", "", "table"),
    ]
    assert found.lines[-1].cells == ((Cell("Year", 2, 1, is_head=True),), (Cell("a"), Cell("b")))
    assert (found.language, found.notes) == ("en", (Note("1", "See Report."),))
    assert found.left_out == (Aside("picture", "b"),)
    assert found.facts == {"symbol": "EX/RES/7/1", "title": "Lamps", "adopted": "2027-06-11"}


ENTITY = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("content", ["", "<html/>", "<akomaNtoso>", "no XML"])
def test_what_is_no_akoma_ntoso_is_refused(content: str) -> None:
    with pytest.raises(NotAkomaNtosoError):
        read_akn("x.xml", content.encode())


def test_a_file_cannot_take_in_another_one() -> None:
    with_entity = AKOMA_NTOSO.replace("to act:", "&e; to act:")
    found = read_akn("x.xml", (ENTITY + with_entity).encode())
    assert found.lines[3].text == "Requests the secretariat[^1]  to act:"


WRITTEN = st.text(
    st.one_of(
        st.sampled_from("ab:#-'\"[]{},&*!|>%@`?~ \\\n012.年汞“”：，（）yesno=<•–"),
        st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp")),
    ),
    max_size=20,
).map(lambda words: unicodedata.normalize("NFC", words))
KEYS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
TREES = st.recursive(
    WRITTEN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_a_record_is_written_so_that_nobody_misreads_it(tree: dict[str, Any]) -> None:
    """By our reader, and by one that takes `no` for false and 1.10 for a number."""
    content = to_yaml(tree)
    assert read("x.yaml", content.encode()).tree == tree
    assert yaml.safe_load(content) == tree


@pytest.mark.parametrize(
    ("tree", "content"),
    [
        (
            {"a": "no", "b": "1.10", "c": "2027-06-11", "d": "MC-7/1"},
            'a: "no"\nb: "1.10"\nc: "2027-06-11"\nd: MC-7/1\n',
        ),
        ({"a": "x: y", "b": "x #y", "c": "“x”", "d": "x\ny"}, 'a: "x: y"\nb: "x #y"\nc: "“x”"\nd: "x\\ny"\n'),
        (
            {"a": ["mc", "bc"], "b": [{"c": "d", "e": {"f": "g"}}], "h": []},
            "a: [mc, bc]\nb:\n  - c: d\n    e:\n      f: g\nh: []\n",
        ),
    ],
)
def test_a_record_has_one_form(tree: dict[str, Any], content: str) -> None:
    assert to_yaml(tree) == content
    assert to_yaml(tree, head="One\n\nTwo") == f"# One\n#\n# Two\n{content}"
