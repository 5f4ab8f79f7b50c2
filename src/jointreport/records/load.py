"""Which file holds which kind of record: read them all, decode them, and say everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from jointreport.files.project import ProjectFile, files_of
from jointreport.problems import Problem, Spot, Value, few_of_each
from jointreport.problems.hints import Hint
from jointreport.records.decode import decode, subtree
from jointreport.records.kinds import KINDS, Kind, Layout, field_path
from jointreport.records.known import Parsed, Unread
from jointreport.records.model.base import IDENTITY, LONGEST_IDENTITY, name_of_words
from jointreport.records.model.language import Text, in_languages, later_languages, missing_languages
from jointreport.records.model.site import Language
from jointreport.records.model.vocabulary import LISTS
from jointreport.records.places import Lost, kind_elsewhere, places_of_file, places_of_kind
from jointreport.records.reads import note, now
from jointreport.records.slips import fields_at, fields_beside
from jointreport.records.source import SourceFile, Where, read
from jointreport.system.cache import digest_of

# A cheap hint: only these files are walked for the list of what waits for a translation.
_PENDING = re.compile(rb":\s*[\"']?pending\b")
_SHIPPED = Path(__file__).parent.parent / "words"
_SHIPPED_LANGUAGES = {
    "en": Language(tag="en", direction="ltr", name="English", required="yes"),
    "zh": Language(tag="zh-Hans", direction="ltr", name="简体中文", required="yes"),
}
_MOST_PER_FILE = 1000
_SEVERAL = 8
"""So many of the words that are missing are named; the others are of the same kind."""
R_co = TypeVar("R_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True, slots=True, repr=False)
class Entry(Generic[R_co]):
    """A record, its lasting identity, and the place in the file where an author wrote it."""

    identity: str
    # Asked for as `record`, which notes that it is read.
    unnoted: R_co
    source: Unread
    where: Where
    folder: str = ""
    kind: str = ""
    # Asked for as `line`, which notes that it is read.
    unnoted_line: int = 1

    @property
    def record(self) -> R_co:
        """What the author wrote."""
        # Asked thousands of times by every rule, when nothing is noted.
        if now.reads is not None:
            now.reads.add((self.kind, self.identity, "record"))
        return self.unnoted

    @property
    def line(self) -> int:
        """The line of its file on which it begins."""
        note((self.kind, self.identity, "line"))
        return self.unnoted_line

    def __repr__(self) -> str:
        # What a list depends on that holds the record and does not read it.
        return f"{self.kind}/{self.identity} {self.folder} {self.source.path}"

    def spot(self, *where: str | int) -> Spot:
        """Return the place of a field's value, or of its nearest parent."""
        return self.source.spot(self.where + where)

    def key_spot(self, *where: str | int) -> Spot:
        """Return the place of a field's name."""
        return self.source.key_spot(self.where + where)


@dataclass(slots=True)
class Loaded:
    """All records by kind and identity, and all problems met while reading."""

    entries: dict[str, dict[str, Entry[Any]]] = field(default_factory=lambda: {kind.name: {} for kind in KINDS})
    problems: list[Problem] = field(default_factory=list)
    languages: dict[str, Language] = field(default_factory=dict)
    """None where they could not be read; then nothing else was."""
    recalled: set[str] = field(default_factory=set)
    """Files that an earlier run found sound by themselves."""
    digests: dict[str, str] = field(default_factory=dict)
    pending: set[str] = field(default_factory=set)
    """Files in which the word “pending” stands after a colon; whether a text is, its record tells."""
    lost: Lost = field(default_factory=Lost)

    @property
    def right_to_left(self) -> frozenset[str]:
        """The languages written from right to left."""
        return frozenset(key for key, language in self.languages.items() if language.direction == "rtl")


