"""Slips that YAML reads as something else, told by what must have been meant: a sign, a space, a wrong column."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from jointreport.problems import Problem, Spot, Value
from jointreport.problems.hints import Hint, hint_of_list
from jointreport.records.markers import Meaning
from jointreport.records.model.base import Record
from jointreport.records.model.language import Text
from jointreport.records.source import SourceFile, Where
from jointreport.records.source.mistakes import WIDE_BRACKETS

_KEY_WITHOUT_SPACE = re.compile(r"([a-z][a-z0-9-]*):(?!//)(?=\S)")
_KEY_WITH_WIDE_COLON = re.compile(r"([a-z][a-z0-9-]*) *：")
_HYPHEN_WITHOUT_SPACE = re.compile(r"-([a-z][a-z0-9-]*)")


def slip_of_sign(code: str, error: ErrorDetails, source: SourceFile, place: Where) -> Problem | None:
    """Return a bracket or colon that is full-width, a space that is missing, or a name with nothing below it."""
    found = error["input"]
    if code in {"fields-expected", "list-expected"} and isinstance(found, str):
        return _slip_in_text(code, found, source.spot(place), place)
    if code == "list-expected" and isinstance(found, dict):
        places = (_slip_in_key(key, source.key_spot((*place, key))) for key in found)
        return next((slip for slip in places if slip), None)
    if code == "unknown-language":
        key = str(error["ctx"]["found"])
        spot = source.key_spot((*place, key))
        return _slip_in_key(key, spot) or _comma_in_text(error["input"], key, spot)
    return _slip_in_key(str(place[-1]), source.key_spot(place)) if code == "unknown-field" else None


def _slip_in_text(code: str, found: str, spot: Spot, place: Where) -> Problem | None:
    """Explain a text where fields or a list are expected."""
    if plain := WIDE_BRACKETS.get(found[:1]):
        return Problem("full-width-bracket", spot, {"found": found[:1], "plain": plain})
    if not found and code == "fields-expected":
        return Problem("nothing-below", spot, {"field": str(place[-1])}) if place else None
    key = _KEY_WITHOUT_SPACE.match(found)
    if key and code == "fields-expected":
        return Problem("space-after-colon", _further(spot, key.end() - 1), {"key": key[1]})
    return _slip_in_key(found, spot)


def _comma_in_text(found: Any, key: str, spot: Spot) -> Problem | None:
    """Explain a text in braces that ends at its comma: what follows is taken for a name without a value."""
    keys = list(found) if isinstance(found, dict) else []
    before = keys[keys.index(key) - 1] if key in keys[1:] else ""
    if not before or found[key] not in {"", None} or not isinstance(found[before], str):
        return None
    return Problem("comma-in-text", spot, {"found": key, "line": f'{before}: "{found[before]}, {key}"'})


def _slip_in_key(key: str, spot: Spot) -> Problem | None:
    """Explain a name to which something belongs that should stand apart from it."""
    if wide := _KEY_WITH_WIDE_COLON.match(key):
        return Problem("full-width-colon", _further(spot, wide.end() - 1), {"key": wide[1]})
    if hyphen := _HYPHEN_WITHOUT_SPACE.match(key):
        return Problem("space-after-hyphen", spot, {"key": hyphen[1]})
    return None


def _further(spot: Spot, columns: int) -> Spot:
    return Spot(spot.path, spot.line, spot.column + columns)


def slip_of_column(
    code: str,
    error: ErrorDetails,
    model: type[BaseModel],
    source: SourceFile,
    place: Where,
    languages: Collection[str],
) -> Problem | None:
    """Return a field or a language that stands too far to the right or left, and therefore below something else."""
    location = error["loc"]
    if code == "unknown-field" and location[-1] in languages:
        return Problem("language-too-far-left", source.key_spot(place), {"language": str(location[-1])})
    if code == "unknown-language":
        location, place = (*location, error["ctx"]["found"]), (*place, error["ctx"]["found"])
    elif code not in {"unknown-field", "text-expected"}:
        return None
    owner, above = _owner_above(location[:-1])
    key = str(location[-1])
    if above is None or key not in fields_at(model, owner) or key in _fields_below(model, location[:-1]):
        return None
    return Problem("field-too-far-right", source.key_spot(place), {"field": key, "above": above})


def _owner_above(location: tuple[int | str, ...]) -> tuple[tuple[int | str, ...], str | None]:
    """Return the mapping in which something stands, and the name of the field there that leads to it."""
    while location and isinstance(location[-1], int):
        location = location[:-1]
    return location[:-1], str(location[-1]) if location else None


def _fields_below(model: type[BaseModel], location: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the fields of a record inside a record; of a text there are none."""
    owner, above = _owner_above(location)
    own = _model_at(model, owner)
    field = next((one for one in own.model_fields.values() if one.alias == above), None)
    is_text = field is not None and any(issubclass(one, Text) for one in _classes_in(field.annotation))
    return () if is_text else fields_at(model, location)


def fields_at(model: type[BaseModel], location: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the field names, as authors write them, of the mapping at a place inside a record."""
    return tuple(field.alias or "" for field in _model_at(model, location).model_fields.values())


def fields_beside(model: type[BaseModel], source: SourceFile) -> dict[str, Problem]:
    """Return by record what to tell of its fields that stand beside it in a file of many, as they are not indented."""
    tree = source.tree if isinstance(source.tree, dict) else {}
    fields, record, beside = fields_at(model, ()), "", dict[str, list[str]]()
    for key in tree:
        above = tree.get(record)
        if record and key in fields and key not in (above if isinstance(above, dict) else ()):
            beside.setdefault(record, []).append(key)
        else:
            record = key
    told: dict[str, dict[str, Value]] = {
        one: {"field": keys[0], "record": one, "fields": tuple(keys)} for one, keys in beside.items()
    }
    return {one: Problem("fields-not-indented", source.key_spot((beside[one][0],)), told[one]) for one in told}


_BETWEEN_MEANINGS = re.compile(r"[：；，。、（:;,.(]|或| or ")


def fields_called(model: type[BaseModel], location: tuple[int | str, ...], words: str) -> tuple[str, ...]:
    """Return the fields at a place that the data dictionary explains by some words, in either language: 标题."""
    sought = words.casefold().strip()
    meanings = (
        (field.alias or "", re.sub(r"^(?:the|an?) ", "", part.strip().casefold()))
        for field in _model_at(model, location).model_fields.values()
        for meaning in field.metadata
        if isinstance(meaning, Meaning)
        for part in (*_BETWEEN_MEANINGS.split(meaning.en), *_BETWEEN_MEANINGS.split(meaning.zh))
    )
    return tuple(dict.fromkeys(alias for alias, part in meanings if part == sought != ""))


def hint_of_field(model: type[BaseModel], location: tuple[int | str, ...], found: str) -> Hint:
    """Return what may stand for a field that there is not, in the mapping at a place inside a record."""
    called = fields_called(model, location, found)
    return Hint("write", called) if len(called) == 1 else hint_of_list(found, fields_at(model, location))


def _model_at(model: type[BaseModel], location: tuple[int | str, ...]) -> type[BaseModel]:
    for step in location:
        if isinstance(step, str):
            inner = next((f for f in model.model_fields.values() if f.alias == step), None)
            records = (one for one in _classes_in(inner.annotation) if issubclass(one, Record)) if inner else ()
            model = next(iter(records), model)
    return model


def _classes_in(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for argument in get_args(annotation):
        yield from _classes_in(argument)
