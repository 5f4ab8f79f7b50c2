"""Whatever words stand in the records: they add no element and no attribute to any page, and lead nowhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml

from hostile import attributes, elements
from jointreport.records.model import language as texts
from jointreport.site.pages import subjects
from jointreport.site.urls import KINDS_OF_PAGE
from jointreport.views.blocks import BlockContext, block_kinds
from jointreport.views.layout.chrome import PARTS, PageFacts
from library import Library
from projects import CORPUS, cases, read_yaml

LANGUAGES = {"en", "zh", "fr", "ar"}
GIVEN = {"list": "stage", "places": "aa-3-9#p1"}
VALUES = {"status", "title-status"}
"""Fields that hold a value of a list for each language, and no words."""
ADDED = cases("hostile.yaml")["words"]


def shown(library: Library, language: str) -> Iterator[str]:
    """Yield every block on the page of every record in a language, and what surrounds a page of these words."""
    for kind in ("", *KINDS_OF_PAGE):
        blocks = [block for block in block_kinds().values() if block.each == kind]
        for subject in subjects(library.register, kind) if kind else (None,):
            reader = library.reader(language, subject.path if subject else "page/")
            place = BlockContext(reader, subject)
            yield "".join(block.view(place, **{name: GIVEN[name] for name in block.required}) for block in blocks)
    title = library.register.edition.title[language]
    facts = PageFacts("x/", title, title, title, "fr", "https://example.org/edit", ((title, "./"),))
    yield "".join(PARTS[name](reader, facts, "") for name in PARTS)


def with_words(value: Any, added: str) -> Any:
    """Return the content of a file in which words are added to every text in a language."""
    if isinstance(value, list):
        return [with_words(one, added) for one in value]
    if isinstance(value, dict):
        changed = {key: one if key in VALUES else with_words(one, added) for key, one in value.items()}
        return changed | {key: f"{one} {added}" for key, one in value.items() if key in LANGUAGES and type(one) is str}
    return value


def corpus_with(added: str, folder: Path) -> Library:
    """Return the corpus with words added to every text of every record; the words of the interface stay."""
    shutil.copytree(CORPUS / "data", folder / "data")
    for file in (folder / "data").rglob("*.yaml"):
        if file.name != "wording.yaml":
            content = yaml.safe_dump(with_words(read_yaml(file), added), allow_unicode=True, sort_keys=False)
            file.write_text(content, "utf-8")
    return Library(folder)


@pytest.fixture(scope="module")
def usual() -> dict[str, set[tuple[str, str]]]:
    """Every element and attribute that stands on a page of the corpus as it is, in two languages."""
    library = Library(CORPUS)
    return {
        language: attributes([one for html in shown(library, language) for one in elements(html)])
        for language in ("en", "zh")
    }


@pytest.mark.parametrize(("added", "language"), [*zip(ADDED, cycle(["en", "zh"]), strict=False)])
def test_words_of_records_are_words_on_every_page(
    added: str, language: str, usual: dict[str, set[tuple[str, str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tags are refused when the data are read; had they got through, they would be words all the same."""
    monkeypatch.setattr(texts, "_MARKUP", re.compile(r"(?!)"))
    library = corpus_with(added, tmp_path)
    found = [one for html in shown(library, language) for one in elements(html)]
    assert attributes(found) <= usual[language]
    leads = [value for one in found for name in ("href", "src", "action") if (value := one.get(name, ""))]
    assert [value for value in leads if "evil.example" in value or "alert" in value] == []
    # All records are there, with these words.
    whole = Library(CORPUS).register.entries
    assert {kind: len(of) for kind, of in library.register.entries.items()} == {k: len(of) for k, of in whole.items()}
    assert library.register.edition.title["en"].endswith(added)
