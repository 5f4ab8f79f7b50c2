"""Let a built site be read from a folder, without a web server, by whoever unpacks the preview of a pull request.

A server answers `decisions/` with the page in that folder; a browser alone would list its files.
Usage: python tools/preview.py SITE
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

_LINK = re.compile(r'(?<= href="| href=\')(?![a-z][a-z+.-]*:|/)([^"\'?#]*)')


def main(arguments: Sequence[str]) -> int:
    """Let each link of the pages in a folder that leads to a folder lead to the page in it."""
    for page in Path(arguments[0]).rglob("*.html"):
        page.write_text(_LINK.sub(_to_file, page.read_text("utf-8")), "utf-8")
    return 0


def _to_file(link: re.Match[str]) -> str:
    path = link[1]
    if path.rpartition("/")[2] in {".", ".."}:
        path += "/"
    return f"{path}index.html" if path.endswith("/") else path


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
