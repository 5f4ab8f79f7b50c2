"""A record that is there without its text, and the text put in: every other line of its file stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from jointreport.exchange.yaml_form import Tree, to_yaml
from jointreport.records.source import read

_TOP = re.compile(r"^(?=[a-z][a-z-]*:)", re.MULTILINE)
_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


def with_text(held: str, tree: Mapping[str, Tree], origins: Sequence[str]) -> str | None:
    """Return the file of a record with the text, the relations and the source of a new one.

    None where it has a text already, or is written so that its parts cannot be told apart. `origins` are remarks.
    """
    record: Any = read("", held.encode()).tree
    head, *parts = _TOP.split(held)
    blocks = {part.partition(":")[0]: part for part in parts}
    text = record.get("text") if isinstance(record, Mapping) else None
    if not isinstance(text, Mapping) or text.get("extent") != "none" or not _ITEM.search(blocks.get("sources", "")):
        return None
    blocks["text"] = to_yaml({"text": tree["text"]})
    blocks["sources"] = _with_source(blocks["sources"], record["sources"], tree["sources"])
    known = {name: one for name, one in record.get("unknown", {}).items() if name != "text"}
    if "unknown" in blocks and "text" in record["unknown"]:
        blocks["unknown"] = to_yaml({"unknown": known}) if known else ""
    if "relations" in tree and "relations" not in blocks:
        blocks["text"] = to_yaml({"relations": tree["relations"]}) + blocks["text"]
    remarks = "".join(f"# {one}\n" for one in origins)
    return head + remarks + "".join(blocks.values())


def _with_source(block: str, held: Sequence[Mapping[str, Any]], sources: Tree) -> str:
    """Return the sources with that of the text; it names what it supports where the others do."""
    indent = _ITEM.search(block)
    fields: dict[str, Tree] = {"for": ["text"]} if any("for" in one for one in held) else {}
    added = [{**one, **fields} for one in sources if isinstance(one, Mapping)]
    lines = to_yaml({"sources": added}).splitlines()[1:]
    space = indent[1] if indent else "  "
    end = "" if block.endswith("\n") else "\n"
    return f"{block}{end}" + "".join(f"{space}{line[2:]}\n" for line in lines)
