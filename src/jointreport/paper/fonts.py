"""The faces in which documents are printed, and those that a machine has."""

from __future__ import annotations

import shutil
import subprocess

FONTS = frozenset({"Noto Serif", "Noto Sans", "Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Naskh Arabic"})
"""The faces that `print.css` names; another one in a document has crept in where a letter was missing."""


def missing_fonts() -> frozenset[str]:
    """Return the faces that this machine has not; where nothing lists its fonts, the printing itself will tell."""
    lister = shutil.which("fc-list")
    if lister is None:
        return frozenset()
    told = subprocess.run([lister, ":", "family"], capture_output=True, text=True, check=True)  # noqa: S603 - a fixed command of the system.
    names = (name.strip() for line in told.stdout.splitlines() for name in line.split(","))
    return FONTS.difference(names)
