"""What differs in meaning between two versions of a file, a record or a text, whatever model each was written for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import yaml

from jointreport.records.history import Difference, Key
from jointreport.records.markers import Aspect, ChangeAspect

Tree = dict[str, Any]

_LONGEST = 500_000
"""Characters of a record that are read; a page of the site may have a fifth of them."""
_DEEPEST = 100

_KEY = re.compile(r"^([A-Za-z0-9][A-Za-z0-9_-]*):", re.MULTILINE)
# A line at the left edge that is no key, remark or mark of a document: cutting at keys would tear a record there.
_ELSE_AT_THE_EDGE = re.compile(r"^(?!#|---\s*$|[A-Za-z0-9][A-Za-z0-9_-]*:)\S", re.MULTILINE)


def kind_of(path: str) -> str:
    """Return the kind of record a file holds; nothing for a file that holds none."""
    parts = PurePosixPath(path)
    names = parts.parts
    if len(names) < 2 or names[0] != "data" or parts.suffix not in {".yaml", ".yml"}:
        return ""
    return parts.stem if len(names) == 2 else names[1]


def is_table(path: str) -> bool:
    """Whether a file holds many records, each under its identity."""
    return len(PurePosixPath(path).parts) == 2


def records_in(path: str, content: bytes) -> dict[Key, str] | None:
    """Return the text of each record in a version of a file; nothing where it cannot be told apart.

    A table is cut at its identities without being read as YAML, so that only records that differ are.
    """
    kind, text = kind_of(path), content.decode("utf-8-sig", "replace")
    if not is_table(path):
        return {(kind, PurePosixPath(path).stem): text}
    if _ELSE_AT_THE_EDGE.search(text):
        return None
    keys = list(_KEY.finditer(text))
    ends = [*(key.start() for key in keys[1:]), len(text)][: len(keys)]
    return {(kind, key.group(1)): text[key.end() : end].rstrip() for key, end in zip(keys, ends, strict=True)}


def tree_of(text: str) -> Tree | None:
    """Return a record as strings, lists and mappings; nothing where it cannot be read."""
    if len(text) > _LONGEST:
        return None
    try:
        tree = _built(yaml.parse(text, yaml.CBaseLoader))
    # An old version may hold anything that is refused today: no YAML, impossible letters, a key that is a list.
    except (yaml.YAMLError, ValueError, TypeError):
        return None
    return tree if isinstance(tree, dict) else None


def _built(events: Iterable[Any]) -> Any:
    """Return what the one document holds; a `ValueError` where it is too deep, or a part stands for another.

    PyYAML itself ends the whole program where a file has some ten thousand brackets.
    """
    open_parts: list[list[Any]] = [[]]
    for event in events:
        if isinstance(event, yaml.AliasEvent) or len(open_parts) > _DEEPEST:
            raise ValueError
        if isinstance(event, yaml.ScalarEvent):
            open_parts[-1].append(event.value)
        elif isinstance(event, yaml.CollectionStartEvent):
            open_parts.append([])
        elif isinstance(event, yaml.CollectionEndEvent):
            inside = open_parts.pop()
            is_mapping = isinstance(event, yaml.MappingEndEvent)
            open_parts[-1].append(dict(zip(inside[::2], inside[1::2], strict=True)) if is_mapping else inside)
    (document,) = open_parts[0]
    return document


def name_of(tree: Tree) -> dict[str, str]:
    """Return what a record was called in each language: its symbol, its name or its title."""
    for field in ("symbol", "short", "name", "title", "words"):
        words = tree.get(field)
        if isinstance(words, str):
            return {"": words}
        if isinstance(words, dict):
            return {str(language): str(said) for language, said in words.items()}
    return {}


_READING = ("acts", "contains", "refers-to", "part")
Places = dict[str, Tree]


def text_differences(before: Tree, after: Tree) -> Iterator[Difference]:
    """Yield what differs between two versions of a text that is laid out by paragraphs."""
    was, now = _places(before), _places(after)
    changed = {at: _changed_languages(*(one.get(at, {}).get("text") for one in (was, now))) for at in {**was, **now}}
    places = tuple(at for at, languages in changed.items() if languages)
    opening = _changed_languages(before.get("opening"), after.get("opening"))
    if places or opening:
        languages = dict.fromkeys(one for found in (*changed.values(), opening) for one in found)
        yield Difference("text", "text", places=places, languages=tuple(languages))
    yield from _statuses(before.get("languages"), after.get("languages"))
    if before.get("extent") != after.get("extent"):
        yield Difference("extent", "extent", was=_word(before, "extent"), now=_word(after, "extent"))
    if any(_reading(was.get(at)) != _reading(now.get(at)) for at in {**was, **now}):
        yield Difference("reading")


def _statuses(before: Any, after: Any) -> Iterator[Difference]:
    """Yield the languages in which the text is something else now, such as issued instead of pending."""
    was, now = _mapping(before), _mapping(after)
    for language in {**was, **now}:
        if was.get(language) != now.get(language):
            old, new = _word(was.get(language), "status"), _word(now.get(language), "status")
            was_now = (old, new) if old != new else ("", "")
            yield Difference("text-status", "languages", (), (language,), *was_now)


def _places(text: Tree) -> Places:
    """Return the paragraphs and footnotes of a text by their printed number, the later text's order last."""
    found: Places = {}
    for name, key, prefix in (("paragraphs", "at", ""), ("footnotes", "label", "fn")):
        parts = text.get(name)
        for part in parts if isinstance(parts, list) else ():
            if isinstance(part, dict):
                found[f"{prefix}{part.get(key, '')}"] = part
    return found


