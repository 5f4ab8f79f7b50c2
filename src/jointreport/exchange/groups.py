"""Which parts of which files are one text in several languages: those with the same symbol above them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jointreport.exchange.conference import forms_of_series
from jointreport.exchange.contents import contents_of
from jointreport.exchange.manuscript import Line
from jointreport.exchange.readers import InLanguage
from jointreport.problems import Problem, Spot
from jointreport.records.register.register import Register

_NEAR = 60


@dataclass(frozen=True, slots=True)
class Group:
    """One text: the symbol above it, empty where there is none, and its manuscript in each language."""

    symbol: str
    files: tuple[InLanguage, ...]


def groups_of(files: Sequence[InLanguage], register: Register) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
    """Return the texts that files hold, the languages of each in the order of the site; and what is told of them."""
    found: dict[str, dict[str, InLanguage]] = {}
    alone: list[InLanguage] = []
    problems: list[Problem] = []
    for file in files:
        for symbol, part, outside in _parts(file, register):
            problems += _outside(file, outside)
            if not symbol:
                alone.append(part)
            elif part.language in found.setdefault(symbol, {}):
                problems.append(Problem("exchange-language-twice", Spot(file.manuscript.name), {"found": _name(part)}))
            else:
                found[symbol][part.language] = part
    problems += _with_those_alone(found, alone)
    return tuple(_in_order(found, register)), tuple(problems)


def _parts(file: InLanguage, register: Register) -> Iterator[tuple[str, InLanguage, Sequence[Line]]]:
    """Yield the texts of a file, each with its symbol; with the first, the lines that belong to none."""
    series = (forms_of_series(register, "decisions"), forms_of_series(register, "documents"))
    contents = contents_of(file.manuscript, *series)
    for number, part in enumerate(contents.parts):
        yield part.symbol, replace(file, manuscript=part.manuscript), () if number else contents.outside


def _outside(file: InLanguage, lines: Sequence[Line]) -> Iterator[Problem]:
    """Yield that lines of a report stand outside its decisions; where they begin is told."""
    if lines:
        near = next((words for line in lines if (words := line.text.strip())), "…")[:_NEAR]
        values = {"n": str(len(lines)), "near": near}
        yield Problem("exchange-outside", Spot(file.manuscript.name, max(lines[0].number, 1)), values)


def _with_those_alone(found: dict[str, dict[str, InLanguage]], alone: Sequence[InLanguage]) -> Iterator[Problem]:
    """Put texts without a symbol where alone they may belong: to the one text that lacks their language, or together.

    Of one that could belong to several it is told.
    """
    for part in alone:
        lacking = [symbol for symbol, held in found.items() if part.language not in held]
        if len(lacking) == 1:
            found[lacking[0]][part.language] = part
        elif not found:
            found[""] = {part.language: part}
        else:
            code = "exchange-language-twice" if set(found) == {""} else "exchange-not-grouped"
            yield Problem(code, Spot(part.manuscript.name), {"found": _name(part)})


def _in_order(found: Mapping[str, Mapping[str, InLanguage]], register: Register) -> Iterator[Group]:
    for symbol, held in found.items():
        yield Group(symbol, tuple(held[language] for language in register.languages if language in held))


def _name(part: InLanguage) -> str:
    return part.manuscript.name
