"""Random texts in two languages, written as Word files, give the same paragraphs when read: letter for letter.

`EXAMPLES=2000` makes so many of them instead of a few.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jointreport.exchange.manuscript import Cell, Line, Manuscript, Note
from jointreport.exchange.pairs import paired
from jointreport.exchange.structure import text_of
from jointreport.exchange.word.document import read_docx
from jointreport.exchange.word.numerals import numeral
from word_files import MANNERS, written

_EXAMPLES = int(os.environ.get("EXAMPLES", "12"))
_HAN = "一二三四五六七八九十"
# Signs that XML, Word and numbers of lists are made of; a text begins with a word, as all do that have no number.
_SIGNS = st.text(
    "aé Z09.,;:()[]{}<>&\"'«»“”‘’—–-/\\%^|*~\u00a0\u2009\u2011\u3000汞（）、。，；年①\U0001f30d", max_size=30
)
_ENDS = {"en": {"pp": ",", "p": ";"}, "zh": {"pp": "，", "p": "；"}}
_FIRST = {"en": "Whereas ", "zh": "鉴于"}
_LABELS: dict[str, tuple[Callable[[int], str], ...]] = {
    "en": (lambda n: f"{n}.", lambda n: f"({numeral(n, 'lowerLetter')})", lambda n: f"({numeral(n, 'lowerRoman')})"),
    "zh": (lambda n: f"{n}．", lambda n: f"（{_HAN[n - 1]}）", lambda n: f"({numeral(n, 'lowerLetter')})"),
}
"""How paragraphs, items and what is below these are numbered in each language."""


@dataclass
class Made:
    """A text that was drawn: the place of each line, and by language the lines and footnotes."""

    places: list[str] = field(default_factory=list)
    lines: dict[str, list[Line]] = field(default_factory=lambda: {"en": [], "zh": []})
    notes: dict[str, list[Note]] = field(default_factory=lambda: {"en": [], "zh": []})

    def add(self, at: str, en: Line, zh: Line) -> None:
        self.places.append(at)
        self.lines["en"].append(en)
        self.lines["zh"].append(zh)


@st.composite
def texts(draw: st.DrawFn) -> Made:
    """Draw a decision: opening, preamble, paragraphs with items in two depths, tables, headings and an annex."""
    made = Made()
    made.add("opening", Line("The Conference of the Parties,"), Line("缔约方大会，"))
    for number in range(1, draw(st.integers(1, 3)) + 1):
        _add_words(draw, made, f"pp{number}", "pp")
    counted = {"h": 0, "t": 0, "u": 0}
    _add_paragraphs(draw, made, "", counted)
    if draw(st.booleans()):
        made.add("a1", Line("Annex"), Line("附件"))
        _add_paragraphs(draw, made, "a1-", dict.fromkeys(counted, 0))
    return made


def _add_paragraphs(draw: st.DrawFn, made: Made, prefix: str, counted: dict[str, int]) -> None:
    for number in range(1, draw(st.integers(1, 4)) + 1):
        _add_words(draw, made, f"{prefix}p{number}", "p", (number,))
        for item in range(1, draw(st.integers(0, 3)) + 1):
            _add_words(draw, made, f"{prefix}p{number}-{'abc'[item - 1]}", "p", (number, item))
            for below in range(1, draw(st.integers(0, 2)) + 1):
                _add_words(draw, made, f"{prefix}p{number}-{'abc'[item - 1]}-{'i' * below}", "p", (number, item, below))
        kind = draw(st.sampled_from(["", "", "h", "t", "u"]))
        if kind:
            counted[kind] += 1
            _add_apart(draw, made, f"{prefix}{kind}{counted[kind]}", kind)


def _add_apart(draw: st.DrawFn, made: Made, at: str, kind: str) -> None:
    """Add something that has no number: a heading, a table or a paragraph."""
    if kind == "u":
        _add_words(draw, made, at, "p")
    elif kind == "h":
        made.add(at, Line("Ways and means", kind="heading", rank=1), Line("方法和手段", kind="heading", rank=1))
    else:
        rows = [[(_words(draw, "en"), _words(draw, "zh")) for _ in range(2)] for _ in range(draw(st.integers(1, 2)))]
        tables = (tuple(tuple(Cell(cell[one]) for cell in row) for row in rows) for one in (0, 1))
        made.add(at, *(Line("", kind="table", cells=cells) for cells in tables))


def _add_words(draw: st.DrawFn, made: Made, at: str, kind: str, numbers: Sequence[int] = ()) -> None:
    mark = ""
    if draw(st.integers(0, 4)) == 0:
        label = str(len(made.notes["en"]) + 1)
        mark = f"[^{label}]"
        for language, notes in made.notes.items():
            notes.append(Note(label, _words(draw, language)))
    depth = len(numbers) - 1
    made.add(
        at,
        *(
            Line(
                f"{_words(draw, language)}{mark}{_ENDS[language][kind]}",
                _LABELS[language][depth](numbers[-1]) if numbers else "",
                depth if numbers else None,
            )
            for language in made.lines
        ),
    )


def _words(draw: st.DrawFn, language: str) -> str:
    # A mark of a footnote is drawn by itself.
    return f"{_FIRST[language]}{draw(_SIGNS)}".replace("[^", "[").strip()


def _said(lines: Sequence[Line]) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the words of lines; the edges of a cell are white space that no record keeps."""
    for line in lines:
        yield line.text.strip(), [[cell.text.strip() for cell in row] for row in line.cells]


@given(texts(), st.sampled_from(MANNERS), st.integers(0, 1000))
@settings(
    max_examples=_EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
def test_a_text_comes_back_letter_for_letter(made: Made, manner: str, seed: int) -> None:
    """Whichever manner its numbers are written in, and in each language; and line stands beside line."""
    found = {}
    for language, lines in made.lines.items():
        manuscript = Manuscript(language, language, tuple(lines), tuple(made.notes[language]))
        read = read_docx("x.docx", written(manuscript, manner, Random(seed)))  # noqa: S311
        found[language] = text_of(read)
        assert list(_said([one.line for one in found[language].placed])) == list(_said(lines))
        assert [(note.label, note.text) for note in read.notes] == [
            (note.label, note.text) for note in made.notes[language]
        ]
        assert read.left_out == ()
    # The first language gives the places; in the other one numbers of another form may make another path.
    assert [one.at for one in found["en"].placed] == made.places
    assert [pair.at for pair in paired(found["en"], found["zh"]) if pair.first and pair.other] == made.places
