"""How decisions, documents and paragraphs are cited: what is pasted, and what reference managers are told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from jointreport.records.model.documents import BodyText
from jointreport.texts.citations.exports import CitedEntry, bibtex, cited_entry, csl_json, ris
from jointreport.texts.citations.quotation import Quoter
from jointreport.views.parts.phrases import holding_of
from library import Library
from projects import cases

CASES = cases("quotations.yaml")
# The fields of CSL-JSON that occur here, and what the schema of CSL 1.0.2 allows in them.
CSL_TYPES = {"document", "manuscript", "treaty"}
CSL_STRINGS = {"id", "type", "title", "event-title", "number", "URL", "language", "note"}


def quoter(known: Library) -> Quoter:
    return Quoter(known.register, known.site, known.wordings)


def texts(known: Library) -> list[tuple[str, BodyText]]:
    """Return the identity and the text of every decision and document."""
    kinds = (known.register.decisions, known.register.documents)
    return [(identity, entry.record.text) for kind in kinds for identity, entry in kind.items()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["fact"])
def test_what_is_pasted(corpus: Library, case: dict[str, Any]) -> None:
    """The words with their footnotes, the reference in United Nations style, what the text is, the address."""
    quotes = quoter(corpus)
    for language, pasted in case["pasted"].items():
        quoted = (
            next(q for q in quotes.paragraphs(case["record"], language) if q.anchor == case["paragraph"])
            if "paragraph" in case
            else quotes.whole(case["record"], language)
        )
        assert "\n".join(quoted.lines) == pasted


def test_a_quotation_of_a_draft_always_says_that_it_is_one(library: Library) -> None:
    """In a sentence of its own, in every language, wherever it is quoted from."""
    quotes = quoter(library)
    drafts = [key for key, entry in library.register.decisions.items() if entry.record.stage == "draft"]
    for language in library.wordings:
        inside = [
            quoted
            for document in library.register.documents
            for quoted in quotes.paragraphs(document, language)
            if quoted.anchor.startswith("draft-")
        ]
        own = [quoted for draft in drafts for quoted in quotes.paragraphs(draft, language)]
        for quoted in (*inside, *own, *(quotes.whole(draft, language) for draft in drafts)):
            assert library.wordings[quoted.language]("cite-draft-status") in quoted.lines


def test_an_unofficial_translation_says_so_in_every_quotation(library: Library) -> None:
    for identity, text in texts(library):
        for language, held in text.languages.items():
            if held.status == "unofficial-translation":
                behind = library.wordings[language]("cite-translation-plain")
                for quoted in quoter(library).paragraphs(identity, language):
                    assert quoted.language != language or behind in "\n".join(quoted.lines)


def test_what_is_no_text_is_not_quoted(library: Library) -> None:
    for identity in (one for one, text in texts(library) if holding_of(text) in ("none", "summary")):
        for language in library.register.languages:
            assert list(quoter(library).paragraphs(identity, language)) == []


def entry_of(known: Library, language: str, identity: str) -> CitedEntry:
    references = quoter(known).references[language]
    return cited_entry(known.register, known.site, known.wordings[language], references, identity)


def entries(known: Library) -> Iterator[CitedEntry]:
    """Every decision and document, in each language."""
    for language in known.wordings:
        for identity, _ in texts(known):
            yield entry_of(known, language, identity)


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
            # BibTeX counts every brace, even one that a stroke makes a letter for TeX.
            depth += {"{": 1, "}": -1}.get(source[end], 0)
            end += 1
        assert source[end : end + 2] == ",\n"
        assert name[1] not in fields
        fields[name[1]] = source[name.end() : end - 1]
        at = end + 2
    assert source[at:] == "}"
    return head[1], head[2], fields


def test_every_bibtex_entry_can_be_read(library: Library) -> None:
    """Keys are plain, braces balanced, special characters escaped; a draft is unpublished and says so."""
    for entry in entries(library):
        kind, key, fields = bibtex_fields(bibtex(entry))
        assert (kind, key) == ("unpublished" if entry.unpublished else "misc", entry.key)
        assert fields["title"].startswith("{")
        assert fields["note"]
        for name, value in fields.items():
            assert name == "url" or not re.search(r"(?<!\\)[$&#%_^~]", value), (key, name, value)


def test_every_ris_record_can_be_read(library: Library) -> None:
    """First the type, last the end, each line a tag and a value; a date has its three strokes."""
    for entry in entries(library):
        lines = [line.partition("  - ") for line in ris(entry).split("\n")]
        assert (lines[0][0], lines[-1]) == ("TY", ("ER", "  - ", ""))
        assert all(re.fullmatch("[A-Z][A-Z0-9]", tag) and value for tag, _, value in lines[:-1])
        values = {tag: value for tag, _, value in lines}
        assert values["TY"] == ("UNPB" if entry.unpublished else "GOVDOC")
        assert re.fullmatch(r"\d{4}/(\d\d)?/(\d\d)?/", values.get("DA", "2025///"))


def test_every_csl_item_can_be_read(library: Library) -> None:
    """One item with id and type; names literal, dates in parts; nothing that CSL 1.0.2 does not know."""
    for entry in entries(library):
        (item,) = json.loads(csl_json(entry))
        assert item["type"] in CSL_TYPES
        assert (item["type"] == "manuscript") == entry.unpublished
        authors, parts = item.pop("author", [{"literal": ""}]), item.pop("issued", {"date-parts": [[1]]})
        assert {*map(tuple, authors)} == {("literal",)}
        (date,) = parts["date-parts"]
        assert [type(part) for part in date] in ([int], [int] * 2, [int] * 3)
        assert item.keys() <= CSL_STRINGS
        assert all(value and isinstance(value, str) for value in item.values())


def test_a_draft_is_never_presented_as_a_decision(library: Library) -> None:
    """No conference is its author, it has no day and no number, and the note says what it is."""
    bodies = [body.record for body in library.register.bodies.values()]
    drafts = [key for key, entry in library.register.decisions.items() if entry.record.stage == "draft"]
    for language, say in library.wordings.items():
        conferences = {one.name.by_language.get(language) for one in bodies if one.kind == "conference"}
        for entry in (entry_of(library, language, draft) for draft in drafts):
            assert (entry.unpublished, entry.issued, entry.number) == (True, None, "")
            assert not conferences & set(entry.authors)
            assert say("cite-draft-status").rstrip(".。") in entry.note


def test_what_tex_takes_for_a_command_is_escaped(corpus: Library) -> None:
    """Every one of the ten; the words come back when they are read again."""
    plain = entry_of(corpus, "en", "aa-3-4")
    odd = replace(plain, authors=(r"50% & {more}",), title=r"a_b $x^2$ #1 ~ \end")
    _, _, fields = bibtex_fields(bibtex(odd))
    assert fields["author"] == r"{50\% \& \{more\}}"
    assert fields["title"] == r"{a\_b \$x\textasciicircum{}2\$ \#1 \textasciitilde{} \textbackslash{}end}"


@pytest.mark.parametrize("odd", ["{", "}", "}}", "}{", "{{}", "}},\n  note = {forged}", "\\{", "a}b{c", "{a} }{ {"])
def test_no_brace_ends_a_field_of_an_entry(corpus: Library, odd: str) -> None:
    entry = replace(entry_of(corpus, "en", "aa-3-4"), authors=(odd,), title=odd, event=odd, number=odd, note=odd)
    _, _, fields = bibtex_fields(bibtex(entry))
    assert list(fields) == ["author", "title", "year", "date", "eventtitle", "number", "url", "language", "note"]
    assert "forged" not in fields["year"]
