"""A decision as its files propose it: a record in the form of `data/decisions/`, and all that a person must decide.

What follows from the files is filled in. What does not is `todo`, which no check lets pass, or is left out and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from unicodedata import normalize

from jointreport.exchange.labels import counts
from jointreport.exchange.manuscript import CALLED, Cell, Line
from jointreport.exchange.pairs import Pair, paired
from jointreport.exchange.reading import InLanguage
from jointreport.exchange.structure import Text, text_of
from jointreport.exchange.yaml_form import Tree
from jointreport.problems import Problem, Spot, Value
from jointreport.records.model.places import NOTE_LABEL, PLACE, place_of
from jointreport.records.model.symbols import in_words, meeting_in, pattern_of
from jointreport.records.model.tables import ABOVE, LEFT, row_of
from jointreport.records.register.register import Register
from jointreport.rules.readings import forms_of, occurs
from jointreport.site.wording import item_label

TODO = "todo"
_SOURCES: Tree = [{"source": TODO, "certainty": "confirmed"}]
_NEAR = 60
_RELATIONS = {
    "recalls": ("recalling", "recalls", "reaffirming", "reaffirms"),
    "welcomes": ("welcoming", "welcomes"),
    "takes-note-of": ("taking-note", "takes-note", "noting", "notes"),
}
"""Relation → the verbs that say so of what a paragraph cites."""
_BEFORE_VERB = r"(?:(?:also|further|again|once again|strongly|deeply)\s+)*"


@dataclass(frozen=True, slots=True)
class Held:
    """A paragraph, heading or row of a table: its place, its words by language, and what is printed before it."""

    at: str
    words: Mapping[str, str]
    printed: Mapping[str, str]
    """By language, where it is not what pages print there."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record, and what is told of it."""

    tree: Mapping[str, Tree]
    symbol: str
    told: tuple[Problem, ...]


def proposal_of(files: Sequence[InLanguage], register: Register, status: str) -> Proposal:
    """Return what files of one decision in several languages propose; the first language gives the places."""
    return _Proposer(files, register, status or TODO).proposal()


