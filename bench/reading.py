"""Measures how built pages read: how much of them is provenance, and how plain the home page is.

`python bench/reading.py site` prints one line a figure; given two folders, the figures of both side by side.
Provenance is what says from where something is known, how surely, and what is not here (`PROVENANCE`): folded parts
included, the header and footer of the page not, nor what cites a text, which leads on from it. A word is a word of
Latin letters or digits, or one Han character.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from xml.etree.ElementTree import Element

import html5lib

PROVENANCE = frozenset(
    {"badge", "cite", "notes", "source", "step", "unknown", "statement", "facts", "item__status", "row__status"}
    | {"strip", "remark", "lineage__source", "text-status", "wanted", "notice"}
)
"""Classes of elements whose words say how something is known."""

_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9]+(?:[’'./–-][A-Za-zÀ-ÿ0-9]+)*|[\u3400-\u9fff]")
_SENTENCE = re.compile(r"[.!?]+(?:\s|$)")
_VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)
_NO_PAGE = re.compile(r"plain(?:\.[a-z]+)?\.html$|/plain/")


def main() -> None:
    """Print the figures of one or two built sites."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="+", type=Path)
    found = [figures(site) for site in parser.parse_args().sites]
    for name in found[0]:
        print(f"{name}: {' → '.join(str(one[name]) for one in found)}")


def figures(site: Path) -> dict[str, object]:
    """Return the figures of a built site by their names."""
    pages = {file.relative_to(site).as_posix(): main_of(file) for file in sorted(site.rglob("index.html"))}
    pages = {name: page for name, page in pages.items() if page is not None and not _NO_PAGE.search(name)}
    everything = sum(count(page) for page in pages.values())
    known = sum(count(page, only=PROVENANCE) for page in pages.values())
    badges = {name: sum("badge" in classes(one) for one in page.iter()) for name, page in pages.items()}
    decisions = [page for name, page in pages.items() if re.match(r"(?:zh/)?decisions/[a-z]+-\S*\d/?\S*index", name)]
    return {
        "pages": len(pages),
        "words": everything,
        "words of provenance, per cent": round(100 * known / everything, 1),
        "badges on the home page": badges["index.html"],
        "median of badges on a page": median(badges.values()),
        "pages of decisions without a link to another site": sum(not external(page) for page in decisions),
        "border styles in site.css": len(border_styles((site / "assets" / "site.css").read_text("utf-8"))),
        "reading grade of the home page (Flesch and Kincaid)": grade(pages["index.html"]),
    }


def main_of(file: Path) -> Element | None:
    """Return the main part of a page; nothing of a redirect."""
    root: Element = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
    return next(root.iter("main"), None)


def classes(element: Element) -> set[str]:
    """Return the classes of an element."""
    return set(str(element.get("class", "")).split())


def texts(element: Element, *, only: frozenset[str] | None = None, inside: bool = False) -> Iterator[str]:
    """Yield the words of an element, or only of what bears one of some classes."""
    if element.tag in {"script", "style", "template", "svg"} or "visually-hidden" in classes(element):
        return
    inside = inside or only is None or not only.isdisjoint(classes(element))
    if inside and element.text:
        yield element.text
    for child in element:
        yield from texts(child, only=only, inside=inside)
        if inside and child.tail:
            yield child.tail


def count(element: Element, *, only: frozenset[str] | None = None) -> int:
    """Return how many words an element holds."""
    return len(_WORD.findall(" ".join(texts(element, only=only))))


def external(page: Element) -> bool:
    """Whether a page leads to another site."""
    return any("external" in str(link.get("rel", "")) for link in page.iter("a"))


def border_styles(css: str) -> set[str]:
    """Return the styles of border in a stylesheet that differ in width or line."""
    lines = re.findall(r"border[a-z-]*:\s*([^;{}]+)", css)
    return {
        found for line in lines for found in re.findall(r"[\d.]+(?:px|rem|em) (?:solid|dashed|dotted|double)", line)
    }


def grade(page: Element) -> float:
    """Return the school grade that the paragraphs of a page ask for."""
    said = [" ".join("".join(p.itertext()).split()) for p in page.iter("p")]
    prose = " ".join(one for one in said if one.endswith((".", "!", "?", ")")) and len(one.split()) > 5)
    words = [word for word in _WORD.findall(prose) if word[0].isalpha()]
    sentences = max(1, len(_SENTENCE.findall(prose)))
    syllables = sum(max(1, len(_VOWELS.findall(word))) for word in words)
    return round(0.39 * len(words) / sentences + 11.8 * syllables / max(1, len(words)) - 15.59, 1)


if __name__ == "__main__":
    main()
