"""From a tree of strings to one frozen record, or to problems in an author's words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jointreport.problems import InMessage, Problem, Spot, Value, few_of_each
from jointreport.problems.hints import hint_of_list, meant
from jointreport.records.kinds import field_path, shape
from jointreport.records.lines import OPEN, group_at, line_meant
from jointreport.records.model.base import Record
from jointreport.records.model.site import Language
from jointreport.records.slips import fields_called, hint_of_field, slip_of_column, slip_of_sign
from jointreport.records.source import SourceFile, Where
from jointreport.records.written_dates import date_meant, days_meant

R = TypeVar("R", bound=BaseModel)
Location = tuple[int | str, ...]

_MOST_BESIDE = 50
"""Among so many unknown names in one place a missing one is looked for; there are hardly more fields."""

_LONGEST_VALUE = 200
_LONGEST_QUOTED = 80
"""So much of what stands in a wrong place is repeated in the line to write instead."""
# Pydantic has its own names for these; what `refuse` raises is a code of ours already.
_PLAIN_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "literal_error": "unknown-value",
    "int_parsing": "not-a-number",
    "int_parsing_size": "not-a-number",
    "int_type": "not-a-number",
    "string_type": "text-expected",
    "dict_type": "fields-expected",
    "model_type": "fields-expected",
    "model_attributes_type": "fields-expected",
    "tuple_type": "list-expected",
    "list_type": "list-expected",
    "too_short": "list-empty",
}


def decode(
    model: type[R], source: SourceFile, where: Where, languages: Mapping[str, Language]
) -> tuple[R | None, tuple[Problem, ...]]:
    """Return the record that stands at `where` in a source, or nothing and all that is wrong with it."""
    tree = subtree(source, where)
    try:
        return model.model_validate(tree, context={"languages": languages}), ()
    except ValidationError as fault:
        causes = _first_causes(fault.errors(include_url=False), model, languages)
        found = few_of_each(causes, lambda error: error["type"])
        return None, tuple(_problem(error, model, source, where, languages) for error in found)


def _first_causes(errors: list[ErrorDetails], model: type[BaseModel], languages: Collection[str]) -> list[ErrorDetails]:
    """Return the errors without those that only follow from another one."""
    refused = _Refused(errors, model)
    return [error for error in errors if not refused.explain(error, languages)]


class _Refused:
    """What was refused where it stands, by all places above it; a bad file may hold tens of thousands of it."""

    def __init__(self, errors: list[ErrorDetails], model: type[BaseModel]) -> None:
        self._model = model
        self._above = {error["loc"][:end] for error in errors for end in range(len(error["loc"]))}
        self._below: set[tuple[Location, str]] = set()
        self._beside: dict[Location, list[str]] = defaultdict(list)
        for error in errors:
            if error["type"] in {"extra_forbidden", "unknown-language"}:
                self._add(error)

    def _add(self, error: ErrorDetails) -> None:
        place = error["loc"] if error["type"] == "extra_forbidden" else (*error["loc"], error["ctx"]["found"])
        key = str(place[-1])
        self._below.update((place[:end], key) for end in range(len(place)))
        self._beside[place[:-1]].append(key)

    def explain(self, error: ErrorDetails, languages: Collection[str]) -> bool:
        """Whether something is missing or too short only because it was refused where, or as, it is written."""
        place = error["loc"]
        if error["type"] == "too_short":
            return place in self._above
        beside = self._beside.get(place[:-1], [])[:_MOST_BESIDE]
        if error["type"] == "missing":
            name = str(place[-1])
            # Below something else, with a full-width colon, misspelt, or in the words of the dictionary.
            written = (
                (key.partition("：")[0], *meant(key, (name,)), *fields_called(self._model, place[:-1], key))
                for key in beside
            )
            return (place[:-1], name) in self._below or any(name in names for names in written)
        empty = error["type"] == "dict_type" and error["input"] == ""
        return (empty or error["type"] == "missing-language") and any(key in languages for key in beside)


def subtree(source: SourceFile, where: Where) -> Any:
    """Return what stands at a place of a source."""
    tree: Any = source.tree
    for step in where:
        tree = tree[step]
    return tree


def _problem(
    error: ErrorDetails, model: type[BaseModel], source: SourceFile, where: Where, languages: Mapping[str, Language]
) -> Problem:
    # Pydantic marks a bad key of a mapping by a step that stands in no file.
    place = where + tuple(step for step in error["loc"] if step != "[key]")
    code = _PLAIN_CODES.get(error["type"], error["type"])
    slip = (
        slip_of_sign(code, error, source, place)
        or slip_of_column(code, error, model, source, place, languages)
        or _with_line_meant(code, error, model, source, place, languages)
    )
    if slip:
        return slip
    if code == "bad-date" and (meant := _date_meant(error)):
        return Problem("date-meant", source.spot(place), {"found": error["input"], "meant": meant})
    # A word of the interface is nothing but its text: it is named by its key.
    path = field_path(place, source.tree)[len(field_path(where, source.tree)) :].removeprefix(" › ")
    values: dict[str, Value] = {"field": path or field_path(where, source.tree)}
    values |= _values(code, error, model)
    return Problem(code, _spot(code, error, source, place), {name: _short(value) for name, value in values.items()})


def _with_line_meant(
    code: str,
    error: ErrorDetails,
    model: type[BaseModel],
    source: SourceFile,
    place: Where,
    languages: Mapping[str, Language],
) -> Problem | None:
    """Return what to tell of words, or of one group, that stand where fields or a list belong: the line to paste."""
    location, found = error["loc"], error["input"]
    if code == "list-expected" and isinstance(found, dict):
        group = group_at(model, location)
        fields = shape(group).attributes if group and issubclass(group, Record) else {}
        key = next(iter(found), "")
        is_group = key in fields and found.keys() <= fields.keys()
        return Problem("dash-missing", source.spot(place), {"field": str(place[-1]), "key": key}) if is_group else None
    if code not in {"fields-expected", "list-expected"} or not isinstance(found, str) or not location:
        return None
    required = [key for key, language in languages.items() if language.required == "yes"]
    found = found if len(found) <= _LONGEST_QUOTED else f"{found[: _LONGEST_QUOTED - 1]}…"
    line = line_meant(model, location, found, required)
    # In square brackets an item has no dash.
    below = isinstance(location[-1], int) and source.spot(place).line > source.key_spot(place[:-1]).line
    values: dict[str, Value] = {"found": found, "line": f"- {line}" if below else line}
    values["rest"] = InMessage(" with what belongs in place of …", "，“…”处由您补上") if OPEN in line else ""
    return Problem(code.replace("-expected", "-meant"), source.spot(place), values) if line else None


def _date_meant(error: ErrorDetails) -> Value:
    """Return how to write a date that is written otherwise, or two of them where the first is asked for."""
    days = days_meant(error["input"]) if error["loc"][-1:] == ("from",) else None
    if not days:
        return date_meant(error["input"])
    first, last = days
    return InMessage(f"from: {first}, and on the next line to: {last}", f"from: {first}，下一行写to: {last}")


def _short(value: Value) -> Value:
    """Return a value short enough to be read in a sentence, whatever stands in the file."""
    return f"{value[: _LONGEST_VALUE - 1]}…" if isinstance(value, str) and len(value) > _LONGEST_VALUE else value


def _spot(code: str, error: ErrorDetails, source: SourceFile, place: Where) -> Spot:
    context = error.get("ctx", {})
    if code == "unknown-language":
        return source.key_spot((*place, context["found"]))
    if "at" in context:
        return source.key_spot((*place, context["at"]))
    if "language" in context:
        # Plural categories stand below the language of a word of the interface.
        return source.spot((*place, context["language"]))
    if code == "missing-field":
        # What is missing has no place: the mapping that lacks it is told.
        return source.key_spot(place[:-1]) if len(place) > 1 else Spot(source.path, 1, 1)
    if code in {"unknown-field", "missing-language"} or error["loc"][-1:] == ("[key]",):
        return source.key_spot(place)
    return source.spot(place)


def _values(code: str, error: ErrorDetails, model: type[BaseModel]) -> dict[str, Value]:
    context = {name: value for name, value in error.get("ctx", {}).items() if name != "code"}
    field = str(error["loc"][-1]) if error["loc"] else ""
    found = error["input"][:60] if isinstance(error["input"], str) else ""
    values: dict[str, Value] = {"found": found}
    if code == "unknown-field":
        values |= {"field": field, "hint": hint_of_field(model, error["loc"][:-1], field)}
    if code == "missing-field":
        values["field"] = field
    if code == "unknown-value":
        # Pydantic gives the allowed values only inside a sentence.
        allowed = tuple(re.findall(r"'([^']*)'", str(context["expected"])))
        # Typed as a word of a sentence: “Under way”.
        written = found.casefold().replace(" ", "-")
        return values | {"allowed": allowed, "hint": hint_of_list(written, allowed)}
    return values | {name: value for name, value in context.items() if isinstance(value, str | tuple)}
