"""The prose of the authors' own pages, taken from the engine's finished HTML with what stands in slots left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from jointreport.markdown.shells import Shell, Slot
from jointreport.search.entries import Paragraph

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "p",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "blockquote",
    "summary",
    "pre",
    "div",
    "tr",
    "hr",
    "br",
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph or heading in one language, under the anchor of the nearest heading."""

    anchor: str
    heading: bool
    words: str


@dataclass
class _Prose(HTMLParser):
    """Collects the paragraphs and headings of a page."""

    pieces: list[_Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._anchor = ""
        self._heading = False
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._end_piece()
        if tag in _HEADINGS:
            self._heading = True
            self._anchor = dict(attrs).get("id") or self._anchor

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_piece()
        if tag in _HEADINGS:
            self._heading = False

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def _end_piece(self) -> None:
        if words := " ".join("".join(self._words).split()):
            self.pieces.append(_Piece(self._anchor, self._heading, words))
        self._words.clear()


def prose_of(shells: Iterable[Shell]) -> Mapping[str, tuple[Paragraph, ...]]:
    """Return the paragraphs of the authors' pages by path; a language in which a page is not written has none."""
    written: dict[str, dict[str, list[_Piece]]] = {}
    for shell in shells:
        if not shell.each and shell.source.endswith(f".{shell.language}.md"):
            written.setdefault(shell.path, {})[shell.language] = _pieces(shell)
    return {path: tuple(_side_by_side(of_page)) for path, of_page in written.items()}


def _pieces(shell: Shell) -> list[_Piece]:
    prose = _Prose()
    prose.feed("".join(_body(shell.pieces)))
    prose.close()
    return prose.pieces


def _body(pieces: Sequence[str | Slot]) -> Iterator[str]:
    """Yield what stands between the chrome above the body and below it; of the slots only symbols are prose."""
    inside = False
    for piece in pieces:
        if isinstance(piece, Slot):
            if piece.kind == "chrome":
                inside = piece.name == "notice"
            elif piece.kind == "symbol":
                yield piece.name
        elif inside:
            yield piece


def _side_by_side(languages: Mapping[str, list[_Piece]]) -> Iterator[Paragraph]:
    """Yield the paragraphs of all languages, as one where the page is built the same in each."""
    plans = {tuple((one.anchor, one.heading) for one in pieces) for pieces in languages.values()}
    if len(plans) == 1:
        for row in zip(*languages.values(), strict=True):
            words = {language: one.words for language, one in zip(languages, row, strict=True)}
            yield _paragraph(row[0], words)
        return
    for language, pieces in languages.items():
        for one in pieces:
            yield _paragraph(one, {language: one.words})


def _paragraph(piece: _Piece, words: Mapping[str, str]) -> Paragraph:
    return Paragraph(piece.anchor, words, heading=piece.heading)
