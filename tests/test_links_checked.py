"""What once only a build found is told by the check: links, pictures, places, the menu, languages, moved addresses."""

from __future__ import annotations

import re
import shutil
from os.path import normpath
from pathlib import Path

import pytest

from jointreport.generate.layout import layout_problems
from jointreport.generate.menu import menu_problems
from jointreport.markdown.check import check_pages
from jointreport.problems import in_order
from jointreport.records.load import load
from jointreport.records.register.register import Register
from projects import REPOSITORY, bare_corpus, cases, rewrite

LINK = re.compile(r"\]\(([^)#]+)\.md[)#]")

CASES = [case for group in cases("words/links.yaml").values() for case in group]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented corpus with its pages; each test leaves it as it was."""
    return bare_corpus(tmp_path_factory.mktemp("links"))


@pytest.fixture(scope="module")
def register(corpus: Path) -> Register:
    return Register(load(corpus))


def told(project: Path, register: Register) -> str:
    found = in_order([*check_pages(project, register), *menu_problems(project, register)])
    return "; ".join(f"{one.spot} {one.code}" for one in found)


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES)
def test_what_leads_nowhere_is_told_before_anything_is_built(
    corpus: Path, register: Register, name: str, old: str, new: str, expected: str
) -> None:
    file, sound = corpus / name, (corpus / name).read_bytes()
    rewrite(file, (old, new))
    found = told(corpus, Register(load(corpus)) if name.startswith("data/") else register)
    file.write_bytes(sound)
    assert found == expected


@pytest.mark.parametrize("name", ["services.en.md", "index.en.md", "about/index.en.md", "draft-decision.zh.md"])
def test_of_a_page_that_was_renamed_every_line_that_leads_to_it_is_told(
    corpus: Path, register: Register, name: str
) -> None:
    """Both languages are renamed, as an author would; whatever names the page is found, in pages and in the menu."""
    stem = name.rsplit(".", 2)[0]
    files = [corpus / f"docs/{stem}.{language}.md" for language in ("en", "zh")]
    renamed = [file.with_name(f"renamed.{file.name.rsplit('.', 2)[1]}.md") for file in files]
    for file, new in zip(files, renamed, strict=True):
        file.rename(new)
    found = told(corpus, register)
    for file, new in zip(files, renamed, strict=True):
        new.rename(file)
    pages = {page.relative_to(corpus).as_posix(): page.read_text("utf-8") for page in (corpus / "docs").rglob("*.md")}
    leading = {path for path, text in pages.items() for link in LINK.findall(text) if leads_to(path, link) == stem}
    told_of = {one.partition(":")[0] for one in found.split("; ") if one.endswith("broken-link")}
    own = {f"docs/{stem}.{language}.md" for language in ("en", "zh")}
    assert told_of >= leading - own
    in_menu = f"  - {stem}.md" in (corpus / "mkdocs.yml").read_text("utf-8")
    assert in_menu == ("menu-without-page" in found)


def leads_to(path: str, link: str) -> str:
    """Return the name without language of the page to which a link on another page leads."""
    return normpath(Path(path.removeprefix("docs/")).parent / link)


def test_what_stands_in_a_page_is_found_once_for_its_text(
    corpus: Path, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(corpus, register)

    def parse(_: str) -> None:
        raise AssertionError

    monkeypatch.setattr("jointreport.markdown.contents.parse", parse)
    assert told(corpus, register) == ""


LAYOUTS = [
    ('{{ slot("skip") }}', '{{ slot("skip") }', "18:1 template-not-read"),
    ('{{ slot("skip") }}', "{% if page %}", "50:1 template-not-read"),
    ('{{ slot("skip") }}', "{% block %}", "18:1 template-not-read"),
    ('{{ slot("skip") }}', '{{ slot("skp") }}', "18:1 unknown-slot"),
    ('{{ slot("skip") }}', '{{ slot("skip") }}{# A remark. #}', ""),
]


@pytest.mark.parametrize(("old", "new", "expected"), LAYOUTS)
def test_a_template_that_cannot_be_read_is_told_before_anything_is_built(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    shutil.copytree(REPOSITORY / "overrides", tmp_path / "overrides")
    rewrite(tmp_path / "overrides/main.html", (old, new))
    told_of = [f"{one.spot.line}:{one.spot.column} {one.code}" for one in layout_problems(tmp_path)]
    assert told_of == ([expected] if expected else [])
