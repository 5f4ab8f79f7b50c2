"""The guide to the program agrees with the program: its pictures are drawn from the contract, its paths exist."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from library import REPOSITORY

GUIDES = ("ARCHITECTURE.md", "docs-dev/search.md")
ROOTS = (REPOSITORY, REPOSITORY / "src" / "jointreport")


def test_the_pictures_of_the_rooms_are_drawn_from_the_contract_as_it_stands() -> None:
    done = subprocess.run(
        [sys.executable, "tools/rooms.py", "--check"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("guide", GUIDES)
def test_every_path_a_guide_names_exists(guide: str) -> None:
    """A path is named in code type and holds a folder in lower case; it begins at the top or in the package."""
    text = (REPOSITORY / guide).read_text("utf-8")
    named = set(re.findall(r"`((?!site/|\.cache/|docs/decisions/record)[a-z._-]+/[\w./-]*)`", text))
    assert named
    missing = [name for name in sorted(named) if not any((root / name).exists() for root in ROOTS)]
    assert missing == []
