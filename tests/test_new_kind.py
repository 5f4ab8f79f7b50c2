"""How to add a kind of record, and a field: all it takes, and what then works.

Each piece below is put into a copy of the program and of the corpus, where a newcomer would put it. Nothing
else is told of the new kind: checks, links, the list of changes and what cites a source read its declaration.
In the repository two guides name what there is, and other tests hold them to it: the fields stand in
`data/README.md`, the block in `BLOCKS.md`.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from finished import page_at
from jointreport.records.kinds import KINDS, change_aspects
from jointreport.views.documents.cited_by import WHERE_IT_STANDS
from library import Library, words
from projects import REPOSITORY, build, command, copy_of_corpus, rewrite
from repository import Repository

# 1. Its model, with a reference, a fact and a day among its fields. What each is, its markers say.
#    To add a field such as `published` takes its line here, its line in the view (3), and what it is called (4).

MODEL = '''\
"""What both secretariats publish together."""

from __future__ import annotations

from typing import Annotated

from jointreport.records.markers import DATE, FACT, NAME, RELATION, Meaning
from jointreport.records.model.base import DecisionId
from jointreport.records.model.dates import PartialDate
from jointreport.records.model.language import Text
from jointreport.records.model.sources import Sourced


class Publication(Sourced):
    """A joint publication."""

    title: Annotated[Text, FACT, NAME, Meaning("What it is called", "名称")]
    decision: Annotated[DecisionId, FACT, RELATION, Meaning("The decision that asks for it", "提出要求的决定")]
    published: Annotated[PartialDate | None, FACT, DATE, Meaning("When it came out", "出版日期")] = None
'''

# 2. Its declaration: the name of its file, its model, how the file is laid out, where a reader finds a record.

DECLARATION = '    Kind("publications", Publication, Layout.TABLE, "publications/#{}"),\n'
IMPORT = "from jointreport.records.model.publications import Publication\n"

# 3. Its view and template: a block that authors put on a page.

VIEW = '''\
"""The joint publications."""

from __future__ import annotations

from markupsafe import Markup

from jointreport.records.model.publications import Publication
from jointreport.site.context import RenderContext
from jointreport.site.urls import record_path
from jointreport.views.blocks import BlockContext, block
from jointreport.views.parts.facts import Row
from jointreport.views.parts.sources import supports
from jointreport.views.templates import render


@block("publications")
def publications(place: BlockContext) -> Markup:
    """Show the joint publications, each with the decision that asks for it."""
    reader, items = place.reader, []
    for identity, entry in reader.register.entries["publications"].items():
        title = reader.show(entry.record.title, record_path("publications", identity), heading=True)
        items.append((identity, title, _rows(reader, entry.record)))
    return render("publications", items=items, say=reader.say) if items else Markup("")


def _rows(reader: RenderContext, record: Publication) -> list[Row]:
    told = {"decision": reader.link("decisions", record.decision)}
    if record.published:
        told["published"] = reader.say.date(record.published)
    known = record.sources
    return [Row(reader.say(f"field-{one}"), words, supports(reader, known, one)) for one, words in told.items()]
'''
TEMPLATE = """\
{% from "items.html.jinja" import fact_rows %}
{% for identity, title, rows in items %}
<article class="item" id="{{ identity }}">
<h2 class="item__title">{{ title }}</h2>
{{ fact_rows(rows, say) }}
</article>
{% endfor %}
"""

# 4. Its words: what its records are called where they are listed, and what its new fields are called.

WORDS = """
cited-publications: {en: "Publications", zh: "出版物"}
field-decision: {en: "Decision", zh: "决定"}
field-published: {en: "Published", zh: "出版日期"}
"""

# 5. A page that shows it, and a record.

PAGES = {
    "docs/publications.en.md": "# Publications\n\nSee the [atlas](lamp-atlas).\n\n{{ publications }}\n",
    "docs/publications.zh.md": "# 出版物\n\n见[图集](lamp-atlas)。\n\n{{ publications }}\n",
}
RECORD = """\
lamp-atlas:
  title: {en: Atlas of quiet lamps, zh: 静灯图集}
  decision: aa-3-9
  sources:
    - {source: lantern-gazette, certainty: inferred, step: {en: By its date., zh: 按日期。}}
