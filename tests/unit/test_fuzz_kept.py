"""What searches for failures once led to something new: it fails nothing (`tests/fuzz/targets.py`)."""

from __future__ import annotations

import pytest

from fuzz.targets import TARGETS, kept, seeds

# What was found by a search and failed then, with what must be said instead, is a case where its kind is tested.


@pytest.mark.parametrize("target", TARGETS)
def test_what_was_kept_of_searches_fails_nothing(target: str) -> None:
    assert kept(target)
    for written in kept(target):
        TARGETS[target](written)


@pytest.mark.parametrize("target", TARGETS)
def test_a_search_begins_with_files_that_are_sound_and_small(target: str) -> None:
    begun = [seed for seed in seeds(target) if seed not in kept(target)]
    assert begun
    assert all(len(seed) <= 4001 for seed in begun)
    TARGETS[target](begun[0])
    TARGETS[target](b"")
