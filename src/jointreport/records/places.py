"""Records that are not where they are looked for: where they belong, and that they are not missing as well."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pydantic import BaseModel

from jointreport.problems.hints import meant
from jointreport.records.kinds import BY_NAME, KINDS, Kind, Layout, shape
from jointreport.records.model.base import IDENTITY, Record, name_of_words
from jointreport.records.source import Tree


@dataclass(slots=True)
class Lost:
    """Records that stand in a file and could not be read: what refers to them is not told to be wrong as well."""

    _named: dict[str, set[str]] = field(default_factory=dict)
    _kinds: set[str] = field(default_factory=set)

    def add(self, kind: str, identity: str) -> None:
        """Add a record; a name that no record may have stands for what its author will make of it, too."""
        self._named.setdefault(kind, set()).update((identity, name_of_words(identity)))

    def add_all(self, kind: str) -> None:
        """Add a kind of which nobody knows which records its file was to hold."""
        self._kinds.add(kind)

    def add_file(self, path: str) -> None:
        """Add what may stand in a file that is not read: a record that has a file of its own, or a whole kind."""
        identity = PurePosixPath(path).name.partition(".")[0]
        for kind in KINDS:
            if kind.layout is Layout.FOLDER:
                self.add(kind.name, identity)
        self.add_all(identity)

    def holds(self, identity: str, *kinds: str) -> bool:
        """Whether there may be a record of one of these kinds with this name."""
        return any(kind in self._kinds or identity in self._named.get(kind, ()) for kind in kinds)

    def names(self, *kinds: str) -> tuple[str, ...]:
        """Return the names of the records of some kinds, as far as they are known."""
        named = (name for kind in kinds for name in sorted(self._named.get(kind, ())))
        return tuple(name for name in named if IDENTITY.fullmatch(name))

    def any_of(self, *kinds: str) -> bool:
        """Whether a record of one of these kinds was lost, so that from what is not there nothing follows."""
        return any(kind in self._kinds or kind in self._named for kind in kinds)


def places_of_file(path: str, tree: Tree | None, periods: Collection[str]) -> tuple[str, ...]:
    """Return where a file below `data/` belongs that lies where no record is looked for: one place, or all possible."""
    kinds = _kinds_by_name(path) or _kinds_by_fields(tree) or KINDS
    return tuple(place for kind in kinds for place in places_of_kind(kind, path, periods))


def kind_elsewhere(kind: Kind, tree: Tree | None) -> Kind | None:
    """Return the one kind of which a file is, by its fields, where it can be none of the kind of its folder."""
    # Nearly every file lies where it belongs.
    fitting = () if _knows(kind, tree) else _kinds_by_fields(tree)
    return fitting[0] if len(fitting) == 1 else None


def _kinds_by_name(path: str) -> tuple[Kind, ...]:
    """Return the kinds that a folder is nearly called like, the outermost first, or else the file itself."""
    *folders, file = path.removesuffix(".yaml").split("/")
    whole = {kind.name: kind for kind in KINDS if kind.layout is not Layout.FOLDER}
    named = [(folder, BY_NAME) for folder in folders] + [(file, whole)]
    near = (tuple(BY_NAME[name] for name in meant(part.lower(), known)) for part, known in named)
    return next(filter(None, near), ())


def _kinds_by_fields(tree: Tree | None) -> tuple[Kind, ...]:
    """Return the kinds that have all the fields of a file, and miss none of it."""
    return tuple(kind for kind in KINDS if _knows(kind, tree) and not _misses(kind, tree))


def _knows(kind: Kind, tree: Tree | None) -> bool:
    records, fields = _records_as(kind, tree), _fields(kind.model)
    return bool(records) and all(isinstance(one, dict) and one.keys() <= fields.keys() for one in records)


def _misses(kind: Kind, tree: Tree | None) -> bool:
    needed = {name for name, needed in _fields(kind.model).items() if needed}
    return any(isinstance(one, dict) and not needed <= one.keys() for one in _records_as(kind, tree))


def _records_as(kind: Kind, tree: Tree | None) -> list[Tree]:
    """Return the records that a file would hold if it were one of a kind."""
    if not isinstance(tree, dict):
        return []
    return list(tree.values()) if kind.layout is Layout.TABLE else [tree]


def _fields(model: type[BaseModel]) -> Mapping[str, bool]:
    """Return the fields of a kind, and whether a record must have them; none of what is no record."""
    if not issubclass(model, Record):
        return {}
    return {alias: model.model_fields[name].is_required() for alias, name in shape(model).attributes.items()}


def places_of_kind(kind: Kind, path: str, periods: Collection[str]) -> tuple[str, ...]:
    """Return where a file of a kind belongs, as an author finds it from the folder of the project."""
    *folders, name = path.split("/")
    if kind.layout is not Layout.FOLDER:
        return (f"data/{kind.path}",)
    if not kind.by_period:
        return (f"data/{kind.path}{name}",)
    known = [period for period in periods if period in folders] or periods or ("<period>",)
    return tuple(f"data/{kind.path}{period}/{name}" for period in known)
