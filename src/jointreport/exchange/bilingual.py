"""A translator's table: what is written into it, and how its translations come back into the record.

Nothing is put into a record that was written for another original, and no words of it are replaced unasked.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import docx
from docx.oxml.ns import qn

from jointreport.exchange.manuscript import Manuscript
from jointreport.exchange.readers import unsettled
from jointreport.exchange.word.document import NotWordError, read_docx
from jointreport.exchange.yaml_edit import Edit, edited
from jointreport.problems import Problem, Spot, Value
from jointreport.problems.hints import NO_HINT, Hint, meant
from jointreport.records.history.git import versions_of
from jointreport.records.history.meaning import tree_of
from jointreport.records.load import load
from jointreport.records.model.language import PENDING
from jointreport.records.register.register import Register, TextHolder
from jointreport.records.source import read
from jointreport.site.wording import Wording, wordings
from jointreport.texts.bilingual import (
    BilingualTable,
    LanguagePair,
    Passage,
    digest_of_original,
    digest_of_words,
    language_pair_in,
    passages_in,
    with_changes,
)
from jointreport.texts.terms.occurrences import TermFinder

_LINE = re.compile(r"(?P<file>data/(?:decisions|documents)/[a-z0-9-]+\.yaml): (?P<source>[\w-]+) → (?P<target>[\w-]+)")
_COLUMNS = 3
"""The place, the original, the translation; a translator may take the terms away."""
_NEAR = 60


# To a translator


def table_of(root: Path, name: str, direction: str) -> tuple[BilingualTable | None, tuple[Problem, ...]]:
    """Return the table of a text, by the identity or symbol of its record, or why there is none."""
    register = Register(load(root))
    identity = register.symbols.get(name, name)
    entry = register.decisions.get(identity) or register.documents.get(identity)
    pair = language_pair_in(direction, register.languages)
    if entry is None:
        hint = Hint("meant", meant(name, (*register.decisions, *register.documents)))
        return None, (Problem("bilingual-no-record", Spot("data"), {"found": name, "hint": hint}),)
    if pair is None:
        values: dict[str, Value] = {"found": direction, "languages": tuple(register.languages)}
        return None, (Problem("bilingual-no-pair", Spot("data/languages.yaml"), values),)
    passages = tuple(_with_terms(_passages(root, entry, pair), register, pair))
    if not passages:
        values = {"found": identity, "language": pair.source}
        return None, (Problem("bilingual-nothing", Spot(entry.source.path), values),)
    return _table(entry, passages, pair, register), ()


def _passages(root: Path, entry: TextHolder, pair: LanguagePair) -> tuple[Passage, ...]:
    path = entry.source.path
    now = read(path, (root / path).read_bytes()).tree
    earlier = (tree_of(version.decode("utf-8-sig", "replace")) for version in versions_of(root, path))
    return with_changes(passages_in(now, pair), (passages_in(tree, pair) for tree in earlier))


def _with_terms(passages: Sequence[Passage], register: Register, pair: LanguagePair) -> Iterator[Passage]:
    terms = {key: entry.record for key, entry in register.terms.items() if pair.target in entry.record.words}
    finder = TermFinder(terms, pair.source, register.languages[pair.source])
    for one in passages:
        found = finder.outermost([one.original])
        here = (term.words for key, term in terms.items() if key in found)
        yield replace(one, terms=tuple((words.version(pair.source).words, words[pair.target]) for words in here))


def _table(entry: TextHolder, passages: tuple[Passage, ...], pair: LanguagePair, register: Register) -> BilingualTable:
    say = wordings(register)[pair.target]
    languages = {key: register.languages[key] for key in (pair.source, pair.target)}
    return BilingualTable(
        title=entry.record.title.version(pair.source).words,
        file=entry.source.path,
        pair=pair,
        passages=passages,
        guide=say("bilingual-guide"),
        heads=_heads(say, pair),
        states={"pending": say("bilingual-pending"), "changed": say("bilingual-changed")},
        tag=say.tag,
        tags={key: language.tag for key, language in languages.items()},
        from_right=frozenset(one.tag for one in languages.values() if one.direction == "rtl"),
    )


def _heads(say: Wording, pair: LanguagePair) -> tuple[str, str, str, str]:
    return (
        say("bilingual-place"),
        say.language_name(pair.source),
        say.language_name(pair.target),
        say("bilingual-terms"),
    )


# Back from a translator


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it comes back: its number in the file, its place, and digests of what was written into it."""

    number: int
    shown: str
    """The place as the row shows it, which a translator may have altered."""
    original: str
    words: str
    at: str
    """The place that was kept unseen; empty, as the next two, where a program has lost it."""
    written_original: str
    written_words: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What a table comes to: the file of the record, its content with what was taken, and what is told."""

    path: str
    content: bytes
    taken: int
    told: tuple[Problem, ...]


def is_bilingual(file: Path) -> bool:
    """Whether a file is a translator's table; raises OSError where it cannot be read."""
    found = _manuscript(file)
    return found is not None and _line(found) is not None


