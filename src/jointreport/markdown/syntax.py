"""What an author may put into Markdown beyond what GitHub knows: blocks, and links to records."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST_BLOCK = 4_000
_CALL = re.compile(r"\s*([a-z][a-z0-9_.-]*)\s*(?:\((.*)\)\s*)?", re.DOTALL)
_ARGUMENT = re.compile(r'\s*([a-z][a-z0-9_-]*)\s*=\s*"([^"]*)"\s*(?:,|$)')
_RECORD = re.compile(r"([a-z0-9][a-z0-9-]*)(?:#([A-Za-z0-9-]+))?")


@dataclass(frozen=True, slots=True)
class Block:
    """A call such as `{{ activities(area="mercury-wastes") }}`."""

    name: str
    arguments: tuple[tuple[str, str], ...]
    well_formed: bool = True

    def __str__(self) -> str:
        """Return the call as it is written."""
        between = ", ".join(f'{name}="{value}"' for name, value in self.arguments)
        return f"{{{{ {self.name}{f'({between})' if between else ''} }}}}"


@dataclass(frozen=True, slots=True)
class RecordLink:
    """The target of `[text](mc-5-19#p4-a)`."""

    identity: str
    anchor: str


def read_block(written: str) -> Block:
    """Return the block that is called by a text in double braces; one that is not closed is not well formed."""
    inside = written.removeprefix("{{").removesuffix("}}")
    whole = written.endswith("}}") and len(written) <= _LONGEST_BLOCK
    call = _CALL.fullmatch(inside) if whole else None
    if call is None:
        return Block(inside.strip().split("\n", 1)[0][:80], (), well_formed=False)
    name, between = call.group(1), call.group(2) or ""
    arguments = tuple(_ARGUMENT.findall(between))
    return Block(name, arguments, well_formed=not _ARGUMENT.sub("", between).strip())


def read_record_link(address: str) -> RecordLink | None:
    """Return the record to which the address of a link leads; nothing if it is a page, a file or another site."""
    match = _RECORD.fullmatch(address)
    return RecordLink(match.group(1), match.group(2) or "") if match else None
