"""What the engine said when it stopped, as a problem at the line an author can mend."""

from __future__ import annotations

import re
from pathlib import Path

from jointreport.generate.engine import EngineFailed
from jointreport.problems import Problem, Spot

_SETTINGS = "mkdocs.yml"
_NOT_FOUND = re.compile(r"A reference to '([^']+)' is included in the 'nav'")
_PLACE = re.compile(r'mkdocs\.yml", line (\d+), column (\d+)')
_SAID = re.compile(r"^(?:WARNING|ERROR) .*", re.MULTILINE)


def told_by_engine(failure: EngineFailed, root: Path) -> Problem:
    """Return the problem that stopped the engine: a page missing from the menu, or else its last words."""
    said = str(failure).replace(f"{root.resolve()}/", "")
    if missing := _NOT_FOUND.search(said):
        return Problem("menu-without-page", _place_of(root, missing[1]), {"found": missing[1]})
    place = _PLACE.search(said)
    spot = Spot(_SETTINGS, int(place[1]), int(place[2])) if place else Spot(_SETTINGS)
    lines = _SAID.findall(said) or [line for line in said.splitlines() if line.strip()][-3:]
    return Problem("pages-not-rendered", spot, {"output": " ".join(lines)[:300]})


def _place_of(root: Path, page: str) -> Spot:
    """Return where the settings name a page."""
    for number, line in enumerate((root / _SETTINGS).read_text("utf-8").splitlines(), 1):
        if re.search(rf"(?<![\w./-]){re.escape(page)}(?![\w./-])", line):
            return Spot(_SETTINGS, number, line.index(page) + 1)
    return Spot(_SETTINGS)
