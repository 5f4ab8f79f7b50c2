"""The pages of texts as they are built: layout, links to paragraphs, what the editors add, plain editions."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from finished import Page, page_at
from jointreport.markdown.check import check_pages
from library import REPOSITORY, Library, words
from projects import copy_of_corpus, records

CORPUS = REPOSITORY / "tests" / "corpus"
NOTE = "documents/mc-cop-6-note-brs/"
DRAFT = "decisions/mc-cop-6-draft-brs/"
UNOFFICIAL = (
    "Unofficial translation from Chinese. The English version of this document has not been seen; "
    "the document as issued prevails. Not to be quoted as a United Nations text."
)
WITH_WORDS = {"as-issued", "unofficial-translation", "summary"}


def held(project: Path) -> set[str]:
    """Return the paths of the decisions and documents of which words are held in some language."""
    return {
        f"{kind}/{identity}/"
        for kind in ("decisions", "documents")
        for identity, record in records(project, kind).items()
        if any(one["status"] in WITH_WORDS for one in record["text"].get("languages", {}).values())
    }


def folders(project: Path) -> list[str]:
    _, *others = records(project, "languages")
    return ["", *(f"{key}/" for key in others)]


# Plain editions


def test_every_held_text_has_plain_editions_in_every_language_and_no_other_has(
    any_project: Path, any_site: Path
) -> None:
    """The same addresses in all languages: a page and a text file beside the full page."""
    expected = {f"{folder}{path}" for folder in folders(any_project) for path in held(any_project)}
    for name in ("plain/index.html", "plain.txt"):
        found = {file.relative_to(any_site).as_posix().removesuffix(name) for file in any_site.rglob(name)}
        assert found == expected


def test_a_plain_edition_is_small_and_has_no_furniture(any_project: Path, any_site: Path) -> None:
    """Under 20 kB as sent unpacked, the text file too; no stylesheet, script, picture or menu.

    The empty icon is there so that no browser asks for one.
    """
    for folder in folders(any_project):
        for path in held(any_project):
            page = any_site / folder / path / "plain" / "index.html"
            assert max(page.stat().st_size, (page.parents[1] / "plain.txt").stat().st_size) < 20_000
            html = page.read_text("utf-8").replace('<link rel="icon" href="data:,">', "")
            assert not re.search(r"<(?:link|script|style|img|nav|header|footer|svg)\b", html), page


def test_a_plain_page_has_the_anchors_of_the_full_page(any_project: Path, any_site: Path) -> None:
    """So that `plain/` can be put into any address of a paragraph, a draft's inside a note too."""
    for folder in folders(any_project):
        for path in held(any_project):
            full = page_at(any_site, f"{folder}{path}").anchors
            plain = page_at(any_site, f"{folder}{path}plain/").anchors
            place = re.compile(r"(?:draft-)?(?:pp|p|s|fn|fnref)\d[\w-]*")
            assert list(plain) == [anchor for anchor in full if place.fullmatch(anchor)], path


def test_the_text_file_says_the_same_as_the_plain_page(any_project: Path, any_site: Path) -> None:
    """Word for word, apart from the link to the full page and the marks of footnotes, which stand in brackets."""
    for folder in folders(any_project):
        for path in held(any_project):
            page = page_at(any_site, f"{folder}{path}plain/")
            (main,) = page.every("main")
            (link,) = (one for one in page.every("a") if one.get("href") == "../")
            said = "".join(main.itertext()).replace(link.text or "", "", 1)
            text = (any_site / folder / path / "plain.txt").read_text("utf-8-sig")
            assert "".join(said.split()) == re.sub(r"\[(\d+)\]|\s", r"\1", text)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            f"{DRAFT}plain/",
            [
                "Draft: not a decision.",
                UNOFFICIAL,
            ],
        ),
        (f"zh/{DRAFT}plain/", ["草案，不是决定。", "照录自秘书处说明的提取文本，未与印发文件核对。"]),
        (
            "decisions/brs-2019-mc/plain/",
            [
                "The content in the words of the editors.",
                "The text was seen as far as paragraph 1 (b), which breaks off; what follows it has not been seen.",
            ],
        ),
    ],
)
def test_a_plain_edition_begins_with_what_the_text_is(
    built_site: Path, address: str, said: list[str]
) -> None:
    """Before the first word of the text: draft or not, translation or not, text or summary."""
    page = page_at(built_site / "site", address)
    assert [one.text for one in page.every("strong")] == said


def test_a_plain_edition_ends_with_reference_address_and_day(built_site: Path) -> None:
    text = (built_site / "site" / "zh" / DRAFT / "plain.txt").read_text("utf-8-sig")
    assert text.rstrip().split("\n\n")[-4:] == [
        "秘书处的说明，“关于汞的水俣公约秘书处与巴塞尔、鹿特丹和斯德哥尔摩公约秘书处之间合作与协调”（文号不详），第6段，决定草案",
        f"https://example.org/joint-report/zh/{DRAFT}",
        "数据截至2026年11月22日",
        "本站并非联合国正式文件，以印发文件为准。",
    ]


