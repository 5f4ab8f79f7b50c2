"""Say which lines a project still lacks, as Markdown for the summary of the workflow that publishes.

Usage: python tools/trial.py [FOLDER]; nothing is printed where nothing is lacking.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from jointreport.records.load import load  # noqa: E402 - the package is found on the path set above.

_ADDRESS = re.compile(r"^site_url: .*https?://", re.MULTILINE)
_HEAD = "### Still to be filled in / 尚待填写\n\n"
_TRIAL = (
    "Until a publisher and a contact are named, the site says that it is a trial edition, not for citation, "
    "and asks search engines to leave it out.\n\n"
    "发布机构和联系人填写之前，网站注明为试行版、请勿引用，并请搜索引擎不予收录。\n\n"
)
_LINES = {
    "publisher": "`publisher` in `data/edition.yaml`: who publishes / 发布机构",
    "contact": "`contact` in `data/edition.yaml`: who to write to / 联系人",
    "site_url": "`site_url` in `mkdocs.yml`: the lasting public address; this workflow takes the one that GitHub Pages "
    "gives, builds elsewhere have none / 固定网址；本工作流程采用GitHub Pages给出的网址，在其他地方生成时没有网址",
}


def main(arguments: Sequence[str]) -> int:
    """Print what is lacking of the project in a folder, by default this one."""
    root = Path(arguments[0]) if arguments else ROOT
    lacking = tuple(_lacking(root))
    if lacking:
        trial = _TRIAL if {"publisher", "contact"} & set(lacking) else ""
        sys.stdout.write(_HEAD + trial + "".join(f"- {_LINES[one]}\n" for one in lacking))
    return 0


def _lacking(root: Path) -> Iterator[str]:
    yield from load(root).entries["edition"]["edition"].record.lacking
    if not _ADDRESS.search((root / "mkdocs.yml").read_text("utf-8")):
        yield "site_url"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
