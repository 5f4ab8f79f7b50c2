"""What holds for every file, whatever its bytes: shown on random ones."""

from __future__ import annotations

import re
import unicodedata

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jointreport.problems import Problem
from jointreport.records.source import SourceFile, Tree, Where, read

PATH = "data/x.yaml"
SETTINGS = settings(max_examples=300, deadline=None, derandomize=True, database=None)
"""The same examples in every run and no clock, so that a run never fails by chance."""

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
        *(
            "\t",
            "\0",
            "\x85",
            "\u2028",
            "\u200b",
            "\u202e",
            "\u2067",
            "\u2069",
            "\u3000",
            "\u00a0",
            "：",
            "e\u0301",
        ),
        *(
            "[",
            "{",
            "]",
            "}",
            ",",
            "&a ",
            "*a ",
            "!x ",
            "!%ff ",
            "@",
            "`",
            "%",
            "%TAG ! x\n",
            "|",
            ">",
            "- ",
            "? ",
        ),
        *(
            ": ",
            ":",
            " #x",
            "#",
            '"',
            "'",
            "“",
            "”",
            "\\",
            "\\ud800",
            "\\x",
            "\\L",
            "<<: ",
            "<<<<<<<",
            "---\n",
            "...\n",
        ),
        *("\n", "\r", "\r\n", "  ", "\ufeff", "id: x\n", "\U0010ffff", "\ufffe"),
    ]
)
ALLOWED = st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"])
TEXTS = st.text(ALLOWED | st.just("\n"), max_size=30).map(lambda text: unicodedata.normalize("NFC", text))
KEYS = TEXTS.filter(lambda text: text not in {"", "<<"})
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Return the valid record with some pieces put in, or spans taken out, at random places."""
    text = VALID
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 8, len(text))))
        text = text[:start] + draw(PIECES | st.just("")) + text[end:]
    return text


def assert_sound(source: SourceFile, content: bytes) -> None:
    errors = [problem for problem in source.problems if problem.level == "error"]
    assert (source.tree is None) == bool(errors)
    lines = len(re.findall(rb"\n", content)) + 1
    for problem in source.problems:
        assert_told(problem, lines)


def assert_told(problem: Problem, lines: int) -> None:
    assert 1 <= problem.spot.line <= lines
    assert problem.spot.column >= 1
    for language in ("en", "zh"):
        assert problem.sentence(language).replace("\n", "").isprintable()


@SETTINGS
@given(st.binary(max_size=200))
def test_any_bytes_yield_a_tree_or_an_error(content: bytes) -> None:
    """Reading never raises; the tree is missing exactly when there is an error, and each has a place."""
    assert_sound(read(PATH, content), content)


@SETTINGS
@given(st.text(max_size=200) | st.lists(PIECES, max_size=40).map("".join))
def test_any_text_yields_a_tree_or_an_error(text: str) -> None:
    """The same holds for texts that are valid UTF-8, and for texts made of YAML's own signs."""
    content = text.encode()
    assert_sound(read(PATH, content), content)


@SETTINGS
@given(mutated())
def test_any_damage_to_a_record_yields_a_tree_or_an_error(text: str) -> None:
    """The same holds for a record in which an author, or an editor program, damaged something."""
    content = text.encode()
    assert_sound(read(PATH, content, right_to_left=frozenset({"ar"})), content)


def test_the_record_that_is_damaged_is_sound() -> None:
    """The damage above starts from a record without problems."""
    assert read(PATH, VALID.encode(), right_to_left=frozenset({"ar"})).problems == ()


@SETTINGS
@given(st.dictionaries(KEYS, TREES, max_size=5), st.sampled_from(['"', "'"]))
def test_what_was_written_is_read(tree: dict[str, Tree], quote: str) -> None:
    """A tree of texts that is written in quotes is read as it was."""
    text = yaml.safe_dump(tree, default_style=quote, allow_unicode=True, sort_keys=False)
    text = re.sub(r"^(\s*)!!(?:map|seq|str) ", r"\1", text)
    source = read(PATH, text.encode())
    assert (source.tree, source.problems) == (tree, ())


@SETTINGS
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