def load(root: Path, parsed: Parsed | None = None) -> Loaded:
    """Read every file below `data/` of a project, but those known already; never raises for what authors wrote."""
    loaded = Loaded()
    below = files_of(root, "data")
    files = {one.path.removeprefix("data/"): root / one.path for one in below if one.sort == "record"}
    _tell_wrong(loaded, (one for one in below if one.sort != "record"))
    for kind in KINDS:
        # What is shipped comes first, so that what the project says can take its place.
        loaded.entries[kind.name].update(_spoken(shipped_records(kind.name).entries[kind.name], loaded.languages))
        for name in _files_of(kind, files):
            # What no kind takes is left over, and told as an unknown file.
            path = files.pop(name)
            _load_file(loaded, kind, path.relative_to(root).as_posix(), path.read_bytes(), parsed)
        if kind.needed and not loaded.entries[kind.name]:
            _tell_missing(loaded, kind)
        if kind.name == "languages" and loaded.lost.any_of("languages"):
            # Every text would be told to be in an unknown language; the one cause is enough.
            loaded.languages = {}
            return loaded
    loaded.problems.extend(_missing_words(loaded))
    _tell_unknown(loaded, files)
    return loaded


@cache
def shipped_records(name: str) -> Loaded:
    """Return the records of a kind that come with the program, in English and Chinese; of most kinds, none."""
    brought = Loaded(languages=_SHIPPED_LANGUAGES)
    kind = next(kind for kind in KINDS if kind.name == name)
    for path in sorted(_SHIPPED.rglob("*.yaml")) if kind.shipped else ():
        if name in {path.stem, path.parent.name}:
            place = path.relative_to(_SHIPPED.parent).as_posix()
            _load_file(brought, kind, place, path.read_bytes(), None)
    return brought


def _spoken(shipped: Mapping[str, Entry[Any]], languages: Container[str]) -> Mapping[str, Entry[Any]]:
    """Return shipped records without the words in languages that the site does not have; English where it has none."""
    kept = frozenset(key for key in _SHIPPED_LANGUAGES if key in languages) or {"en"}
    if len(kept) == len(_SHIPPED_LANGUAGES):
        return shipped
    return {key: replace(entry, unnoted=in_languages(entry.unnoted, kept)) for key, entry in shipped.items()}


def _tell_wrong(loaded: Loaded, files: Iterable[ProjectFile]) -> None:
    """Tell of each file that is no record; one that would be under another name is not missing."""
    for file in files:
        if file.problem:
            loaded.problems.append(file.problem)
        if file.meant or not file.problem:
            loaded.lost.add_file(file.meant or file.path)


def _files_of(kind: Kind, files: Mapping[str, Path]) -> list[str]:
    if kind.layout is not Layout.FOLDER:
        return [kind.path] if kind.path in files else []
    depth = 2 if kind.by_period else 1
    return [n for n in files if n.startswith(kind.path) and n.count("/") == depth and n.endswith(".yaml")]


def _load_file(loaded: Loaded, kind: Kind, name: str, content: bytes, parsed: Parsed | None) -> None:
    loaded.digests[name] = digest_of(content)
    if _PENDING.search(content):
        loaded.pending.add(name)
    known = parsed.records_of(name, loaded.digests[name]) if parsed else None
    if known is not None:
        unread = Unread(name, content, loaded.right_to_left)
        for of, identity, where, folder, record in known:
            _enter(loaded, Entry(identity, record, unread, where, folder, of))
        loaded.recalled.add(name)
        return
    source = read(name, content, right_to_left=loaded.right_to_left)
    if kind.layout is Layout.FOLDER and (other := kind_elsewhere(kind, source.tree)):
        _tell_place(loaded, name, "record-of-another-kind", places_of_kind(other, name, loaded.entries["periods"]))
        return
    loaded.problems.extend(source.problems)
    if source.tree is None:
        if kind.layout is Layout.FOLDER:
            loaded.lost.add(kind.name, Path(name).stem)
        else:
            loaded.lost.add_all(kind.name)
        return
    # Trees weigh more than records and are wanted again only where something is wrong: such a file is read twice.
    again = Unread(name, content, loaded.right_to_left)
    in_table = kind.layout is Layout.TABLE and not kind.shipped
    strays = fields_beside(kind.model, source) if in_table else {}
    loaded.problems.extend(strays.values())
    for record in strays:
        loaded.lost.add(kind.name, record)
    found = (
        problem
        for identity, where in _records_in(kind, source)
        if not strays or identity not in {*strays, *fields_at(kind.model, ())}
        for problem in _decode_one(loaded, kind, source, again, identity, where)
    )
    # Whoever has made so many mistakes mends some of them before the others are looked for.
    loaded.problems.extend(few_of_each(islice(found, _MOST_PER_FILE), lambda problem: problem.code))
    # The texts of all later kinds are checked against these.
    if kind.name == "languages":
        loaded.languages = {name: entry.record for name, entry in loaded.entries["languages"].items()}


