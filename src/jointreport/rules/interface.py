"""The words of the interface, and the addresses that moved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jointreport.problems import Problem
from jointreport.records.register.register import Register

_NAME_IN_BRACES = re.compile(r"\{[a-z][a-z0-9_]*\}")


def plain_braces(register: Register) -> Iterator[Problem]:
    """Braces in the words of the interface hold a name and nothing else."""
    for key, entry in register.entries["wording"].items():
        for language, words in entry.record.root.by_language.items():
            rest = _NAME_IN_BRACES.sub("", words)
            if "{" in rest or "}" in rest:
                yield Problem("plain-braces", entry.spot(language), {"key": key})


def redirect_to_page(register: Register) -> Iterator[Problem]:
    """No redirect leads to an address that moved itself or is gone, and none leaves an address that is gone."""
    moved = register.moved
    for old, new in moved.redirects.items():
        if new in moved.redirects or new in moved.tombstones or old in moved.tombstones:
            spot = register.entries["moved"]["moved"].spot("redirects", old)
            yield Problem("redirect-to-page", spot, {"old": old, "new": new})
