"""The blocks authors may use are a closed set, and data/BLOCKS.md names every one with its arguments."""

from __future__ import annotations

import re

import pytest

from jointreport.views.blocks import block_kinds
from projects import REPOSITORY

# The guide stands with the data, and so may be changed where nothing else is.
pytestmark = pytest.mark.real_data
_ROW = re.compile(r"^\| `([a-z.-]+)` \|([^|]*)\| ([^|]+ / [^|]+) \|$", re.MULTILINE)
_GUIDE = (REPOSITORY / "data" / "BLOCKS.md").read_text("utf-8")


def test_the_guide_names_every_block_and_no_other() -> None:
    assert sorted(name for name, _, _ in _ROW.findall(_GUIDE)) == sorted(block_kinds())


def test_the_guide_names_every_argument() -> None:
    for name, arguments, _ in _ROW.findall(_GUIDE):
        if not block_kinds()[name].each and not name.startswith("report.") and name != "not-found":
            assert tuple(re.findall(r"`([a-z_]+)`", arguments)) == block_kinds()[name].arguments, name


def test_every_block_says_in_one_sentence_what_it_shows() -> None:
    for kind in block_kinds().values():
        assert kind.sentence.endswith("."), kind.name
