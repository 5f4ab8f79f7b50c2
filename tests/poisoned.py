"""The invented corpus with more words in each of its values, as somebody would write them who wants more than words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from jointreport.problems import Problem
from jointreport.records.kinds import BY_NAME, Kind, Layout
from jointreport.records.load import load
from jointreport.records.register.register import Register
from jointreport.records.source import Where, read
from jointreport.rules import check
from projects import CORPUS, read_yaml

LANGUAGES = frozenset({"en", "zh", "fr", "ar"})
_ROUNDS = 8
OF_SENSE = {
    "markdown-in-text",
    "other-language",
    "no-letter-of-language",
    "parity",
    "parity-exception",
    "symbol-listed",
}
"""What is told of the sense of words alone, and must keep none of them from a page here."""


class Poisoned:
    """A copy of the corpus in which each value has more words, unless somebody refuses them."""

    def __init__(self, folder: Path, added: list[str]) -> None:
        self.folder, self.added = folder, [words for words in added if is_readable(words)]
        shutil.copytree(CORPUS / "data", folder / "data", dirs_exist_ok=True)
        self.languages = load(CORPUS).languages
        self.trees = {file: read_yaml(file) for file in sorted((folder / "data").rglob("*.yaml"))}
        self.changed: dict[tuple[Path, Where], str] = {}
        for file in self.trees:
            self._poison(file)
        # What the rules refuse reads as before; that may let them see more.
        for _ in range(_ROUNDS):
            self._save()
            if not self._mended():
                return
        message = "the rules go on refusing something"
        raise AssertionError(message)

    def _poison(self, file: Path) -> None:
        name = file.relative_to(self.folder / "data").parts[0].removesuffix(".yaml")
        kind = BY_NAME[name]
        for where, value in list(leaves(self.trees[file])):
            # All languages of a text are given the same, so that they still say the same numbers.
            place = where[:-1] if where[-1] in LANGUAGES else where
            words = self.added[hash_of(f"{file.name}{place}") % len(self.added)]
            beside, joined = f"{value} {words}", f"{value}{''.join(words.split())}"
            for changed in (beside,) if where[-1] in LANGUAGES else (beside, joined):
                put(self.trees[file], where, changed)
                if self._is_valid(kind, file, where):
                    self.changed[file, where] = value
                    break
                put(self.trees[file], where, value)

    def _is_valid(self, kind: Kind, file: Path, where: Where) -> bool:
        depth = {Layout.TABLE: 1, Layout.LISTS: 2}.get(kind.layout, 0)
        try:
            kind.model.model_validate(value_at(self.trees[file], where[:depth]), context={"languages": self.languages})
        except ValidationError:
            return False
        return True

    def _save(self) -> None:
        for file, tree in self.trees.items():
            content = yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1_000_000)
            file.write_text(content, "utf-8")

    def _mended(self) -> bool:
        """Give their old words back to the values of which something is told; return whether there were any."""
        loaded = load(self.folder)
        told = [p for p in (*loaded.problems, *check(Register(loaded))) if p.level == "error"]
        told = [problem for problem in told if problem.code not in OF_SENSE]
        for path in {problem.spot.path for problem in told}:
            file = self.folder / path
            here = [problem for problem in told if problem.spot.path == path]
            for one, where in self._at_fault(file, here):
                put(self.trees[one], where, self.changed.pop((one, where)))
        return bool(told)

    def _at_fault(self, file: Path, told: list[Problem]) -> list[tuple[Path, Where]]:
        """Return the values of which something is told: at their line; or where they are named; or all in the file."""
        path = file.relative_to(self.folder).as_posix()
        source = read(path, file.read_bytes(), right_to_left=frozenset({"ar"}))
        own, lines = [key for key in self.changed if key[0] == file], {problem.spot.line for problem in told}
        said = " ".join(problem.sentence("en") for problem in told)
        at_line = [key for key in own if source.spot(key[1]).line in lines]
        return at_line or [key for key in self.changed if value_at(self.trees[key[0]], key[1]) in said] or own


def is_readable(words: str) -> bool:
    """Whether the reader of files lets words stand at all; one sign that it refuses would cost a whole file."""
    written = yaml.dump({"a": f"x {words}"}, Dumper=yaml.CSafeDumper, allow_unicode=True)
    return not any(problem.level == "error" for problem in read("a.yaml", written.encode()).problems)


def leaves(tree: Any, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Yield each value of a file with its place."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in pairs:
        yield from leaves(value, (*where, key))
    if isinstance(tree, str) and where:
        yield where, tree


def value_at(tree: Any, where: Where) -> Any:
    for step in where:
        tree = tree[step]
    return tree


def put(tree: Any, where: Where, value: str) -> None:
    value_at(tree, where[:-1])[where[-1]] = value


def hash_of(words: str) -> int:
    """Return a number that is the same in every process."""
    return int.from_bytes(words.encode(), "big") % 1_000_003
