"""What a reference manager is told of a decision or document: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from jointreport.records.model.dates import PartialDate
from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.records.register.register import Register
from jointreport.site.urls import Site, record_path
from jointreport.site.wording import Wording
from jointreport.texts.citations.references import References, is_inferred


@dataclass(frozen=True, slots=True)
class CitedEntry:
    """One decision or document; `unpublished` for drafts, which must never look like a decision."""

    key: str
    unpublished: bool
    treaty: bool
    authors: tuple[str, ...]
    title: str
    issued: PartialDate | None
    event: str
    number: str
    address: str
    tag: str
    note: str


def cited_entry(register: Register, site: Site, wording: Wording, references: References, identity: str) -> CitedEntry:
    """Return what is told of a decision or document in a language; nothing that no record says."""
    entry = register.text_holder(identity)
    record: Decision | Document = entry.record
    language = wording.language
    return CitedEntry(
        key=identity,
        unpublished=_unpublished(record),
        treaty=isinstance(record, Document) and record.kind == "treaty",
        authors=_authors(register, _signed(register, identity), language),
        title=_title(record, wording),
        issued=_issued(record),
        event=_event(register, record, wording),
        number=record.symbol or "",
        address=site.absolute(language, record_path(entry.kind, identity)),
        tag=register.languages[language].tag,
        note=_note(register, record, wording, references, references.whole(identity)),
    )


def _unpublished(record: Decision | Document) -> bool:
    return record.stage == "draft" if isinstance(record, Decision) else record.state == "drafting"


def _signed(register: Register, identity: str) -> Decision | Document:
    """Return the record whose authors are named: for a draft the document that sets it out."""
    holder = register.draft_of_document.get(identity)
    entry = register.documents[holder] if holder else register.decisions.get(identity)
    return (entry or register.documents[identity]).record


def _authors(register: Register, record: Decision | Document, language: str) -> tuple[str, ...]:
    """Return the conferences that adopted a decision, or the secretariats of a note; else nothing is known."""
    conventions = record.conventions
    if isinstance(record, Decision):
        # A draft has been adopted by no conference, a resolution by one that is no body here.
        found = [register.conventions[one].record.conference for one in conventions]
        of_parties = register.meetings[record.meeting].record.number is not None
        bodies = found if record.stage == "adopted" and of_parties else []
    elif record.kind == "note-by-the-secretariat":
        secretariats = (entry for entry in register.bodies.values() if entry.record.kind == "secretariat")
        bodies = [entry.identity for entry in secretariats if set(conventions) & set(entry.record.of)]
    else:
        bodies = []
    return tuple(register.bodies[one].record.name.version(language).words for one in bodies)


def _title(record: Decision | Document, wording: Wording) -> str:
    title = record.title.version(wording.language).words
    if not isinstance(record, Decision) or not record.symbol:
        return title
    name = wording("decision-cited-title", symbol=record.symbol)
    return wording("definition", word=name, meaning=title)


def _issued(record: Decision | Document) -> PartialDate | None:
    """Return the day a decision was adopted, where a source says it; the year where it is one of several days."""
    adopted = record.adopted if isinstance(record, Decision) else None
    if adopted is None or is_inferred(record, "adopted"):
        return None
    if adopted.on:
        return adopted.on
    if adopted.from_ and adopted.to and adopted.from_.year == adopted.to.year:
        return PartialDate(adopted.from_.year)
    return None


def _event(register: Register, record: Decision | Document, wording: Wording) -> str:
    if record.meeting is None:
        return ""
    meetings = register.meetings_of(record) if isinstance(record, Decision) else (record.meeting,)
    names = [register.meetings[one].record.name.version(wording.language).words for one in meetings]
    return wording.join(names)


def _note(register: Register, record: Decision | Document, wording: Wording, references: References, whole: str) -> str:
    """Return the reference, what the text is, what is said of the day of adoption, and whose words the title is."""
    status = record.title_status.get(wording.language, "ours")
    title = register.choice("title-status", status).words.version(wording.language).words
    said = [
        references.with_status(whole, record.text),
        *(statement.words for statement in references.statements(record)),
        *_day_as_told(record, wording),
        *([wording("definition", word=wording("field-title"), meaning=title)] if status != "own" else []),
    ]
    return wording("clause-separator").join(one.rstrip(".。") for one in said)


def _day_as_told(record: Decision | Document, wording: Wording) -> Iterator[str]:
    """Yield what a source says of the day of adoption, which a date alone would make too certain."""
    adopted = record.adopted if isinstance(record, Decision) and _issued(record) else None
    if adopted and adopted.note:
        note = adopted.note.version(wording.language).words
        yield wording("definition", word=wording("field-adopted"), meaning=note)


# All signs are replaced in one pass: a second one would escape the braces that the first has written.
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)


def bibtex(entry: CitedEntry) -> str:
    """Return an entry: `@unpublished` for what is not issued, else `@misc`."""
    kind = "unpublished" if entry.unpublished else "misc"
    fields = {
        # A second pair of braces keeps the name of a body whole and the capitals of a title.
        "author": " and ".join(f"{{{_escaped(author)}}}" for author in entry.authors),
        "title": f"{{{_escaped(entry.title)}}}",
        # BibTeX itself reads the year, biblatex the whole date.
        "year": f"{entry.issued.year:04}" if entry.issued else "",
        "date": str(entry.issued or ""),
        "eventtitle": _escaped(entry.event),
        "number": _escaped(entry.number),
        "url": entry.address,
        "language": entry.tag,
        "note": _escaped(entry.note),
    }
    lines = (f"  {name} = {{{value}}}," for name, value in fields.items() if value)
    return "\n".join((f"@{kind}{{{entry.key},", *lines, "}"))


def _escaped(words: str) -> str:
    """Return words as TeX prints them; BibTeX counts a brace even behind the stroke that makes it a letter."""
    escaped = words.translate(_ESCAPED)
    depths = tuple(accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in words))
    if not depths or (min(depths) >= 0 and depths[-1] == 0):
        return escaped
    return escaped.replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")


def csl_json(entry: CitedEntry) -> str:
    """Return a list of one item: `manuscript` for what is not issued, `treaty`, else `document`."""
    kind = "manuscript" if entry.unpublished else "treaty" if entry.treaty else "document"
    item: dict[str, object] = {"id": entry.key, "type": kind, "title": entry.title}
    if entry.authors:
        # A body has no family name; a literal one is not cut into parts.
        item["author"] = [{"literal": author} for author in entry.authors]
    if entry.issued:
        parts = (entry.issued.year, entry.issued.month, entry.issued.day)
        item["issued"] = {"date-parts": [[part for part in parts if part]]}
    others = {
        "event-title": entry.event,
        "number": entry.number,
        "URL": entry.address,
        "language": entry.tag,
        "note": entry.note,
    }
    item |= {name: value for name, value in others.items() if value}
    return json.dumps([item], ensure_ascii=False)


def ris(entry: CitedEntry) -> str:
    """Return a record: `UNPB` for what is not issued, else `GOVDOC`: readers take `GEN` for an article of a journal."""
    fields = [
        ("TY", "UNPB" if entry.unpublished else "GOVDOC"),
        ("ID", entry.key),
        *(("AU", author) for author in entry.authors),
        ("TI", entry.title),
        ("PY", f"{entry.issued.year:04}" if entry.issued else ""),
        ("DA", _date(entry.issued) if entry.issued else ""),
        ("T2", entry.event),
        ("M1", entry.number),
        ("UR", entry.address),
        ("LA", entry.tag),
        ("N1", entry.note),
    ]
    # A value must not hold the end of a line; whoever writes the data may have written one.
    lines = (f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value)
    return "\n".join((*lines, "ER  - "))


def _date(day: PartialDate) -> str:
    """Return `2025/11/03/`; what is not known is left empty between the strokes."""
    month = f"{day.month:02}" if day.month else ""
    return f"{day.year:04}/{month}/{f'{day.day:02}' if day.day else ''}/"
