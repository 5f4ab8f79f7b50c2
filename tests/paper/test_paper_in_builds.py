"""Documents on paper in a built site: which files there are, what links say of them, when they are printed anew."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from finished import page_at
from jointreport.generate.build import build_site, preview_site
from jointreport.generate.outcome import Outcome
from projects import cases, command, copy_of_corpus, print_anew

# Each document is printed as DOCX and PDF, which takes longer than all other tests without a browser.
pytestmark = pytest.mark.slow
CASES = cases("downloads.yaml")
KINDS = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf"}
NOTE = "documents/aa-cop-4-note/"
RECORD = "data/documents/aa-cop-4-note.yaml"
REPORT = "annexes/joint-report/2024-2025/"


def downloads(site: Path, address: str) -> list[Element]:
    """Return the section “To download” of a page, if it has one."""
    return page_at(site, address).every("section", **{"class": "downloads"})


def links(site: Path, address: str) -> dict[str, tuple[str, str, str]]:
    """Return the links of that section: file below the page → words, media type, language."""
    found = (link for section in downloads(site, address) for link in section.iter("a"))
    told = ((link, "".join(link.itertext())) for link in found)
    return {
        link.attrib["href"].rpartition("/")[2]: (words, link.attrib["type"], link.attrib["hreflang"])
        for link, words in told
    }


def remarks(site: Path, address: str) -> list[str | None]:
    return [one.text for section in downloads(site, address) for one in section.iter("p")]


def printed_files(site: Path) -> set[str]:
    """Return the documents; what changed between two texts is no document of its own."""
    found = {file.relative_to(site).as_posix() for kind in KINDS for file in site.rglob(f"*.{kind}")}
    return {name for name in found if "/changes" not in name}


def test_a_page_of_changes_leads_to_them_as_tracked_changes_in_each_of_its_languages(built_corpus: Path) -> None:
    site = built_corpus / "site"
    made = {file.relative_to(site).as_posix() for file in site.glob("decisions/*/changes*/*.docx")}
    pages = {file.parent.relative_to(site).as_posix() for file in site.glob("decisions/*/changes*/index.html")}
    assert {name.rpartition("/")[0] for name in made} == pages != set()
    for address in pages:
        own = {name.rpartition("/")[2] for name in made if name.startswith(f"{address}/")}
        shown = set(re.findall(r'href="([^"]+\.docx)"', (site / address / "index.html").read_text("utf-8")))
        assert {name.rpartition("/")[2] for name in shown} == own


def test_every_text_held_whole_and_every_annex_is_there_as_docx_and_pdf(built_corpus: Path) -> None:
    documents = CASES["documents"].items()
    expected = {f"{name}.{one}.{kind}" for name, held in documents for one in held for kind in KINDS}
    assert printed_files(built_corpus / "site") == expected


@pytest.mark.parametrize(("address", "said"), CASES["links"].items())
def test_a_link_says_kind_language_and_status(built_corpus: Path, address: str, said: list[str]) -> None:
    parts = (words.replace("，", ", ").split(", ") for words, _, _ in links(built_corpus / "site", address).values())
    told = [", ".join((kind, *rest)) for kind, _, *rest in parts]
    assert told == [f"{kind}, {one}" for one in said for kind in ("DOCX", "PDF")]


def test_a_document_that_sets_out_a_draft_warns_before_the_links(built_corpus: Path) -> None:
    assert remarks(built_corpus / "site", NOTE) == ["The draft decision set out in this document is not a decision."]


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_the_size_told_is_that_of_the_file_and_the_type_its_own(any_site: Path, folder: str) -> None:
    """In kilobytes, rounded up; in both of the languages that both projects have."""
    shown = set()
    for address in {file.rpartition("/")[0] for file in printed_files(any_site)}:
        for name, (words, media, tag) in links(any_site, f"{folder}{address}/").items():
            file = any_site / address / name
            kilobytes = -(-file.stat().st_size // 1000)
            assert words.replace("，", ", ").split(", ")[1] == f"{kilobytes} kB"
            assert media == KINDS[name.rpartition(".")[2]]
            assert tag.partition("-")[0] == name.split(".")[-2]
            shown.add(f"{address}/{name}")
    assert shown == printed_files(any_site), "every file has a link"


# What is printed anew


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus built once, with a memory of its own for what is printed."""
    project = copy_of_corpus(tmp_path_factory.mktemp("paper"))
    print_anew(project)
    assert build_site(project, project / "site").ok
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "copy", symlinks=True)


