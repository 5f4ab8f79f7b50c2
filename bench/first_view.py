"""Measures with Lighthouse how soon the first view of each kind of page is there, on a phone with a slow connection.

`python bench/first_view.py` builds the project, serves it packed and opens one page of every kind in both languages
in Lighthouse 12.8.2, which npx fetches from npm; nothing of ours needs it. The profile is Lighthouse's own for
phones: slow 4G (1.6 Mbit/s, 150 ms there and back) and a processor four times slower, both simulated, that is,
reckoned from what was loaded and run. Pages named in `OFTEN` are opened three times, and the middle one counts.

One row a kind is printed, English before Chinese; then whatever Lighthouse would have better, with its pages.
`--lighthouse` names another command, `--only` some kinds (`home note`), `--site` a site that is built already.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "tests")]

from browser.chromium import installed  # noqa: E402 - after the path is set.
from browser.hosting import BASE, Host, hosted, packed  # noqa: E402 - as above.
from browser.kinds import KINDS, REAL_PAGES  # noqa: E402 - as above.

OFTEN = {"home", "note", "parallel", "decisions", "search", "concordance"}
"""Kinds whose pages are opened three times."""

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SETTINGS = (
    "--quiet",
    "--output=json",
    "--output-path=stdout",
    "--form-factor=mobile",
    "--throttling-method=simulate",
    f"--only-categories={','.join(CATEGORIES)}",
    "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
)


@dataclass(frozen=True, slots=True)
class Figures:
    """One visit: largest paint in seconds, shift, blocked milliseconds, packed bytes, requests, scores, faults."""

    paint: float
    shift: float
    blocked: float
    sent: int
    requests: int
    scores: tuple[int, ...]
    faults: tuple[str, ...]


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lighthouse", default="npx --yes lighthouse@12.8.2")
    parser.add_argument("--only", nargs="*", choices=KINDS, default=list(KINDS))
    parser.add_argument("--site", type=Path)
    asked = parser.parse_args()
    with _site(asked.site) as address:
        print("| page | paint, s | shift | blocked, ms | kB | requests | performance | others |")
        print("|---|---|---|---|---|---|---|---|")
        faults: dict[str, list[str]] = {}
        for kind in asked.only:
            pages = [f"{kind}-{language}" for language in ("en", "zh")]
            found = [_measured(asked.lighthouse.split(), address + REAL_PAGES[page], kind) for page in pages]
            print(_row(kind, found), flush=True)
            for page, figures in zip(pages, found, strict=True):
                for fault in figures.faults:
                    faults.setdefault(fault, []).append(page)
    for fault, places in faults.items():
        print(f"- {fault}: {', '.join(places)}")


class PackingHost(Host):
    """Sends every file packed: pages, stylesheets, scripts and drawings are all text."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with the head; return the packed file."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if not file.is_file():
            return super().send_head()
        body = packed(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


@contextmanager
def _site(built: Path | None) -> Iterator[str]:
    """Serve a site that is built already, or build one under the address at which it is then served."""
    with tempfile.TemporaryDirectory() as folder:
        site = built or Path(folder) / "site"
        with hosted(site, PackingHost) as host:
            if not built:
                command = ("-m", "jointreport", "site", "--root", str(REPOSITORY), "--site", str(site))
                settings = {"PYTHONPATH": str(REPOSITORY / "src"), "SITE_URL": host + BASE}
                subprocess.run((sys.executable, *command), check=True, env={**os.environ, **settings})
            yield host + BASE


def _measured(lighthouse: list[str], address: str, kind: str) -> Figures:
    """Return the visit whose largest paint is the middle one."""
    visits = [_visit(lighthouse, address) for _ in range(3 if kind in OFTEN else 1)]
    return sorted(visits, key=lambda figures: figures.paint)[len(visits) // 2]


def _visit(lighthouse: list[str], address: str) -> Figures:
    done = subprocess.run(
        (*lighthouse, address, *SETTINGS),
        check=True,
        stdout=subprocess.PIPE,
        env={**os.environ, "CHROME_PATH": installed()},
    )
    report: dict[str, Any] = json.loads(done.stdout)
    audits, categories = report["audits"], report["categories"]
    requests = audits["network-requests"]["details"]["items"]
    return Figures(
        audits["largest-contentful-paint"]["numericValue"] / 1000,
        audits["cumulative-layout-shift"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        sum(request["transferSize"] for request in requests),
        len(requests),
        tuple(round(categories[name]["score"] * 100) for name in CATEGORIES),
        tuple(_faults(audits, categories)),
    )


def _faults(audits: dict[str, Any], categories: dict[str, Any]) -> Iterator[str]:
    """Yield what lowers a score, other than that of speed, which the figures tell."""
    for name in CATEGORIES[1:]:
        for reference in categories[name]["auditRefs"]:
            audit = audits[reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['title']}"


def _row(kind: str, both: list[Figures]) -> str:
    """Return a row of the table; what is the same in both languages is told once."""
    cells = (
        [f"{one.paint:.2f}" for one in both],
        [f"{one.shift:.3f}" for one in both],
        [f"{one.blocked:.0f}" for one in both],
        [f"{one.sent / 1000:.1f}" for one in both],
        [str(one.requests) for one in both],
        [str(one.scores[0]) for one in both],
        [" ".join(map(str, one.scores[1:])) for one in both],
    )
    return f"| {kind} | {' | '.join(' / '.join(dict.fromkeys(cell)) for cell in cells)} |"


if __name__ == "__main__":
    main()
