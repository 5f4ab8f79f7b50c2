"""Where what has no page of its own is at home: the page it belongs to, and its place there."""

from __future__ import annotations

from jointreport.records.load import Entry
from jointreport.records.model.activities import Activity, Context
from jointreport.records.model.decisions import Statement
from jointreport.records.register.register import Register
from jointreport.site.urls import page_of, record_path


def home_of_activity(register: Register, entry: Entry[Activity]) -> str:
    """Return where an activity is at home: in its report or outline, else in its first area."""
    record, period = entry.record, entry.folder
    if period in register.periods_of.get("joint-report", ()):
        page = record_path("joint-report", period)
    elif record.planned and period in register.periods_of.get("outline", ()):
        page = record_path("outline", period)
    else:
        page = _page_of_area(record)
    return f"{page}#{entry.identity}"


def home_of_context(register: Register, record: Context) -> str:
    """Return where a related event is at home: in the report of its period, else in its first area."""
    if record.period in register.periods_of.get("joint-report", ()):
        return record_path("joint-report", record.period) + "#context"
    return _page_of_area(record) + ("#context" if record.areas else "#outside-areas-context")


def _page_of_area(record: Activity | Context) -> str:
    return record_path("areas", record.areas[0]) if record.areas else "areas/"


def home_of_statement(register: Register, record: Statement) -> str:
    """Return where a statement on a period is at home: in its report or outline, else among the services."""
    if record.period in register.periods_of.get("joint-report", ()):
        anchor = "services" if record.subject == "services" else "statements"
        return f"{record_path('joint-report', record.period)}#{anchor}"
    if record.period in register.periods_of.get("outline", ()):
        return record_path("outline", record.period) + "#plan"
    return page_of("services") + "#statements"
