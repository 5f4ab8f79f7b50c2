"""A document as its files propose it: a record in the form of `data/documents/`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from jointreport.exchange.conference import conference_of, known_symbol
from jointreport.exchange.manuscript import Manuscript
from jointreport.exchange.origins import TODO, Origins, place_of_files
from jointreport.exchange.readers import InLanguage
from jointreport.exchange.structure import first_number, text_of
from jointreport.exchange.texts import Findings, Proposal, TextOfFiles
from jointreport.exchange.yaml_form import Tree
from jointreport.records.model.symbols import in_words
from jointreport.records.register.register import Register

_NOTE = "note-by-the-secretariat"


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text of a document: so many lines, the kind they name, and what stands above that."""

    lines: int
    kind: str
    title: str
    above: str = ""
    """The line above the title, where one stands there: the heading of the agenda item."""


def head_of(manuscript: Manuscript, register: Register, language: str) -> Head | None:
    """Return the head of a document: the line that names its kind, and what stands above; None where none does."""
    called = {
        words.casefold(): kind
        for kind in register.values_of("document-kind")
        if (words := register.choice("document-kind", kind).words.by_language.get(language))
    }
    above: list[str] = []
    for place, line in enumerate(manuscript.lines[: first_number(manuscript.lines)]):
        words = line.text.strip()
        if kind := called.get(words.casefold(), ""):
            return Head(place + 1, kind, above[-1] if above else "", above[-2] if len(above) == 2 else "")
        if not in_words(register.symbol_forms).search(words):
            above.append(words)
    return None


@dataclass
class DocumentOfFiles:
    """The files of one document, under the name its record has; the first language gives the places."""

    files: Sequence[InLanguage]
    said: str
    register: Register
    origins: Origins
    identity: str
    draft: str = ""
    """The name of the draft decision that is set out after its last paragraph."""
    findings: Findings = field(default_factory=Findings)

    @cached_property
    def heads(self) -> Mapping[str, Head]:
        """The head in each language."""
        found = {one.language: head_of(one.manuscript, self.register, one.language) for one in self.files}
        return {language: head or Head(0, "", TODO) for language, head in found.items()}

    @cached_property
    def text(self) -> TextOfFiles:
        """The text below the head."""
        texts = {one.language: text_of(one.manuscript, head=self.heads[one.language].lines) for one in self.files}
        self.findings.tell_of_files(self.files, texts)
        return TextOfFiles(self.files, texts, self.register, self.origins.status, self.findings)

    @cached_property
    def last(self) -> str:
        """The place of the last paragraph."""
        return self.text.paragraphs[-1].at

    @cached_property
    def kind(self) -> str:
        """What the document calls itself; empty where it does not."""
        return next((head.kind for head in self.heads.values() if head.kind), "")

    @property
    def certainty(self) -> str:
        """How sure is what only this document says."""
        return "note-only" if self.kind == _NOTE else "confirmed"

    def proposal(self) -> Proposal:
        """Return the record."""
        symbol = known_symbol(self.said, self.register, "documents")
        convention, meeting = conference_of(symbol, self.register, "documents")
        titles = {language: head.title or TODO for language, head in self.heads.items()}
        tree: dict[str, Tree] = {
            "kind": self.kind or TODO,
            "symbol": symbol or TODO,
            "title": self.text.in_all(titles),
            "title-status": self.text.in_all(dict.fromkeys(titles, "own")),
            **self._agenda_item(),
            "meeting": meeting or TODO,
            "conventions": [convention or TODO],
            "text": self.text.tree({self.last: {"contains": self.draft}} if self.draft else {}),
            "sources": [self._source],
        }
        return Proposal(tree, tuple(self.findings.told))

    @property
    def _source(self) -> Tree:
        place = place_of_files(self.files, self.register.languages)
        return {"document": self.identity, "place": place, "certainty": self.certainty}

    def _agenda_item(self) -> dict[str, Tree]:
        """Return the heading of the agenda item, taken for that because of where it stands, which is told."""
        above = {language: head.above for language, head in self.heads.items()}
        if not all(above.values()):
            return {}
        self.findings.tell("exchange-agenda-item", self.files[0], found=above[self.files[0].language])
        return {"agenda-item": self.text.in_all(above)}
