"""Where a block may not stand: what it shows is a part of the page, too large for a heading, link or tag."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jointreport.authored.code import outside_code
from jointreport.authored.marks import Block, blocks

_TOO_NARROW = re.compile(
    r"^ {0,3}#{1,6}[ \t].*$"  # A heading.
    r"|^.*\S.*\n {0,3}(?:=+|-+)[ \t]*$"  # A heading that is underlined.
    r"|\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])"  # The words and the address of a link or an image.
    r"|</?[A-Za-z][^<>]*>",  # A tag, with its attributes.
    re.MULTILINE,
)


def misplaced_blocks(markdown: str) -> Iterator[Block]:
    """Yield the blocks that stand inside a heading, a link or a tag."""
    narrow = [match.span() for match in _TOO_NARROW.finditer(outside_code(markdown))]
    for block in blocks(markdown):
        if any(start <= block.start < end for start, end in narrow):
            yield block
