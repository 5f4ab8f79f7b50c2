"""The files of a decision to a record of this project: what is written, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jointreport.exchange.decision import TODO, Proposal, proposal_of
from jointreport.exchange.reading import InLanguage, manuscripts_in
from jointreport.exchange.yaml_form import Tree, to_yaml
from jointreport.problems import Problem, Spot, Value
from jointreport.records.load import load
from jointreport.records.model.base import name_of_words
from jointreport.records.register.register import Register

_HEAD = "A decision. How to write one: data/README.md / 决定。写法见data/README.md"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import comes to: the name and content of a file, and what is told; without content nothing was made."""

    identity: str
    content: str
    paragraphs: int
    told: tuple[Problem, ...]
    undecided: tuple[str, ...] = ()

    def problems_of(self, file: Path) -> Iterator[Problem]:
        """Yield all that is told, and what forbids to write the record to a file."""
        yield from self.told
        if self.undecided:
            values: dict[str, Value] = {"fields": self.undecided, "found": file.name}
            yield Problem("exchange-undecided", Spot(str(file)), values)
        if self.content and file.exists() and file.read_text("utf-8") != self.content:
            yield Problem("exchange-file-differs", Spot(str(file)), {"found": str(file)})


def import_decision(root: Path, files: Sequence[Path], *, name: str, status: str, accept_changes: bool) -> Imported:
    """Make a record of the files of one decision, one for each language.

    Raises:
        OSError: where a file cannot be read.

    """
    loaded = load(root)
    found, problems = manuscripts_in(files, loaded.languages, accept_changes=accept_changes)
    if problems:
        return Imported("", "", 0, problems)
    proposal = proposal_of(found, Register(loaded), status)
    identity = name or name_of_words(proposal.symbol) or name_of_words(files[0].stem) or TODO
    content = to_yaml(proposal.tree, head="\n".join((_HEAD, *_origins(found))))
    undecided = tuple(_undecided(proposal.tree))
    return Imported(identity, content, _paragraphs(proposal), proposal.told, undecided)


def _origins(files: Sequence[InLanguage]) -> Iterator[str]:
    for one in files:
        yield f"{one.language}: {one.manuscript.name}, SHA-256 {one.digest}"


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
