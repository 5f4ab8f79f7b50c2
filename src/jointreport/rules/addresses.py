"""The addresses of sources lead to what was read, as it was published: no copies, no detours, none twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from jointreport.problems import Problem
from jointreport.records.register.register import Register

MIRRORS = (
    "360doc.com",
    "book118.com",
    "businessdocbox.com",
    "coursehero.com",
    "doc88.com",
    "docest.com",
    "docin.com",
    "docplayer.net",
    "docslib.org",
    "doczz.net",
    "dokumen.pub",
    "dokumen.tips",
    "fdocuments.net",
    "idoc.pub",
    "pdfcoffee.com",
    "pdfslide.us",
    "public.codexis.cz",  # A law database: it reprints the treaty, which is cited as the treaty.
    "scribd.com",
    "studocu.com",
    "translate.goog",  # A page as a machine translates it.
    "vdocument.in",
    "vdocuments.mx",
    "vdocuments.net",
    "vdocuments.site",
    "webcache.googleusercontent.com",
    "wenku.baidu.com",
    "yumpu.com",
)
"""Sites where anybody may upload a copy of anything, unless the line says otherwise."""

_SHARED = (
    "1drv.ms",
    "box.com",
    "docs.google.com",
    "docs.qq.com",
    "drive.google.com",
    "dropbox.com",
    "kdocs.cn",
    "pan.baidu.com",
    "we.tl",
    "wetransfer.com",
)
"""Where people share files with each other, for as long as they like."""


def original_source(register: Register) -> Iterator[Problem]:
    """No source is linked at a site that only holds a copy, or a file that somebody shares."""
    for entry in register.sources.values():
        host = urlsplit(entry.record.address or "").hostname or ""
        if mirror := _site_among(MIRRORS, host):
            yield Problem("original-source", entry.spot("address"), {"host": mirror})
        if shared := _site_among(_SHARED, host):
            yield Problem("shared-file", entry.spot("address"), {"host": shared})


def _site_among(names: tuple[str, ...], host: str) -> str | None:
    return next((name for name in names if f".{host}".endswith(f".{name}")), None)


_END_OF_SENTENCE = re.compile(r"[，。；：！？、）》”’」』…,.;:!'\"]+\Z")


_TRACES = re.compile(r"(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|igshid|_ga|trk)=[^&#]*&?", re.IGNORECASE)
_WRAPPED = {
    "google.com": "q",
    "bing.com": "u",
    "l.facebook.com": "u",
    "linkedin.com": "url",
    "safelinks.protection.outlook.com": "url",
}
"""Sites that count who follows a link, and the part of their addresses in which the address itself stands."""
_SHORTENED = ("bit.ly", "goo.gl", "lnkd.in", "ow.ly", "t.cn", "t.co", "tinyurl.com", "url.cn")


def address_without_detour(register: Register) -> Iterator[Problem]:
    """No address leads through a site that counts readers, and none says where a reader came from."""
    addresses = Counter(_plain(entry.record.address or "") for entry in register.sources.values())
    for entry in register.sources.values():
        address = entry.record.address or ""
        if short := _site_among(_SHORTENED, urlsplit(address).hostname or ""):
            yield Problem("shortened-address", entry.spot("address"), {"host": short})
        # Of one that another source has, only that is told.
        elif (instead := _direct(address)) != address and addresses[_plain(address)] == 1:
            yield Problem("address-without-detour", entry.spot("address"), {"instead": instead})


def _direct(address: str) -> str:
    """Return the address to which another one leads on, without what it says of the reader."""
    parts = urlsplit(address)
    site = _site_among(tuple(_WRAPPED), parts.hostname or "")
    asked = parse_qs(parts.query).get(_WRAPPED[site], ()) if site else ()
    address = next((one for one in asked if one.startswith("https://")), address)
    plain = _TRACES.sub("", address)
    return plain.rstrip("?&") if plain != address else address


def address_once(register: Register) -> Iterator[Problem]:
    """No two sources have the same address, however it begins and ends."""
    first: dict[tuple[str, str], str] = {}
    for entry in register.sources.values():
        address, language = entry.record.address, entry.record.language
        other = first.setdefault((_plain(address), language), entry.identity) if address else entry.identity
        if other != entry.identity:
            yield Problem("address-once", entry.spot("address"), {"record": other})


def _plain(address: str) -> str:
    """Return what is alike in the ways to write an address."""
    return re.sub(r"\Ahttps?://(?:www\.)?|/\Z", "", _direct(address))


def address_to_its_end(register: Register) -> Iterator[Problem]:
    """No address takes along the sign that ended the sentence from which it was copied."""
    for entry in register.sources.values():
        if end := _END_OF_SENTENCE.search(entry.record.address or ""):
            yield Problem("address-to-its-end", entry.spot("address"), {"found": end[0]})
