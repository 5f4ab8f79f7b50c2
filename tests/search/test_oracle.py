"""The search finds exactly what a plain scan of the YAML finds, on the real data and on a generated history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from opencc import OpenCC
from playwright.sync_api import Browser

from jointreport.records.load import load
from jointreport.records.register.register import Register
from projects import records
from search.engine import Engine, engine_of
from search.oracle import Oracle
from search.queries import beginnings, grams, mixed, phrases, spellings, strangers

LANGUAGES = ("en", "zh")


@pytest.fixture(scope="module", params=["built_site", "built_long_history"])
def project(request: pytest.FixtureRequest) -> Path:
    """The real data, whose index is its texts, and a generated history, whose index is in shards."""
    built: Path = request.getfixturevalue(request.param)
    return built


@pytest.fixture(scope="module")
def oracle(project: Path) -> Oracle:
    return Oracle(project)


@pytest.fixture(scope="module", params=LANGUAGES)
def engine(request: pytest.FixtureRequest, browser: Browser, project: Path) -> Iterator[Engine]:
    with engine_of(browser, project / "site", request.param) as started:
        yield started


def differences(engine: Engine, oracle: Oracle, queries: list[str]) -> dict[str, object]:
    """Return what only one of the two finds, by query."""
    found = zip(queries, engine.places(queries), strict=True)
    return {query: places ^ wanted for query, places in found if places != (wanted := oracle.found(query))}


def test_every_chinese_substring_of_two_to_six_characters_is_found(engine: Engine, oracle: Oracle) -> None:
    queries = grams(oracle)
    assert len(queries) > 250
    assert differences(engine, oracle, queries) == {}


def test_chinese_words_that_do_not_occur_are_not_found(engine: Engine, oracle: Oracle) -> None:
    queries = strangers(oracle)
    assert len(queries) > 250
    assert {query for query, places in zip(queries, engine.places(queries), strict=True) if places} == set()


def test_every_chinese_substring_is_found_in_traditional_characters_too(engine: Engine, oracle: Oracle) -> None:
    """Here they are written by whole words, and so by other lists than those by which the search reads them.

    A character that the texts hold themselves, as 藉 of 慰藉, is taken as it stands, and 藉助 does not become 借助.
    """
    known = {character for unit in oracle.units for character in unit.words}
    plain = {_in_traditional_characters(query): query for query in grams(oracle)}
    written = [query for query in plain if (changed := set(query) - set(plain[query])) and not changed & known]
    assert len(written) > 150
    found = zip(written, engine.places(written), strict=True)
    assert {query for query, places in found if places != oracle.found(plain[query])} == set()


_in_traditional_characters: Callable[[str], str] = OpenCC("s2t").convert


def test_english_words_are_found_by_their_beginnings(engine: Engine, oracle: Oracle) -> None:
    assert differences(engine, oracle, beginnings(oracle)) == {}


def test_a_quoted_phrase_is_found_as_it_stands(engine: Engine, oracle: Oracle) -> None:
    assert differences(engine, oracle, phrases(oracle)) == {}


def test_several_words_must_stand_in_one_paragraph_or_its_title(engine: Engine, oracle: Oracle) -> None:
    assert differences(engine, oracle, mixed(oracle)) == {}


def test_a_symbol_leads_to_its_record_in_any_spelling(engine: Engine, oracle: Oracle, project: Path) -> None:
    """First the record itself, then whatever cites it: the same for each spelling."""
    for path, symbol in symbols(project):
        queries = spellings(symbol)
        answers = engine.answers(queries, 1)
        first = {query: answer["hits"][0]["address"] for query, answer in zip(queries, answers, strict=True)}
        assert {query: address for query, address in first.items() if not address.endswith(path)} == {}
        assert set(engine.places(queries)) == {oracle.found(f'"{symbol}"')}


def test_a_decision_without_a_page_is_found_at_its_line(engine: Engine, project: Path) -> None:
    """Its symbol leads to the page of that line first, and there to its anchor."""
    lines, decisions = Register(load(project)).line_on, records(project, "decisions")
    told = {identity: one["symbol"] for identity, one in decisions.items() if identity in lines and "symbol" in one}
    answers = engine.answers(list(told.values()), 1, passages=1_000)
    found = {key: answer["hits"][0] for key, answer in zip(told, answers, strict=True)}
    assert {key for key, hit in found.items() if hit["address"].split("/")[-3:-1] != [*lines[key]]} == set()
    assert {key for key, hit in found.items() if key not in {one["anchor"] for one in hit["passages"]}} == set()


def symbols(project: Path) -> list[tuple[str, str]]:
    """Return symbols of decisions, and where each stands: every one, or of a long history each tenth."""
    lines = Register(load(project)).line_on
    found = [
        (f"{'/'.join(lines.get(identity, ('decisions', identity)))}/", record["symbol"])
        for identity, record in records(project, "decisions").items()
        if "symbol" in record
    ]
    return found if len(found) < 100 else found[::10]
