"""Every kind of page, by an address of the real site, and those that only the invented corpus has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from projects import HELD, REAL, records

_AUTHORED = {
    "home": "",
    **{kind: f"{kind}/" for kind in ("decisions", "documents", "areas", "meetings", "services", "mandates")},
    **{kind: f"{kind}/" for kind in ("bodies", "glossary", "sources", "search", "about")},
    **{kind: f"about/{kind}/" for kind in ("changes", "coverage", "translation", "accessibility")},
    "lineage": "decisions/lineage/",
    "newest-draft": "draft-decision/",
    "concordance": "glossary/concordance/",
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
    is_draft = {key: one["stage"] == "draft" for key, one in decisions.items()}
    yield "draft", "decisions/", "", {key: decisions[key] for key in decisions if is_draft[key]}
    yield "adopted", "decisions/", "", {key: decisions[key] for key in decisions if not is_draft[key]}
    yield "parallel", "decisions/", "parallel/", _held_twice(decisions)
    yield "note", "documents/", "", _held_twice(documents)
    yield "note-parallel", "documents/", "parallel/", _held_twice(documents)
    unseen = {key: one for key, one in documents.items() if one["text"]["extent"] == "none"}
    yield "document", "documents/", "", unseen
    for name, kind in (("area", "areas"), ("meeting", "meetings")):
        yield name, f"{kind}/", "", records(project, kind)
    for kind in ("joint-report", "outline"):
        yield kind, f"annexes/{kind}/", "", records(project, kind)


def _held_twice(found: dict[str, Any]) -> dict[str, Any]:
    def count(record: Any) -> int:
        return sum(one["status"] in HELD for one in record["text"].get("languages", {}).values())

    return {key: one for key, one in found.items() if count(one) > 1}


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
