"""The lists of values an author may choose from: closed ones, on which the program rests, and open ones.

The words and definitions of each value come with the program, in `words/vocabulary.yaml`; a project may tell them
otherwise in `data/vocabulary.yaml`, and add values to the open lists there.
"""

from __future__ import annotations

from typing import Literal, get_args

Stage = Literal["draft", "adopted"]
Subject = Literal["cooperation", "related"]
TextStatus = Literal["as-issued", "as-copied", "unofficial-translation", "summary", "pending"]
Reading = Literal["in-full", "in-part", "not-read"]
TitleStatus = Literal["own", "descriptive", "ours"]
Extent = Literal["complete", "part", "none"]
RelationKind = Literal[
    "recalls", "welcomes", "responds-to", "takes-note-of", "contained-in", "draft-of", "supersedes", "follows"
]
IdenticalText = Literal["yes", "no", "not-seen"]
Certainty = Literal["confirmed", "note-only", "inferred"]
SourceKind = Literal["treaty", "document", "secretariat", "reporting-service", "government", "organization", "press"]
MeetingState = Literal["planned", "tentative", "held"]
DocumentState = Literal["issued", "drafting"]
PartRole = Literal["joint-report", "outline"]
AreaKind = Literal["cooperation", "broader-agenda"]
ActivityState = Literal["planned", "announced", "under-way", "completed", "postponed", "dropped", "not-stated"]
ServiceKind = Literal["shared", "purchased", "not-stated"]
ServiceState = Literal["requested", "provided", "planned", "not-stated"]
StatementSubject = Literal["cooperation", "services"]
Implementation = Literal["not-started", "under-way", "implemented", "partly-implemented"]
TermStatus = Literal["attested", "our-rendering"]
Holding = Literal[
    "text-held", "text-read", "text-in-part", "text-not-read",
    "symbol-not-known", "none-known", "not-looked-for", "no-meeting",
]  # fmt: skip
YesNo = Literal["yes", "no"]
Direction = Literal["ltr", "rtl"]

LISTS: dict[str, tuple[str, ...]] = {
    name: get_args(values)
    for name, values in {
        "stage": Stage,
        "subject": Subject,
        "text-status": TextStatus,
        "reading": Reading,
        "title-status": TitleStatus,
        "extent": Extent,
        "relation": RelationKind,
        "identical-text": IdenticalText,
        "certainty": Certainty,
        "source-kind": SourceKind,
        "meeting-state": MeetingState,
        "document-state": DocumentState,
        "part-role": PartRole,
        "area-kind": AreaKind,
        "activity-state": ActivityState,
        "service-kind": ServiceKind,
        "service-state": ServiceState,
        "statement-subject": StatementSubject,
        "implementation": Implementation,
        "term-status": TermStatus,
        "holding": Holding,
    }.items()
}
"""Name of each list → its values, in order."""

OPEN_LISTS = ("verb", "body-kind", "document-kind")
"""The lists whose values stand in the vocabulary alone: a project may add to them in `data/vocabulary.yaml`."""
