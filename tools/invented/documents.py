"""Invented documents: some held, most known only by their symbols and parts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from random import Random

from tools.invented.phrases import Phrasing
from tools.invented.world import Meeting, World, name
from tools.invented.written import Pair, indented, sourced, text

DECISIONS_PER_DOCUMENT = 8
_FEWEST = 4
_SHARE_HELD = 0.25
_SHARE_WITH_PARTS = 0.3


@dataclass(frozen=True, slots=True)
class Document:
    """A document made for a meeting."""

    meeting: Meeting
    number: int

    @property
    def symbol(self) -> str:
        """What it is cited by."""
        return f"EX/{self.meeting.convention.upper()}/COP.{self.meeting.number}/INF/{self.number}"

    @property
    def identity(self) -> str:
        """Its name in the data."""
        return self.symbol.lower().replace("/", "-").replace(".", "-")

    @property
    def mention(self) -> Pair:
        """How a text names it."""
        return Pair(f"document {self.symbol}", f"{self.symbol}号文件")


def invented_documents(world: World, decisions: int) -> dict[str, list[Document]]:
    """Return the documents of each meeting, spread evenly over the meetings."""
    documents: dict[str, list[Document]] = defaultdict(list)
    for number in range(max(_FEWEST, decisions // DECISIONS_PER_DOCUMENT)):
        meeting = world.meetings[number % len(world.meetings)]
        issued = documents[meeting.identity]
        issued.append(Document(meeting, len(issued) + 1))
    return documents


def record(rng: Random, world: World, phrasing: Phrasing, document: Document) -> list[str]:
    """Return the lines of a document's file."""
    convention = document.meeting.convention
    held = rng.random() < _SHARE_HELD
    with_parts = rng.random() < _SHARE_WITH_PARTS
    return [
        "kind: information-document",
        f"symbol: {document.symbol}",
        f"title: {text(name(rng, world.lexicon, 5))}",
        "title-status: {en: own, zh: own}",
        f"meeting: {document.meeting.identity}",
        f"conventions: [{convention}]",
        *(_parts(rng, world, convention) if with_parts else []),
        "text:",
        *indented(_held_text(rng, phrasing) if held else _no_text()),
        "sources:",
        *indented([sourced(f"register-{convention}")]),
    ]


def _parts(rng: Random, world: World, convention: str) -> list[str]:
    lines = ["parts:"]
    for number, (english, chinese) in enumerate((("annex I", "附件一"), ("annex II", "附件二")), 1):
        fields = [
            f"id: annex-{number}",
            f"label: {text(Pair(english, chinese))}",
            f"title: {text(name(rng, world.lexicon, 3))}",
            f"authors: [{convention}-secretariat]",
            f"sources: [{sourced(f'register-{convention}')[2:]}]",
        ]
        lines += [f"  - {fields[0]}", *(f"    {field}" for field in fields[1:])]
    return lines


def _no_text() -> list[str]:
    return ["extent: none", "languages: {en: {status: not-seen}, zh: {status: not-seen}}"]


def _held_text(rng: Random, phrasing: Phrasing) -> list[str]:
    lines = [
        "extent: complete",
        "languages: {en: {status: as-issued}, zh: {status: as-issued}}",
        "paragraphs:",
    ]
    for number in range(1, rng.randint(5, 20)):
        words = phrasing.words()
        sentence = Pair(f"{words.en.capitalize()}.", f"{words.zh}。")
        lines += [f"  - at: p{number}", f"    text: {text(sentence)}"]
    return lines
