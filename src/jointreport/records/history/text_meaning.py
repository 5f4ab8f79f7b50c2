"""What differs between two versions of the text of a decision or document: words, status, the editors' reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jointreport.records.history.changes import Difference
from jointreport.records.history.versions import Tree

_READING = ("acts", "contains", "refers-to", "part")
Places = dict[str, Tree]


def text_differences(before: Tree, after: Tree) -> Iterator[Difference]:
    """Yield what differs between two versions of a text that is laid out by paragraphs."""
    was, now = _places(before), _places(after)
    changed = {at: _languages(was.get(at), now.get(at)) for at in {**was, **now}}
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
    was, now = (one if isinstance(one, dict) else {} for one in (before, after))
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


def _languages(was: Tree | None, now: Tree | None) -> tuple[str, ...]:
    return _changed_languages((was or {}).get("text"), (now or {}).get("text"))


def _changed_languages(was: Any, now: Any) -> tuple[str, ...]:
    """Return the languages in which words differ; words that are still to come are none."""
    before, after = _held(was), _held(now)
    return tuple(name for name in {**before, **after} if before.get(name) != after.get(name))


def _held(words: Any) -> Mapping[str, str]:
    by_language = words if isinstance(words, dict) else {}
    return {language: said for language, said in by_language.items() if said != "pending"}


def _reading(part: Tree | None) -> list[Any]:
    return [(part or {}).get(field) for field in _READING]


def _word(tree: Any, field: str) -> str:
    value = tree.get(field) if isinstance(tree, dict) else None
    return value if isinstance(value, str) else ""
