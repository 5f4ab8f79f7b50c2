"""Every kind of page, by an address of the real site, and those that only the invented corpus has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from projects import HELD, REAL, with_page
from test_pages import paths_of_authored


def kinds_of(project: Path) -> dict[str, str]:
    """Return an address for each page that authors wrote and for each kind of record, the longest text of each."""
    return {path.rstrip("/").rpartition("/")[2] or "home": path for path in sorted(paths_of_authored(project))} | {
        name: f"{folder}{max(chosen, key=lambda key: len(str(chosen[key])))}/{below}"
        for name, folder, below, chosen in _of_records(project)
        if chosen
    }


def _of_records(project: Path) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield a name, a folder, what stands below the page of the record, and the records of this kind."""
    decisions, documents = with_page(project, "decisions"), with_page(project, "documents")
    is_draft = {key: one["stage"] == "draft" for key, one in decisions.items()}
    yield "draft", "decisions/", "", {key: decisions[key] for key in decisions if is_draft[key]}
    yield "adopted", "decisions/", "", {key: decisions[key] for key in decisions if not is_draft[key]}
    yield "parallel", "decisions/", "parallel/", _held_twice(decisions)
    yield "note", "documents/", "", _held_twice(documents)
    yield "note-parallel", "documents/", "parallel/", _held_twice(documents)
    unseen = {key: one for key, one in documents.items() if one["text"]["extent"] == "none"}
    yield "document", "documents/", "", unseen
    for name, kind in (("area", "areas"), ("meeting", "meetings")):
        yield name, f"{kind}/", "", with_page(project, kind)
    for kind in ("joint-report", "outline"):
        yield kind, f"annexes/{kind}/", "", with_page(project, kind)


def _held_twice(found: dict[str, Any]) -> dict[str, Any]:
    def count(record: Any) -> int:
        return sum(one["status"] in HELD for one in record["text"].get("languages", {}).values())

    return {key: one for key, one in found.items() if count(one) > 1}


KINDS = kinds_of(REAL[0])
_WITHOUT_A_PAGE_OF_THEIR_OWN = {
    "plain": KINDS["parallel"].replace("parallel", "plain"),
    "plain-note": KINDS["note-parallel"].replace("parallel", "plain"),
    "unknown": "no-page-of-this-name/",
}

ONLY_IN_CORPUS = {
    "changes-of-text": "decisions/bb-7-8/changes/",
    "four-languages": "decisions/aa-3-4/parallel/",
    "right-to-left": "ar/decisions/aa-3-4/",
    "right-to-left-plain": "ar/decisions/aa-3-4/plain/",
    "tombstone": "decisions/aa-9-9/",
    "tombstone-zh": "zh/decisions/aa-9-9/",
}
"""Pages for which the real data have no occasion yet."""

REAL_PAGES = {
    f"{kind}-{language}": f"{folder}{path}"
    for kind, path in (KINDS | _WITHOUT_A_PAGE_OF_THEIR_OWN).items()
    for language, folder in (("en", ""), ("zh", "zh/"))
}
"""The same by kind and language, with their addresses, and what is no page of a kind."""
