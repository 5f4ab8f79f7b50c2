"""The words of a paragraph of a Word document, letter for letter, with the marks of its footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from docx.oxml.ns import qn
from lxml.etree import _Element

from jointreport.exchange.word.numbering import is_on

_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PLAIN = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    # A hyphen that shows only where a line is broken is no letter of the text.
    qn("w:softHyphen"): "",
}
_ADDED = frozenset({qn("w:ins"), qn("w:moveTo")})
_REMOVED = frozenset({qn("w:del"), qn("w:moveFrom")})
_PICTURES = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object")})
_BOX = qn("w:txbxContent")


@dataclass(slots=True)
class Words:
    """What a paragraph holds beside its text."""

    text: str = ""
    left_out: list[str] = field(default_factory=list)
    """`picture`, `text-box`, `formula` or `symbol`, once for each."""
    added: int = 0
    removed: int = 0
    comments: int = 0
    endnotes: int = 0


def words_of(paragraph: _Element, label_of_note: Callable[[_Element], str]) -> Words:
    """Read the runs of a paragraph; `label_of_note` is asked for each reference to a footnote, in order."""
    reader = _Reader(label_of_note)
    reader.read(paragraph)
    return reader.words


@dataclass(slots=True)
class _Field:
    """Something that Word works out: what it is told, and what it printed last."""

    instruction: str = ""
    is_printed: bool = False
    """Whether what follows is the result; the instruction before it is not printed."""
    text: str = ""

    @property
    def name(self) -> str:
        return next(iter(self.instruction.split()), "").upper()

    def printed(self) -> str:
        """Return what is read of the result; a reference to a footnote is one more mark of that note."""
        mark = self.text.strip()
        return f"[^{mark}]" if self.name == "NOTEREF" and mark else self.text


_COUNTED = frozenset({"LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"})
"""Fields that print a number which stands nowhere in the file."""


@dataclass(slots=True)
class _Reader:
    label_of_note: Callable[[_Element], str]
    words: Words = field(default_factory=Words)
    _fields: list[_Field] = field(default_factory=list)
    """The fields that are open, the innermost last."""
    _own_mark: bool = False
    """Whether the next run is the mark that an author gave a footnote instead of a number."""

    def read(self, element: _Element) -> None:
        for child in element:
            if isinstance(child.tag, str):
                self._read_one(child)

    def _read_one(self, child: _Element) -> None:
        tag = child.tag
        if tag in _REMOVED:
            self.words.removed += 1
        elif tag in _ADDED:
            self.words.added += 1
            self.read(child)
        elif tag == qn("w:r"):
            self._read_run(child)
        elif tag == _ALTERNATIVE + "AlternateContent":
            self._read_alternative(child)
        elif tag == qn("w:commentReference"):
            self.words.comments += 1
        elif tag == qn("w:fldSimple"):
            self._read_simple_field(child)
        elif tag.startswith(_MATH):
            self.words.left_out.append("formula")
        elif tag not in {qn("w:pPr"), qn("w:rPr")}:
            self.read(child)

    def _read_alternative(self, element: _Element) -> None:
        # Both say the same, for newer and older programs.
        chosen = element.find(_ALTERNATIVE + "Choice")
        chosen = element.find(_ALTERNATIVE + "Fallback") if chosen is None else chosen
        if chosen is not None:
            for child in chosen:
                self._read_in_run(child)

    def _read_run(self, run: _Element) -> None:
        properties = run.find(qn("w:rPr"))
        if properties is not None and is_on(properties, "vanish"):
            return
        for child in run:
            if isinstance(child.tag, str):
                self._read_in_run(child)

    def _read_in_run(self, child: _Element) -> None:
        tag = child.tag
        if tag == qn("w:fldChar"):
            self._turn_field(child.get(qn("w:fldCharType"), ""))
        elif tag == qn("w:instrText") and self._fields:
            self._fields[-1].instruction += child.text or ""
        elif not self._fields or self._fields[-1].is_printed:
            self._read_printed(child)

    def _read_printed(self, child: _Element) -> None:
        tag = child.tag
        if tag == qn("w:t"):
            self._add(child.text or "")
        elif tag in _PLAIN:
            self._add(_PLAIN[tag])
        elif tag == qn("w:br"):
            self._add("\n" if child.get(qn("w:type"), "textWrapping") == "textWrapping" else "")
        elif tag == qn("w:sym"):
            self._add_symbol(child)
        elif tag == qn("w:footnoteReference"):
            self._add_note(child)
        elif tag in _PICTURES:
            self.words.left_out.append("text-box" if next(child.iter(_BOX), None) is not None else "picture")
        elif tag == _ALTERNATIVE + "AlternateContent":
            self._read_alternative(child)
        else:
            self.words.endnotes += tag == qn("w:endnoteReference")
            self.words.comments += tag == qn("w:commentReference")

    def _read_simple_field(self, element: _Element) -> None:
        self._fields.append(_Field(element.get(qn("w:instr"), ""), is_printed=True))
        self.read(element)
        self._turn_field("end")

    def _turn_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].is_printed = True
        elif self._fields and kind == "end":
            ended = self._fields.pop()
            self._put(ended.printed())
            if ended.name in _COUNTED:
                self.words.left_out.append("counted field")

    def _put(self, text: str) -> None:
        """Write text where it belongs: into the result of the field that is open, else into the paragraph."""
        if self._fields:
            self._fields[-1].text += text
        else:
            self.words.text += text

    def _add(self, text: str) -> None:
        if self._own_mark and text.strip():
            # Its label stands in the run after the reference; it has been written as the mark of the note.
            text = ""
            self._own_mark = False
        self._put(text)

    def _add_note(self, reference: _Element) -> None:
        self._put(f"[^{self.label_of_note(reference)}]")
        self._own_mark = reference.get(qn("w:customMarkFollows"), "0") in {"1", "true", "on"}

    def _add_symbol(self, child: _Element) -> None:
        code = int(child.get(qn("w:char"), "0"), 16)
        # The letters of a font of symbols are none of ours; nobody could say what was printed.
        if 0xE000 <= code < 0xF900:
            self.words.left_out.append("symbol")
        else:
            self._add(chr(code))


def own_marks(paragraph: _Element) -> Iterator[tuple[_Element, str]]:
    """Yield the references whose mark an author has typed, with the mark."""
    runs = list(paragraph.iter(qn("w:r")))
    for run, after in zip_longest(runs, runs[1:]):
        for reference in run.findall(qn("w:footnoteReference")):
            if reference.get(qn("w:customMarkFollows"), "0") in {"1", "true", "on"}:
                typed = "".join(one.text or "" for one in run.findall(qn("w:t")))
                typed = typed or (
                    "".join(one.text or "" for one in after.findall(qn("w:t"))) if after is not None else ""
                )
                yield reference, typed.strip()
