"""Every kind of page, by an address of the real site, and those that only the invented corpus has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from projects import REAL, records

_AUTHORED = {
    "home": "",
    "decisions": "decisions/",
    "lineage": "decisions/lineage/",
    "newest-draft": "draft-decision/",
    "documents": "documents/",
    "areas": "areas/",
    "meetings": "meetings/",
    "services": "services/",
    "mandates": "mandates/",
    "bodies": "bodies/",
    "glossary": "glossary/",
    "concordance": "glossary/concordance/",
    "sources": "sources/",
    "search": "search/",
    "about": "about/",
    "changes": "about/changes/",
    "coverage": "about/coverage/",
    "translation": "about/translation/",
    "accessibility": "about/accessibility/",
}


def kinds_of(project: Path) -> dict[str, str]:
    """Return an address for each kind of page that a project has, the longest text or list of each."""
    return {kind: path for kind, path in _AUTHORED.items() if _is_authored(project, path)} | {
        name: f"{folder}{max(chosen, key=lambda key: len(str(chosen[key])))}/{below}"
        for name, folder, below, chosen in _of_records(project)
        if chosen
    }


def _is_authored(project: Path, path: str) -> bool:
    file = project / "docs" / (path.rstrip("/") or "index")
    return file.with_name(f"{file.name}.en.md").is_file() or (file / "index.en.md").is_file()


def _of_records(project: Path) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield a name, a folder, what stands below the page of the record, and the records of this kind."""
    decisions, documents = records(project, "decisions"), records(project, "documents")
    yield "draft", "decisions/", "", _only(decisions, lambda one: one["stage"] == "draft")
    yield "adopted", "decisions/", "", _only(decisions, lambda one: one["stage"] == "adopted")
    yield "parallel", "decisions/", "parallel/", _only(decisions, _is_held_twice)
    yield "note", "documents/", "", _only(documents, _is_held_twice)
    yield "note-parallel", "documents/", "parallel/", _only(documents, _is_held_twice)
    yield "document", "documents/", "", _only(documents, lambda one: one["text"]["extent"] == "none")
    for name, kind in (("area", "areas"), ("meeting", "meetings")):
        yield name, f"{kind}/", "", records(project, kind)
    for kind in ("joint-report", "outline"):
        yield kind, f"annexes/{kind}/", "", records(project, kind)


def _only(found: dict[str, Any], wanted: Callable[[Any], bool]) -> dict[str, Any]:
    return {key: one for key, one in found.items() if wanted(one)}


def _is_held_twice(record: Any) -> bool:
    statuses = [one["status"] for one in record["text"].get("languages", {}).values()]
    return sum(status in ("as-issued", "unofficial-translation", "summary") for status in statuses) > 1


KINDS = kinds_of(REAL[0])
PLAIN = KINDS["parallel"].replace("parallel", "plain")
"""A page without furniture."""

ONLY_IN_CORPUS = {
    "changes-of-text": "decisions/bb-7-8/changes/",
    "four-languages": "decisions/aa-3-4/parallel/",
    "right-to-left": "ar/decisions/aa-3-4/",
    "right-to-left-plain": "ar/decisions/aa-3-4/plain/",
    "tombstone": "decisions/aa-9-9/",
}
"""Pages for which the real data have no occasion yet."""

REAL_PAGES = {
    f"{kind}-{language}": f"{folder}{path}"
    for kind, path in KINDS.items()
    for language, folder in (("en", ""), ("zh", "zh/"))
}
"""The same by kind and language, with their addresses."""
