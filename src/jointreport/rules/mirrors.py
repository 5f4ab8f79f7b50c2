"""Copies of documents on upload sites are never linked: nobody vouches for them, and they vanish."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from jointreport.problems import Problem
from jointreport.records.register.register import Register

MIRRORS = (
    "businessdocbox.com",
    "docest.com",
    "docslib.org",
    "pdfslide.us",
    "public.codexis.cz",  # A law database: it reprints the treaty, which is cited as the treaty.
    "vdocument.in",
    "vdocuments.net",
    "vdocuments.site",
)
"""Sites where anybody may upload a copy of anything, unless the line says otherwise."""


def original_source(register: Register) -> Iterator[Problem]:
    """No source is linked at a site that only holds a copy."""
    for entry in register.sources.values():
        host = urlsplit(entry.record.address or "").hostname or ""
        mirror = next((name for name in MIRRORS if host == name or host.endswith(f".{name}")), None)
        if mirror:
            yield Problem("original-source", entry.spot("address"), {"host": mirror})
