"""Every fact has a source, or is said to be unknown; each support says itself once, and what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from jointreport.problems import Problem, Spot, Value
from jointreport.problems.hints import Hint
from jointreport.records.kinds import NO_SUCH_FIELD, place_of, records_within, shape, value_at
from jointreport.records.load import Entry
from jointreport.records.model.base import Record
from jointreport.records.model.bodies import Term
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import BodyText, Document
from jointreport.records.model.language import Text, locale_of
from jointreport.records.model.sources import Reference, Sourced
from jointreport.records.register.register import Register
from jointreport.records.slips import hint_of_field
from jointreport.records.source import Where
from jointreport.rules.references import spot_of_name


def _facts(record: Record) -> Iterator[str]:
    """Yield the names of the facts that a record states: `symbol`, `title.en`, `items.2`."""
    for field, fact in shape(type(record)).facts.items():
        value = value_at(record, field)
        if fact.of_each:
            yield from (f"{field}.{key}" for key in _keys(value) if _is_stated(record, key))
        elif _states(value):
            yield field


def _states(value: Any) -> bool:
    """Return whether a value says something: it is given, and is not `not-stated` or an unseen text."""
    if isinstance(value, BodyText):
        return value.extent != "none"
    return value is not None and value not in ((), {}, "not-stated")


def _was_read(value: Any) -> bool:
    """Return whether a value is a text of which the editors have read at least a part."""
    return isinstance(value, BodyText) and value.reading != "not-read"


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, Text):
        yield from value.by_language
    elif isinstance(value, tuple):
        yield from (str(number) for number in range(1, len(value) + 1))


def _is_stated(record: Record, language: str) -> bool:
    """Return whether words are found in a source; a rendering of our own has none."""
    return not isinstance(record, Term) or record.status.get(language) == "attested"


Owner = tuple[Entry[Sourced], Where, Record, tuple[Reference, ...]]


def source_for_every_fact(register: Register) -> Iterator[Problem]:
    """Every fact of a record is supported by a source, or stands under `unknown`."""
    for entry, where, record, references in _owners(register):
        unknown = record.unknown if isinstance(record, Sourced) else {}
        stated = tuple(fact for fact in _facts(record) if not _is_named(fact, tuple(unknown)))
        if stated and not references:
            yield Problem("source-for-every-fact", _start(entry, where), {"fields": stated})
        # A source that names no fields supports the whole record.
        elif references and all(reference.for_ for reference in references):
            named = tuple(name for reference in references for name in reference.for_)
            # A name that is no field was to be that of a fact.
            known = all(value_at(record, name) is not NO_SUCH_FIELD for name in named)
            for fact in stated if known else ():
                if not _is_named(fact, named):
                    spot = entry.key_spot(*where, *place_of(fact))
                    yield Problem("source-for-every-fact", spot, {"fields": (fact,)})


def fields_on_every_source(register: Register) -> Iterator[Problem]:
    """If one source of a record says which fields it supports, all of them do."""
    for entry, where, _, references in _owners(register):
        if any(reference.for_ for reference in references):
            for number, reference in enumerate(references):
                if not reference.for_:
                    yield Problem("fields-on-every-source", entry.spot(*where, "sources", number))


def known_field(register: Register) -> Iterator[Problem]:
    """Everything that a source supports, or that is unknown, is a field of the record."""
    for entry, where, record, name in _names(register):
        if value_at(record, name) is NO_SUCH_FIELD:
            values: dict[str, Value] = {"found": name, "hint": _hint_of_field(register, record, name)}
            yield Problem("known-field", spot_of_name(entry, where, name), values)


def _hint_of_field(register: Register, record: Record, name: str) -> Hint:
    """Return what may stand for a name that is no field: what readers or the dictionary call a field, or a slip."""
    if value_at(record, dotted := name.replace("-", ".")) is not NO_SUCH_FIELD:
        return Hint("write", (dotted,))
    called, dot, below = name.partition(".")
    attributes = shape(type(record)).attributes
    shown = {field: register.entries["wording"].get(f"field-{field}") for field in attributes}
    words = {field: entry.record.root.by_language.values() for field, entry in shown.items() if entry}
    named = tuple(field for field, said in words.items() if called.casefold() in map(str.casefold, said))
    hint = Hint("write", named) if len(named) == 1 else hint_of_field(type(record), (), called)
    # Where none is near, all are named, and what is below them is not known.
    listed = hint.sure == "one-of"
    return hint if listed else replace(hint, names=tuple(f"{one}{dot}{below}" for one in hint.names))


def supported_field_given(register: Register) -> Iterator[Problem]:
    """No source supports a field that the record does not give."""
    for entry, where, record, references in _owners(register):
        for place, name in _names_for(references):
            value = value_at(record, name)
            if value is not NO_SUCH_FIELD and not _states(value):
                yield Problem("supported-field-given", entry.spot(*where, *place), {"found": name})


def unknown_field_empty(register: Register) -> Iterator[Problem]:
    """No field that is said to be unknown is given, and no text that was read is said to be unknown."""
    for entry in register.sourced_entries():
        for name in entry.record.unknown:
            value = value_at(entry.record, name)
            if value is not NO_SUCH_FIELD and (_states(value) or _was_read(value)):
                yield Problem("unknown-field-empty", entry.key_spot("unknown", name), {"found": name})


def cited_document_read(register: Register) -> Iterator[Problem]:
    """Every document that a record names as its source was read, at least in part."""
    for entry, where, _, references in _owners(register):
        for number, reference in enumerate(references):
            document = register.documents.get(reference.document or "")
            if document and document.record.text.reading == "not-read":
                spot = entry.spot(*where, "sources", number, "document")
                yield Problem("cited-document-read", spot, {"found": document.identity})


def step_of_inference(register: Register) -> Iterator[Problem]:
    """No step is told of what was not inferred."""
    for entry, where, _, references in _owners(register):
        for number, reference in enumerate(references):
            if reference.step is not None and reference.certainty != "inferred":
                spot = entry.spot(*where, "sources", number, "certainty")
                yield Problem("step-of-inference", spot, {"found": reference.certainty})


def note_only_of_note(register: Register) -> Iterator[Problem]:
    """Only a note by the secretariat supports what is found in the note only."""
    for entry, where, _, references in _owners(register):
        for number, reference in enumerate(references):
            document = register.documents.get(reference.document or "")
            is_note = document is not None and document.record.kind == "note-by-the-secretariat"
            # A name that no document has is told by itself.
            known = reference.source in register.sources or document is not None
            if reference.certainty == "note-only" and known and not is_note:
                spot = entry.spot(*where, "sources", number, "certainty")
                yield Problem("note-only-of-note", spot, {"found": reference.document or reference.source or ""})


def _owners(register: Register) -> Iterator[Owner]:
    """Yield the records that carry sources of their own, also those inside another, with these."""
    for entry in register.sourced_entries():
        for where, record in records_within(entry.record):
            if shape(type(record)).holds_sources:
                yield entry, where, record, record.__dict__["sources"]


def _names(register: Register) -> Iterator[tuple[Entry[Sourced], Where, Record, str]]:
    for entry, where, record, references in _owners(register):
        for place, name in _names_for(references):
            yield entry, (*where, *place), record, name
        for name in record.unknown if isinstance(record, Sourced) else ():
            yield entry, ("unknown", name), record, name


def _names_for(references: tuple[Reference, ...]) -> Iterator[tuple[Where, str]]:
    for number, reference in enumerate(references):
        for place, name in enumerate(reference.for_):
            yield ("sources", number, "for", place), name


def _is_named(fact: str, names: tuple[str, ...]) -> bool:
    """Return whether a fact is named, itself or with all of its field: `title` covers `title.en`."""
    return fact in names or fact.partition(".")[0] in names


def _start(entry: Entry[Sourced], where: Where) -> Spot:
    """Return the place of a record inside a file; a file that holds one record begins at its first line."""
    return entry.key_spot(*where) if entry.where or where else Spot(entry.source.path)


def way_to_text(register: Register) -> Iterator[Problem]:
    """From each decision and document an address leads to where its text is published."""
    entries: Iterator[Entry[Decision] | Entry[Document]] = chain(
        register.decisions.values(), register.documents.values()
    )
    for entry in entries:
        record = entry.record
        # What is being written is published nowhere.
        drafted = isinstance(record, Document) and record.state == "drafting"
        if not drafted and _owners_are_known(register, record):
            published = register.published_at(record)
            known = (register.sources.get(source) for source in published)
            all_known = register.sources.keys() >= set(published)
            if all_known and not any(source and source.record.address for source in known):
                yield Problem("way-to-text", Spot(entry.source.path), {})


def _owners_are_known(register: Register, record: Decision | Document) -> bool:
    """Whether the meetings and conventions of a text are there; one that is not, the rule of references tells."""
    if record.meeting not in {None, *register.meetings}:
        return False
    joint = register.meetings_of(record) if isinstance(record, Decision) else (record.meeting,)
    held = (register.meetings[one].record.convention for one in joint if one)
    return register.conventions.keys() >= {*record.conventions, *held}


def language_of_source(register: Register) -> Iterator[Problem]:
    """Each tag that says in which language a source is written is one that CLDR knows."""
    for entry in register.sources.values():
        if locale_of(entry.record.language) is None:
            yield Problem("language-of-source", entry.spot("language"), {"found": entry.record.language})


def passage_of_source(register: Register) -> Iterator[Problem]:
    """No statement is taken from a paragraph of a document of which its sources name only others."""
    for entry in register.statements.values():
        passage = entry.record.passage
        if passage is None:
            continue
        named = {one.at for one in entry.record.sources if one.document == passage.document}
        if named and None not in named and passage.at not in named:
            values: dict[str, Value] = {"found": passage.at, "places": tuple(sorted(one for one in named if one))}
            yield Problem("passage-of-source", entry.spot("passage", "at"), values)
