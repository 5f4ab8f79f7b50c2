"""The words that come with the program: in both languages, every one that a page asks for, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import get_args

import pytest

from jointreport.records.history import State
from jointreport.records.kinds import KINDS
from jointreport.records.load import shipped_records
from jointreport.records.markers import Aspect
from jointreport.records.model.language import categories
from jointreport.records.model.vocabulary import LISTS, OPEN_LISTS
from jointreport.search.pages import SECTIONS
from jointreport.views.activities.activities import STANDINGS
from jointreport.views.layout.filters import STANDARD
from projects import REPOSITORY

PROGRAM = REPOSITORY / "src" / "jointreport"
WORDS = {key: entry.record.root for key, entry in shipped_records("wording").entries["wording"].items()}
TAGS = {"en": "en", "zh": "zh-Hans"}

LISTS_OF_ITEMS = ("asks", "decisions")
FAMILIES: Mapping[str, Sequence[str]] = {
    "area-limits-{}": LISTS["area-kind"],
    "change-{}": ("moved", "renumbered", "split", "merged"),
    "decisions-listed-{}": LISTS["subject"],
    "cited-{}": (
        "accounts", "activities", "areas", "bodies", "context", "conventions", "decisions", "documents",
        "meetings", "services", "sources", "statements", "status", "terms",
    ),
    "description-{}": (
        "areas", "changes", "decision-years", "differences", "draft", "meetings", "parallel", "part",
        *(f"text-{extent}" for extent in LISTS["extent"]),
    ),
    "difference-{}": ("figures", "verb", "modal", "condition", "addressee", "length"),
    "done-under-{}": ("activities", "services"),
    "filter-apart-{}": LISTS_OF_ITEMS,
    "act-{}": ("condition", "purpose", "reason"),
    "quote-{}": LISTS["text-status"],
    "filter-nothing-{}": LISTS_OF_ITEMS,
    "filter-shown-{}": LISTS_OF_ITEMS,
    "filter-{}": tuple(STANDARD),
    "found-{}": SECTIONS,
    "lineage-key-{}": ("draft", "joint", "corresponding"),
    "lineage-text-{}": ("complete", "part", "summary", "none"),
    "list-{}": (*LISTS, *OPEN_LISTS),
    "log-{}": tuple({*get_args(State), *get_args(Aspect), "other"} - {"read"}),
    "mark-{}": ("added", "deleted", "moved", "renumbered", "split", "merged"),
    "standing-{}": STANDINGS,
    "meeting-{}": tuple(map(str, range(1, 21))),
    "number-{}": ("2", "3", "4"),
    "on-paper-{}": ("not-the-annex", "annex-is-held"),
    "paper-title-{}": tuple({*LISTS["title-status"]} - {"own"}),
    "request-{}": ("recorded", "nothing-recorded", "proposed"),
    "reverse-{}": LISTS["relation"],
    "search-because-{}": ("symbol", "title"),
    "services-{}": LISTS["service-state"],
    "title-{}": ("parallel", "differences", "changes"),
    "title-{}{}": ("joint-report", "joint-report-not-held", "outline", "outline-not-held"),
}  # fmt: skip
"""Keys put together at run time: as the program writes them → what may stand in their place."""

OPEN = {"field-{}"}
"""A field without words is called by its name."""


@pytest.mark.parametrize("kind", ["wording", "vocabulary"])
def test_the_shipped_words_are_sound_and_stand_in_both_languages(kind: str) -> None:
    assert shipped_records(kind).problems == []
    assert shipped_records(kind).entries[kind]


def test_every_value_of_every_list_has_its_words_and_its_definition() -> None:
    told = shipped_records("vocabulary").entries["vocabulary"]
    of_open_lists = [name for name in told if name.partition("/")[0] in OPEN_LISTS]
    closed = [f"{name}/{value}" for name, values in LISTS.items() for value in values]
    assert [name for name in told if name not in of_open_lists] == closed
    assert {name.partition("/")[0] for name in of_open_lists} == set(OPEN_LISTS)
    texts = ((key, text) for key, one in told.items() for text in (one.record.words, one.record.definition))
    assert [key for key, text in texts if not text.by_language] == []


def test_a_sentence_has_the_plural_forms_of_its_language() -> None:
    forms = [(key, tag, WORDS[key].forms[language]) for key in WORDS for language, tag in TAGS.items()]
    several = [(key, tag, told) for key, tag, told in forms if len(told) > 1]
    assert len(several) >= 10
    assert [key for key, tag, told in several if told.keys() != categories(tag).allowed] == []


def test_braces_hold_names_alone() -> None:
    sentences = [words for text in WORDS.values() for told in text.forms.values() for words in told.values()]
    assert [one for one in sentences if set("{}") & set(re.sub(r"\{[a-z][a-z0-9_]*\}", "", one))] == []


def test_every_key_put_together_at_run_time_belongs_to_a_family() -> None:
    """A new family is added above, with all that may stand in its place."""
    assert sorted({key for key in asked() if "{" in key} - FAMILIES.keys() - OPEN) == []


def test_every_word_that_the_program_asks_for_is_shipped() -> None:
    by_name = {key for key in asked() if "{" not in key}
    assert sorted(by_name.union(*map(members, FAMILIES)) - WORDS.keys()) == []


def test_no_word_is_shipped_that_nothing_asks_for() -> None:
    named = every_string()
    known = named.union(*(members(family) for family in FAMILIES))
    # A field is called by its name, by another given beside it, or by its name in the model.
    fields = {field.alias for kind in KINDS for field in kind.model.model_fields.values()} | named
    assert sorted(WORDS.keys() - known - {f"field-{field}" for field in fields}) == []


def members(family: str) -> list[str]:
    beginning = family.partition("{")[0]
    return [beginning + value for value in FAMILIES[family]]


@cache
def _nodes() -> tuple[ast.AST, ...]:
    trees = (ast.parse(path.read_text("utf-8")) for path in PROGRAM.rglob("*.py"))
    return tuple(node for tree in trees for node in ast.walk(tree))


@cache
def _templates() -> str:
    files = (*PROGRAM.rglob("*.jinja"), *(REPOSITORY / "docs" / "assets").glob("*.js"))
    return "\n".join(path.read_text("utf-8") for path in files)


def _asking() -> Iterator[ast.expr]:
    """Yield the key of each call that asks for words."""
    for node in _nodes():
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {"say", "_say", "phrase", "forms"}:
                yield node.args[0]


def asked() -> Iterator[str]:
    """Yield each key that is asked for, with `{}` for what is put in at run time."""
    for key in _asking():
        if isinstance(key, ast.Constant):
            yield str(key.value)
        elif isinstance(key, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in key.values)
    yield from re.findall(r"\bsay\(['\"]([a-z0-9-]+)['\"][,)]", _templates())
    yield from (f"{beginning}{{}}" for beginning in re.findall(r"\bsay[.a-z]*\('([a-z-]+)' ~", _templates()))


def every_string() -> set[str]:
    constants = (node.value for node in _nodes() if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str)} | {
        *re.findall(r"['\"]([a-z0-9-]+)['\"]", _templates())
    }
