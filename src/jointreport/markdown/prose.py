"""The words of an authored page, line by line: in its language, and finished."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from jointreport.markdown.contents import Words
from jointreport.markdown.leftovers import Place
from jointreport.rules.language.scripts import Fault, Script

_SHORT = 12


def faults_of_prose(
    lines: Sequence[Words], script: Script | None, look: Callable[[str], Iterator[Fault]]
) -> Iterator[tuple[Place, Fault]]:
    """Yield what is found by a look at the words of a page, each with its line and column."""
    if script and lines and not any(script.own.search(one.words) for one in lines):
        # A page that was copied and not translated is one slip.
        lines = lines[:1]
    for one in lines:
        # A list of languages names each as it is called in itself.
        if one.are_a_link and len(one.words) <= _SHORT:
            continue
        line, column = one.at
        yield from (((line, column + fault.start), fault) for fault in look(one.words))
