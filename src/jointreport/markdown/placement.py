"""Where a block may not stand: what it shows is a part of the page, too large for a sentence, heading, link or tag."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jointreport.markdown.code import outside_code
from jointreport.markdown.syntax import Block, blocks

_TOO_NARROW = re.compile(
    r"^ {0,3}#{1,6}[ \t].*$"  # A heading.
    r"|^.*\S.*\n {0,3}(?:=+|-+)[ \t]*$"  # A heading that is underlined.
    r"|\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])"  # The words and the address of a link or an image.
    r"|</?[A-Za-z][^<>]*>",  # A tag, with its attributes.
    re.MULTILINE,
)


# Markdown begins a paragraph after an empty line or a heading, and with each item of a list.
_BEGINS = re.compile(
    r"(?:(?:\A\s*|\n[ \t]*\n|^ {0,3}#.*\n)[ \t]*|^[ \t]*(?:[-*+>]|\d+\.)[ \t]+)\Z",
    re.MULTILINE,
)
_ENDS = re.compile(r"[ \t]*(?:\Z|\n[ \t]*(?:\Z|\n|#|[-*+>][ \t]|\d+\.[ \t]))")


def misplaced_blocks(markdown: str) -> Iterator[Block]:
    """Yield the blocks that stand inside a sentence, a heading, a link or a tag."""
    text = outside_code(markdown)
    narrow = [match.span() for match in _TOO_NARROW.finditer(text)]
    for block in blocks(markdown):
        alone = _BEGINS.search(text, 0, block.start) and _ENDS.match(text, block.end)
        if not alone or any(start <= block.start < end for start, end in narrow):
            yield block