def test_a_text_that_lacks_the_language_of_the_reader_is_marked_with_its_own(built_corpus: Path) -> None:
    """The page stays in the reader's language; the text and all that is said with it is marked English."""
    page = page_at(built_corpus / "site", "ar/decisions/bb-5-2/plain/")
    assert (page.root.get("lang"), page.root.get("dir")) == ("ar", "rtl")
    assert [
        words for language, words in page.passages() if "kites fly only by day" in words and language == "en"
    ]


def test_the_full_page_links_both_plain_editions(built_site: Path) -> None:
    page = page_at(built_site / "site", f"zh/{DRAFT}")
    links = {link.attrib["href"]: "".join(link.itertext()) for link in page.every("a")}
    assert links[f"../../../zh/{DRAFT}plain/"] == "纯文本版"
    assert links[f"../../../zh/{DRAFT}plain.txt"] == "文本文件（.txt）"


# The text


def test_a_permanent_link_has_a_name_and_no_words(site: Library) -> None:
    """Nothing of it can be copied with the text: its sign is drawn by the stylesheet."""
    for language, name in (("en", "Link to paragraph 4 (a)"), ("zh", "第4(a)段链接")):
        html = site.show("decision.text", "decisions", "mc-cop-6-draft-brs", language=language)
        (link,) = re.findall(r'<a class="permalink"[^>]*href="#p4-a"[^>]*>(.*?)</a>', html)
        assert link == ""
        assert f'aria-label="{name}"' in html
        assert "§" not in html


def test_only_the_opening_words_are_set_apart(site: Library) -> None:
    """The conference, the participle or the verb; the rest of a paragraph is upright."""
    html = site.show("decision.text", "decisions", "mc-cop-6-draft-brs")
    verbs = ["The Conference of the Parties", "Recognizing", "Recalling", "Takes note", "Reaffirms"]
    found = re.findall(r'<em class="verb">(.*?)</em>', html)
    assert found == [*verbs, "Welcomes", "requests", "Requests"]


def test_the_name_of_a_mark_completes_ibid(site: Library) -> None:
    """Who hears the text hears at the mark what the note says; the eye finds it behind the note."""
    html = site.show("decision.text", "decisions", "mc-cop-6-draft-brs")
    assert 'aria-label="Footnote 3: UNEP/MC/COP.6/INF/29, annex I."' in html
    assert 'aria-label="Footnote 4: Ibid., annex II. [UNEP/MC/COP.6/INF/29, annex II]"' in html
    notes = re.findall(r'<p id="fn\d">(.*?)</p>', html)
    assert [words(note) for note in notes] == [
        "3 UNEP/MC/COP.6/INF/29 , annex I.",
        "4 Ibid., annex II. [ UNEP/MC/COP.6/INF/29, annex II ]",
    ]


def test_what_editors_add_is_named_as_theirs(site: Library) -> None:
    """Each addition is a note with a name and the reader's language, outside the paragraph itself."""
    html = site.show("decision.text", "decisions", "mc-cop-6-draft-brs")
    names = re.findall(r'<div class="beside" role="note" aria-label="([^"]*)" lang="en">', html)
    assert names[0] == "Added by the editors, preambular paragraph 1"
    assert names[-1] == "Added by the editors, paragraph 4 (c)"
    paragraphs = re.findall(r'<div class="paragraph .*?</div>', html, re.DOTALL)
    assert len(paragraphs) == 9
    assert not [one for one in paragraphs if "Editors" in one]


def test_an_addition_runs_in_the_direction_of_its_reader(corpus: Library) -> None:
    """Beside an English text on an Arabic page it is Arabic, from right to left."""
    html = corpus.show("decision.text", "decisions", "aa-4-draft-kites", language="ar")
    assert 'lang="en" dir="ltr"' in html
    assert re.search(r'<div class="beside" role="note" aria-label="[^"]*" lang="ar" dir="rtl">', html)


@pytest.mark.parametrize(
    ("decision", "at", "said"),
    [
        ("aa-3-4", "p3-a", "Activity: Pilot of the shared register"),
        ("aa-3-4", "p4", "Activity: Workshop on wicks"),
        ("aa-4-6", "p3-b", "Service: Interpretation for the fifth meeting"),
    ],
)
def test_what_was_done_under_a_paragraph_stands_at_it(
    corpus: Library, decision: str, at: str, said: str
) -> None:
    """Activities and services that name the paragraph or item, each with how it stands."""
    html = corpus.show("decision.text", "decisions", decision)
    after = html.split(f'id="{at}"')[1].split('class="paragraph')[0]
    (event,) = [words(one) for one in re.findall(r'<p class="event">(.*?)</p>', after) if said[:7] in one]
    assert event.startswith(said)


