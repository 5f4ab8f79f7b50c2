"""What a search must find, by a plain scan of the YAML: each query becomes a regular expression over the texts.

It shares nothing with the engine: no code, no index, no normal form, no notion of terms or positions.
A chunk of a query is a pattern; a paragraph fits if it holds one chunk and each other chunk stands in it or in the
title of its page, in the same language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from projects import REPOSITORY, read_yaml, records, with_page

Found = frozenset[tuple[str, str]]
"""Pairs of a record, as `decisions/mc-5-19/`, and the anchor of a paragraph on its page."""

_QUOTED = re.compile(r"[“\"「](.*?)[”\"」]")
_PIECE = re.compile(r"(?P<han>[\u3400-\u9fff])|(?P<word>[^\W\d_\u3400-\u9fff]+)|(?P<number>\d+)|(?P<between>[\W_]+)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ONLY_HAN = re.compile(r"[\u3400-\u9fff]+")
_WITH_WORDS = {"as-issued", "as-copied", "unofficial-translation", "summary"}
_TITLES = {
    "en": ("Decision {symbol}", "{symbol}: {title}"),
    "zh": ("{symbol}号决定", "{symbol}：{title}"),
    "fr": ("Décision {symbol}", "{symbol} : {title}"),
    "ar": ("المقرر {symbol}", "{symbol}: {title}"),
}
_DRAFTS = {
    "en": "Draft decision, {meeting} ({year})",
    "zh": "决定草案，{meeting}（{year}年）",
    "fr": "Projet de décision, {meeting} ({year})",
    "ar": "مشروع مقرر، {meeting} ({year})",
}
_LISTS = {"en": (", ", " and "), "zh": ("、", "和")}
_KINDS_OF_RELATION = read_yaml(REPOSITORY / "src" / "jointreport" / "words" / "vocabulary.yaml")["relation"]


@dataclass(frozen=True)
class Unit:
    """A paragraph of a record in one language, in a plain form of its own."""

    record: str
    anchor: str
    title: str
    words: str


def plain(words: str) -> str:
    """Return words without width, case and accents."""
    narrow = unicodedata.normalize("NFKC", words).casefold()
    parts = unicodedata.normalize("NFD", narrow)
    return unicodedata.normalize("NFC", "".join(part for part in parts if not unicodedata.combining(part)))


class Oracle:
    """Knows every paragraph of the decisions and documents of a project."""

    def __init__(self, project: Path) -> None:
        self.units = [
            unit
            for kind in ("decisions", "documents")
            for identity, record in with_page(project, kind).items()
            for unit in _units(kind, identity, project, record)
        ]
        # Most queries are rows of Chinese characters: the many that stand nowhere need not be sought in each text.
        self._of_chinese = [unit for unit in self.units if _HAN.search(unit.words)]
        self._without_spaces = re.sub(r"\s", "", "|".join(unit.words for unit in self._of_chinese))
        self._known: dict[str, Found] = {}

    def found(self, query: str) -> Found:
        """Return what a query must find; a record found only by its title is not among it."""
        if query not in self._known:
            self._known[query] = frozenset(self._scanned(query))
        return self._known[query]

    def _scanned(self, query: str) -> Iterator[tuple[str, str]]:
        patterns = [re.compile(pattern) for pattern in _patterns(query)]
        units = self._of_chinese if _ONLY_HAN.fullmatch(query) else self.units
        if units is self._of_chinese and query not in self._without_spaces:
            return
        for unit in units:
            if patterns and _fits(unit, patterns):
                yield unit.record, unit.anchor


def _fits(unit: Unit, patterns: list[re.Pattern[str]]) -> bool:
    missing = [pattern for pattern in patterns if not pattern.search(unit.words)]
    return len(missing) < len(patterns) and all(pattern.search(unit.title) for pattern in missing)


def _patterns(query: str) -> Iterator[str]:
    """Yield a pattern for each quoted phrase, and for each of the rest between spaces."""
    for phrase in _QUOTED.findall(query):
        yield from _pattern(phrase, whole=True)
    for chunk in _QUOTED.sub(" ", query).split():
        yield from _pattern(chunk, whole=False)


@lru_cache(maxsize=10_000)
def _pattern(chunk: str, *, whole: bool) -> tuple[str, ...]:
    pieces = [(match.lastgroup or "", match.group()) for match in _PIECE.finditer(plain(chunk))]
    while pieces and pieces[-1][0] == "between":
        pieces.pop()
    while pieces and pieces[0][0] == "between":
        pieces.pop(0)
    return ("".join(_parts(pieces, whole=whole)),) if pieces else ()


def _parts(pieces: list[tuple[str, str]], *, whole: bool) -> Iterator[str]:
    before, punctuation = "", False
    for number, (kind, words) in enumerate(pieces):
        if kind == "between":
            punctuation = bool(words.strip())
            continue
        if before:
            yield _joint(before == kind == "han", punctuation=punctuation)
        last = number == len(pieces) - 1
        beginning = last and kind == "word" and len(words) > 1 and not whole
        yield _piece(kind, words, beginning=beginning)
        before, punctuation = kind, False


def _joint(both_han: bool, *, punctuation: bool) -> str:  # noqa: FBT001 - one of two cases of a private function.
    """Return what may stand between two pieces: between Chinese characters spaces, or any punctuation for any."""
    if not both_han:
        return r"[\W_]*"
    return r"[\W_]*[^\w\s][\W_]*" if punctuation else r"\s*"


def _piece(kind: str, words: str, *, beginning: bool) -> str:
    if kind == "han":
        return words
    letter = r"\d" if kind == "number" else r"[^\W\d_\u3400-\u9fff]"
    return rf"(?<!{letter}){re.escape(words)}" + ("" if beginning else rf"(?!{letter})")


# What stands on the page of a record


_records = lru_cache(maxsize=10)(records)


def _units(kind: str, identity: str, project: Path, record: Mapping[str, Any]) -> Iterator[Unit]:
    path = f"{kind}/{identity}/"
    for anchor, words in _paragraphs(identity, project, record):
        for language, text in words.items():
            if text != "pending":
                title = plain(_title(kind, project, record, language))
                yield Unit(path, anchor, title, plain(re.sub(r"\[\^.+?\]", "", text)))


def _title(kind: str, project: Path, record: Mapping[str, Any], language: str) -> str:
    title = str(record["title"].get(language, ""))
    if _is_called_by_its_meeting(project, record):
        meeting = _records(project, "meetings")[record["meeting"]]
        short = meeting["short"].get(language, meeting["short"]["en"])
        return _DRAFTS[language].format(meeting=short, year=str(meeting["segments"][0]["from"])[:4])
    if "symbol" not in record:
        # A decision without a symbol is called by its short name.
        return str(record.get("short", {}).get(language, title)) if kind == "decisions" else title
    cited, joined = _TITLES[language]
    symbol = cited.format(symbol=record["symbol"]) if kind == "decisions" else record["symbol"]
    return joined.format(symbol=symbol, title=title) if title else symbol


def _is_called_by_its_meeting(project: Path, record: Mapping[str, Any]) -> bool:
    """Whether a draft has a shorter heading than its title, which then stands beneath it."""
    if record.get("stage") != "draft" or {"symbol", "short"} & record.keys():
        return False
    return "segments" in _records(project, "meetings")[record["meeting"]]


def _paragraphs(identity: str, project: Path, record: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str]]]:
    text = record["text"]
    held = {key for key, one in text.get("languages", {}).items() if one["status"] in _WITH_WORDS}
    if "opening" in text:
        yield "text", _only(text["opening"], held)
    for paragraph in text.get("paragraphs", ()):
        yield paragraph["at"], _only(paragraph["text"], held)
        meetings = (act["by"] for act in paragraph.get("acts", ()) if "by" in act)
        yield from ((paragraph["at"], _meeting(one, project)) for one in meetings)
    for note in text.get("footnotes", ()):
        yield f"fn{note['label']}", _only(note["text"], held)
    yield from _said_of_it(project, record)
    if text["extent"] != "none":
        for note in record.get("notes", ()):
            yield note.get("on", "text"), note["text"]
    for part in record.get("parts", ()):
        yield part["id"], part["label"]
        yield part["id"], part["title"]
    yield from (("relations", _relation(relation, project)) for relation in record.get("relations", ()))
    yield from _told(identity, project)


def _said_of_it(project: Path, record: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str]]]:
    if "remark" in record:
        yield "", record["remark"]
    if _is_called_by_its_meeting(project, record) or ("short" in record and "symbol" not in record):
        yield "", record["title"]
    if "agenda-item" in record:
        yield "", record["agenda-item"]
    if "note" in record.get("adopted", {}):
        yield "", record["adopted"]["note"]


def _meeting(identity: str, project: Path) -> Mapping[str, str]:
    """Return how a meeting is called where something is due at it: “Fifth meeting (COP-5)”."""
    record = _records(project, "meetings")[identity]
    short = {language: record["short"].get(language, record["short"]["en"]) for language in record["name"]}
    return {
        language: name if name.endswith(short[language]) else f"{name} ({short[language]})"
        for language, name in record["name"].items()
    }


def _relation(relation: Mapping[str, Any], project: Path) -> Mapping[str, str]:
    """Return a relation as a decision tells it: “responds to MC-3/11, MC-4/9 and MC-5/19”."""
    known = {**_records(project, "documents"), **_records(project, "decisions")}
    targets = [known[one] for one in relation["to"]]
    parts = [part for one in targets for part in one.get("parts", ()) if part["id"] == relation.get("part")]
    found = {}
    for language, (comma, last) in _LISTS.items():
        names = [one.get("symbol") or one.get("short", one["title"])[language] for one in targets]
        joined = last.join(filter(None, (comma.join(names[:-1]), names[-1])))
        kind = _KINDS_OF_RELATION[relation["kind"]]["words"][language]
        found[language] = f"{kind} {joined}" + "".join(f", {part['label'][language]}" for part in parts)
    return found


def _told(identity: str, project: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield what sources say of a decision, and what is reported of its paragraphs."""
    for account in _records(project, "accounts").values():
        if identity in account["of"] and "text" in account:
            yield "accounts", account["text"]
    for event in _records(project, "status").values():
        if event["decision"] == identity:
            yield event["at"], event["text"]


def _only(words: Mapping[str, str], held: set[str]) -> Mapping[str, str]:
    return {language: text for language, text in words.items() if language in held}
