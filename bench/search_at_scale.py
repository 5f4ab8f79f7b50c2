"""Measures the search on an invented project: time of building its index, bytes and time of first queries.

`python bench/search_at_scale.py --decisions 3200 --folder /dev/shm/search` writes the project there, builds its site
and asks the engine in Chromium, with a new reader for each query; times of answers are those after everything was
loaded, on a processor slowed down four times. `--oracle` also compares the answers with the plain scan of the tests.
`--project DIR` measures the site of a project that is there instead, `--project .` that of this repository.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "tests")]

from playwright.sync_api import Browser  # noqa: E402 - the tests' own modules are found by the path above.

from browser.chromium import chromium  # noqa: E402 - as above.
from jointreport.search.index import write_index  # noqa: E402 - as above.
from search.engine import Engine, engine_of  # noqa: E402 - as above.
from search.indexes import Folder, readers_and_pages  # noqa: E402 - as above.
from search.oracle import Oracle  # noqa: E402 - as above.
from search.queries import beginnings, grams, mixed, phrases, strangers  # noqa: E402 - as above.

_SLOWER = 4
_LOADED = """() => performance.getEntriesByType("resource").map(one => decodeURI(one.name))"""
_TIMED = """async query => {
  const started = performance.now();
  await (await searcher.find(query)).hits(0, 10);
  return performance.now() - started;
}"""


def main() -> None:
    """Build what was asked for, measure it, print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decisions", type=int, default=3200)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--project", type=Path)
    parser.add_argument("--oracle", action="store_true")
    asked = parser.parse_args()
    project = asked.project or asked.folder / "project"
    site = asked.folder / "site"
    if not project.exists():
        _run("tools/make_corpus.py", "--decisions", str(asked.decisions), "--out", str(project))
    _run("-m", "jointreport", "site", "--root", str(project), "--site", str(site))
    _build_time(project, asked.folder / "index")
    oracle = Oracle(project)
    with chromium() as browser:
        for language in ("en", "zh"):
            for kind, query in _common(oracle).items():
                _first_query(browser, site, language, kind, query)
        if asked.oracle:
            _compare(browser, site, oracle)


def _run(*arguments: str) -> None:
    script = (str(REPOSITORY / arguments[0]), *arguments[1:]) if arguments[0].endswith(".py") else arguments
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src")}
    subprocess.run((sys.executable, *script), env=environment, check=True)


def _build_time(project: Path, folder: Path) -> None:
    """Print how long writing the index takes, the pages being rendered already."""
    readers, pages = readers_and_pages(project)
    # Under the real command nobody searches memory for rubbish either.
    gc.disable()
    started, before = time.perf_counter(), os.times()
    paths = write_index(readers, pages, Folder(folder), {}).paths
    seconds, after = time.perf_counter() - started, os.times()
    processor = sum(after[:4]) - sum(before[:4])
    size = sum((folder / path).stat().st_size for path in paths)
    print(f"index: {seconds:.1f} s wall, {processor:.1f} s processor, {len(paths)} files, {size / 1e6:.1f} MB")


def _common(oracle: Oracle) -> dict[str, str]:
    """Return the most frequent English words and rows of three Chinese characters, a symbol and two words."""
    words = Counter(word for unit in oracle.units for word in re.findall(r"[a-z]{3,}", unit.words))
    rows = [row for unit in oracle.units for row in re.findall(r"[\u3400-\u9fff]{3,}", unit.words)]
    threes = Counter(row[at : at + 3] for row in rows for at in range(len(row) - 2))
    (first, _), (second, _) = words.most_common(2)
    symbol = next(unit.title for unit in oracle.units if "/" in unit.title).split(":")[0].split("号")[0]
    return {"word": first, "row": threes.most_common(1)[0][0], "symbol": symbol, "two words": f"{first} {second}"}


def _first_query(browser: Browser, site: Path, language: str, kind: str, query: str) -> None:
    """Print what a new reader loads for a query with ten results, and how long it takes once all is there."""
    with engine_of(browser, site, language) as engine:
        engine.answers([query], 10)
        size = sum(len(gzip.compress((site / address).read_bytes())) for address in _loaded(engine))
        session = engine.page.context.new_cdp_session(engine.page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        times = sorted(engine.page.evaluate(_TIMED, query) for _ in range(5))
        print(f"{language}, {kind} “{query}”: {size / 1000:.1f} kB, answer {times[2]:.0f} ms")


def _loaded(engine: Engine) -> set[str]:
    """Return the files of the search that a reader has loaded, with the script that draws the results."""
    found = (address.removeprefix(engine.root) for address in engine.page.evaluate(_LOADED))
    return {"assets/search.js", "assets/results.js", *(one for one in found if one.startswith("search/"))}


def _compare(browser: Browser, site: Path, oracle: Oracle) -> None:
    """Print how many queries of each kind the engine answers otherwise than the plain scan."""
    for language in ("en", "zh"):
        with engine_of(browser, site, language) as engine:
            for draw in (grams, strangers, beginnings, phrases, mixed):
                queries = draw(oracle)
                found = zip(queries, engine.places(queries), strict=True)
                other = [query for query, places in found if places != oracle.found(query)]
                print(
                    f"{language}, {draw.__name__}: {len(queries)} queries, {len(other)} answered otherwise {other[:5]}"
                )


if __name__ == "__main__":
    main()