def _records_in(kind: Kind, source: SourceFile) -> list[tuple[str, Where]]:
    """Return the identity and the place of each record of a file."""
    keys = list(source.tree) if isinstance(source.tree, dict) else []
    if kind.layout is Layout.FOLDER:
        return [(Path(source.path).stem, ())]
    if kind.layout is Layout.SINGLE:
        return [(kind.name, ())]
    if kind.layout is Layout.TABLE:
        return [(key, (key,)) for key in keys]
    lists = {key: subtree(source, (key,)) for key in keys}
    return [(f"{key}/{v}", (key, v)) for key, values in lists.items() if isinstance(values, dict) for v in values]


def _decode_one(
    loaded: Loaded, kind: Kind, source: SourceFile, again: Unread, identity: str, where: Where
) -> Iterator[Problem]:
    """Enter a record, or yield what is wrong with it."""
    problems = list(_identity_problems(kind, source, identity, where))
    record, faults = decode(kind.model, source, where, loaded.languages)
    yield from (*problems, *(_with_value_meant(loaded, fault) for fault in faults))
    if record is None or problems:
        loaded.lost.add(kind.name, identity)
        return
    folder = Path(source.path).parent.name if kind.by_period else ""
    # A file with one record begins with it; of the others the places are known only now.
    line = source.key_spot(where).line if where else 1
    _enter(loaded, Entry(identity, record, again, where, folder, kind.name, line))


def _with_value_meant(loaded: Loaded, problem: Problem) -> Problem:
    """Return a problem with the value that readers know by the words an author wrote, where that is the fault."""
    allowed, found = problem.values.get("allowed"), str(problem.values.get("found")).casefold()
    if problem.code != "unknown-value" or allowed not in LISTS.values():
        return problem
    name = next(name for name, values in LISTS.items() if values == allowed)
    choices = {value: loaded.entries["vocabulary"].get(f"{name}/{value}") for value in LISTS[name]}
    words = {value: entry.unnoted.words.by_language.values() for value, entry in choices.items() if entry}
    if value := next((value for value, said in words.items() if found in map(str.casefold, said)), None):
        return replace(problem, values={**problem.values, "hint": Hint("write", (value,))})
    return problem


def _enter(loaded: Loaded, entry: Entry[Any]) -> None:
    """Add a record, unless its identity is taken; one that came with the program gives way."""
    entries = loaded.entries[entry.kind]
    known = entries.get(entry.identity)
    if known is None:
        entries[entry.identity] = entry
    elif known.source.path.startswith(f"{_SHIPPED.name}/"):
        loaded.problems.extend(_half_reworded(entry, known, loaded.languages))
        entries[entry.identity] = replace(entry, unnoted=entry.unnoted.over(known.unnoted))
    else:
        values = {"found": entry.identity, "first": known.source.path}
        loaded.problems.append(Problem("identity-twice", Spot(entry.source.path), values))


def _half_reworded(entry: Entry[Any], known: Entry[Any], languages: Mapping[str, Language]) -> Iterator[Problem]:
    """Yield each sentence that is told anew in some languages while the shipped one would stay in others."""
    shipped = dict(_texts_of(known.unnoted))
    for name, words in _texts_of(entry.unnoted):
        missing = missing_languages(words, languages)
        if missing and any(language in shipped.get(name, ()) for language in words.by_language):
            where = () if name == "root" else (name,)
            path = field_path((*entry.where, *where), entry.source.tree)
            values: dict[str, Value] = {"languages": missing, "first": missing[0], "field": path}
            yield Problem("missing-language", entry.key_spot(*where), values)