def take_back(root: Path, file: Path, *, overwrite: bool, accept_changes: bool) -> TakenBack:
    """Return a record with the translations of a file that is a translator's table.

    Raises:
        OSError: where a file cannot be read.

    """
    manuscript = _manuscript(file)
    line = _line(manuscript) if manuscript else None
    if manuscript is None or line is None:
        return _refused(Problem("exchange-not-read", Spot(str(file)), {"found": file.name}))
    register = Register(load(root))
    pair = language_pair_in(f"{line['source']}-{line['target']}", register.languages)
    if pair is None or not any(entry.source.path == line["file"] for entry in register.text_holders()):
        return _refused(Problem("bilingual-no-record", Spot(str(file)), {"found": line[0], "hint": NO_HINT}))
    if manuscript.changes and not accept_changes:
        return _refused(unsettled(str(file), manuscript.changes))
    content = (root / line["file"]).read_bytes()
    taker = _Taker(file.name, pair, read(line["file"], content).tree, overwrite=overwrite)
    taker.take(_rows(file, manuscript))
    return TakenBack(line["file"], edited(content.decode(), taker.edits).encode(), taker.taken, tuple(taker.told))


def _refused(problem: Problem) -> TakenBack:
    return TakenBack("", b"", 0, (problem,))


def _manuscript(file: Path) -> Manuscript | None:
    try:
        return read_docx(file.name, file.read_bytes()) if file.suffix.lower() == ".docx" else None
    except NotWordError:
        return None


def _line(manuscript: Manuscript) -> re.Match[str] | None:
    return next((found for line in manuscript.lines if (found := _LINE.fullmatch(line.text.strip()))), None)


def _rows(file: Path, manuscript: Manuscript) -> Iterator[_Row]:
    """Yield the rows of all tables; a long one may have been parted."""
    rows = [row for line in manuscript.lines for row in line.cells]
    body = docx.Document(BytesIO(file.read_bytes())).element.body
    tags = [next((one.get(qn("w:val"), "") for one in row.iter(qn("w:tag"))), "") for row in body.iter(qn("w:tr"))]
    # A table within a cell would move the tags of all rows after it; then what is shown must do.
    tags = tags if len(tags) == len(rows) else [""] * len(rows)
    for number, (cells, tag) in enumerate(zip(rows, tags, strict=True), start=1):
        if len(cells) >= _COLUMNS and not cells[0].is_head:
            shown, original, words = (cell.text for cell in cells[:_COLUMNS])
            kept = tag.split() if tag.count(" ") == 2 else ("", "", "")
            yield _Row(number, "".join(shown.split()[:1]), original, words, *kept)


@dataclass(slots=True)
class _Taker:
    """Goes through the rows, collects what is to be written, and tells what is not taken."""

    file: str
    pair: LanguagePair
    tree: Any
    overwrite: bool
    edits: list[Edit] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)
    taken: int = 0

    def take(self, rows: Iterable[_Row]) -> None:
        """Take all rows."""
        passages = {one.at: one for one in passages_in(self.tree, self.pair)}
        lost = dict(passages)
        for row in rows:
            if (passage := lost.pop(_place_of(row, lost), None)) is not None:
                self._take_row(row, passage)
            else:
                self._tell("bilingual-row-added", row, near=(row.original or row.words)[:_NEAR])
        for at, passage in lost.items():
            values = {"at": at, "near": passage.original[:_NEAR]}
            self.told.append(Problem("bilingual-row-lost", Spot(self.file), values))
        self.taken = len(self.edits)
        self.edits += _statuses(self.tree, self.pair, {edit.where[0] for edit in self.edits})

    def _tell(self, code: str, row: _Row, **values: Value) -> None:
        self.told.append(
            Problem(code, Spot(self.file, row.number), {"row": str(row.number), "at": row.at or row.shown, **values})
        )

    def _take_row(self, row: _Row, passage: Passage) -> None:
        words = normalize("NFC", row.words.replace("\t", " "))
        original = digest_of_original(row.original)
        if original != digest_of_original(passage.original):
            code = "bilingual-original-newer" if original == row.written_original else "bilingual-original-altered"
            self._tell(code, row, near=row.original[:_NEAR], held=passage.original[:_NEAR])
        elif words in {"", PENDING, passage.words} or digest_of_words(words) == row.written_words:
            # Nothing was written here; what the record has may be newer than the table.
            return
        elif "\n" in words:
            self._tell("bilingual-several-lines", row, near=words.partition("\n")[0][:_NEAR])
        elif passage.words and not self.overwrite:
            self._tell("bilingual-not-overwritten", row, near=words[:_NEAR], held=passage.words[:_NEAR])
        else:
            self.edits.append(Edit((*passage.where, self.pair.target), words))


def _place_of(row: _Row, passages: Mapping[str, Passage]) -> str:
    """Return the place of a row: as it was kept, or as it is shown, or else that of the same original."""
    if row.at or row.shown in passages:
        return row.at or row.shown
    original = digest_of_original(row.original)
    alike = [at for at, one in passages.items() if digest_of_original(one.original) == original]
    return alike[0] if len(alike) == 1 else ""


def _statuses(tree: Any, pair: LanguagePair, touched: Container[str | int]) -> Iterator[Edit]:
    """Yield what a text and its title become by their first words in a language: a translation of ours."""
    ours = {"status": "unofficial-translation", "from": pair.source}
    languages = tree["text"].get("languages", {})
    held = languages.get(pair.target)
    if "text" in touched and languages and held is None:
        yield Edit(("text", "languages", pair.target), ours)
    elif "text" in touched and held and held.get("status") == PENDING:
        yield from (Edit(("text", "languages", pair.target, key), value) for key, value in ours.items())
    if "title" in touched and pair.target not in tree["title-status"]:
        yield Edit(("title-status", pair.target), "ours")
