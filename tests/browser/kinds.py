"""Every kind of page, by an address of the real site, and those that only the invented corpus has."""

from __future__ import annotations

KINDS = {
    "home": "",
    "decisions": "decisions/",
    "lineage": "decisions/lineage/",
    "draft": "decisions/mc-cop-6-draft-brs/",
    "adopted": "decisions/mc-5-19/",
    "parallel": "decisions/mc-cop-6-draft-brs/parallel/",
    "newest-draft": "draft-decision/",
    "documents": "documents/",
    "note": "documents/mc-cop-6-note-brs/",
    "note-parallel": "documents/mc-cop-6-note-brs/parallel/",
    "document": "documents/unep-mc-cop-6-inf-29/",
    "areas": "areas/",
    "area": "areas/mercury-wastes/",
    "meetings": "meetings/",
    "meeting": "meetings/mc-cop-7/",
    "joint-report": "annexes/joint-report/2024-2025/",
    "outline": "annexes/outline/2026-2027/",
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
"""Pages of the real site with header, menu and footer, all of them in both languages."""

PLAIN = "decisions/mc-cop-6-draft-brs/plain/"
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