"""

RECORDS = "data/publications.yaml"
DATED = RECORD.replace("  sources:", "  published: 2024-05\n  sources:")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the new kind."""
    copy = tmp_path_factory.mktemp("house")
    for name in ("src", "hooks"):
        shutil.copytree(REPOSITORY / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    program = copy / "src" / "jointreport"
    for name, written in {
        "records/model/publications.py": MODEL,
        "views/reference/publications.py": VIEW,
        "views/reference/publications.html.jinja": TEMPLATE,
        "words/wording/publications.yaml": WORDS,
    }.items():
        (program / name).write_text(written, "utf-8")
    # One line for the import and one for the declaration.
    first_import, first_kind = "from jointreport.records.model.site", '    Kind("context"'
    rewrite(
        program / "records" / "kinds.py", (first_import, IMPORT + first_import), (first_kind, DECLARATION + first_kind)
    )
    return copy


@pytest.fixture(scope="module")
def project(house: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus with the new kind: on the first day without a record, then with one, which is then dated."""
    made = Repository(copy_of_corpus(tmp_path_factory.mktemp("new-kind")))
    (made.root / "hooks").unlink()
    (made.root / "hooks").symlink_to(house / "hooks")
    rewrite(made.root / "mkdocs.yml", ("not_in_nav: |\n", "not_in_nav: |\n  publications.*\n"))
    made.commit("2026-01-05", {".gitignore": "/site/\n/.cache/\n"})
    made.commit("2026-02-07", {RECORDS: RECORD, **PAGES})
    made.commit("2026-03-01", {RECORDS: DATED.replace("Atlas of", "An atlas of")})
    return made.root


@pytest.fixture(scope="module")
def site(house: Path, project: Path) -> Path:
    """The finished site; documents on paper have nothing to do with it, so it is a preview."""
    build(project, preview=True, PYTHONPATH=str(house / "src"))
    return project / "site"


UNKNOWN = (
    "data/publications.yaml:3:13: There is no “aa-3-99” in data/decisions/. Did you mean: aa-3-9? "
    "If it is new, add it there first. / "
    "data/decisions/中没有“aa-3-99”。是否应为：aa-3-9？如属新增，请先在该处添加。 [known-reference]\n"
)
UNSUPPORTED = "data/publications.yaml:1:1: No source supports: title, decision, published. Add a source under"


@pytest.mark.parametrize(
    ("record", "told"),
    [(DATED, ""), (DATED.replace("aa-3-9", "aa-3-99"), UNKNOWN), (DATED.partition("  sources:")[0], UNSUPPORTED)],
    ids=["sound", "a decision that is not known", "no source"],
)
def test_a_record_is_checked_by_what_its_markers_say(
    house: Path, project: Path, tmp_path: Path, record: str, told: str
) -> None:
    copy = tmp_path / "project"
    shutil.copytree(project, copy, symlinks=True, ignore=shutil.ignore_patterns("site", ".cache", ".git"))
    (copy / RECORDS).write_text(record, "utf-8")
    found = command(copy, "check", PYTHONPATH=str(house / "src")).stderr
    assert found.startswith(told)
    assert found.count("\n") == bool(told)


def test_its_page_shows_it_in_every_language(site: Path) -> None:
    english, chinese = (page_at(site, f"{folder}publications/") for folder in ("", "zh/"))
    assert "lamp-atlas" in english.anchors
    assert english.links()["atlas"] == "../publications/#lamp-atlas", "by which authors name it"
    assert "An atlas of quiet lamps Decision AA-3/9 Inferred [1]" in words(english.html)
    assert "Published May 2024 Inferred [1]" in words(english.html)
    assert "reported by the press: Lantern Gazette" in words(english.html)
    assert "出版日期 2024年5月" in words(chinese.html)


def test_the_search_finds_what_its_view_shows(site: Path) -> None:
    """Its title as a heading of the page, in each language, and what the author wrote on the page."""
    (file,) = (site / "search").glob("*-0.js")
    text = file.read_text("utf-8")
    rows, *languages = json.loads(text[text.index(",") + 1 : text.rindex(")")])
    (places,) = (row[4] for row in rows if row[0] == "publications/")
    assert places == ["", ["lamp-atlas", "", 1]]
    for shown in (("See the atlas.", "An atlas of quiet lamps"), ("见图集。", "静灯图集")):
        assert any({*shown} <= {*language} for language in languages)


def test_what_it_cites_tells_of_it(site: Path) -> None:
    """The list of sources names it among what rests on a source, and how sure it is."""
    page = page_at(site, "sources/")
    assert "Publications An atlas of quiet lamps Inferred" in words(page.html)
    assert page.links()["An atlas of quiet lamps"] == "../publications/#lamp-atlas"


def test_its_changes_are_told_by_their_meaning(site: Path) -> None:
    page = page_at(site, "about/changes/")
    told = words(page.html)
    assert "1 March 2026 Changed Publications An atlas of quiet lamps : name, title or symbol; date" in told
    assert "7 February 2026 New Publications An atlas of quiet lamps" in told
    assert page.links()["An atlas of quiet lamps"] == "../../publications/#lamp-atlas"


def test_a_kind_whose_changes_are_told_has_its_place_and_its_words(corpus: Library) -> None:
    """Whoever forgets one of them learns it here, not when the first record changes."""
    told = {kind.name: kind for kind in KINDS if change_aspects(kind.name)}
    assert {name for name, kind in told.items() if not kind.place} == set(WHERE_IT_STANDS)
    assert [name for name in told if f"cited-{name}" not in corpus.wordings["en"].by_key] == []