@dataclass(slots=True)
class _Proposer:
    files: Sequence[InLanguage]
    register: Register
    status: str
    told: list[Problem] = field(default_factory=list)
    _texts: dict[str, Text] = field(init=False)
    _lacking: tuple[str, ...] = field(init=False)
    """The languages that every text must have, and in which no file was given."""

    def __post_init__(self) -> None:
        self._texts = {one.language: text_of(one.manuscript) for one in self.files}
        required = (key for key, one in self.register.languages.items() if one.required == "yes")
        self._lacking = tuple(key for key in required if key not in self._texts)

    def proposal(self) -> Proposal:
        self._tell_of_files()
        symbol = self._symbol()
        convention, meeting = self._conference(symbol)
        paragraphs = list(self._paragraphs())
        acts = {one.at: verb for one in paragraphs if (verb := self._verb(one.words))}
        tree: dict[str, Tree] = {
            "stage": "adopted" if symbol else TODO,
            "subject": TODO,
            "symbol": symbol or TODO,
            "conventions": [convention or TODO],
            "meeting": meeting or TODO,
            "adopted": {"during": meeting or TODO},
            "title": {one.language: self._title(one, symbol) for one in self.files} | self._todo,
            "title-status": {one.language: "own" for one in self.files} | self._todo,
        }
        if relations := list(self._relations(paragraphs, acts, symbol)):
            tree["relations"] = relations
        tree["text"] = self._text(paragraphs, acts)
        tree["sources"] = _SOURCES
        return Proposal(tree, symbol, tuple(self.told))

    @property
    def _todo(self) -> dict[str, str]:
        return dict.fromkeys(self._lacking, TODO)

    def _tell(self, code: str, file: InLanguage, number: int, **values: Value) -> None:
        """Tell something; places in a file are counted in paragraphs."""
        self.told.append(Problem(code, Spot(file.manuscript.name, max(number, 1)), values))

    def _tell_of_files(self) -> None:
        for one in self.files:
            for aside in one.manuscript.left_out:
                self._tell(
                    "exchange-left-out",
                    one,
                    1,
                    what=CALLED.get(aside.what, aside.what),
                    n=str(aside.count),
                    near=aside.near or "…",
                )
            for place in self._texts[one.language].unsure:
                self._tell("exchange-unsure", one, 1, found=place)

    # What stands above the text

    def _symbol(self) -> str:
        """Return the symbol that a file names, or that stands above its text."""
        forms = self.register.decision_forms
        for one in self.files:
            said = one.manuscript.facts.get("symbol", "")
            if any(pattern_of(form).fullmatch(said) for form in forms):
                return said
        for one in self.files:
            for line in self._texts[one.language].before:
                if found := in_words(forms).search(line.text):
                    return found[0]
        return ""

    def _conference(self, symbol: str) -> tuple[str, str]:
        """Return the convention and meeting of a symbol; empty where it does not tell."""
        for identity, entry in self.register.conventions.items() if symbol else ():
            for form in entry.record.decision_series:
                if pattern_of(form).fullmatch(symbol):
                    return identity, self._meeting(identity, meeting_in(form, symbol))
        return "", ""

    def _meeting(self, convention: str, number: int | None) -> str:
        held = (one for one in self.register.meetings.values() if one.record.convention == convention)
        return next((one.identity for one in held if number is not None and one.record.number == number), "")

    def _title(self, file: InLanguage, symbol: str) -> str:
        """Return the title: what the file says it is, or what stands behind the symbol or on the line after it."""
        if title := file.manuscript.facts.get("title"):
            return title
        before = [line.text.strip() for line in self._texts[file.language].before]
        for place, words in enumerate(before) if symbol else ():
            if symbol in words:
                behind = re.sub(r"^(?:号决定|号决议)?[\s:：.]*", "", words.partition(symbol)[2])
                return behind or next(iter(before[place + 1 :]), TODO)
        return before[0] if len(before) == 1 else TODO

    # The text

    def _pairs(self) -> Iterator[tuple[str, dict[str, Line]]]:
        """Yield each place with its line in each language; what only a later language has is told."""
        first, *others = self.files
        lines = {one.at: {first.language: one.line} for one in self._texts[first.language].placed}
        for other in others:
            for pair in paired(self._texts[first.language], self._texts[other.language]):
                self._add(lines, pair, other)
        yield from lines.items()

    def _add(self, lines: dict[str, dict[str, Line]], pair: Pair, other: InLanguage) -> None:
        line = pair.other or pair.first
        if pair.first and pair.other:
            lines[pair.at][other.language] = pair.other
        elif line:
            file = self.files[0] if pair.first else other
            missing = other.language if pair.first else self.files[0].language
            values = {"at": pair.at, "near": _near(line), "language": missing}
            self._tell("exchange-alone" if pair.first else "exchange-alone-left-out", file, line.number, **values)

    def _paragraphs(self) -> Iterator[Held]:
        """Yield all that a record can hold, with its words in each language; of the rest it is told."""
        first = self.files[0].language
        annexes = sum(bool(re.fullmatch(r"a\d+", one.at)) for one in self._texts[first].placed)
        for written, lines in self._pairs():
            # The only annex of a text has no number.
            at = re.sub("^a1(?=-|$)", "a", written) if annexes == 1 else written
            if lines[first].kind == "table":
                yield from _rows(at, lines)
            elif at == "opening" or PLACE.fullmatch(at):
                labels = {
                    language: one.label for language, one in lines.items() if not self._is_usual(at, language, one)
                }
                words = {language: one.text.strip() or one.label for language, one in lines.items()}
                yield Held(at, words, {} if at == "opening" else labels)
            else:
                values: dict[str, Value] = {"at": at, "what": CALLED[lines[first].kind], "near": _near(lines[first])}
                self._tell("exchange-no-place", self.files[0], lines[first].number, **values)

    def _is_usual(self, at: str, language: str, line: Line) -> bool:
        """Whether pages print before a place what is printed there in a language."""
        if not line.label or not line.text.strip() or at == "opening":
            return True
        place = place_of(at)
        if place.kind != "s":
            return normalize("NFKC", line.label).replace(" ", "") == item_label(at)
        chinese = self.register.languages[language].tag.startswith("zh")
        form = "capital" if place.items else "han" if chinese else "capital-roman"
        return any(one.form == form for one in counts(line.label))

    def _text(self, paragraphs: Sequence[Held], acts: Mapping[str, str]) -> dict[str, Tree]:
        left_out = {"exchange-no-place", "exchange-left-out", "exchange-alone-left-out"}
        languages: dict[str, Tree] = {one.language: {"status": self.status} for one in self.files}
        languages |= {language: {"status": "pending"} for language in self._lacking}
        text: dict[str, Tree] = {
            "extent": "part" if any(one.code in left_out for one in self.told) else "complete",
            "languages": languages,
        }
        written: list[Tree] = []
        for one in paragraphs:
            in_all = {language: one.words.get(language, "pending") for language in languages}
            if one.at == "opening":
                text["opening"] = {**one.words, **self._todo}
                continue
            printed: dict[str, Tree] = {"printed": one.printed} if one.printed else {}
            does: dict[str, Tree] = {"acts": [{"verb": acts[one.at]}]} if one.at in acts else {}
            written.append({"at": one.at, **printed, "text": in_all, **does})
        footnotes = list(self._footnotes())
        return text | {"paragraphs": written} | ({"footnotes": footnotes} if footnotes else {})

    def _footnotes(self) -> Iterator[Tree]:
        notes = {one.language: {note.label: note.text for note in one.manuscript.notes} for one in self.files}
        notes |= {language: {} for language in self._lacking}
        first, *_ = self.files
        for label, words in notes[first.language].items():
            in_all = {language: held.get(label) or "pending" for language, held in notes.items()}
            if NOTE_LABEL.fullmatch(label) and words:
                yield {"label": label, "text": in_all}
            else:
                self._tell("exchange-no-place", first, 1, at=f"fn {label}", what=CALLED["footnote"], near=words[:_NEAR])

    # What the paragraphs do

    def _verb(self, words: Mapping[str, str]) -> str:
        """Return the verb with which a paragraph opens in the first language, where the others have it as well."""
        first, *others = words
        verbs = self.register.values_of("verb")
        forms = ((form, verb) for verb in verbs for form in forms_of(self.register, verb, first))
        found = [(len(form), verb) for form, verb in forms if _opens(words[first], form)]
        verb = max(found)[1] if found else ""
        known = ((forms_of(self.register, verb, language), words[language]) for language in others if verb)
        return verb if all(occurs(told, said) for told, said in known if told) else ""

    def _relations(self, paragraphs: Sequence[Held], acts: Mapping[str, str], own: str) -> Iterator[Tree]:
        """Yield a relation to what each paragraph cites, where its verb tells which; else tell what it cites."""
        first = self.files[0]
        for paragraph in paragraphs:
            at, words = paragraph.at, paragraph.words.get(first.language, "")
            cited = [one for one in in_words(self.register.symbol_forms).findall(words) if one != own]
            kind = next((kind for kind, verbs in _RELATIONS.items() if acts.get(at) in verbs), "")
            of = self.register.documents if kind == "takes-note-of" else self.register.decisions
            known = {one: self.register.symbols.get(one, "") for one in dict.fromkeys(cited)}
            leads = [identity for identity in known.values() if kind and identity in of]
            if leads:
                yield {"kind": kind, "to": leads, "at": at, "sources": _SOURCES}
            if unsure := tuple(one for one, identity in known.items() if identity not in leads):
                self._tell("exchange-cited", first, 1, at=at, symbols=unsure)


