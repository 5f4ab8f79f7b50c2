"""Akoma Ntoso as the United Nations publish it (AKN4UN): one resolution in one language, as a manuscript."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from jointreport.exchange.manuscript import Aside, Cell, Kind, Line, Manuscript, Note

_SPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_LANGUAGES = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "ara": "ar", "zho": "zh", "chi": "zh"}
_HEADINGS = frozenset({"heading", "subheading"})
_PARTS = frozenset({"section", "part", "title", "chapter"})
"""What a heading of a higher rank stands above."""
_WRAPPERS = _PARTS | {
    *("preamble", "mainBody", "attachments", "attachment", "doc", "body", "container", "formula", "statement"),
}
_NEVER = frozenset({"meta", "coverPage", "preface", "conclusions", "components", "img"})
"""What is no text of the resolution: its cover, its title, the note of the meeting at its end."""


class NotAkomaNtosoError(Exception):
    """A file that is no Akoma Ntoso, or a broken one."""


def read_akn(name: str, content: bytes) -> Manuscript:
    """Read the bytes of one file.

    Raises:
        NotAkomaNtosoError: if they are no XML of Akoma Ntoso.

    """
    # Nothing is fetched and nothing expanded, whatever the file declares.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise NotAkomaNtosoError(name) from fault
    if root.tag != f"{_SPACE}akomaNtoso":
        raise NotAkomaNtosoError(name)
    reader = _Reader()
    for part in _texts(root):
        reader.read(part, 0)
    return Manuscript(
        name,
        _language(root),
        tuple(reader.lines),
        tuple(reader.notes),
        tuple(reader.left_out),
        facts=_facts(root),
    )


def _texts(root: _Element) -> Iterator[_Element]:
    """Yield what holds the text: the resolution, or each of those that are published under one number."""
    inner = list(root.iter(f"{_SPACE}statement"))
    yield from inner or [one for one in root if _name(one) not in _NEVER]


def _language(root: _Element) -> str:
    found = next(root.iter(f"{_SPACE}FRBRlanguage"), None)
    return _LANGUAGES.get(found.get("language", "") if found is not None else "", "")


def _facts(root: _Element) -> dict[str, str]:
    """Return the symbol, title, day of adoption and day of issue, as far as the file gives them."""
    facts: dict[str, str] = {}
    for element in root.iter(f"{_SPACE}docNumber", f"{_SPACE}docTitle", f"{_SPACE}docDate"):
        refers = element.get("refersTo", "")
        name = {"#symbol": "symbol", "#resolutionTitle": "title", "#dateOfIssuance": "issued"}.get(refers)
        if name:
            facts.setdefault(name, element.get("date") or _plain(element).strip())
    for date in root.iter(f"{_SPACE}FRBRdate"):
        if date.get("name") == "adoption":
            facts.setdefault("adopted", date.get("date", ""))
    return facts


@dataclass(slots=True)
class _Reader:
    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    left_out: list[Aside] = field(default_factory=list)

    def read(self, element: _Element, depth: int) -> None:
        """Add the lines below an element; `depth` counts the parts around it."""
        label = ""
        for child in element:
            name = _name(child)
            if name == "num":
                label = _plain(child).strip()
            elif name in _HEADINGS:
                self._add(child, label, None, rank=depth + 1)
                label = ""
            elif name in _WRAPPERS:
                self.read(child, depth + (name in _PARTS))
            else:
                self._block(child, name, depth)

    def _block(self, element: _Element, name: str, depth: int) -> None:
        if name == "paragraph":
            self._paragraph(element, depth)
        elif name in {"p", "crossHeading"}:
            self._add(element, "", None)
        elif name == "table":
            self._table(element)
        elif name == "blockList":
            self._items(element, 0)
        elif name not in _NEVER and name:
            self.left_out.append(Aside(name, _plain(element).strip()[:60]))

    def _paragraph(self, element: _Element, depth: int) -> None:
        label = ""
        for child in element:
            name = _name(child)
            if name == "num":
                label = _plain(child).strip()
            elif name in _HEADINGS:
                self._add(child, label, None, rank=depth + 1)
                label = ""
            elif name in {"content", "intro"}:
                for one in child:
                    self._part_of_paragraph(one, label)
                    label = ""
            elif name == "list":
                self._list(child, label, 0)
                label = ""
            else:
                self._part_of_paragraph(child, label)
                label = ""

    def _part_of_paragraph(self, element: _Element, label: str) -> None:
        if _name(element) == "table":
            self._table(element)
        elif _name(element) == "blockList":
            self._items(element, 0)
        else:
            self._add(element, label, 0)

    def _list(self, element: _Element, label: str, depth: int) -> None:
        """Add what opens a list, its points, and the lists below them."""
        for child in element:
            name = _name(child)
            if name in {"intro", "listIntroduction", "wrapUp", "listWrapUp"}:
                for one in child if len(child) and _name(child[0]) == "p" else [child]:
                    self._add(one, label, depth)
                    label = ""
            elif name == "point":
                self._point(child, depth + 1)
            elif name in {"sublist", "list"}:
                self._list(child, "", depth + 1)

    def _point(self, element: _Element, depth: int) -> None:
        label = ""
        for child in element:
            name = _name(child)
            if name == "num":
                label = _plain(child).strip()
            elif name in {"list", "sublist"}:
                self._list(child, label, depth)
                label = ""
            else:
                for one in child if name in {"content", "intro"} else [child]:
                    self._add(one, label, depth)
                    label = ""

    def _items(self, element: _Element, depth: int) -> None:
        for child in element:
            if _name(child) == "item":
                self._point(child, depth + 1)
            else:
                self._add(child, "", depth)

    def _add(self, element: _Element, label: str, depth: int | None, *, rank: int = 0) -> None:
        text = self._words(element).strip()
        if text or label:
            kind: Kind = "heading" if rank else "text"
            number = len(self.lines) + 1
            self.lines.append(Line(text, label, depth, kind, rank, is_emphatic=bool(rank), number=number))

    def _words(self, element: _Element) -> str:
        """Return the words of an element, with the marks of its footnotes, which are put aside."""
        written = element.text or ""
        for child in element:
            name = _name(child)
            if name == "authorialNote":
                label = child.get("marker", "")
                self.notes.append(Note(label, "\n".join(_plain(one).strip() for one in child)))
                written += f"[^{label}]"
            elif name == "img":
                self.left_out.append(Aside("picture", written.strip()[-60:]))
            elif name == "eol":
                written += "\n"
            elif name:
                written += self._words(child)
            written += child.tail or ""
        return written

    def _table(self, element: _Element) -> None:
        rows = tuple(
            tuple(self._cell(cell) for cell in row if _name(cell) in {"td", "th"})
            for row in element.iter(f"{_SPACE}tr")
        )
        self.lines.append(Line("", kind="table", cells=rows, number=len(self.lines) + 1))

    def _cell(self, element: _Element) -> Cell:
        texts = [self._words(one).strip() for one in element] if len(element) else [(element.text or "").strip()]
        columns, rows = element.get("colspan", "1"), element.get("rowspan", "1")
        text = "\n".join(text for text in texts if text)
        return Cell(text, int(columns), int(rows), _name(element) == "th")


def _name(element: _Element) -> str:
    """Return the name of an element of Akoma Ntoso; empty for remarks, instructions and other vocabularies."""
    return element.tag.removeprefix(_SPACE) if isinstance(element.tag, str) and element.tag.startswith(_SPACE) else ""


def _plain(element: _Element) -> str:
    return "".join(element.itertext())