def reword(project: Path, beginning: str) -> None:
    """Let the first English words of the note begin otherwise."""
    text = (project / RECORD).read_text("utf-8")
    (project / RECORD).write_text(text.replace('en: "', beginning, 1), "utf-8")


def remembered(project: Path) -> dict[str, int]:
    """Return the documents that are kept, with the times at which they were."""
    return {file.name: file.stat().st_mtime_ns for file in (project / ".cache" / "paper").iterdir()}


def all_printed(site: Path) -> dict[str, bytes]:
    return {name: (site / name).read_bytes() for name in printed_files(site)}


def test_nothing_is_printed_again_where_nothing_changed_even_after_a_preview(project: Path) -> None:
    before, files = remembered(project), all_printed(project / "site")
    assert preview_site(project, project / "site").ok
    assert all_printed(project / "site") == {}
    assert build_site(project, project / "site").ok
    assert (remembered(project), all_printed(project / "site")) == (before, files)


def test_an_edit_prints_anew_the_documents_in_which_it_shows_and_tells_their_sizes(
    built: Path, project: Path, tmp_path: Path
) -> None:
    """The pages and files are those of a build from nothing."""
    reword(project, 'en: "Many more words than before: ')
    before = remembered(project)
    assert build_site(project, project / "site").ok
    after = remembered(project)
    earlier = all_printed(built / "site")
    anew = {name for name, content in all_printed(project / "site").items() if earlier[name] != content}
    assert anew == {name for name in anew if "aa-cop-4-note" in name} != set()
    assert len(after.keys() - before.keys()) < len(before), "most are kept"
    shutil.rmtree(project / ".cache")
    assert build_site(project, tmp_path / "from-nothing").ok
    assert all_printed(tmp_path / "from-nothing") == all_printed(project / "site")
    page = f"{NOTE}index.html"
    assert (tmp_path / "from-nothing" / page).read_bytes() == (project / "site" / page).read_bytes()


def test_other_fonts_or_libraries_print_everything_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("generate.papers", "paper.libraries"):
        monkeypatch.setattr(f"jointreport.{module}.installed_versions", lambda: ("weasyprint 71.0",))
    before = remembered(project)
    assert build_site(project, project / "site").ok
    assert len(remembered(project)) == 2 * len(before)


# What is missing


def test_a_build_for_publication_stops_and_names_what_is_missing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last edition stays as it was."""
    shutil.rmtree(project / ".cache")
    files = all_printed(project / "site")
    outcome = _without_printers(project, monkeypatch, preview=False)
    assert [one.code for one in outcome.problems if one.level == "error"] == ["library-missing"]
    assert not outcome.ok
    assert all_printed(project / "site") == files


def test_a_preview_needs_none_of_it_and_says_why_there_is_nothing_to_download(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(project / ".cache" / "paper")
    assert _without_printers(project, monkeypatch, preview=True).ok
    assert printed_files(project / "site") == set()
    assert remarks(project / "site", REPORT) == [
        "DOCX and PDF files are made when the site is built for publication; a preview has none."
    ]


def _without_printers(project: Path, monkeypatch: pytest.MonkeyPatch, *, preview: bool) -> Outcome:
    for module in ("weasyprint", "docx"):
        monkeypatch.setitem(sys.modules, module, None)
    return build_site(project, project / "site", preview=preview)


def test_a_sign_that_is_in_none_of_our_fonts_is_told_with_its_record(tmp_path: Path) -> None:
    project = copy_of_corpus(tmp_path)
    reword(project, 'en: "ꦄ ')
    done = command(project, "site", "--lang", "en")
    assert done.returncode == 1
    assert done.stderr.startswith(
        f"{RECORD}:1:1: The document “{NOTE}aa-cop-4-note.en” cannot be printed as it should; the printer says: "
    )
