"""The texts of invented decisions: preamble, numbered paragraphs, lettered items and the items below them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from tools.invented.phrases import Phrasing
from tools.invented.written import Pair, indented, text

FEWEST_PARAGRAPHS, MOST_PARAGRAPHS = 2, 60
_TYPICAL_LOGARITHM, _SPREAD = 2.79, 0.75
_MOST_PREAMBLE = 8
_SHARE_WITH_ITEMS = 0.3
_SHARE_WITH_INNER_ITEMS = 0.1
_LETTERS = "abcdef"


class Lead(NamedTuple):
    """The fixed words a paragraph begins with, and the verb among them; items have none."""

    words: Pair
    verb: str


REQUEST = Lead(Pair("Requests the secretariat", "请秘书处"), "requests")
_ITEM = Lead(Pair("To", ""), "")
_PREAMBLE = (
    Lead(Pair("Recognizing", "认识到"), "recognizing"),
    Lead(Pair("Noting", "注意到"), "noting"),
    Lead(Pair("Welcoming", "欢迎"), "welcoming"),
)
_OPERATIVE = (
    Lead(Pair("Welcomes", "欢迎"), "welcomes"),
    Lead(Pair("Reaffirms", "重申"), "reaffirms"),
    Lead(Pair("Decides", "决定"), "decides"),
    Lead(Pair("Invites Parties", "邀请各缔约方"), "invites"),
    Lead(Pair("Encourages Parties", "鼓励各缔约方"), "encourages"),
    REQUEST,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it will be written."""

    at: str
    words: Pair
    phrases: tuple[Pair, ...]
    verb: str

    def lines(self, secretariat: str) -> list[str]:
        """Return the item of the list of paragraphs."""
        lines = [f"- at: {self.at}", *indented([f"text: {text(self.words)}"])]
        if self.verb:
            to = f", to: {secretariat}" if self.verb == "requests" else ""
            lines.extend(indented([f"acts: [{{verb: {self.verb}{to}}}]"]))
        return lines


def invented_text(
    rng: Random, phrasing: Phrasing, leads: Mapping[str, Lead], earlier: Sequence[Pair]
) -> list[Paragraph]:
    """Return the paragraphs of a decision; `leads` says how some of them must begin."""
    places = list(_places(rng))
    return [
        _paragraph(
            place, following, leads.get(place) or _lead(rng, place, following), phrasing.phrases(earlier)
        )
        for place, following in zip(places, [*places[1:], ""], strict=True)
    ]


def _paragraph(place: str, following: str, lead: Lead, phrases: tuple[Pair, ...]) -> Paragraph:
    end = _end(place, following)
    between = " " if lead.words.en else ""
    english = f"{lead.words.en}{between}{', '.join(phrase.en for phrase in phrases)}{end.en}"
    chinese = f"{lead.words.zh}{'，'.join(phrase.zh for phrase in phrases)}{end.zh}"
    return Paragraph(place, Pair(english, chinese), phrases, lead.verb)


def _lead(rng: Random, place: str, following: str) -> Lead:
    if place.startswith("pp"):
        return rng.choice(_PREAMBLE)
    if "-" in place:
        return _ITEM
    return REQUEST if _opens_items(place, following) else rng.choice(_OPERATIVE)


def _end(place: str, following: str) -> Pair:
    if _opens_items(place, following):
        return Pair(":", "：")
    if place.startswith("pp"):
        return Pair(",", "，")
    return Pair(";", "；") if following else Pair(".", "。")


def _opens_items(place: str, following: str) -> bool:
    return following.startswith(f"{place}-")


def _places(rng: Random) -> Iterator[str]:
    """Yield the places of a text: few paragraphs in most decisions, many in some."""
    drawn = round(rng.lognormvariate(_TYPICAL_LOGARITHM, _SPREAD))
    count = min(max(drawn, FEWEST_PARAGRAPHS), MOST_PARAGRAPHS)
    preamble = min(max(1, count // 4), _MOST_PREAMBLE)
    yield from (f"pp{number}" for number in range(1, preamble + 1))
    yield from _operative_places(rng, count - preamble)


def _operative_places(rng: Random, left: int) -> Iterator[str]:
    number = 0
    while left:
        number += 1
        yield f"p{number}"
        left -= 1
        # The first two have no items: what they say is given by the relations of the decision.
        if number > 2 and left > 2 and rng.random() < _SHARE_WITH_ITEMS:
            items = list(_items(rng, f"p{number}"))[:left]
            yield from items
            left -= len(items)


def _items(rng: Random, paragraph: str) -> Iterator[str]:
    for letter in _LETTERS[: rng.randint(2, len(_LETTERS))]:
        yield f"{paragraph}-{letter}"
        if rng.random() < _SHARE_WITH_INNER_ITEMS:
            yield from (f"{paragraph}-{letter}-{number}" for number in range(1, 3))
