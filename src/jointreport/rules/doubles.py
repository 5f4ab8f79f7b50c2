"""What is to be told apart is told apart: names, symbols, words and places in an order stand once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, count, permutations
from typing import Any

from jointreport.problems import Problem, Spot, Value
from jointreport.problems.hints import NO_HINT, Hint
from jointreport.records.kinds import shape
from jointreport.records.load import Entry
from jointreport.records.model.base import Record
from jointreport.records.model.decisions import Activity, Decision, Relation
from jointreport.records.model.language import Text
from jointreport.records.model.symbols import in_words
from jointreport.records.register.order import Groups
from jointreport.records.register.register import Register
from jointreport.rules.readings import another_day, texts_told
from jointreport.rules.references import every_record, names_in, spot_of_name


def part_once(register: Register) -> Iterator[Problem]:
    """No two parts of a document have the same name."""
    for entry in register.documents.values():
        taken: set[str] = set()
        names = {one.id for one in entry.record.parts}
        for number, part in enumerate(entry.record.parts):
            if part.id in taken:
                stem = part.id.rstrip("0123456789").rstrip("-")
                free = next(name for n in count(1) if (name := f"{stem}-{n}") not in names)
                yield Problem("part-once", entry.spot("parts", number, "id"), {"found": part.id, "free": free})
            taken.add(part.id)


def free_alias(register: Register) -> Iterator[Problem]:
    """No alias is the name of a record of the same kind, or an alias of another one."""
    for entries in (register.decisions, register.documents):
        taken = {identity: identity for identity in entries}
        for entry in entries.values():
            for number, alias in enumerate(entry.record.aliases):
                if alias in taken:
                    values = {"found": alias, "record": taken[alias]}
                    yield Problem("free-alias", entry.spot("aliases", number), values)
                taken.setdefault(alias, entry.identity)


def name_of_one_text(register: Register) -> Iterator[Problem]:
    """No document has the name of a decision."""
    for identity, entry in register.documents.items():
        if identity in register.decisions:
            values = {"found": identity, "record": register.decisions[identity].source.path}
            yield Problem("name-of-one-text", Spot(entry.source.path), values)


def symbol_once(register: Register) -> Iterator[Problem]:
    """No two decisions and no two documents have the same symbol."""
    kinds: tuple[Mapping[str, Entry[Any]], ...] = (register.decisions, register.documents)
    for entries in kinds:
        first: dict[str, str] = {}
        for entry in entries.values():
            symbol = entry.record.symbol
            if symbol and first.setdefault(symbol, entry.identity) != entry.identity:
                values = {"found": symbol, "record": first[symbol]}
                yield Problem("symbol-once", entry.spot("symbol"), values)


def title_once(register: Register) -> Iterator[Problem]:
    """No two decisions of one stage and meeting have the same title, where one of them has no symbol."""
    for language, before, entry in _titled_alike(register):
        have_symbols = before.record.symbol and entry.record.symbol
        if before.record.stage == entry.record.stage and not have_symbols:
            values = {"found": entry.record.title.by_language[language], "record": before.identity}
            yield Problem("title-once", entry.spot("title", language), values)


def title_of_draft(register: Register) -> Iterator[Problem]:
    """No adopted decision has the title of a draft of the same meeting that is said to be the draft of another."""
    for language, *two in _titled_alike(register):
        for draft, entry in permutations(two):
            of = [one for each in draft.record.relations if each.kind == "draft-of" for one in each.to]
            if entry.record.stage == "adopted" and of and entry.identity not in of:
                values: dict[str, Value] = {"draft": draft.identity, "record": of[0], "here": entry.identity}
                yield Problem("title-of-draft", entry.spot("title", language), values)


def _titled_alike(register: Register) -> Iterator[tuple[str, Entry[Decision], Entry[Decision]]]:
    """Yield two decisions of one meeting with the same title in a language, each pair once, with the language."""
    of_meetings = Groups((entry.record.meeting, entry) for entry in register.decisions.values())
    for entries in of_meetings.values():
        for before, entry in combinations(entries, 2):
            theirs, ours = before.record.title.by_language, entry.record.title.by_language
            same = (one for one in ours if ours[one].casefold() == theirs.get(one, "").casefold())
            if language := next(same, None):
                yield language, before, entry


def name_once(register: Register) -> Iterator[Problem]:
    """No list names a record twice."""
    for entry, where, record in every_record(register):
        for field in shape(type(record)).references:
            seen: set[str] = set()
            for place, name in names_in(record, field):
                if name in seen:
                    yield Problem("name-once", spot_of_name(entry, (*where, *place), name), {"found": name})
                seen.add(name)


def item_once(register: Register) -> Iterator[Problem]:
    """No list holds the same item twice: a source with the same place and fields, a service, a day."""
    for entry, where, record in every_record(register):
        for field, attribute in shape(type(record)).attributes.items():
            listed = record.__dict__[attribute]
            if isinstance(listed, tuple) and listed and isinstance(listed[0], Record | Text):
                # A text has a hundred paragraphs; asking a model whether it equals another takes fifty times as long.
                said = [item.__dict__ if isinstance(item, Record) else item for item in listed]
                for number, item in enumerate(said):
                    if (first := said.index(item)) < number:
                        hint = _relation_left_out(register, entry.record, listed[number])
                        values: dict[str, Value] = {"field": field, "n": str(number + 1), "first": str(first + 1)}
                        code = "relation-twice" if hint.names else "item-once"
                        yield Problem(code, entry.spot(*where, field, number), {**values, "hint": hint})


def _relation_left_out(register: Register, record: Record, item: Record | Text) -> Hint:
    """Return what a relation that stands twice may have been meant for: what its paragraph names besides."""
    if not isinstance(record, Decision) or not isinstance(item, Relation) or not item.at:
        return NO_HINT
    words = " ".join(
        words for one in record.text.paragraphs if one.at == item.at for words in one.text.by_language.values()
    )
    named = (register.symbols.get(one) for one in in_words(register.decision_forms).findall(words))
    known = {to for relation in record.relations for to in relation.to}
    return Hint("meant", tuple(f"to: [{one}]" for one in dict.fromkeys(named) if one and one not in known))


def told_once(register: Register) -> Iterator[Problem]:
    """No two activities, one of them on another day than it is told, are told in the same words."""
    first: dict[str, Entry[Activity]] = {}
    for entry in register.activities.values():
        for text in texts_told(entry.record):
            before = first.setdefault(str(sorted(text.by_language.items())), entry)
            copied = next((one for one in (entry, before) if before is not entry and another_day(one.record)), None)
            if copied:
                other = before if copied is entry else entry
                yield Problem("told-once", copied.spot("when"), {"record": other.identity})


def words_of_one_term(register: Register) -> Iterator[Problem]:
    """No two terms have the same words in a language: a text that holds them would be explained by either."""
    first: dict[tuple[str, str], str] = {}
    for entry in register.terms.values():
        for language, words in entry.record.words.by_language.items():
            other = first.setdefault((language, words.casefold()), entry.identity)
            if other != entry.identity:
                values = {"found": words, "record": other}
                yield Problem("words-of-one-term", entry.spot("words", language), values)


def words_of_variant(register: Register) -> Iterator[Problem]:
    """No other words for a term are those of the term itself."""
    for entry in register.terms.values():
        for language, variants in entry.record.variants.items():
            own = entry.record.words.by_language.get(language, "")
            for number, words in enumerate(variants):
                if words in {own, *variants[:number]}:
                    yield Problem("words-of-variant", entry.spot("variants", language, number), {"found": words})


def order_once(register: Register) -> Iterator[Problem]:
    """No two areas of a kind have the same place in the order."""
    first: dict[tuple[str, int], str] = {}
    for entry in register.areas.values():
        other = first.setdefault((entry.record.kind, entry.record.order), entry.identity)
        if other != entry.identity:
            taken = {area.record.order for area in register.areas.values() if area.record.kind == entry.record.kind}
            values = {"found": str(entry.record.order), "record": other, "free": str(max(taken) + 1)}
            yield Problem("order-once", entry.spot("order"), values)


def names_apart(register: Register) -> Iterator[Problem]:
    """No two areas, bodies or conventions have the same name in a language."""
    for kind in ("areas", "bodies", "conventions"):
        first: dict[tuple[str, str], str] = {}
        for entry in register.entries[kind].values():
            for language, words in entry.record.name.by_language.items():
                other = first.setdefault((language, words.casefold()), entry.identity)
                if other != entry.identity:
                    yield Problem("names-apart", entry.spot("name", language), {"found": words, "record": other})
                    break


def account_once(register: Register) -> Iterator[Problem]:
    """No two accounts of the same decisions say the same."""
    first: dict[tuple[tuple[str, ...], str], str] = {}
    for entry in register.accounts.values():
        said = str(sorted(entry.record.text.by_language.items())) if entry.record.text else str(entry.record.passage)
        other = first.setdefault((entry.record.of, said), entry.source.path)
        if other != entry.source.path:
            yield Problem("account-once", entry.spot("of"), {"file": other})
