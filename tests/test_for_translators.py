"""What translators load into their tools: passages held in several languages, and terms, each with its status."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile

from jointreport.exchange.memory import memory
from jointreport.exchange.termbase import termbase
from jointreport.site.urls import MEMORY_FILE, TERMS_FILE
from library import Library
from projects import REPOSITORY, bare_corpus

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The corpus, with a decision whose text has every shape."""
    root = bare_corpus(tmp_path_factory.mktemp("translators"))
    text = (REPOSITORY / "tests/cases/texts/aa-3-50.yaml").read_text("utf-8")
    (root / "data/decisions/aa-3-50.yaml").write_text(text, "utf-8")
    return Library(root)


@pytest.fixture(scope="module")
def made(library: Library) -> bytes:
    return memory(library.register, library.site)


def test_a_tool_reads_the_passages_of_two_languages(made: bytes) -> None:
    """Letter for letter, but without the marks of footnotes and what is only written for a table."""
    read = tmxfile.parsestring(made)
    passages = {unit.source: unit.gettarget("zh-Hans") for unit in read.units}
    assert passages["Requests the secretariat:"] == "请秘书处："
    assert passages["Noting wicks, and oil,"] == "注意到灯油和灯芯，"
    assert passages["Long | thin | 9 | 12"] == "细长 | 9 | 12"
    assert passages["Wick | Length |"] == "灯芯 | 长度 |"


def test_every_passage_says_where_it_stands_and_what_its_text_is(made: bytes, library: Library) -> None:
    root = fromstring(made)  # noqa: S314 - made a moment ago.
    units = {unit.get("tuid"): unit for unit in root.iter("tu")}
    unit = units["aa-3-9#p1"]
    told = [(one.get("type"), one.text) for one in unit.findall("prop")]
    assert told == [("x-address", "https://example.org/decisions/aa-3-9/#p1")]
    statuses = [(one.get(_LANG), one.findtext("prop")) for one in unit.findall("tuv")]
    assert statuses == [("en", "as-issued"), ("zh-Hans", "unofficial-translation")]
    drafts = {identity for identity, entry in library.register.decisions.items() if entry.record.stage == "draft"}
    marked = {
        name.partition("#")[0] for name, one in units.items() if name and ("x-stage", "draft") in _properties(one)
    }
    assert marked
    assert marked <= drafts


def _properties(unit: object) -> list[tuple[str | None, str | None]]:
    return [(one.get("type"), one.text) for one in unit.findall("prop")]  # type: ignore[attr-defined]


def test_of_a_summary_nothing_is_a_passage(made: bytes, library: Library) -> None:
    """Its words are ours, and no translation of each other's text."""
    summaries = {
        identity
        for identity, entry in library.register.decisions.items()
        if {said.status for said in entry.record.text.languages.values()} == {"summary"}
    }
    names = {str(unit.get("tuid")).partition("#")[0] for unit in fromstring(made).iter("tu")}  # noqa: S314
    assert summaries
    assert not summaries & names


def test_a_tool_reads_the_terms(library: Library) -> None:
    read = tbxfile.parsestring(termbase(library.register))
    terms = {unit.source for unit in read.units}
    assert terms == {entry.record.words["en"] for entry in library.register.terms.values()}


def test_each_term_says_whether_it_was_seen(library: Library) -> None:
    root = fromstring(termbase(library.register))  # noqa: S314 - made a moment ago.
    notes = {tig.findtext("term"): tig.findtext("note") for tig in root.iter("tig")}
    for entry in library.register.terms.values():
        for language, status in entry.record.status.items():
            said = library.register.choice("term-status", status).words.version(language).words
            assert notes[entry.record.words[language]] == said
        for language, variants in entry.record.variants.items():
            assert language in entry.record.words
            assert all(notes[one] is None for one in variants)


def test_the_page_on_translation_leads_to_both(any_project: Path) -> None:
    page = (any_project / "site/about/translation/index.html").read_text("utf-8")
    for name in (MEMORY_FILE, TERMS_FILE):
        assert f'href="../../{name}"' in page
        assert (any_project / "site" / name).stat().st_size > 0
