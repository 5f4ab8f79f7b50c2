"""What holds for every file, whatever its bytes: shown on random ones."""

from __future__ import annotations

import re
import unicodedata

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jointreport.records.source import Tree, Where, read

PATH = "data/x.yaml"
ARABIC = frozenset({"ar"})
VALID = """\
# A record
id: mc-5-19
title: {en: "Cooperation", zh: '合作'}
text:
  - id: p1
    zh: |
      　　请秘书处：报告。
  - id: p2
    ar: "\u2067نص\u2069 \\u200f"
note:
"""
PIECES = st.sampled_from(
    [
        "\t", "\0", "\x85", "\u2028", "\u200b", "\u202e", "\u2067", "\u2069", "\u3000", "\u00a0", "：", "e\u0301",
        "[", "{", "]", "}", ",", "&a ", "*a ", "!x ", "!%ff ", "@", "`", "%", "%TAG ! x\n", "|", ">", "- ", "? ",
        ": ", ":", " #x", "#", '"', "'", "“", "”", "\\", "\\ud800", "\\x", "\\L", "<<: ", "<<<<<<<", "---\n", "...\n",
        "\n", "\r", "\r\n", "  ", "\ufeff", "id: x\n", "\U0010ffff", "\ufffe",
    ]
)  # fmt: skip
ALLOWED = st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"])
TEXTS = st.text(ALLOWED | st.just("\n"), max_size=30).map(lambda text: unicodedata.normalize("NFC", text))
KEYS = TEXTS.filter(lambda text: text not in {"", "<<"})
TREES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return the valid record with some pieces put in, or spans taken out, at random places."""
    text = VALID
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 8, len(text))))
        text = text[:start] + draw(PIECES | st.just("")) + text[end:]
    return text


FILES = st.text(max_size=200) | st.lists(PIECES, max_size=40).map("".join) | damaged()


def examples(number: int) -> settings:
    """Return settings for the same examples in every run and no clock, so that a run never fails by chance."""
    return settings(max_examples=number, deadline=None, derandomize=True, database=None)


@examples(900)
@example("\u2000".encode(), frozenset())  # Its standard form is another space, which nobody sees either.
@given(st.binary(max_size=200) | FILES.map(str.encode), st.sampled_from([frozenset(), ARABIC]))
def test_any_bytes_yield_a_tree_or_an_error(content: bytes, right_to_left: frozenset[str]) -> None:
    """Reading never raises; the tree is missing exactly when there is an error, and each has a place and words.

    Whatever the bytes are: none in UTF-8, any text, YAML's own signs, a record that an author has damaged.
    """
    source = read(PATH, content, right_to_left=right_to_left)
    assert (source.tree is None) == any(problem.level == "error" for problem in source.problems)
    for problem in source.problems:
        assert 1 <= problem.spot.line <= content.count(b"\n") + 1
        assert problem.spot.column >= 1
        assert all(problem.sentence(one).replace("\n", "").isprintable() for one in ("en", "zh"))


def test_the_record_that_is_damaged_is_sound() -> None:
    assert read(PATH, VALID.encode(), right_to_left=ARABIC).problems == ()


@examples(300)
@given(st.dictionaries(KEYS, TREES, max_size=5), st.sampled_from(['"', "'"]))
def test_what_was_written_is_read(tree: dict[str, Tree], quote: str) -> None:
    """A tree of texts that is written in quotes is read as it was."""
    text = yaml.safe_dump(tree, default_style=quote, allow_unicode=True, sort_keys=False)
    text = re.sub(r"^(\s*)!!(?:map|seq|str) ", r"\1", text)
    source = read(PATH, text.encode())
    assert (source.tree, source.problems) == (tree, ())


@examples(300)
@given(st.dictionaries(KEYS, TREES, max_size=5))
def test_every_value_that_was_read_has_a_place_in_the_file(tree: dict[str, Tree]) -> None:
    """The character at the place of each value is the quote or bracket that opens it."""
    text = yaml.safe_dump(tree, default_style='"', default_flow_style=True, width=20, allow_unicode=True)
    source = read(PATH, text.encode())
    lines = text.split("\n")
    for where, value in values(tree):
        spot = source.spot(where)
        opening = {dict: "{", list: "["}.get(type(value), '"')
        assert lines[spot.line - 1][spot.column - 1] == opening


def values(tree: Tree, where: Where = ()) -> list[tuple[Where, Tree]]:
    """Return each value of the tree with the way that leads to it."""
    steps = enumerate(tree) if isinstance(tree, list) else tree.items() if isinstance(tree, dict) else ()
    inner = [found for step, value in steps for found in values(value, (*where, step))]
    return [(where, tree), *inner]
