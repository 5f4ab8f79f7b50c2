"""Compares this site's search with Pagefind on the same texts: what is found, how much is loaded, how fast.

`python bench/search_against_pagefind.py --project . --pagefind /path/to/python` builds the project, lets Pagefind
index the plain editions of its decisions and documents (title, status and text, nothing else), and asks both for
the same words in Chromium. The Python named must have `pagefind[extended]` 1.5.2; nothing of ours needs it.

What is right is read from the `.txt` of the same plain editions: a Chinese word is right where it stands as it
is, an English one where a word begins with it, a phrase where its words follow one another, a symbol only at the
record that has it. Bytes are those of the files as a host would send them, compressed by gzip.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "tests")]

from playwright.sync_api import Page, Response  # noqa: E402 - after the path is set.

from browser.chromium import chromium  # noqa: E402 - after the path is set.
from browser.hosting import hosted  # noqa: E402 - after the path is set.

CHINESE = ("汞废物", "废物", "成本回收", "回收", "缔约方", "秘书处", "执行秘书", "工作方案", "协调", "收服务")
ENGLISH = ("cooperation", "secretar", "mercury", "waste", "budget", "recover")
PHRASES = ("cost recovery", "programme of work", "Conference of the Parties", "Executive Secretary")
SYMBOLS = ("MC-5/19", "MC-3/11", "BC-17/22", "RC-12/9")

PAGEFIND = """async text => {
  window.engine = window.engine || await import(document.baseURI.replace(/[^/]*$/, '') + 'pagefind/pagefind.js');
  const found = await window.engine.search(text);
  const first = await Promise.all(found.results.slice(0, 10).map(result => result.data()));
  window.found = found.results;
  return first.map(data => data.url);
}"""
PAGEFIND_ALL = (
    "async () => (await Promise.all(window.found.map(result => result.data()))).map(data => data.url)"
)
OURS = """async ([text, language]) => {
  if (!window.jointSearch) await new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = document.documentElement.dataset.root + 'assets/search.js';
    script.onload = done; script.onerror = failed; document.head.append(script);
  });
  window.searcher = window.searcher
    || await window.jointSearch.open({root: document.documentElement.dataset.root, language});
  window.found = await window.searcher.find(text);
  return (await window.found.hits(0, 10)).map(hit => hit.address);
}"""
OURS_ALL = "async () => (await window.found.hits(0, window.found.pages)).map(hit => hit.address)"


@dataclass
class Figures:
    """What one engine did for all queries of a kind: how well it found, and first and later bytes and times."""

    recall: list[float] = field(default_factory=list)
    precision: list[float] = field(default_factory=list)
    first_right: list[bool] = field(default_factory=list)
    first_bytes: list[int] = field(default_factory=list)
    first_seconds: list[float] = field(default_factory=list)
    later_bytes: list[int] = field(default_factory=list)
    later_seconds: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Query:
    """What is asked, and in which language of the interface."""

    words: str
    language: str


def main() -> None:
    """Build, index, ask both engines, print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--project", type=Path, default=REPOSITORY)
    parser.add_argument("--pagefind", required=True, help="a Python that has pagefind[extended]")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        _run(sys.executable, "-m", "jointreport", "site", "--root", str(asked.project), "--site", str(site))
        started = time.perf_counter()
        _run(
            asked.pagefind, "-m", "pagefind", "--site", str(site), "--glob", "**/plain/index.html", "--quiet"
        )
        print(f"Pagefind indexes in {time.perf_counter() - started:.1f} s")
        _compare(site)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, env={"PYTHONPATH": str(REPOSITORY / "src"), "PATH": "/usr/bin:/bin"})


def _compare(site: Path) -> None:
    texts = dict(_texts(site))
    with hosted(site) as address, chromium() as browser:
        for name, queries, language in (
            ("Chinese", CHINESE, "zh"),
            ("English", ENGLISH, "en"),
            ("phrases", PHRASES, "en"),
            ("symbols", SYMBOLS, "zh"),
        ):
            for engine in ("ours", "Pagefind"):
                figures = Figures()
                for query in queries:
                    page = browser.new_page()
                    page.goto(f"{address}/{'' if language == 'en' else language + '/'}")
                    _ask(page, engine, Query(query, language), texts, figures)
                    page.close()
                print(_row(name, engine, figures))


def _texts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the path of each record's page with its title and text in all languages together."""
    for file in sorted(site.glob("**/plain.txt")):
        yield file.parent.relative_to(site).as_posix(), unicodedata.normalize("NFKC", file.read_text("utf-8"))


def _right(query: Query, texts: dict[str, str]) -> set[str]:
    """Return the records whose text holds the words asked for; English ones from the beginning of a word."""
    words = r"\W+".join(map(re.escape, query.words.split()))
    pattern = re.compile(rf"\b{words}" if re.search("[A-Za-z]", words) else words, re.IGNORECASE)
    return {_record(path) for path, text in texts.items() if pattern.search(text)}


def _record(address: str) -> str:
    """Return a record's path without language, host and the plain edition's own step."""
    path = re.sub(r"^(?:https?://[^/]+)?/?(?:joint-report/)?", "", address).removesuffix("plain/").strip("/")
    return re.sub(r"^[a-z]{2}/", "", path)


def _ask(page: Page, engine: str, query: Query, texts: dict[str, str], figures: Figures) -> None:
    """Ask an engine on a fresh page, then for a little less once more; note what came of both."""
    loaded: list[int] = []
    page.on("response", lambda response: loaded.append(_size(response)))
    spent = time.perf_counter()
    first = _answer(page, engine, query)
    figures.first_seconds.append(time.perf_counter() - spent)
    figures.first_bytes.append(sum(loaded))
    addresses = page.evaluate(OURS_ALL if engine == "ours" else PAGEFIND_ALL)
    right = _right(query, texts)
    found = {_record(one) for one in addresses} & set(map(_record, texts))
    figures.recall.append(len(found & right) / len(right) if right else 1.0)
    figures.precision.append(len(found & right) / len(found) if found else 1.0)
    symbol = query.words.lower().replace("/", "-")
    figures.first_right.append(bool(first) and _record(first[0]).endswith(symbol))
    loaded.clear()
    spent = time.perf_counter()
    _answer(page, engine, Query(query.words[:-1], query.language))
    figures.later_seconds.append(time.perf_counter() - spent)
    figures.later_bytes.append(sum(loaded))


def _answer(page: Page, engine: str, query: Query) -> list[str]:
    """Return the addresses of the first ten results."""
    if engine == "ours":
        found: list[str] = page.evaluate(OURS, [query.words, query.language])
    else:
        found = page.evaluate(PAGEFIND, query.words)
    return found


def _size(response: Response) -> int:
    """Return the bytes of a response as a host sends them; what is packed already is not packed again."""
    body = response.body()
    return len(body) if body[:2] == b"\x1f\x8b" else len(gzip.compress(body, 9))


def _row(name: str, engine: str, figures: Figures) -> str:
    right = f"{mean(figures.first_right):.0%}" if name == "symbols" else "–"
    return json.dumps(
        [
            name,
            engine,
            f"recall {mean(figures.recall):.2f}",
            f"precision {mean(figures.precision):.2f}",
            f"first right {right}",
            f"first {mean(figures.first_bytes) / 1000:.0f} kB, {mean(figures.first_seconds):.2f} s",
            f"later {mean(figures.later_bytes) / 1000:.0f} kB, {mean(figures.later_seconds):.2f} s",
        ],
        ensure_ascii=False,
    )


if __name__ == "__main__":
    main()
