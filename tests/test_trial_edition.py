"""A site of which nobody has said yet who publishes it, who to write to and where it stands.

It shows neither a placeholder nor a false address, says at the top of every page that it is a trial edition, and works.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path

import pytest

from finished import Page, all_pages, page_at, pages
from jointreport.texts.citations.quotation import Quoter
from library import Library
from paper.reading import lines, printed_of
from projects import CORPUS, REPOSITORY, built, copy_of_corpus, rewrite, run

SENTENCES = {
    "": "Trial edition: no publisher is named yet; not for citation.",
    "zh/": "试行版：尚未指定发布机构，请勿引用。",
}
_NAMED = r"^(publisher|contact):\n(  .*\n)*|^contact-address:.*\n"
FALSE = re.compile(r"\[publisher|\[contact|待定］|example\.org|github\.com|example/")


def unnamed(folder: Path) -> Path:
    """Return the corpus without publisher, contact and addresses; what it cites stands at other addresses."""
    project = copy_of_corpus(folder)
    for name, pattern, instead in (
        ("data/edition.yaml", _NAMED, ""),
        ("data/sources.yaml", r"example\.org", "elsewhere.net"),
        ("mkdocs.yml", r'"https://[^"]*"', '""'),
    ):
        text, count = re.subn(pattern, instead, (project / name).read_text("utf-8"), flags=re.MULTILINE)
        assert count > 1, name
        (project / name).write_text(text, "utf-8")
    return project


@pytest.fixture(scope="session")
def trial() -> Path:
    """The site of a trial edition without an address; made once for a whole run."""
    return built(Path("trial"), unnamed, SITE_URL="", EDIT_URL="") / "site"


def text_of(file: Path) -> str:
    """Return what a file of the site says, unpacked where it is a DOCX."""
    if file.suffix != ".docx":
        return file.read_bytes().decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        return "".join(archive.read(name).decode("utf-8") for name in archive.namelist())


def test_nothing_holds_a_placeholder_or_a_false_address(trial: Path) -> None:
    """No page, index, plain edition or DOCX; a PDF is looked at below, by what it is printed from."""
    files = [file for file in trial.rglob("*.*") if file.suffix != ".pdf"]
    assert len(files) > 100
    assert [file.relative_to(trial) for file in files if FALSE.search(text_of(file))] == []


def test_nor_does_a_document_on_paper(tmp_path: Path) -> None:
    """Not in its words, nor in its properties; every page of it says what edition it is of."""
    for name, paper in printed_of(unnamed(tmp_path), "").papers.items():
        told = list(lines(paper))
        assert not FALSE.search("\n".join(told)), name
        assert paper.publisher == ""
        if (sentence := SENTENCES.get(f"{paper.language}/".replace("en/", ""))) is not None:
            assert paper.running.startswith(sentence)
            assert f"  status: {sentence}" in told


def test_every_page_says_at_its_top_what_it_is(trial: Path) -> None:
    """In one line, in its own language; on the page for unknown addresses too."""
    for page in (*pages(trial), page_at(trial, "404.html")):
        (line,) = page.every("p", **{"class": "trial"})
        assert page.html.index('<p class="trial">') < page.html.index('<a class="brand"')
        assert line.text == SENTENCES.get(page.folder, line.text)


def test_search_engines_are_asked_to_leave_it_out(trial: Path) -> None:
    assert [page for page in all_pages(trial) if page.meta("robots") != "noindex"] == []
    assert not (trial / "sitemap.xml").exists()


def addresses_in_the_head(page: Page) -> list[str]:
    links = (link.attrib["href"] for rel in ("canonical", "alternate") for link in page.every("link", rel=rel))
    return [*links, *(one.attrib["content"] for one in page.every("meta", property="og:url"))]


def test_the_head_names_no_address(trial: Path) -> None:
    assert [page for page in all_pages(trial) if addresses_in_the_head(page)] == []


def test_a_sentence_that_needs_what_is_not_known_is_left_out(trial: Path) -> None:
    """The contact, the link to the file, the address from which a page is printed."""
    for page in pages(trial):
        assert not page.every("p", **{"class": "edit"}), page
        assert not re.search(r"Contact:|write to:|Printed from|联系人联系|打印自", page.words()), page


def test_a_quotation_says_that_it_comes_from_a_trial_edition_and_has_no_address(tmp_path: Path) -> None:
    known = Library(unnamed(tmp_path), address="")
    quoter = Quoter(known.register, known.site, known.wordings)
    quoted = next(one for one in quoter.paragraphs("aa-4-draft-kites", "en") if one.anchor == "p2")
    assert quoted.lines[-2:] == ("Copied from the document, not changed.", SENTENCES[""])
    assert quoter.whole("aa-4-draft-kites", "zh").lines[-1] == SENTENCES["zh/"]


def test_it_works_at_the_root_and_below_a_folder(trial: Path) -> None:
    """No link but those of the page for unknown addresses depends on where the site stands."""
    for page in pages(trial):
        assert not [link for link in page.links().values() if link.startswith("/")], page


def test_with_a_publisher_and_a_contact_it_is_no_trial_edition(built_corpus: Path) -> None:
    """As the corpus is: at the top stands nothing, and readers learn whom to write to."""
    for page in pages(built_corpus / "site"):
        assert not page.every("p", **{"class": "trial"})
    about = page_at(built_corpus / "site", "about/").words()
    assert "How to correct it To correct a page, choose “Suggest a correction to this page” at the end of it." in about
    assert "To report an error, write to: Editor of the invented register." in about
    barriers = page_at(built_corpus / "site", "zh/about/accessibility/").words()
    assert "如遇无法阅读的页面，请与下列联系人联系：虚构登记册编辑。" in barriers


def lacking(project: Path) -> str:
    done = run(sys.executable, "tools/trial.py", project)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_summary_of_a_publication_names_the_lines_to_fill_in(tmp_path: Path) -> None:
    """All three, or those that are lacking still; without publisher or contact it says what follows from it."""
    project = unnamed(tmp_path)
    told = lacking(project)
    assert told.startswith("### Still to be filled in / 尚待填写\n\nUntil a publisher and a contact are named,")
    assert re.findall(r"^- `([a-z_]+)` in `([a-z./]+)`", told, re.MULTILINE) == [
        ("publisher", "data/edition.yaml"),
        ("contact", "data/edition.yaml"),
        ("site_url", "mkdocs.yml"),
    ]
    rewrite(project / "mkdocs.yml", ('SITE_URL, ""', 'SITE_URL, "https://lamps.net/"'))
    assert "site_url" not in lacking(project)
    assert lacking(CORPUS) == ""


def test_the_workflow_that_publishes_needs_none_of_the_three() -> None:
    """It takes the addresses from GitHub, and says what is lacking when the site is built."""
    workflow = text_of(REPOSITORY / ".github/workflows/publish.yml")
    assert "SITE_URL: ${{ steps.pages.outputs.base_url }}" in workflow
    assert "EDIT_URL: ${{ github.server_url }}/${{ github.repository }}/edit/main/docs/" in workflow
    assert workflow.index("jointreport site") < workflow.index('tools/trial.py >> "$GITHUB_STEP_SUMMARY"')


@pytest.mark.real_data
def test_the_real_data_hold_no_placeholder() -> None:
    """What is not known is left out, and never written as if it were known."""
    for name in ("data/edition.yaml", "mkdocs.yml"):
        assert not re.search(r"\bto be named|待定|example", text_of(REPOSITORY / name)), name