def _rows(at: str, lines: Mapping[str, Line]) -> Iterator[Held]:
    """Yield each row of a table, whose cells stand between bars."""
    written = {language: [row_of(row) for row in _grid(line.cells)] for language, line in lines.items()}
    for number, rows in enumerate(zip_longest(*written.values(), fillvalue=""), start=1):
        yield Held(f"{at}-{number}", {language: row for language, row in zip(written, rows, strict=True) if row}, {})


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """Return the words in each column of each row; a cell that goes on from another has a sign for that."""
    grid: list[list[str]] = [[] for _ in rows]
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        for cell in row:
            _fill(grid[number], covered, number)
            column = len(grid[number])
            grid[number] += [cell.text.replace("\n", " "), *[LEFT] * (cell.columns - 1)]
            below = range(number + 1, number + cell.rows)
            covered.update((one, column + place) for one in below for place in range(cell.columns))
        _fill(grid[number], covered, number)
    return grid


def _fill(row: list[str], covered: set[tuple[int, int]], number: int) -> None:
    while (number, len(row)) in covered:
        row.append(ABOVE)


def _opens(words: str, form: str) -> bool:
    return bool(re.match(rf"{_BEFORE_VERB}{re.escape(form)}(?!\w)", words, re.IGNORECASE))


def _near(line: Line) -> str:
    cells = " ".join(cell.text for row in line.cells for cell in row)
    return f"{line.label} {line.text or cells}".strip()[:_NEAR]
