"""What is said of days agrees: nothing is done before it was asked for, and nothing that is over is still planned.

What is compared with is the day of the data (`as-of`); no rule asks a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from jointreport.problems import InMessage, Problem, Value
from jointreport.records.kinds import records_within, shape
from jointreport.records.load import Entry
from jointreport.records.model.base import Record
from jointreport.records.model.bodies import Meeting, Period
from jointreport.records.model.dates import Days, PartialDate
from jointreport.records.model.decisions import Activity, Service, StatusEvent
from jointreport.records.model.site import SiteInfo
from jointreport.records.register.order import Groups
from jointreport.records.register.register import Register
from jointreport.records.source import Where
from jointreport.rules.causes import languages_to_tell
from jointreport.rules.drafts import adopted_at, adopted_since

_Done = Entry[Activity] | Entry[Service]


def after_as_of(register: Register) -> Iterator[Problem]:
    """Nothing was adopted, reported or held after the day of the data, and nothing read more than a year after."""
    as_of = _as_of(register)
    if as_of is None:
        return
    later = Groups(
        (str(day), entry.spot(*where))
        for entry in register.every_entry()
        if isinstance(entry.record, Record)
        for where, day in _days_gone_by(entry)
        # Whoever adds a source has not looked through all data on that day.
        if day.first > as_of.last + (_FAR if where[-1] == "looked" else timedelta())
    )
    # Whoever forgot to move the day of the data has one message for each day, not one for each place.
    for day, spots in later.items():
        others = tuple(dict.fromkeys(spot.path for spot in sorted(spots)))[1:]
        also = InMessage(f"; so it stands in: {', '.join(others)}", f"，另见：{'、'.join(others)}") if others else ""
        values: dict[str, Value] = {"found": day, "as_of": str(as_of), "also": also}
        far = PartialDate.parse(day).first > as_of.last + _FAR
        yield Problem("day-far-ahead" if far else "after-as-of", min(spots), values)
    # What was read or adopted later shows that the day of the data was left behind.
    yield from _done_too_early(register, as_of, max((PartialDate.parse(day).last for day in later), default=date.min))


def _done_too_early(register: Register, as_of: PartialDate, known: date) -> Iterator[Problem]:
    """Yield what is said to be over and begins after the day of the data, and after the last day that is known."""
    events: list[Entry[Meeting] | Entry[Activity]] = [*register.meetings.values(), *register.activities.values()]
    for entry in events:
        days = [one for _, one in records_within(entry.record) if isinstance(one, Days)]
        if (
            entry.record.state in {"held", "completed"}
            and days
            and min(one.first for one in days) > max(as_of.last, known)
        ):
            first = min(days, key=lambda one: one.first).from_
            values = {"state": entry.record.state, "found": str(first), "as_of": str(as_of)}
            yield Problem("done-after-as-of", entry.spot("state"), values)


_FAR = timedelta(days=366)
"""Nobody leaves the day of the data behind for so long: a day so far ahead is a slip."""


def _as_of(register: Register) -> PartialDate | None:
    """Return the day of the data; nothing where the edition could not be read."""
    return register.edition.as_of if "edition" in register.entries["edition"] else None


def _days_gone_by(entry: Entry[Any]) -> Iterator[tuple[Where, PartialDate]]:
    """Yield each day on which something is said to have happened, not those of events, of periods and of the site."""
    if isinstance(entry.record, SiteInfo | Period):
        return
    for where, record in records_within(entry.record):
        # What is said to be over is told by its state.
        for field, attribute in shape(type(record)).attributes.items() if not isinstance(record, Days) else ():
            value = record.__dict__[attribute]
            # Of days of which one is meant, the first may be it.
            if isinstance(value, PartialDate) and field != "to":
                yield (*where, field), value


def meeting_over(register: Register) -> Iterator[Problem]:
    """No meeting is still to come whose days are over."""
    as_of, adopted = _as_of(register), adopted_at(register)
    for entry in register.meetings.values():
        _, last = register.days_of_meeting(entry.identity)
        # Where something was adopted, or a meeting held together with it was held, that is told.
        told = entry.identity in adopted or any(
            one.record.state == "held" for one in register.on_page_of(entry.identity)
        )
        if as_of and last < as_of.first and not told:
            values = {"state": entry.record.state, "last": str(last), "as_of": str(as_of)}
            yield Problem("meeting-over", entry.spot("state"), values)


def activity_over(register: Register) -> Iterator[Problem]:
    """No activity or service is planned, and no activity under way, whose days or whose period are over."""
    as_of = _as_of(register)
    for entry in _done(register):
        last = _last_day_of(register, entry)
        state = entry.record.state
        if as_of and state in {"planned", "under-way"} and last < as_of.first:
            values = {"state": state, "last": str(last), "as_of": str(as_of)}
            code = "service-over" if isinstance(entry.record, Service) else "activity-over"
            yield Problem(code, entry.spot("state"), values)


def planned_but_reported(register: Register) -> Iterator[Problem]:
    """No activity of which something is reported is only planned."""
    for entry in register.activities.values():
        if entry.record.state == "planned" and entry.record.reported is not None:
            yield Problem("planned-but-reported", entry.spot("state"), {})


def mandate_in_time(register: Register) -> Iterator[Problem]:
    """Nothing was asked for by a decision that was adopted when it was over."""
    for entry in _done(register):
        last = _last_day_of(register, entry)
        for number, mandate in enumerate(entry.record.mandates):
            since = adopted_since(register, mandate.decision)
            if last < since:
                values = {"found": mandate.decision, "since": str(since), "last": str(last)}
                yield Problem("mandate-in-time", entry.spot("mandates", number, "decision"), values)


def status_after_decision(register: Register) -> Iterator[Problem]:
    """Nothing is reported of a decision before it was adopted."""
    for entry in register.status.values():
        since = adopted_since(register, entry.record.decision)
        if entry.record.date.last < since:
            values = {"found": entry.record.decision, "since": str(since), "date": str(entry.record.date)}
            yield Problem("status-after-decision", entry.spot("date"), values)


_NOT_DONE = {"planned", "announced", "dropped", "postponed", "requested"}


def evidence_taken_place(register: Register) -> Iterator[Problem]:
    """Nothing shows that something was done which had not begun by then, or is only a plan."""
    for entry in register.status.values():
        for number, name in enumerate(entry.record.evidence):
            done = register.activities.get(name) or register.services.get(name)
            if done and entry.record.value != "not-started" and _shows_nothing(entry.record, done.record):
                values = {"found": name, "state": done.record.state, "value": entry.record.value}
                values |= {"date": str(entry.record.date)}
                yield Problem("evidence-taken-place", entry.spot("evidence", number), values)


def _shows_nothing(status: StatusEvent, done: Activity | Service) -> bool:
    when = done.when if isinstance(done, Activity) else None
    # What is not completed may have begun before the days of its event.
    begins_later = when is not None and done.state == "completed" and status.date.last < when.first
    return done.state in _NOT_DONE or begins_later


def context_within_period(register: Register) -> Iterator[Problem]:
    """Every related event takes place in the period that it names."""
    for entry in register.context.values():
        period, when = register.periods.get(entry.record.period or ""), entry.record.when
        if period and when and (when.last < period.record.from_.first or period.record.to.last < when.first):
            values = {"first": str(when.first), "last": str(when.last), "period": period.identity}
            yield Problem("context-within-period", entry.spot("when"), values)


def period_apart(register: Register) -> Iterator[Problem]:
    """No day belongs to two periods."""
    in_order = sorted(register.periods.values(), key=lambda one: (one.record.from_.first, one.record.to.last))
    for before, entry in pairwise(in_order):
        if entry.record.from_.first <= before.record.to.last:
            values = {"found": before.identity, "last": str(before.record.to), "first": str(entry.record.from_)}
            yield Problem("period-apart", entry.spot("from"), values)


_LONGEST = 5
"""Years; of what takes longer, the one or the other year is as a rule a slip."""


def days_of_one_event(register: Register) -> Iterator[Problem]:
    """No meeting or event takes longer than some years."""
    for entry in register.every_entry():
        for where, days in records_within(entry.record) if isinstance(entry.record, Record) else ():
            if isinstance(days, Days) and days.to and days.last.year - days.first.year > _LONGEST:
                values = {
                    "first": str(days.from_),
                    "last": str(days.to),
                    "years": str(days.last.year - days.first.year),
                }
                yield Problem("days-of-one-event", entry.spot(*where, "to"), values)


def period_of_two_years(register: Register) -> Iterator[Problem]:
    """Each period is a biennium: two years, one after the other."""
    for entry in register.periods.values():
        first, last = entry.record.from_, entry.record.to
        years = last.last.year - first.first.year
        # A period of one year may be meant, unless its key says two.
        half = years == 0 and entry.identity == f"{first.first.year}-{first.first.year + 1}"
        if years > 1 or half:
            values = {"first": str(first), "last": str(last), "next": str(first.first.year + 1)}
            yield Problem("period-of-two-years", entry.spot("to"), values)


def days_of_one_precision(register: Register) -> Iterator[Problem]:
    """No first day is known as a month and the last one as a day, or the other way round."""
    for entry in register.every_entry():
        for where, days in records_within(entry.record) if isinstance(entry.record, Record) else ():
            if isinstance(days, Days) and days.to is not None and _length(days.from_) != _length(days.to):
                values = {"first": str(days.from_), "last": str(days.to)}
                yield Problem("days-of-one-precision", entry.spot(*where, "from"), values)


def _length(day: PartialDate) -> int:
    return len(str(day))


def statement_of_period(register: Register) -> Iterator[Problem]:
    """No English words for a period name only years that are not its own.

    That other languages name the same years is a rule of its own.
    """
    for entry in register.statements.values():
        period = register.periods.get(entry.record.period)
        named = {int(year) for year in _YEAR.findall(entry.record.text.by_language.get("en", ""))}
        if period and named:
            first, last = period.record.from_.first.year, period.record.to.last.year
            if not any(first <= year <= last for year in named):
                values: dict[str, Value] = {"found": period.identity, "years": tuple(map(str, sorted(named)))}
                yield Problem("statement-of-period", entry.spot("period"), values)


def period_named_by_years(register: Register) -> Iterator[Problem]:
    """No name of a period says another year than the period has."""
    for entry in register.periods.values():
        years = {str(entry.record.from_.first.year), str(entry.record.to.last.year)}
        named = entry.record.name.by_language
        wrong = [one for one, words in named.items() if set(_YEAR.findall(words)) - years]
        # Of wrong years the name is no second slip.
        for language in languages_to_tell(wrong, named) if _stands_apart(register, entry) else ():
            values: dict[str, Value] = {"found": named[language], "years": tuple(sorted(years))}
            yield Problem("period-named-by-years", entry.spot("name", language), values)


def period_key_of_years(register: Register) -> Iterator[Problem]:
    """No key of a period has a slip in one of its years: the two of a biennium follow each other."""
    for entry in register.periods.values():
        years = f"{entry.record.from_.first.year}-{entry.record.to.last.year}"
        named = all(
            set(_YEAR.findall(words)) <= {*years.split("-")} for words in entry.record.name.by_language.values()
        )
        key = _YEARS.fullmatch(entry.identity)
        if key and int(key[2]) - int(key[1]) != 1 and named and _stands_apart(register, entry):
            yield Problem("period-key-of-years", entry.key_spot(), {"found": entry.identity, "meant": years})


_YEARS = re.compile(r"(\d{4})-(\d{4})")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _stands_apart(register: Register, entry: Entry[Period]) -> bool:
    """Whether a period has two years, which no other one has."""
    first, last = entry.record.from_.first, entry.record.to.last
    others = (one.record for one in register.periods.values() if one.identity != entry.identity)
    return last.year - first.year == 1 and not any(one.from_.first <= last and first <= one.to.last for one in others)


def serviced_meeting_not_over(register: Register) -> Iterator[Problem]:
    """No service is provided for a meeting that was over before its period began."""
    for entry in register.services.values():
        period = register.periods.get(entry.folder)
        begins = period.record.from_.first if period else date.min
        ends = {name: register.days_of_meeting(name)[1] for name in entry.record.meetings}
        over = [name for name, last in ends.items() if last < begins]
        if len(over) == len(ends) > 1 and (meant := _period_on(register, max(ends.values()))):
            values = {"period": entry.folder, "folder": f"data/services/{meant}/"}
            yield Problem("service-of-earlier-period", entry.spot("meetings"), values)
            continue
        for name in over:
            values = {"found": name, "last": str(ends[name]), "period": entry.folder}
            number = entry.record.meetings.index(name)
            yield Problem("serviced-meeting-not-over", entry.spot("meetings", number), values)


def _period_on(register: Register, day: date) -> str:
    periods = register.periods.items()
    return next((name for name, one in periods if one.record.from_.first <= day <= one.record.to.last), "")


def provided_at_planned(register: Register) -> Iterator[Problem]:
    """No service is said to be provided to meetings that are all still to come."""
    for entry in register.services.values():
        meetings = [register.meetings[one].record for one in entry.record.meetings if one in register.meetings]
        if entry.record.state == "provided" and meetings and all(one.state in _TO_COME for one in meetings):
            values: dict[str, Value] = {"found": entry.record.meetings}
            yield Problem("provided-at-planned", entry.spot("state"), values)


_TO_COME = {"planned", "tentative"}


def _done(register: Register) -> Iterator[_Done]:
    yield from register.activities.values()
    yield from register.services.values()


def _last_day_of(register: Register, entry: _Done) -> date:
    """Return the last day of what is done: its own, or else that of the period it is filed under."""
    when = entry.record.when if isinstance(entry.record, Activity) else None
    if when is not None:
        return when.last
    period = register.periods.get(entry.folder)
    return period.record.to.last if period else date.max
