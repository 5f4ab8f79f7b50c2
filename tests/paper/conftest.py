"""Every document on paper of the invented corpus and of the real data, made once for a whole run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from paper.reading import Printed, printed_of
from projects import CORPUS, REAL

_printed_once = cache(printed_of)


@pytest.fixture(scope="session")
def invented() -> Printed:
    """The documents of the invented corpus, in four languages, by the name of their file without its ending."""
    return _printed_once(CORPUS)


@pytest.fixture(scope="session", params=[CORPUS, *REAL], ids=["corpus", *(path.name for path in REAL)])
def printed(request: pytest.FixtureRequest) -> Printed:
    """Those of the corpus, and of the real data: what is said of them holds for every document."""
    project: Path = request.param
    return _printed_once(project)
