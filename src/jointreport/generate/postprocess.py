"""Post-processing of finished files: pages get their security policies, our scripts and stylesheets lose comments.

A host of static files sends no headers of ours, so Content-Security-Policy and referrer policy stand in the page
itself. They come right after the encoding, before anything that could load or run. A page asks its own site alone;
a script inside the page runs only if its hash stands in the policy, and the hash is computed from the finished page.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import PurePosixPath

_ENCODING = '<meta charset="utf-8">\n'
POLICY = (
    "default-src 'none'; script-src 'self'{}; style-src 'self'; "
    # The icons of the theme's stylesheet are written into it.
    "img-src 'self' data:; "
    # The search fetches its files.
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
)
"""Policy of a page, with braces for the hashes of the scripts inside it."""

_HEAD = (
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    # Which decision somebody was reading is nobody else's business.
    '<meta name="referrer" content="no-referrer">\n'
)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script", re.DOTALL | re.IGNORECASE)
# What makes a script something else than a script of this page: it is a file, or data such as JSON-LD.
_FILE_OR_DATA = re.compile(r"\ssrc=|\stype=[\"']?application/", re.IGNORECASE)


def add_policies(page: str) -> str:
    """Return a finished page with its policies; the scripts it holds now run, and no others."""
    hashes = "".join(f" 'sha256-{_digest(script)}'" for script in _scripts_inside(page))
    before, encoding, rest = page.partition(_ENCODING)
    return f"{before}{encoding}{_HEAD.format(hashes)}{rest}"


def _scripts_inside(page: str) -> Iterator[str]:
    """Yield the scripts whose text stands in the page and would run."""
    for attributes, content in _SCRIPT.findall(page):
        if not _FILE_OR_DATA.search(attributes):
            yield content


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


_OWN_FOLDER = PurePosixPath("assets")
_BLOCK_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/", re.MULTILINE | re.DOTALL)
_LINE_COMMENT = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
_COMMENT_IN_STYLES = re.compile(r"/\*.*?\*/", re.DOTALL)
_BETWEEN_LINES = re.compile(r"\s*\n\s*")


def minify(path: str, content: bytes) -> bytes:
    """Return a file as it is published at `path` below the site; only our own scripts and stylesheets are trimmed."""
    place = PurePosixPath(path)
    trim = _TRIMMERS.get(place.suffix)
    return trim(content.decode()).encode() if trim and place.parent == _OWN_FOLDER else content


def _script(text: str) -> str:
    """Return a script without the comments that begin a line: elsewhere they may be part of words or patterns."""
    bare = _LINE_COMMENT.sub("", _BLOCK_COMMENT.sub("", text))
    return _BETWEEN_LINES.sub("\n", bare).lstrip()


def _stylesheet(text: str) -> str:
    return _BETWEEN_LINES.sub("\n", _COMMENT_IN_STYLES.sub("", text)).lstrip()


_TRIMMERS: Mapping[str, Callable[[str], str]] = {".js": _script, ".css": _stylesheet}
