"""The text of a record, from the files of all its languages: its lines side by side, tables, and footnotes.

What a record cannot hold, and what stands in one language only, is told with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from unicodedata import normalize

from jointreport.exchange.conference import with_plain_symbols
from jointreport.exchange.footnotes import Counterparts, counterparts, renamed_marks
from jointreport.exchange.labels import counts
from jointreport.exchange.manuscript import CALLED, Cell, Line
from jointreport.exchange.origins import TODO
from jointreport.exchange.pairs import Pair, paired
from jointreport.exchange.readers import InLanguage
from jointreport.exchange.structure import Text
from jointreport.exchange.yaml_form import Tree
from jointreport.problems import Problem, Spot, Value
from jointreport.records.model.places import NOTE_LABEL, PLACE, place_of
from jointreport.records.model.tables import ABOVE, LEFT, row_of
from jointreport.records.register.register import Register
from jointreport.site.wording import item_label

NEAR = 60
"""So many letters of a line tell where something stands."""
_LEFT_OUT = frozenset({"exchange-no-place", "exchange-left-out", "exchange-alone-left-out"})


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
    told: tuple[Problem, ...]


@dataclass(slots=True)
class Findings:
    """What is told of files: each at a paragraph of one of them."""

    told: list[Problem] = field(default_factory=list)

    def tell(self, code: str, file: InLanguage, number: int = 1, **values: Value) -> None:
        """Tell something; places in a file are counted in paragraphs."""
        self.told.append(Problem(code, Spot(file.manuscript.name, max(number, 1)), values))

    def tell_of_files(self, files: Sequence[InLanguage], texts: Mapping[str, Text]) -> None:
        """Tell what of the files no record can hold, and where their numbers do not follow from each other."""
        for one in files:
            for aside in one.manuscript.left_out:
                what, near = CALLED.get(aside.what, aside.what), aside.near or "…"
                # A crest above the title is no part of the text.
                above = 0 < aside.number < min((placed.line.number for placed in texts[one.language].placed), default=0)
                code = "exchange-left-out-above" if above else "exchange-left-out"
                self.tell(code, one, aside.number, what=what, n=str(aside.count), near=near)
            for place in texts[one.language].unsure:
                self.tell("exchange-unsure", one, found=place)

    @property
    def is_whole(self) -> bool:
        """Whether nothing of a text was left out."""
        return not any(one.code in _LEFT_OUT for one in self.told)


@dataclass
class TextOfFiles:
    """The files of one text; the first language gives the places."""

    files: Sequence[InLanguage]
    texts: Mapping[str, Text]
    register: Register
    status: str
    findings: Findings

    @cached_property
    def lacking(self) -> tuple[str, ...]:
        """The languages that every text must have, and in which no file was given."""
        required = (key for key, one in self.register.languages.items() if one.required == "yes")
        return tuple(key for key in required if key not in self.texts)

    def tree(self, more: Mapping[str, Mapping[str, Tree]]) -> dict[str, Tree]:
        """Return the text as a record has it; `more` is what is said of a paragraph besides, by its place."""
        held: dict[str, Tree] = {one.language: {"status": self.status or TODO} for one in self.files}
        languages = self.in_all(held, {"status": "pending"})
        written = [self._paragraph(one, languages, more) for one in self.paragraphs if one.at != "opening"]
        footnotes = list(self._footnotes())
        self._tell_of_notes()
        return {
            "extent": "complete" if self.findings.is_whole else "part",
            "languages": languages,
            **{one.at: self.in_all(one.words) for one in self.paragraphs if one.at == "opening"},
            "paragraphs": written,
            **({"footnotes": footnotes} if footnotes else {}),
        }

    def in_all(self, words: Mapping[str, Tree], lacking: Tree = TODO) -> dict[str, Tree]:
        """Return words in the order of the languages of the site, with what stands in those that are lacking."""
        held = {**words, **dict.fromkeys(self.lacking, lacking)}
        return {language: held[language] for language in self.register.languages if language in held}

    @staticmethod
    def _paragraph(one: Held, languages: Iterable[str], more: Mapping[str, Mapping[str, Tree]]) -> Tree:
        in_all = {language: one.words.get(language, "pending") for language in languages}
        printed: dict[str, Tree] = {"printed": one.printed} if one.printed else {}
        return {"at": one.at, **printed, "text": in_all, **more.get(one.at, {})}

    @cached_property
    def _pairs(self) -> dict[str, dict[str, Line]]:
        """Each place with its line in each language; what only a later language has is told."""
        first, *others = self.files
        lines = {one.at: {first.language: one.line} for one in self.texts[first.language].placed}
        for other in others:
            for pair in paired(self.texts[first.language], self.texts[other.language]):
                self._add(lines, pair, other)
        return lines

    def _add(self, lines: dict[str, dict[str, Line]], pair: Pair, other: InLanguage) -> None:
        line = pair.other or pair.first
        if pair.first and pair.other:
            lines[pair.at][other.language] = pair.other
        elif line:
            file = self.files[0] if pair.first else other
            missing = other.language if pair.first else self.files[0].language
            values = {"at": pair.at, "near": _near(line), "language": missing}
            self.findings.tell(
                "exchange-alone" if pair.first else "exchange-alone-left-out", file, line.number, **values
            )

    @cached_property
    def paragraphs(self) -> tuple[Held, ...]:
        """All that a record can hold, with its words in each language; of the rest it is told."""
        first = self.files[0].language
        annexes = sum(bool(re.fullmatch(r"a\d+", one.at)) for one in self.texts[first].placed)
        # The only annex of a text has no number.
        places = ((re.sub("^a1(?=-|$)", "a", at) if annexes == 1 else at, lines) for at, lines in self._pairs.items())
        return tuple(held for at, lines in places for held in self._held(at, lines))

    def _held(self, at: str, lines: Mapping[str, Line]) -> Iterator[Held]:
        first = lines[self.files[0].language]
        if first.kind == "table":
            for row in _rows(at, lines):
                yield Held(row.at, self._as_held(row.words), {})
        elif at == "opening" or PLACE.fullmatch(at):
            labels = {language: one.label for language, one in lines.items() if not self._is_usual(at, language, one)}
            words = {language: one.text.strip() or one.label for language, one in lines.items()}
            yield Held(at, self._as_held(words), labels)
        else:
            values: dict[str, Value] = {"at": at, "what": CALLED[first.kind], "near": _near(first)}
            self.findings.tell("exchange-no-place", self.files[0], first.number, **values)

    def _as_held(self, words: Mapping[str, str]) -> dict[str, str]:
        """Return words with the footnote labels of the first language, and symbols that pages know."""
        renamed = ((language, renamed_marks(said, self._labels(language))) for language, said in words.items())
        return {language: with_plain_symbols(said, self.register) for language, said in renamed}

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

    # Footnotes

    @cached_property
    def _notes(self) -> dict[str, dict[str, str]]:
        """Language → label → words of each footnote."""
        return {one.language: {note.label: note.text for note in one.manuscript.notes} for one in self.files}

    @cached_property
    def _counterparts(self) -> dict[str, Counterparts]:
        """What the labels of each further language are in the first."""
        first, *others = (one.language for one in self.files)
        return {other: self._counterparts_in(other, first) for other in others}

    def _counterparts_in(self, other: str, first: str) -> Counterparts:
        rows = ((lines[first], lines[other]) for lines in self._pairs.values() if other in lines)
        return counterparts(rows, self._notes[first], self._notes[other])

    def _labels(self, language: str) -> Mapping[str, str]:
        known = self._counterparts.get(language)
        return known.labels if known else {}

    def _footnotes(self) -> Iterator[Tree]:
        first = self.files[0]
        for label, words in self._notes[first.language].items():
            labels = {language: known.in_other(label) for language, known in self._counterparts.items()}
            said = {language: self._notes[language].get(theirs) for language, theirs in labels.items()}
            others = {language: theirs for language, theirs in labels.items() if theirs not in {"", label}}
            if all(NOTE_LABEL.fullmatch(one) for one in (label, *others.values())) and words:
                held = {first.language: words, **{key: one or "pending" for key, one in said.items()}}
                printed: dict[str, Tree] = {"printed": others} if others else {}
                yield {"label": label, **printed, "text": self.in_all(held, "pending")}
            else:
                what, near = CALLED["footnote"], words[:NEAR]
                self.findings.tell("exchange-no-place", first, at=f"fn {label}", what=what, near=near)

    def _tell_of_notes(self) -> None:
        for one in self.files[1:]:
            known, missing = self._counterparts[one.language], self.files[0].language
            if known.unsure:
                self.findings.tell("exchange-note-unsure", one, labels=known.unsure)
            for label, words in self._notes[one.language].items():
                if label not in known.labels:
                    near = f"{label} {words}"[:NEAR]
                    self.findings.tell("exchange-alone-left-out", one, at=f"fn {label}", near=near, language=missing)


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


def _near(line: Line) -> str:
    cells = " ".join(cell.text for row in line.cells for cell in row)
    return f"{line.label} {line.text or cells}".strip()[:NEAR]
