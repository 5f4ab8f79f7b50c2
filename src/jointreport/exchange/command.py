"""Files to records of this project: what is written where, and what is told of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from jointreport.exchange.conference import known_symbol
from jointreport.exchange.contents import with_draft_apart
from jointreport.exchange.decision import SetOutIn, decision_of
from jointreport.exchange.document import DocumentOfFiles, head_of
from jointreport.exchange.groups import Group, groups_of
from jointreport.exchange.held import with_text
from jointreport.exchange.origins import TODO, Origins
from jointreport.exchange.readers import InLanguage, manuscripts_in
from jointreport.exchange.structure import opening_of
from jointreport.exchange.texts import Proposal
from jointreport.exchange.yaml_form import Tree, to_yaml
from jointreport.problems import Problem, Spot, Value
from jointreport.records.load import load
from jointreport.records.model.base import name_of_words
from jointreport.records.model.documents import VERBATIM
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.register.register import Register

Folder = Literal["decisions", "documents"]
_HEADS: Mapping[Folder, str] = {
    "decisions": "A decision. How to write one: data/README.md / 决定。写法见data/README.md",
    "documents": "A document. How to write one: data/README.md / 文件。写法见data/README.md",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """A record that was made: its folder, name and content, and what is told of the files."""

    folder: Folder
    identity: str
    content: str
    paragraphs: int
    told: tuple[Problem, ...]
    undecided: tuple[str, ...]
    place: Path
    """Where it belongs in the project."""
    is_filled: bool = False
    """Whether it is the record that is there, with the text put in."""

    def problems_of(self, file: Path, *, fill: bool = False) -> Iterator[Problem]:
        """Yield all that is told, and what forbids to write the record to a file; `fill` allows to put a text in."""
        yield from self.told
        filled = self.is_filled and (fill or file != self.place)
        if self.undecided:
            values: dict[str, Value] = {"fields": self.undecided, "found": file.name}
            yield Problem("exchange-undecided", Spot(str(file)), values)
        if filled:
            yield Problem("exchange-record-filled", Spot(str(file)), {"found": self.place.name})
        elif file.exists() and file.read_text("utf-8") != self.content:
            code = "exchange-record-to-fill" if self.is_filled else "exchange-file-differs"
            yield Problem(code, Spot(str(file)), {"found": str(file)})
        elif self.is_there and file != self.place:
            yield Problem("exchange-record-there", Spot(str(file)), {"found": file.name})

    @property
    def is_there(self) -> bool:
        """Whether the project has a record of that name already."""
        return self.place.exists()


def import_files(
    root: Path, files: Sequence[Path], origins: Origins, *, name: str = "", accept_changes: bool = False
) -> tuple[tuple[Imported, ...], tuple[Problem, ...]]:
    """Make the records of the texts in some files; and tell what is wrong with files of which none can be made.

    `name` is that of the record, where the files hold one text.

    Raises:
        OSError: where a file cannot be read.

    """
    if not files:
        return (), (Problem("exchange-nothing", Spot("inbox")),)
    loaded = load(root)
    found, problems = manuscripts_in(files, loaded.languages, accept_changes=accept_changes)
    if problems:
        return (), problems
    register = Register(loaded)
    groups, told = groups_of(found, register)
    if name and len(groups) > 1:
        return (), (*told, Problem("exchange-one-name", Spot(str(files[0])), {"found": name, "n": str(len(groups))}))
    maker = _Maker(register, origins, root)
    return tuple(record for group in groups for record in maker.records(group, name)), told


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the records of texts."""

    register: Register
    origins: Origins
    root: Path

    def records(self, group: Group, name: str) -> Iterator[Imported]:
        """Yield the record of a text, and that of the draft decision which a note sets out."""
        held = self.register.symbols.get(group.symbol, "")
        identity = name or held or name_of_words(group.symbol) or _name_of_file(group.files[0]) or TODO
        apart = [(one, *with_draft_apart(one.manuscript)) for one in group.files]
        drafts = tuple(replace(one, manuscript=draft) for one, _, draft in apart if draft)
        notes = tuple(replace(one, manuscript=note) for one, note, _ in apart)
        if drafts or self._is_document(notes, group.symbol):
            yield from self._document(notes, drafts, group.symbol, identity)
        else:
            proposal = decision_of(group.files, group.symbol, self.register, self.origins)
            yield self._imported("decisions", identity, proposal, group.files)

    def _is_document(self, files: Sequence[InLanguage], symbol: str) -> bool:
        """Whether a text is no decision: it names its kind, or has the symbol of a document and nobody decides."""
        named = any(head_of(one.manuscript, self.register, one.language) for one in files)
        decides = any(opening_of(one.manuscript.lines) is not None for one in files)
        return named or (not decides and bool(known_symbol(symbol, self.register, "documents")))

    def _document(
        self, notes: tuple[InLanguage, ...], drafts: tuple[InLanguage, ...], symbol: str, identity: str
    ) -> Iterator[Imported]:
        draft = f"{identity}-draft" if drafts else ""
        document = DocumentOfFiles(notes, symbol, self.register, self.origins, identity, draft)
        yield self._imported("documents", identity, document.proposal(), notes)
        if drafts:
            within = SetOutIn(identity, document.last, document.certainty)
            proposal = decision_of(drafts, "", self.register, self.origins, within)
            yield self._imported("decisions", draft, proposal, drafts)

    def _published_at(self, tree: Mapping[str, Tree]) -> Sequence[str]:
        """Return where the texts of the meeting, or else of the conference, are published."""
        meeting = self.register.meetings.get(str(tree["meeting"]))
        convention = self.register.conventions.get(meeting.record.convention) if meeting else None
        return (meeting and meeting.record.published_at) or (convention and convention.record.published_at) or ()

    def _imported(self, folder: Folder, identity: str, proposal: Proposal, files: Sequence[InLanguage]) -> Imported:
        place = self.root / "data" / folder / f"{identity}.yaml"
        tree, origins = proposal.tree, tuple(_origins(files))
        filled = with_text(place.read_text("utf-8"), tree, origins) if place.exists() else None
        written = filled or to_yaml(tree, head="\n".join((_HEADS[folder], *origins)))
        content = _with_choices(written, self._published_at(tree))
        undecided = tuple(dict.fromkeys(one for one in _undecided(tree) if not filled or one.startswith(_FILLED)))
        paragraphs, is_filled = _paragraphs(proposal), bool(filled)
        return Imported(folder, identity, content, paragraphs, proposal.told, undecided, place, is_filled)