def _texts_of(record: BaseModel) -> Iterator[tuple[str, Text]]:
    """Yield the sentences of a word or choice; other words for a verb need not stand in each language."""
    return ((name, value) for name, value in record if isinstance(value, Text))


def _missing_words(loaded: Loaded) -> Iterator[Problem]:
    """Yield what a required language lacks of the words that the program has in English and Chinese."""
    for kind in (kind for kind in KINDS if kind.shipped and not loaded.lost.any_of(kind.name)):
        for language in later_languages(loaded.languages):
            missing = [
                (identity, text)
                for identity, entry in loaded.entries[kind.name].items()
                for _, text in _texts_of(entry.record)
                if language not in text
            ]
            if missing:
                identity, text = missing[0]
                values: dict[str, Value] = {
                    "language": language,
                    "n": str(len(missing)),
                    "words": text.version("en").words,
                }
                values["line"] = _line_of_word(identity.split("/"), language)
                yield Problem("missing-words", Spot(f"data/{kind.name}.yaml"), values)


def _line_of_word(keys: list[str], language: str) -> str:
    """Return the line in which a word of the interface, or one of a closed list, stands in a language."""
    key, *value = keys
    return f'{key}: {{{value[0]}: {{words: {{{language}: "…"}}}}}}' if value else f'{key}: {{{language}: "…"}}'


def _identity_problems(kind: Kind, source: SourceFile, identity: str, where: Where) -> Iterator[Problem]:
    for part in identity.split("/") if kind.layout is Layout.LISTS else (identity,):
        if not IDENTITY.fullmatch(part):
            code = "bad-file-name" if kind.layout is Layout.FOLDER else "bad-identity"
            values: dict[str, Value] = {"found": part, "name": name_of_words(part) or "mc-5-19"}
            if called := _words_called(part) if kind.name == "wording" else None:
                code, values = "word-in-words", {"found": part, "hint": called}
            yield Problem(code, source.key_spot(where), values)
        elif len(part) > LONGEST_IDENTITY:
            values = {"found": part, "n": str(len(part)), "most": str(LONGEST_IDENTITY)}
            yield Problem("name-too-long", source.key_spot(where), values)


def _words_called(found: str) -> Hint | None:
    """Return the words of the interface that are printed so in a language."""
    shipped = shipped_records("wording").entries["wording"].items()
    names = tuple(key for key, entry in shipped if found in entry.unnoted.root.by_language.values())
    return Hint("write" if len(names) == 1 else "one-of", names[:_SEVERAL]) if names else None


def _tell_missing(loaded: Loaded, kind: Kind) -> None:
    path = f"data/{kind.path}"
    told = any(
        problem.spot.path in {path, "data"} or problem.values.get("meant") == path for problem in loaded.problems
    )
    if not told:
        loaded.problems.append(Problem("missing-file", Spot(path), {"path": path}))
    loaded.lost.add_all(kind.name)


def _tell_unknown(loaded: Loaded, files: Mapping[str, Path]) -> None:
    """Tell of each file where no record is looked for; of whichever kind its record was to be, it is not missing."""
    for name, path in files.items():
        tree = read(name, path.read_bytes(), right_to_left=loaded.right_to_left).tree
        _tell_place(loaded, f"data/{name}", "unknown-file", places_of_file(name, tree, loaded.entries["periods"]))


def _tell_place(loaded: Loaded, path: str, code: str, places: tuple[str, ...]) -> None:
    """Tell of a file that lies in a wrong place: neither it nor what it should be called is missing as well."""
    loaded.problems.append(Problem(code, Spot(path), {"found": path, "places": places}))
    # Where it may be anything, nothing would be missing.
    for place in (path, *places) if len(places) < len(KINDS) else (path,):
        loaded.lost.add_file(place)
