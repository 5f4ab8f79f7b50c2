"""What a link to a page shows when it is passed on: the subject first, then the status and the name of the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from finished import pages
from jointreport.records.load import load
from jointreport.records.register.register import Register
from jointreport.site.locales import language_and_territory
from projects import records

Words = Mapping[str, str]


def statuses(project: Path) -> Iterator[tuple[str, Words]]:
    """Yield the path of each page whose content has a status, and the words of the status."""
    register = Register(load(project))
    wording = {key: entry.record.root.by_language for key, entry in register.entries["wording"].items()}
    for kind in ("decisions", "documents"):
        for identity, record in records(project, kind).items():
            if record.get("stage") == "draft":
                yield f"{kind}/{identity}/", register.choice("stage", "draft").words.by_language
            elif record["text"]["extent"] == "none":
                yield f"{kind}/{identity}/", wording["status-text-not-held"]
    for identity, meeting in records(project, "meetings").items():
        if meeting["state"] != "held":
            state = register.choice("meeting-state", meeting["state"])
            yield f"meetings/{identity}/", state.words.by_language
    for kind in ("joint-report", "outline"):
        for identity in records(project, kind):
            yield f"annexes/{kind}/{identity}/", wording["status-not-the-annex"]


def page_of_record(path: str) -> str:
    """Return the path of the record's own page for one of its languages side by side, or of what changed."""
    return re.sub(r"^((?:decisions|documents)/[^/]+/)(?:parallel|differences|changes)[^/]*/$", r"\1", path)


def test_what_previews_show_begins_with_the_subject_and_tells_the_status(any_project: Path) -> None:
    """A tab and a preview are cut off behind: the subject stands first; the description says what the page holds."""
    known = dict(statuses(any_project))
    for page in pages(any_project / "site"):
        language = page.folder.rstrip("/") or "en"
        if language not in ("en", "zh"):
            continue
        (heading,) = ("".join(one.itertext()) for one in page.every("h1"))
        status = known.get(page_of_record(page.path), {}).get(language, "").lower()
        comma = "，" if language == "zh" else ", "
        assert page.meta("og:title").lower() in (heading.lower(), f"{heading}{comma}{status}".lower()), page
        assert status in page.meta("og:title").lower(), page
        assert status in page.meta("og:description").lower(), page


def test_previews_are_told_the_language_of_a_page_and_of_its_others_in_their_form(any_project: Path) -> None:
    for page in pages(any_project / "site"):
        told = [one.attrib["content"] for one in page.every("meta", property="og:locale:alternate")]
        links = page.every("link", rel="alternate")
        others = {one.attrib["hreflang"] for one in links} - {page.root.get("lang"), "x-default"}
        assert [
            language_and_territory(tag)
            for tag in dict.fromkeys(one.attrib["hreflang"] for one in links)
            if tag in others
        ] == told, page
        assert re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}", page.meta("og:locale"))
        assert page.meta("og:locale") not in told


def test_titles_end_in_the_short_name_of_the_site_and_descriptions_are_sentences(any_project: Path) -> None:
    """The title begins with what previews show, and the description is theirs; the home page is the site."""
    edition = Register(load(any_project)).edition
    for page in pages(any_project / "site"):
        language = page.folder.rstrip("/") or "en"
        name = edition.short.version(language).words
        assert page.meta("og:site_name") == name, page
        assert page.title() == (f"{page.meta('og:title')} – {name}" if page.path else name), page
        assert page.meta("description") == page.meta("og:description"), page
        assert page.meta("description")[-1:] in {".", "。"}, page


def test_no_two_pages_have_the_same_title(any_project: Path) -> None:
    """A draft is not taken for the note in which it is set out."""
    titles = Counter((page.folder, page.title()) for page in pages(any_project / "site"))
    assert [title for title, count in titles.items() if count > 1] == []
