"""The engine answers alike however the index is kept, from a folder as from a host, and after it was published anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from jointreport.search.index import Limits
from search.engine import Engine, engine_of
from search.indexes import write_index_of
from search.oracle import Oracle
from search.queries import beginnings, grams, mixed, phrases

# In the corpus a word that occurs twenty times is a common one.
IN_PARTS = Limits(whole=0, seldom=20)
WHOLE = Limits()
COMMON = ("of the", '"of the"', '"the secretariat of the"', "to the lamp", "in th", '"the the"')
# Words that a slip in the common form of words would lose: width, case, accents, signs, numbers, other scripts.
# Traditional characters, alone and beside other words; the last ones find nothing in simplified ones either.
TRADITIONAL = ("秘書處", "關於燈籠", "AA-3/9 號決定", "AA-3/4 燈芯", "「秘書處」", "電腦", "處書")
AWKWARD = (
    *("ＬＡＭＰ", "Straße", "L’Allumeur", "mèches", "MECHES", "٣", "المصابيح", "رهناً"),
    *("10 lux", "2022年", "《贝尔莫公约》", "汞，废"),
)


@pytest.fixture
def site(built_corpus: Path, tmp_path: Path) -> Path:
    """A copy of the invented corpus's site, whose index a test may replace."""
    shutil.copytree(built_corpus / "site", tmp_path / "site")
    return tmp_path / "site"


def replace_index(project: Path, site: Path, limits: Limits) -> None:
    for file in (site / "search").glob("*.js"):
        file.unlink()
    write_index_of(project, site, limits)


@pytest.fixture
def in_parts(browser: Browser, built_corpus: Path, site: Path) -> Iterator[Engine]:
    """The search of the corpus for readers of English, with its index in shards and slices."""
    replace_index(built_corpus, site, IN_PARTS)
    with engine_of(browser, site, "en") as engine:
        yield engine


def test_an_index_in_parts_gives_the_same_answers_as_a_whole_one(
    in_parts: Engine, engines: Mapping[str, Engine], built_corpus: Path
) -> None:
    """The lists of the one are made in Python, those of the other in the browser: so both know the same terms."""
    oracle = Oracle(built_corpus)
    drawn = [query for draw in (grams, beginnings, phrases, mixed) for query in draw(oracle)[:150]]
    places = ["paragraph 3", "lamp 3 (b)", "第3(b)段", "footnote 3", "AA-3/4 preambular paragraph 1"]
    queries = [*AWKWARD, *COMMON, *TRADITIONAL, *drawn, *places]
    for query, one, other in zip(queries, in_parts.answers(queries), engines["en"].answers(queries), strict=True):
        assert one == other, query


@pytest.mark.parametrize(
    ("language", "beside"), [("zh", "zh/decisions/aa-4-6/parallel/"), ("fr", "decisions/aa-4-6/parallel/")]
)
@pytest.mark.parametrize("limits", [WHOLE, IN_PARTS])
def test_a_result_leads_to_the_languages_side_by_side_where_they_stand(
    browser: Browser, built_corpus: Path, site: Path, limits: Limits, language: str, beside: str
) -> None:
    """In the reader's language if the text is held in it, else in the first of the text: here English and Chinese."""
    replace_index(built_corpus, site, limits)
    with engine_of(browser, site, language) as engine:
        found = (hit for hit in engine.hits("AA-4/6") if hit["address"].endswith("aa-4-6/"))
        assert {hit["beside"] for hit in found} == {beside}


@pytest.mark.parametrize(("language", "labels"), [("en", {"paragraph 2: By when"}), ("zh", {"第2段：期限"})])
def test_what_the_editors_read_in_a_paragraph_is_called_after_it(
    engines: Mapping[str, Engine], language: str, labels: set[str]
) -> None:
    """As what stands under a heading is called after that."""
    due = [hit for hit in engines[language].hits("Ambrose COP-5") if hit["section"] == "decisions"]
    assert {passage["label"] for hit in due for passage in hit["passages"]} == labels


