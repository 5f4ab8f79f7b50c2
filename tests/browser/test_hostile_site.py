"""A whole site of hostile words, opened page by page: nothing runs, nothing is asked of another host.

It takes minutes, so it is done each week, and by hand:

INJECTIONS=3 python -m pytest tests/browser/test_hostile_site.py -s
"""

from __future__ import annotations

import io
import json
import os
import random
import re
import zipfile
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree as ET

import html5lib  # type: ignore[import-untyped]  # It has no types.
import pytest
from playwright.sync_api import Browser, Dialog
from pypdf import PdfReader

from browser.chromium import WIDE, Visitor, visiting
from browser.hosting import BASE, hosted
from hostile import harms
from jointreport.generate.build import build_site
from jointreport.markdown.check import check_pages
from jointreport.problems import Problem
from jointreport.records.load import load
from jointreport.records.model import language as texts
from jointreport.records.register.register import Register
from jointreport.rules import check
from poisoned import OF_SENSE, Poisoned
from projects import SETTINGS, cases, copy_of_corpus

BATCHES = int(os.environ.get("INJECTIONS", "0"))
HOSTILE = cases("hostile.yaml")
# What our own document holds, which an author's page may not; old sources stand at addresses without encryption.
OURS = re.compile(r"(?:script|meta|link|form|style)\b.*|a href=http://example\.org/.*")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not BATCHES, reason="takes minutes: set INJECTIONS")]


@pytest.mark.parametrize("seed", range(max(BATCHES, 1)))
def test_a_hostile_site_is_a_site(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    choose = random.Random(seed)  # noqa: S311 - the same in every run.
    project = copy_of_corpus(tmp_path)
    words = ["".join(choose.choices(HOSTILE["in words"], k=choose.randint(1, 6))) for _ in range(40)]
    monkeypatch.setattr("jointreport.generate.check.check", check_without_sense)
    with patch.object(texts, "_MARKUP", re.compile(r"(?!)")):
        poisoned = Poisoned(project, [*words, *HOSTILE["words"]])
        pages = built_with_pages(project, choose)
    assert len(poisoned.changed) > 1000
    site = project / "site"
    assert_every_file_is_of_its_kind(site)
    with hosted(site) as address, visiting(browser, f"{address}{BASE}") as visitor:
        opened = open_every_page(visitor, site)
    told = f"{len(poisoned.changed)} values, {pages} pages of authors; {opened} pages opened"
    print(told)  # noqa: T201 - figures to note down.


def check_without_sense(*of: Any) -> list[Problem]:
    """Return what the rules tell, but for the sense of words."""
    return [problem for problem in check(*of) if problem.code not in OF_SENSE]


def built_with_pages(project: Path, choose: random.Random) -> int:
    """Build the project with more words in its settings and in each page; those of a page that is refused are left out.

    Return how many pages have more words.
    """
    settings = project / "mkdocs.yml"
    name = """site_name: 'x" xq20="1 <xq21> </title><script>alert(1)</script>'"""
    settings.write_text(re.sub("^site_name: .*", name, settings.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    before = poison_pages(project, choose)
    for _ in range(20):
        outcome = build_site(project, project / "site")
        refused = {problem.spot.path for problem in outcome.problems if problem.level == "error"}
        if not refused:
            return len(before)
        for path in refused:
            assert path in before, [problem.line() for problem in outcome.problems]
            (project / path).write_text(before.pop(path), "utf-8")
    raise AssertionError(refused)


def poison_pages(project: Path, choose: random.Random) -> dict[str, str]:
    """Give each page more words, in a field or at its end, that the check lets stand; return the pages as they were."""
    register, known = Register(load(project)), {}
    for file in sorted((project / "docs").rglob("*.md")):
        before = file.read_text("utf-8")
        for _ in range(6):
            pieces = [*HOSTILE["pieces"], *HOSTILE["in words"]]
            piece = "".join(choose.choices(pieces, k=choose.randint(1, 4)))
            first = re.search("^(?:description|menu|title): .*$", before, re.MULTILINE)
            end = first.end() if first and choose.random() < 0.5 else None
            after = f"{before}\n{piece}\n" if end is None else f"{before[:end]} {' '.join(piece.split())}{before[end:]}"
            file.write_text(after, "utf-8")
            if not any(one.level == "error" for one in check_pages(project, register)):
                known[file.relative_to(project).as_posix()] = before
                break
            file.write_text(before, "utf-8")
    return known


def assert_every_file_is_of_its_kind(site: Path) -> None:
    """Parsed by other programs: pages, the index of the search, sitemap, documents on paper."""
    for file in site.rglob("*.html"):
        root = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        found = [one for one in root.iter() if isinstance(one.tag, str)]
        assert not [one.tag for one in found if re.match("xq", one.tag)], file
        assert not [name for one in found for name in one.attrib if re.match("xq|on", str(name))], file
        assert [one for one in harms(found) if not OURS.fullmatch(one)] == [], file
        scripts = [one for one in found if one.tag == "script"]
        assert not [one.text for one in scripts if one.text and one.get("type") is None], file
    for file in site.glob("search/*.js"):
        taken = re.fullmatch(r'jointSearch\.take\("([^"]+)",(.*)\);\n', file.read_text("utf-8"), re.DOTALL)
        assert taken, file
        json.loads(taken[2])
    ET.parse(site / "sitemap.xml")  # noqa: S314 - made a moment ago.
    for file in site.rglob("*.docx"):
        with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
            for name in archive.namelist():
                tags = {one.tag for one in ET.fromstring(archive.read(name)).iter()}  # noqa: S314 - as above.
                assert not [tag for tag in tags if "xq" in tag]
    for file in site.rglob("*.pdf"):
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(PdfReader(file).root_object), file


def open_every_page(visitor: Visitor, site: Path) -> int:
    """Open every page in the browser; return how many there are."""
    dialogs: list[str] = []
    own = (visitor.root.removesuffix(BASE), "data:")

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    visitor.page.on("dialog", note)
    visitor.page.set_viewport_size(WIDE)
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    for file in files:
        page = visitor.visit(file.removesuffix("index.html"))
        page.wait_for_load_state("load")
        assert (dialogs, visitor.messages) == ([], []), file
        assert [url for url in visitor.requested if not url.startswith(own)] == [], file
    return len(files)
