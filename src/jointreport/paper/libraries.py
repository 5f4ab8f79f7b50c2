"""What a machine needs for documents on paper, libraries and faces; checked before a build."""

from __future__ import annotations

import ctypes
import io
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from jointreport.problems import Problem, Spot

FONTS = frozenset({"Noto Serif", "Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Naskh Arabic"})
"""The faces that `print.css` names; another one in a document has crept in where a letter was missing."""


KAI = "AR PL UKai CN"
"""The face that `print.css` names for opening verbs in Chinese; where it is missing, they are set in a sans face."""


def missing_fonts() -> frozenset[str]:
    """Return the faces that this machine has not; where nothing lists its fonts, the printing itself will tell."""
    if shutil.which("fc-list") is None:
        return frozenset()
    names = (name.strip() for line in _list_fonts("%{family}") for name in line.split(","))
    return (FONTS | {KAI}).difference(names)


def font_versions() -> tuple[str, ...]:
    """Return the files of our faces with their versions; nothing where nothing lists the fonts of this machine."""
    if shutil.which("fc-list") is None:
        return ()
    lines = _list_fonts("%{family[0]}:%{fontversion}:%{file}")
    return tuple(sorted(line for line in lines if line.partition(":")[0] in FONTS | {KAI}))


def _list_fonts(form: str) -> list[str]:
    """Return a line for each font of this machine, in the form that `fc-list` is asked for."""
    command = ("fc-list", "--format", f"{form}\\n", ":")
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - a fixed command of the system.
    return told.stdout.splitlines()


_PACKAGES = {"docx": "python-docx", "weasyprint": "WeasyPrint"}
"""Module → the package it comes with."""

_SHAPING = (
    *("weasyprint", "pydyf", "fonttools", "pillow", "pyphen", "tinycss2", "tinyhtml5", "cssselect2"),
    *("python-docx", "lxml"),
)
"""The packages that have a part in the bytes of a document."""

_SYSTEM = {"libpango-1.0.so.0": "pango_version_string", "libharfbuzz.so.0": "hb_version_string"}
"""System library → its function that tells its version."""


def missing_libraries() -> tuple[str, ...]:
    """Return the names of the packages, system libraries and fonts that are not installed."""
    missing = tuple(_missing_modules())
    return missing or tuple(sorted(missing_fonts() & FONTS))


def library_problems() -> tuple[Problem, ...]:
    """Return the problem to tell before a build that would need what is missing, or nothing."""
    missing = missing_libraries()
    return (Problem("library-missing", Spot("Makefile"), {"missing": missing}),) if missing else ()


def kai_warnings() -> tuple[Problem, ...]:
    """Return the warning that opening verbs in Chinese are not set as they should be, or nothing."""
    return (Problem("kai-missing", Spot("Makefile"), {"font": KAI}),) if KAI in missing_fonts() else ()


def installed_versions() -> tuple[str, ...]:
    """Return the versions of all that shapes a document on this machine; other ones may give other bytes."""
    return (*_package_versions(), *_system_versions(), *font_versions())


def _package_versions() -> Iterator[str]:
    for package in _SHAPING:
        with suppress(PackageNotFoundError):
            yield f"{package} {version(package)}"


def _system_versions() -> Iterator[str]:
    """Yield what the libraries of the system say of themselves; elsewhere than on Linux they have other names."""
    for library, function in _SYSTEM.items():
        with suppress(OSError, AttributeError):
            told = getattr(ctypes.CDLL(library), function)
            told.restype = ctypes.c_char_p
            yield f"{library} {told().decode()}"


def _missing_modules() -> Iterator[str]:
    for module, package in _PACKAGES.items():
        try:
            # WeasyPrint prints advice of its own where a library is missing; ours says what to do here.
            with redirect_stdout(io.StringIO()):
                import_module(module)
        except ModuleNotFoundError:
            yield package
        except OSError:
            # WeasyPrint itself is there and cannot load the library it draws with.
            yield "Pango"
