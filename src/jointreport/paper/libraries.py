"""What a machine needs for documents on paper; checked before a build, so that nothing fails in its middle."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from jointreport.paper.fonts import missing_fonts
from jointreport.problems import Problem, Spot

_PACKAGES = {"docx": "python-docx", "weasyprint": "WeasyPrint"}
"""Module → the package it comes with."""


def missing_libraries() -> tuple[str, ...]:
    """Return the names of the packages, system libraries and fonts that are not installed."""
    missing = tuple(_missing_modules())
    return missing or tuple(sorted(missing_fonts()))


def library_problems() -> tuple[Problem, ...]:
    """Return the problem to tell before a build that would need what is missing, or nothing."""
    missing = missing_libraries()
    return (Problem("library-missing", Spot("Makefile"), {"missing": missing}),) if missing else ()


def _missing_modules() -> Iterator[str]:
    for module, package in _PACKAGES.items():
        try:
            import_module(module)
        except ModuleNotFoundError:
            yield package
        except OSError:
            # WeasyPrint itself is there and cannot load the library it draws with.
            yield "Pango"
