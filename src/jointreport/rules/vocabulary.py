"""The words of the interface, the addresses that moved, and the closed lists: each complete, and none too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jointreport.problems import Problem, Spot, Value
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.register.register import Register
from jointreport.rules.references import suggested

_NAME_IN_BRACES = re.compile(r"\{[a-z][a-z0-9_]*\}")


def plain_braces(register: Register) -> Iterator[Problem]:
    """Braces in the words of the interface hold a name and nothing else."""
    for key, entry in register.entries["wording"].items():
        for language, words in entry.record.root.by_language.items():
            rest = _NAME_IN_BRACES.sub("", words)
            if "{" in rest or "}" in rest:
                yield Problem("plain-braces", entry.spot(language), {"key": key})


def redirect_to_page(register: Register) -> Iterator[Problem]:
    """No redirect leads to an address that moved itself or is gone, and none leaves an address that is gone."""
    moved = register.moved
    for old, new in moved.redirects.items():
        if new in moved.redirects or new in moved.tombstones or old in moved.tombstones:
            spot = register.entries["moved"]["moved"].spot("redirects", old)
            yield Problem("redirect-to-page", spot, {"old": old, "new": new})


_FILE = "data/vocabulary.yaml"


def vocabulary_complete(register: Register) -> Iterator[Problem]:
    """Every value of every closed list has its words and its definition."""
    told = register.entries["vocabulary"]
    for name, values in LISTS.items():
        missing = tuple(value for value in values if f"{name}/{value}" not in told)
        if missing:
            yield Problem(
                "vocabulary-complete", _list_spot(register, name), {"list": name, "missing": missing}
            )


def vocabulary_closed(register: Register) -> Iterator[Problem]:
    """No list and no value stands in the vocabulary that the model does not know."""
    known = tuple(f"{name}/{value}" for name, values in LISTS.items() for value in values)
    for identity, entry in register.entries["vocabulary"].items():
        if identity not in known:
            values: dict[str, Value] = {"found": identity.replace("/", " › "), "hint": _near(identity, known)}
            yield Problem("vocabulary-closed", entry.key_spot(), values)


def _near(identity: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.replace("/", " › ") for name in suggested(identity, known))


def _list_spot(register: Register, name: str) -> Spot:
    entry = next(iter(register.entries["vocabulary"].values()), None)
    return entry.source.key_spot((name,)) if entry and name in (entry.source.tree or ()) else Spot(_FILE)
