"""Dates as far as they are known: a day, a month, a year; one of several days; during a meeting."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from jointreport.records.markers import Meaning
from jointreport.records.model.base import MeetingId, Record, refuse
from jointreport.records.model.language import Text

# Digits of other scripts would be read as numbers, and printed in another form than they were written.
_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day (`2025-11-03`), a month (`2027-06`) or a year (`2013`)."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = (f"{self.year:04}", self.month and f"{self.month:02}", self.day and f"{self.day:02}")
        return "-".join(part for part in parts if part)

    @classmethod
    def parse(cls, written: str) -> PartialDate:
        """Read a written date, or refuse it with a problem code."""
        match = _WRITTEN.fullmatch(written)
        if not match:
            refuse("bad-date", found=written)
        year, month, day = (int(part) if part else None for part in match.groups())
        parsed = cls(year or 0, month, day)
        try:
            # The last day can be told only of a month and a day that exist.
            _ = parsed.last
        except (ValueError, IndexError):
            # calendar.monthrange raises IllegalMonthError, which is both of these in different versions.
            refuse("no-such-day", found=written)
        return parsed

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Accept the written form."""
        return core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


class Days(Record):
    """From one day to another (or one day alone: without `to`), and where."""

    from_: Annotated[
        PartialDate,
        Meaning(
            "First day, or the only one: `2025-11-03`; a month `2027-06` or a year `2013` where no more is known",
            "首日或唯一一日：`2025-11-03`；所知有限时只写月份`2027-06`或年份`2013`",
        ),
    ]
    to: Annotated[PartialDate | None, Meaning("Last day", "末日")] = None
    place: Annotated[Text | None, Meaning("A city, or “online”", "城市，或“线上”")] = None

    @property
    def first(self) -> date:
        """The first day it may mean."""
        return self.from_.first

    @property
    def last(self) -> date:
        """The last day it may mean."""
        return (self.to or self.from_).last

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to and self.to.last < self.from_.first:
            refuse("days-reversed", first=str(self.from_), last=str(self.to))
        return self


class Adoption(Record):
    """When a decision was adopted: on a day, on one of several days, or some day of a meeting.

    A day alone may be written as it is: `adopted: 2025-05-09`.
    """

    on: Annotated[PartialDate | None, Meaning("The day", "通过日期")] = None
    from_: Annotated[
        PartialDate | None,
        Meaning("First of the days it may have been; always with `to`", "可能的最早日期，须与`to`同用"),
    ] = None
    to: Annotated[PartialDate | None, Meaning("Last of the days it may have been", "可能的最晚日期")] = None
    during: Annotated[
        MeetingId | None, Meaning("The meeting, where the day was not seen", "会议；未见到具体日期时填写")
    ] = None
    reported: Annotated[
        PartialDate | None,
        Meaning("The day as of which it was reported, where no document gives the day", "文件未载日期时：报道所述日期"),
    ] = None
    note: Annotated[
        Text | None,
        Meaning(
            "What must be said with the date: “subject to confirmation by the budget group”",
            "须与日期一并说明的情况，如“有待预算小组确认”",
        ),
    ] = None

    @model_validator(mode="before")
    @classmethod
    def _a_day_alone(cls, written: Any) -> Any:
        return {"on": written} if isinstance(written, str) else written

    @model_validator(mode="after")
    def _one_way_of_saying_it(self) -> Self:
        said = (self.on, self.from_ and self.to, self.during, self.reported)
        if sum(one is not None for one in said) != 1 or (self.from_ is None) != (self.to is None):
            refuse("adoption-unclear")
        return self
