"""Asks the engine of the search, as it stands in a built site, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from browser.hosting import BASE, hosted
from search.oracle import Found

_OPEN = """async ([root, language]) => {
  await new Promise(done => {
    const script = document.createElement("script");
    script.src = root + "assets/search.js";
    script.onload = done;
    document.head.append(script);
  });
  window.searcher = await jointSearch.open({ root, language });
}"""
# Many queries in one call: each call takes longer than most queries.
_ASK = """async ([queries, count, wanted]) => {
  const answers = [];
  for (const query of queries) {
    const answer = await searcher.find(query);
    const { pages, passages, sections, instead } = answer;
    answers.push({ pages, passages, sections, instead, hits: await answer.hits(0, count, wanted) });
  }
  return answers;
}"""
_PLACES = """async queries => {
  const found = [];
  for (const query of queries) {
    const answer = await searcher.find(query);
    const places = [];
    // A browser refuses to fetch thousands of files at once.
    for (let from = 0; from < answer.pages; from += 100) {
      for (const hit of await answer.hits(from, 100, { passages: Infinity })) {
        places.push([hit.address, hit.passages.filter(one => one.label || one.anchor).map(one => one.anchor)]);
      }
    }
    found.push(places);
  }
  return found;
}"""


class Engine:
    """The search of one site for readers of one language."""

    def __init__(self, page: Page, root: str, language: str) -> None:
        self.page = page
        self.root = root
        self._prefix = "" if language == "en" else f"{language}/"
        page.goto(f"{root}{self._prefix}about/accessibility/index.html")
        page.evaluate(_OPEN, [root, language])

    def answers(self, queries: Sequence[str], count: int = 1_000_000, **wanted: int) -> list[dict[str, Any]]:
        """Return the answers to some queries with their first results."""
        found: list[dict[str, Any]] = self.page.evaluate(_ASK, [list(queries), count, wanted])
        return found

    def hits(self, query: str) -> list[dict[str, Any]]:
        """Return all results of a query."""
        hits: list[dict[str, Any]] = self.answers([query])[0]["hits"]
        return hits

    def places(self, queries: Sequence[str]) -> list[Found]:
        """Return the paragraphs of decisions and documents that each query finds."""
        return [self._places(hits) for hits in self.page.evaluate(_PLACES, list(queries))]

    def _places(self, hits: list[tuple[str, list[str]]]) -> Found:
        paths = ((address.removeprefix(self._prefix), anchors) for address, anchors in hits)
        return frozenset(
            (path, anchor)
            for path, anchors in paths
            for anchor in anchors
            if path.startswith(("decisions/", "documents/")) and path.count("/") > 1
        )


@contextmanager
def engine_of(browser: Browser, site: Path, language: str) -> Iterator[Engine]:
    """Give the engine of a built site, served as a host of static files does."""
    with hosted(site) as host:
        context = browser.new_context()
        yield Engine(context.new_page(), f"{host}{BASE}", language)
        context.close()
