"""A text in two languages as a translator's table: each passage with its place, and what is still to be done there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal
from unicodedata import category, normalize

from jointreport.records.model.language import PENDING
from jointreport.records.model.places import NOTE_LABEL, note_place
from jointreport.records.source import Where

State = Literal["done", "pending", "changed"]
"""Translated; still to be translated; translated before the original was changed."""

_DIGEST = 12
"""So many digits of a digest tell one passage of a text from what it becomes."""


@dataclass(frozen=True, slots=True)
class LanguagePair:
    """From which language to which a text is translated, by the keys of the site."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage: its place in the text and in the file, the original, and its translation, empty while pending."""

    at: str
    """`title`, `agenda-item`, `opening`, or a place such as `p4-a` or `fn3`."""
    where: Where
    original: str
    words: str
    state: State = "done"
    terms: tuple[tuple[str, str], ...] = ()
    """The terms of the glossary that occur in the original, each with its translation."""

    @property
    def tag(self) -> str:
        """What a table keeps unseen in the row: the place, and digests of both languages as they were written."""
        return f"{self.at} {digest_of_original(self.original)} {digest_of_words(self.words)}"


@dataclass(frozen=True, slots=True)
class BilingualTable:
    """What is written for a translator: what the text is called, of which file it is, its passages, how to work."""

    title: str
    file: str
    """The file of the record, below the project."""
    pair: LanguagePair
    passages: tuple[Passage, ...]
    guide: str
    heads: tuple[str, str, str, str]
    states: Mapping[State, str]
    tag: str
    """The language of its own words."""
    tags: Mapping[str, str]
    from_right: frozenset[str]
    """The tags of the languages that are written from right to left."""

    @property
    def line(self) -> str:
        """The line by which the table is known when it comes back: the file of the record, and the languages."""
        return f"{self.file}: {self.pair.source} → {self.pair.target}"


def language_pair_in(words: str, languages: Iterable[str]) -> LanguagePair | None:
    """Return the direction that is written `en-zh`, where both are languages of the site."""
    known = tuple(languages)
    return next((LanguagePair(a, b) for a in known for b in known if a != b and words == f"{a}-{b}"), None)


def digest_of_words(words: str) -> str:
    """Return a short digest of a passage, letter for letter."""
    return hashlib.sha256(words.encode()).hexdigest()[:_DIGEST]


def digest_of_original(words: str) -> str:
    """Return a short digest of an original: spaces and signs that nobody sees, which programs change, do not count."""
    seen = "".join(sign for sign in normalize("NFC", words) if category(sign) != "Cf")
    return digest_of_words(" ".join(seen.split()))


def passages_in(tree: Any, pair: LanguagePair) -> Iterator[Passage]:
    """Yield the passages of a record that have an original, in printed order; `tree` is the record as it is written.

    An earlier version of a file may hold anything: what is no text with a place is passed over.
    """
    text = _of(tree, "text")
    yield from _passage("title", ("title",), _of(tree, "title"), pair)
    yield from _passage("agenda-item", ("agenda-item",), _of(tree, "agenda-item"), pair)
    yield from _passage("opening", ("text", "opening"), _of(text, "opening"), pair)
    for name, place in (("paragraphs", _place_of_paragraph), ("footnotes", _place_of_note)):
        items = _of(text, name)
        for number, item in enumerate(items if isinstance(items, list) else ()):
            if at := place(item):
                yield from _passage(at, ("text", name, number, "text"), _of(item, "text"), pair)


def _of(tree: Any, key: str) -> Any:
    return tree.get(key) if isinstance(tree, dict) else None


def _place_of_paragraph(item: Any) -> str:
    at = _of(item, "at")
    return at if isinstance(at, str) else ""


def _place_of_note(item: Any) -> str:
    label = _of(item, "label")
    return note_place(label) if isinstance(label, str) and NOTE_LABEL.fullmatch(label) else ""


def _passage(at: str, where: Where, text: Any, pair: LanguagePair) -> Iterator[Passage]:
    original, words = (_words(text, language) for language in (pair.source, pair.target))
    if original:
        yield Passage(at, where, original, words, "done" if words else "pending")


def _words(text: Any, language: str) -> str:
    words = _of(text, language)
    return words if isinstance(words, str) and words != PENDING else ""


def with_changes(passages: Iterable[Passage], earlier: Iterable[Iterable[Passage]]) -> tuple[Passage, ...]:
    """Return passages, those marked as changed whose original was another when their translation was written.

    `earlier` are the passages of earlier versions of the file, the latest first. Of a translation that has never
    changed the first version tells what was translated.
    """
    translated: dict[str, str] = {}
    found = tuple(passages)
    still = {one.at: one for one in found if one.words}
    for version in earlier:
        then = {one.at: one for one in version}
        still = {at: one for at, one in still.items() if at in then and then[at].words == one.words}
        translated |= {at: then[at].original for at in still}
    return tuple(
        replace(one, state="changed") if translated.get(one.at, one.original) != one.original else one for one in found
    )
