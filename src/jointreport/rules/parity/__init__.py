"""The languages of a text say the same numbers, symbols, footnote marks, list items and conventions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from jointreport.problems import Problem, Value
from jointreport.records.kinds import records_within, texts_within
from jointreport.records.load import Entry
from jointreport.records.model.base import Record
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.model.language import Text
from jointreport.records.model.sources import ParityException
from jointreport.records.reads import cached
from jointreport.records.register.register import Register
from jointreport.records.source import Where
from jointreport.rules.language import faults_of_text
from jointreport.rules.parity import chinese, english
from jointreport.rules.parity.conventions import conventions_amiss, names_of_conventions
from jointreport.rules.parity.figures import IBID, Figure, Form, figures_in_digits, without_scale
from jointreport.rules.parity.finding import Finding
from jointreport.rules.parity.obligations import obligations_amiss
from jointreport.rules.parity.verbs import verbs_amiss, verbs_known

_FIGURES: Mapping[str, Callable[[str], Iterator[Figure]]] = {
    "en": english.english_figures,
    "zh": chinese.chinese_figures,
}
_GLANCES: Mapping[str, Callable[[str], Iterator[str]]] = {
    "en": english.glance_at_english,
    "zh": chinese.glance_at_chinese,
}
_SPELT_OUT = 20
"""Up to here a language may write numbers in words."""
_DIGITS = re.compile(r"\d+")
_SYMBOL = re.compile(r"[A-Z]+[A-Za-z0-9()./*–-]*/[A-Za-z0-9()./*–-]*\d")
_ITEM = re.compile(r"[(（]([a-z]+)[)）]")


def findings(text: Text, order: Sequence[str]) -> Iterator[Finding]:
    """Yield the figures that differ between the first language of a text, in the site's order, and each other one."""
    words = text.by_language
    first, *others = sorted(words, key=order.index)
    for other in others:
        # Nearly all texts agree at a glance, which takes a fraction of the time.
        if not _plainly_equal((first, words[first]), (other, words[other])):
            yield from _differences(text, first, other)


def _plainly_equal(one: tuple[str, str], two: tuple[str, str]) -> bool:
    """Return whether a glance at two languages and their words shows that nothing can differ."""
    seen, seen_in_other = _glance(one[1]), _glance(two[1])
    if one[0] in _GLANCES and two[0] in _GLANCES:
        seen.update(_GLANCES[one[0]](one[1]))
        seen_in_other.update(_GLANCES[two[0]](two[1]))
    return seen == seen_in_other


def _glance(text: str) -> Counter[str]:
    seen = Counter(_DIGITS.findall(text))
    if "/" in text:
        seen.update(_SYMBOL.findall(text))
    if "(" in text or "（" in text:
        seen.update(f"({item})" for item in _ITEM.findall(text))
    return seen


def _differences(text: Text, first: str, other: str) -> Iterator[Finding]:
    words_known = first in _FIGURES and other in _FIGURES
    ours, theirs = (tuple(_FIGURES.get(one, figures_in_digits)(text[one])) for one in (first, other))
    if not words_known:
        ours, theirs = tuple(map(without_scale, ours)), tuple(map(without_scale, theirs))
    code, amiss = _amiss(ours, theirs, words_known=words_known)
    for language, beside, found in zip((first, other), (other, first), amiss, strict=True):
        if found:
            yield Finding(code, language, beside, tuple(dict.fromkeys(figure.words for figure in found)))


def _amiss(
    ours: Sequence[Figure], theirs: Sequence[Figure], *, words_known: bool
) -> tuple[str, tuple[list[Figure], list[Figure]]]:
    """Return how to tell what differs, and the figures of each language that have no like, or stand there too often."""
    missing = _missing(ours, theirs), _missing(theirs, ours)
    if not words_known and not all(missing):
        return "parity", (_certain(missing[0]), _certain(missing[1]))
    if any(missing):
        return _code(*missing), missing
    too_often = _too_often(ours, theirs), _too_often(theirs, ours)
    # That one language names something more often than another means nothing.
    return "other-number", too_often if all(too_often) else ([], [])


def _certain(missing: list[Figure]) -> list[Figure]:
    """Return the figures that another language writes in digits as well: no small number and no item, (b)."""
    return [one for one in missing if not one.value.startswith("(") and not _is_small(one)]


def _is_small(figure: Figure) -> bool:
    """Return whether a figure is one small number: 10, 1 billion."""
    numbers = _DIGITS.findall(figure.words)
    return figure.form is Form.DIGITS and len(numbers) == 1 and len(numbers[0]) <= 2 and int(numbers[0]) <= _SPELT_OUT


def _code(*missing: list[Figure]) -> str:
    """Return how to tell that figures are missing.

    “The three reports” may be “the reports” elsewhere; where something else is counted as well, one is wrong.
    """
    are_words = all(one.form is Form.WORD for found in missing for one in found)
    return "counted-in-one-language" if are_words and not all(missing) else "parity"


