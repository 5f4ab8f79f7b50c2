"""What is wrong with the blocks of a page: their names, their arguments, and what these name."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from jointreport.markdown.links import record_problems, unknown_name
from jointreport.markdown.page import AuthoredPage
from jointreport.markdown.syntax import Block, RecordLink, read_block
from jointreport.problems import Problem, Spot, Value
from jointreport.problems.hints import hint_of_list
from jointreport.records.model.vocabulary import LISTS, OPEN_LISTS
from jointreport.records.register.register import Register
from jointreport.site.urls import KINDS_OF_PAGE
from jointreport.views.blocks import ARGUMENT_VALUES, BlockKind, block_kinds

EACH = (*KINDS_OF_PAGE, "not-found")
"""What `each` may say in the front matter of a page."""


_STRAIGHT = str.maketrans("“”„‟", '""""')


def block_problems(page: AuthoredPage, block: Block, spot: Spot, register: Register) -> Iterator[Problem]:
    """Yield what is wrong with a block, which stands at a spot of a page."""
    kinds, each = block_kinds(), page.field("each")
    if not block.well_formed:
        meant = read_block(f"{{{{{unicodedata.normalize('NFKC', block.name).translate(_STRAIGHT)}}}}}")
        told: dict[str, Value] = {"found": block.name, "meant": str(meant)}
        yield Problem("block-meant" if meant.well_formed else "bad-block", spot, told)
    elif block.name not in kinds:
        usable = tuple(sorted(name for name, kind in kinds.items() if kind.each in {"", each}))
        yield Problem("unknown-block", spot, {"found": block.name, "hint": hint_of_list(block.name, usable)})
    elif kinds[block.name].each not in {"", each} and each in {"", *EACH} and page.is_read:
        yield Problem("block-on-wrong-page", spot, {"found": block.name, "each": kinds[block.name].each})
    else:
        yield from _arguments_amiss(block, kinds[block.name], spot)
        for name, value in block.arguments:
            yield from _argument_problems(kinds[block.name], spot, name, value, register)


def _arguments_amiss(block: Block, kind: BlockKind, spot: Spot) -> Iterator[Problem]:
    """Yield each argument that is given twice, that says nothing, or without which the block shows nothing."""
    given = Counter(name for name, _ in block.arguments)
    for name, times in given.items():
        if times > 1:
            yield Problem("argument-twice", spot, {"block": kind.name, "argument": name})
    for name in (name for name in kind.required if name not in given):
        yield Problem("argument-missing", spot, {"block": kind.name, "argument": name})
    for name in dict.fromkeys(name for name, value in block.arguments if not value.strip() and name in kind.arguments):
        yield Problem("argument-empty", spot, {"block": kind.name, "argument": name})


def _argument_problems(kind: BlockKind, spot: Spot, name: str, value: str, register: Register) -> Iterator[Problem]:
    if name not in kind.arguments:
        values: dict[str, Value] = {"block": kind.name, "found": name, "hint": hint_of_list(name, kind.arguments)}
        yield Problem("unknown-argument" if kind.arguments else "no-arguments", spot, values)
        return
    if not value.strip():
        return
    if name in {"places", "compared"}:
        yield from _places_problems(value, spot, register)
    if name == "compared" and len(value.split()) != 2:
        yield Problem("compared-not-two", spot, {"found": value})
    if listed := ARGUMENT_VALUES.get(name):
        yield from unknown_name(register, spot, value, (listed,))
        return
    allowed = (*LISTS, *OPEN_LISTS) if name == "list" else LISTS.get(name.replace("_", "-"), ())
    if allowed and value not in allowed:
        hint = hint_of_list(value, allowed)
        yield Problem("unknown-argument-value", spot, {"found": value, "argument": name, "hint": hint})


def _places_problems(value: str, spot: Spot, register: Register) -> Iterator[Problem]:
    """Each place is written identity#paragraph, and is there."""
    for written in value.split():
        identity, _, anchor = written.partition("#")
        if not anchor and register.kind_of(identity):
            # The example shows the form where no place is held.
            hint = tuple(f"{identity}#{at}" for at in (register.places_in(identity) or ("p4-a",))[:8])
            yield Problem("place-without-paragraph", spot, {"found": written, "hint": hint})
        yield from record_problems(RecordLink(identity, anchor), spot, register)
