"""How decisions, documents and paragraphs are cited: what is pasted, and what reference managers are told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from jointreport.records.model.dates import PartialDate
from jointreport.texts.citations.exports import CitedEntry, bibtex, cited_entry, csl_json, ris
from jointreport.texts.citations.quotation import Quoter
from library import REPOSITORY, Library

ROOTS = {"site": REPOSITORY, "corpus": REPOSITORY / "tests" / "corpus"}
FILE = Path(__file__).parent / "quotations" / "quotations.yaml"
CASES = yaml.safe_load(FILE.read_text("utf-8"))
# The fields of CSL-JSON that occur here, and what the schema of CSL 1.0.2 allows in them.
CSL_TYPES = {"document", "manuscript", "treaty"}
CSL_STRINGS = {"id", "type", "title", "event-title", "number", "URL", "language", "note"}


@cache
def library(project: str) -> Library:
    return Library(ROOTS[project])


def quoter(project: str) -> Quoter:
    known = library(project)
    return Quoter(known.register, known.site, known.wordings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["fact"])
def test_what_is_pasted(case: dict[str, Any]) -> None:
    """The words with their footnotes, the reference in United Nations style, what the text is, the address."""
    quotes = quoter(case["project"])
    for language, pasted in case["pasted"].items():
        quoted = (
            next(q for q in quotes.paragraphs(case["record"], language) if q.anchor == case["paragraph"])
            if "paragraph" in case
            else quotes.whole(case["record"], language)
        )
        assert "\n".join(quoted.lines) == pasted


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_quotation_of_the_draft_always_says_that_it_is_one(language: str) -> None:
    """In its reference and in a sentence of its own, wherever it is quoted from."""
    said = {"en": ("draft decision", "Draft: not a decision."), "zh": ("决定草案", "草案，不是决定。")}[
        language
    ]
    inside = [
        q for q in quoter("site").paragraphs("mc-cop-6-note-brs", language) if q.anchor.startswith("draft-")
    ]
    own = list(quoter("site").paragraphs("mc-cop-6-draft-brs", language))
    assert len(inside) == len(own) == 9
    for quoted in (*inside, *own, quoter("site").whole("mc-cop-6-draft-brs", language)):
        lines = quoted.lines
        assert any(said[0] in line for line in lines)
        assert said[1] in lines


def test_an_unofficial_translation_says_so_in_every_quotation() -> None:
    """Twice: in brackets behind the reference, and in the sentence that stands above the text."""
    for quoted in quoter("site").paragraphs("mc-cop-6-note-brs", "en"):
        pasted = "\n".join(quoted.lines)
        assert "[unofficial translation from Chinese]\n" in pasted
        assert "Not to be quoted as a United Nations text.\n" in pasted


@pytest.mark.parametrize(
    ("project", "identity"),
    [("site", "brs-2019-mc"), ("corpus", "joint-report-2026-2027"), ("site", "mc-5-19")],
)
def test_what_is_no_text_is_not_quoted(project: str, identity: str) -> None:
    """A summary of ours has no paragraphs to quote, nor has a text that is not held."""
    for language in library(project).register.languages:
        assert list(quoter(project).paragraphs(identity, language)) == []


def entry_of(project: str, language: str, identity: str) -> CitedEntry:
    known, references = library(project), quoter(project).references[language]
    return cited_entry(known.register, known.site, known.wordings[language], references, identity)


def entries() -> Iterator[tuple[str, CitedEntry]]:
    """Every decision and document of both projects, in each language."""
    for project in ROOTS:
        known = library(project)
        for wording in known.wordings.values():
            for identity in (*known.register.decisions, *known.register.documents):
                yield project, entry_of(project, wording.language, identity)


def bibtex_fields(source: str) -> tuple[str, str, dict[str, str]]:
    """Read one BibTeX entry strictly: its type, key and fields, whose braces must be balanced."""
    head = re.match(r"@([a-z]+)\{([a-z0-9-]+),\n", source)
    assert head, source
    fields, at = {}, head.end()
    while source[at : at + 1] != "}":
        name = re.compile(r"  ([a-z]+) = \{").match(source, at)
        assert name, source[at:]
        end, depth = name.end(), 1
        while depth:
            # TeX counts braces by themselves; one that a stroke makes a letter counts for none.
            depth += {"{": 1, "}": -1}.get(source[end], 0) if source[end - 1] != "\\" else 0
            end += 1
        assert source[end : end + 2] == ",\n"
        assert name[1] not in fields
        fields[name[1]] = source[name.end() : end - 1]
        at = end + 2
    assert source[at:] == "}"
    return head[1], head[2], fields


def test_every_bibtex_entry_can_be_read() -> None:
    """Keys are plain, braces balanced, special characters escaped; a draft is unpublished and says so."""
    for _, entry in entries():
        kind, key, fields = bibtex_fields(bibtex(entry))
        assert kind == ("unpublished" if entry.unpublished else "misc")
        assert key == entry.key
        assert fields["title"].startswith("{")
        assert fields["note"]
        for name, value in fields.items():
            if name != "url":
                assert not re.search(r"(?<!\\)[$&#%_^~]", value), (key, name, value)


def test_every_ris_record_can_be_read() -> None:
    """First the type, last the end, each line a tag and a value; a date has its three strokes."""
    for _, entry in entries():
        lines = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in ris(entry).split("\n")]
        tags = [line[1] for line in lines if line]
        assert len(tags) == len(lines)
        assert (tags[0], tags[-1]) == ("TY", "ER")
        values = {line[1]: line[2] for line in lines if line}
        assert values["TY"] == ("UNPB" if entry.unpublished else "GOVDOC")
        assert re.fullmatch(r"\d{4}/(\d\d)?/(\d\d)?/", values.get("DA", "2025///"))
        assert all(value for tag, value in values.items() if tag != "ER")


def test_every_csl_item_can_be_read() -> None:
    """One item with id and type; names literal, dates in parts; nothing that CSL 1.0.2 does not know."""
    for _, entry in entries():
        (item,) = json.loads(csl_json(entry))
        assert item["type"] in CSL_TYPES
        assert (item["type"] == "manuscript") == entry.unpublished
        for name, value in item.items():
            if name == "author":
                assert value
                assert all(author.keys() == {"literal"} for author in value)
            elif name == "issued":
                assert all(isinstance(part, int) for part in value["date-parts"][0])
                assert 1 <= len(value["date-parts"][0]) <= 3
            else:
                assert name in CSL_STRINGS
                assert value
                assert isinstance(value, str)


def test_a_draft_is_never_presented_as_a_decision() -> None:
    """No conference is its author, it has no day and no number, and the note says what it is."""
    entry = entry_of("site", "en", "mc-cop-6-draft-brs")
    assert entry.unpublished
    assert entry.authors == ("Secretariat of the Minamata Convention on Mercury",)
    assert (entry.issued, entry.number) == (None, "")
    assert "Draft: not a decision; Unofficial translation from Chinese." in entry.note


def test_a_decision_carries_what_is_known_of_its_day_and_no_more() -> None:
    """A day; of two possible days the year; of an unknown day nothing. Who gave the title is said."""

    def entry(identity: str) -> CitedEntry:
        return entry_of("corpus", "en", identity)

    assert entry("aa-3-4").issued == PartialDate(2023, 5, 18)
    assert entry("aa-2-5").issued == PartialDate(2022)
    assert entry("ab-2021-2022-lamps").issued is None
    assert entry("aa-3-4").title == "Decision AA-3/4: Cooperation on lamps and kites"
    assert "Title: " not in entry("aa-3-4").note
    assert entry("aa-cop-4-bells").note.endswith("; Title: Description")


def test_what_makes_a_day_less_certain_is_told_with_it() -> None:
    """The decisions of 4 May 2023 were adopted subject to a confirmation; a date alone would not say so."""
    assert "Adopted: Subject to confirmation by the budget group" in entry_of("site", "en", "bc-16-21").note
    assert "通过日期：有待预算小组确认" in entry_of("site", "zh", "bc-16-21").note


def test_a_day_that_is_only_inferred_is_no_day_of_an_entry() -> None:
    """The page says that it is inferred; a list of references could not."""
    record = library("site").register.decisions["mc-cop-6-brs"].record
    assert str(record.adopted.on if record.adopted else None) == "2025-11-05"
    assert entry_of("site", "en", "mc-cop-6-brs").issued is None


def test_what_tex_takes_for_a_command_is_escaped() -> None:
    """Every one of the ten; the words come back when they are read again."""
    plain = entry_of("corpus", "en", "aa-3-4")
    odd = replace(plain, authors=(r"50% & {more}",), title=r"a_b $x^2$ #1 ~ \end")
    _, _, fields = bibtex_fields(bibtex(odd))
    assert fields["author"] == r"{50\% \& \{more\}}"
    assert fields["title"] == r"{a\_b \$x\textasciicircum{}2\$ \#1 \textasciitilde{} \textbackslash{}end}"
