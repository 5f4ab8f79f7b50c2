"""Compares this site's search with Pagefind on the same texts: what is found, how much is loaded, how fast.

`python bench/search_against_pagefind.py --project . --pagefind /path/to/python` builds the project, lets Pagefind
index the plain editions of its decisions and documents (title, status and text, nothing else), and asks both for
the same words in Chromium. The Python named must have `pagefind[extended]` 1.5.2; nothing of ours needs it.

A Chinese word is right where it stands as it is, an English one where a word begins with it, a phrase where its
words follow one another. What must be found is what stands in titles, paragraphs and footnotes (read from the YAML
by the oracle of the tests); what may be found is everything on the plain page, which says what the text is as well.
Of Pagefind's results the first thousand are looked at. Bytes are those of the files as a host would send them,
compressed by gzip.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
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
from search.oracle import Oracle  # noqa: E402 - after the path is set.

ASKED = 6
"""So many queries of each kind, drawn from the texts by a fixed seed."""

PAGEFIND = """async text => {
  window.engine = window.engine || await import(
    new URL(document.documentElement.dataset.root + 'pagefind/pagefind.js', document.baseURI).href);
  const found = await window.engine.search(text);
  const first = await Promise.all(found.results.slice(0, 10).map(result => result.data()));
  window.found = found.results;
  return first.map(data => data.url);
}"""
PAGEFIND_ALL = "async () => (await Promise.all(window.found.map(result => result.data()))).map(data => data.url)"
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
OURS_ALL = """async () => {
  const all = [];
  for (let n = 0; n < window.found.pages; n += 50) all.push(...await window.found.hits(n, 50));
  return all.map(hit => hit.address);
}"""


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
        _run(asked.pagefind, "-m", "pagefind", "--site", str(site), "--glob", "**/plain/index.html", "--quiet")
        print(f"Pagefind indexes in {time.perf_counter() - started:.1f} s")
        _compare(site, asked.project)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, env={"PYTHONPATH": str(REPOSITORY / "src"), "PATH": "/usr/bin:/bin"})


def _compare(site: Path, project: Path) -> None:
    texts = Texts(dict(_shown(site)), dict(_held(project)))
    with hosted(site) as address, chromium() as browser:
        for name, queries in _queries(project).items():
            for engine in ("ours", "Pagefind"):
                figures = Figures()
                for query in queries:
                    page = browser.new_page()
                    page.goto(f"{address}/{'' if query.language == 'en' else 'zh/'}")
                    _ask(page, engine, query, texts, figures)
                    page.close()
                print(_row(name, engine, figures))


def _queries(project: Path) -> dict[str, list[Query]]:
    """Return words, phrases and symbols that occur in texts, drawn by chance but always the same."""
    chance = random.Random(1)  # noqa: S311 - No secret depends on it.
    words = [unit.words for unit in Oracle(project).units]
    chance.shuffle(words)
    chinese = [row for text in words for row in re.findall(r"[\u4e00-\u9fff]{6,}", text)[:1]]
    english = [text.split() for text in words if re.fullmatch(r"[a-z ,;.()]{60,}", text)]
    long = [word for row in english for word in row if re.fullmatch("[a-z]{7,}", word)]
    phrases = [" ".join(row[2:5]) for row in english if all(word.isalpha() for word in row[2:5])]
    symbols = re.findall(r"(?m)^symbol: (\S+/\d+)$", "\n".join(_records(project)))
    return {
        "Chinese, 2 to 4 characters": [Query(row[1 : 3 + n % 3], "zh") for n, row in enumerate(chinese[:ASKED])],
        "English words": [Query(word, "en") for word in chance.sample(long, ASKED)],
        "English, three words": [Query(f'"{phrase}"', "en") for phrase in phrases[:ASKED]],
        "symbols": [Query(symbol, "zh") for symbol in chance.sample(symbols, ASKED)],
    }


def _records(project: Path) -> Iterator[str]:
    for file in sorted((project / "data" / "decisions").glob("*.yaml")):
        yield file.read_text("utf-8")


@dataclass(frozen=True)
class Texts:
    """The plain page of each record as shown, and its title and text alone; both by the path of the record."""

    shown: dict[str, str]
    held: dict[str, str]


def _shown(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the plain pages of each record, all languages together."""
    found: dict[str, str] = {}
    for file in sorted(site.glob("**/plain.txt")):
        path = _record(file.parent.relative_to(site).as_posix())
        found[path] = found.get(path, "") + unicodedata.normalize("NFKC", file.read_text("utf-8"))
    yield from found.items()


def _held(project: Path) -> Iterator[tuple[str, str]]:
    """Yield the title and text of each record, all languages together."""
    found: dict[str, str] = {}
    for unit in Oracle(project).units:
        path = unit.record.strip("/")
        found[path] = f"{found.get(path, '')}\n{unit.title}\n{unit.words}"
    yield from found.items()


def _right(query: Query, texts: dict[str, str]) -> set[str]:
    """Return the records whose text holds the words asked for; English ones from the beginning of a word."""
    words = r"\W+".join(map(re.escape, query.words.strip('"').split()))
    # The number that ends a symbol is whole: MC-1/1 is not MC-1/15.
    end = r"(?!\d)" if words[-1].isdigit() else ""
    pattern = re.compile(rf"\b{words}{end}" if re.search("[A-Za-z]", words) else words, re.IGNORECASE)
    return {path for path, text in texts.items() if pattern.search(text)}


def _record(address: str) -> str:
    """Return a record's path without language, host and the plain edition's own step."""
    path = re.sub(r"^(?:https?://[^/]+)?/?(?:joint-report/)?", "", address).removesuffix("plain/").strip("/")
    return re.sub(r"^[a-z]{2}/", "", path)


def _ask(page: Page, engine: str, query: Query, texts: Texts, figures: Figures) -> None:
    """Ask an engine on a fresh page, then for a little less once more; note what came of both."""
    loaded: list[Response] = []
    page.on("response", lambda response: loaded.append(response))  # noqa: PLW0108 - Playwright marks it, and a method cannot be marked.
    spent = time.perf_counter()
    first = _answer(page, engine, query)
    figures.first_seconds.append(time.perf_counter() - spent)
    figures.first_bytes.append(_sent(page, loaded))
    spent = time.perf_counter()
    _answer(page, engine, Query(query.words[:-1], query.language))
    figures.later_seconds.append(time.perf_counter() - spent)
    figures.later_bytes.append(_sent(page, loaded))
    _answer(page, engine, query)
    addresses = page.evaluate(OURS_ALL if engine == "ours" else PAGEFIND_ALL)
    # Only records with a plain page are compared: Pagefind knows no others.
    found = {_record(one) for one in addresses} & texts.shown.keys()
    wanted, allowed = _right(query, texts.held) & texts.shown.keys(), _right(query, texts.shown)
    figures.recall.append(len(found & wanted) / len(wanted) if wanted else 1.0)
    figures.precision.append(len(found & allowed) / len(found) if found else 1.0)
    symbol = query.words.lower().replace("/", "-")
    figures.first_right.append(bool(first) and _record(first[0]).endswith(symbol))


def _answer(page: Page, engine: str, query: Query) -> list[str]:
    """Return the addresses of the first ten results."""
    if engine == "ours":
        found: list[str] = page.evaluate(OURS, [query.words, query.language])
    else:
        found = page.evaluate(PAGEFIND, query.words)
    return found


def _sent(page: Page, loaded: list[Response]) -> int:
    """Return the bytes of all responses since the last time."""
    page.wait_for_load_state("networkidle")
    sizes = sum(map(_size, loaded))
    loaded.clear()
    return sizes


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
