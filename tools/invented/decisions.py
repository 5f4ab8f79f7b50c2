"""Invented decisions: who took them when, what they say, and how they stand to earlier ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tools.invented.documents import Document
from tools.invented.phrases import Phrasing
from tools.invented.texts import Lead, Paragraph, invented_text
from tools.invented.world import Meeting, World, name
from tools.invented.written import Pair

_SHARE_OWN_CONFERENCE = 0.8
_SHARE_SUPERSEDING = 0.05
_SHARE_TAKING_NOTE = 0.3
_CORRESPONDING_EVERY = 10
_SHARE_TRANSLATED = 0.05


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision with its text and what it leads to."""

    meeting: Meeting
    number: int
    day: date
    title: Pair
    areas: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    recalled: tuple[Decision, ...]
    superseded: Decision | None
    noted: Document | None
    group: str | None
    translated: bool

    @property
    def identity(self) -> str:
        """Its name in the data."""
        return f"{self.meeting.convention}-{self.meeting.number}-{self.number}"

    @property
    def symbol(self) -> str:
        """What it is cited by."""
        return f"{self.meeting.convention.upper()}-{self.meeting.number}/{self.number}"

    @property
    def phrases(self) -> list[Pair]:
        """The phrases of its text, from which later decisions take some."""
        return [phrase for paragraph in self.paragraphs for phrase in paragraph.phrases]

    @property
    def requests(self) -> list[str]:
        """The places of its requests."""
        return [paragraph.at for paragraph in self.paragraphs if paragraph.verb == "requests"]


class Conferences:
    """Takes invented decisions, meeting after meeting; each may take up those of earlier meetings."""

    def __init__(
        self, rng: Random, world: World, phrasing: Phrasing, documents: Mapping[str, Sequence[Document]]
    ) -> None:
        self._rng = rng
        self._world = world
        self._phrasing = phrasing
        self._documents = documents
        self._earlier: list[Decision] = []

    def decisions(self) -> Iterator[Decision]:
        """Yield all decisions, the earliest first."""
        for meeting in self._world.meetings:
            issued = self._documents.get(meeting.identity, ())
            self._phrasing.symbols.extend(document.mention for document in issued)
            taken = [self._decision(meeting, number, issued) for number in range(1, meeting.decisions + 1)]
            self._phrasing.symbols.extend(Pair(f"decision {d.symbol}", f"{d.symbol}号决定") for d in taken)
            self._earlier.extend(taken)
            yield from taken

    def _decision(self, meeting: Meeting, number: int, issued: Sequence[Document]) -> Decision:
        rng = self._rng
        recalled = _recalled(rng, meeting, self._earlier)
        superseded = recalled[0] if recalled and rng.random() < _SHARE_SUPERSEDING else None
        noted = rng.choice(issued) if issued and rng.random() < _SHARE_TAKING_NOTE else None
        leads = _leads(recalled, superseded, noted)
        earlier = recalled[0].phrases if recalled else ()
        return Decision(
            meeting=meeting,
            number=number,
            day=meeting.first + timedelta(days=rng.randrange((meeting.last - meeting.first).days + 1)),
            title=name(rng, self._world.lexicon, rng.randint(3, 7)),
            areas=tuple(sorted(rng.sample(self._world.areas, rng.randint(0, 2)))),
            paragraphs=tuple(invented_text(rng, self._phrasing, leads, earlier)),
            recalled=recalled,
            superseded=superseded,
            noted=noted,
            group=_group(self._world, meeting, number),
            translated=rng.random() < _SHARE_TRANSLATED,
        )


def _recalled(rng: Random, meeting: Meeting, earlier: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the predecessor and sometimes one more; most predecessors are of the same conference."""
    earlier = [decision for decision in earlier if decision.meeting.first < meeting.first]
    own = [decision for decision in earlier if decision.meeting.convention == meeting.convention]
    among = own if own and rng.random() < _SHARE_OWN_CONFERENCE else earlier
    if not among:
        return ()
    drawn = rng.choices(among, k=rng.randint(1, 2))
    return tuple(dict.fromkeys(drawn))


def _group(world: World, meeting: Meeting, number: int) -> str | None:
    """Return the group of corresponding decisions: every tenth one of a year, where others took it too."""
    peers = [m for m in world.meetings if m.number == meeting.number and m.decisions >= number]
    if number % _CORRESPONDING_EVERY != 1 or len(peers) < 2:
        return None
    return f"{meeting.joint}-{number}"


def _leads(
    recalled: Sequence[Decision], superseded: Decision | None, noted: Document | None
) -> dict[str, Lead]:
    leads: dict[str, Lead] = {}
    if recalled:
        symbols = [decision.symbol for decision in recalled]
        noun = "decision" if len(symbols) == 1 else "decisions"
        words = Pair(f"Recalling {noun} {' and '.join(symbols)},", f"回顾{'和'.join(symbols)}号决定，")
        leads["pp1"] = Lead(words, "recalling")
    if superseded:
        symbol = superseded.symbol
        words = Pair(
            f"Decides that the present decision supersedes decision {symbol},",
            f"决定本决定取代{symbol}号决定，",
        )
        leads["p1"] = Lead(words, "decides")
    elif noted:
        words = Pair(f"Takes note of {noted.mention.en},[^1]", f"表示注意到{noted.mention.zh}，[^1]")
        leads["p1"] = Lead(words, "takes-note")
    return leads
