"""Each mark in a text has its footnote and each footnote its mark; what is wrong is told where the mark belongs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from jointreport.problems import Problem, Value
from jointreport.problems.hints import NO_HINT, Hint
from jointreport.records.model.documents import MARK, Footnote
from jointreport.records.model.language import Text
from jointreport.records.register.register import Register, TextHolder
from jointreport.records.source import Where


def document_of_footnote(register: Register) -> Iterator[Problem]:
    """No footnote that names one document by its symbol is said to refer to another one that it does not name."""
    symbols = {one: entry.record.symbol for one, entry in register.documents.items() if entry.record.symbol}
    for entry in register.text_holders():
        for number, note in enumerate(entry.record.text.footnotes):
            words = " ".join(note.text.by_language.values())
            named = [one for one, symbol in symbols.items() if _names_one_of(words, symbol)]
            if note.refers_to in symbols and len(named) == 1 and named[0] != note.refers_to:
                values = {"symbol": symbols[named[0]], "found": note.refers_to or "", "meant": named[0]}
                yield Problem("document-of-footnote", entry.spot("text", "footnotes", number, "refers-to"), values)


def _names_one_of(words: str, symbol: str) -> bool:
    """Whether words have a symbol, or one of those that a joint document has."""
    return any(re.search(rf"{re.escape(one)}(?![\d/])", words) for one in symbol.split("–"))


class Marks:
    """The footnotes of a text and their marks."""

    def __init__(self, entry: TextHolder) -> None:
        text = entry.record.text
        self.notes: Mapping[str, Footnote] = {note.label: note for note in text.footnotes}
        opening = ((("text", "opening"), text.opening),) if text.opening else ()
        paragraphs = ((("text", "paragraphs", n, "text"), one.text) for n, one in enumerate(text.paragraphs))
        # In a footnote another one may be marked.
        notes = ((("text", "footnotes", n, "text"), one.text) for n, one in enumerate(text.footnotes))
        self.texts: Mapping[Where, Text] = dict(chain(opening, paragraphs, notes))

    @cached_property
    def _labels(self) -> Mapping[tuple[Where, str], tuple[str, ...]]:
        return {
            (where, language): tuple(MARK.findall(words))
            for where, text in self.texts.items()
            for language, words in text.by_language.items()
            if "[^" in words
        }

    @cached_property
    def alone(self) -> Mapping[tuple[Where, str], tuple[str, ...]]:
        """Text and label of each mark without a footnote, with the languages in which it has none."""
        found: dict[tuple[Where, str], tuple[str, ...]] = {}
        for (where, language), labels in self._labels.items():
            for label in dict.fromkeys(labels):
                if label not in self.notes or language not in self.notes[label].text:
                    found[where, label] = (*found.get((where, label), ()), language)
        return found

    @cached_property
    def lost(self) -> Mapping[str, tuple[str, ...]]:
        """The label of each footnote without a mark, with the languages in which it has none."""
        marked = {(language, label) for (_, language), labels in self._labels.items() for label in labels}
        languages = {
            label: tuple(one for one in note.text.by_language if (one, label) not in marked)
            for label, note in self.notes.items()
        }
        return {label: some for label, some in languages.items() if some}

    def place_of(self, label: str, language: str) -> Where | None:
        """Return the text in which a mark is missing in a language and stands in another one, if there is one."""
        there = (where for (where, _), labels in self._labels.items() if label in labels)
        return next((where for where in there if language in self.texts[where]), None)

    def meant_at(self, where: Where, language: str) -> str:
        """Return the label of the one footnote whose mark is missing in a text in a language; empty where none is."""
        missing = [
            label for label, some in self.lost.items() if language in some and self.place_of(label, language) == where
        ]
        return missing[0] if len(missing) == 1 else ""

    def written_otherwise(self, label: str, language: str) -> tuple[Where, str] | None:
        """Return the text that has something like the mark of a footnote in a language, and what that is."""
        alike = _mark_like(label)
        words = ((where, text.by_language.get(language, "")) for where, text in self.texts.items())
        found = ((where, match) for where, said in words if (match := alike.search(said)))
        return next(((where, match[0]) for where, match in found), None)


def _mark_like(label: str) -> re.Pattern[str]:
    """Return a pattern for what looks like a mark: other brackets, no accent, or a small raised number."""
    raised = "".join(f"[{signs}]" for signs in map(_raised, label)) if label.isdecimal() else r"(?!)"
    return re.compile(rf"[\[［【〔]\s*[\^＾]?\s*{re.escape(label)}\s*[\]］】〕]|(?<![⁰¹²³⁴-⁹]){raised}(?![⁰¹²³⁴-⁹])")


def _raised(digit: str) -> str:
    return next(sign for sign in "⁰¹²³⁴⁵⁶⁷⁸⁹" if unicodedata.normalize("NFKC", sign) == digit)


def footnote_of_mark(register: Register) -> Iterator[Problem]:
    """Each footnote mark in a text has its footnote, in the same language."""
    for entry in register.text_holders():
        marks = Marks(entry)
        for (where, label), languages in marks.alone.items():
            values: dict[str, Value] = {"label": label, "mark": f"[^{label}]", "languages": languages}
            spot = entry.spot(*where, languages[0])
            if meant := marks.meant_at(where, languages[0]):
                yield Problem("mark-of-other-footnote", spot, {**values, "meant": f"[^{meant}]"})
            else:
                yield Problem("footnote-of-mark", spot, values)


def footnote_once(register: Register) -> Iterator[Problem]:
    """No two footnotes of a text have the same label."""
    for entry in register.text_holders():
        labels = [note.label for note in entry.record.text.footnotes]
        for place, label in enumerate(labels):
            if label in labels[:place]:
                without = tuple(dict.fromkeys(f"label: {mark}" for _, mark in Marks(entry).alone))
                hint = Hint("write" if len(without) == 1 else "one-of", without) if without else NO_HINT
                values: dict[str, Value] = {"found": label, "hint": hint}
                yield Problem("footnote-once", entry.spot("text", "footnotes", place, "label"), values)


def mark_of_footnote(register: Register) -> Iterator[Problem]:
    """Each footnote has its mark in the text, in the same language."""
    for entry in register.text_holders():
        marks = Marks(entry)
        for number, note in enumerate(entry.record.text.footnotes):
            label = note.label
            nowhere = []
            for language in marks.lost.get(label, ()):
                if found := _where_it_belongs(entry, marks, label, language):
                    yield found
                elif marks.place_of(label, language) is None:
                    nowhere.append(language)
            if nowhere:
                spot = entry.spot("text", "footnotes", number, "text", nowhere[0])
                yield Problem("mark-of-footnote", spot, {"label": label, "languages": tuple(nowhere)})


def _where_it_belongs(entry: TextHolder, marks: Marks, label: str, language: str) -> Problem | None:
    """Return what to tell of a mark where it is written otherwise, or where it is missing beside another language."""
    values: dict[str, Value] = {"label": label, "mark": f"[^{label}]", "language": language}
    if other := marks.written_otherwise(label, language):
        where, found = other
        return Problem("mark-written-otherwise", entry.spot(*where, language), {**values, "found": found})
    there = marks.place_of(label, language)
    # A mark without a footnote that stands there instead is told itself.
    instead = any(where == there and languages[0] == language for (where, _), languages in marks.alone.items())
    if there is None or (instead and marks.meant_at(there, language)):
        return None
    return Problem("mark-in-other-language", entry.spot(*there, language), values)