@pytest.mark.parametrize(
    ("language", "query", "marked"),
    [
        # A word as it stands in the text; of Chinese the last character that was asked for.
        ("en", "encour", {"Encourages"}),
        ("zh", "守灯人 秘书处", {"守灯人", "秘书处"}),
        # A bracket that opens inside a mark closes inside it, as in “4 (b)”; one that opened before stays outside.
        ("zh", '"2027 (being drafted"', {"2027 (being drafted)"}),
        ("zh", '"being drafted"', {"being drafted"}),
    ],
)
def test_what_was_found_is_marked(engines: Mapping[str, Engine], language: str, query: str, marked: set[str]) -> None:
    passages = [passage for hit in engines[language].hits(query) for passage in hit["passages"]]
    assert {one["text"][start:end] for one in passages for start, end in one["marks"]} == marked


@pytest.mark.parametrize("language", ["en", "zh", "fr", "ar"])
def test_traditional_characters_find_what_simplified_ones_find(engines: Mapping[str, Engine], language: str) -> None:
    """Whatever language is read; the answer says what was asked instead."""
    pairs = {"秘書處": "秘书处", "「燈芯」": "「灯芯」", "AA-3/9號決定": "AA-3/9号决定", "AA-3/4 燈芯": "AA-3/4 灯芯"}
    for written, plain in pairs.items():
        converted, asked = engines[language].answers([written, plain])
        assert asked["pages"], plain
        assert (asked["instead"], converted) == (None, {**asked, "instead": plain})


def test_what_is_found_as_written_or_not_at_all_is_not_converted(engines: Mapping[str, Engine]) -> None:
    answers = engines["zh"].answers(["秘书处", "kite", "處書", "xyzzy", "電腦"])
    assert [(answer["pages"] > 0, answer["instead"]) for answer in answers] == [
        *((True, None), (True, None)),
        *((False, None), (False, None), (False, None)),
    ]


def test_traditional_characters_are_loaded_for_a_query_in_chinese_that_finds_nothing(in_parts: Engine) -> None:
    loaded = "performance.getEntriesByType('resource').filter(one => one.name.endsWith('-traditional.js')).length"
    for query, files in (("秘书处", 0), ("xyzzy", 0), ("秘書處", 1), ("燈芯", 1)):
        in_parts.answers([query])
        assert in_parts.page.evaluate(loaded) == files, query


def test_an_index_in_parts_can_be_searched_in_a_folder(browser: Browser, built_corpus: Path, site: Path) -> None:
    """Such pages may fetch nothing, so the index comes as scripts."""
    replace_index(built_corpus, site, IN_PARTS)
    context = browser.new_context()
    engine = Engine(context.new_page(), f"{site.as_uri()}/", "en")
    assert engine.hits("lamp wick")[0]["address"] == "decisions/aa-3-4/"
    assert engine.answers(["秘書處"])[0]["instead"] == "秘书处"
    context.close()


def test_a_site_published_anew_is_searched_on_and_results_are_shown_on(
    in_parts: Engine, built_corpus: Path, site: Path
) -> None:
    """The files that an open page knows of are gone then; it asks for the new ones by itself."""
    in_parts.page.evaluate("async () => { window.answer = await searcher.find('lamp wick'); }")
    replace_index(built_corpus, site, WHOLE)
    hits = in_parts.page.evaluate("() => answer.hits(0, 1)")
    assert [hit["address"] for hit in (hits[0], in_parts.hits("lamp wick")[0])] == ["decisions/aa-3-4/"] * 2


def test_an_index_that_is_gone_for_good_is_told(in_parts: Engine, site: Path) -> None:
    shutil.rmtree(site / "search")
    with pytest.raises(Error, match="gone: "):
        in_parts.hits("lamp wick")


def test_the_manifest_is_all_that_is_loaded_before_the_first_query(in_parts: Engine) -> None:
    """Of an index in parts; a whole one needs its texts at once."""
    loaded = in_parts.page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert [address.rpartition("/")[2] for address in loaded if "search/" in address] == ["en.js"]
