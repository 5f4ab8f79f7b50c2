"""Write the tables of the data dictionary, `data/README.md`, from the model and the shipped words.

The prose stands in the file itself; a table stands between `<!-- fields: Decision -->` and `<!-- end -->`.
Usage: python tools/dictionary.py [--check]; with `--check` nothing is written, and the exit status tells whether
something would be.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from pydantic.fields import FieldInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from jointreport.records.kinds import KINDS, shape  # noqa: E402 - the package is found on the path set above.
from jointreport.records.load import shipped_records  # noqa: E402 - as above.
from jointreport.records.markers import Meaning  # noqa: E402 - as above.
from jointreport.records.model.base import Record  # noqa: E402 - as above.
from jointreport.records.model.sources import Sourced  # noqa: E402 - as above.
from jointreport.records.model.vocabulary import LISTS, OPEN_LISTS  # noqa: E402 - as above.

DICTIONARY = ROOT / "data" / "README.md"
_TABLE = re.compile(r"<!-- (fields|values): ([\w-]+) -->\n(.*?)<!-- end -->\n", re.DOTALL)
_SECTION = re.compile(r"^### (\d\.\d+) ", re.MULTILINE)
_HEADS = {
    "fields": "| field | must | what to write | 填写内容 |\n|---|---|---|---|\n",
    "values": "| value | meaning | 含义 |\n|---|---|---|\n",
}


def written(dictionary: str) -> str:
    """Return the dictionary with each of its tables written anew."""
    sections = _sections(dictionary)
    there = {match[2] for match in _TABLE.finditer(dictionary)}
    if lacking := sorted({*_models(), *LISTS, *OPEN_LISTS} - there):
        raise SystemExit(f"data/README.md has no table for: {', '.join(lacking)}")

    def table(match: re.Match[str]) -> str:
        what, name, _ = match.groups()
        rows = _values(name) if what == "values" else _fields(_models()[name], sections)
        return f"<!-- {what}: {name} -->\n{_HEADS[what]}{''.join(rows)}<!-- end -->\n"

    return _TABLE.sub(table, dictionary)


def _models() -> Mapping[str, type[Record]]:
    found: dict[str, type[Record]] = {}
    waiting: list[type[Record]] = [kind.model for kind in KINDS if issubclass(kind.model, Record)]
    while waiting:
        model = waiting.pop()
        found[model.__name__] = model
        waiting += (inner for inner in _inside(model) if inner.__name__ not in found)
    return found


def _inside(model: type[Record]) -> Iterator[type[Record]]:
    for field in model.model_fields.values():
        yield from _records_in(field.annotation)


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from _records_in(argument)


def _sections(dictionary: str) -> dict[str, str]:
    """Return the number of the section in which the table of each model stands."""
    parts = _SECTION.split(dictionary)[1:]
    return {
        match[2]: number
        for number, text in zip(parts[::2], parts[1::2], strict=True)
        for match in _TABLE.finditer(text)
    }


def _fields(model: type[Record], sections: Mapping[str, str]) -> Iterator[str]:
    """Yield a row for each field but those that all records with sources share."""
    shared = Sourced.model_fields if issubclass(model, Sourced) else {}
    for name, field in model.model_fields.items():
        if name not in shared:
            told = next(one for one in field.metadata if isinstance(one, Meaning))
            must = "●" if field.is_required() else ""
            en, zh = _further(model, field, sections)
            yield f"| `{field.alias}` | {must} | {told.en}{en} | {told.zh}{zh} |\n"


def _further(model: type[Record], field: FieldInfo, sections: Mapping[str, str]) -> tuple[str, str]:
    """Return where the values of a field are told: in a list, in the table of what stands inside."""
    if name := shape(model).lists.get(field.alias or ""):
        return f": one of the list [`{name}`](#{name})", f"：取[`{name}`](#{name})表之值"
    for inner in _records_in(field.annotation):
        if sections[inner.__name__] == sections[model.__name__]:
            return "; see below", "，见下"
        return f"; see {sections[inner.__name__]}", f"，见{sections[inner.__name__]}"
    return "", ""


def _values(name: str) -> Iterator[str]:
    for identity, entry in shipped_records("vocabulary").entries["vocabulary"].items():
        of, value = identity.split("/")
        if of == name:
            choice = entry.record
            meanings = (f"{choice.words[one]}{colon}{choice.definition[one]}" for one, colon in _COLONS.items())
            yield f"| `{value}` | {' | '.join(meanings)} |\n"


_COLONS = {"en": ": ", "zh": "："}


def main(arguments: Sequence[str]) -> int:
    """Write the tables, or only say whether they stand as the model has them."""
    now = DICTIONARY.read_text("utf-8")
    anew = written(now)
    if "--check" not in arguments:
        DICTIONARY.write_text(anew, "utf-8")
    elif anew != now:
        sys.stderr.write("data/README.md: run python tools/dictionary.py\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