def test_what_is_not_assessed_is_said_once_for_a_page(corpus: Library) -> None:
    """Not at each paragraph; not where something is reported; never of a draft."""
    sentence = "Follow-up has not been assessed here."
    assert corpus.show("decision.text", "decisions", "aa-2-5").count(sentence) == 1
    assert sentence not in corpus.show("decision.text", "decisions", "aa-3-4")
    assert sentence not in corpus.show("decision.text", "decisions", "aa-4-draft-kites")


def test_an_account_says_how_many_decisions_the_note_describes_together(site: Library) -> None:
    """It is never cut into what each of them says."""
    told = {
        "en": "The note describes these three decisions together: this one, with MC-3/11 and MC-4/9.",
        "zh": "秘书处的说明一并述及这三项决定：本决定以及MC-3/11和MC-4/9号决定。",
    }
    for language, sentence in told.items():
        html = site.show("decision.accounts", "decisions", "mc-5-19", language=language)
        assert sentence in re.sub(r"<[^>]*>", "", html)


# The strip


def strip_rows(html: str) -> dict[str, str]:
    terms, meanings = re.findall(r"<dt>(.*?)</dt>", html), re.findall(r"<dd>(.*?)</dd>", html, re.DOTALL)
    return {words(term): words(meaning) for term, meaning in zip(terms, meanings, strict=True)}


def test_the_strip_of_a_draft_says_where_it_is_set_out(site: Library) -> None:
    rows = strip_rows(site.show("decision.status", "decisions", "mc-cop-6-draft-brs"))
    assert rows["The issued document"].startswith("Set out in Cooperation and coordination between")


def test_the_strip_says_what_has_not_been_seen(site: Library) -> None:
    """Not seen is not missing; where only a summary of ours is held, that."""
    row = "What we have not seen"
    unseen = strip_rows(site.show("decision.status", "decisions", "bc-12-4"))[row]
    assert unseen == "The text exists or is thought to exist, but the editors have not seen it."
    part = strip_rows(site.show("decision.status", "decisions", "brs-2019-mc"))[row]
    assert part == (
        "The text itself is not held here, only a summary of a part of it in the words of the editors."
    )
    assert row not in strip_rows(site.show("decision.status", "decisions", "mc-cop-6-draft-brs"))


def test_a_summary_is_never_called_the_text(corpus: Library) -> None:
    """Its other language is pending: only the editors' own words are held, of a document as well as of a decision."""
    summarized = ("documents", "joint-report-2026-2027")
    assert words(corpus.show("document.text", *summarized)).startswith("What was seen, in our own words")
    unseen = strip_rows(corpus.show("document.status", *summarized))["What we have not seen"]
    assert unseen == (
        "The text itself is not held here, only a summary of a part of it in the words of the editors."
    )


def test_on_paper_a_page_says_where_and_when_it_was_true(site: Library) -> None:
    html = site.show("decision.status", "decisions", "mc-cop-6-draft-brs")
    (printed,) = re.findall(r'<p class="printed">(.*?)</p>', html)
    assert printed == f"Printed from https://example.org/{DRAFT}; Data as of 22 November 2026"


# Weight and authors


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_the_page_of_the_note_stays_light(built_site: Path, folder: str) -> None:
    """With every paragraph of note and draft ready to quote it is sent, packed, in at most 12.5 kB."""
    page = built_site / "site" / folder / NOTE / "index.html"
    assert len(gzip.compress(page.read_bytes(), 9)) <= 12_500


def test_no_line_of_a_section_is_lost(built_site: Path) -> None:
    """The section “To quote” has a button's words for the script, and a copy of no furniture."""
    page: Page = page_at(built_site / "site", DRAFT)
    (section,) = page.every("section", **{"class": "quote"})
    assert section.get("data-copied") == "The quotation has been copied, with its reference and status."
    quoted = [block for block in section.iter("div") if block.get("class") == "quoted"]
    assert all(child.tag in {"p", "pre"} for block in quoted for child in block)


@pytest.mark.parametrize(
    ("places", "found", "hint"),
    [
        ("aa-3-9", "aa-3-9", "aa-3-9#p1"),
        ("aa-1-3#p1 aa-cop-4-bells", "aa-cop-4-bells", "aa-cop-4-bells#p4-a"),
    ],
)
def test_a_passage_names_its_paragraph(
    corpus: Library, tmp_path: Path, places: str, found: str, hint: str
) -> None:
    """A text named without a paragraph would show nothing; the author is told at the block."""
    project = copy_of_corpus(tmp_path)
    page = project / "docs" / "services.en.md"
    page.write_text(page.read_text("utf-8") + f'\n{{{{ passages(places="{places}") }}}}\n', "utf-8")
    (problem,) = (p for p in check_pages(project, corpus.register) if p.code == "place-without-paragraph")
    assert str(problem.spot).startswith("docs/services.en.md:")
    assert problem.told("en") == (
        f"“{found}” names a text, but not which paragraph of it. Write the paragraph after a #: {hint}."
    )
