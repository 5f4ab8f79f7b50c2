"""A copied decision with paragraphs of its own, as long and as varied as real ones, in the languages asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from tools.invented.sentences import Paragraph, name, passage, pseudo

_TYPICAL_LOGARITHM, _SPREAD, _MOST_PASSAGES = 2.25, 0.75, 40
_SHARE_TAKEN_OVER = 0.5
_SHARE_IN_ANOTHER_ORDER = 0.2

Record = dict[str, Any]


def enlarged(decision: Record, identity: str, copy: int, languages: Sequence[str]) -> Record:
    """Return a decision with a title of its own and more paragraphs; half of them other decisions of the copy share.

    So a comparison of a decision with its draft or predecessor finds what is equal, moved, new and deleted.
    """
    place = name(Random(f"place of {copy}"))  # noqa: S311 - repeatable, not secret.
    title = decision["title"]
    title["en"], title["zh"] = f"{title['en']} ({place.en.capitalize()})", f"{title['zh']}（{place.zh}）"
    if decision["text"]["extent"] == "complete":
        decision["text"]["paragraphs"].extend(_more_paragraphs(decision, identity, copy))
    for language in languages:
        if language not in {"en", "zh"}:
            _translate(decision, language)
    return decision


def _more_paragraphs(decision: Record, identity: str, copy: int) -> Iterator[Record]:
    rng = Random(identity)  # noqa: S311 - as above.
    drawn = round(rng.lognormvariate(_TYPICAL_LOGARITHM, _SPREAD))
    passages = list(_passages(rng, copy, min(max(drawn, 1), _MOST_PASSAGES)))
    last = max(int(one["at"].split("-")[0].lstrip("p")) for one in decision["text"]["paragraphs"])
    secretariat = f"{decision['conventions'][0]}-secretariat"
    pending = [key for key, told in decision["text"]["languages"].items() if told["status"] == "pending"]
    for number, paragraphs in enumerate(passages, last + 1):
        yield from (_record(f"p{number}", one, secretariat, pending) for one in paragraphs)


def _passages(rng: Random, copy: int, count: int) -> Iterator[list[Paragraph]]:
    """Yield passages, some of them those that the copy has at the same place or at another."""
    for place in range(count):
        moved = place if rng.random() > _SHARE_IN_ANOTHER_ORDER else rng.randrange(count)
        shared = Random(f"{copy} {moved}")  # noqa: S311 - as above.
        yield passage(shared if rng.random() < _SHARE_TAKEN_OVER else rng)


def _record(place: str, paragraph: Paragraph, secretariat: str, pending: Sequence[str]) -> Record:
    words = paragraph.words._asdict() | dict.fromkeys(pending, "pending")
    record: Record = {"at": f"{place}-{paragraph.letter}" if paragraph.letter else place, "text": words}
    if paragraph.verb:
        to = {"to": secretariat} if paragraph.verb == "requests" else {}
        record["acts"] = [{"verb": paragraph.verb, **to}]
    return record


def _translate(decision: Record, language: str) -> None:
    """Write a decision in one more language, where its English is held; what is there is an invented translation."""
    decision["title"][language] = pseudo(decision["title"]["en"], language)
    decision["title-status"][language] = "ours"
    for source in decision["sources"]:
        if "title.en" in source.get("for", ()) and f"title.{language}" not in source["for"]:
            source["for"].append(f"title.{language}")
    text = decision["text"]
    if text.get("extent") == "none" or text["languages"]["en"]["status"] == "pending":
        return
    text["languages"][language] = {"status": "unofficial-translation", "from": "en"}
    told = [one["text"] for one in (*text["paragraphs"], *text.get("footnotes", ()))]
    for words in (*told, *([text["opening"]] if "opening" in text else ())):
        words[language] = pseudo(words["en"], language)
