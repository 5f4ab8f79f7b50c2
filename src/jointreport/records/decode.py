"""From a tree of strings to one frozen record, or to problems in an author's words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jointreport.problems import Problem, Spot, Value, few_of_each
from jointreport.records.kinds import field_path
from jointreport.records.model.base import Record
from jointreport.records.model.site import Language
from jointreport.records.source import SourceFile, Where

R = TypeVar("R", bound=BaseModel)

_LONGEST_VALUE = 200
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
        found = few_of_each(fault.errors(include_url=False), lambda error: error["type"])
        return None, tuple(_problem(error, model, source, where) for error in found)


def subtree(source: SourceFile, where: Where) -> Any:
    """Return what stands at a place of a source."""
    tree: Any = source.tree
    for step in where:
        tree = tree[step]
    return tree


def _problem(error: ErrorDetails, model: type[BaseModel], source: SourceFile, where: Where) -> Problem:
    # Pydantic marks a bad key of a mapping by a step that stands in no file.
    place = where + tuple(step for step in error["loc"] if step != "[key]")
    code = _PLAIN_CODES.get(error["type"], error["type"])
    spot = _spot(code, source, place)
    values = _values(code, error, model)
    # A word of the interface is nothing but its text: it is named by its key.
    values |= {"field": values["field"] or field_path(where)}
    return Problem(code, spot, {name: _short(value) for name, value in values.items()})


def _short(value: Value) -> Value:
    """Return a value short enough to be read in a sentence, whatever stands in the file."""
    return f"{value[: _LONGEST_VALUE - 1]}…" if isinstance(value, str) and len(value) > _LONGEST_VALUE else value


def _spot(code: str, source: SourceFile, place: Where) -> Spot:
    if code == "missing-field":
        # What is missing has no place: the mapping that lacks it is told.
        return source.key_spot(place[:-1]) if len(place) > 1 else Spot(source.path, 1, 1)
    if code in {"unknown-field", "missing-language"}:
        return source.key_spot(place)
    return source.spot(place)


def _values(code: str, error: ErrorDetails, model: type[BaseModel]) -> dict[str, Value]:
    context = {name: value for name, value in error.get("ctx", {}).items() if name != "code"}
    field = str(error["loc"][-1]) if error["loc"] else ""
    found = error["input"][:60] if isinstance(error["input"], str) else ""
    values: dict[str, Value] = {"field": field_path(error["loc"]), "found": found}
    if code == "unknown-field":
        values |= {"field": field, "hint": nearest(field, _fields_at(model, error["loc"][:-1]))}
    if code == "missing-field":
        values["field"] = field
    if code == "unknown-value":
        # Pydantic gives the allowed values only inside a sentence.
        allowed = tuple(re.findall(r"'([^']*)'", str(context["expected"])))
        return values | {"allowed": allowed}
    return values | {name: value for name, value in context.items() if isinstance(value, str | tuple)}


def nearest(found: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the author may have meant: the nearest names, or all there are when none is near."""
    return tuple(difflib.get_close_matches(found, allowed, n=1, cutoff=0.6)) or allowed


def _fields_at(model: type[BaseModel], location: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the field names, as authors write them, of the mapping at a place inside a record."""
    for step in location:
        if isinstance(step, str):
            inner = next((f for f in model.model_fields.values() if f.alias == step), None)
            model = next(_models_in(inner.annotation), model) if inner else model
    return tuple(field.alias or "" for field in model.model_fields.values())


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
