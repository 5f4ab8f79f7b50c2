"""The faces in which documents are printed, and those that a machine has."""

from __future__ import annotations

import shutil
import subprocess

FONTS = frozenset({"Noto Serif", "Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Naskh Arabic"})
"""The faces that `print.css` names; another one in a document has crept in where a letter was missing."""


def missing_fonts() -> frozenset[str]:
    """Return the faces that this machine has not; where nothing lists its fonts, the printing itself will tell."""
    if shutil.which("fc-list") is None:
        return frozenset()
    names = (name.strip() for line in _listed("%{family}") for name in line.split(","))
    return FONTS.difference(names)


def font_versions() -> tuple[str, ...]:
    """Return the files of our faces with their versions; nothing where nothing lists the fonts of this machine."""
    if shutil.which("fc-list") is None:
        return ()
    return tuple(sorted(line for line in _listed("%{family[0]}:%{fontversion}:%{file}") if _is_ours(line)))


def _is_ours(line: str) -> bool:
    return line.partition(":")[0] in FONTS


def _listed(form: str) -> list[str]:
    """Return a line for each font of this machine, in the form that `fc-list` is asked for."""
    command = ("fc-list", "--format", f"{form}\\n", ":")
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - a fixed command of the system.
    return told.stdout.splitlines()