_FILLED = ("text.", "sources.", "relations.")
"""The fields that are put into a record that is there."""


def _name_of_file(file: InLanguage) -> str:
    return name_of_words(Path(file.manuscript.name).stem)


def _origins(files: Sequence[InLanguage]) -> Iterator[str]:
    for one in files:
        yield f"{one.language}: {one.manuscript.name}, SHA-256 {one.digest}"


def _with_choices(content: str, published_at: Sequence[str]) -> str:
    """Return a record in which the values to choose from stand behind `todo`, as a remark, where they are few."""
    choices = {"subject": LISTS["subject"], "status": sorted(VERBATIM), "source": published_at}

    def with_choice(match: re.Match[str]) -> str:
        named = " / ".join(choices.get(match[1], ()))
        return f"{match[0]} # {named}" if named else match[0]

    return re.sub(rf"^ *(?:- )?([a-z-]+): {TODO}$", with_choice, content, flags=re.MULTILINE)


def _undecided(tree: Tree, where: str = "") -> Iterator[str]:
    """Yield the fields in which a person must decide: `meeting`, `text.languages.en.status`."""
    if tree == TODO:
        yield where
    elif isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from _undecided(value, f"{where}.{key}".lstrip("."))
    elif not isinstance(tree, str):
        for value in tree:
            yield from _undecided(value, where)


def _paragraphs(proposal: Proposal) -> int:
    text = proposal.tree["text"]
    return len(text["paragraphs"]) if isinstance(text, Mapping) else 0
