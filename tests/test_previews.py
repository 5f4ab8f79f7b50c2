"""What a link to a page shows when it is passed on: title, description, and first of all the status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from finished import pages
from jointreport.records.load import load
from jointreport.records.register.register import Register
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
    return re.sub(r"^((?:decisions|documents)/[^/]+/)(?:parallel|changes)[^/]*/$", r"\1", path)


def test_what_previews_show_begins_with_the_status(any_project: Path) -> None:
    known = dict(statuses(any_project))
    for page in pages(any_project / "site"):
        language = page.folder.rstrip("/") or "en"
        if language not in ("en", "zh"):
            continue
        colon, stop = ("：", "。") if language == "zh" else (": ", ". ")
        (heading,) = ("".join(one.itertext()) for one in page.every("h1"))
        status = known.get(page_of_record(page.path), {}).get(language, "")
        assert page.meta("og:title") == (f"{status}{colon}{heading}" if status else heading)
        assert page.meta("og:description").startswith(f"{status}{stop}" if status else ""), page


def test_titles_and_descriptions_have_words(any_site: Path) -> None:
    """The title begins with what previews show, and the description is theirs; the home page is the site."""
    for page in pages(any_site):
        assert page.meta("og:title").strip(), page
        assert page.meta("description").strip() == page.meta("og:description"), page
        begins = page.meta("og:title" if page.path else "og:site_name")
        assert page.title().startswith(begins), page