def _missing(demanded: Sequence[Figure], offered: Sequence[Figure]) -> list[Figure]:
    """Return the figures none of whose values occurs in the other language."""
    values = {value for figure in offered for value in figure.values}
    return [
        figure
        for figure in demanded
        if figure.demands and values.isdisjoint(figure.values) and not (IBID in values and "/" in figure.value)
    ]


def _too_often(demanded: Sequence[Figure], offered: Sequence[Figure]) -> list[Figure]:
    """Return the figures whose value occurs less often in the other language."""
    values = Counter(value for figure in offered for value in figure.values)
    often = Counter(figure.value for figure in demanded if figure.demands)
    return [one for one in demanded if one.demands and often[one.value] > sum(values[value] for value in one.values)]


Exceptions = list[tuple[Where, Where, ParityException]]
"""The records that exceptions belong to, the places where they stand, and what they say."""


def parity(register: Register) -> Iterator[Problem]:
    """All languages of a text have the same numbers by value, symbols, footnote marks and list items.

    How sure it is that something is wrong, the code of each problem says.
    """
    for entry in register.sourced_entries():
        exceptions = exceptions_of(entry.record)
        for where, text, finding in findings_in(register, entry.kind, entry.identity):
            excused = {word for _, _, word in excuses(exceptions, where, text, finding)}
            words = tuple(word for word in finding.words if word not in excused)
            # Words in another language have other numbers as well.
            if words and not any(one.level == "error" for one in faults_of_text(register, entry, where, text)):
                values: dict[str, Value] = {"words": words, "language": finding.language, "other": finding.other}
                if finding.instead:
                    values["instead"] = finding.instead
                yield Problem(_code_in(entry, where, finding), entry.spot(*where, finding.language), values)


def _code_in(entry: Entry[Any], where: Where, finding: Finding) -> str:
    """Return how to tell a finding in a record: what stands there as it was issued may have been issued so."""
    if finding.code != "parity" or where[:1] != ("text",) or not isinstance(entry.record, Decision | Document):
        return finding.code
    held = entry.record.text.languages
    is_issued = all(one in held and held[one].status == "as-issued" for one in (finding.language, finding.other))
    return "issued-otherwise" if is_issued else "parity"


def parity_exception(register: Register) -> Iterator[Problem]:
    """Every exception from parity names words that differ indeed."""
    for entry in register.sourced_entries():
        exceptions = exceptions_of(entry.record)
        if not exceptions:
            continue
        # What pages show and no check tells may be given its reason too.
        found = [*findings_in(register, entry.kind, entry.identity), *_obligations_in(register, entry)]
        used = {place for one in found for place, _, _ in excuses(exceptions, *one)}
        for _, place, exception in exceptions:
            if place not in used:
                yield Problem("parity-exception", entry.spot(*place, "except"), {"words": exception.except_})


@cached(most=100_000)
def findings_in(register: Register, kind: str, identity: str) -> tuple[tuple[Where, Text, Finding], ...]:
    """Return all in which the texts of a record differ, with their places: asked for by rules and by pages."""
    record = register.entries[kind][identity].record
    return tuple(
        (where, text, finding) for where, text in texts_within(record) for finding in differences(register, where, text)
    )


def _obligations_in(register: Register, entry: Entry[Any]) -> Iterator[tuple[Where, Text, Finding]]:
    order = tuple(register.languages)
    for where, text in texts_within(entry.record):
        if _is_paragraph(where):
            yield from ((where, text, finding) for finding in obligations_amiss(register, text, order))


def differences(register: Register, where: Where, text: Text) -> Iterator[Finding]:
    """Yield all in which the languages of a text differ, whatever excuses it."""
    order = tuple(register.languages)
    yield from findings(text, order)
    yield from conventions_amiss(text, names_of_conventions(register), order)
    if _is_paragraph(where):
        yield from verbs_amiss(text, verbs_known(register), order)


def _is_paragraph(where: Where) -> bool:
    """Whether words stand in a text itself, and not in its footnotes or anywhere else."""
    return where[:1] == ("text",) and "footnotes" not in where


def exceptions_of(record: Record) -> Exceptions:
    """Return the differences that authors accept in a record."""
    return [
        (where, (*where, "parity", number), exception)
        for where, inner in records_within(record)
        for number, exception in enumerate(getattr(inner, "parity", ()))
    ]


def excuses(
    exceptions: Exceptions, where: Where, text: Text, finding: Finding
) -> Iterator[tuple[Where, ParityException, str]]:
    """Yield each exception that names a word of a finding, with its place, and that word."""
    for scope, place, exception in exceptions:
        named = exception.except_
        # An exception holds for every text inside the record that names it.
        if where[: len(scope)] == scope and named in text[finding.language]:
            yield from ((place, exception, word) for word in finding.words if word in named)
