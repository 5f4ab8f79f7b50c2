"""Addresses: of this site, and of others as far as any reader may follow them."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator

from jointreport.records.model.base import must_match, refuse

# Letters of any script, digits, hyphens, dots; a port; then whatever stands in an address, but no spaces.
_HOST = r"(?:[\w-]+\.)+[\w-]+(?::\d+)?(?:[/?#]\S*)?"
_NEVER_IN_ADDRESSES = "\"'<>"
"""What would end the attribute in which an address stands; no page links such an address."""
_FILE = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\|smb:|afp:", re.IGNORECASE)
"""What the name of a file on a computer or a shared drive begins with."""
_IN_NUMBERS = re.compile(r"[\d.]+|.*:.*|0x[\da-f]+", re.IGNORECASE)
"""A host that is no name: a machine is called so inside a network, or for a time."""
_OWN_NETWORK = {"localhost", "local", "localdomain", "lan", "internal", "intra", "intranet", "corp", "home", "private"}
"""The last part of names that are known only inside one network."""
_SIGNED_IN = {"intranet", "sharepoint", "iseek", "webmail"}
"""Parts of names that stand for what only members of an organization may open."""
_OF_OFFICE = (
    "onedrive.live.com",
    "officeapps.live.com",
    "outlook.office.com",
    "outlook.office365.com",
    "safelinks.protection.outlook.com",
    "teams.microsoft.com",
    "urldefense.com",
    "urldefense.proofpoint.com",
)
"""Where an office program leads; what it copies as an address is no place of publication."""


def _public(value: str) -> str:
    """Refuse an address that not every reader can open."""
    if _FILE.match(value):
        refuse("internal-address", found=value, host=value)
    try:
        parts = urlsplit(value)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        # What is no address at all is told below.
        return value
    labels = host.split(".")
    own = labels[-1] in _OWN_NETWORK or (len(labels) == 1 and bool(host)) or bool(_IN_NUMBERS.fullmatch(host))
    for_members = not _SIGNED_IN.isdisjoint(labels) or any(f".{host}".endswith(f".{name}") for name in _OF_OFFICE)
    if own or for_members:
        refuse("internal-address", found=value, host=host)
    # Office programs add it so that a document opens in the browser of who is signed in.
    if "web=1" in parts.query.split("&"):
        refuse("internal-address", found=value, host="?web=1")
    return value


def _linkable(value: str) -> str:
    for sign in _NEVER_IN_ADDRESSES:
        if sign in value:
            refuse("sign-in-address", found=value, sign=sign, instead=f"%{ord(sign):02X}")
    return value


Address = Annotated[
    str,
    AfterValidator(_public),
    AfterValidator(_linkable),
    must_match(rf"(?:https://{_HOST}|mailto:[^\s@]+@[^\s@]+)", "bad-address"),
]
"""An address a reader may follow: `https:` or `mailto:`."""

SourceAddress = Annotated[
    str, AfterValidator(_public), AfterValidator(_linkable), must_match(rf"https?://{_HOST}", "bad-source-address")
]
"""The address of a source as it was found; `http:` occurs among older sites."""


_PATH = re.compile(r"(?:[a-z0-9][a-z0-9-]*/)+(?:#[a-z0-9][a-z0-9-]*)?")
_OF_SITE = re.compile(r"\A(?:https?://[^/]+/(?:[^/]+/)?[a-z]{2}(?:-[A-Za-z]+)?/|/)")
"""What comes before a path where it is copied whole: the host, the folder of the site, and the language."""
_OF_FILE = re.compile(r"(?:(?:/index)?\.(?:html?|md)|/?)(?=#|\Z)")
"""How a path ends where it is written as that of a file, or without its slash."""


def _site_path(value: str) -> str:
    if not _PATH.fullmatch(value):
        path = _OF_FILE.sub("/", _OF_SITE.sub("", value), count=1)
        refuse("path-meant", found=value, meant=path) if _PATH.fullmatch(path) else refuse("bad-path", found=value)
    return value


SitePath = Annotated[str, AfterValidator(_site_path)]
"""The address of a page, or of a place on it, below the site and without its language: `services/#registration`."""
