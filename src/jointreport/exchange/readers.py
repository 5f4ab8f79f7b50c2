"""Files as manuscripts: each is read by its ending, and its language is told from its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from jointreport.exchange.akn import NotAkomaNtosoError, read_akn
from jointreport.exchange.manuscript import UNSEEN, Aside, Line, Manuscript
from jointreport.exchange.plain import read_plain
from jointreport.exchange.word.document import NotWordError, read_docx
from jointreport.problems import Problem, Spot, Value
from jointreport.records.model.site import Language
from jointreport.rules.language.scripts import language_of

_MOST_NEAR = 5
"""So many places of changes are named; whoever opens the file finds the others."""


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A manuscript, the key of its language on this site, and the digest of its file."""

    language: str
    manuscript: Manuscript
    digest: str


def manuscripts_in(
    files: Sequence[Path], languages: Mapping[str, Language], *, accept_changes: bool
) -> tuple[tuple[InLanguage, ...], tuple[Problem, ...]]:
    """Read files, in their order; of one that cannot be taken it is told why.

    Raises:
        OSError: where a file cannot be read.

    """
    tags = {key: language.tag for key, language in languages.items()}
    found: list[InLanguage] = []
    problems: list[Problem] = []
    for file in files:
        content = file.read_bytes()
        manuscript = _read(file, content)
        if manuscript is None:
            problems.append(Problem("exchange-not-read", Spot(str(file)), {"found": file.name}))
        elif not (language := _language(manuscript, tags)):
            values: dict[str, Value] = {"found": file.name, "languages": tuple(tags)}
            problems.append(Problem("exchange-language-unknown", Spot(str(file)), values))
        elif manuscript.changes and not accept_changes:
            problems.append(unsettled(str(file), manuscript.changes))
        else:
            readable = _readable(manuscript, languages[language])
            found.append(InLanguage(language, readable, sha256(content).hexdigest()))
    return tuple(found), tuple(problems)


def _read(file: Path, content: bytes) -> Manuscript | None:
    ending = file.suffix.lower()
    try:
        if ending == ".docx":
            return read_docx(file.name, content)
        if ending == ".xml":
            return read_akn(file.name, content)
        return read_plain(file.name, content.decode("utf-8-sig")) if ending in {".txt", ".md"} else None
    except (NotWordError, NotAkomaNtosoError, UnicodeDecodeError):
        return None


def _readable(manuscript: Manuscript, language: Language) -> Manuscript:
    """Return a manuscript without what no record may hold: tabs, letters in two pieces, marks of another direction."""

    def plain(words: str) -> str:
        written = words if language.direction == "rtl" else UNSEEN.sub("", words)
        return normalize("NFC", written.replace("\t", " "))

    lines = tuple(_with_words(line, plain) for line in manuscript.lines)
    notes = tuple(replace(note, text=plain(note.text)) for note in manuscript.notes)
    facts = {name: plain(words) for name, words in manuscript.facts.items()}
    return replace(manuscript, lines=lines, notes=notes, facts=facts)


def _with_words(line: Line, plain: Callable[[str], str]) -> Line:
    cells = tuple(tuple(replace(cell, text=plain(cell.text)) for cell in row) for row in line.cells)
    return replace(line, text=plain(line.text), label=plain(line.label), cells=cells)


def _language(manuscript: Manuscript, tags: Mapping[str, str]) -> str:
    """Return the key of the language that the file names, or that its words are in; empty where it is none of them."""
    if manuscript.language:
        return next((key for key, tag in tags.items() if tag.partition("-")[0] == manuscript.language), "")
    return language_of("\n".join(_words(manuscript)), tags)


def _words(manuscript: Manuscript) -> Iterator[str]:
    yield from (line.text for line in manuscript.lines)
    yield from (note.text for note in manuscript.notes)


def unsettled(path: str, changes: Sequence[Aside]) -> Problem:
    """Return the problem that a file has tracked changes or comments, with some of their places."""
    near = tuple(dict.fromkeys(f"“{one.near}”" for one in changes))
    more = ("…",) if len(near) > _MOST_NEAR else ()
    number = str(sum(one.count for one in changes))
    return Problem("exchange-changes", Spot(path), {"n": number, "near": (*near[:_MOST_NEAR], *more)})
