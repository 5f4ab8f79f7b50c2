"""What the filters of the list of decisions must find, read from the YAML by rules of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from projects import records, with_page

KEYS = ("conference", "year", "meeting", "area", "stage", "verb", "addressee", "text")


@dataclass(frozen=True)
class Count:
    """How many decisions, and apart from them how many drafts."""

    decisions: int
    drafts: int

    def told(self) -> str:
        """Return the number as it stands beside a value on an English page."""
        drafts = f"{self.drafts} draft{'' if self.drafts == 1 else 's'}"
        if not self.drafts:
            return str(self.decisions)
        return f"{self.decisions} and {drafts}" if self.decisions else drafts


class Filed:
    """The decisions of a project, each with the values it is found under."""

    def __init__(self, project: Path) -> None:
        self._meetings = records(project, "meetings")
        self.decisions = {key: self._filed(one) for key, one in with_page(project, "decisions").items()}

    def _filed(self, record: dict[str, Any]) -> dict[str, set[str]]:
        acts = [act for one in record["text"].get("paragraphs", ()) for act in one.get("acts", ())]
        return {
            "conference": set(record["conventions"]),
            "year": {self._year(record)},
            "meeting": self._together(record),
            "area": set(record.get("areas", ())),
            "stage": {record["stage"]},
            "verb": {act["verb"] for act in acts},
            "addressee": {act["to"] for act in acts if "to" in act},
            "text": self._statuses(record["text"]),
        }

    def _year(self, record: dict[str, Any]) -> str:
        """The year of the last day on which it may have been adopted, which may be that of the meeting."""
        adopted = record.get("adopted", {})
        segments = self._meetings[adopted.get("during", record["meeting"])].get("segments", ())
        days = [day for one in segments for day in (one["from"], one.get("to", "")) if day]
        known = adopted.get("on") or adopted.get("to") or max(days, default="")
        return known[:4] or "undated"

    def _together(self, record: dict[str, Any]) -> set[str]:
        """Its meeting; of a text of several conferences, all their meetings that were held together."""
        joint = self._meetings[record["meeting"]].get("joint")
        held = (key for key, one in self._meetings.items() if joint and one.get("joint") == joint)
        return {key for key in held if self._meetings[key]["convention"] in record["conventions"]} or {
            record["meeting"]
        }

    @staticmethod
    def _statuses(text: dict[str, Any]) -> set[str]:
        return {one["status"] for one in text.get("languages", {}).values()} or {"none"}

    def found(self, query: str, *, besides: str = "") -> set[str]:
        """Return the decisions a query finds: any value of a filter, all filters `besides` one."""
        asked = {key: set(values) for key, values in parse_qs(query).items() if key != besides}
        return {
            key for key, filed in self.decisions.items() if all(filed[name] & values for name, values in asked.items())
        }

    def count(self, found: set[str]) -> Count:
        drafts = sum(self.decisions[one]["stage"] == {"draft"} for one in found)
        return Count(len(found) - drafts, drafts)

    def values(self, key: str) -> set[str]:
        return {value for filed in self.decisions.values() for value in filed[key]}

    def counts(self, query: str) -> dict[tuple[str, str], Count]:
        """Return for each value of each filter what it would show, were it chosen under the other filters."""
        counted = {}
        for key in KEYS:
            among = self.found(query, besides=key)
            for value in self.values(key):
                chosen = {one for one in among if value in self.decisions[one][key]}
                counted[key, value] = self.count(chosen)
        return counted