def _changed_languages(was: Any, now: Any) -> tuple[str, ...]:
    """Return the languages in which words differ; nothing where they are no map by language."""
    before, after = _words(was), _words(now)
    return tuple(name for name in {**before, **after} if before.get(name) != after.get(name))


def _words(value: Any) -> Tree:
    """Return the map by language, which a plan or report has one step further in; words still to come are none."""
    tree = _mapping(value)
    words = _mapping(tree["text"]) if "text" in tree else tree
    return {language: said for language, said in words.items() if said != "pending"}


def _reading(part: Tree | None) -> list[Any]:
    return [(part or {}).get(field) for field in _READING]


def _word(tree: Any, field: str) -> str:
    value = tree.get(field) if isinstance(tree, dict) else None
    return value if isinstance(value, str) else ""


Fields = Mapping[str, ChangeAspect]
"""Field → what it means to a reader that it changed."""
_NO_MEANING_OF_ITS_OWN = ChangeAspect("fact")


def differences(before: Tree, after: Tree, fields: Fields) -> tuple[Difference, ...]:
    """Return what differs between two versions of a record, one difference for each aspect or text."""
    found: dict[tuple[Aspect, tuple[str, ...]], Difference] = {}
    for difference in _all(before, after, fields):
        # Of many facts only one thing can be said: that they changed.
        telling = (difference.field, *difference.languages) if difference.now or difference.languages else ()
        found.setdefault((difference.aspect, telling), difference)
    return tuple(found.values())


def _all(before: Tree, after: Tree, fields: Fields) -> Iterator[Difference]:
    for field in _changed_fields(before, after, fields):
        was, now = before.get(field), after.get(field)
        aspect = fields.get(field, _NO_MEANING_OF_ITS_OWN).aspect
        if field == "text" and any("extent" in _mapping(one) for one in (was, now)):
            yield from text_differences(_mapping(was), _mapping(now))
        elif aspect is not None:
            yield _difference(aspect, field, was, now)


def _changed_fields(before: Tree, after: Tree, fields: Fields) -> list[str]:
    """Return the fields that differ, without those that only got another name."""
    differ = [
        name
        for name in {**before, **after}
        if not _same(fields.get(name, _NO_MEANING_OF_ITS_OWN), before.get(name), after.get(name))
    ]
    # The model called a field otherwise and the files followed: to a reader nothing has changed.
    lost = {_canonical(before[name]): name for name in differ if name not in after}
    gained = {_canonical(after[name]): name for name in differ if name not in before}
    renamed = {one for content in lost.keys() & gained.keys() for one in (lost[content], gained[content])}
    return [name for name in differ if name not in renamed]


def _same(told: ChangeAspect, was: Any, now: Any) -> bool:
    if told.in_any_order and isinstance(was, list) and isinstance(now, list):
        return sorted(map(_canonical, was)) == sorted(map(_canonical, now))
    return bool(was == now)


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _difference(aspect: Aspect, field: str, was: Any, now: Any) -> Difference:
    if aspect == "status" and isinstance(was, str) and isinstance(now, str):
        return Difference(aspect, field, was=was, now=now)
    if aspect == "text":
        return Difference(aspect, field, languages=_changed_languages(was, now))
    return Difference(aspect, field)


def _mapping(value: Any) -> Tree:
    return value if isinstance(value, dict) else {}
