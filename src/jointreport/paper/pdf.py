"""A document as PDF: tagged (PDF/UA-1), with bookmarks and embedded fonts, the same bytes for the same document."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML  # type: ignore[import-untyped] # WeasyPrint has no types.
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped] # As above.

from jointreport.paper.libraries import FONTS, KAI
from jointreport.paper.model import Paper, PrintFault, headings
from jointreport.views.templates import render

_STYLE = Path(__file__).with_name("print.css")


def pdf(paper: Paper) -> bytes:
    """Return a document as PDF; a warning of the printer or a font that was not named is an error."""
    html = render("print/paper", paper=paper, headings=tuple(headings(paper.blocks)))
    with _warnings_as_errors():
        document = HTML(string=str(html)).render(stylesheets=[_style()], font_config=_fonts())
        printed: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    # Which fonts were needed is known when all pages have been written.
    if strange := {font.family for font in document.fonts.values()} - FONTS - {KAI}:
        raise PrintFault(", ".join(sorted(strange)))
    return printed


@cache
def _style() -> CSS:
    return CSS(filename=_STYLE)


@cache
def _fonts() -> FontConfiguration:
    """Return the fonts of this machine; read anew for each document, their files would stay in memory each time."""
    return FontConfiguration()


@contextmanager
def _warnings_as_errors() -> Iterator[None]:
    """Raise the first warning of the printer, which goes on in silence otherwise."""
    logger, told = logging.getLogger("weasyprint"), _Told()
    logger.addHandler(told)
    try:
        yield
    finally:
        logger.removeHandler(told)
    if told.warnings:
        raise PrintFault(told.warnings[0])


class _Told(logging.Handler):
    """Keeps what the printer warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings.append(record.getMessage())
