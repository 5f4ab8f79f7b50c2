"""Whatever words stand in whatever field of the records: they are words on every page and in every file made of them.

Each value of the invented corpus is given more words, whatever field it stands in, and keeps them where nothing
refuses it. So a new field is looked at as soon as the corpus has one.
"""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from xml.etree import ElementTree as ET

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from hostile import attributes, elements
from jointreport.generate.extras import sitemap
from jointreport.paper.files import files_of, papers
from jointreport.paper.model import Paper, PrintFault
from jointreport.records.model import language as texts
from jointreport.site.pages import subjects
from jointreport.site.urls import KINDS_OF_PAGE
from jointreport.texts.citations.exports import bibtex, cited_entry, csl_json, ris
from jointreport.texts.citations.references import References
from jointreport.views.blocks import BlockContext, block_kinds
from jointreport.views.layout.chrome import PARTS, PageFacts
from library import Library
from poisoned import Poisoned
from projects import CORPUS, cases

BATCHES = int(os.environ.get("INJECTIONS", "0"))
"""How many batches of random words are tried, beside one that is written down; each is put in some 1,800 values."""
GIVEN = {"list": "stage", "places": "aa-3-9#p1"}
LETTERS = st.text(st.characters(codec="utf-8", categories=["L", "P", "S"]), max_size=3)
WORDS = st.lists(st.sampled_from(cases("hostile.yaml")["in words"]) | LETTERS, min_size=1, max_size=8).map("".join)
# The interface of the corpus has words of its own in Arabic alone; its texts are read in English and Chinese.
LANGUAGES = cycle(["ar", "ar", "zh", "en"])
PHASES = [Phase.explicit, Phase.generate] if BATCHES else [Phase.explicit]
FIELDS_OF_BIBTEX = {"author", "title", "year", "date", "eventtitle", "number", "url", "language", "note"}
TAGS_OF_RIS = {"TY", "ID", "AU", "TI", "PY", "DA", "T2", "M1", "UR", "LA", "N1", "ER"}


@given(st.lists(WORDS, min_size=7, max_size=7))
@example(cases("hostile.yaml")["words"])
# In every run of the tests the same; what failed is told as it is: to find a smaller batch would take an hour.
@settings(max_examples=BATCHES or 1, derandomize=not BATCHES, deadline=None, database=None, phases=PHASES)
def test_words_of_records_are_words_wherever_they_are_printed(words: list[str]) -> None:
    """Tags are refused when the data are read; had they got through, they would be words all the same."""
    with TemporaryDirectory() as folder, patch.object(texts, "_MARKUP", re.compile(r"(?!)")):
        poisoned = Poisoned(Path(folder), words)
        library, language = Library(Path(folder)), next(LANGUAGES)
        assert len(poisoned.changed) > 1000
        assert_pages_hold(library, language)
        assert_entries_hold(library, language)
        assert_papers_hold(library)
        assert_sitemap_holds(library)


def assert_pages_hold(library: Library, language: str) -> None:
    """No element or attribute that the corpus as it is lacks, and nothing that leads to where words say."""
    found = [one for html in shown(library, language) for one in elements(html)]
    assert attributes(found) <= usual(language)
    for one in found:
        for name in one.attrib.keys() & {"href", "src", "action"}:
            assert not re.match(r"\W*(?:javascript|data:text|//|https://evil)", one.attrib[name]), one.attrib


def shown(library: Library, language: str) -> Iterator[str]:
    """Yield every block on the page of every record in a language, and what surrounds a page of these words."""
    for kind in ("", *KINDS_OF_PAGE):
        blocks = [block for block in block_kinds().values() if block.each == kind]
        for subject in subjects(library.register, kind) if kind else (None,):
            reader = library.reader(language, subject.path if subject else "page/")
            place = BlockContext(reader, subject)
            yield "".join(block.view(place, **{name: GIVEN[name] for name in block.required}) for block in blocks)
    title = library.register.edition.title.version(language).words
    facts = PageFacts("x/", title, title, title, "fr", "https://example.org/edit", ((title, "./"),))
    yield "".join(PARTS[name](reader, facts, "") for name in PARTS)


@cache
def usual(language: str) -> set[tuple[str, str]]:
    """Every element and attribute that stands on a page of the corpus as it is."""
    return attributes([one for html in shown(Library(CORPUS), language) for one in elements(html)])


def assert_entries_hold(library: Library, language: str) -> None:
    """What reference managers read: each entry is one, with the fields that it should have and no other."""
    references = References(library.register, library.wordings[language])
    for identity in (*library.register.decisions, *library.register.documents):
        entry = cited_entry(library.register, library.site, library.wordings[language], references, identity)
        assert set(fields_of_bibtex(bibtex(entry))) <= FIELDS_OF_BIBTEX
        (item,) = json.loads(csl_json(entry))
        assert (item["id"], item["title"]) == (identity, entry.title)
        lines = ris(entry).split("\n")
        assert {line[:6] for line in lines} <= {f"{tag}  - " for tag in TAGS_OF_RIS}
        assert [number for number, line in enumerate(lines) if line[:2] in {"TY", "ER"}] == [0, len(lines) - 1]


def fields_of_bibtex(source: str) -> list[str]:
    """Return the names of the fields of the one entry in a file, read as BibTeX reads: every brace counts."""
    depth, outside = 0, ""
    for sign in source:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        outside += sign if depth == 1 else ""
        assert depth >= 0, source
    assert depth == 0, source
    assert source.count("\n@") == 0
    return re.findall(r"(\w+) = ", outside)


def assert_papers_hold(library: Library) -> None:
    """A document on paper has the parts that it has in the corpus as it is; a sign of no font is refused."""
    with suppress(PrintFault):
        kinds, targets, actions = parts_of(one_paper(library))
        assert kinds <= usual_parts()[0]
        assert actions <= usual_parts()[2]
        assert all(target.startswith(("https://example.org/", "mailto:")) or not target for target in targets)


def one_paper(library: Library) -> Paper:
    every = papers(library.register, library.site, library.wordings)
    return next(paper for paper in every if paper.path.endswith("aa-4-draft-kites.zh"))


def parts_of(paper: Paper) -> tuple[set[str], set[str], set[str]]:
    """Return the elements of a DOCX, the addresses to which it leads, and what the PDF does."""
    word, pdf = (file.content for file in files_of(paper))
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        parts = [ET.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels"))]  # noqa: S314 - a file that was made a moment ago.
    found = [one for part in parts for one in part.iter()]
    external = {one.get("Target", "") for one in found if one.get("TargetMode") == "External"}
    reader = PdfReader(io.BytesIO(pdf))
    annotations = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    actions = {str(note.get("/A", {}).get("/S", "")) for note in annotations}
    return {one.tag for one in found}, external, {*actions, *map(str, reader.root_object)}


@cache
def usual_parts() -> tuple[set[str], set[str], set[str]]:
    return parts_of(one_paper(Library(CORPUS)))


def assert_sitemap_holds(library: Library) -> None:
    languages = tuple(library.register.languages)
    every = {f"decisions/{one}/": languages for one in library.register.decisions}
    root = ET.fromstring(sitemap(library.site, every).encode())  # noqa: S314 - as above.
    assert len(root) == len(every) * len(languages)
    assert {one.tag.rpartition("}")[2] for one in root.iter()} == {"urlset", "url", "loc", "link"}
