"""Each case of `cases.yaml`: what a query finds on the invented corpus, and in which order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from search.engine import Engine

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))


def told(hit: dict[str, Any], language: str) -> str:
    """Return a result as the cases write it: its page, then its paragraphs, with their language where it is another."""
    path = hit["address"] if language == "en" else hit["address"].removeprefix(f"{language}/")
    return " ".join((path, *(_paragraph(one) for one in hit["passages"])))


def _paragraph(passage: dict[str, Any]) -> str:
    language = passage["language"] if passage["foreign"] else ""
    # The title alone, which is shown where it was found in another language, has neither anchor nor label.
    place = passage["anchor"] or ("top" if passage["label"] or not language else "")
    return "-".join(part for part in (place, language) if part)


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_case(case: dict[str, Any], engines: dict[str, Engine]) -> None:
    language = case.get("in", "en")
    found = [told(hit, language) for hit in engines[language].hits(case["query"])]
    if "first" in case:
        found = found[: len(case["first"])]
    assert found == case.get("found", case.get("first"))
